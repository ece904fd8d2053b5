package org.mentorat.commitment;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mentorat.people.Deadlines;
import org.mentorat.people.DeadlinesCount;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger of promises. A promise is broken once its limit has passed without an answer; an
 * answer recorded exactly at the limit keeps it; the time for which the mentorship was suspended
 * does not count. Times are recorded by the service's clock, to the millisecond; what a person
 * declares is kept apart and decides nothing.
 */
@Service
@Transactional
public class Commitments {

  private final Ledger ledger;
  private final Deadlines deadlines;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Commitments(
      Ledger ledger,
      Deadlines deadlines,
      EntityManager entities,
      ApplicationEventPublisher events,
      Clock clock) {
    this.ledger = ledger;
    this.deadlines = deadlines;
    this.entities = entities;
    this.events = events;
    this.clock = clock;
  }

  /**
   * As {@link #open(String, Promise, String, String, Instant, Instant, Instant)}, without subject.
   */
  public Commitment open(
      String reference,
      Promise promise,
      String owner,
      Instant start,
      Instant target,
      Instant limit) {
    return open(reference, promise, null, owner, start, target, limit);
  }

  /**
   * Begins to count.
   *
   * @param subject which one, when several promises of a kind may run: the request's id; else null
   * @param owner the account that has to act, or null for the coordination
   * @param target when it should be done
   * @param limit the last moment at which it is kept
   */
  public Commitment open(
      String reference,
      Promise promise,
      String subject,
      String owner,
      Instant start,
      Instant target,
      Instant limit) {
    Commitment commitment =
        ledger.saveAndFlush(
            new Commitment(
                reference,
                promise,
                subject,
                owner,
                start.truncatedTo(ChronoUnit.MILLIS),
                target.truncatedTo(ChronoUnit.MILLIS),
                limit.truncatedTo(ChronoUnit.MILLIS)));
    events.publishEvent(
        new PromiseOpened(
            reference, promise, subject, owner, commitment.targetAt(), commitment.currentLimit()));
    return commitment;
  }

  public void remind(String reference, Promise promise) {
    remind(reference, promise, null);
  }

  /** The owner is reminded. */
  public void remind(String reference, Promise promise, String subject) {
    Commitment commitment = running(reference, promise, subject);
    Instant now = now();
    commitment.noted(CommitmentNoteKind.REMINDER, now, null, null, null);
    entities.flush();
    events.publishEvent(
        new PromiseReminded(
            reference, promise, subject, commitment.owner(), commitment.currentLimit(), now));
  }

  public void remindDecision(String reference, Promise promise) {
    remindDecision(reference, promise, null);
  }

  /** The coordination is reminded that it has to decide about a broken promise. */
  public void remindDecision(String reference, Promise promise, String subject) {
    Commitment commitment = running(reference, promise, subject);
    Instant now = now();
    commitment.noted(CommitmentNoteKind.DECISION_REMINDER, now, null, null, null);
    entities.flush();
    events.publishEvent(
        new DecisionReminded(reference, promise, subject, commitment.currentLimit(), now));
  }

  public void escalate(String reference, Promise promise) {
    escalate(reference, promise, null);
  }

  /** The limit is reached: late, once. Before the limit, and when it is late already, nothing. */
  public void escalate(String reference, Promise promise, String subject) {
    Commitment commitment = running(reference, promise, subject);
    Instant now = now();
    if (commitment.verdict() == Verdict.OPEN && !now.isBefore(commitment.currentLimit())) {
      breakAt(commitment, now);
    }
  }

  public void alertLead(String reference, Promise promise) {
    alertLead(reference, promise, null);
  }

  /** The project's lead is told that this still waits. */
  public void alertLead(String reference, Promise promise, String subject) {
    Commitment commitment = running(reference, promise, subject);
    Instant now = now();
    commitment.noted(CommitmentNoteKind.LEAD_ALERTED, now, null, null, null);
    entities.flush();
    events.publishEvent(
        new LeadAlerted(
            reference, promise, subject, commitment.owner(), commitment.currentLimit(), now));
  }

  public void extend(
      String reference, Promise promise, Instant newLimit, String by, String reason) {
    extend(reference, promise, null, newLimit, by, reason);
  }

  /** More time is granted. It is written beside the first limit, which stands. */
  public void extend(
      String reference,
      Promise promise,
      String subject,
      Instant newLimit,
      String by,
      String reason) {
    Commitment commitment = running(reference, promise, subject);
    Instant now = now();
    Instant until = newLimit.truncatedTo(ChronoUnit.MILLIS);
    commitment.noted(CommitmentNoteKind.EXTENSION, now, by, reason, until);
    entities.flush();
    events.publishEvent(
        new PromiseExtended(reference, promise, subject, commitment.owner(), until, by, now));
  }

  public void keep(String reference, Promise promise, Instant declaredAt, boolean confirmed) {
    keep(reference, promise, null, declaredAt, confirmed);
  }

  /**
   * What was promised is done, as recorded now.
   *
   * @param declaredAt when the person says it was done, or null
   * @param confirmed whether the other side confirms it
   */
  public void keep(
      String reference, Promise promise, String subject, Instant declaredAt, boolean confirmed) {
    Commitment commitment = running(reference, promise, subject);
    Instant now = now();
    breakIfLate(commitment, now);
    Verdict verdict = confirmed ? Verdict.KEPT : Verdict.KEPT_UNCONFIRMED;
    commitment.kept(
        verdict, now, declaredAt == null ? null : declaredAt.truncatedTo(ChronoUnit.MILLIS));
    entities.flush();
    if (commitment.verdict() == Verdict.LATE) {
      endedLate(commitment, now);
    } else {
      events.publishEvent(
          new PromiseKept(reference, promise, subject, commitment.owner(), confirmed, now));
    }
  }

  /**
   * The other side confirms that the last promise of this kind was kept: unconfirmed becomes kept.
   * Nothing changes when it is confirmed already, late, or cancelled: late is never repaired.
   */
  public void confirm(String reference, Promise promise, String subject) {
    Commitment commitment =
        lockedAnew(ledger.lockLast(reference, promise.name(), subject), reference, promise);
    switch (commitment.verdict()) {
      case KEPT_UNCONFIRMED -> {
        commitment.confirmed();
        entities.flush();
        events.publishEvent(
            new PromiseConfirmed(reference, promise, subject, commitment.owner(), now()));
      }
      case OPEN ->
          throw new IllegalStateException(
              "the promise " + promise + " of " + reference + " still runs");
      case KEPT, LATE, CANCELLED -> {}
    }
  }

  /**
   * The last promise of this kind was found not kept, though its owner said so: unconfirmed becomes
   * late, before the limit too, and is escalated as any other. Late already, it is noted only.
   *
   * @param note the account of who found it
   */
  public void refute(String reference, Promise promise, String subject, String note, String by) {
    Commitment commitment =
        lockedAnew(ledger.lockLast(reference, promise.name(), subject), reference, promise);
    if (commitment.stoppedAt() == null) {
      throw new IllegalStateException(
          "the promise " + promise + " of " + reference + " still runs");
    }
    switch (commitment.verdict()) {
      case KEPT_UNCONFIRMED -> {
        Instant now = now();
        commitment.noted(CommitmentNoteKind.REFUTED, now, by, note, null);
        // The database takes a verdict back only once the account is written.
        entities.flush();
        breakAt(commitment, now);
      }
      case LATE -> {
        commitment.noted(CommitmentNoteKind.REFUTED, now(), by, note, null);
        entities.flush();
      }
      case OPEN, KEPT, CANCELLED ->
          throw new IllegalStateException(
              "the promise " + promise + " of " + reference + " is " + commitment.verdict());
    }
  }

  public void cancel(
      String reference, Promise promise, CommitmentNoteKind kind, String by, String reason) {
    cancel(reference, promise, null, kind, by, reason);
  }

  /**
   * A decision ends the promise: cancelled when in time, late otherwise.
   *
   * @param by the account that decided; null, as the reason, when the clock did
   */
  public void cancel(
      String reference,
      Promise promise,
      String subject,
      CommitmentNoteKind kind,
      String by,
      String reason) {
    Commitment commitment = running(reference, promise, subject);
    Instant now = now();
    breakIfLate(commitment, now);
    commitment.noted(kind, now, by, reason, null);
    commitment.cancelled(now);
    entities.flush();
    if (commitment.verdict() == Verdict.LATE) {
      endedLate(commitment, now);
    } else {
      events.publishEvent(
          new PromiseCancelled(reference, promise, subject, commitment.owner(), kind, by, now));
    }
  }

  /** A decision ends every promise that runs: cancelled when in time, late otherwise. */
  public void cancelAll(String reference, CommitmentNoteKind kind, String by) {
    entities.flush();
    for (Commitment running : of(reference)) {
      if (running.stoppedAt() == null) {
        cancel(reference, running.promise(), running.subject(), kind, by, null);
      }
    }
  }

  /**
   * What ended by an error of the coordination counts on: promised anew as from its first start,
   * with its first limits, so that nobody gains time by an error. What the ended one became stays.
   *
   * @param ended the promise as it ended
   */
  public Commitment resume(Commitment ended, String by) {
    if (ended.stoppedAt() == null) {
      throw new IllegalStateException("the promise " + ended.id() + " still runs");
    }
    Instant now = now();
    Commitment resumed =
        new Commitment(
            ended.reference(),
            ended.promise(),
            ended.subject(),
            ended.owner(),
            ended.startedAt(),
            ended.targetAt(),
            ended.limitAt());
    resumed.suspended(ended.suspended());
    resumed.noted(CommitmentNoteKind.CORRECTED, now, by, null, null);
    Commitment commitment = ledger.saveAndFlush(resumed);
    events.publishEvent(
        new PromiseOpened(
            commitment.reference(),
            commitment.promise(),
            commitment.subject(),
            commitment.owner(),
            commitment.currentTarget(),
            commitment.currentLimit()));
    return commitment;
  }

  /**
   * A running promise becomes somebody else's, if it is not theirs already; start, target and limit
   * stand. What is broken stays with whoever broke it.
   */
  public void entrust(String reference, Promise promise, String subject, String to, String by) {
    entities.flush();
    Instant now = now();
    Commitment running = running(reference, promise, subject);
    if (running.verdict() == Verdict.OPEN && !to.equals(running.owner())) {
      running.noted(CommitmentNoteKind.ENTRUSTED, now, by, null, null);
      running.entrusted(to);
      entities.flush();
    }
  }

  /**
   * What runs does not count while its mentorship is suspended: beside each first limit, which
   * stands, is written which one counts from now on.
   *
   * @param count in what time the mentorship counts
   * @param closing for how long the promise of the service itself does not count: what the end of
   *     its closing moves
   */
  public void suspend(
      String reference, DeadlinesCount count, Instant from, Instant until, Duration closing) {
    entities.flush();
    Instant now = now();
    for (long id : ledger.lockRunning(reference)) {
      Commitment commitment = ledger.findById(id).orElseThrow();
      entities.refresh(commitment);
      Duration pause = closing;
      if (commitment.promise() != Promise.SERVICE_PERIOD) {
        Instant start = commitment.startedAt();
        Instant limit = commitment.currentLimit();
        pause =
            Duration.between(
                limit,
                deadlines.afterPause(count, limit, start.isAfter(from) ? start : from, until));
      }
      if (!pause.isZero() && !pause.isNegative()) {
        commitment.suspended(pause);
        commitment.noted(CommitmentNoteKind.SUSPENSION, now, null, null, commitment.currentLimit());
        entities.flush();
        events.publishEvent(
            new PromiseSuspended(
                reference,
                commitment.promise(),
                commitment.subject(),
                commitment.owner(),
                commitment.currentLimit(),
                now));
      }
    }
  }

  public Optional<Commitment> current(String reference, Promise promise) {
    return current(reference, promise, null);
  }

  /** The promise of this kind that runs, late or not. */
  public Optional<Commitment> current(String reference, Promise promise, String subject) {
    return ledger.findOpen(reference, promise, subject);
  }

  /** The promise of this kind made last, running or ended. */
  public Optional<Commitment> last(String reference, Promise promise, String subject) {
    return ledger.findLast(reference, promise.name(), subject);
  }

  /** All promises made in this mentorship, the oldest first. */
  public List<Commitment> of(String reference) {
    return ledger.findByReferenceOrderByStartedAtAscIdAsc(reference);
  }

  /** The promises that run in these mentorships, late or not, by reference. */
  public Map<String, List<Commitment>> runningIn(Collection<String> references) {
    return ledger.findByReferenceInAndStoppedAtIsNull(references).stream()
        .collect(Collectors.groupingBy(Commitment::reference));
  }

  /** Broken promises that still run, the oldest limit first. */
  public List<Commitment> broken(int most) {
    return ledger.findBroken(Limit.of(most));
  }

  /** How many broken promises still run. */
  public long countBroken() {
    return ledger.countBroken();
  }

  /** How many requests this person answered in time from one moment to another. */
  public long answeredInTime(String owner, Instant from, Instant until) {
    return ledger.countAnswered(owner, from, until);
  }

  private void breakIfLate(Commitment commitment, Instant now) {
    if (commitment.verdict() == Verdict.OPEN && now.isAfter(commitment.currentLimit())) {
      breakAt(commitment, now);
    }
  }

  private void breakAt(Commitment commitment, Instant now) {
    commitment.broken();
    commitment.noted(CommitmentNoteKind.ESCALATION, now, null, null, null);
    entities.flush();
    events.publishEvent(
        new PromiseBroken(
            commitment.reference(),
            commitment.promise(),
            commitment.subject(),
            commitment.owner(),
            commitment.currentLimit(),
            now));
  }

  private void endedLate(Commitment commitment, Instant now) {
    events.publishEvent(
        new PromiseEndedLate(
            commitment.reference(),
            commitment.promise(),
            commitment.subject(),
            commitment.owner(),
            commitment.currentLimit(),
            now));
  }

  /** The running promise, its row locked and read anew. */
  private Commitment running(String reference, Promise promise, String subject) {
    entities.flush();
    return lockedAnew(ledger.lockOpen(reference, promise.name(), subject), reference, promise);
  }

  private Commitment lockedAnew(Optional<Long> locked, String reference, Promise promise) {
    Commitment commitment =
        locked
            .flatMap(ledger::findById)
            .orElseThrow(
                () -> new IllegalStateException("no promise " + promise + " runs in " + reference));
    entities.refresh(commitment);
    return commitment;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
