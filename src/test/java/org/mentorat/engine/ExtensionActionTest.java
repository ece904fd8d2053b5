package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorat.engine.ActionAnswers.assertNotNow;
import static org.mentorat.engine.ActionAnswers.assertRefused;
import static org.mentorat.engine.ActionAnswers.body;
import static org.mentorat.engine.ActionAnswers.shown;
import static org.mentorat.process.MentorshipProcess.AGREE_EXTENSION;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.Together;
import org.mentorat.closure.Extensions;
import org.mentorat.closure.ServiceExtension;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.mentorship.Side;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The action {@code extension} over HTTP: who may ask, when, and until when (X5). */
@MentoratTest
class ExtensionActionTest {

  @LocalServerPort private int port;
  @Autowired private ApplicationContext spring;
  @Autowired private TaskService tasks;
  @Autowired private Extensions extensions;
  private Scene scene;
  private String mentor;
  private String coordinator;

  @BeforeEach
  void scene() {
    scene = new Scene(spring);
    mentor = scene.mentor(1);
    coordinator = scene.account(Roles.COORDINATORS);
  }

  @Test
  void nobody_extends_what_has_not_begun() {
    ProcessInstance instance = scene.assignedTo(mentor);

    for (String account : List.of(mentor, scene.mentee(instance), coordinator)) {
      assertNotNow(opens(account, instance), "dès le premier contact");
      assertNotNow(asks(account, instance, later()), "dès le premier contact");
    }
    assertThat(extensions.of(scene.reference(instance))).isEmpty();
  }

  @Test
  void nobody_extends_what_is_over() {
    ProcessInstance instance = scene.inService(mentor);
    TestTime.stopAt(scene.mentorship(instance).serviceEndsAt());

    for (String account : List.of(mentor, scene.mentee(instance), coordinator)) {
      assertNotNow(opens(account, instance), "est terminé");
      assertNotNow(asks(account, instance, later()), "est terminé");
    }
    assertThat(extensions.of(scene.reference(instance))).isEmpty();
  }

  @Test
  void a_mentorship_is_unknown_to_those_who_have_no_part_in_it() {
    ProcessInstance instance = scene.inService(mentor);
    String otherMentee = scene.mentee(scene.inService(scene.mentor(1)));

    for (String stranger : List.of(otherMentee, scene.mentor(1), scene.account(Roles.AUDITORS))) {
      for (Web.Answer answer :
          List.of(
              opens(stranger, instance),
              asks(stranger, instance, later()),
              asks(stranger, instance, Map.of()))) {
        assertThat(answer.status()).as("%s: %s", stranger, answer).isEqualTo(404);
        assertThat(answer.body()).doesNotContain(scene.reference(instance));
      }
    }
    assertThat(program(coordinator).get(address("M-2020-00001")).status()).isEqualTo(404);
    assertThat(extensions.of(scene.reference(instance))).isEmpty();
  }

  @Test
  void all_three_may_ask_one_at_a_time_and_not_beside_an_early_end() {
    for (Side side : new Side[] {Side.MENTEE, Side.MENTOR, null}) {
      ProcessInstance instance = scene.inService(scene.mentor(1));
      List<String> all = List.of(scene.mentee(instance), scene.mentor(instance), coordinator);
      String account = all.get(side == null ? 2 : side.ordinal());
      assertThat(shown(opens(account, instance).json(), "latestDay")).isNotBlank();

      Web.Answer answer = asks(account, instance, later());
      assertThat(answer.status()).as("%s", answer).isEqualTo(200);
      assertThat(extensions.of(scene.reference(instance)))
          .singleElement()
          .returns(answer.json().path("id").asLong(), ServiceExtension::id)
          .returns(side, ServiceExtension::side)
          .returns(account, ServiceExtension::requestedBy);
      scene.runWhatIsDue(instance);
      for (String other : all) {
        assertNotNow(opens(other, instance), "déjà demandée");
        assertNotNow(asks(other, instance, later()), "déjà demandée");
      }
    }
    ProcessInstance ending = scene.inService(mentor);
    scene.asks(mentor, ending, "early-end", YearForms.earlyEnd());
    assertNotNow(asks(mentor, ending, later()), "fin de ce mentorat est déjà demandée");
  }

  @Test
  void a_no_is_read_by_whoever_asks_again() {
    ProcessInstance instance = scene.inService(mentor);
    scene.asks(mentor, instance, "extension", later());
    scene.mentees(instance, AGREE_EXTENSION, YearForms.extensionDeclined());

    assertThat(shown(opens(mentor, instance).json(), "lastAnswer"))
        .endsWith("Mon horaire ne le permet pas");
  }

  @Test
  void the_new_day_comes_after_the_planned_one_and_within_12_months_of_it() {
    ProcessInstance instance = scene.inService(mentor);
    LocalDate last = extensions.lastDay(scene.reference(instance));

    assertRefused(asks(mentor, instance, Map.of()), "lastDay", "why");
    for (LocalDate day : List.of(YearForms.today(), last, last.plusMonths(12).plusDays(1))) {
      assertRefused(asks(mentor, instance, YearForms.extension(day)), "lastDay");
    }
    assertThat(extensions.of(scene.reference(instance))).isEmpty();
    assertThat(asks(mentor, instance, YearForms.extension(last.plusMonths(12))).status())
        .isEqualTo(200);
  }

  @Test
  void nothing_outlasts_the_project() {
    LocalDate projectEnd = YearForms.today().plusMonths(14);
    scene = new Scene(spring, projectEnd);
    ProcessInstance instance = scene.inService(scene.mentor(1));
    String mentee = scene.mentee(instance);
    assertRefused(asks(mentee, instance, YearForms.extension(projectEnd.plusDays(1))), "lastDay");
    assertThat(asks(mentee, instance, YearForms.extension(projectEnd)).status()).isEqualTo(200);

    scene = new Scene(spring, YearForms.today().plusMonths(6));
    ProcessInstance whole = scene.inService(scene.mentor(1));
    assertNotNow(opens(scene.mentee(whole), whole), "jusqu’à la fin du projet");
    assertNotNow(asks(scene.mentee(whole), whole, later()), "jusqu’à la fin du projet");
  }

  @Test
  void of_fifty_who_ask_at_once_one_does() throws InterruptedException {
    ProcessInstance instance = scene.inService(mentor);
    List<Web> pair = List.of(program(mentor), program(scene.mentee(instance)));
    String address = address(scene.reference(instance));
    String body = body(later());

    List<Object> answers = Together.act(50, i -> () -> pair.get(i % 2).post(address, body));
    scene.runWhatIsDue(instance);

    assertOneOfThem(answers, "déjà demandée");
    assertThat(extensions.of(scene.reference(instance))).hasSize(1);
    assertThat(open(instance, AGREE_EXTENSION)).isEqualTo(1);
  }

  private long open(ProcessInstance instance, String task) {
    return tasks
        .createTaskQuery()
        .processInstanceId(instance.getId())
        .taskDefinitionKey(task)
        .count();
  }

  private static void assertOneOfThem(List<Object> answers, String sentence) {
    assertThat(answers)
        .extracting(answer -> ((Web.Answer) answer).status())
        .containsOnly(200, 409)
        .containsOnlyOnce(200);
    assertThat(answers)
        .map(answer -> (Web.Answer) answer)
        .filteredOn(answer -> answer.status() == 409)
        .allSatisfy(
            answer -> assertThat(answer.json().path("message").asText()).contains(sentence));
  }

  private static Map<String, Object> later() {
    return YearForms.extension(YearForms.today().plusMonths(15));
  }

  private Web.Answer asks(String account, ProcessInstance instance, Map<String, Object> form) {
    return program(account).post(address(scene.reference(instance)), body(form));
  }

  private Web.Answer opens(String account, ProcessInstance instance) {
    return program(account).get(address(scene.reference(instance)));
  }

  private Web program(String account) {
    return Web.program(port, scene.withPassword(account), Scene.PASSWORD);
  }

  private static String address(String reference) {
    return "/api/mentorships/" + reference + "/extension";
  }
}
