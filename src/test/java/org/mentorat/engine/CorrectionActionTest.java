package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorat.engine.ActionAnswers.assertNotNow;
import static org.mentorat.engine.ActionAnswers.assertRefused;
import static org.mentorat.engine.ActionAnswers.body;
import static org.mentorat.engine.ActionAnswers.shown;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ASSIGNMENT;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.Together;
import org.mentorat.correction.Corrections;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.people.Directory;
import org.mentorat.people.Mentor;
import org.mentorat.people.MentorPlaces;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The actions {@code assignment-correction} and {@code reopening} over HTTP. */
@MentoratTest
class CorrectionActionTest {

  private static final String CORRECTION = "assignment-correction";
  private static final String REOPENING = "reopening";

  @LocalServerPort private int port;
  @Autowired private ApplicationContext spring;
  @Autowired private RuntimeService runtime;
  @Autowired private Corrections corrections;
  @Autowired private Directory directory;
  @Autowired private MentorPlaces places;
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
  void only_the_coordination_corrects() {
    ProcessInstance assigned = scene.assignedTo(mentor);
    ProcessInstance closed = referred();

    for (String stranger :
        List.of(mentor, scene.mentee(assigned), scene.account(Roles.AUDITORS), scene.mentor(1))) {
      for (Web.Answer answer :
          List.of(
              opens(stranger, assigned, CORRECTION),
              asks(stranger, assigned, CORRECTION, YearForms.assignmentCorrected()),
              opens(stranger, closed, REOPENING),
              asks(stranger, closed, REOPENING, YearForms.reopened()))) {
        assertThat(answer.status()).as("%s: %s", stranger, answer).isEqualTo(404);
      }
    }
    assertThat(program(coordinator).get(address("M-2020-00001", REOPENING)).status())
        .isEqualTo(404);
    assertThat(corrections.of(scene.reference(assigned))).isEmpty();
    assertThat(corrections.of(scene.reference(closed))).isEmpty();
  }

  @Test
  void the_forms_say_what_would_be_undone() {
    ProcessInstance assigned = scene.assignedTo(mentor);
    JsonNode correction = opens(coordinator, assigned, CORRECTION).json();
    assertThat(shown(correction, "menteeName"))
        .isEqualTo(scene.mentorship(assigned).mentee().displayName());
    assertThat(shown(correction, "mentorName")).isNotBlank();
    assertThat(shown(correction, "assignedAt")).isNotBlank();

    JsonNode reopening = opens(coordinator, referred(), REOPENING).json();
    assertThat(shown(reopening, "closedAs")).isEqualTo("Dirigé vers une autre ressource");
    assertThat(shown(reopening, "closedAt")).isNotBlank();
    assertThat(shown(reopening, "reopenableUntil")).isNotBlank();
    assertThat(shown(reopening, "serviceEndsOn")).isNull();
  }

  @Test
  void what_is_missing_is_refused_at_its_field() {
    ProcessInstance assigned = scene.assignedTo(mentor);
    assertRefused(
        asks(coordinator, assigned, CORRECTION, Map.of()), "reason", "words", "mayReturn");
    Map<String, Object> form = YearForms.assignmentCorrected();
    form.put("words", "x".repeat(2001));
    assertRefused(asks(coordinator, assigned, CORRECTION, form), "words");

    ProcessInstance closed = referred();
    assertRefused(asks(coordinator, closed, REOPENING, Map.of()), "reason", "words", "confirmed");
    Map<String, Object> ofTheOther = YearForms.reopened();
    ofTheOther.put("reason", "wrongPerson");
    assertRefused(asks(coordinator, closed, REOPENING, ofTheOther), "reason");
  }

  @Test
  void an_assignment_is_corrected_only_before_the_first_contact() {
    ProcessInstance waiting = scene.register();
    assertNotNow(opens(coordinator, waiting, CORRECTION), "rien à corriger");
    ProcessInstance serving = scene.inService(mentor);
    assertNotNow(
        asks(coordinator, serving, CORRECTION, YearForms.assignmentCorrected()),
        "changement de mentor");
    assertNotNow(opens(coordinator, referred(), CORRECTION), "est terminé");
  }

  @Test
  void what_is_open_is_not_reopened() {
    ProcessInstance serving = scene.inService(mentor);
    assertNotNow(opens(coordinator, serving, REOPENING), "n’est pas clos");
    scene.asks(coordinator, serving, "early-end", YearForms.earlyEnd());
    assertNotNow(opens(coordinator, serving, REOPENING), "n’est pas clos");
  }

  @Test
  void nothing_is_reopened_after_seven_days() {
    ProcessInstance closed = referred();
    TestTime.stopAt(scene.mentorship(closed).closedAt().plus(Duration.ofDays(7)).plusMillis(1));
    assertNotNow(opens(coordinator, closed, REOPENING), "plus de 7 jours");
    assertNotNow(asks(coordinator, closed, REOPENING, YearForms.reopened()), "plus de 7 jours");

    TestTime.stopAt(scene.mentorship(closed).closedAt().plus(Duration.ofDays(7)));
    assertThat(asks(coordinator, closed, REOPENING, YearForms.reopened()).status()).isEqualTo(200);
  }

  @Test
  void a_service_that_ran_to_its_end_is_not_reopened() {
    ProcessInstance instance = scene.inService(mentor);
    scene.passesUntil(
        instance, scene.mentorship(instance).serviceEndsAt().plus(Duration.ofDays(15)));
    assertThat(scene.mentorship(instance).isOpen()).isFalse();
    assertNotNow(opens(coordinator, instance, REOPENING), "arrivé à son terme");
  }

  @Test
  void nothing_of_an_ended_project_is_reopened() throws Exception {
    ProcessInstance closed = referred();
    directory.endProject(scene.project, coordinator, "Le budget est épuisé");
    assertNotNow(
        asks(coordinator, closed, REOPENING, YearForms.reopened()), "Le projet est terminé");
  }

  @Test
  void whoever_registered_again_has_one_mentorship_only() {
    Map<String, Object> form = scene.registration();
    ProcessInstance closed = scene.register(form);
    scene.coordinates(closed, CONFIRM_ASSIGNMENT, Scene.referred());
    scene.register(form);

    assertNotNow(asks(coordinator, closed, REOPENING, YearForms.reopened()), "s’est réinscrite");
  }

  @Test
  void a_mentor_without_a_place_is_asked_for_one_first() throws Exception {
    ProcessInstance closed = endedEarly();
    ProcessInstance other = scene.assignedTo(mentor);
    assertNotNow(opens(coordinator, closed, REOPENING), "Libérez d’abord une place");

    places.changeCapacity(mentor, 2);
    places.pause(mentor);
    assertNotNow(opens(coordinator, closed, REOPENING), "Libérez d’abord une place");
    places.resume(mentor);
    assertThat(asks(coordinator, closed, REOPENING, YearForms.reopened()).status()).isEqualTo(200);
    assertThat(directory.mentor(mentor).map(Mentor::load)).contains(2);
    assertThat(scene.mentor(other)).isEqualTo(mentor);
  }

  @Test
  void of_fifty_who_correct_an_assignment_at_once_one_does() throws InterruptedException {
    ProcessInstance instance = scene.assignedTo(mentor);
    Web web = program(coordinator);
    String address = address(scene.reference(instance), CORRECTION);
    String body = body(YearForms.assignmentCorrected());

    List<Object> answers = Together.act(50, i -> () -> web.post(address, body));
    scene.runWhatIsDue(instance);

    assertOneOfThem(answers, "déjà corrigée");
    assertThat(corrections.of(scene.reference(instance))).hasSize(1);
    assertThat(directory.mentor(mentor).map(Mentor::load)).contains(0);
  }

  @Test
  void of_fifty_who_reopen_at_once_one_does() throws InterruptedException {
    ProcessInstance instance = endedEarly();
    String reference = scene.reference(instance);
    Web web = program(coordinator);
    String address = address(reference, REOPENING);
    String body = body(YearForms.reopened());

    List<Object> answers = Together.act(50, i -> () -> web.post(address, body));

    assertOneOfThem(answers, "déjà rouvert");
    assertThat(corrections.of(reference)).hasSize(1);
    assertThat(directory.mentor(mentor).map(Mentor::load)).contains(1);
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).count())
        .isEqualTo(1);
  }

  private ProcessInstance referred() {
    ProcessInstance instance = scene.register();
    scene.mentor(1);
    if (scene.task(instance, CONFIRM_ASSIGNMENT) == null) {
      scene.passes(instance, Duration.ofDays(1));
    }
    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.referred());
    return instance;
  }

  private ProcessInstance endedEarly() {
    ProcessInstance instance = scene.inService(mentor);
    scene.asks(coordinator, instance, "early-end", YearForms.earlyEnd());
    scene.passes(instance, Duration.ofDays(7));
    assertThat(scene.mentorship(instance).isOpen()).isFalse();
    return instance;
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

  private Web.Answer asks(
      String account, ProcessInstance instance, String action, Map<String, Object> form) {
    return program(account).post(address(scene.reference(instance), action), body(form));
  }

  private Web.Answer opens(String account, ProcessInstance instance, String action) {
    return program(account).get(address(scene.reference(instance), action));
  }

  private Web program(String account) {
    return Web.program(port, scene.withPassword(account), Scene.PASSWORD);
  }

  private static String address(String reference, String action) {
    return "/api/mentorships/" + reference + "/" + action;
  }
}
