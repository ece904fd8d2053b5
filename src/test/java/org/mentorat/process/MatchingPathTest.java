package org.mentorat.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ASSIGNMENT_ESCALATED;
import static org.mentorat.process.MentorshipProcess.ASSIGNMENT_LIMIT;
import static org.mentorat.process.MentorshipProcess.ASSIGNMENT_REMINDER;
import static org.mentorat.process.MentorshipProcess.ASSIGN_MENTOR;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ASSIGNMENT;
import static org.mentorat.process.MentorshipProcess.COORDINATION_REMINDED;
import static org.mentorat.process.MentorshipProcess.DECIDE_LATE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.ESCALATE_ASSIGNMENT;
import static org.mentorat.process.MentorshipProcess.FIND_MENTORS;
import static org.mentorat.process.MentorshipProcess.FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.MAKE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.MATCHING;
import static org.mentorat.process.MentorshipProcess.MENTOR_ASSIGNED_END;
import static org.mentorat.process.MentorshipProcess.MENTOR_AVAILABLE_EVENT;
import static org.mentorat.process.MentorshipProcess.NEW_SEARCH;
import static org.mentorat.process.MentorshipProcess.RECORD_ASSIGNMENT_DECISION;
import static org.mentorat.process.MentorshipProcess.RECORD_REGISTRATION;
import static org.mentorat.process.MentorshipProcess.RECORD_WAITING_DECISION;
import static org.mentorat.process.MentorshipProcess.REFERRAL_DECIDED;
import static org.mentorat.process.MentorshipProcess.REFERRED_ELSEWHERE;
import static org.mentorat.process.MentorshipProcess.REFER_ELSEWHERE;
import static org.mentorat.process.MentorshipProcess.RELEASE_MENTOR;
import static org.mentorat.process.MentorshipProcess.REMIND_COORDINATION;
import static org.mentorat.process.MentorshipProcess.RESOLVE_WAITING;
import static org.mentorat.process.MentorshipProcess.STILL_WAITING;
import static org.mentorat.process.MentorshipProcess.STILL_WAITING_TOLD_END;
import static org.mentorat.process.MentorshipProcess.TELL_ACCOUNT_INVITATION;
import static org.mentorat.process.MentorshipProcess.TELL_ASSIGNMENT;
import static org.mentorat.process.MentorshipProcess.TELL_LATE_ASSIGNMENT;
import static org.mentorat.process.MentorshipProcess.TELL_REFERRAL;
import static org.mentorat.process.MentorshipProcess.TELL_REGISTRATION_RECEIVED;
import static org.mentorat.process.MentorshipProcess.TELL_STILL_WAITING;
import static org.mentorat.process.MentorshipProcess.TELL_WAITING;
import static org.mentorat.process.MentorshipProcess.WAITING_REFERRED;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.commitment.Verdict;
import org.mentorat.engine.AlreadyHandled;
import org.mentorat.journeys.Scene;
import org.mentorat.matching.Exclusion;
import org.mentorat.matching.Matching;
import org.mentorat.matching.Rule;
import org.mentorat.mentorship.Assignment;
import org.mentorat.mentorship.Hold;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Outcome;
import org.mentorat.people.BelowLoad;
import org.mentorat.people.Directory;
import org.mentorat.people.Mentor;
import org.mentorat.people.MentorPlaces;
import org.mentorat.people.Person;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Every path through the matching: somebody is found or nobody, confirmed, held, searched again,
 * referred elsewhere; its reminder and its limit; and what is refused on the way.
 */
@MentoratTest
class MatchingPathTest {

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired MentorshipRegister mentorships;
  @Autowired Commitments commitments;
  @Autowired Matching matching;
  @Autowired Directory directory;
  @Autowired MentorPlaces places;
  @Autowired HistoryService history;
  private Scene scene;

  @BeforeEach
  void scene() {
    init(engine);
    scene = new Scene(spring);
  }

  @Test
  void a_mentor_who_is_found_is_proposed_to_the_coordination() {
    scene.mentor(1);

    ProcessInstance instance = scene.register();

    assertThat(instance)
        .hasPassed(RECORD_REGISTRATION, FIND_MENTORS)
        .isWaitingAtExactly(MATCHING, CONFIRM_ASSIGNMENT);
    assertThat(instance)
        .task(CONFIRM_ASSIGNMENT)
        .hasCandidateGroup("coordinators")
        .isNotAssigned()
        .hasDueDate(Date.from(assignment(instance).limitAt()));
    assertThat(Duration.between(assignment(instance).startedAt(), assignment(instance).limitAt()))
        .isEqualTo(Duration.ofDays(5));
  }

  @Test
  void without_anybody_the_person_waits_in_a_visible_queue() {
    ProcessInstance instance = scene.register();

    assertThat(instance)
        .hasPassed(FIND_MENTORS)
        .isWaitingAtExactly(MATCHING, RESOLVE_WAITING)
        .isWaitingFor(MentorshipProcess.MENTOR_AVAILABLE.name());
    assertThat(instance).task(RESOLVE_WAITING).hasCandidateGroup("coordinators");
    assertThat(mentorships.currentHold(scene.reference(instance))).isEmpty();
  }

  @Test
  void whoever_registers_hears_of_it_at_once_and_that_they_wait() {
    ProcessInstance instance = scene.register();

    assertThat(instance)
        .hasPassedInOrder(TELL_ACCOUNT_INVITATION, TELL_REGISTRATION_RECEIVED, TELL_WAITING);
    String mentee = scene.mentee(instance);
    assertThat(scene.told(instance))
        .filteredOn(told -> told.endsWith(mentee))
        .containsExactlyInAnyOrder(
            "account-invitation " + mentee,
            "registration-received " + mentee,
            "waiting-for-mentor " + mentee);
  }

  @Test
  void the_search_of_each_day_and_the_decision_to_wait_on_repeat_no_notice() {
    ProcessInstance instance = scene.register();
    scene.passes(instance, Duration.ofDays(2));
    scene.coordinates(instance, RESOLVE_WAITING, Scene.searchedAgain());
    scene.mentor(1);
    scene.runWhatIsDue(instance);
    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.held());
    scene.passes(instance, Duration.ofDays(1));
    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.held());

    assertThat(instance).isWaitingAtExactly(MATCHING, RESOLVE_WAITING);
    assertThat(times(instance, FIND_MENTORS)).isEqualTo(6);
    assertThat(times(instance, TELL_WAITING)).isEqualTo(1);
  }

  @Test
  void each_wait_is_announced_anew() {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.register();
    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.held());
    assertThat(times(instance, TELL_WAITING)).isEqualTo(1);
    scene.coordinates(instance, RESOLVE_WAITING, Scene.searchedAgain());
    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.confirmed(mentor));

    scene.mentors(mentor, instance, Scene.declined());

    assertThat(instance).isWaitingAtExactly(MATCHING, RESOLVE_WAITING);
    assertThat(times(instance, TELL_WAITING)).isEqualTo(2);
    assertThat(times(instance, TELL_REGISTRATION_RECEIVED)).isEqualTo(1);
  }

  @Test
  void each_week_without_a_mentor_brings_news_and_none_once_there_is_one() {
    ProcessInstance instance = scene.register();

    scene.passes(instance, Duration.ofDays(7).minusMinutes(1));
    assertThat(instance).hasNotPassed(STILL_WAITING);
    scene.passes(instance, Duration.ofMinutes(1));
    assertThat(instance)
        .hasPassed(STILL_WAITING, TELL_STILL_WAITING, STILL_WAITING_TOLD_END)
        .isWaitingAt(RESOLVE_WAITING);
    scene.passes(instance, Duration.ofDays(7));
    assertThat(times(instance, TELL_STILL_WAITING)).isEqualTo(2);
    assertThat(scene.told(instance))
        .filteredOn(told -> told.startsWith("still-waiting"))
        .containsExactly(
            "still-waiting " + scene.mentee(instance), "still-waiting " + scene.mentee(instance));

    String mentor = scene.mentor(1);
    scene.runWhatIsDue(instance);
    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.confirmed(mentor));
    scene.passes(instance, Duration.ofDays(8));
    assertThat(times(instance, TELL_STILL_WAITING)).isEqualTo(2);
  }

  @Test
  void the_confirmed_mentor_has_a_place_less_and_the_promise_is_kept() {
    String mentor = scene.mentor(2);
    ProcessInstance instance = scene.register();
    scene.passes(instance, Duration.ofDays(1));

    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.confirmed(mentor));

    assertThat(instance)
        .hasPassed(RECORD_ASSIGNMENT_DECISION, ASSIGN_MENTOR, MENTOR_ASSIGNED_END, TELL_ASSIGNMENT)
        .isWaitingAtExactly(FIRST_CONTACT, MAKE_FIRST_CONTACT);
    assertThat(scene.told(instance))
        .contains("mentor-assigned " + scene.mentee(instance), "make-first-contact " + mentor);
    assertThat(load(mentor)).isEqualTo(1);
    assertThat(assignment(instance).verdict()).isEqualTo(Verdict.KEPT);
    Assignment assignment = mentorships.current(scene.reference(instance)).orElseThrow();
    assertThat(assignment.rank()).isEqualTo(1);
    assertThat(assignment.choiceReason()).isNull();
    assertThat(assignment.assignedBy()).isEqualTo(Scene.COORDINATOR);
    assertThat(assignment.explanation()).contains("needs").doesNotContain("Tremblay");
  }

  @Test
  void another_than_the_first_needs_a_reason_which_is_kept() {
    scene.mentor(1);
    String second = scene.mentorElsewhere(1);
    ProcessInstance instance = scene.register();

    assertThat(
            Scene.refused(
                () ->
                    scene.coordinates(
                        instance,
                        CONFIRM_ASSIGNMENT,
                        Map.of("decision", "confirm", "mentor", second))))
        .containsExactly("choiceReason");
    assertThat(instance).isWaitingAtExactly(MATCHING, CONFIRM_ASSIGNMENT);

    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.confirmed(second));
    Assignment assignment = mentorships.current(scene.reference(instance)).orElseThrow();
    assertThat(assignment.rank()).isEqualTo(2);
    assertThat(assignment.choiceReason()).isEqualTo("Le milieu est le plus proche");
  }

  @Test
  void a_mentor_whose_last_place_was_taken_in_between_is_refused_and_the_task_stays() {
    String mentor = scene.mentor(1);
    ProcessInstance first = scene.register();
    ProcessInstance second = scene.register();
    scene.coordinates(first, CONFIRM_ASSIGNMENT, Scene.confirmed(mentor));
    String task = scene.task(second, CONFIRM_ASSIGNMENT).getId();

    assertThat(
            Scene.refused(
                () -> scene.coordinates(second, CONFIRM_ASSIGNMENT, Scene.confirmed(mentor))))
        .containsExactly("mentor");

    assertThat(scene.task(second, CONFIRM_ASSIGNMENT).getId()).isEqualTo(task);
    assertThat(second).hasNotPassed(RECORD_ASSIGNMENT_DECISION, ASSIGN_MENTOR);
    assertThat(mentorships.current(scene.reference(second))).isEmpty();
    assertThat(load(mentor)).isEqualTo(1);
  }

  @Test
  void somebody_who_is_no_candidate_cannot_be_assigned() {
    scene.mentor(1);
    String english = scene.mentorInEnglish(1);
    ProcessInstance instance = scene.register();
    String mentee = scene.mentorship(instance).mentee().account();

    for (String impossible : new String[] {english, mentee, "nobody", "", "${mentor}"}) {
      assertThat(
              Scene.refused(
                  () ->
                      scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.confirmed(impossible))))
          .containsExactly("mentor");
    }
    assertThat(instance).isWaitingAtExactly(MATCHING, CONFIRM_ASSIGNMENT);
  }

  @Test
  void a_coordinator_waits_for_a_better_match_and_says_why() {
    scene.mentor(1);
    ProcessInstance instance = scene.register();
    Instant limit = assignment(instance).limitAt();

    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.held());

    assertThat(instance)
        .hasPassed(RECORD_ASSIGNMENT_DECISION)
        .isWaitingAtExactly(MATCHING, RESOLVE_WAITING);
    Hold hold = mentorships.currentHold(scene.reference(instance)).orElseThrow();
    assertThat(hold.reason()).isEqualTo("Une mentore de la région revient bientôt");
    assertThat(hold.heldBy()).isEqualTo(Scene.COORDINATOR);
    assertThat(shownWhileWaiting(instance)).containsEntry("waitingReason", hold.reason());
    assertThat(assignment(instance).limitAt()).isEqualTo(limit);
  }

  @Test
  void the_wait_ends_with_the_assignment() {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.register();
    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.held());
    scene.coordinates(instance, RESOLVE_WAITING, Scene.searchedAgain());

    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.confirmed(mentor));

    assertThat(mentorships.currentHold(scene.reference(instance))).isEmpty();
    assertThat(instance).isWaitingAtExactly(FIRST_CONTACT, MAKE_FIRST_CONTACT);
  }

  @Test
  void the_search_begins_anew_each_day_and_the_task_is_a_new_one() {
    ProcessInstance instance = scene.register();
    Task first = scene.task(instance, RESOLVE_WAITING);
    Instant searched = scene.mentorship(instance).lastSearchedAt();

    scene.passes(instance, Duration.ofDays(1).minusMinutes(1));
    assertThat(instance).hasNotPassed(NEW_SEARCH);
    assertThat(scene.task(instance, RESOLVE_WAITING).getId()).isEqualTo(first.getId());

    scene.passes(instance, Duration.ofMinutes(1));
    assertThat(instance).hasPassed(NEW_SEARCH).isWaitingAtExactly(MATCHING, RESOLVE_WAITING);
    Task second = scene.task(instance, RESOLVE_WAITING);
    assertThat(second.getId()).isNotEqualTo(first.getId());
    assertThat(second.getDueDate()).isEqualTo(first.getDueDate());
    assertThat(scene.mentorship(instance).lastSearchedAt())
        .isEqualTo(searched.plus(Duration.ofDays(1)));
    assertThat(times(instance, FIND_MENTORS)).isEqualTo(2);

    scene.passes(instance, Duration.ofDays(2));
    assertThat(times(instance, FIND_MENTORS)).isEqualTo(4);
    assertThat(scene.task(instance, RESOLVE_WAITING)).isNotNull();
  }

  @Test
  void the_daily_search_finds_the_mentor_whom_nobody_announced() throws BelowLoad {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.register();
    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.held());

    scene.passes(instance, Duration.ofDays(1));

    assertThat(instance)
        .hasPassed(NEW_SEARCH)
        .hasNotPassed(MENTOR_AVAILABLE_EVENT)
        .isWaitingAtExactly(MATCHING, CONFIRM_ASSIGNMENT);
    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.confirmed(mentor));
    assertThat(instance).isWaitingAtExactly(FIRST_CONTACT, MAKE_FIRST_CONTACT);
  }

  @Test
  void a_mentor_who_becomes_available_wakes_the_one_who_waits() {
    ProcessInstance instance = scene.register();

    scene.mentorInEnglish(1);
    scene.runWhatIsDue(instance);
    assertThat(instance).hasNotPassed(MENTOR_AVAILABLE_EVENT);

    scene.mentor(1);
    scene.runWhatIsDue(instance);
    assertThat(instance)
        .hasPassed(MENTOR_AVAILABLE_EVENT)
        .hasNotPassed(NEW_SEARCH)
        .isWaitingAtExactly(MATCHING, CONFIRM_ASSIGNMENT);
  }

  @Test
  void a_place_more_or_a_pause_that_ends_wakes_as_many_as_there_are_places() throws BelowLoad {
    String mentor = scene.mentor(1);
    ProcessInstance accompanied = scene.assignedTo(mentor);
    ProcessInstance first = scene.register();
    scene.passes(first, Duration.ofMinutes(1));
    ProcessInstance second = scene.register();

    places.changeCapacity(mentor, 2);
    scene.runWhatIsDue(first);
    scene.runWhatIsDue(second);
    assertThat(first).isWaitingAtExactly(MATCHING, CONFIRM_ASSIGNMENT);
    assertThat(second).isWaitingAtExactly(MATCHING, RESOLVE_WAITING);

    places.pause(mentor);
    places.changeCapacity(mentor, 3);
    scene.runWhatIsDue(second);
    assertThat(second).isWaitingAtExactly(MATCHING, RESOLVE_WAITING);
    places.resume(mentor);
    scene.runWhatIsDue(second);
    assertThat(second).isWaitingAtExactly(MATCHING, CONFIRM_ASSIGNMENT);
    assertThat(accompanied).isWaitingAtExactly(FIRST_CONTACT, MAKE_FIRST_CONTACT);
  }

  @Test
  void a_coordinator_searches_again_without_waiting_for_tomorrow() {
    ProcessInstance instance = scene.register();

    scene.coordinates(instance, RESOLVE_WAITING, Scene.searchedAgain());
    assertThat(instance)
        .hasPassed(RECORD_WAITING_DECISION)
        .isWaitingAtExactly(MATCHING, RESOLVE_WAITING);
    assertThat(times(instance, FIND_MENTORS)).isEqualTo(2);
  }

  @Test
  void a_person_is_referred_elsewhere_instead_of_matched_and_may_come_back() {
    scene.mentor(1);
    Map<String, Object> form = scene.registration();
    ProcessInstance instance = scene.register(form);
    String reference = scene.reference(instance);
    scene.passes(instance, Duration.ofDays(1));

    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.referred());

    assertThat(instance)
        .hasPassed(REFERRAL_DECIDED, REFER_ELSEWHERE, REFERRED_ELSEWHERE, TELL_REFERRAL)
        .hasNotPassed(ASSIGN_MENTOR)
        .isEnded();
    assertThat(scene.told(instance)).contains("referred-elsewhere " + scene.mentee(instance));
    Mentorship closed = mentorships.mentorship(reference);
    assertThat(closed.outcome()).isEqualTo(Outcome.REFERRED_ELSEWHERE);
    assertThat(closed.closedAt()).isEqualTo(Scene.now());
    assertThat(closed.closedBy()).isEqualTo(Scene.COORDINATOR);
    assertThat(closed.referredTo()).isEqualTo("Service de coaching");
    assertThat(commitments.of(reference))
        .extracting(Commitment::verdict)
        .containsExactly(Verdict.CANCELLED);

    ProcessInstance again = scene.register(form);
    assertThat(again).isWaitingAtExactly(MATCHING, CONFIRM_ASSIGNMENT);
    assertThat(scene.reference(again)).isNotEqualTo(reference);
    assertThat(scene.mentorship(again).mentee().account()).isEqualTo(closed.mentee().account());
  }

  @Test
  void a_person_who_waited_too_long_is_referred_elsewhere_and_the_promise_stays_broken() {
    Map<String, Object> form = scene.registration();
    ProcessInstance instance = scene.register(form);
    String reference = scene.reference(instance);
    scene.passes(instance, Duration.ofDays(6));

    scene.coordinates(instance, RESOLVE_WAITING, Scene.referred());

    assertThat(instance)
        .hasPassed(RECORD_WAITING_DECISION, WAITING_REFERRED, REFERRED_ELSEWHERE)
        .isEnded();
    assertThat(mentorships.mentorship(reference).outcome()).isEqualTo(Outcome.REFERRED_ELSEWHERE);
    Commitment promise = commitments.of(reference).get(0);
    assertThat(promise.verdict()).isEqualTo(Verdict.LATE);
    assertThat(Duration.between(promise.limitAt(), promise.stoppedAt()))
        .isEqualTo(Duration.ofDays(1));

    assertThat(scene.register(form)).isWaitingAtExactly(MATCHING, RESOLVE_WAITING);
  }

  @Test
  void the_coordination_is_reminded_every_two_days_also_after_the_limit() {
    scene.mentor(1);
    ProcessInstance instance = scene.register();

    scene.passes(instance, Duration.ofDays(2).minusMinutes(1));
    assertThat(instance).hasNotPassed(ASSIGNMENT_REMINDER);

    scene.passes(instance, Duration.ofMinutes(1));
    assertThat(instance)
        .hasPassed(ASSIGNMENT_REMINDER, REMIND_COORDINATION, COORDINATION_REMINDED)
        .isWaitingAtExactly(MATCHING, CONFIRM_ASSIGNMENT);
    assertThat(notes(instance, CommitmentNoteKind.REMINDER)).isEqualTo(1);

    scene.passes(instance, Duration.ofDays(2));
    assertThat(notes(instance, CommitmentNoteKind.REMINDER)).isEqualTo(2);
    scene.passes(instance, Duration.ofDays(4));
    assertThat(notes(instance, CommitmentNoteKind.REMINDER)).isEqualTo(4);
  }

  @Test
  void a_minute_before_five_days_nothing_at_five_days_the_promise_is_broken_once() {
    scene.mentor(1);
    ProcessInstance instance = scene.register();

    scene.passes(instance, Duration.ofDays(5).minusMinutes(1));
    assertThat(instance).hasNotPassed(ASSIGNMENT_LIMIT);
    assertThat(assignment(instance).verdict()).isEqualTo(Verdict.OPEN);
    assertThat(candidateUsers(instance, CONFIRM_ASSIGNMENT)).isEmpty();

    scene.passes(instance, Duration.ofMinutes(1));
    assertThat(instance)
        .hasPassed(
            ASSIGNMENT_LIMIT, ESCALATE_ASSIGNMENT, ASSIGNMENT_ESCALATED, TELL_LATE_ASSIGNMENT)
        .isWaitingAtExactly(MATCHING, CONFIRM_ASSIGNMENT);
    assertThat(assignment(instance).verdict()).isEqualTo(Verdict.LATE);
    assertThat(notes(instance, CommitmentNoteKind.ESCALATION)).isEqualTo(1);
    assertThat(notes(instance, CommitmentNoteKind.LEAD_ALERTED)).isEqualTo(1);
    assertThat(instance).task(CONFIRM_ASSIGNMENT).hasCandidateUser(Scene.COORDINATOR);

    scene.passes(instance, Duration.ofDays(20));
    assertThat(times(instance, ESCALATE_ASSIGNMENT)).isEqualTo(1);
    assertThat(notes(instance, CommitmentNoteKind.ESCALATION)).isEqualTo(1);
    assertThat(notes(instance, CommitmentNoteKind.LEAD_ALERTED)).isEqualTo(1);
  }

  @Test
  void an_assignment_after_the_limit_stays_late() {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.register();
    scene.passes(instance, Duration.ofDays(5).plusHours(3));

    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.confirmed(mentor));

    Commitment promise = commitments.of(scene.reference(instance)).get(0);
    assertThat(promise.verdict()).isEqualTo(Verdict.LATE);
    assertThat(promise.stoppedAt()).isEqualTo(promise.limitAt().plus(Duration.ofHours(3)));
  }

  @Test
  void the_limit_of_one_who_waits_does_not_move_with_the_searches() {
    ProcessInstance instance = scene.register();

    scene.passes(instance, Duration.ofDays(5).minusMinutes(1));
    assertThat(assignment(instance).verdict()).isEqualTo(Verdict.OPEN);
    scene.passes(instance, Duration.ofMinutes(1));
    assertThat(assignment(instance).verdict()).isEqualTo(Verdict.LATE);
    assertThat(notes(instance, CommitmentNoteKind.ESCALATION)).isEqualTo(1);
  }

  @Test
  void the_project_s_lead_keeps_the_late_task_in_sight_when_a_new_search_replaces_it() {
    ProcessInstance instance = scene.register();
    scene.passes(instance, Duration.ofDays(5));
    assertThat(instance).task(RESOLVE_WAITING).hasCandidateUser(Scene.COORDINATOR);
    String replaced = scene.task(instance, RESOLVE_WAITING).getId();

    scene.passes(instance, Duration.ofDays(1));

    assertThat(scene.task(instance, RESOLVE_WAITING).getId()).isNotEqualTo(replaced);
    assertThat(instance).task(RESOLVE_WAITING).hasCandidateUser(Scene.COORDINATOR);
    scene.mentor(1);
    scene.runWhatIsDue(instance);
    assertThat(instance).task(CONFIRM_ASSIGNMENT).hasCandidateUser(Scene.COORDINATOR);
  }

  @Test
  void a_waiting_client_comes_first() {
    ProcessInstance ordinary = scene.register();
    Map<String, Object> form = scene.registration();
    form.put("trigger", "clientCase");
    form.put("clientWaiting", true);
    form.put("clientWaitingUntil", LocalDate.now().plusDays(10).toString());
    ProcessInstance urgent = scene.register(form);

    assertThat(scene.task(ordinary, RESOLVE_WAITING).getPriority()).isEqualTo(50);
    assertThat(scene.task(urgent, RESOLVE_WAITING).getPriority()).isEqualTo(80);

    String mentor = scene.mentor(1);
    scene.runWhatIsDue(ordinary);
    scene.runWhatIsDue(urgent);
    assertThat(ordinary).isWaitingAtExactly(MATCHING, RESOLVE_WAITING);
    assertThat(scene.task(urgent, CONFIRM_ASSIGNMENT).getPriority()).isEqualTo(80);
    scene.coordinates(urgent, CONFIRM_ASSIGNMENT, Scene.confirmed(mentor));
    assertThat(scene.task(urgent, MAKE_FIRST_CONTACT).getPriority()).isEqualTo(80);
  }

  @Test
  void whoever_declined_is_excluded_with_the_rule_each_time() {
    String first = scene.mentor(1);
    String second = scene.mentorElsewhere(1);
    ProcessInstance instance = scene.assignedTo(first);

    scene.mentors(first, instance, Scene.declined());
    assertThat(instance).hasPassed(RELEASE_MENTOR).isWaitingAtExactly(MATCHING, CONFIRM_ASSIGNMENT);
    assertThat(excluded(instance)).containsExactly(Map.entry(first, Rule.ALREADY_TRIED));
    assertThat(
            Scene.refused(
                () -> scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.confirmed(first))))
        .containsExactly("mentor");

    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.confirmed(second));
    scene.mentors(second, instance, Scene.declined());
    assertThat(instance).isWaitingAtExactly(MATCHING, RESOLVE_WAITING);
    assertThat(excluded(instance))
        .containsOnly(Map.entry(first, Rule.ALREADY_TRIED), Map.entry(second, Rule.ALREADY_TRIED));
    assertThat(load(first)).isZero();
    assertThat(load(second)).isZero();
    assertThat(shownWhileWaiting(instance).get("excluded").toString())
        .contains("Un jumelage avec cette personne a déjà eu lieu ou a déjà été refusé");
    assertThat(commitments.of(scene.reference(instance)))
        .extracting(Commitment::promise)
        .containsExactly(
            Promise.ASSIGNMENT,
            Promise.FIRST_CONTACT,
            Promise.ASSIGNMENT,
            Promise.FIRST_CONTACT,
            Promise.ASSIGNMENT);
  }

  @Test
  void a_second_registration_while_one_is_open_is_told_so_and_changes_nothing() {
    Map<String, Object> form = scene.registration();
    ProcessInstance instance = scene.register(form);
    String reference = scene.reference(instance);
    long instances = instances();
    Map<String, Object> second = new HashMap<>(form);
    second.put("givenName", "Autrement");
    second.put("email", form.get("email").toString().toUpperCase(Locale.ROOT));

    assertThatThrownBy(() -> scene.start(second))
        .isInstanceOf(AlreadyHandled.class)
        .hasMessageStartingWith("Déjà traité")
        .hasMessageContaining(reference);

    assertThat(instances()).isEqualTo(instances);
    Person mentee = directory.findByEmail((String) form.get("email")).orElseThrow();
    assertThat(mentee.givenName()).isEqualTo(form.get("givenName"));
    assertThat(instance).isWaitingAtExactly(MATCHING, RESOLVE_WAITING);
  }

  @Test
  void a_registration_in_another_project_is_welcome_meanwhile() {
    Map<String, Object> form = scene.registration();
    scene.register(form);
    Map<String, Object> elsewhere = new HashMap<>(form);
    elsewhere.put("project", new Scene(spring).project);

    assertThat(scene.register(elsewhere)).isWaitingAtExactly(MATCHING, RESOLVE_WAITING);
  }

  @Test
  void a_referral_or_a_wait_without_a_reason_is_refused() {
    scene.mentor(1);
    ProcessInstance instance = scene.register();

    assertThat(
            Scene.refused(
                () -> scene.coordinates(instance, CONFIRM_ASSIGNMENT, Map.of("decision", "wait"))))
        .containsExactly("waitReason");
    assertThat(
            Scene.refused(
                () -> scene.coordinates(instance, CONFIRM_ASSIGNMENT, Map.of("decision", "refer"))))
        .containsExactlyInAnyOrder("referTo", "referReason", "referConfirmed");
    assertThat(Scene.refused(() -> scene.coordinates(instance, CONFIRM_ASSIGNMENT, Map.of())))
        .containsExactly("decision");
    assertThat(instance).isWaitingAtExactly(MATCHING, CONFIRM_ASSIGNMENT);
  }

  @Test
  void a_first_contact_in_the_future_or_before_the_receipt_is_refused_at_its_date() {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.assignedTo(mentor);
    scene.passes(instance, Duration.ofHours(5));

    for (Instant impossible :
        new Instant[] {
          Scene.now().plus(Duration.ofMinutes(1)), Scene.now().minus(Duration.ofHours(6))
        }) {
      Map<String, Object> form = Scene.contacted();
      form.put("contactedAt", impossible.toString());
      assertThat(Scene.refused(() -> scene.mentors(mentor, instance, form)))
          .containsExactly("contactedAt");
    }
    assertThat(instance).isWaitingAtExactly(FIRST_CONTACT, MAKE_FIRST_CONTACT);
    assertThat(scene.promise(instance, Promise.FIRST_CONTACT).verdict()).isEqualTo(Verdict.OPEN);
  }

  @Test
  void an_extension_into_the_past_or_too_far_is_refused_at_its_date() {
    ProcessInstance instance = scene.assignedTo(scene.mentor(1));
    scene.passes(instance, Duration.ofHours(72));

    for (Duration impossible :
        new Duration[] {Duration.ZERO, Duration.ofMinutes(-1), Duration.ofDays(7).plusMinutes(1)}) {
      assertThat(
              Scene.refused(
                  () ->
                      scene.coordinates(
                          instance, DECIDE_LATE_FIRST_CONTACT, Scene.extended(impossible))))
          .containsExactly("newLimit");
    }
    assertThat(instance).isWaitingAt(MAKE_FIRST_CONTACT, DECIDE_LATE_FIRST_CONTACT);
    assertThat(notes(instance, CommitmentNoteKind.EXTENSION)).isZero();
    scene.coordinates(instance, DECIDE_LATE_FIRST_CONTACT, Scene.extended(Duration.ofDays(7)));
    assertThat(notes(instance, CommitmentNoteKind.EXTENSION)).isEqualTo(1);
  }

  private Commitment assignment(ProcessInstance instance) {
    return scene.promise(instance, Promise.ASSIGNMENT);
  }

  private int load(String mentor) {
    return directory.mentor(mentor).map(Mentor::load).orElseThrow();
  }

  private List<Map.Entry<String, Rule>> excluded(ProcessInstance instance) {
    return matching.rank(scene.reference(instance), Locale.FRENCH).exclusions().stream()
        .map((Exclusion exclusion) -> Map.entry(exclusion.account(), exclusion.rule()))
        .toList();
  }

  private Map<String, Object> shownWhileWaiting(ProcessInstance instance) {
    return scene.opens(Scene.COORDINATOR, List.of("coordinators"), instance, RESOLVE_WAITING);
  }

  private List<String> candidateUsers(ProcessInstance instance, String task) {
    return engine
        .getTaskService()
        .getIdentityLinksForTask(scene.task(instance, task).getId())
        .stream()
        .map(IdentityLink::getUserId)
        .filter(Objects::nonNull)
        .toList();
  }

  private long times(ProcessInstance instance, String element) {
    return history
        .createHistoricActivityInstanceQuery()
        .processInstanceId(instance.getId())
        .activityId(element)
        .finished()
        .count();
  }

  private long instances() {
    return history
        .createHistoricProcessInstanceQuery()
        .processDefinitionKey(MentorshipProcess.KEY)
        .count();
  }

  private long notes(ProcessInstance instance, CommitmentNoteKind kind) {
    return commitments.of(scene.reference(instance)).stream()
        .flatMap(commitment -> commitment.notes().stream())
        .filter(note -> note.kind() == kind)
        .count();
  }
}
