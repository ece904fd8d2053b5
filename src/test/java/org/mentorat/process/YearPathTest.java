package org.mentorat.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ACCEPT_ACTION_PLAN;
import static org.mentorat.process.MentorshipProcess.ACCEPT_OBJECTIVES;
import static org.mentorat.process.MentorshipProcess.ACCEPT_TERMS;
import static org.mentorat.process.MentorshipProcess.ANSWER_REMINDER;
import static org.mentorat.process.MentorshipProcess.ANSWER_REQUEST;
import static org.mentorat.process.MentorshipProcess.BEGIN_CLOSURE;
import static org.mentorat.process.MentorshipProcess.CHECK_IN_CLOSED_END;
import static org.mentorat.process.MentorshipProcess.CHECK_IN_LOGGED_END;
import static org.mentorat.process.MentorshipProcess.CLOSE_MENTORSHIP;
import static org.mentorat.process.MentorshipProcess.CLOSURE;
import static org.mentorat.process.MentorshipProcess.CONFIRMATION_DONE_END;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ANSWER;
import static org.mentorat.process.MentorshipProcess.CONFIRM_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.DRAFT_ACTION_PLAN;
import static org.mentorat.process.MentorshipProcess.ENDING_PREPARED_END;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTEE;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTEE_DONE_END;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTOR;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTOR_DONE_END;
import static org.mentorat.process.MentorshipProcess.EVALUATIONS;
import static org.mentorat.process.MentorshipProcess.EVALUATIONS_DONE_END;
import static org.mentorat.process.MentorshipProcess.FIRST_CONTACT_CONFIRMED_END;
import static org.mentorat.process.MentorshipProcess.FIRST_MEETING_DONE_END;
import static org.mentorat.process.MentorshipProcess.LOG_CHECK_IN;
import static org.mentorat.process.MentorshipProcess.MENTORSHIP_CLOSED_END;
import static org.mentorat.process.MentorshipProcess.MID_TERM;
import static org.mentorat.process.MentorshipProcess.MID_TERM_AS_MENTEE;
import static org.mentorat.process.MentorshipProcess.MID_TERM_AS_MENTEE_DONE_END;
import static org.mentorat.process.MentorshipProcess.MID_TERM_AS_MENTOR;
import static org.mentorat.process.MentorshipProcess.MID_TERM_AS_MENTOR_DONE_END;
import static org.mentorat.process.MentorshipProcess.NO_OPEN_REQUEST_END;
import static org.mentorat.process.MentorshipProcess.OPEN_CHECK_IN;
import static org.mentorat.process.MentorshipProcess.OPEN_REQUEST;
import static org.mentorat.process.MentorshipProcess.PLAN_AGREED_END;
import static org.mentorat.process.MentorshipProcess.PREPARE_ENDING;
import static org.mentorat.process.MentorshipProcess.PROPOSE_TERMS;
import static org.mentorat.process.MentorshipProcess.RECORD_ACTION_PLAN;
import static org.mentorat.process.MentorshipProcess.RECORD_ANSWER;
import static org.mentorat.process.MentorshipProcess.RECORD_ANSWER_CONFIRMATION;
import static org.mentorat.process.MentorshipProcess.RECORD_CHECK_IN;
import static org.mentorat.process.MentorshipProcess.RECORD_DRAFT_PLAN;
import static org.mentorat.process.MentorshipProcess.RECORD_ENDING_PREPARATION;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_CONTACT_CONFIRMATION;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_MEETING;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_MEETING_REPORT;
import static org.mentorat.process.MentorshipProcess.RECORD_MENTEE_EVALUATION;
import static org.mentorat.process.MentorshipProcess.RECORD_MENTOR_EVALUATION;
import static org.mentorat.process.MentorshipProcess.RECORD_MID_TERM_AS_MENTEE;
import static org.mentorat.process.MentorshipProcess.RECORD_MID_TERM_AS_MENTOR;
import static org.mentorat.process.MentorshipProcess.RECORD_OBJECTIVES_REPLY;
import static org.mentorat.process.MentorshipProcess.RECORD_PLAN_REPLY;
import static org.mentorat.process.MentorshipProcess.RECORD_TERMS_REPLY;
import static org.mentorat.process.MentorshipProcess.REQUEST_ANSWERED_END;
import static org.mentorat.process.MentorshipProcess.REQUEST_SETTLED_END;
import static org.mentorat.process.MentorshipProcess.SERVICE_ENDED_END;
import static org.mentorat.process.MentorshipProcess.TERMS_AGREED_END;
import static org.mentorat.process.MentorshipProcess.TERMS_DONE_END;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.accompaniment.CheckIn;
import org.mentorat.accompaniment.CheckIns;
import org.mentorat.accompaniment.Objective;
import org.mentorat.accompaniment.Objectives;
import org.mentorat.accompaniment.RequestState;
import org.mentorat.accompaniment.Requests;
import org.mentorat.closure.Attestation;
import org.mentorat.closure.Closures;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.commitment.Verdict;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Outcome;
import org.mentorat.mentorship.Side;
import org.mentorat.people.Directory;
import org.mentorat.people.Mentor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The straight year of a pair: everybody does their part in time, from registration to closure. */
@MentoratTest
class YearPathTest {

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired MentorshipRegister mentorships;
  @Autowired Commitments commitments;
  @Autowired Requests requests;
  @Autowired Objectives objectives;
  @Autowired CheckIns checkIns;
  @Autowired Closures closures;
  @Autowired Directory directory;
  private Scene scene;

  @BeforeEach
  void scene() {
    init(engine);
    scene = new Scene(spring);
  }

  @Test
  void a_year_in_which_everybody_does_their_part_in_time() {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.assignedTo(mentor);
    String reference = scene.reference(instance);
    scene.passes(instance, Duration.ofHours(20));
    scene.mentors(mentor, instance, Scene.contacted());
    String mentee = scene.mentee(instance);
    Mentorship opened = mentorships.mentorship(reference);
    assertThat(instance).hasPassed(PROPOSE_TERMS);
    assertThat(instance).task(CONFIRM_FIRST_CONTACT).isAssignedTo(mentee);
    assertThat(instance).task(ACCEPT_TERMS).isAssignedTo(mentee);
    assertThat(instance).task(RECORD_FIRST_MEETING).isAssignedTo(mentor);

    scene.passes(instance, Duration.ofHours(2));
    assertThat(verdict(reference, Promise.FIRST_CONTACT)).isEqualTo(Verdict.KEPT_UNCONFIRMED);
    scene.mentees(instance, CONFIRM_FIRST_CONTACT, YearForms.contactConfirmed());
    scene.mentees(instance, ACCEPT_TERMS, YearForms.accepted());
    assertThat(verdict(reference, Promise.FIRST_CONTACT)).isEqualTo(Verdict.KEPT);
    assertThat(instance)
        .hasPassed(RECORD_FIRST_CONTACT_CONFIRMATION, FIRST_CONTACT_CONFIRMED_END)
        .hasPassed(CONFIRMATION_DONE_END)
        .hasPassed(RECORD_TERMS_REPLY, TERMS_AGREED_END, TERMS_DONE_END);

    scene.passes(instance, Duration.ofDays(3));
    scene.mentors(instance, RECORD_FIRST_MEETING, YearForms.firstMeeting());
    scene.mentees(instance, ACCEPT_OBJECTIVES, YearForms.objectivesAccepted());
    scene.mentors(instance, DRAFT_ACTION_PLAN, YearForms.plan());
    scene.mentees(instance, ACCEPT_ACTION_PLAN, YearForms.accepted());
    assertThat(instance)
        .hasPassed(RECORD_FIRST_MEETING_REPORT, RECORD_OBJECTIVES_REPLY)
        .hasPassed(RECORD_DRAFT_PLAN, RECORD_PLAN_REPLY, RECORD_ACTION_PLAN)
        .hasPassed(PLAN_AGREED_END, FIRST_MEETING_DONE_END);

    scene.passes(instance, Duration.ofDays(2));
    long request = scene.asks(mentee, instance, "help-request", YearForms.help());
    assertThat(instance).hasPassed(OPEN_REQUEST).task(ANSWER_REQUEST).isAssignedTo(mentor);
    scene.passes(instance, Duration.ofHours(5));
    scene.mentors(instance, ANSWER_REQUEST, YearForms.answer());
    assertThat(verdict(reference, Promise.ANSWER)).isEqualTo(Verdict.KEPT_UNCONFIRMED);
    scene.mentees(instance, CONFIRM_ANSWER, YearForms.answerInTime());
    assertThat(instance)
        .hasPassed(RECORD_ANSWER, REQUEST_ANSWERED_END)
        .hasPassed(RECORD_ANSWER_CONFIRMATION, REQUEST_SETTLED_END)
        .hasNotPassed(ANSWER_REMINDER);
    assertThat(requests.request(request).state()).isEqualTo(RequestState.CONFIRMED);

    checkInsUntil(instance, middle(opened));
    assertThat(instance)
        .hasPassed(OPEN_CHECK_IN, RECORD_CHECK_IN, CHECK_IN_LOGGED_END, CHECK_IN_CLOSED_END)
        .hasPassed(MID_TERM);
    scene.mentees(instance, MID_TERM_AS_MENTEE, YearForms.midTerm());
    scene.mentors(instance, MID_TERM_AS_MENTOR, YearForms.midTerm());
    assertThat(instance)
        .hasPassed(RECORD_MID_TERM_AS_MENTEE, MID_TERM_AS_MENTEE_DONE_END)
        .hasPassed(RECORD_MID_TERM_AS_MENTOR, MID_TERM_AS_MENTOR_DONE_END)
        .hasNotPassed(PREPARE_ENDING);

    checkInsUntil(instance, opened.serviceEndsAt().minus(Duration.ofDays(30)));
    scene.mentors(instance, PREPARE_ENDING, YearForms.endingPrepared());
    assertThat(instance).hasPassed(RECORD_ENDING_PREPARATION, ENDING_PREPARED_END);

    checkInsUntil(instance, opened.serviceEndsAt().minusMillis(1));
    assertThat(instance).hasNotPassed(SERVICE_ENDED_END);
    scene.passesUntil(instance, opened.serviceEndsAt());
    assertThat(instance)
        .hasPassed(SERVICE_ENDED_END, BEGIN_CLOSURE, NO_OPEN_REQUEST_END)
        .isWaitingAtExactly(CLOSURE, EVALUATIONS, EVALUATE_AS_MENTEE, EVALUATE_AS_MENTOR);

    scene.passes(instance, Duration.ofDays(2));
    scene.mentees(instance, EVALUATE_AS_MENTEE, YearForms.evaluatedAsMentee());
    assertThat(instance).hasPassed(EVALUATE_AS_MENTEE_DONE_END).isNotEnded();
    scene.mentors(instance, EVALUATE_AS_MENTOR, YearForms.evaluatedAsMentor());

    assertThat(instance)
        .hasPassed(RECORD_MENTEE_EVALUATION, RECORD_MENTOR_EVALUATION)
        .hasPassed(EVALUATE_AS_MENTOR_DONE_END, EVALUATIONS_DONE_END)
        .hasPassed(CLOSE_MENTORSHIP, MENTORSHIP_CLOSED_END)
        .isEnded();
    Mentorship closed = mentorships.mentorship(reference);
    assertThat(closed.outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(closed.closedAt()).isEqualTo(Scene.now());
    assertThat(closed.closedBy()).isNull();
    assertThat(mentorships.current(reference)).isEmpty();
    assertThat(directory.mentor(mentor).map(Mentor::load)).contains(0);
    assertThat(commitments.of(reference))
        .extracting(Commitment::promise)
        .containsExactlyInAnyOrder(
            Promise.ASSIGNMENT, Promise.FIRST_CONTACT, Promise.SERVICE_PERIOD, Promise.ANSWER);
    assertThat(commitments.of(reference))
        .extracting(Commitment::verdict)
        .containsOnly(Verdict.KEPT);
    assertThat(objectives.of(reference))
        .extracting(Objective::before, Objective::after)
        .containsExactly(tuple(2, 4), tuple(3, 4));
    List<CheckIn> followUps = checkIns.of(reference);
    assertThat(followUps).hasSize(26).allMatch(CheckIn::isHeld);
    for (Side side : Side.values()) {
      // First contact, first meeting, one answer, and the follow-ups.
      assertThat(closures.attestation(reference, side))
          .map(Attestation::contacts)
          .contains(3 + followUps.size());
    }
    assertThat(closures.keptUntil(reference)).isPresent();
  }

  /** Time passes, and the mentor notes each follow-up on the day it is due. */
  private void checkInsUntil(ProcessInstance instance, Instant target) {
    while (Scene.now().isBefore(target)) {
      Instant next = Scene.now().plus(Duration.ofDays(1));
      scene.passesUntil(instance, next.isBefore(target) ? next : target);
      if (scene.task(instance, LOG_CHECK_IN) != null) {
        scene.mentors(instance, LOG_CHECK_IN, YearForms.checkInHeld());
      }
    }
  }

  private Verdict verdict(String reference, Promise promise) {
    return commitments.of(reference).stream()
        .filter(commitment -> commitment.promise() == promise)
        .map(Commitment::verdict)
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  private static Instant middle(Mentorship mentorship) {
    Duration whole = Duration.between(mentorship.serviceStartsAt(), mentorship.serviceEndsAt());
    return mentorship.serviceStartsAt().plus(whole.dividedBy(2));
  }
}
