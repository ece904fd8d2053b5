package org.mentorat.suspension;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.mentorat.engine.Pauses;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.NotInService;
import org.mentorat.people.Deadlines;
import org.mentorat.people.DeadlinesCount;
import org.mentorat.people.Directory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of suspensions: one at a time per mentorship, for a week at least and at most for
 * what its project allows. Who resumes first, resumes it.
 */
@Service
@Transactional
public class Suspensions implements Pauses {

  /** Less than this is an absence like any other. */
  static final int SHORTEST_DAYS = 7;

  private final SuspensionRecords suspensions;
  private final MentorshipRegister mentorships;
  private final Deadlines deadlines;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Suspensions(
      SuspensionRecords suspensions,
      MentorshipRegister mentorships,
      Deadlines deadlines,
      EntityManager entities,
      ApplicationEventPublisher events,
      Clock clock) {
    this.suspensions = suspensions;
    this.mentorships = mentorships;
    this.deadlines = deadlines;
    this.entities = entities;
    this.events = events;
    this.clock = clock;
  }

  /** The first day on which a suspension that begins today may end. */
  public LocalDate earliest() {
    return today().plusDays(SHORTEST_DAYS);
  }

  /** The last day on which a suspension that begins today may end: never after the service. */
  public LocalDate latest(String reference) {
    LocalDate longest = today().plus(mentorships.mentorship(reference).project().suspensionLimit());
    return mentorships
        .pauseBound(reference)
        .map(bound -> LocalDate.ofInstant(bound, Directory.ZONE))
        .filter(bound -> bound.isBefore(longest))
        .orElse(longest);
  }

  /**
   * The mentorship stands still from now on.
   *
   * @throws NotInService before the first contact and after the end
   * @throws AlreadySuspended when it does already
   */
  public Suspension suspend(String reference, SuspensionSubmission submission, String by)
      throws NotInService, AlreadySuspended {
    Mentorship mentorship = mentorships.lockInService(reference);
    if (suspensions.findOpen(reference).isPresent()) {
      throw new AlreadySuspended(reference);
    }
    LocalDate until = submission.until();
    if (until.isBefore(earliest()) || until.isAfter(latest(reference))) {
      throw new IllegalArgumentException(until + " is no day to resume " + mentorship.reference());
    }
    Instant now = now();
    Instant limit = until.atStartOfDay(Directory.ZONE).toInstant();
    Suspension suspension =
        suspensions.saveAndFlush(
            new Suspension(reference, submission.reason(), submission.words(), limit, by, now));
    events.publishEvent(new MentorshipSuspended(reference, suspension.id(), limit, by, now));
    return suspension;
  }

  /** The suspension that lasts; empty while the mentorship runs. */
  public Optional<Suspension> current(String reference) {
    return suspensions.findOpen(reference);
  }

  /** Those that last, of these mentorships. */
  public List<Suspension> current(Collection<String> references) {
    return references.isEmpty() ? List.of() : suspensions.findOpen(references);
  }

  /** All suspensions of this mentorship, the oldest first. */
  public List<Suspension> of(String reference) {
    return suspensions.findByReferenceOrderBySuspendedAtAscIdAsc(reference);
  }

  public Suspension suspension(long id) {
    return suspensions
        .findById(id)
        .orElseThrow(() -> new NoSuchElementException("no suspension has this id"));
  }

  /** The limit comes near; the first time is kept. */
  public void remind(long id) {
    Suspension suspension = locked(id);
    if (suspension.remindedAt() == null && suspension.resumptionAt() == null) {
      Instant now = now();
      suspension.reminded(now);
      entities.flush();
      events.publishEvent(
          new SuspensionEnding(suspension.reference(), id, suspension.limitAt(), now));
    }
  }

  /**
   * @throws NotSuspended unless one lasts that nobody has resumed yet
   */
  public Suspension resumable(String reference) throws NotSuspended {
    Suspension suspension =
        suspensions.findOpen(reference).orElseThrow(() -> new NotSuspended(reference, false));
    if (suspension.resumptionAt() != null) {
      throw new NotSuspended(reference, true);
    }
    return suspension;
  }

  /**
   * Somebody resumes it by hand; the process does the rest.
   *
   * @throws NotSuspended when somebody did before
   */
  public void resume(long id, String by) throws NotSuspended {
    Suspension suspension = locked(id);
    if (suspension.resumedAt() != null || suspension.resumptionAt() != null) {
      throw new NotSuspended(suspension.reference(), suspension.resumedAt() == null);
    }
    suspension.resumption(by, now());
    entities.flush();
  }

  /**
   * The mentorship goes on.
   *
   * @param resumedAt until when it stood still
   */
  public void resumed(long id, Instant resumedAt, Instant endBefore, Instant endAfter) {
    Suspension suspension = locked(id);
    if (suspension.resumedAt() != null) {
      throw new IllegalStateException("suspension " + id + " is over");
    }
    suspension.resumed(endBefore, endAfter, resumedAt);
    entities.flush();
    events.publishEvent(
        new MentorshipResumed(
            suspension.reference(), id, endAfter, suspension.resumptionBy(), resumedAt));
  }

  @Override
  public Optional<Instant> until(String reference) {
    return current(reference).map(Suspension::limitAt);
  }

  @Override
  public Duration since(String reference, Instant moment) {
    Instant now = now();
    return of(reference).stream()
        .map(suspension -> suspension.since(moment, now))
        .reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public Instant moved(String reference, Instant set, Instant due) {
    DeadlinesCount count = mentorships.mentorship(reference).deadlinesCount();
    Instant now = now();
    Instant moved = due;
    for (Suspension suspension : of(reference)) {
      moved =
          deadlines.afterPause(count, moved, suspension.beginSince(set), suspension.endUntil(now));
    }
    return moved;
  }

  private Suspension locked(long id) {
    entities.flush();
    Suspension suspension =
        suspensions
            .lock(id)
            .flatMap(suspensions::findById)
            .orElseThrow(() -> new NoSuchElementException("no suspension has this id"));
    entities.refresh(suspension);
    return suspension;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Directory.ZONE);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
