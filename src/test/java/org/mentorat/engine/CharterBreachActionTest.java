package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorat.engine.ActionAnswers.assertNotNow;
import static org.mentorat.engine.ActionAnswers.assertRefused;
import static org.mentorat.engine.ActionAnswers.body;
import static org.mentorat.process.ConfidentialWordProcess.ACKNOWLEDGE_BREACH;
import static org.mentorat.process.MentorshipProcess.MAKE_FIRST_CONTACT;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.Together;
import org.mentorat.charter.Breach;
import org.mentorat.charter.Breaches;
import org.mentorat.charter.Confidants;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.process.ConfidentialWordProcess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A word in confidence over HTTP: who may, from when, until when, and what it says in return. */
@MentoratTest
class CharterBreachActionTest {

  @LocalServerPort private int port;
  @Autowired private ApplicationContext spring;
  @Autowired private Breaches breaches;
  @Autowired private Confidants confidants;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  private Scene scene;
  private String named;
  private String mentor;

  @BeforeEach
  void scene() {
    scene = new Scene(spring);
    named = scene.account(Roles.COORDINATORS);
    confidants.name(scene.project, List.of(named), "admin");
    mentor = scene.mentor(1);
  }

  @Test
  void nobody_confides_anything_before_the_first_contact() {
    ProcessInstance instance = scene.assignedTo(mentor);

    for (String account : List.of(mentor, scene.mentee(instance))) {
      assertNotNow(confides(account, instance), "dès le premier contact");
      assertNotNow(opens(account, instance), "dès le premier contact");
      assertThat(breaches.toldBy(scene.reference(instance), account)).isEmpty();
    }
    assertThat(words(instance)).isZero();
  }

  @Test
  void a_word_is_received_in_the_moment_in_which_the_service_opens() {
    ProcessInstance instance = scene.assignedTo(mentor);
    String task = scene.task(instance, MAKE_FIRST_CONTACT).getId();
    scene.submits(mentor, List.of(Roles.MENTORS), task, Scene.contacted());

    assertThat(confides(scene.mentee(instance), instance).status()).isEqualTo(200);
    scene.runWhatIsDue(instance);
    assertThat(words(instance)).isEqualTo(1);
  }

  @Test
  void a_word_is_received_until_thirty_days_after_the_end_and_then_no_more() {
    ProcessInstance instance = scene.inService(mentor);
    String reference = scene.reference(instance);
    String mentee = scene.mentee(instance);
    scene.passesUntil(instance, scene.mentorship(instance).serviceEndsAt());
    scene.passes(instance, Duration.ofDays(14));
    Instant closed = spring.getBean(MentorshipRegister.class).mentorship(reference).closedAt();

    TestTime.stopAt(closed.plus(Duration.ofDays(30)).minusMillis(1));
    for (String account : List.of(mentor, mentee)) {
      assertThat(post(account, reference, YearForms.confidentialWord()).status()).isEqualTo(200);
    }
    assertThat(
            runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(ConfidentialWordProcess.KEY)
                .processInstanceBusinessKey(reference)
                .list())
        .hasSize(2)
        .allSatisfy(
            word ->
                assertThat(
                        tasks
                            .createTaskQuery()
                            .processInstanceId(word.getId())
                            .taskDefinitionKey(ACKNOWLEDGE_BREACH)
                            .taskCandidateUser(named)
                            .count())
                    .isEqualTo(1));
    assertThat(
            spring
                .getBean(HistoryService.class)
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(ConfidentialWordProcess.KEY)
                .processInstanceBusinessKey(reference)
                .list())
        .extracting(HistoricProcessInstance::getStartUserId)
        .containsOnlyNulls();
    assertThat(
            spring
                .getBean(HistoryService.class)
                .createUserOperationLogQuery()
                .userId(mentee)
                .afterTimestamp(Date.from(closed.plus(Duration.ofDays(30)).minusMillis(2)))
                .list())
        .isEmpty();

    TestTime.stopAt(closed.plus(Duration.ofDays(30)));
    Map<String, Object> later = YearForms.confidentialWord();
    later.put("text", "Encore une chose");
    assertNotNow(post(mentee, reference, later), "terminé depuis trop longtemps");
  }

  @Test
  void a_mentorship_is_unknown_to_those_who_have_no_part_in_it() {
    ProcessInstance instance = scene.inService(mentor);
    String address = address(scene.reference(instance));

    for (String stranger :
        List.of(
            scene.mentee(scene.inService(scene.mentor(1))),
            scene.mentor(1),
            named,
            scene.account(Roles.AUDITORS))) {
      Web web = program(stranger);
      assertThat(web.get(address).status()).isEqualTo(404);
      assertThat(web.post(address, body(YearForms.confidentialWord())).status()).isEqualTo(404);
    }
    assertThat(Web.anonymous(port).get(address).status()).isEqualTo(401);
    assertThat(words(instance)).isZero();
  }

  @Test
  void a_mentor_who_declined_confides_nothing_any_more() {
    ProcessInstance instance = scene.assignedTo(mentor);
    scene.mentors(mentor, instance, Scene.declined());

    assertThat(confides(mentor, instance).status()).isEqualTo(404);
  }

  @Test
  void a_bad_word_is_refused_at_its_field_and_nothing_is_kept() {
    ProcessInstance instance = scene.inService(mentor);
    String mentee = scene.mentee(instance);

    assertRefused(
        post(mentee, scene.reference(instance), Map.of()),
        "safeToGoOn",
        "kind",
        "text",
        "contactWished");
    assertRefused(with(mentee, instance, "text", " "), "text");
    assertRefused(with(mentee, instance, "text", "x".repeat(4001)), "text");
    assertRefused(with(mentee, instance, "kind", "money"), "kind");
    assertRefused(with(mentee, instance, "safeToGoOn", "maybe"), "safeToGoOn");
    assertRefused(with(mentee, instance, "contactChannel", ""), "contactChannel");
    assertThat(breaches.toldBy(scene.reference(instance), mentee)).isEmpty();
    assertThat(words(instance)).isZero();
  }

  @Test
  void of_fifty_clicks_on_the_same_words_one_is_a_word() throws InterruptedException {
    ProcessInstance instance = scene.inService(mentor);
    Web web = program(scene.mentee(instance));
    String address = address(scene.reference(instance));
    String same = body(YearForms.confidentialWord());

    List<Object> answers = Together.act(50, i -> () -> web.post(address, same));
    scene.runWhatIsDue(instance);

    assertThat(answers)
        .map(answer -> ((Web.Answer) answer).status())
        .containsOnly(200, 409)
        .containsOnlyOnce(200);
    assertThat(answers)
        .map(Web.Answer.class::cast)
        .filteredOn(answer -> answer.status() == 409)
        .allSatisfy(answer -> assertNotNow(answer, "déjà remis"));
    assertThat(words(instance)).isEqualTo(1);
  }

  @Test
  void different_words_at_once_are_as_many_words() throws InterruptedException {
    ProcessInstance instance = scene.inService(mentor);
    String mentee = scene.withPassword(scene.mentee(instance));
    String address = address(scene.reference(instance));
    scene.withPassword(mentor);

    List<Object> answers =
        Together.act(
            10,
            i ->
                () -> {
                  Map<String, Object> form = YearForms.confidentialWord();
                  form.put("text", "Mot " + i / 2);
                  return Web.program(port, i % 2 == 0 ? mentee : mentor, Scene.PASSWORD)
                      .post(address, body(form));
                });
    scene.runWhatIsDue(instance);

    assertThat(answers).map(answer -> ((Web.Answer) answer).status()).containsOnly(200);
    assertThat(words(instance)).isEqualTo(10);
    assertThat(breaches.toldBy(scene.reference(instance), mentee))
        .hasSize(5)
        .extracting(Breach::reportedBy)
        .containsOnly(mentee);
  }

  @Test
  void the_form_names_who_will_read_and_shows_ones_own_words_only() {
    ProcessInstance instance = scene.inService(mentor);
    String mentee = scene.mentee(instance);
    assertThat(opens(mentee, instance).body()).contains(named);
    assertThat(confides(mentee, instance).status()).isEqualTo(200);

    assertThat(opens(mentee, instance).body()).contains("répété au bureau", "pas encore lu");
    assertThat(opens(mentor, instance).body()).doesNotContain("répété au bureau", "pas encore lu");

    confidants.remove(scene.project, List.of(named));
    assertThat(opens(mentor, instance).body()).contains("Personne n’est encore désigné");
  }

  private long words(ProcessInstance instance) {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(ConfidentialWordProcess.KEY)
        .processInstanceBusinessKey(scene.reference(instance))
        .count();
  }

  private Web.Answer with(String account, ProcessInstance instance, String key, Object value) {
    Map<String, Object> form = YearForms.confidentialWord();
    form.put(key, value);
    return post(account, scene.reference(instance), form);
  }

  private Web.Answer confides(String account, ProcessInstance instance) {
    return post(account, scene.reference(instance), YearForms.confidentialWord());
  }

  private Web.Answer post(String account, String reference, Map<String, Object> form) {
    return program(account).post(address(reference), body(form));
  }

  private Web.Answer opens(String account, ProcessInstance instance) {
    return program(account).get(address(scene.reference(instance)));
  }

  private Web program(String account) {
    return Web.program(port, scene.withPassword(account), Scene.PASSWORD);
  }

  private static String address(String reference) {
    return "/api/mentorships/" + reference + "/charter-breach";
  }
}
