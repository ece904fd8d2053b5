package org.mentorat.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Sample;
import org.mentorat.TestTime;
import org.mentorat.Together;
import org.mentorat.mentorship.AlreadyOpen;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.DeadlinesCount;
import org.mentorat.people.Directory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@MentoratTest
@RecordApplicationEvents
class CommitmentsTest {

  private static final Instant START = Instant.parse("2026-02-10T14:00:00Z");
  private static final Instant LIMIT = START.plus(Duration.ofHours(72));

  @Autowired private Directory directory;
  @Autowired private MentorshipRegister mentorships;
  @Autowired private Commitments commitments;
  @Autowired private JdbcTemplate sql;
  @Autowired private ApplicationEvents events;
  @Autowired private TransactionTemplate transaction;

  private String reference;

  @BeforeEach
  void promised() throws AlreadyOpen {
    TestTime.stopAt(START);
    reference = mentorships.open(Sample.project(directory), Sample.mentee(directory)).reference();
    commitments.open(
        reference,
        Promise.FIRST_CONTACT,
        "p-mentor",
        START,
        START.plus(Duration.ofHours(48)),
        START.plus(Duration.ofHours(72)));
  }

  @Test
  void aPromiseRunsFromItsStart() {
    Commitment running = running();

    assertThat(running.startedAt()).isEqualTo(START);
    assertThat(running.targetAt()).isEqualTo(START.plus(Duration.ofHours(48)));
    assertThat(running.limitAt()).isEqualTo(LIMIT);
    assertThat(running.verdict()).isEqualTo(Verdict.OPEN);
    assertThat(running.owner()).isEqualTo("p-mentor");
    assertThat(events.stream(PromiseOpened.class)).hasSize(1);
  }

  @Test
  void onePromiseOfAKindRunsAtATime() {
    assertThatThrownBy(
            () ->
                commitments.open(
                    reference,
                    Promise.FIRST_CONTACT,
                    "p-other",
                    START,
                    START.plus(Duration.ofHours(48)),
                    START.plus(Duration.ofHours(72))))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("commitment_one_open");

    commitments.open(
        reference,
        Promise.ASSIGNMENT,
        null,
        START,
        START.plus(Duration.ofDays(2)),
        START.plus(Duration.ofDays(5)));
    assertThat(commitments.of(reference)).hasSize(2);
  }

  @Test
  void exactlyAtTheLimitIsKept() {
    TestTime.stopAt(LIMIT);

    commitments.keep(reference, Promise.FIRST_CONTACT, START.plusSeconds(60), true);

    Commitment kept = only();
    assertThat(kept.verdict()).isEqualTo(Verdict.KEPT);
    assertThat(kept.stoppedAt()).isEqualTo(LIMIT);
    assertThat(kept.declaredAt()).isEqualTo(START.plusSeconds(60));
    assertThat(commitments.current(reference, Promise.FIRST_CONTACT)).isEmpty();
    assertThat(events.stream(PromiseKept.class)).hasSize(1);
  }

  @Test
  void aMillisecondLaterIsLateWhateverIsDeclaredAndWithoutAnyEscalation() {
    TestTime.stopAt(LIMIT.plusMillis(1));

    commitments.keep(reference, Promise.FIRST_CONTACT, START.plusSeconds(60), true);

    Commitment late = only();
    assertThat(late.verdict()).isEqualTo(Verdict.LATE);
    assertThat(late.declaredAt()).isEqualTo(START.plusSeconds(60));
    assertThat(kinds(late)).containsExactly(CommitmentNoteKind.ESCALATION);
    assertThat(events.stream(PromiseBroken.class)).hasSize(1);
    assertThat(events.stream(PromiseKept.class)).isEmpty();
    assertThat(events.stream(PromiseEndedLate.class)).hasSize(1);
  }

  @Test
  void anAnswerNobodyConfirmsIsKeptButUnconfirmed() {
    commitments.keep(reference, Promise.FIRST_CONTACT, null, false);

    assertThat(only().verdict()).isEqualTo(Verdict.KEPT_UNCONFIRMED);
  }

  @Test
  void beforeTheLimitNothingIsEscalated() {
    TestTime.stopAt(LIMIT.minusMillis(1));

    commitments.escalate(reference, Promise.FIRST_CONTACT);

    assertThat(running().verdict()).isEqualTo(Verdict.OPEN);
    assertThat(running().notes()).isEmpty();
  }

  @Test
  void aBrokenPromiseIsEscalatedOnce() {
    TestTime.stopAt(LIMIT);
    commitments.escalate(reference, Promise.FIRST_CONTACT);
    TestTime.advance(Duration.ofHours(1));
    commitments.escalate(reference, Promise.FIRST_CONTACT);

    assertThat(running().verdict()).isEqualTo(Verdict.LATE);
    assertThat(kinds(running())).containsExactly(CommitmentNoteKind.ESCALATION);
    assertThat(running().notes().get(0).at()).isEqualTo(LIMIT);
    assertThat(events.stream(PromiseBroken.class)).hasSize(1);
  }

  @Test
  void escalatedByManyAtOnceItIsEscalatedOnce() throws InterruptedException {
    TestTime.stopAt(LIMIT.plusSeconds(1));

    List<Object> got =
        Together.act(
            20,
            i ->
                () -> {
                  commitments.escalate(reference, Promise.FIRST_CONTACT);
                  return "done";
                });

    assertThat(got).containsOnly("done");
    assertThat(kinds(running())).containsExactly(CommitmentNoteKind.ESCALATION);
  }

  @Test
  void keptByManyAtOnceItIsKeptOnce() throws InterruptedException {
    List<Object> got =
        Together.act(
            20,
            i ->
                () -> {
                  commitments.keep(reference, Promise.FIRST_CONTACT, null, true);
                  return "done";
                });

    assertThat(got).filteredOn("done"::equals).hasSize(1);
    assertThat(got).filteredOn(IllegalStateException.class::isInstance).hasSize(19);
  }

  @Test
  void twoWhoOpenAPromiseAndThenLockTheMentorshipDoNotBlockEachOther() throws Exception {
    String other =
        mentorships.open(Sample.project(directory), Sample.mentee(directory)).reference();
    CyclicBarrier bothOpened = new CyclicBarrier(2);

    List<Object> got =
        Together.act(
            2,
            i ->
                () ->
                    transaction.execute(
                        status -> {
                          commitments.open(
                              other,
                              Promise.values()[i],
                              null,
                              START,
                              START.plus(Duration.ofHours(1)),
                              START.plus(Duration.ofHours(2)));
                          try {
                            bothOpened.await();
                          } catch (InterruptedException | BrokenBarrierException e) {
                            throw new IllegalStateException(e);
                          }
                          mentorships.lock(other);
                          return "done";
                        }));

    assertThat(got).containsOnly("done");
  }

  @Test
  void lateWithAReasonNeverReadsAsKept() {
    TestTime.stopAt(LIMIT);
    commitments.escalate(reference, Promise.FIRST_CONTACT);
    Instant newLimit = LIMIT.plus(Duration.ofHours(24));
    commitments.extend(
        reference, Promise.FIRST_CONTACT, newLimit, "coordination", "En congé jusqu’à lundi");
    TestTime.stopAt(newLimit.minusSeconds(60));

    commitments.keep(reference, Promise.FIRST_CONTACT, newLimit.minusSeconds(60), true);

    Commitment late = only();
    assertThat(late.verdict()).isEqualTo(Verdict.LATE);
    assertThat(late.limitAt()).isEqualTo(LIMIT);
    CommitmentNote extension = late.notes().get(1);
    assertThat(extension.kind()).isEqualTo(CommitmentNoteKind.EXTENSION);
    assertThat(extension.by()).isEqualTo("coordination");
    assertThat(extension.reason()).isEqualTo("En congé jusqu’à lundi");
    assertThat(extension.newLimitAt()).isEqualTo(newLimit);
    assertThat(extension.at()).isEqualTo(LIMIT);
  }

  @Test
  void anExtensionGrantedInTimeDoesNotMoveTheLimitEither() {
    commitments.extend(
        reference, Promise.FIRST_CONTACT, LIMIT.plusSeconds(3600), "coordination", "Absence");
    TestTime.stopAt(LIMIT.plusSeconds(1));

    commitments.keep(reference, Promise.FIRST_CONTACT, null, true);

    assertThat(only().verdict()).isEqualTo(Verdict.LATE);
  }

  @Test
  void remindersAndAlertsAreWrittenDown() {
    TestTime.stopAt(START.plus(Duration.ofHours(48)));
    commitments.remind(reference, Promise.FIRST_CONTACT);
    TestTime.stopAt(LIMIT.plus(Duration.ofHours(48)));
    commitments.escalate(reference, Promise.FIRST_CONTACT);
    commitments.alertLead(reference, Promise.FIRST_CONTACT);
    commitments.alertLead(reference, Promise.FIRST_CONTACT);

    assertThat(kinds(running()))
        .containsExactly(
            CommitmentNoteKind.REMINDER,
            CommitmentNoteKind.ESCALATION,
            CommitmentNoteKind.LEAD_ALERTED,
            CommitmentNoteKind.LEAD_ALERTED);
    assertThat(events.stream(PromiseReminded.class)).hasSize(1);
    assertThat(events.stream(LeadAlerted.class)).hasSize(2);
  }

  @Test
  void aPromiseEndedInTimeIsCancelledAndAnotherMayRun() {
    commitments.cancel(
        reference, Promise.FIRST_CONTACT, CommitmentNoteKind.DECLINE, "p-mentor", "Conflit");

    assertThat(only().verdict()).isEqualTo(Verdict.CANCELLED);
    assertThat(events.stream(PromiseCancelled.class)).hasSize(1);
    commitments.open(
        reference,
        Promise.FIRST_CONTACT,
        "p-other",
        START,
        START.plus(Duration.ofHours(48)),
        START.plus(Duration.ofHours(72)));
    assertThat(commitments.of(reference))
        .extracting(Commitment::verdict)
        .containsExactly(Verdict.CANCELLED, Verdict.OPEN);
  }

  @Test
  void aPromiseEndedTooLateIsLate() {
    TestTime.stopAt(LIMIT.plusSeconds(1));

    commitments.cancel(
        reference,
        Promise.FIRST_CONTACT,
        CommitmentNoteKind.REASSIGNMENT,
        "coordination",
        "Silence");

    assertThat(only().verdict()).isEqualTo(Verdict.LATE);
    assertThat(only().stoppedAt()).isEqualTo(LIMIT.plusSeconds(1));
    assertThat(kinds(only()))
        .containsExactly(CommitmentNoteKind.ESCALATION, CommitmentNoteKind.REASSIGNMENT);
  }

  @Test
  void whatDoesNotRunCannotBeKept() {
    assertThatThrownBy(() -> commitments.keep(reference, Promise.ASSIGNMENT, null, true))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(reference);
  }

  @Test
  void theDatabaseKeepsStartTargetAndLimitAsTheyWere() {
    for (String column : List.of("started_at", "target_at", "limit_at")) {
      assertThatThrownBy(() -> change(column + " = " + column + " + interval '1 second'"))
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("never change");
    }
  }

  @Test
  void theDatabaseNeverTurnsLateIntoAnythingElse() {
    TestTime.stopAt(LIMIT);
    commitments.escalate(reference, Promise.FIRST_CONTACT);

    for (String verdict : List.of("KEPT", "KEPT_UNCONFIRMED", "CANCELLED", "OPEN")) {
      assertThatThrownBy(() -> change("verdict = '" + verdict + "', stopped_at = limit_at"))
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("late stays late");
    }
  }

  @Test
  void theTimeOfASuspensionDoesNotCountAndTheFirstLimitStands() {
    Instant from = START.plus(Duration.ofHours(10));
    Instant until = from.plus(Duration.ofDays(30));
    TestTime.stopAt(until);
    commitments.suspend(reference, DeadlinesCount.CALENDAR, from, until, Duration.ZERO);

    assertThat(running())
        .returns(LIMIT, Commitment::limitAt)
        .returns(LIMIT.plus(Duration.ofDays(30)), Commitment::currentLimit)
        .returns(
            START.plus(Duration.ofHours(48)).plus(Duration.ofDays(30)), Commitment::currentTarget);
    assertThat(kinds(only())).containsExactly(CommitmentNoteKind.SUSPENSION);
    assertThat(only().notes().get(0).newLimitAt()).isEqualTo(LIMIT.plus(Duration.ofDays(30)));
    assertThat(events.stream(PromiseSuspended.class)).hasSize(1);

    TestTime.stopAt(LIMIT.plus(Duration.ofDays(30)).minusMillis(1));
    commitments.escalate(reference, Promise.FIRST_CONTACT);
    assertThat(running().verdict()).isEqualTo(Verdict.OPEN);
    TestTime.stopAt(LIMIT.plus(Duration.ofDays(30)));
    commitments.keep(reference, Promise.FIRST_CONTACT, null, true);
    assertThat(only()).returns(Verdict.KEPT, Commitment::verdict);
  }

  @Test
  void aMillisecondAfterTheLimitThatCountsIsLate() {
    Instant until = START.plus(Duration.ofDays(30));
    TestTime.stopAt(until);
    commitments.suspend(reference, DeadlinesCount.CALENDAR, START, until, Duration.ZERO);

    TestTime.stopAt(LIMIT.plus(Duration.ofDays(30)).plusMillis(1));
    commitments.keep(reference, Promise.FIRST_CONTACT, null, true);

    assertThat(only()).returns(Verdict.LATE, Commitment::verdict);
  }

  @Test
  void onlyThePartOfASuspensionCountsThatCameAfterThePromise() {
    Instant until = START.plus(Duration.ofDays(10));
    TestTime.stopAt(until);
    commitments.suspend(
        reference, DeadlinesCount.CALENDAR, START.minus(Duration.ofDays(5)), until, Duration.ZERO);

    assertThat(running().suspended()).isEqualTo(Duration.ofDays(10));
  }

  @Test
  void theDatabaseTakesNoPauseBackAndAddsNoneToWhatHasStopped() {
    assertThatThrownBy(() -> change("suspended_millis = -1"))
        .isInstanceOf(DataAccessException.class);
    change("suspended_millis = 1000");
    assertThatThrownBy(() -> change("suspended_millis = 999"))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("only adds");
    assertThatThrownBy(
            () -> change("verdict = 'KEPT', stopped_at = limit_at + interval '1001 milliseconds'"))
        .isInstanceOf(DataIntegrityViolationException.class);
    change("verdict = 'KEPT', stopped_at = limit_at + interval '1000 milliseconds'");
    assertThatThrownBy(() -> change("suspended_millis = 2000"))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("while the promise runs");
  }

  @Test
  void theDatabaseRefusesAVerdictThatItsTimesContradict() {
    for (String change :
        List.of(
            "verdict = 'KEPT', stopped_at = limit_at + interval '1 millisecond'",
            "verdict = 'KEPT'",
            "verdict = 'CANCELLED', stopped_at = limit_at + interval '1 millisecond'",
            "verdict = 'LATE', stopped_at = limit_at - interval '1 millisecond'",
            "stopped_at = limit_at",
            "stopped_at = started_at - interval '1 second', verdict = 'KEPT'")) {
      assertThatThrownBy(() -> change(change)).isInstanceOf(DataIntegrityViolationException.class);
    }
    commitments.keep(reference, Promise.FIRST_CONTACT, null, true);
    assertThatThrownBy(() -> change("stopped_at = stopped_at + interval '1 second'"))
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> change("verdict = 'OPEN', stopped_at = null"))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void theDatabaseRefusesASecondEscalationAndAnEditedNote() {
    TestTime.stopAt(LIMIT);
    commitments.escalate(reference, Promise.FIRST_CONTACT);

    assertThatThrownBy(
            () ->
                sql.update(
                    "insert into commitment_note (commitment_id, kind, written_at)"
                        + " select id, 'ESCALATION', now() from commitment where reference = ?",
                    reference))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(
            () ->
                sql.update(
                    "update commitment_note set written_at = now() where commitment_id = ?",
                    running().id()))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void oneLineTellsWhichPromisesWereBrokenInAMonthAndByHowMuch() {
    TestTime.stopAt(LIMIT.plus(Duration.ofHours(5)));
    commitments.escalate(reference, Promise.FIRST_CONTACT);
    commitments.extend(
        reference,
        Promise.FIRST_CONTACT,
        LIMIT.plus(Duration.ofHours(24)),
        "coordination",
        "Absence");
    TestTime.stopAt(LIMIT.plus(Duration.ofHours(20)));
    commitments.keep(reference, Promise.FIRST_CONTACT, LIMIT.minusSeconds(60), true);

    Map<String, Object> broken =
        sql.queryForMap(
            "select promise, owner, extract(epoch from late_by)::int as seconds, still_open,"
                + " reasons, extended_to from broken_promise where reference = ?"
                + " and limit_at >= '2026-02-01' and limit_at < '2026-03-01'",
            reference);

    assertThat(broken)
        .containsEntry("promise", "FIRST_CONTACT")
        .containsEntry("owner", "p-mentor")
        .containsEntry("seconds", 20 * 3600)
        .containsEntry("still_open", false)
        .containsEntry("reasons", "Absence");
  }

  @Test
  void aKeptPromiseIsNotAmongTheBrokenOnes() {
    commitments.keep(reference, Promise.FIRST_CONTACT, null, true);

    assertThat(
            sql.queryForObject(
                "select count(*) from broken_promise where reference = ?",
                Integer.class,
                reference))
        .isZero();
  }

  @Test
  void anyNumberOfAnswersMayRunOneForEachSubject() {
    answer("1");
    answer("2");

    assertThatThrownBy(() -> answer("2"))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("commitment_one_open");
    assertThatThrownBy(() -> answer(null))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("commitment_answer_has_a_subject");

    commitments.keep(reference, Promise.ANSWER, "1", START, false);
    assertThat(commitments.current(reference, Promise.ANSWER, "1")).isEmpty();
    assertThat(commitments.current(reference, Promise.ANSWER, "2")).isPresent();
    assertThat(commitments.current(reference, Promise.ANSWER)).isEmpty();
    assertThat(commitments.last(reference, Promise.ANSWER, "1").orElseThrow().verdict())
        .isEqualTo(Verdict.KEPT_UNCONFIRMED);
  }

  @Test
  void whatIsDoneToOneAnswerIsNotDoneToAnother() {
    answer("1");
    answer("2");
    TestTime.advance(Duration.ofHours(48));

    commitments.remind(reference, Promise.ANSWER, "1");
    commitments.escalate(reference, Promise.ANSWER, "1");
    commitments.alertLead(reference, Promise.ANSWER, "1");

    assertThat(commitments.current(reference, Promise.ANSWER, "1").orElseThrow().notes())
        .hasSize(3);
    assertThat(commitments.current(reference, Promise.ANSWER, "2").orElseThrow().notes()).isEmpty();
    assertThat(events.stream(PromiseBroken.class))
        .singleElement()
        .satisfies(broken -> assertThat(broken.subject()).isEqualTo("1"));
  }

  @Test
  void theOtherSidesWordMakesItKeptOnce() {
    commitments.keep(reference, Promise.FIRST_CONTACT, null, false);

    commitments.confirm(reference, Promise.FIRST_CONTACT, null);
    commitments.confirm(reference, Promise.FIRST_CONTACT, null);

    assertThat(only().verdict()).isEqualTo(Verdict.KEPT);
    assertThat(only().stoppedAt()).isEqualTo(START);
    assertThat(events.stream(PromiseConfirmed.class)).hasSize(1);
  }

  @Test
  void noWordRepairsWhatIsLateOrConfirmsWhatStillRuns() {
    assertThatThrownBy(() -> commitments.confirm(reference, Promise.FIRST_CONTACT, null))
        .isInstanceOf(IllegalStateException.class);
    TestTime.stopAt(LIMIT.plusSeconds(1));
    commitments.keep(reference, Promise.FIRST_CONTACT, null, false);

    commitments.confirm(reference, Promise.FIRST_CONTACT, null);

    assertThat(only().verdict()).isEqualTo(Verdict.LATE);
    assertThat(events.stream(PromiseConfirmed.class)).isEmpty();
  }

  @Test
  void theDatabaseTakesNoVerdictBack() {
    commitments.keep(reference, Promise.FIRST_CONTACT, START, false);
    for (String change :
        List.of(
            "verdict = 'CANCELLED'",
            "verdict = 'LATE', stopped_at = limit_at",
            "declared_at = declared_at - interval '1 hour'",
            "subject = 'x'")) {
      assertThatThrownBy(() -> change(change)).isInstanceOf(DataAccessException.class);
    }
    commitments.confirm(reference, Promise.FIRST_CONTACT, null);
    assertThatThrownBy(() -> change("verdict = 'KEPT_UNCONFIRMED'"))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("not taken back");
  }

  @Test
  void whatIsFoundNotKeptIsLateWithTheAccountAndEscalatedOnceEvenBeforeTheLimit() {
    commitments.keep(reference, Promise.FIRST_CONTACT, START, false);
    TestTime.stopAt(LIMIT.minusSeconds(60));

    commitments.refute(reference, Promise.FIRST_CONTACT, null, "Personne n’a appelé", "coord");

    Commitment refuted = only();
    assertThat(refuted.verdict()).isEqualTo(Verdict.LATE);
    assertThat(refuted.stoppedAt()).isEqualTo(START);
    assertThat(refuted.declaredAt()).isEqualTo(START);
    assertThat(kinds(refuted))
        .containsExactly(CommitmentNoteKind.REFUTED, CommitmentNoteKind.ESCALATION);
    CommitmentNote account = refuted.notes().get(0);
    assertThat(account.reason()).isEqualTo("Personne n’a appelé");
    assertThat(account.by()).isEqualTo("coord");
    assertThat(account.at()).isEqualTo(LIMIT.minusSeconds(60));
    assertThat(events.stream(PromiseBroken.class))
        .containsExactly(
            new PromiseBroken(
                reference, Promise.FIRST_CONTACT, null, "p-mentor", LIMIT, LIMIT.minusSeconds(60)));
    assertThat(events.stream(PromiseEndedLate.class)).isEmpty();
  }

  @Test
  void noLaterWordRepairsWhatWasFoundNotKept() {
    commitments.keep(reference, Promise.FIRST_CONTACT, START, false);
    commitments.refute(reference, Promise.FIRST_CONTACT, null, "Personne n’a appelé", "coord");

    commitments.confirm(reference, Promise.FIRST_CONTACT, null);

    assertThat(only().verdict()).isEqualTo(Verdict.LATE);
    assertThat(events.stream(PromiseConfirmed.class)).isEmpty();
  }

  @Test
  void whatIsFoundNotKeptAgainIsWrittenDownAgainAndNotEscalatedAgain() {
    commitments.keep(reference, Promise.FIRST_CONTACT, START, false);
    commitments.refute(reference, Promise.FIRST_CONTACT, null, "Personne n’a appelé", "coord");
    commitments.refute(reference, Promise.FIRST_CONTACT, null, "Toujours pas", "coord");

    assertThat(kinds(only()))
        .containsExactly(
            CommitmentNoteKind.REFUTED, CommitmentNoteKind.ESCALATION, CommitmentNoteKind.REFUTED);
    assertThat(events.stream(PromiseBroken.class)).hasSize(1);
  }

  @Test
  void whatStillRunsOrIsConfirmedOrWasEndedIsNotFoundNotKept() {
    refusesToRefute("still runs");
    TestTime.stopAt(LIMIT);
    commitments.escalate(reference, Promise.FIRST_CONTACT);
    refusesToRefute("still runs");
    commitments.keep(reference, Promise.FIRST_CONTACT, START, false);

    secondPromise();
    commitments.keep(reference, Promise.FIRST_CONTACT, null, true);
    refusesToRefute("KEPT");

    secondPromise();
    commitments.cancel(
        reference, Promise.FIRST_CONTACT, CommitmentNoteKind.DECLINE, "p-mentor", "Conflit");
    refusesToRefute("CANCELLED");
  }

  @Test
  void theDatabaseTakesAVerdictBackOnlyWithTheAccountOfWhoFoundItNotKept() {
    TestTime.stopAt(LIMIT);
    commitments.keep(reference, Promise.FIRST_CONTACT, START, false);
    assertThatThrownBy(() -> change("verdict = 'LATE'"))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("not taken back");
    assertThatThrownBy(() -> note("'REFUTED', now(), null, null"))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("commitment_note_decided_by_someone");
    note("'HANDLED', now(), 'coord', 'Appelé'");
    assertThatThrownBy(() -> change("verdict = 'LATE'"))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("not taken back");

    note("'REFUTED', now(), 'coord', 'Personne n’a appelé'");
    for (String verdict : List.of("OPEN", "CANCELLED")) {
      assertThatThrownBy(() -> change("verdict = '" + verdict + "'"))
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("not taken back");
    }
    change("verdict = 'LATE'");
    assertThatThrownBy(() -> change("verdict = 'KEPT'"))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("late stays late");
  }

  @Test
  void theDatabaseNeverTurnsWhatTheOtherSideConfirmedIntoLate() {
    commitments.keep(reference, Promise.FIRST_CONTACT, START, true);
    note("'REFUTED', now(), 'coord', 'Personne n’a appelé'");

    assertThatThrownBy(() -> change("verdict = 'LATE'"))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("not taken back");
  }

  @Test
  void theDatabaseRefusesAPromiseThatIsLateFromItsFirstDay() {
    assertThatThrownBy(
            () ->
                sql.update(
                    "insert into commitment"
                        + " (reference, promise, started_at, target_at, limit_at, stopped_at, verdict)"
                        + " select reference, 'ASSIGNMENT', started_at, target_at, limit_at,"
                        + " started_at, 'LATE' from commitment where reference = ?",
                    reference))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("commitment_late_from_the_limit");
  }

  @Test
  void whatWasFoundNotKeptIsAmongTheBrokenOnesAndLateUntilItWasFoundAtLeast() {
    commitments.keep(reference, Promise.FIRST_CONTACT, START, false);
    TestTime.stopAt(LIMIT.plus(Duration.ofHours(7)));
    commitments.refute(reference, Promise.FIRST_CONTACT, null, "Personne n’a appelé", "coord");

    assertThat(
            sql.queryForMap(
                "select extract(epoch from late_by)::int as seconds, still_open, reasons,"
                    + " refuted_at is not null as refuted from broken_promise where reference = ?",
                reference))
        .containsEntry("seconds", 7 * 3600)
        .containsEntry("still_open", false)
        .containsEntry("refuted", true)
        .containsEntry("reasons", "Personne n’a appelé");
  }

  private void refusesToRefute(String because) {
    int notes = commitments.of(reference).stream().mapToInt(one -> one.notes().size()).sum();
    assertThatThrownBy(
            () -> commitments.refute(reference, Promise.FIRST_CONTACT, null, "Non", "coord"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(because);
    assertThat(commitments.of(reference).stream().mapToInt(one -> one.notes().size()).sum())
        .isEqualTo(notes);
  }

  private void secondPromise() {
    TestTime.advance(Duration.ofHours(1));
    commitments.open(
        reference,
        Promise.FIRST_CONTACT,
        "p-other",
        LIMIT.plus(Duration.ofHours(1)),
        LIMIT.plus(Duration.ofHours(49)),
        LIMIT.plus(Duration.ofHours(73)));
  }

  private void note(String kindAtByAndReason) {
    sql.update(
        "insert into commitment_note (commitment_id, kind, written_at, written_by, reason)"
            + " select id, "
            + kindAtByAndReason
            + " from commitment where reference = ?",
        reference);
  }

  private void answer(String subject) {
    commitments.open(
        reference,
        Promise.ANSWER,
        subject,
        "p-mentor",
        START,
        START.plus(Duration.ofHours(24)),
        START.plus(Duration.ofHours(48)));
  }

  private void change(String set) {
    sql.update("update commitment set " + set + " where reference = ?", reference);
  }

  private Commitment running() {
    return commitments.current(reference, Promise.FIRST_CONTACT).orElseThrow();
  }

  private Commitment only() {
    assertThat(commitments.of(reference)).hasSize(1);
    return commitments.of(reference).get(0);
  }

  private static List<CommitmentNoteKind> kinds(Commitment commitment) {
    return commitment.notes().stream().map(CommitmentNote::kind).toList();
  }
}
