package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorat.engine.ActionAnswers.assertNotNow;
import static org.mentorat.engine.ActionAnswers.assertRefused;
import static org.mentorat.engine.ActionAnswers.body;
import static org.mentorat.engine.ActionAnswers.shown;
import static org.mentorat.engine.ActionAnswers.variables;
import static org.mentorat.process.MentorshipProcess.AGREE_EARLY_END;
import static org.mentorat.process.MentorshipProcess.DECIDE_EARLY_END;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTEE;
import static org.mentorat.process.MentorshipProcess.MAKE_FIRST_CONTACT;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.Together;
import org.mentorat.closure.EarlyEnd;
import org.mentorat.closure.EarlyEndReason;
import org.mentorat.closure.EarlyEndState;
import org.mentorat.closure.EarlyEnds;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.mentorship.Side;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The action {@code early-end} over HTTP: who may ask, when, and what the others learn of it. */
@MentoratTest
class EarlyEndActionTest {

  @LocalServerPort private int port;
  @Autowired private ApplicationContext spring;
  @Autowired private TaskService tasks;
  @Autowired private EarlyEnds ends;
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
  void nobody_ends_what_has_not_begun() {
    ProcessInstance instance = scene.assignedTo(mentor);

    for (String account : List.of(mentor, scene.mentee(instance), coordinator)) {
      assertNotNow(opens(account, instance), "dès le premier contact");
      assertNotNow(asks(account, instance, YearForms.earlyEnd()), "dès le premier contact");
    }
    assertThat(ends.of(scene.reference(instance))).isEmpty();
  }

  @Test
  void whoever_asks_while_the_service_is_being_opened_may_try_again() {
    ProcessInstance instance = scene.assignedTo(mentor);
    String task = scene.task(instance, MAKE_FIRST_CONTACT).getId();
    scene.submits(mentor, List.of(Roles.MENTORS), task, Scene.contacted());

    assertNotNow(asks(mentor, instance, YearForms.earlyEnd()), "Réessayez");
    assertThat(ends.of(scene.reference(instance))).isEmpty();
    scene.runWhatIsDue(instance);
    assertThat(asks(mentor, instance, YearForms.earlyEnd()).status()).isEqualTo(200);
  }

  @Test
  void nobody_ends_what_is_over() {
    ProcessInstance instance = scene.inService(mentor);
    TestTime.stopAt(scene.mentorship(instance).serviceEndsAt());

    for (String account : List.of(mentor, scene.mentee(instance), coordinator)) {
      assertNotNow(opens(account, instance), "est terminé");
      assertNotNow(asks(account, instance, YearForms.earlyEnd()), "est terminé");
    }
    assertThat(ends.of(scene.reference(instance))).isEmpty();
  }

  @Test
  void nothing_is_asked_once_an_early_end_has_taken_effect() {
    ProcessInstance instance = scene.inService(mentor);
    assertThat(asks(coordinator, instance, YearForms.earlyEnd()).status()).isEqualTo(200);
    scene.runWhatIsDue(instance);

    assertNotNow(asks(mentor, instance, YearForms.earlyEnd()), "est terminé");
    Web mentee = program(scene.mentee(instance));
    for (String action : List.of("help-request", "training-request", "meeting")) {
      assertNotNow(
          mentee.get("/api/mentorships/" + scene.reference(instance) + "/" + action),
          "est terminé");
    }
  }

  @Test
  void a_mentorship_is_unknown_to_those_who_have_no_part_in_it() {
    ProcessInstance instance = scene.inService(mentor);
    String otherMentee = scene.mentee(scene.inService(scene.mentor(1)));

    for (String stranger : List.of(otherMentee, scene.mentor(1), scene.account(Roles.AUDITORS))) {
      for (Web.Answer answer :
          List.of(
              opens(stranger, instance),
              asks(stranger, instance, YearForms.earlyEnd()),
              asks(stranger, instance, Map.of()))) {
        assertThat(answer.status()).as("%s: %s", stranger, answer).isEqualTo(404);
        assertThat(answer.body()).doesNotContain(scene.reference(instance));
      }
    }
    assertThat(program(coordinator).get(address("M-2020-00001")).status()).isEqualTo(404);
    assertThat(ends.of(scene.reference(instance))).isEmpty();
  }

  @Test
  void each_side_asks_as_itself() {
    for (Side side : new Side[] {Side.MENTEE, Side.MENTOR, null}) {
      ProcessInstance instance = scene.inService(scene.mentor(1));
      String account =
          side == null
              ? coordinator
              : side == Side.MENTEE ? scene.mentee(instance) : scene.mentor(instance);
      JsonNode form = opens(account, instance).json();
      assertThat(shown(form, "menteeName"))
          .isEqualTo(scene.mentorship(instance).mentee().displayName());
      assertThat(shown(form, "serviceEndsOn")).isNotBlank();
      assertThat(shown(form, "lastAnswer")).isNull();

      Web.Answer answer = asks(account, instance, YearForms.earlyEnd());
      assertThat(answer.status()).as("%s", answer).isEqualTo(200);
      assertThat(ends.of(scene.reference(instance)))
          .singleElement()
          .returns(answer.json().path("id").asLong(), EarlyEnd::id)
          .returns(side, EarlyEnd::side)
          .returns(account, EarlyEnd::requestedBy)
          .returns(EarlyEndReason.LACK_OF_TIME, EarlyEnd::reason)
          .returns("Trois dossiers de plus depuis septembre", EarlyEnd::words)
          .returns(EarlyEndState.OPEN, EarlyEnd::state);
      scene.runWhatIsDue(instance);
      assertThat(scene.task(instance, AGREE_EARLY_END) != null).isEqualTo(side != null);
    }
  }

  @Test
  void a_mentor_who_also_coordinates_does_not_decide_alone_on_their_own() {
    spring.getBean(IdentityService.class).createMembership(mentor, Roles.COORDINATORS);
    ProcessInstance instance = scene.inService(mentor);

    assertThat(asks(mentor, instance, YearForms.earlyEnd()).status()).isEqualTo(200);
    scene.runWhatIsDue(instance);

    assertThat(ends.of(scene.reference(instance)))
        .extracting(EarlyEnd::side)
        .containsExactly(Side.MENTOR);
    assertThat(scene.task(instance, AGREE_EARLY_END)).isNotNull();
  }

  @Test
  void a_second_request_is_refused_until_the_first_one_is_decided() {
    ProcessInstance instance = scene.inService(mentor);
    String mentee = scene.mentee(instance);
    assertThat(asks(mentor, instance, YearForms.earlyEnd()).status()).isEqualTo(200);
    scene.runWhatIsDue(instance);

    for (String account : List.of(mentor, mentee, coordinator)) {
      assertNotNow(opens(account, instance), "déjà demandée");
      assertNotNow(asks(account, instance, YearForms.earlyEnd()), "déjà demandée");
    }
    scene.mentees(instance, AGREE_EARLY_END, YearForms.earlyEndToDiscuss());
    assertNotNow(asks(mentee, instance, YearForms.earlyEnd()), "déjà demandée");
    scene.coordinates(instance, DECIDE_EARLY_END, YearForms.earlyEndRefused());

    for (String account : List.of(mentor, mentee)) {
      assertThat(shown(opens(account, instance).json(), "lastAnswer"))
          .endsWith("Nous en reparlons ensemble en janvier");
    }
    assertThat(asks(mentee, instance, YearForms.earlyEnd(YearForms.today().plusDays(9))).status())
        .isEqualTo(200);
    scene.runWhatIsDue(instance);
    scene.mentors(instance, AGREE_EARLY_END, YearForms.earlyEndAgreed());
    // Agreed, and its day still to come.
    assertNotNow(asks(coordinator, instance, YearForms.earlyEnd()), "déjà demandée");
    assertThat(ends.of(scene.reference(instance))).hasSize(2);
  }

  @Test
  void a_bad_submission_is_refused_at_its_field() {
    ProcessInstance instance = scene.inService(mentor);

    assertRefused(asks(mentor, instance, Map.of()), "reason", "confirmed");
    assertRefused(asks(mentor, instance, with("reason", "noReason")), "reason");
    assertRefused(asks(mentor, instance, with("confirmed", false)), "confirmed");
    assertRefused(asks(mentor, instance, with("words", "x".repeat(2001))), "words");
    Map<String, Object> other = with("reason", "other");
    other.remove("words");
    assertRefused(asks(mentor, instance, other), "words");
    assertRefused(
        asks(mentor, instance, YearForms.earlyEnd(YearForms.today().minusDays(1))), "lastDay");
    assertRefused(
        asks(mentor, instance, YearForms.earlyEnd(YearForms.today().plusYears(1).plusDays(1))),
        "lastDay");
    assertThat(ends.of(scene.reference(instance))).isEmpty();
  }

  @Test
  void of_fifty_who_ask_at_once_one_does() throws InterruptedException {
    ProcessInstance instance = scene.inService(mentor);
    List<Web> pair = List.of(program(mentor), program(scene.mentee(instance)));
    String address = address(scene.reference(instance));
    String body = body(YearForms.earlyEnd());

    List<Object> answers = Together.act(50, i -> () -> pair.get(i % 2).post(address, body));
    scene.runWhatIsDue(instance);

    assertOneOfThem(answers, "déjà demandée");
    assertThat(ends.of(scene.reference(instance))).hasSize(1);
    assertThat(open(instance, AGREE_EARLY_END)).isEqualTo(1);
  }

  @Test
  void of_fifty_coordinators_who_decide_at_once_one_does() throws InterruptedException {
    ProcessInstance instance = scene.inService(mentor);
    scene.asks(mentor, instance, "early-end", YearForms.earlyEnd());
    scene.mentees(instance, AGREE_EARLY_END, YearForms.earlyEndToDiscuss());
    String task = scene.task(instance, DECIDE_EARLY_END).getId();
    Web web = program(coordinator);
    String address = "/engine-rest/task/" + task + "/submit-form";
    List<String> bodies =
        List.of(
            variables(YearForms.earlyEndDecided(YearForms.today())),
            variables(YearForms.earlyEndRefused()));

    List<Object> answers =
        Together.act(50, i -> () -> web.post(address, bodies.get(i % bodies.size())));
    scene.runWhatIsDue(instance);

    assertThat(answers)
        .extracting(answer -> ((Web.Answer) answer).status())
        .containsOnly(204, 409)
        .containsOnlyOnce(204);
    boolean ended = ends.of(scene.reference(instance)).get(0).state() == EarlyEndState.DONE;
    assertThat(open(instance, EVALUATE_AS_MENTEE)).isEqualTo(ended ? 1 : 0);
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

  private static Map<String, Object> with(String key, Object value) {
    Map<String, Object> form = YearForms.earlyEnd();
    form.put(key, value);
    return form;
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
    return "/api/mentorships/" + reference + "/early-end";
  }
}
