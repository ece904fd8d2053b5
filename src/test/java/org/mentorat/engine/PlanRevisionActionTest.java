package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorat.engine.ActionAnswers.assertNotNow;
import static org.mentorat.engine.ActionAnswers.assertRefused;
import static org.mentorat.engine.ActionAnswers.body;
import static org.mentorat.engine.ActionAnswers.shown;
import static org.mentorat.process.MentorshipProcess.ACCEPT_ACTION_PLAN;
import static org.mentorat.process.MentorshipProcess.ACCEPT_OBJECTIVES;
import static org.mentorat.process.MentorshipProcess.ACCEPT_REVISION;
import static org.mentorat.process.MentorshipProcess.DRAFT_ACTION_PLAN;
import static org.mentorat.process.MentorshipProcess.READ_REVISION;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_MEETING;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.Together;
import org.mentorat.actionplan.PlanRevision;
import org.mentorat.actionplan.PlanRevisions;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Outcome;
import org.mentorat.mentorship.Side;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The action {@code plan-revision} over HTTP: who may propose, when, and what. */
@MentoratTest
class PlanRevisionActionTest {

  @LocalServerPort private int port;
  @Autowired private ApplicationContext spring;
  @Autowired private TaskService tasks;
  @Autowired private PlanRevisions revisions;
  private Scene scene;
  private String mentor;

  @BeforeEach
  void scene() {
    scene = new Scene(spring);
    mentor = scene.mentor(1);
  }

  @Test
  void nothing_is_revised_before_the_first_contact() {
    ProcessInstance instance = scene.assignedTo(mentor);

    assertNotNow(opens(scene.mentee(instance), instance), "après votre première rencontre");
    assertNotNow(
        asks(scene.mentee(instance), instance, YearForms.planRevised()),
        "après votre première rencontre");
    assertNothingIsStored(instance);
  }

  @Test
  void nothing_is_revised_before_the_first_objectives_are_accepted() {
    ProcessInstance instance = scene.inService(mentor);
    assertNotNow(opens(mentor, instance), "ne sont pas encore acceptés");

    scene.mentors(instance, RECORD_FIRST_MEETING, YearForms.firstMeeting());
    for (String account : List.of(mentor, scene.mentee(instance))) {
      assertNotNow(
          asks(account, instance, objectives(scene.mentee(instance), account)),
          "ne sont pas encore acceptés");
    }
    assertNothingIsStored(instance);
  }

  @Test
  void a_plan_is_not_revised_while_the_first_one_is_in_the_making_but_objectives_are() {
    ProcessInstance instance = scene.inService(mentor);
    scene.mentors(instance, RECORD_FIRST_MEETING, YearForms.firstMeeting());
    scene.mentees(instance, ACCEPT_OBJECTIVES, YearForms.objectivesAccepted());

    assertNotNow(asks(mentor, instance, YearForms.planRevised()), "est en préparation");
    scene.mentors(instance, DRAFT_ACTION_PLAN, YearForms.plan());
    assertNotNow(
        asks(scene.mentee(instance), instance, YearForms.planRevised()), "est en préparation");
    assertNothingIsStored(instance);

    assertThat(asks(mentor, instance, YearForms.objectivesAdjusted()).status()).isEqualTo(200);
    scene.mentees(instance, ACCEPT_ACTION_PLAN, YearForms.accepted());
  }

  @Test
  void a_plan_that_was_not_needed_at_first_is_asked_for_by_either() {
    for (boolean byMentee : List.of(true, false)) {
      ProcessInstance instance = withoutPlan(byMentee ? mentor : scene.mentor(1));
      String account = byMentee ? scene.mentee(instance) : scene.mentor(instance);
      JsonNode form = opens(account, instance).json();
      assertThat(shown(form, "objective1")).isEqualTo("Mener une première entrevue seule");
      assertThat(shown(form, "kind2")).isEqualTo("attitude");
      assertThat(shown(form, "strategy1")).isNull();
      assertThat(shown(form, "versions")).contains("Objectifs, version 1");
      assertThat(shown(form, byMentee ? "menteeDecides" : "mentorProposes")).isNotBlank();
      assertThat(shown(form, byMentee ? "mentorProposes" : "menteeDecides")).isNull();

      Web.Answer answer = asks(account, instance, YearForms.planRevised());
      assertThat(answer.status()).as("%s", answer).isEqualTo(200);
      scene.runWhatIsDue(instance);

      assertThat(revisions.of(scene.reference(instance)))
          .singleElement()
          .returns(answer.json().path("id").asLong(), PlanRevision::id)
          .returns(byMentee ? Side.MENTEE : Side.MENTOR, PlanRevision::side);
      assertThat(scene.task(instance, byMentee ? READ_REVISION : ACCEPT_REVISION)).isNotNull();
    }
  }

  @Test
  void a_second_revision_is_refused_while_one_is_open() {
    ProcessInstance instance = withoutPlan(mentor);
    assertThat(asks(mentor, instance, YearForms.planRevised()).status()).isEqualTo(200);

    for (String account : List.of(mentor, scene.mentee(instance))) {
      assertNotNow(opens(account, instance), "déjà en cours");
      assertNotNow(asks(account, instance, YearForms.planRevised()), "déjà en cours");
    }
    assertThat(revisions.of(scene.reference(instance))).hasSize(1);
  }

  @Test
  void of_fifty_at_once_one_is_proposed_and_the_others_are_told() throws InterruptedException {
    ProcessInstance instance = withoutPlan(mentor);
    List<Web> pair = List.of(program(mentor), program(scene.mentee(instance)));
    String address = address(scene.reference(instance));
    String body = body(YearForms.planRevised());

    List<Object> answers = Together.act(50, i -> () -> pair.get(i % 2).post(address, body));
    scene.runWhatIsDue(instance);

    assertThat(answers)
        .extracting(answer -> ((Web.Answer) answer).status())
        .containsOnly(200, 409)
        .containsOnlyOnce(200);
    assertThat(revisions.of(scene.reference(instance))).hasSize(1);
    assertThat(
            tasks
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .taskDefinitionKeyIn(ACCEPT_REVISION, READ_REVISION)
                .count())
        .isEqualTo(1);
  }

  @Test
  void nothing_is_revised_after_the_end() {
    ProcessInstance instance = withoutPlan(mentor);
    String mentee = scene.mentee(instance);
    TestTime.stopAt(scene.mentorship(instance).serviceEndsAt());
    assertNotNow(opens(mentee, instance), "est terminé");
    assertNotNow(asks(mentee, instance, YearForms.planRevised()), "est terminé");

    spring
        .getBean(MentorshipRegister.class)
        .close(scene.reference(instance), Outcome.COMPLETED, null, null);
    for (String account : List.of(mentee, mentor)) {
      assertNotNow(asks(account, instance, YearForms.planRevised()), "est terminé");
    }
    assertNothingIsStored(instance);
  }

  @Test
  void a_pair_s_plan_is_unknown_to_everybody_else() {
    ProcessInstance instance = withoutPlan(mentor);

    for (String stranger :
        List.of(
            scene.mentor(1),
            scene.account(Roles.MENTEES),
            scene.account(Roles.COORDINATORS),
            scene.account(Roles.AUDITORS))) {
      assertThat(opens(stranger, instance).status()).isEqualTo(404);
      assertThat(asks(stranger, instance, YearForms.planRevised()).status()).isEqualTo(404);
      assertThat(asks(stranger, instance, Map.of()).status()).isEqualTo(404);
    }
    assertNothingIsStored(instance);
  }

  @Test
  void what_is_missing_is_refused_at_its_field() {
    ProcessInstance instance = withoutPlan(mentor);
    String mentee = scene.mentee(instance);

    assertRefused(asks(mentor, instance, Map.of()), "about", "reason");
    assertRefused(asks(mentor, instance, with("strategy2", " ")), "strategy2");
    assertRefused(asks(mentor, instance, with("contribution", null)), "contribution");
    assertRefused(asks(mentor, instance, with("about", "terms")), "about");
    assertRefused(asks(mentor, instance, with("reason", "x".repeat(2001))), "reason");
    assertRefused(asks(mentee, instance, YearForms.objectivesAdjusted()), "before2");
    Map<String, Object> half = YearForms.objectivesAdjusted();
    half.put("before2", 6);
    half.remove("kind2");
    assertRefused(asks(mentee, instance, half), "kind2", "before2");
    assertNothingIsStored(instance);
  }

  private ProcessInstance withoutPlan(String mentor) {
    ProcessInstance instance = scene.inService(mentor);
    scene.mentors(instance, RECORD_FIRST_MEETING, YearForms.firstMeetingWithoutPlan());
    scene.mentees(instance, ACCEPT_OBJECTIVES, YearForms.objectivesAccepted());
    return instance;
  }

  private static Map<String, Object> objectives(String mentee, String account) {
    Map<String, Object> form = YearForms.objectivesAdjusted();
    if (account.equals(mentee)) {
      form.put("before1", 2);
      form.put("before2", 1);
    }
    return form;
  }

  private static Map<String, Object> with(String key, Object value) {
    Map<String, Object> form = new HashMap<>(YearForms.planRevised());
    form.put(key, value);
    return form;
  }

  private void assertNothingIsStored(ProcessInstance instance) {
    assertThat(revisions.of(scene.reference(instance))).isEmpty();
    assertThat(Stream.of(ACCEPT_REVISION, READ_REVISION).map(task -> scene.task(instance, task)))
        .containsOnlyNulls();
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
    return "/api/mentorships/" + reference + "/plan-revision";
  }
}
