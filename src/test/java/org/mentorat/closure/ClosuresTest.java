package org.mentorat.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Pair;
import org.mentorat.TestTime;
import org.mentorat.Together;
import org.mentorat.accompaniment.AnswerSubmission;
import org.mentorat.accompaniment.CheckInOutcome;
import org.mentorat.accompaniment.CheckInSubmission;
import org.mentorat.accompaniment.CheckIns;
import org.mentorat.accompaniment.FirstMeetingSubmission;
import org.mentorat.accompaniment.HelpRequestSubmission;
import org.mentorat.accompaniment.MeetingMode;
import org.mentorat.accompaniment.Objective;
import org.mentorat.accompaniment.ObjectiveKind;
import org.mentorat.accompaniment.ObjectiveScope;
import org.mentorat.accompaniment.Objectives;
import org.mentorat.accompaniment.RequestKind;
import org.mentorat.accompaniment.Requests;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.commitment.Verdict;
import org.mentorat.firstcontact.Channel;
import org.mentorat.firstcontact.YesNo;
import org.mentorat.meeting.MeetingOutcome;
import org.mentorat.meeting.MeetingReportSubmission;
import org.mentorat.meeting.MeetingSubmission;
import org.mentorat.meeting.Meetings;
import org.mentorat.mentorship.AssignmentEnd;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipClosed;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Outcome;
import org.mentorat.mentorship.Side;
import org.mentorat.people.Directory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@MentoratTest
@RecordApplicationEvents
class ClosuresTest {

  private static final Instant START = Instant.parse("2026-02-10T14:00:00Z");

  @Autowired private BeanFactory beans;
  @Autowired private Closures closures;
  @Autowired private Evaluations evaluations;
  @Autowired private MentorshipRegister mentorships;
  @Autowired private Commitments commitments;
  @Autowired private Directory directory;
  @Autowired private Objectives objectives;
  @Autowired private CheckIns checkIns;
  @Autowired private Requests requests;
  @Autowired private Meetings meetings;
  @Autowired private ApplicationEvents events;

  private Pair pair;
  private String reference;

  @BeforeEach
  void inService() throws Exception {
    pair = Pair.inService(beans, START);
    reference = pair.reference();
  }

  @Test
  void aYearThatRanIsAttestedToBothAndClosedByNobody() throws Exception {
    Mentorship before = mentorships.mentorship(reference);
    contacts();
    commitments.open(
        reference,
        Promise.SERVICE_PERIOD,
        null,
        START,
        START.plus(Duration.ofDays(365)),
        START.plus(Duration.ofDays(365 + 16)));
    TestTime.stopAt(before.serviceEndsAt().plus(Duration.ofDays(14)));

    closures.close(reference);

    Mentorship closed = mentorships.mentorship(reference);
    assertThat(closed.outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(closed.closedBy()).isNull();
    assertThat(mentorships.assignments(reference))
        .singleElement()
        .satisfies(
            assignment -> {
              assertThat(assignment.end()).isEqualTo(AssignmentEnd.MENTORSHIP_CLOSED);
              assertThat(assignment.endedBy()).isNull();
            });
    assertThat(directory.mentor(pair.mentor()).orElseThrow().load()).isZero();
    assertThat(commitments.last(reference, Promise.SERVICE_PERIOD, null).orElseThrow().verdict())
        .isEqualTo(Verdict.KEPT);
    assertThat(closures.keptUntil(reference)).contains(LocalDate.of(2030, 2, 24));
    Attestation mentees = closures.attestation(reference, Side.MENTEE).orElseThrow();
    Attestation mentors = closures.attestation(reference, Side.MENTOR).orElseThrow();
    assertThat(mentees.person().account()).isEqualTo(pair.mentee());
    assertThat(mentors.person().account()).isEqualTo(pair.mentor());
    assertThat(mentees.contacts()).isEqualTo(4);
    assertThat(mentees.serviceStartsAt()).isEqualTo(START);
    assertThat(mentees.code()).matches("[A-Z2-7]{4}(-[A-Z2-7]{4}){3}").isNotEqualTo(mentors.code());
    assertThat(closures.verify(mentors.code()).orElseThrow().side()).isEqualTo(Side.MENTOR);
    assertThat(closures.verify("AAAA-AAAA-AAAA-AAAA")).isEmpty();
    assertThat(events.stream(MentorshipClosed.class)).hasSize(1);
    assertThat(events.stream(AttestationIssued.class)).hasSize(2);
    assertThat(events.stream(RetentionStarted.class)).hasSize(1);
  }

  @Test
  void ofTenWhoCloseOneDoes() throws Exception {
    List<Object> got =
        Together.act(
            10,
            i ->
                () -> {
                  closures.close(reference);
                  return "done";
                });

    assertThat(got).filteredOn("done"::equals).hasSize(1);
    assertThat(got).filteredOn(IllegalStateException.class::isInstance).hasSize(9);
  }

  @Test
  void withoutAServiceThereIsNothingToAttest() throws Exception {
    Pair waiting = Pair.assigned(beans, START);

    assertThatThrownBy(() -> closures.close(waiting.reference()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(closures.attestation(waiting.reference(), Side.MENTEE)).isEmpty();
  }

  @Test
  void theEndingIsPreparedOnce() {
    closures.prepare(
        reference,
        new EndingPreparationSubmission("Revoir le bilan", YesNo.NO, LocalDate.of(2027, 1, 20)),
        pair.mentor());

    assertThat(closures.preparation(reference).orElseThrow().lastMeetingOn()).isNull();
    assertThat(events.stream(EndingPrepared.class)).hasSize(1);
    assertThatThrownBy(
            () ->
                closures.prepare(
                    reference,
                    new EndingPreparationSubmission("Encore", YesNo.NO, null),
                    pair.mentor()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void eachSideEvaluatesOnceAndTheObjectivesAreRatedByTheMentee() {
    meeting();

    evaluations.recordMentee(
        reference,
        new MenteeEvaluationSubmission(5, 4, 3, null, null, 5, YesNo.YES, "Merci"),
        pair.mentee());
    evaluations.recordMentor(
        reference, new MentorEvaluationSubmission(4, 5, 3, 4, YesNo.NO, null), pair.mentor());

    assertThat(evaluations.ofMentee(reference).orElseThrow().recommend()).isTrue();
    assertThat(evaluations.ofMentor(reference).orElseThrow().mentorAgain()).isFalse();
    assertThat(objectives.of(reference)).extracting(Objective::after).containsExactly(3);
    assertThatThrownBy(
            () ->
                evaluations.recordMentee(
                    reference,
                    new MenteeEvaluationSubmission(1, 1, 1, null, null, 1, YesNo.NO, null),
                    pair.mentee()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theClosureGoesOnWithoutThoseWhoAreSilent() {
    evaluations.recordMentor(
        reference, new MentorEvaluationSubmission(4, 5, 3, 4, YesNo.YES, null), pair.mentor());

    evaluations.closeUnanswered(reference);

    assertThat(events.stream(EvaluationsUnanswered.class))
        .singleElement()
        .satisfies(
            unanswered -> {
              assertThat(unanswered.menteeSilent()).isTrue();
              assertThat(unanswered.mentorSilent()).isFalse();
            });
  }

  @Test
  void heldMeetingsAreAttestedAndOneToldTwiceCountsOnce() throws Exception {
    contacts();
    // The day of the first meeting and of the follow-up; then two other days.
    met(START.plus(Duration.ofHours(1)), MeetingOutcome.HELD);
    met(START.plus(Duration.ofDays(1)), MeetingOutcome.HELD);
    met(START.plus(Duration.ofDays(2)), MeetingOutcome.OTHER_ABSENT);

    closures.close(reference);

    assertThat(closures.attestation(reference, Side.MENTEE).orElseThrow().contacts()).isEqualTo(5);
  }

  private void met(Instant begins, MeetingOutcome outcome) throws Exception {
    long id =
        meetings.plan(
            reference,
            new MeetingSubmission(begins, 30, MeetingMode.PHONE, null, null, null),
            pair.mentee());
    TestTime.stopAt(begins.plus(Duration.ofMinutes(30)));
    meetings.record(id, new MeetingReportSubmission(outcome, null), pair.mentor());
  }

  private void contacts() throws Exception {
    meeting();
    long checkIn = checkIns.open(reference);
    checkIns.log(
        checkIn,
        new CheckInSubmission(
            CheckInOutcome.HELD, LocalDate.of(2026, 2, 10), Channel.PHONE, null, null),
        pair.mentor());
    checkIns.open(reference);
    HelpRequestSubmission help =
        new HelpRequestSubmission(
            RequestKind.HELP, "Une question", Channel.EMAIL, YesNo.NO, null, null, null, YesNo.NO);
    long answered = requests.open(reference, help, pair.mentee());
    requests.answer(
        answered, new AnswerSubmission("Oui", Channel.EMAIL, START, YesNo.YES), pair.mentor());
    requests.open(reference, help, pair.mentee());
  }

  private void meeting() {
    objectives.record(
        reference,
        new FirstMeetingSubmission(
            START,
            MeetingMode.VIDEO,
            null,
            "Mieux écouter",
            ObjectiveScope.PROFESSIONAL,
            ObjectiveKind.SKILL,
            null,
            null,
            null,
            null,
            null,
            null,
            YesNo.NO,
            "Un seul objectif"),
        pair.mentor());
  }
}
