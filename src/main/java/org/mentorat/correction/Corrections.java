package org.mentorat.correction;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.mentorat.closure.Closures;
import org.mentorat.closure.EarlyEnd;
import org.mentorat.closure.EarlyEnds;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.mentorship.Assignment;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Outcome;
import org.mentorat.people.Directory;
import org.mentorat.people.Mentor;
import org.mentorat.people.NoPlaceLeft;
import org.mentorat.people.ProjectOver;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Steps that the coordination took by error and undoes: the assignment of the wrong person before
 * the first contact, a closing for some days. Each locks the mentorship's row first. An error of
 * the service gives it no time: what was promised counts on from its first start.
 */
@Service
@Transactional
public class Corrections {

  private final CorrectionRows rows;
  private final MentorshipRegister mentorships;
  private final Commitments commitments;
  private final Closures closures;
  private final EarlyEnds earlyEnds;
  private final Directory directory;
  private final CorrectionProperties properties;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Corrections(
      CorrectionRows rows,
      MentorshipRegister mentorships,
      Commitments commitments,
      Closures closures,
      EarlyEnds earlyEnds,
      Directory directory,
      CorrectionProperties properties,
      EntityManager entities,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.mentorships = mentorships;
    this.commitments = commitments;
    this.closures = closures;
    this.earlyEnds = earlyEnds;
    this.directory = directory;
    this.properties = properties;
    this.entities = entities;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The wrong person was assigned: kept here, and done by {@link #releaseMentor}.
   *
   * @return the correction's id
   */
  public long correctAssignment(
      String reference, AssignmentCorrectionSubmission submission, String by)
      throws AlreadyCorrected {
    mentorships.lock(reference);
    if (isAssignmentWrong(reference)) {
      throw new AlreadyCorrected(reference);
    }
    return rows.saveAndFlush(new Correction(reference, submission, by, now())).id();
  }

  /** Whether the assignment of today is to be undone, and is not yet. */
  public boolean isAssignmentWrong(String reference) {
    return begun(reference).isPresent();
  }

  /**
   * The wrong mentor's part ends and their place is free; their promise of a first contact is
   * lifted, or late if it was. The promise of an assignment counts on.
   *
   * @return the promise of an assignment
   */
  public Commitment releaseMentor(String reference) {
    mentorships.lock(reference);
    Correction correction =
        begun(reference)
            .orElseThrow(() -> new IllegalStateException("nothing to correct in " + reference));
    String by = correction.correctedBy();
    commitments.cancel(reference, Promise.FIRST_CONTACT, CommitmentNoteKind.CORRECTED, by, null);
    Assignment ended = mentorships.correct(reference, correction.mayReturn(), by);
    Instant now = now();
    correction.done(ended, now);
    entities.flush();
    events.publishEvent(
        new AssignmentCorrected(reference, correction.id(), correction.mayReturn(), by, now));
    return commitments.resume(lastAssignmentPromise(reference), by);
  }

  /** Until when this mentorship can be opened again; empty while it is not closed. */
  public Optional<Instant> reopenableUntil(String reference) {
    return Optional.ofNullable(mentorships.mentorship(reference).closedAt())
        .map(closed -> closed.plus(properties.reopening()));
  }

  /** When the service would end if this mentorship were opened again; null if none was opened. */
  public Instant serviceEndAfter(String reference) {
    return earlyEnds.done(reference).map(EarlyEnd::plannedEnd).orElse(null);
  }

  /**
   * @throws NotToReopen unless this mentorship can be opened again now
   */
  public void reopenable(String reference) throws NotToReopen {
    Mentorship mentorship = mentorships.mentorship(reference);
    if (mentorship.isOpen()) {
      throw new NotToReopen(NotToReopen.Why.NOT_CLOSED);
    }
    Instant now = now();
    if (now.isAfter(mentorship.closedAt().plus(properties.reopening()))) {
      throw new NotToReopen(NotToReopen.Why.TOO_LATE);
    }
    if (mentorship.outcome() == Outcome.PROJECT_ENDED
        || directory.isOver(mentorship.project().code())) {
      throw new NotToReopen(NotToReopen.Why.PROJECT_OVER);
    }
    boolean comesBack =
        switch (mentorship.outcome()) {
          case REFERRED_ELSEWHERE -> true;
          case ENDED_EARLY -> now.isBefore(serviceEndUndone(reference));
          default -> false;
        };
    if (!comesBack) {
      throw new NotToReopen(NotToReopen.Why.OVER);
    }
    if (mentorships.findOpen(mentorship.project(), mentorship.mentee()).isPresent()) {
      throw new NotToReopen(NotToReopen.Why.OPEN_ELSEWHERE);
    }
    if (mentorships
        .lastToTheClosing(reference)
        .flatMap(last -> directory.mentor(last.mentor().account()))
        .filter(mentor -> !hasAPlace(mentor))
        .isPresent()) {
      throw new NotToReopen(NotToReopen.Why.NO_PLACE);
    }
  }

  /**
   * Opens a mentorship again that was closed by error: as if it had not been closed, but that what
   * its closing settled stays settled, and what was promised counted on meanwhile.
   *
   * @return the correction's id
   */
  public long reopen(String reference, ReopeningSubmission submission, String by)
      throws NotToReopen {
    try {
      directory.holdRunning(mentorships.mentorship(reference).project().code());
    } catch (ProjectOver e) {
      throw new NotToReopen(NotToReopen.Why.PROJECT_OVER);
    }
    Mentorship mentorship = mentorships.lockToReopen(reference);
    reopenable(reference);
    Instant now = now();
    Outcome undone = mentorship.outcome();
    boolean served = mentorship.serviceStartsAt() != null;
    Correction correction = rows.saveAndFlush(new Correction(mentorship, submission, by, now));
    try {
      mentorships.reopen(reference, serviceEndAfter(reference), by);
    } catch (NoPlaceLeft e) {
      throw new NotToReopen(NotToReopen.Why.NO_PLACE);
    }
    commitments.resume(served ? periodEndedEarly(reference) : lastAssignmentPromise(reference), by);
    closures.undo(reference, correction.id());
    events.publishEvent(new ClosingUndone(reference, correction.id(), undone, by, now));
    return correction.id();
  }

  public Correction correction(long id) {
    return rows.findById(id)
        .orElseThrow(() -> new NoSuchElementException("no correction has this id"));
  }

  /** All that was undone in this mentorship, the oldest first. */
  public List<Correction> of(String reference) {
    return rows.findByReferenceOrderById(reference);
  }

  // Whoever reads while another reopens it may see it closed, and its early end voided already.
  private Instant serviceEndUndone(String reference) throws NotToReopen {
    return earlyEnds
        .done(reference)
        .orElseThrow(() -> new NotToReopen(NotToReopen.Why.NOT_CLOSED))
        .plannedEnd();
  }

  private Optional<Correction> begun(String reference) {
    return rows.findByReferenceAndKindAndDoneAtIsNull(reference, CorrectionKind.ASSIGNMENT);
  }

  private Commitment lastAssignmentPromise(String reference) {
    return commitments
        .last(reference, Promise.ASSIGNMENT, null)
        .orElseThrow(() -> new IllegalStateException("no assignment was promised: " + reference));
  }

  // Not the last: after an early end a short closing is promised.
  private Commitment periodEndedEarly(String reference) {
    return commitments.of(reference).stream()
        .filter(promised -> promised.promise() == Promise.SERVICE_PERIOD)
        .filter(
            promised ->
                promised.notes().stream()
                    .anyMatch(note -> note.kind() == CommitmentNoteKind.ENDED_EARLY))
        .reduce((first, second) -> second)
        .orElseThrow(() -> new IllegalStateException("no period ended early in " + reference));
  }

  private static boolean hasAPlace(Mentor mentor) {
    return mentor.active() && mentor.load() < mentor.capacity();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
