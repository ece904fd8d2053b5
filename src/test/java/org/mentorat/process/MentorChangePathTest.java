package org.mentorat.process;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.*;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.accompaniment.Nudge;
import org.mentorat.accompaniment.Nudge.Told;
import org.mentorat.accompaniment.Nudges;
import org.mentorat.accompaniment.Requests;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.CommitmentNote;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.commitment.Verdict;
import org.mentorat.engine.Roles;
import org.mentorat.handover.LateContactNote;
import org.mentorat.handover.MentorChange;
import org.mentorat.handover.MentorChangeState;
import org.mentorat.handover.MentorChanges;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.mentorship.Assignment;
import org.mentorat.mentorship.AssignmentEnd;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Side;
import org.mentorat.people.Directory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Every path of a change of mentor: asked, kept, handed over, late, repeated, or overtaken by the
 * end; and before the first contact (R36, R80).
 */
@MentoratTest
class MentorChangePathTest {

  private static final List<String> COORDINATION = List.of(Roles.COORDINATORS);

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired TaskService tasks;
  @Autowired MentorChanges changes;
  @Autowired MentorshipRegister mentorships;
  @Autowired Commitments commitments;
  @Autowired Requests requests;
  @Autowired Directory directory;
  @Autowired Nudges nudges;
  private Scene scene;
  private String mentor;
  private String next;
  private String mentee;
  private ProcessInstance instance;
  private String reference;
  private Instant begun;

  @BeforeEach
  void in_service() {
    init(engine);
    // Repeating timers know whole seconds only.
    TestTime.stopAt(Scene.now().truncatedTo(DAYS).plus(Duration.ofHours(39)));
    scene = new Scene(spring);
    mentor = scene.mentor(1);
    instance = scene.inService(mentor);
    mentee = scene.mentee(instance);
    reference = scene.reference(instance);
    next = scene.mentor(1);
    begun = Scene.now();
  }

  @Test
  void the_mentee_asks_and_another_mentor_takes_over_all_that_is_open() {
    scene.passes(instance, Duration.ofDays(1));
    Date due = scene.task(instance, RECORD_FIRST_MEETING).getDueDate();
    Instant asked = Scene.now();
    long change = asks(mentee);

    assertThat(instance)
        .hasPassed(OPEN_MENTOR_CHANGE)
        .isWaitingAt(MENTOR_CHANGE, DECIDE_MENTOR_CHANGE);
    assertThat(instance)
        .task(DECIDE_MENTOR_CHANGE)
        .hasCandidateGroup(Roles.COORDINATORS)
        .hasDueDate(Date.from(asked.plus(Duration.ofHours(48))));
    Map<String, Object> shown = coordination(DECIDE_MENTOR_CHANGE);
    assertThat(shown)
        .containsEntry("askedBy", "La personne mentorée")
        .containsEntry("reasonText", "Les besoins ou les attentes ont changé")
        .containsEntry("words", "Je préfère quelqu'un de mon domaine")
        .containsEntry("openRequests", "0")
        .containsEntry("recommendedMentor", next);
    assertThat(shown.get("candidateOptions").toString()).contains(next).doesNotContain(mentor);
    assertThat(scene.mentor(instance)).isEqualTo(mentor);

    scene.passes(instance, Duration.ofHours(5));
    Instant handedOver = Scene.now();
    changesTo(next);

    assertThat(instance)
        .hasPassed(RECORD_MENTOR_CHANGE, HAND_OVER, TELL_MENTOR_CHANGED, TELL_HAND_OVER)
        .isWaitingAt(SETTLING_IN, NEW_CONTACT, CONTACT_NEW_MENTEE, ALLOW_EARLIER_EXCHANGES)
        .isNotWaitingAt(DECIDE_MENTOR_CHANGE);
    assertThat(scene.told(instance))
        .contains(
            "mentor-changed " + mentee,
            "mentorship-handed-over " + mentor,
            "contact-new-mentee " + next);
    assertThat(mentorships.assignments(reference))
        .extracting(
            assignment -> assignment.mentor().account(),
            Assignment::assignedAt,
            Assignment::receivedAt,
            Assignment::endedAt,
            Assignment::end,
            Assignment::endedBy)
        .containsExactly(
            tuple(mentor, begun, begun, handedOver, AssignmentEnd.CHANGED, Scene.COORDINATOR),
            tuple(next, handedOver, handedOver, null, null, null));
    assertThat(load(mentor)).isZero();
    assertThat(load(next)).isEqualTo(1);
    assertThat(ownedBy(mentor)).isEmpty();
    assertThat(ownedBy(next)).contains(RECORD_FIRST_MEETING, CONTACT_NEW_MENTEE);
    assertThat(scene.task(instance, RECORD_FIRST_MEETING).getDueDate()).isEqualTo(due);
    assertThat(instance)
        .task(CONTACT_NEW_MENTEE)
        .isAssignedTo(next)
        .hasDueDate(Date.from(handedOver.plus(Duration.ofHours(72))));
    assertThat(instance)
        .task(ALLOW_EARLIER_EXCHANGES)
        .isAssignedTo(mentee)
        .hasDueDate(Date.from(handedOver.plus(Duration.ofDays(7))));
    assertThat(scene.promise(instance, Promise.NEW_MENTOR_CONTACT))
        .returns(next, Commitment::owner)
        .returns(handedOver, Commitment::startedAt)
        .returns(handedOver.plus(Duration.ofHours(72)), Commitment::limitAt)
        .returns(Verdict.OPEN, Commitment::verdict);

    scene.passes(instance, Duration.ofHours(1));
    submits(next, CONTACT_NEW_MENTEE, YearForms.newMenteeContacted());
    assertThat(instance)
        .hasPassed(RECORD_NEW_CONTACT, NEW_CONTACT_MADE_END, NEW_CONTACT_DONE_END)
        .isNotWaitingAt(CONTACT_NEW_MENTEE);
    assertThat(scene.promise(instance, Promise.NEW_MENTOR_CONTACT))
        .returns(Verdict.KEPT_UNCONFIRMED, Commitment::verdict)
        .returns(Scene.now(), Commitment::stoppedAt);

    scene.mentees(instance, ALLOW_EARLIER_EXCHANGES, YearForms.earlierAllowed());
    assertThat(instance)
        .hasPassed(RECORD_EARLIER_EXCHANGES, EARLIER_EXCHANGES_ANSWERED_END, MENTOR_SETTLED_IN_END)
        .hasNotPassed(MENTOR_HANDED_OVER_EVENT, MENTOR_KEPT_END)
        .isNotWaitingAt(MENTOR_CHANGE);
    assertThat(changes.change(change))
        .returns(MentorChangeState.CHANGED, MentorChange::state)
        .returns(Side.MENTEE, MentorChange::side)
        .returns(handedOver, MentorChange::closedAt)
        .returns(Scene.now(), MentorChange::contactedAt)
        .returns(next, MentorChange::contactRecordedBy);
  }

  @Test
  void the_mentee_s_wait_is_measured_without_a_break() {
    long request = scene.asks(mentee, instance, "help-request", YearForms.help());
    Instant limit = begun.plus(Duration.ofHours(48));

    scene.passes(instance, Duration.ofHours(20));
    asks(mentor);
    changesTo(next);

    assertThat(instance).task(ANSWER_REQUEST).isAssignedTo(next).hasDueDate(Date.from(limit));
    assertThat(requests.promise(request))
        .returns(next, Commitment::owner)
        .returns(begun, Commitment::startedAt)
        .returns(limit, Commitment::limitAt);
    assertThat(requests.promise(request).notes())
        .extracting(CommitmentNote::kind, CommitmentNote::at, CommitmentNote::by)
        .containsExactly(tuple(CommitmentNoteKind.ENTRUSTED, Scene.now(), Scene.COORDINATOR));
    assertThat(scene.promise(instance, Promise.NEW_MENTOR_CONTACT).limitAt())
        .isEqualTo(begun.plus(Duration.ofHours(20 + 72)));

    scene.passes(instance, Duration.ofHours(4));
    assertThat(instance).hasPassed(ANSWER_REMINDER);
    scene.passes(instance, Duration.ofHours(24).minusSeconds(1));
    assertThat(requests.promise(request).verdict()).isEqualTo(Verdict.OPEN);
    scene.passes(instance, Duration.ofSeconds(1));
    assertThat(instance).hasPassed(ANSWER_LIMIT).isWaitingAt(UNBLOCK_REQUEST, ANSWER_REQUEST);
    assertThat(requests.promise(request))
        .returns(Verdict.LATE, Commitment::verdict)
        .returns(next, Commitment::owner);
    assertThat(scene.promise(instance, Promise.NEW_MENTOR_CONTACT).verdict())
        .isEqualTo(Verdict.OPEN);

    submits(next, ANSWER_REQUEST, YearForms.answer());
    assertThat(requests.promise(request))
        .returns(Verdict.LATE, Commitment::verdict)
        .returns(Scene.now(), Commitment::stoppedAt);
  }

  @Test
  void a_broken_promise_stays_with_whoever_broke_it() {
    long request = scene.asks(mentee, instance, "help-request", YearForms.help());
    scene.passes(instance, Duration.ofHours(48));
    assertThat(requests.promise(request).verdict()).isEqualTo(Verdict.LATE);
    asks(mentee);
    changesTo(next);

    assertThat(instance).task(ANSWER_REQUEST).isAssignedTo(next);
    assertThat(instance).isWaitingAt(UNBLOCK_REQUEST);
    assertThat(requests.promise(request)).returns(mentor, Commitment::owner);
    submits(next, ANSWER_REQUEST, YearForms.answer());
    assertThat(requests.request(request).answeredBy()).isEqualTo(next);
  }

  @Test
  void the_coordination_keeps_the_pair() {
    long change = asks(mentor);
    assertThat(coordination(DECIDE_MENTOR_CHANGE))
        .containsEntry("askedBy", "Le mentor ou la mentore");
    scene.coordinates(instance, DECIDE_MENTOR_CHANGE, YearForms.mentorKept());

    assertThat(instance)
        .hasPassed(RECORD_MENTOR_CHANGE, MENTOR_KEPT_END, TELL_MENTOR_KEPT)
        .hasNotPassed(HAND_OVER)
        .isNotWaitingAt(MENTOR_CHANGE);
    assertThat(scene.told(instance)).contains("mentor-kept " + mentor);
    assertThat(scene.mentor(instance)).isEqualTo(mentor);
    assertThat(changes.change(change))
        .returns(MentorChangeState.KEPT, MentorChange::state)
        .returns("Les deux veulent essayer encore un mois", MentorChange::note)
        .returns(Scene.COORDINATOR, MentorChange::closedBy);
    assertThat(ownedBy(mentor)).contains(RECORD_FIRST_MEETING);

    asks(mentee);
    assertThat(instance).isWaitingAt(DECIDE_MENTOR_CHANGE);
  }

  @Test
  void a_coordinator_decides_to_look_for_another_mentor() {
    long change =
        scene.asks(
            scene.account(Roles.COORDINATORS),
            instance,
            "mentor-change",
            YearForms.mentorChangeDecided());
    assertThat(coordination(DECIDE_MENTOR_CHANGE))
        .containsEntry("askedBy", "La coordination")
        .containsEntry("reasonText", null)
        .containsEntry("words", "Une longue absence est prévue");
    changesTo(next);
    assertThat(scene.mentor(instance)).isEqualTo(next);
    assertThat(changes.change(change)).returns(null, MentorChange::side);
  }

  @Test
  void the_coordination_is_reminded_every_24_hours_and_then_the_lead_may_act_too() {
    long change = asks(mentee);
    scene.passes(instance, Duration.ofHours(24).minusSeconds(1));
    assertThat(instance).hasNotPassed(MENTOR_CHANGE_WAITING);
    scene.passes(instance, Duration.ofSeconds(1));
    assertThat(instance)
        .hasPassed(MENTOR_CHANGE_WAITING, REMIND_MENTOR_CHANGE, REMIND_MENTOR_CHANGE_DONE_END)
        .isWaitingAt(DECIDE_MENTOR_CHANGE);
    assertThat(told(DECIDE_MENTOR_CHANGE, change)).containsExactly(Told.COORDINATION);
    assertThat(candidates(DECIDE_MENTOR_CHANGE)).doesNotContain(Scene.COORDINATOR);
    scene.passes(instance, Duration.ofHours(24));
    assertThat(candidates(DECIDE_MENTOR_CHANGE)).contains(Scene.COORDINATOR);
    scene.passes(instance, Duration.ofHours(24));
    assertThat(told(DECIDE_MENTOR_CHANGE, change)).hasSize(3);
    assertThat(scene.mentor(instance)).isEqualTo(mentor);
  }

  @Test
  void a_new_mentor_who_is_late_is_reminded_then_the_coordination_asks_again_and_again() {
    long change = asks(mentee);
    changesTo(next);
    scene.passes(instance, Duration.ofHours(48).minusSeconds(1));
    assertThat(instance).hasNotPassed(NEW_CONTACT_REMINDER);
    scene.passes(instance, Duration.ofSeconds(1));
    assertThat(instance)
        .hasPassed(NEW_CONTACT_REMINDER, REMIND_NEW_CONTACT, REMIND_NEW_CONTACT_DONE_END);

    scene.passes(instance, Duration.ofHours(24).minusSeconds(1));
    assertThat(instance).hasNotPassed(NEW_CONTACT_LIMIT);
    scene.passes(instance, Duration.ofSeconds(1));
    assertThat(instance)
        .hasPassed(NEW_CONTACT_LIMIT, RECORD_LATE_NEW_CONTACT)
        .isWaitingAt(RESOLVE_LATE_CONTACT, CONTACT_NEW_MENTEE);
    assertThat(instance)
        .task(RESOLVE_LATE_CONTACT)
        .hasCandidateGroup(Roles.COORDINATORS)
        .hasDueDate(Date.from(Scene.now().plus(Duration.ofHours(48))));
    assertThat(scene.promise(instance, Promise.NEW_MENTOR_CONTACT))
        .returns(Verdict.LATE, Commitment::verdict)
        .returns(null, Commitment::stoppedAt);

    scene.passes(instance, Duration.ofHours(24));
    assertThat(instance)
        .hasPassed(LATE_CONTACT_WAITING, REMIND_LATE_CONTACT, REMIND_LATE_CONTACT_DONE_END);
    assertThat(told(RESOLVE_LATE_CONTACT, change)).containsExactly(Told.COORDINATION);

    scene.coordinates(instance, RESOLVE_LATE_CONTACT, YearForms.lateContactNoted());
    assertThat(instance)
        .hasPassed(RECORD_LATE_CONTACT_NOTE)
        .isWaitingAt(NEW_MENTOR_RECALLED, CONTACT_NEW_MENTEE)
        .isNotWaitingAt(RESOLVE_LATE_CONTACT);
    assertThat(changes.lateNotes(change))
        .extracting(LateContactNote::note, LateContactNote::writtenBy)
        .containsExactly(tuple("Message laissé, elle rappelle demain", Scene.COORDINATOR));
    scene.passes(instance, Duration.ofHours(24));
    assertThat(instance).isWaitingAt(RESOLVE_LATE_CONTACT);
    assertThat((String) coordination(RESOLVE_LATE_CONTACT).get("earlierNotes"))
        .contains("Message laissé");

    submits(next, CONTACT_NEW_MENTEE, YearForms.newMenteeContacted());
    assertThat(instance)
        .hasPassed(NEW_CONTACT_MADE_END)
        .isNotWaitingAt(RESOLVE_LATE_CONTACT, CONTACT_NEW_MENTEE);
    assertThat(scene.promise(instance, Promise.NEW_MENTOR_CONTACT))
        .returns(Verdict.LATE, Commitment::verdict)
        .returns(Scene.now(), Commitment::stoppedAt);
  }

  @Test
  void the_mentee_s_silence_on_earlier_exchanges_is_a_no() {
    long change = asks(mentee);
    changesTo(next);
    scene.passes(instance, Duration.ofDays(3).minusSeconds(1));
    assertThat(instance).hasNotPassed(EARLIER_EXCHANGES_REMINDER);
    scene.passes(instance, Duration.ofSeconds(1));
    assertThat(instance)
        .hasPassed(
            EARLIER_EXCHANGES_REMINDER, REMIND_EARLIER_EXCHANGES, REMIND_EARLIER_EXCHANGES_DONE_END)
        .isWaitingAt(ALLOW_EARLIER_EXCHANGES);
    assertThat(told(ALLOW_EARLIER_EXCHANGES, change)).containsExactly(Told.OWNER);
    scene.passes(instance, Duration.ofDays(4));
    assertThat(instance)
        .hasPassed(EARLIER_EXCHANGES_LIMIT, CLOSE_EARLIER_EXCHANGES, EARLIER_EXCHANGES_KEPT_END)
        .isNotWaitingAt(ALLOW_EARLIER_EXCHANGES);
    assertThat(mentorships.current(reference).orElseThrow().isShownEarlier()).isFalse();
  }

  @Test
  void earlier_exchanges_are_the_new_mentor_s_to_read_only_after_a_yes() {
    scene.mentors(instance, RECORD_FIRST_MEETING, YearForms.firstMeeting());
    scene.mentees(instance, ACCEPT_OBJECTIVES, YearForms.objectivesAccepted());
    scene.mentors(instance, DRAFT_ACTION_PLAN, YearForms.plan());
    scene.mentees(instance, ACCEPT_ACTION_PLAN, YearForms.accepted());
    long settled = scene.asks(mentee, instance, "help-request", YearForms.help());
    scene.mentors(instance, ANSWER_REQUEST, YearForms.answer());
    scene.passes(instance, Duration.ofHours(1));
    long open = scene.asks(mentee, instance, "help-request", YearForms.help());
    asks(mentee);
    changesTo(next);
    List<String> mentors = List.of(Roles.MENTORS);

    assertThat(requests.textFor(open, next, groups())).isPresent();
    assertThat(requests.textFor(settled, next, groups())).isEmpty();
    assertThat(requests.answerFor(settled, next)).isEmpty();
    assertThat(requests.answerFor(settled, mentor)).isEmpty();
    assertThat(requests.textFor(open, mentor, groups())).isEmpty();
    assertThat(requests.answerFor(settled, mentee)).isPresent();
    assertThat(scene.opens(next, mentors, instance, ANSWER_REQUEST))
        .containsEntry("earlierExchanges", null)
        .containsKey("requestText");
    assertThat(scene.opens(next, mentors, instance, CONTACT_NEW_MENTEE))
        .containsEntry("earlierExchanges", null)
        .containsEntry("openRequests", "1")
        .containsEntry("objective1Text", "Mener une première entrevue seule");
    revises();
    assertThat(scene.opens(next, mentors, instance, READ_REVISION))
        .containsEntry("planStrategy1", "Observer deux entrevues, puis en mener une ensemble")
        .containsEntry("versions", null)
        .doesNotContainKey("planContribution")
        .doesNotContainValue("Je partage mes grilles d'entrevue");

    scene.mentees(instance, ALLOW_EARLIER_EXCHANGES, YearForms.earlierAllowed());

    assertThat(requests.textFor(settled, next, groups())).isPresent();
    assertThat(requests.answerFor(settled, next)).isPresent();
    assertThat(
            (String) scene.opens(next, mentors, instance, ANSWER_REQUEST).get("earlierExchanges"))
        .contains("Comment préparer", "simulation de dix minutes");
    assertThat(scene.opens(next, mentors, instance, READ_REVISION))
        .containsEntry("planContribution", "Je partage mes grilles d'entrevue")
        .containsEntry("contribution", null);
    assertThat(requests.answerFor(settled, mentor)).isEmpty();
  }

  @Test
  void what_was_noted_at_the_first_contact_is_hidden_until_a_yes_and_bears_its_mentor_s_name() {
    scene.passes(instance, Duration.ofHours(1));
    asks(mentee);
    changesTo(next);
    assertThat(scene.opens(next, List.of(Roles.MENTORS), instance, RECORD_FIRST_MEETING))
        .doesNotContainKeys("refinedNeeds", "planEarlier");
    assertThat(scene.opens(mentee, List.of(Roles.MENTEES), instance, CONFIRM_FIRST_CONTACT))
        .containsEntry("mentorName", directory.person(mentor).displayName());
    assertThat(scene.opens(mentee, List.of(Roles.MENTEES), instance, ALLOW_EARLIER_EXCHANGES))
        .containsEntry("mentorName", directory.person(next).displayName());
    scene.mentees(instance, ALLOW_EARLIER_EXCHANGES, YearForms.earlierAllowed());
    assertThat(scene.opens(next, List.of(Roles.MENTORS), instance, RECORD_FIRST_MEETING))
        .containsKeys("refinedNeeds", "planEarlier");
  }

  @Test
  void a_no_keeps_earlier_exchanges_hidden() {
    long settled = scene.asks(mentee, instance, "help-request", YearForms.help());
    scene.mentors(instance, ANSWER_REQUEST, YearForms.answer());
    scene.passes(instance, Duration.ofHours(1));
    asks(mentee);
    changesTo(next);
    scene.mentees(instance, ALLOW_EARLIER_EXCHANGES, YearForms.earlierRefused());
    assertThat(requests.answerFor(settled, next)).isEmpty();
    assertThat(requests.textFor(settled, next, groups())).isEmpty();
  }

  @Test
  void turns_of_the_former_mentor_are_the_next_one_s() {
    scene.mentors(instance, RECORD_FIRST_MEETING, YearForms.firstMeeting());
    scene.mentees(instance, ACCEPT_OBJECTIVES, YearForms.objectivesAccepted());
    long meeting =
        scene.asks(
            mentor, instance, "meeting", YearForms.meeting(Scene.now().plus(Duration.ofDays(2))));
    scene.asks(mentor, instance, "meeting-cancellation", YearForms.meetingCancelled(meeting));
    scene.asks(mentor, instance, "plan-revision", YearForms.objectivesAdjusted());
    assertThat(instance).task(RESCHEDULE_MEETING).isAssignedTo(mentor);
    asks(mentee);
    changesTo(next);

    assertThat(instance).task(RESCHEDULE_MEETING).isAssignedTo(next);
    assertThat(
            engine
                .getRuntimeService()
                .createVariableInstanceQuery()
                .processInstanceIdIn(instance.getId())
                .list())
        .filteredOn(variable -> !variable.getName().equals(FORMER_MENTOR.name()))
        .extracting(variable -> String.valueOf(variable.getValue()))
        .contains(next)
        .doesNotContain(mentor);
    scene.mentees(instance, ACCEPT_REVISION, YearForms.discussed());
    assertThat(instance).task(ADJUST_REVISION).isAssignedTo(next);
  }

  @Test
  void whoever_arrives_gives_way_to_another_who_takes_over() {
    asks(mentee);
    changesTo(next);
    String third = scene.mentor(1);
    scene.passes(instance, Duration.ofHours(10));
    scene.asks(
        scene.account(Roles.COORDINATORS),
        instance,
        "mentor-change",
        YearForms.mentorChangeDecided());
    changesTo(third);

    assertThat(instance)
        .hasPassed(MENTOR_HANDED_OVER_EVENT, HANDED_OVER_AGAIN_END)
        .isWaitingAt(CONTACT_NEW_MENTEE);
    assertThat(tasks(CONTACT_NEW_MENTEE)).extracting(Task::getAssignee).containsExactly(third);
    assertThat(tasks(ALLOW_EARLIER_EXCHANGES)).hasSize(1);
    assertThat(ownedBy(next)).isEmpty();
    assertThat(
            commitments.of(reference).stream()
                .filter(promise -> promise.promise() == Promise.NEW_MENTOR_CONTACT))
        .extracting(Commitment::owner, Commitment::verdict)
        .containsExactlyInAnyOrder(tuple(next, Verdict.CANCELLED), tuple(third, Verdict.OPEN));
    assertThat(scene.mentor(instance)).isEqualTo(third);
  }

  @Test
  void a_place_that_was_taken_meanwhile_comes_back_to_the_form_and_nothing_is_lost() {
    long change = asks(mentee);
    ProcessInstance another = scene.register();
    Task decision = scene.task(instance, DECIDE_MENTOR_CHANGE);
    scene.coordinates(another, CONFIRM_ASSIGNMENT, Scene.confirmed(next));

    assertThat(
            Scene.refused(
                () ->
                    scene.submits(
                        Scene.COORDINATOR,
                        COORDINATION,
                        decision.getId(),
                        YearForms.mentorChanged(next))))
        .containsExactly("mentor");
    assertThat(instance).isWaitingAt(DECIDE_MENTOR_CHANGE).hasNotPassed(HAND_OVER);
    assertThat(scene.mentor(instance)).isEqualTo(mentor);
    assertThat(load(mentor)).isEqualTo(1);
    assertThat(changes.change(change).state()).isEqualTo(MentorChangeState.OPEN);
  }

  @Test
  void the_place_that_becomes_free_wakes_whoever_waits() {
    ProcessInstance waiting = scene.register();
    scene.coordinates(waiting, CONFIRM_ASSIGNMENT, Scene.held());
    assertThat(waiting).isWaitingAt(RESOLVE_WAITING);
    asks(mentee);
    changesTo(next);
    scene.runWhatIsDue(waiting);

    assertThat(waiting).isWaitingAt(CONFIRM_ASSIGNMENT);
    assertThat(scene.opens(Scene.COORDINATOR, COORDINATION, waiting, CONFIRM_ASSIGNMENT))
        .containsEntry("recommendedMentor", mentor);
  }

  @Test
  void the_end_of_the_service_overtakes_what_is_open() {
    asks(mentee);
    changesTo(next);
    scene.passes(instance, Duration.ofHours(1));
    long open =
        scene.asks(
            scene.account(Roles.COORDINATORS),
            instance,
            "mentor-change",
            YearForms.mentorChangeDecided());
    TestTime.stopAt(scene.mentorship(instance).serviceEndsAt());
    scene.runWhatIsDue(instance);

    assertThat(instance).isWaitingAt(CLOSURE).isNotWaitingAt(MENTOR_CHANGE);
    assertThat(changes.change(open))
        .returns(MentorChangeState.LAPSED, MentorChange::state)
        .returns(null, MentorChange::closedBy);
    assertThat(scene.promise(instance, Promise.NEW_MENTOR_CONTACT))
        .returns(Verdict.LATE, Commitment::verdict)
        .returns(Scene.now(), Commitment::stoppedAt);
  }

  @Test
  void before_the_first_contact_the_coordination_reassigns_and_another_mentor_is_looked_for() {
    String first = scene.mentor(1);
    ProcessInstance early = scene.assignedTo(first);
    String reference = scene.reference(early);
    String coordinator = scene.account(Roles.COORDINATORS);
    scene.asks(coordinator, early, "mentor-change", YearForms.mentorChangeDecided());

    assertThat(early)
        .hasPassed(MENTOR_REASSIGNED_EVENT, RECORD_REASSIGNMENT, RELEASE_MENTOR)
        .isWaitingAt(CONFIRM_ASSIGNMENT)
        .isNotWaitingAt(FIRST_CONTACT);
    assertThat(mentorships.current(reference)).isEmpty();
    assertThat(mentorships.assignments(reference))
        .singleElement()
        .returns(AssignmentEnd.REASSIGNED, Assignment::end)
        .returns(coordinator, Assignment::endedBy)
        .returns("Une longue absence est prévue", Assignment::endComment);
    assertThat(scene.promise(early, Promise.FIRST_CONTACT))
        .returns(Verdict.CANCELLED, Commitment::verdict);
    assertThat(
            scene
                .opens(Scene.COORDINATOR, COORDINATION, early, CONFIRM_ASSIGNMENT)
                .get("candidateOptions")
                .toString())
        .doesNotContain(first)
        .contains(next);
    assertThat(load(first)).isZero();
    assertThat(changes.of(reference))
        .singleElement()
        .returns(MentorChangeState.CHANGED, MentorChange::state);

    scene.coordinates(early, CONFIRM_ASSIGNMENT, Scene.confirmed(next));
    scene.mentors(next, early, Scene.contacted());
    assertThat(early).isWaitingAt(ACCOMPANIMENT);
  }

  @Test
  void nothing_that_was_written_reaches_the_engine() {
    asks(mentee);
    changesTo(next);
    submits(next, CONTACT_NEW_MENTEE, YearForms.newMenteeContacted());
    assertThat(
            engine
                .getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance.getId())
                .list())
        .extracting(variable -> String.valueOf(variable.getValue()))
        .contains(next)
        .noneMatch(value -> value.contains("domaine") || value.contains("mardi"));
  }

  @Test
  void bad_answers_are_refused_and_the_task_still_waits() {
    asks(mentee);
    assertThat(refused(Scene.COORDINATOR, DECIDE_MENTOR_CHANGE, Map.of()))
        .containsExactly("decision");
    assertThat(refused(Scene.COORDINATOR, DECIDE_MENTOR_CHANGE, Map.of("decision", "change")))
        .containsExactly("mentor", "changeConfirmed");
    assertThat(refused(Scene.COORDINATOR, DECIDE_MENTOR_CHANGE, Map.of("decision", "keep")))
        .containsExactly("note");
    assertThat(refused(Scene.COORDINATOR, DECIDE_MENTOR_CHANGE, YearForms.mentorChanged(mentor)))
        .contains("mentor");
    changesTo(next);
    Map<String, Object> contact = YearForms.newMenteeContacted();
    contact.put("contactedAt", Scene.now().minus(Duration.ofHours(1)).toString());
    assertThat(refused(next, CONTACT_NEW_MENTEE, contact)).containsExactly("contactedAt");
    contact.put("contactedAt", Scene.now().plus(Duration.ofHours(1)).toString());
    assertThat(refused(next, CONTACT_NEW_MENTEE, contact)).containsExactly("contactedAt");
    assertThat(refused(mentee, ALLOW_EARLIER_EXCHANGES, Map.of())).containsExactly("allowed");
    assertThat(instance).isWaitingAt(CONTACT_NEW_MENTEE, ALLOW_EARLIER_EXCHANGES);
  }

  private long asks(String account) {
    return scene.asks(account, instance, "mentor-change", YearForms.mentorChangeAsked());
  }

  private void changesTo(String another) {
    scene.coordinates(instance, DECIDE_MENTOR_CHANGE, YearForms.mentorChanged(another));
  }

  private void revises() {
    Map<String, Object> form = YearForms.planRevised();
    form.put("contribution", "Mon mentor fera tout ceci");
    scene.asks(mentee, instance, "plan-revision", form);
  }

  private void submits(String account, String task, Map<String, Object> form) {
    scene.submits(account, List.of(Roles.MENTORS), scene.task(instance, task).getId(), form);
    scene.runWhatIsDue(instance);
  }

  private Map<String, Object> coordination(String task) {
    return scene.opens(Scene.COORDINATOR, COORDINATION, instance, task);
  }

  private static Set<String> groups() {
    return Set.of(Roles.MENTORS);
  }

  private int load(String account) {
    return directory.mentor(account).orElseThrow().load();
  }

  private List<String> ownedBy(String account) {
    return tasks
        .createTaskQuery()
        .processInstanceId(instance.getId())
        .taskAssignee(account)
        .list()
        .stream()
        .map(Task::getTaskDefinitionKey)
        .toList();
  }

  private List<Task> tasks(String key) {
    return tasks
        .createTaskQuery()
        .processInstanceId(instance.getId())
        .taskDefinitionKey(key)
        .list();
  }

  private List<String> candidates(String key) {
    return tasks.getIdentityLinksForTask(scene.task(instance, key).getId()).stream()
        .map(link -> String.valueOf(link.getUserId()))
        .toList();
  }

  private List<String> refused(String account, String task, Map<String, Object> form) {
    String id = scene.task(instance, task).getId();
    List<String> groups = account.equals(Scene.COORDINATOR) ? COORDINATION : List.of();
    return Scene.refused(() -> scene.submits(account, groups, id, form));
  }

  private List<Told> told(String task, long change) {
    return nudges.of(reference, task, change).stream().map(Nudge::told).toList();
  }
}
