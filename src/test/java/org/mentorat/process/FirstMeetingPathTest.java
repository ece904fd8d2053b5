package org.mentorat.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ACCEPT_ACTION_PLAN;
import static org.mentorat.process.MentorshipProcess.ACCEPT_OBJECTIVES;
import static org.mentorat.process.MentorshipProcess.ACCEPT_TERMS;
import static org.mentorat.process.MentorshipProcess.ACCOMPANIMENT;
import static org.mentorat.process.MentorshipProcess.DRAFT_ACTION_PLAN;
import static org.mentorat.process.MentorshipProcess.DRAFT_PLAN_WAITING;
import static org.mentorat.process.MentorshipProcess.FIRST_MEETING;
import static org.mentorat.process.MentorshipProcess.FIRST_MEETING_DONE_END;
import static org.mentorat.process.MentorshipProcess.FIRST_MEETING_WAITING;
import static org.mentorat.process.MentorshipProcess.MID_TERM;
import static org.mentorat.process.MentorshipProcess.NO_PLAN_END;
import static org.mentorat.process.MentorshipProcess.OBJECTIVES_WAITING;
import static org.mentorat.process.MentorshipProcess.PLAN_AGREED_END;
import static org.mentorat.process.MentorshipProcess.PLAN_REPLY_WAITING;
import static org.mentorat.process.MentorshipProcess.RECORD_ACTION_PLAN;
import static org.mentorat.process.MentorshipProcess.RECORD_DRAFT_PLAN;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_MEETING;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_MEETING_REPORT;
import static org.mentorat.process.MentorshipProcess.RECORD_OBJECTIVES_REPLY;
import static org.mentorat.process.MentorshipProcess.RECORD_PLAN_REPLY;
import static org.mentorat.process.MentorshipProcess.REMIND_DRAFT_PLAN;
import static org.mentorat.process.MentorshipProcess.REMIND_DRAFT_PLAN_DONE_END;
import static org.mentorat.process.MentorshipProcess.REMIND_FIRST_MEETING;
import static org.mentorat.process.MentorshipProcess.REMIND_FIRST_MEETING_DONE_END;
import static org.mentorat.process.MentorshipProcess.REMIND_OBJECTIVES;
import static org.mentorat.process.MentorshipProcess.REMIND_OBJECTIVES_DONE_END;
import static org.mentorat.process.MentorshipProcess.REMIND_PLAN_REPLY;
import static org.mentorat.process.MentorshipProcess.REMIND_PLAN_REPLY_DONE_END;
import static org.mentorat.process.MentorshipProcess.SERVICE_END;
import static org.mentorat.process.MentorshipProcess.TELL_OBJECTIVES_AGREED;
import static org.mentorat.process.MentorshipProcess.TELL_PLAN_AGREED;
import static org.mentorat.process.MentorshipProcess.TERMS;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.accompaniment.FirstMeeting;
import org.mentorat.accompaniment.MeetingMode;
import org.mentorat.accompaniment.Nudge;
import org.mentorat.accompaniment.Nudge.Told;
import org.mentorat.accompaniment.Nudges;
import org.mentorat.accompaniment.Objective;
import org.mentorat.accompaniment.ObjectiveKind;
import org.mentorat.accompaniment.ObjectiveScope;
import org.mentorat.accompaniment.Objectives;
import org.mentorat.actionplan.ActionPlan;
import org.mentorat.actionplan.ActionPlans;
import org.mentorat.actionplan.Contribution;
import org.mentorat.engine.FormRefused;
import org.mentorat.engine.ReaderTime;
import org.mentorat.firstcontact.MeetingPlace;
import org.mentorat.firstcontact.Reply;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The first meeting, the objectives set there, and the plan if one is needed. */
@MentoratTest
class FirstMeetingPathTest {

  private static final String FIRST = "Mener une première entrevue seule";
  private static final String SECOND = "Prendre la parole avec plus d'assurance";
  private static final String REASON = "Deux objectifs qui demandent des étapes";
  private static final String COMMENT = "J'aimerais revoir un point avec vous";

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired MentorshipRegister mentorships;
  @Autowired Objectives objectives;
  @Autowired ActionPlans plans;
  @Autowired Nudges nudges;
  @Autowired ReaderTime time;
  private Scene scene;
  private ProcessInstance instance;
  private String reference;
  private String mentor;
  private String mentee;

  @BeforeEach
  void scene() {
    init(engine);
    // The engine counts the turns of a cycle after the first in whole seconds.
    TestTime.stopAt(Scene.now().truncatedTo(ChronoUnit.SECONDS));
    scene = new Scene(spring);
    mentor = scene.mentor(1);
    instance = scene.inService(mentor);
    reference = scene.reference(instance);
    mentee = scene.mentee(instance);
  }

  @Test
  void the_mentor_reads_what_the_mentee_hopes_for_and_notes_the_meeting() {
    assertThat(instance).isWaitingAt(FIRST_MEETING, RECORD_FIRST_MEETING);
    assertThat(instance).task(RECORD_FIRST_MEETING).isAssignedTo(mentor).hasDueDate(inTwoWeeks());
    assertThat(shown(RECORD_FIRST_MEETING))
        .containsEntry("menteeName", menteeName())
        .containsEntry("refinedNeeds", "Préparer une première série d'entretiens")
        .containsEntry("menteeObjectives", "Mieux préparer mes clients aux entretiens de sélection")
        .containsEntry("planEarlier", "Oui\u00a0: Plusieurs compétences à développer")
        .containsEntry("coordinationToldAt", words(Scene.now().plus(Duration.ofDays(14))))
        .containsEntry("reminders", null)
        .doesNotContainKeys("menteeComment", "objective1", "planNeeded");

    scene.passes(instance, Duration.ofDays(2));
    scene.mentors(instance, RECORD_FIRST_MEETING, YearForms.firstMeeting());

    assertThat(instance)
        .hasPassed(RECORD_FIRST_MEETING_REPORT)
        .isWaitingAt(FIRST_MEETING, ACCEPT_OBJECTIVES);
    assertThat(scene.task(instance, RECORD_FIRST_MEETING)).isNull();
    theRestGoesOn();
    FirstMeeting meeting = objectives.firstMeeting(reference).orElseThrow();
    assertThat(meeting.number()).isEqualTo(1);
    assertThat(meeting.heldAt()).isEqualTo(Scene.now());
    assertThat(meeting.mode()).isEqualTo(MeetingMode.VIDEO);
    assertThat(meeting.place()).isNull();
    assertThat(meeting.planNeeded()).isTrue();
    assertThat(meeting.planReason()).isEqualTo(REASON);
    assertThat(meeting.recordedBy()).isEqualTo(mentor);
    assertThat(meeting.recordedAt()).isEqualTo(Scene.now());
    assertThat(meeting.reply()).isNull();
    assertThat(meeting.objectives())
        .extracting(Objective::text, Objective::scope, Objective::kind, Objective::before)
        .containsExactly(
            tuple(FIRST, ObjectiveScope.PROFESSIONAL, ObjectiveKind.SKILL, null),
            tuple(SECOND, ObjectiveScope.PERSONAL, ObjectiveKind.ATTITUDE, null));
  }

  @Test
  void the_mentee_accepts_the_objectives_and_says_where_they_stand() {
    scene.mentors(instance, RECORD_FIRST_MEETING, YearForms.firstMeeting());
    Instant held = Scene.now();
    scene.passes(instance, Duration.ofDays(3));
    assertThat(instance)
        .task(ACCEPT_OBJECTIVES)
        .isAssignedTo(mentee)
        .hasDueDate(Date.from(held.plus(Duration.ofDays(14))));
    assertThat(shown(ACCEPT_OBJECTIVES))
        .containsEntry("mentorName", mentorName())
        .containsEntry("heldAt", words(held))
        .containsEntry("planDecision", "Oui\u00a0: " + REASON)
        .containsEntry("objective1Text", FIRST)
        .containsEntry("objective1Kind", "Professionnel, savoir-faire")
        .containsEntry("objective2Text", SECOND)
        .containsEntry("objective2Kind", "Personnel, savoir-être")
        .doesNotContainKeys("objective3Text", "objective3Kind")
        .containsEntry("coordinationToldAt", words(held.plus(Duration.ofDays(14))));

    scene.mentees(instance, ACCEPT_OBJECTIVES, YearForms.objectivesAccepted());

    assertThat(instance)
        .hasPassed(RECORD_OBJECTIVES_REPLY)
        .isWaitingAt(FIRST_MEETING, DRAFT_ACTION_PLAN);
    theRestGoesOn();
    FirstMeeting meeting = objectives.firstMeeting(reference).orElseThrow();
    assertThat(meeting.isAccepted()).isTrue();
    assertThat(meeting.repliedBy()).isEqualTo(mentee);
    assertThat(meeting.repliedAt()).isEqualTo(Scene.now());
    assertThat(meeting.objectives()).extracting(Objective::before).containsExactly(2, 3);
  }

  @Test
  void without_a_need_for_a_plan_the_objectives_are_enough() {
    scene.mentors(instance, RECORD_FIRST_MEETING, YearForms.firstMeetingWithoutPlan());
    assertThat(shown(ACCEPT_OBJECTIVES))
        .containsEntry("planDecision", "Pas pour l’instant\u00a0: Un seul pas à faire");

    scene.mentees(instance, ACCEPT_OBJECTIVES, YearForms.objectivesAccepted());

    assertThat(instance)
        .hasPassed(
            RECORD_OBJECTIVES_REPLY, NO_PLAN_END, FIRST_MEETING_DONE_END, TELL_OBJECTIVES_AGREED)
        .hasNotPassed(DRAFT_ACTION_PLAN)
        .hasNotPassed(RECORD_ACTION_PLAN);
    assertThat(scene.told(instance)).contains("objectives-agreed " + mentor);
    theRestGoesOn();
    assertThat(objectives.firstMeeting(reference).orElseThrow().planNeeded()).isFalse();
    assertThat(plans.of(reference)).isEmpty();

    scene.passes(instance, Duration.ofDays(15));
    for (String step :
        List.of(RECORD_FIRST_MEETING, ACCEPT_OBJECTIVES, DRAFT_ACTION_PLAN, ACCEPT_ACTION_PLAN)) {
      assertThat(told(step)).isEmpty();
    }
  }

  @Test
  void a_plan_is_drafted_and_becomes_the_pair_s_when_the_mentee_accepts_it() {
    planNeeded();
    assertThat(instance).task(DRAFT_ACTION_PLAN).isAssignedTo(mentor).hasDueDate(inTwoWeeks());
    assertThat(shown(DRAFT_ACTION_PLAN))
        .containsEntry("menteeName", menteeName())
        .containsEntry("planReason", REASON)
        .containsEntry("objective1Text", FIRST)
        .containsEntry("objective1Kind", "Professionnel, savoir-faire")
        .containsEntry("objective2Text", SECOND)
        .doesNotContainKeys("menteeComment", "strategy1", "contribution");

    scene.passes(instance, Duration.ofDays(2));
    Map<String, Object> plan = YearForms.plan();
    plan.put("otherContribution", "Une collègue montre ses outils");
    scene.mentors(instance, DRAFT_ACTION_PLAN, plan);

    assertThat(instance).hasPassed(RECORD_DRAFT_PLAN).isWaitingAt(ACCEPT_ACTION_PLAN);
    assertThat(scene.task(instance, DRAFT_ACTION_PLAN)).isNull();
    theRestGoesOn();
    assertThat(instance).task(ACCEPT_ACTION_PLAN).isAssignedTo(mentee).hasDueDate(inTwoWeeks());
    assertThat(plans.inForce(reference)).isEmpty();
    ActionPlan draft = plans.current(reference).orElseThrow();
    assertThat(draft.draftedBy()).isEqualTo(mentor);
    assertThat(draft.draftedAt()).isEqualTo(Scene.now());
    assertThat(draft.strategies())
        .containsExactly(
            "Observer deux entrevues, puis en mener une ensemble",
            "Présenter un cas à l'équipe chaque mois");
    assertThat(draft.contributions())
        .extracting(Contribution::mentor, Contribution::text)
        .containsExactly(
            tuple(mentor, "Je partage mes grilles d'entrevue"),
            tuple(null, "Une collègue montre ses outils"));
    assertThat(shown(ACCEPT_ACTION_PLAN))
        .containsEntry("mentorName", mentorName())
        .containsEntry("objective1Text", FIRST)
        .containsEntry("objective2Text", SECOND)
        .containsEntry("planStrategy1", "Observer deux entrevues, puis en mener une ensemble")
        .containsEntry("planStrategy2", "Présenter un cas à l'équipe chaque mois")
        .containsEntry("planContribution", "Je partage mes grilles d'entrevue")
        .containsEntry("planOtherContribution", "Une collègue montre ses outils")
        .doesNotContainKeys("planStrategy3", "menteeComment");

    scene.mentees(instance, ACCEPT_ACTION_PLAN, YearForms.accepted());

    assertThat(instance)
        .hasPassed(RECORD_PLAN_REPLY, RECORD_ACTION_PLAN)
        .hasPassed(PLAN_AGREED_END, FIRST_MEETING_DONE_END)
        .hasNotPassed(NO_PLAN_END);
    theRestGoesOn();
    ActionPlan agreed = plans.inForce(reference).orElseThrow();
    assertThat(agreed.number()).isEqualTo(1);
    assertThat(agreed.isAccepted()).isTrue();
    assertThat(agreed.repliedBy()).isEqualTo(mentee);
    assertThat(agreed.settledAt()).isEqualTo(Scene.now());
    scene.passes(instance, Duration.ofDays(15));
    assertThat(told(ACCEPT_ACTION_PLAN)).isEmpty();
  }

  @Test
  void discussed_objectives_go_back_to_the_mentor_as_they_were_with_the_mentee_s_words() {
    Map<String, Object> inPerson = YearForms.firstMeeting();
    inPerson.put("mode", "inPerson");
    inPerson.put("place", "menteeWorkplace");
    scene.mentors(instance, RECORD_FIRST_MEETING, inPerson);
    Instant held = Scene.now();
    scene.passes(instance, Duration.ofDays(1));

    scene.mentees(instance, ACCEPT_OBJECTIVES, YearForms.discussed());

    assertThat(instance)
        .hasPassed(RECORD_OBJECTIVES_REPLY)
        .hasNotPassed(DRAFT_ACTION_PLAN)
        .hasNotPassed(NO_PLAN_END)
        .isWaitingAt(FIRST_MEETING, RECORD_FIRST_MEETING);
    assertThat(scene.task(instance, ACCEPT_OBJECTIVES)).isNull();
    theRestGoesOn();
    assertThat(instance).task(RECORD_FIRST_MEETING).isAssignedTo(mentor).hasDueDate(inTwoWeeks());
    FirstMeeting discussed = objectives.firstMeeting(reference).orElseThrow();
    assertThat(discussed.reply()).isEqualTo(Reply.DISCUSS);
    assertThat(discussed.comment()).isEqualTo(COMMENT);
    assertThat(discussed.place()).isEqualTo(MeetingPlace.MENTEE_WORKPLACE);
    assertThat(discussed.objectives()).extracting(Objective::before).containsOnlyNulls();
    assertThat(shown(RECORD_FIRST_MEETING))
        .containsEntry("menteeComment", COMMENT)
        .containsEntry("heldAt", held.truncatedTo(ChronoUnit.MINUTES).toString())
        .containsEntry("mode", "inPerson")
        .containsEntry("place", "menteeWorkplace")
        .containsEntry("objective1", FIRST)
        .containsEntry("scope1", "professional")
        .containsEntry("kind1", "skill")
        .containsEntry("objective2", SECOND)
        .containsEntry("scope2", "personal")
        .containsEntry("kind2", "attitude")
        .containsEntry("planNeeded", "yes")
        .containsEntry("planReason", REASON);

    Map<String, Object> again = YearForms.firstMeetingWithoutPlan();
    again.put("objective1", "Animer un atelier");
    again.put("kind1", "knowledge");
    again.remove("objective2");
    scene.mentors(instance, RECORD_FIRST_MEETING, again);
    assertThat(shown(ACCEPT_OBJECTIVES))
        .containsEntry("objective1Text", "Animer un atelier")
        .containsEntry("objective1Kind", "Professionnel, savoir")
        .doesNotContainKey("objective2Text");
    scene.mentees(instance, ACCEPT_OBJECTIVES, Map.of("reply", "accept", "before1", 1));

    assertThat(instance).hasPassed(NO_PLAN_END, FIRST_MEETING_DONE_END);
    FirstMeeting accepted = objectives.firstMeeting(reference).orElseThrow();
    assertThat(accepted.number()).isEqualTo(2);
    assertThat(accepted.isAccepted()).isTrue();
    assertThat(objectives.of(reference))
        .extracting(Objective::text, Objective::before)
        .containsExactly(tuple("Animer un atelier", 1));
  }

  @Test
  void a_discussed_plan_goes_back_to_the_draft_with_the_mentee_s_words() {
    planNeeded();
    scene.mentors(instance, DRAFT_ACTION_PLAN, YearForms.plan());
    scene.passes(instance, Duration.ofDays(1));

    scene.mentees(instance, ACCEPT_ACTION_PLAN, YearForms.discussed());

    assertThat(instance)
        .hasPassed(RECORD_PLAN_REPLY)
        .hasNotPassed(RECORD_ACTION_PLAN)
        .isWaitingAt(FIRST_MEETING, DRAFT_ACTION_PLAN);
    assertThat(scene.task(instance, ACCEPT_ACTION_PLAN)).isNull();
    theRestGoesOn();
    assertThat(instance).task(DRAFT_ACTION_PLAN).isAssignedTo(mentor).hasDueDate(inTwoWeeks());
    assertThat(plans.inForce(reference)).isEmpty();
    assertThat(shown(DRAFT_ACTION_PLAN))
        .containsEntry("menteeComment", COMMENT)
        .containsEntry("strategy1", "Observer deux entrevues, puis en mener une ensemble")
        .containsEntry("strategy2", "Présenter un cas à l'équipe chaque mois")
        .containsEntry("contribution", "Je partage mes grilles d'entrevue")
        .doesNotContainKeys("strategy3", "otherContribution");

    Map<String, Object> again = YearForms.plan();
    again.put("strategy3", "Lire deux articles");
    scene.mentors(instance, DRAFT_ACTION_PLAN, again);
    assertThat(shown(ACCEPT_ACTION_PLAN))
        .containsEntry("planStrategy3", "Lire deux articles")
        .containsEntry("menteeComment", COMMENT);
    scene.mentees(instance, ACCEPT_ACTION_PLAN, YearForms.accepted());

    assertThat(instance)
        .hasPassed(RECORD_ACTION_PLAN, PLAN_AGREED_END, FIRST_MEETING_DONE_END, TELL_PLAN_AGREED);
    assertThat(scene.told(instance)).contains("plan-agreed " + mentor);
    assertThat(plans.of(reference))
        .extracting(ActionPlan::number, ActionPlan::reply, ActionPlan::comment)
        .containsExactly(tuple(1, Reply.DISCUSS, COMMENT), tuple(2, Reply.ACCEPT, null));
    assertThat(plans.inForce(reference).orElseThrow().strategies())
        .hasSize(3)
        .contains("Lire deux articles");
  }

  @Test
  void an_objective_may_be_the_third_without_a_second() {
    Map<String, Object> form = YearForms.firstMeeting();
    form.remove("objective2");
    form.put("objective3", "Trouver un équilibre");
    form.put("scope3", "personal");
    form.put("kind3", "knowledge");
    scene.mentors(instance, RECORD_FIRST_MEETING, form);

    assertThat(refused(ACCEPT_OBJECTIVES, Map.of("reply", "accept", "before1", 4)))
        .containsExactly("before3");
    scene.mentees(
        instance, ACCEPT_OBJECTIVES, Map.of("reply", "accept", "before1", 4, "before3", 5));

    assertThat(objectives.of(reference))
        .extracting(Objective::position, Objective::before)
        .containsExactly(tuple(1, 4), tuple(3, 5));
  }

  @Test
  void a_first_meeting_that_is_not_noted_is_recalled_each_week_and_the_coordination_told_once() {
    waits(
        RECORD_FIRST_MEETING,
        mentor,
        FIRST_MEETING_WAITING,
        REMIND_FIRST_MEETING,
        REMIND_FIRST_MEETING_DONE_END);
    assertThat(objectives.firstMeeting(reference)).isEmpty();
  }

  @Test
  void objectives_that_are_not_answered_are_recalled_each_week_and_the_coordination_told_once() {
    scene.mentors(instance, RECORD_FIRST_MEETING, YearForms.firstMeeting());
    waits(
        ACCEPT_OBJECTIVES,
        mentee,
        OBJECTIVES_WAITING,
        REMIND_OBJECTIVES,
        REMIND_OBJECTIVES_DONE_END);
    assertThat(objectives.firstMeeting(reference).orElseThrow().reply()).isNull();
  }

  @Test
  void a_plan_that_is_not_drafted_is_recalled_each_week_and_the_coordination_told_once() {
    planNeeded();
    waits(
        DRAFT_ACTION_PLAN,
        mentor,
        DRAFT_PLAN_WAITING,
        REMIND_DRAFT_PLAN,
        REMIND_DRAFT_PLAN_DONE_END);
    assertThat(plans.of(reference)).isEmpty();
  }

  @Test
  void a_plan_that_is_not_answered_is_recalled_each_week_and_the_coordination_told_once() {
    planNeeded();
    scene.mentors(instance, DRAFT_ACTION_PLAN, YearForms.plan());
    waits(
        ACCEPT_ACTION_PLAN,
        mentee,
        PLAN_REPLY_WAITING,
        REMIND_PLAN_REPLY,
        REMIND_PLAN_REPLY_DONE_END);
    assertThat(plans.inForce(reference)).isEmpty();
  }

  @Test
  void a_step_that_comes_again_after_a_discussion_reminds_anew() {
    scene.passes(instance, Duration.ofDays(15));
    scene.mentors(instance, RECORD_FIRST_MEETING, YearForms.firstMeeting());
    scene.mentees(instance, ACCEPT_OBJECTIVES, YearForms.discussed());
    assertThat(shown(RECORD_FIRST_MEETING)).containsEntry("reminders", null);

    scene.passes(instance, Duration.ofDays(7).minusMillis(1));
    assertThat(told(RECORD_FIRST_MEETING)).containsExactly(Told.OWNER, Told.COORDINATION);
    scene.passes(instance, Duration.ofDays(7).plusMillis(1));
    assertThat(told(RECORD_FIRST_MEETING))
        .containsExactly(Told.OWNER, Told.COORDINATION, Told.OWNER, Told.COORDINATION);
  }

  @Test
  void a_report_is_refused_at_the_field_that_is_wrong_and_nothing_changes() {
    String task = scene.task(instance, RECORD_FIRST_MEETING).getId();

    assertThat(refused(RECORD_FIRST_MEETING, Map.of()))
        .containsExactly("heldAt", "mode", "objective1", "planNeeded", "planReason");
    for (String field :
        List.of("heldAt", "mode", "objective1", "scope1", "kind1", "planNeeded", "planReason")) {
      if (!field.equals("objective1")) {
        assertThat(refusedReport(field, null)).containsExactly(field);
      }
      assertThat(refusedReport(field, List.of("a", "b"))).contains(field);
    }
    assertThat(refusedReport("heldAt", Scene.now().plus(Duration.ofMinutes(1)).toString()))
        .containsExactly("heldAt");
    assertThat(refusedReport("heldAt", Scene.now().plus(Duration.ofDays(366)).toString()))
        .containsExactly("heldAt");
    assertThat(refusedReport("heldAt", "hier")).containsExactly("heldAt");
    assertThat(refusedReport("heldAt", "2026-02-30T10:00Z")).containsExactly("heldAt");
    assertThat(refusedReport("mode", "atHome")).containsExactly("mode");
    assertThat(refusedReport("mode", "inPerson")).containsExactly("place");
    assertThat(refusedReport("objective1", "a".repeat(501))).containsExactly("objective1");
    assertThat(refusedReport("scope1", "private")).containsExactly("scope1");
    assertThat(refusedReport("kind1", "talent")).containsExactly("kind1");
    assertThat(refusedReport("scope2", null)).containsExactly("scope2");
    assertThat(refusedReport("kind2", "")).containsExactly("kind2");
    assertThat(refusedReport("objective3", "Un troisième")).containsExactly("scope3", "kind3");
    assertThat(refusedReport("planNeeded", "maybe")).containsExactly("planNeeded");
    assertThat(refusedReport("planReason", "a".repeat(2001))).containsExactly("planReason");
    Map<String, Object> atHome = YearForms.firstMeeting();
    atHome.put("mode", "inPerson");
    atHome.put("place", "mentorHome");
    assertThat(refused(RECORD_FIRST_MEETING, atHome)).containsExactly("place");

    assertThat(scene.task(instance, RECORD_FIRST_MEETING).getId()).isEqualTo(task);
    assertThat(instance).hasNotPassed(RECORD_FIRST_MEETING_REPORT);
    assertThat(objectives.firstMeeting(reference)).isEmpty();
  }

  @Test
  void a_meeting_before_the_first_contact_is_refused_and_one_in_the_same_minute_is_not() {
    Instant contacted = scene.mentorship(instance).serviceStartsAt();
    scene.passes(instance, Duration.ofDays(2));
    Instant sameMinute = contacted.truncatedTo(ChronoUnit.MINUTES);

    Map<String, Object> form = YearForms.firstMeeting();
    form.put("heldAt", sameMinute.minusMillis(1).toString());
    assertThatThrownBy(() -> scene.mentors(instance, RECORD_FIRST_MEETING, form))
        .isInstanceOfSatisfying(
            FormRefused.class,
            refused -> {
              assertThat(refused.refused().fields())
                  .singleElement()
                  .satisfies(
                      field -> {
                        assertThat(field.field()).isEqualTo("heldAt");
                        assertThat(field.message())
                            .endsWith(
                                "Ce moment précède votre premier contact, le "
                                    + words(contacted)
                                    + ". Indiquez une rencontre tenue depuis.");
                      });
            });
    assertThat(objectives.firstMeeting(reference)).isEmpty();

    form.put("heldAt", sameMinute.toString());
    scene.mentors(instance, RECORD_FIRST_MEETING, form);

    assertThat(instance).hasPassed(RECORD_FIRST_MEETING_REPORT);
    assertThat(objectives.firstMeeting(reference).orElseThrow().heldAt()).isEqualTo(sameMinute);
  }

  @Test
  void a_place_or_the_nature_of_an_objective_that_is_not_there_is_left_out() {
    Map<String, Object> form = YearForms.firstMeeting();
    form.put("place", "publicPlace");
    form.put("objective2", " ");

    scene.mentors(instance, RECORD_FIRST_MEETING, form);

    FirstMeeting meeting = objectives.firstMeeting(reference).orElseThrow();
    assertThat(meeting.place()).isNull();
    assertThat(meeting.objectives()).extracting(Objective::text).containsExactly(FIRST);
  }

  @Test
  void an_answer_to_the_objectives_is_refused_at_the_field_that_is_wrong_and_nothing_changes() {
    scene.mentors(instance, RECORD_FIRST_MEETING, YearForms.firstMeeting());
    String task = scene.task(instance, ACCEPT_OBJECTIVES).getId();

    assertThat(refused(ACCEPT_OBJECTIVES, Map.of())).containsExactly("reply");
    assertThat(refused(ACCEPT_OBJECTIVES, Map.of("reply", "later"))).containsExactly("reply");
    assertThat(refused(ACCEPT_OBJECTIVES, Map.of("reply", "accept")))
        .containsExactly("before1", "before2");
    for (Object outside : List.of(0, 6, -1, 2.5, "beaucoup", true)) {
      assertThat(
              refused(
                  ACCEPT_OBJECTIVES, Map.of("reply", "accept", "before1", outside, "before2", 1)))
          .containsExactly("before1");
    }
    // What the form shows is not what the person says: an objective cannot be posted away.
    assertThat(
            refused(
                ACCEPT_OBJECTIVES, Map.of("reply", "accept", "before1", 1, "objective2Text", "")))
        .containsExactly("before2");
    assertThat(refused(ACCEPT_OBJECTIVES, Map.of("reply", "discuss"))).containsExactly("comment");
    assertThat(refused(ACCEPT_OBJECTIVES, Map.of("reply", "discuss", "comment", "a".repeat(2001))))
        .containsExactly("comment");

    assertThat(scene.task(instance, ACCEPT_OBJECTIVES).getId()).isEqualTo(task);
    assertThat(instance).hasNotPassed(RECORD_OBJECTIVES_REPLY);
    FirstMeeting meeting = objectives.firstMeeting(reference).orElseThrow();
    assertThat(meeting.reply()).isNull();
    assertThat(meeting.objectives())
        .extracting(Objective::text, Objective::before)
        .containsExactly(tuple(FIRST, null), tuple(SECOND, null));
  }

  @Test
  void a_draft_is_refused_at_the_field_that_is_wrong_and_nothing_changes() {
    planNeeded();
    String task = scene.task(instance, DRAFT_ACTION_PLAN).getId();

    assertThat(refused(DRAFT_ACTION_PLAN, Map.of()))
        .containsExactly("strategy1", "strategy2", "contribution");
    for (String field :
        List.of("strategy1", "strategy2", "strategy3", "contribution", "otherContribution")) {
      Map<String, Object> form = YearForms.plan();
      form.put(field, "a".repeat(2001));
      assertThat(refused(DRAFT_ACTION_PLAN, form)).containsExactly(field);
      form.put(field, 7);
      assertThat(refused(DRAFT_ACTION_PLAN, form)).containsExactly(field);
    }
    Map<String, Object> single = YearForms.plan();
    single.put("strategy3", single.get("strategy2"));
    single.put("strategy2", " ");
    assertThat(refused(DRAFT_ACTION_PLAN, single)).containsExactly("strategy2");

    assertThat(scene.task(instance, DRAFT_ACTION_PLAN).getId()).isEqualTo(task);
    assertThat(instance).hasNotPassed(RECORD_DRAFT_PLAN);
    assertThat(plans.of(reference)).isEmpty();
  }

  @Test
  void an_answer_to_the_plan_is_refused_at_the_field_that_is_wrong_and_nothing_changes() {
    planNeeded();
    scene.mentors(instance, DRAFT_ACTION_PLAN, YearForms.plan());
    String task = scene.task(instance, ACCEPT_ACTION_PLAN).getId();

    assertThat(refused(ACCEPT_ACTION_PLAN, Map.of())).containsExactly("reply");
    assertThat(refused(ACCEPT_ACTION_PLAN, Map.of("reply", "yes"))).containsExactly("reply");
    assertThat(refused(ACCEPT_ACTION_PLAN, Map.of("reply", "discuss", "comment", "")))
        .containsExactly("comment");
    assertThat(refused(ACCEPT_ACTION_PLAN, Map.of("reply", "discuss", "comment", "a".repeat(2001))))
        .containsExactly("comment");

    assertThat(scene.task(instance, ACCEPT_ACTION_PLAN).getId()).isEqualTo(task);
    assertThat(instance).hasNotPassed(RECORD_PLAN_REPLY);
    assertThat(plans.current(reference).orElseThrow().reply()).isNull();
  }

  private void planNeeded() {
    scene.mentors(instance, RECORD_FIRST_MEETING, YearForms.firstMeeting());
    scene.mentees(instance, ACCEPT_OBJECTIVES, YearForms.objectivesAccepted());
  }

  /** From the moment this step begins to wait. */
  private void waits(String step, String owner, String timer, String remind, String reminded) {
    String task = scene.task(instance, step).getId();
    Instant tellAt = Scene.now().plus(Duration.ofDays(14));
    assertThat(shown(step))
        .containsEntry("reminders", null)
        .containsEntry("coordinationToldAt", words(tellAt));

    scene.passes(instance, Duration.ofDays(7).minusMillis(1));
    assertThat(instance).hasNotPassed(timer);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(instance).hasPassed(timer, remind, reminded);
    assertThat(told(step)).containsExactly(Told.OWNER);
    assertThat(shown(step))
        .containsEntry("reminders", words(Scene.now()))
        .containsEntry("coordinationToldAt", words(tellAt));

    scene.passes(instance, Duration.ofDays(7).minusMillis(1));
    assertThat(told(step)).containsExactly(Told.OWNER);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(told(step)).containsExactly(Told.OWNER, Told.COORDINATION);
    assertThat(shown(step))
        .containsEntry("reminders", "2, le dernier le " + words(tellAt))
        .containsEntry("coordinationToldAt", null);

    scene.passes(instance, Duration.ofDays(14));
    assertThat(told(step)).containsExactly(Told.OWNER, Told.COORDINATION, Told.OWNER, Told.OWNER);
    assertThat(scene.task(instance, step).getId()).isEqualTo(task);
    assertThat(instance).task(step).isAssignedTo(owner).hasDueDate(Date.from(tellAt));
    theRestGoesOn();
  }

  private List<String> refusedReport(String field, Object value) {
    Map<String, Object> form = YearForms.firstMeeting();
    form.put(field, value);
    return refused(RECORD_FIRST_MEETING, form);
  }

  private List<String> refused(String step, Map<String, Object> form) {
    return Scene.refused(
        () -> {
          if (isMentors(step)) {
            scene.mentors(instance, step, form);
          } else {
            scene.mentees(instance, step, form);
          }
        });
  }

  private Map<String, Object> shown(String step) {
    return isMentors(step)
        ? scene.opens(mentor, List.of("mentors"), instance, step)
        : scene.opens(mentee, List.of("mentees"), instance, step);
  }

  private static boolean isMentors(String step) {
    return step.equals(RECORD_FIRST_MEETING) || step.equals(DRAFT_ACTION_PLAN);
  }

  private void theRestGoesOn() {
    assertThat(instance)
        .isWaitingAt(ACCOMPANIMENT, TERMS, ACCEPT_TERMS, MID_TERM, SERVICE_END)
        .isNotEnded();
  }

  private List<Told> told(String step) {
    return nudges.of(reference, step, null).stream().map(Nudge::told).toList();
  }

  private String menteeName() {
    return scene.mentorship(instance).mentee().displayName();
  }

  private String mentorName() {
    return mentorships.current(reference).orElseThrow().mentor().displayName();
  }

  private static Date inTwoWeeks() {
    return Date.from(Scene.now().plus(Duration.ofDays(14)));
  }

  private String words(Instant instant) {
    return time.dateTime(instant, Locale.CANADA_FRENCH);
  }
}
