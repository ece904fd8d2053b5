package org.mentorat.process;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ACCEPT_ACTION_PLAN;
import static org.mentorat.process.MentorshipProcess.ACCEPT_OBJECTIVES;
import static org.mentorat.process.MentorshipProcess.ACCEPT_REVISION;
import static org.mentorat.process.MentorshipProcess.ACCEPT_REVISION_WAITING;
import static org.mentorat.process.MentorshipProcess.ADJUST_REVISION;
import static org.mentorat.process.MentorshipProcess.ADJUST_REVISION_WAITING;
import static org.mentorat.process.MentorshipProcess.CLOSURE;
import static org.mentorat.process.MentorshipProcess.DRAFT_ACTION_PLAN;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTEE;
import static org.mentorat.process.MentorshipProcess.MENTORSHIP_CLOSED_END;
import static org.mentorat.process.MentorshipProcess.NEW_VERSION_VALID_END;
import static org.mentorat.process.MentorshipProcess.OPEN_REVISION;
import static org.mentorat.process.MentorshipProcess.PLAN_REVISION;
import static org.mentorat.process.MentorshipProcess.READ_REVISION;
import static org.mentorat.process.MentorshipProcess.READ_REVISION_LIMIT;
import static org.mentorat.process.MentorshipProcess.READ_REVISION_REMINDER;
import static org.mentorat.process.MentorshipProcess.RECORD_ADJUSTED_REVISION;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_MEETING;
import static org.mentorat.process.MentorshipProcess.RECORD_NEW_VERSION;
import static org.mentorat.process.MentorshipProcess.RECORD_REVISION_READING;
import static org.mentorat.process.MentorshipProcess.RECORD_REVISION_REPLY;
import static org.mentorat.process.MentorshipProcess.RECORD_UNREAD_REVISION;
import static org.mentorat.process.MentorshipProcess.REMIND_ACCEPT_REVISION;
import static org.mentorat.process.MentorshipProcess.REMIND_ACCEPT_REVISION_DONE_END;
import static org.mentorat.process.MentorshipProcess.REMIND_ADJUST_REVISION;
import static org.mentorat.process.MentorshipProcess.REMIND_ADJUST_REVISION_DONE_END;
import static org.mentorat.process.MentorshipProcess.REMIND_READ_REVISION;
import static org.mentorat.process.MentorshipProcess.REMIND_READ_REVISION_DONE_END;
import static org.mentorat.process.MentorshipProcess.REVISION_WITHDRAWN_END;
import static org.mentorat.process.MentorshipProcess.TELL_REVISION_RECORDED;
import static org.mentorat.process.MentorshipProcess.TELL_UNREAD_REVISION_RECORDED;
import static org.mentorat.process.MentorshipProcess.UNREAD_REVISION_VALID_END;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.accompaniment.Nudge;
import org.mentorat.accompaniment.Nudge.Told;
import org.mentorat.accompaniment.Nudges;
import org.mentorat.accompaniment.Objective;
import org.mentorat.accompaniment.Objectives;
import org.mentorat.accompaniment.ObjectivesVersion;
import org.mentorat.actionplan.ActionPlan;
import org.mentorat.actionplan.ActionPlans;
import org.mentorat.actionplan.Contribution;
import org.mentorat.actionplan.PlanRevision;
import org.mentorat.actionplan.PlanRevisions;
import org.mentorat.actionplan.RevisionProposal;
import org.mentorat.actionplan.RevisionReply;
import org.mentorat.actionplan.RevisionState;
import org.mentorat.engine.Roles;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Every path of a revision of the plan or of the objectives: proposed by either, accepted, read or
 * discussed by the other, changed, kept, withdrawn, or left (R24, R54, R66, R109).
 */
@MentoratTest
class PlanRevisionPathTest {

  private static final String FIRST = "Mener une première entrevue seule";
  private static final String NEW = "Conclure une entrevue difficile";

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired PlanRevisions revisions;
  @Autowired ActionPlans plans;
  @Autowired Objectives objectives;
  @Autowired Nudges nudges;
  private Scene scene;
  private String mentor;
  private String mentee;
  private ProcessInstance instance;
  private String reference;
  private Instant asked;

  @BeforeEach
  void with_objectives_and_a_plan() {
    init(engine);
    // Repeating timers know whole seconds only.
    TestTime.stopAt(Scene.now().truncatedTo(DAYS).plus(Duration.ofHours(39)));
    scene = new Scene(spring);
    mentor = scene.mentor(1);
    instance = scene.inService(mentor);
    mentee = scene.mentee(instance);
    reference = scene.reference(instance);
    scene.mentors(instance, RECORD_FIRST_MEETING, YearForms.firstMeeting());
    scene.mentees(instance, ACCEPT_OBJECTIVES, YearForms.objectivesAccepted());
    scene.mentors(instance, DRAFT_ACTION_PLAN, YearForms.plan());
    scene.mentees(instance, ACCEPT_ACTION_PLAN, YearForms.accepted());
    asked = Scene.now();
  }

  @Test
  void what_the_mentor_proposes_is_the_plan_once_the_mentee_accepts_it() {
    long id = asks(mentor, YearForms.planRevised());
    assertThat(instance).hasPassed(OPEN_REVISION).isWaitingAt(PLAN_REVISION, ACCEPT_REVISION);
    assertThat(instance)
        .task(ACCEPT_REVISION)
        .isAssignedTo(mentee)
        .hasDueDate(Date.from(asked.plus(Duration.ofDays(14))));
    assertThat(plan()).returns(1, ActionPlan::version);
    assertThat(mentee(ACCEPT_REVISION))
        .containsEntry("aboutText", "Plan d’action")
        .containsEntry("proposedReason", "Les deux premiers mois sont passés")
        .containsEntry("proposedStrategy1", "Mener une entrevue par semaine")
        .containsEntry("proposedContribution", "Je relis deux comptes rendus par mois")
        .containsEntry("planStrategy1", "Observer deux entrevues, puis en mener une ensemble")
        .containsEntry("planContribution", "Je partage mes grilles d'entrevue")
        .containsEntry("exchanges", null);

    scene.passes(instance, Duration.ofDays(3));
    scene.mentees(instance, ACCEPT_REVISION, YearForms.accepted());

    assertThat(instance)
        .hasPassed(
            RECORD_REVISION_REPLY,
            RECORD_NEW_VERSION,
            NEW_VERSION_VALID_END,
            TELL_REVISION_RECORDED)
        .hasNotPassed(ACCEPT_REVISION_WAITING)
        .isNotWaitingAt(PLAN_REVISION);
    assertThat(scene.told(instance))
        .contains(
            "revision-recorded " + scene.mentee(instance),
            "revision-recorded " + scene.mentor(instance));
    assertThat(plan())
        .returns(2, ActionPlan::version)
        .returns("Les deux premiers mois sont passés", ActionPlan::reason)
        .returns(mentor, ActionPlan::draftedBy)
        .returns(asked, ActionPlan::draftedAt)
        .returns(mentee, ActionPlan::repliedBy)
        .returns(Scene.now(), ActionPlan::settledAt)
        .returns(
            List.of("Mener une entrevue par semaine", "Relire mes notes avec une collègue"),
            ActionPlan::strategies);
    assertThat(plan().contributions())
        .extracting(Contribution::mentor, Contribution::text)
        .containsExactly(tuple(mentor, "Je relis deux comptes rendus par mois"));
    assertThat(plans.versions(reference)).extracting(ActionPlan::version).containsExactly(1, 2);
    assertThat(revisions.revision(id))
        .returns(RevisionState.VALID, PlanRevision::state)
        .returns(2, PlanRevision::version)
        .returns(mentee, PlanRevision::closedBy);
    assertThat(told(ACCEPT_REVISION, id)).isEmpty();

    asks(mentor, YearForms.planRevised());
    assertThat((String) mentee(ACCEPT_REVISION).get("versions"))
        .contains("version 2", "version 1", "Pourquoi\u00a0: Les deux premiers mois sont passés")
        .contains("– Observer deux entrevues, puis en mener une ensemble");
  }

  @Test
  void a_mentor_s_proposal_is_never_valid_without_the_mentee_s_yes() {
    long id = asks(mentor, YearForms.planRevised());
    scene.mentees(instance, ACCEPT_REVISION, YearForms.discussed());

    assertThat(instance).hasPassed(RECORD_REVISION_REPLY).isWaitingAt(ADJUST_REVISION);
    assertThat(instance)
        .task(ADJUST_REVISION)
        .isAssignedTo(mentor)
        .hasDueDate(Date.from(Scene.now().plus(Duration.ofDays(14))));
    Map<String, Object> shown = mentor(ADJUST_REVISION);
    assertThat(shown)
        .containsEntry("replyComment", "J'aimerais revoir un point avec vous")
        .containsEntry("strategy1", "Mener une entrevue par semaine")
        .containsEntry("menteeDecides", null);
    assertThat(shown.get("decisionOptions").toString()).contains("change").doesNotContain("keep");
    assertThat(refused(mentor, ADJUST_REVISION, Map.of("decision", "keep")))
        .containsExactly("decision");

    scene.passes(instance, Duration.ofDays(60));
    assertThat(plan()).returns(1, ActionPlan::version);

    Map<String, Object> changed = changed(YearForms.planRevised());
    changed.put("strategy2", "Présenter un cas à deux");
    scene.mentors(instance, ADJUST_REVISION, changed);

    assertThat(instance).hasPassed(RECORD_ADJUSTED_REVISION).isWaitingAt(ACCEPT_REVISION);
    assertThat((String) mentee(ACCEPT_REVISION).get("exchanges"))
        .contains("J'aimerais revoir un point avec vous");
    assertThat(revisions.revision(id).proposals())
        .extracting(RevisionProposal::reply)
        .containsExactly(RevisionReply.DISCUSSED, null);

    scene.mentees(instance, ACCEPT_REVISION, YearForms.accepted());
    assertThat(plan()).returns(2, ActionPlan::version);
    assertThat(plan().strategies()).contains("Présenter un cas à deux");
  }

  @Test
  void the_mentee_s_plan_is_valid_as_soon_as_the_mentor_has_read_it() {
    long id = asks(mentee, byMentee());
    assertThat(instance).isWaitingAt(READ_REVISION).hasNotPassed(ACCEPT_REVISION);
    assertThat(instance)
        .task(READ_REVISION)
        .isAssignedTo(mentor)
        .hasDueDate(Date.from(asked.plus(Duration.ofDays(14))));
    assertThat(mentor(READ_REVISION))
        .containsEntry("proposedStrategy1", "Mener une entrevue par semaine")
        .containsEntry("contribution", "Je partage mes grilles d'entrevue");
    assertThat(revisions.revision(id).proposal().contribution()).isNull();

    scene.mentors(
        instance,
        READ_REVISION,
        Map.of("reading", "read", "contribution", "Une heure d'écoute par mois"));

    assertThat(instance)
        .hasPassed(RECORD_REVISION_READING, RECORD_NEW_VERSION, NEW_VERSION_VALID_END)
        .isNotWaitingAt(PLAN_REVISION);
    assertThat(plan())
        .returns(2, ActionPlan::version)
        .returns(mentee, ActionPlan::draftedBy)
        .returns(mentor, ActionPlan::repliedBy);
    assertThat(plan().contributions())
        .extracting(Contribution::mentor, Contribution::text)
        .containsExactly(tuple(mentor, "Une heure d'écoute par mois"));
  }

  @Test
  void the_mentee_keeps_the_plan_as_it_is_after_a_discussion() {
    long id = asks(mentee, byMentee());
    scene.mentors(instance, READ_REVISION, Map.of("reading", "discuss", "comment", "Trop tôt?"));

    assertThat(instance).isWaitingAt(ADJUST_REVISION);
    assertThat(instance).task(ADJUST_REVISION).isAssignedTo(mentee);
    assertThat(mentee(ADJUST_REVISION).get("decisionOptions").toString()).contains("keep");
    assertThat(plan()).returns(1, ActionPlan::version);

    scene.passes(instance, Duration.ofDays(1));
    scene.mentees(instance, ADJUST_REVISION, Map.of("decision", "keep"));

    assertThat(instance)
        .hasPassed(RECORD_ADJUSTED_REVISION, RECORD_NEW_VERSION, NEW_VERSION_VALID_END)
        .isNotWaitingAt(PLAN_REVISION);
    assertThat(plan())
        .returns(2, ActionPlan::version)
        .returns(mentee, ActionPlan::draftedBy)
        .returns(mentee, ActionPlan::repliedBy);
    assertThat(plan().contributions())
        .extracting(Contribution::mentor, Contribution::text)
        .containsExactly(tuple(mentor, "Je partage mes grilles d'entrevue"));
    assertThat(revisions.revision(id))
        .returns(RevisionState.VALID, PlanRevision::state)
        .returns(mentee, PlanRevision::closedBy);
  }

  @Test
  void a_mentor_s_silence_is_no_veto() {
    long id = asks(mentee, byMentee());

    scene.passes(instance, Duration.ofDays(7).minusSeconds(1));
    assertThat(instance).hasNotPassed(READ_REVISION_REMINDER);
    scene.passes(instance, Duration.ofSeconds(1));
    assertThat(instance)
        .hasPassed(READ_REVISION_REMINDER, REMIND_READ_REVISION, REMIND_READ_REVISION_DONE_END)
        .isWaitingAt(READ_REVISION);
    assertThat(told(READ_REVISION, id)).containsExactly(Told.OWNER);

    scene.passes(instance, Duration.ofDays(7).minusSeconds(1));
    assertThat(plan()).returns(1, ActionPlan::version);
    scene.passes(instance, Duration.ofSeconds(1));

    assertThat(instance)
        .hasPassed(
            READ_REVISION_LIMIT,
            RECORD_UNREAD_REVISION,
            UNREAD_REVISION_VALID_END,
            TELL_UNREAD_REVISION_RECORDED)
        .hasNotPassed(NEW_VERSION_VALID_END)
        .isNotWaitingAt(PLAN_REVISION);
    assertThat(scene.told(instance))
        .contains(
            "revision-recorded " + scene.mentee(instance),
            "revision-recorded " + scene.mentor(instance));
    assertThat(told(READ_REVISION, id)).containsExactly(Told.OWNER, Told.COORDINATION);
    assertThat(plan())
        .returns(2, ActionPlan::version)
        .returns(mentee, ActionPlan::repliedBy)
        .returns(asked.plus(Duration.ofDays(14)), ActionPlan::settledAt);
    assertThat(revisions.revision(id))
        .returns(RevisionState.VALID, PlanRevision::state)
        .returns(null, PlanRevision::closedBy);
  }

  @Test
  void the_mentee_adjusts_the_objectives_and_the_mentor_accepts() {
    Map<String, Object> form = YearForms.objectivesAdjusted();
    assertThat(scene.refusedAsking(mentee, instance, "plan-revision", form))
        .containsExactly("before2");
    form.put("before1", 5);
    form.put("before2", 1);
    asks(mentee, form);
    assertThat(instance).isWaitingAt(ACCEPT_REVISION).hasNotPassed(READ_REVISION);
    assertThat(instance).task(ACCEPT_REVISION).isAssignedTo(mentor);
    assertThat(mentor(ACCEPT_REVISION))
        .containsEntry("proposedObjective2Text", NEW)
        .containsEntry("proposedObjective2Kind", "Professionnel, savoir-faire")
        .doesNotContainKeys("toRate1", "toRate2");

    scene.mentors(instance, ACCEPT_REVISION, YearForms.accepted());

    assertThat(instance).hasPassed(NEW_VERSION_VALID_END);
    assertThat(objectives.of(reference))
        .extracting(Objective::text, Objective::before)
        .containsExactly(tuple(FIRST, 2), tuple(NEW, 1));
    assertThat(objectives.versions(reference))
        .singleElement()
        .returns(2, ObjectivesVersion::number)
        .returns("Le deuxième objectif est atteint", ObjectivesVersion::reason)
        .returns(mentee, ObjectivesVersion::proposedBy)
        .returns(mentor, ObjectivesVersion::acceptedBy)
        .returns(asked, ObjectivesVersion::acceptedAt);
    assertThat(objectives.firstMeeting(reference).orElseThrow().objectives()).hasSize(2);
    assertThat(plan()).returns(1, ActionPlan::version);
  }

  @Test
  void the_mentee_says_where_they_stand_on_what_the_mentor_proposes_and_evaluates_it_at_the_end() {
    asks(mentor, YearForms.objectivesAdjusted());
    assertThat(mentee(ACCEPT_REVISION))
        .containsEntry("toRate2", true)
        .doesNotContainKeys("toRate1", "toRate3");
    assertThat(refused(mentee, ACCEPT_REVISION, YearForms.accepted())).containsExactly("before2");

    Map<String, Object> accepted = YearForms.accepted();
    accepted.put("before1", 5);
    accepted.put("before2", 3);
    scene.mentees(instance, ACCEPT_REVISION, accepted);
    assertThat(objectives.of(reference)).extracting(Objective::before).containsExactly(2, 3);

    scene.passesUntil(instance, scene.mentorship(instance).serviceEndsAt());
    assertThat(instance).isWaitingAt(CLOSURE);
    assertThat(mentee(EVALUATE_AS_MENTEE))
        .containsEntry("objective1Text", FIRST)
        .containsEntry("objective2Text", NEW)
        .containsEntry("objective2Before", "3 sur 5");
    scene.mentees(instance, EVALUATE_AS_MENTEE, YearForms.evaluatedAsMentee());
    assertThat(objectives.of(reference)).extracting(Objective::after).containsExactly(4, 4);
    assertThat(objectives.firstMeeting(reference).orElseThrow().objectives())
        .extracting(Objective::after)
        .containsOnlyNulls();
  }

  @Test
  void whoever_proposed_withdraws_and_nothing_changes() {
    long id = asks(mentor, YearForms.objectivesAdjusted());
    scene.mentees(instance, ACCEPT_REVISION, YearForms.discussed());
    scene.mentors(instance, ADJUST_REVISION, Map.of("decision", "withdraw"));

    assertThat(instance)
        .hasPassed(RECORD_ADJUSTED_REVISION, REVISION_WITHDRAWN_END)
        .hasNotPassed(RECORD_NEW_VERSION)
        .isNotWaitingAt(PLAN_REVISION);
    assertThat(revisions.revision(id))
        .returns(RevisionState.WITHDRAWN, PlanRevision::state)
        .returns(mentor, PlanRevision::closedBy)
        .returns(null, PlanRevision::version);
    assertThat(objectives.versions(reference)).isEmpty();

    asks(mentee, byMentee());
    assertThat(instance).isWaitingAt(READ_REVISION);
  }

  @Test
  void who_has_to_accept_is_reminded_at_7_days_and_the_coordination_told_at_14() {
    long id = asks(mentor, YearForms.planRevised());

    scene.passes(instance, Duration.ofDays(7));
    assertThat(instance)
        .hasPassed(ACCEPT_REVISION_WAITING, REMIND_ACCEPT_REVISION)
        .hasPassed(REMIND_ACCEPT_REVISION_DONE_END);
    assertThat(told(ACCEPT_REVISION, id)).containsExactly(Told.OWNER);
    scene.passes(instance, Duration.ofDays(7));
    assertThat(told(ACCEPT_REVISION, id)).containsExactly(Told.OWNER, Told.COORDINATION);
    scene.passes(instance, Duration.ofDays(30));
    assertThat(told(ACCEPT_REVISION, id)).hasSize(6).containsOnlyOnce(Told.COORDINATION);
    assertThat(instance).isWaitingAt(ACCEPT_REVISION);
  }

  @Test
  void who_has_to_adjust_is_reminded_at_7_days_and_the_coordination_told_at_14() {
    long id = asks(mentor, YearForms.planRevised());
    scene.mentees(instance, ACCEPT_REVISION, YearForms.discussed());

    scene.passes(instance, Duration.ofDays(7));
    assertThat(instance)
        .hasPassed(ADJUST_REVISION_WAITING, REMIND_ADJUST_REVISION)
        .hasPassed(REMIND_ADJUST_REVISION_DONE_END);
    scene.passes(instance, Duration.ofDays(7));
    assertThat(told(ADJUST_REVISION, id)).containsExactly(Told.OWNER, Told.COORDINATION);
    assertThat(instance).isWaitingAt(ADJUST_REVISION);
  }

  @Test
  void a_revision_that_is_open_when_the_service_ends_lapses_with_the_closure() {
    Instant end = scene.mentorship(instance).serviceEndsAt();
    scene.passesUntil(instance, end.minus(Duration.ofDays(1)));
    long id = asks(mentee, byMentee());

    scene.passesUntil(instance, end);
    assertThat(instance).isWaitingAt(CLOSURE).isNotWaitingAt(PLAN_REVISION);
    scene.passes(instance, Duration.ofDays(14));

    assertThat(instance).hasPassed(MENTORSHIP_CLOSED_END).isEnded();
    assertThat(revisions.revision(id))
        .returns(RevisionState.LAPSED, PlanRevision::state)
        .returns(null, PlanRevision::closedBy);
    assertThat(plan()).returns(1, ActionPlan::version);
  }

  @Test
  void nothing_that_is_written_reaches_the_engine() {
    asks(mentee, byMentee());
    scene.mentors(instance, READ_REVISION, Map.of("reading", "discuss", "comment", "Trop tôt?"));
    scene.mentees(instance, ADJUST_REVISION, changed(byMentee()));
    scene.mentors(
        instance, READ_REVISION, Map.of("reading", "read", "contribution", "Une heure par mois"));

    assertThat(
            engine
                .getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance.getId())
                .list())
        .extracting(variable -> String.valueOf(variable.getValue()))
        .contains("CHANGE")
        .noneMatch(
            value ->
                value.contains("entrevue") || value.contains("tôt") || value.contains("heure"));
  }

  @Test
  void bad_answers_are_refused_and_the_task_still_waits() {
    asks(mentor, YearForms.planRevised());
    assertThat(refused(mentee, ACCEPT_REVISION, Map.of())).containsExactly("reply");
    assertThat(refused(mentee, ACCEPT_REVISION, Map.of("reply", "discuss")))
        .containsExactly("comment");
    scene.mentees(instance, ACCEPT_REVISION, YearForms.discussed());

    assertThat(refused(mentor, ADJUST_REVISION, Map.of())).containsExactly("decision");
    assertThat(refused(mentor, ADJUST_REVISION, Map.of("decision", "change")))
        .containsExactly("reason", "strategy1", "strategy2", "contribution");
    scene.mentors(instance, ADJUST_REVISION, Map.of("decision", "withdraw"));

    asks(mentee, byMentee());
    assertThat(refused(mentor, READ_REVISION, Map.of())).containsExactly("reading");
    assertThat(refused(mentor, READ_REVISION, Map.of("reading", "read")))
        .containsExactly("contribution");
    assertThat(refused(mentor, READ_REVISION, Map.of("reading", "discuss")))
        .containsExactly("comment");
    assertThat(instance).isWaitingAt(READ_REVISION);
    assertThat(plan()).returns(1, ActionPlan::version);
  }

  private long asks(String account, Map<String, Object> form) {
    return scene.asks(account, instance, "plan-revision", form);
  }

  private static Map<String, Object> byMentee() {
    Map<String, Object> form = YearForms.planRevised();
    form.put("contribution", "Mon mentor fera tout ceci");
    return form;
  }

  private static Map<String, Object> changed(Map<String, Object> proposal) {
    Map<String, Object> form = new LinkedHashMap<>(proposal);
    form.remove("about");
    form.put("decision", "change");
    return form;
  }

  private ActionPlan plan() {
    return plans.inForce(reference).orElseThrow();
  }

  private Map<String, Object> mentee(String task) {
    return scene.opens(mentee, List.of(Roles.MENTEES), instance, task);
  }

  private Map<String, Object> mentor(String task) {
    return scene.opens(mentor, List.of(Roles.MENTORS), instance, task);
  }

  private List<String> refused(String account, String task, Map<String, Object> form) {
    String id = scene.task(instance, task).getId();
    return Scene.refused(() -> scene.submits(account, List.of(), id, form));
  }

  private List<Told> told(String task, long revision) {
    return nudges.of(reference, task, revision).stream().map(Nudge::told).toList();
  }
}
