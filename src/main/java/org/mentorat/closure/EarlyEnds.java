package org.mentorat.closure;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.firstcontact.Reply;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.NotInService;
import org.mentorat.mentorship.Side;
import org.mentorat.people.Deadlines;
import org.mentorat.people.DeadlinesCount;
import org.mentorat.people.Directory;
import org.mentorat.people.Promises;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends before the time: asked for by either of the pair and agreed by the other, or decided by the
 * coordination; one request at a time. Why is said to the coordination alone.
 */
@Service
@Transactional
public class EarlyEnds {

  private static final Set<EarlyEndState> OPEN =
      EnumSet.of(EarlyEndState.OPEN, EarlyEndState.AGREED);

  private final EarlyEndRows rows;
  private final MentorshipRegister mentorships;
  private final Commitments commitments;
  private final Deadlines deadlines;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  EarlyEnds(
      EarlyEndRows rows,
      MentorshipRegister mentorships,
      Commitments commitments,
      Deadlines deadlines,
      EntityManager entities,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.mentorships = mentorships;
    this.commitments = commitments;
    this.deadlines = deadlines;
    this.entities = entities;
    this.events = events;
    this.clock = clock;
  }

  /** Whether an end is asked for, or agreed and still to come: there is nothing more to ask. */
  public boolean isOneOpen(String reference) {
    return rows.existsByReferenceAndStateIn(reference, OPEN);
  }

  /** Whether an earlier end is agreed, and still to come. */
  public boolean isAgreed(String reference) {
    return rows.existsByReferenceAndStateIn(reference, EnumSet.of(EarlyEndState.AGREED));
  }

  /** Whether the service runs on after this day, or to it: only then can it be the last one. */
  public boolean isInService(String reference, LocalDate day) {
    return day.atStartOfDay(Directory.ZONE)
        .toInstant()
        .isBefore(mentorships.mentorship(reference).serviceEndsAt());
  }

  /**
   * Asks for an end; none may be asked for already.
   *
   * @param side who asks; null: the coordination
   * @return the request's id
   * @throws NotInService before first contact and after the end; nothing is kept
   */
  public long request(String reference, EarlyEndSubmission submission, Side side, String by)
      throws NotInService {
    mentorships.lockInService(reference);
    if (isOneOpen(reference)) {
      throw new IllegalStateException("an end is asked for in " + reference);
    }
    Instant now = now();
    EarlyEnd end = rows.saveAndFlush(new EarlyEnd(reference, submission, side, by, now));
    events.publishEvent(new EarlyEndRequested(reference, end.id(), side, by, now));
    return end.id();
  }

  public EarlyEnd earlyEnd(long id) {
    return rows.findById(id)
        .orElseThrow(() -> new NoSuchElementException("no request for an end has this id"));
  }

  /** All requests of this mentorship, the oldest first. */
  public List<EarlyEnd> of(String reference) {
    return rows.findByReferenceOrderById(reference);
  }

  /** The last one after which the service went on, with the coordination's word. */
  public Optional<EarlyEnd> lastRefused(String reference) {
    return of(reference).stream()
        .filter(end -> end.state() == EarlyEndState.REFUSED)
        .max(Comparator.comparing(EarlyEnd::id));
  }

  /** The other of the pair agrees, or would rather talk about it. */
  public void reply(long id, EarlyEndReplySubmission submission, String by) {
    EarlyEnd end = locked(id, EarlyEndState.OPEN);
    if (end.side() == null || end.reply() != null || end.unansweredAt() != null) {
      throw new IllegalStateException("nobody of the pair is asked about the end " + id);
    }
    Instant now = now();
    end.replied(submission, by, now);
    entities.flush();
    events.publishEvent(new EarlyEndAnswered(end.reference(), id, submission.reply(), by, now));
  }

  /** The other of the pair did not answer in time. */
  public void closeUnanswered(long id) {
    EarlyEnd end = locked(id, EarlyEndState.OPEN);
    Instant now = now();
    end.unanswered(now);
    entities.flush();
    events.publishEvent(new EarlyEndUnanswered(end.reference(), id, now));
  }

  /** The coordination ends it on a day, or lets the service go on. */
  public void decide(long id, EarlyEndDecisionSubmission submission, String by) {
    EarlyEnd end = locked(id, EarlyEndState.OPEN);
    Instant now = now();
    end.decided(submission, by, now);
    if (submission.decision() == EarlyEndDecision.KEEP) {
      end.closed(EarlyEndState.REFUSED, now);
    }
    entities.flush();
    events.publishEvent(new EarlyEndDecided(end.reference(), id, submission.decision(), by, now));
  }

  /**
   * The service is to end with the last day that was agreed, at once if that is today or past, and
   * never after its ordinary end.
   *
   * @return the first moment after the service
   */
  public Instant agree(long id) {
    EarlyEnd end = locked(id, EarlyEndState.OPEN);
    if (end.side() != null && end.reply() != Reply.ACCEPT && end.decision() == null) {
      throw new IllegalStateException("nobody agreed on the end " + id);
    }
    String reference = end.reference();
    Instant now = now();
    Instant planned = mentorships.mentorship(reference).serviceEndsAt();
    Instant wanted = endOf(end.agreedDay(), now);
    Instant endsAt = wanted.isBefore(planned) ? wanted : planned;
    mentorships.shortenService(reference, endsAt);
    end.agreed(endsAt, planned, now);
    entities.flush();
    events.publishEvent(new EarlyEndAgreed(reference, id, endsAt, planned, end.agreedBy(), now));
    return endsAt;
  }

  /**
   * The agreed day is over. The promise of the whole period ends by that decision, and an orderly
   * closing is promised anew, from this moment.
   *
   * @return until when the closing is promised
   */
  public Instant end(long id) {
    EarlyEnd end = locked(id, EarlyEndState.AGREED);
    String reference = end.reference();
    Instant now = now();
    end.closed(EarlyEndState.DONE, now);
    entities.flush();
    if (commitments.current(reference, Promise.SERVICE_PERIOD).isPresent()) {
      commitments.cancel(
          reference, Promise.SERVICE_PERIOD, CommitmentNoteKind.ENDED_EARLY, end.agreedBy(), null);
    }
    Mentorship mentorship = mentorships.mentorship(reference);
    Promises promises = mentorship.project().promises();
    DeadlinesCount count = mentorship.deadlinesCount();
    Instant limit =
        commitments
            .open(
                reference,
                Promise.SERVICE_PERIOD,
                null,
                now,
                deadlines.after(count, now, promises.shortEvaluationLimit()),
                deadlines.after(count, now, promises.shortClosingLimit()))
            .limitAt();
    events.publishEvent(new EndedEarly(reference, id, end.agreedBy(), now));
    return limit;
  }

  /**
   * The mentee withdrew: what is asked for lapses; what was agreed is overtaken and stays as it
   * was.
   */
  void withdrawn(String reference) {
    mentorships.lock(reference);
    rows.findByReferenceAndStateIn(reference, EnumSet.of(EarlyEndState.OPEN))
        .ifPresent(
            open -> {
              Instant now = now();
              entities.refresh(open);
              open.closed(EarlyEndState.LAPSED, now);
              entities.flush();
              events.publishEvent(new EarlyEndLapsed(reference, open.id(), now));
            });
  }

  /**
   * The service has ended: what nobody decided on lapses; what was agreed has come true, also where
   * the ordinary end was quicker.
   */
  void endService(String reference) {
    mentorships.lock(reference);
    rows.findByReferenceAndStateIn(reference, OPEN)
        .ifPresent(
            open -> {
              entities.refresh(open);
              if (open.state() == EarlyEndState.AGREED) {
                end(open.id());
              } else {
                Instant now = now();
                open.closed(EarlyEndState.LAPSED, now);
                entities.flush();
                events.publishEvent(new EarlyEndLapsed(reference, open.id(), now));
              }
            });
  }

  /** The end by which this service ended before its time; empty while it has not. */
  public Optional<EarlyEnd> done(String reference) {
    return of(reference).stream().filter(end -> end.state() == EarlyEndState.DONE).findFirst();
  }

  /** Whether this service ended before its time. */
  public boolean hasEnded(String reference) {
    return rows.existsByReferenceAndStateIn(reference, EnumSet.of(EarlyEndState.DONE));
  }

  private static Instant endOf(LocalDate day, Instant now) {
    boolean atOnce = day == null || !day.isAfter(LocalDate.ofInstant(now, Directory.ZONE));
    return atOnce ? now : day.plusDays(1).atStartOfDay(Directory.ZONE).toInstant();
  }

  private EarlyEnd locked(long id, EarlyEndState state) {
    EarlyEnd end = earlyEnd(id);
    mentorships.lock(end.reference());
    entities.refresh(end);
    Mentorship mentorship = mentorships.mentorship(end.reference());
    entities.refresh(mentorship);
    if (end.state() != state) {
      throw new IllegalStateException("the request for an end " + id + " is " + end.state());
    }
    return end;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
