package org.mentorat.handover;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.firstcontact.YesNo;
import org.mentorat.mentorship.AlreadyTried;
import org.mentorat.mentorship.Assignment;
import org.mentorat.mentorship.AssignmentEnd;
import org.mentorat.mentorship.MentorChoice;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.NotInService;
import org.mentorat.mentorship.Side;
import org.mentorat.people.Deadlines;
import org.mentorat.people.DeadlinesCount;
import org.mentorat.people.NoPlaceLeft;
import org.mentorat.people.Promises;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The changes of mentor during the service, one at a time in each mentorship (R80). Every change
 * locks the mentorship's row first. A hand-over moves what the mentee waits for to another mentor
 * and no limit of it; the new mentor's own clock is a promise of its own.
 */
@Service
@Transactional
public class MentorChanges {

  private final MentorChangeRows changes;
  private final LateContactNotes lateNotes;
  private final MentorshipRegister mentorships;
  private final Commitments commitments;
  private final Deadlines deadlines;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  MentorChanges(
      MentorChangeRows changes,
      LateContactNotes lateNotes,
      MentorshipRegister mentorships,
      Commitments commitments,
      Deadlines deadlines,
      EntityManager entities,
      ApplicationEventPublisher events,
      Clock clock) {
    this.changes = changes;
    this.lateNotes = lateNotes;
    this.mentorships = mentorships;
    this.commitments = commitments;
    this.deadlines = deadlines;
    this.entities = entities;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Asks for another mentor.
   *
   * @param side who of the pair asks, or null of the coordination
   * @return the change's id
   * @throws NotInService before first contact and after the end; nothing is kept
   */
  public long ask(String reference, Side side, MentorChangeSubmission submission, String by)
      throws NotInService, AlreadyAsked {
    mentorships.lockInService(reference);
    return asked(reference, side, submission, by);
  }

  /** The coordination takes the mentee from a mentor whose first contact is awaited. */
  public long reassign(String reference, MentorChangeSubmission submission, String by)
      throws AlreadyAsked {
    mentorships.lock(reference);
    return asked(reference, null, submission, by);
  }

  /**
   * The reassignment before the first contact is done: another mentor is looked for.
   *
   * @return what the coordination said
   */
  public Reassignment reassigned(String reference) {
    mentorships.lock(reference);
    MentorChange change =
        open(reference)
            .orElseThrow(
                () -> new IllegalStateException("nobody is to be reassigned in " + reference));
    change.closed(MentorChangeState.CHANGED, null, change.askedBy(), now());
    entities.flush();
    return new Reassignment(change.askedBy(), change.words());
  }

  /** Who decided it, and in what words. */
  public record Reassignment(String by, String words) {}

  public MentorChange change(long id) {
    return changes
        .findById(id)
        .orElseThrow(() -> new NoSuchElementException("no change of mentor has this id"));
  }

  /** All changes of mentor of this mentorship, the oldest first. */
  public List<MentorChange> of(String reference) {
    return changes.findByReferenceOrderById(reference);
  }

  public Optional<MentorChange> open(String reference) {
    return changes.findByReferenceAndState(reference, MentorChangeState.OPEN);
  }

  /**
   * What was said in confidence, for whoever of the coordination reads it: not the pair, even if
   * one of them works there too, save the one who wrote it.
   */
  public Optional<String> wordsFor(long id, String account) {
    MentorChange change = change(id);
    boolean ofThePair =
        mentorships.mentorship(change.reference()).mentee().account().equals(account)
            || mentorships.assignments(change.reference()).stream()
                .anyMatch(assignment -> assignment.mentor().account().equals(account));
    return !ofThePair || change.askedBy().equals(account)
        ? Optional.ofNullable(change.words())
        : Optional.empty();
  }

  /** The coordination keeps the pair as it is. */
  public void keep(long id, String note, String by) {
    MentorChange change = locked(id);
    Instant now = now();
    change.closed(MentorChangeState.KEPT, note, by, now);
    entities.flush();
    events.publishEvent(new MentorKept(change.reference(), id, by, now));
  }

  /**
   * Another mentor takes over, in one: the former's part ends and their place is free, the next
   * one's is taken, the next mentor's own promise begins. What is promised to be answered follows
   * with the event, as it does whenever somebody else answers.
   */
  public HandOver handOver(long id, String mentor, MentorChoice choice, String by)
      throws NoPlaceLeft, AlreadyTried {
    MentorChange change = locked(id);
    String reference = change.reference();
    Instant now = now();
    change.closed(MentorChangeState.CHANGED, null, by, now);
    entities.flush();
    String former =
        mentorships
            .current(reference)
            .map(assignment -> assignment.mentor().account())
            .orElseThrow(() -> new IllegalStateException(reference + " has no mentor"));
    Assignment next = mentorships.handOver(reference, mentor, choice, AssignmentEnd.CHANGED, by);
    endContact(reference, CommitmentNoteKind.ENTRUSTED, by);
    Mentorship mentorship = mentorships.mentorship(reference);
    Promises promises = mentorship.project().promises();
    DeadlinesCount count = mentorship.deadlinesCount();
    Commitment contact =
        commitments.open(
            reference,
            Promise.NEW_MENTOR_CONTACT,
            mentor,
            next.receivedAt(),
            deadlines.after(count, next.receivedAt(), promises.firstContactReminder()),
            deadlines.after(count, next.receivedAt(), promises.firstContactLimit()));
    events.publishEvent(new MentorChanged(reference, id, former, mentor, by, now));
    return new HandOver(former, mentor, contact.targetAt(), contact.limitAt());
  }

  /** The new mentor was in touch with the mentee. */
  public void contacted(long id, NewContactSubmission submission, String by) {
    MentorChange change = locked(id);
    Instant now = now();
    Instant contactedAt = submission.contactedAt().truncatedTo(ChronoUnit.MILLIS);
    change.contacted(submission, contactedAt, by, now);
    entities.flush();
    commitments.keep(change.reference(), Promise.NEW_MENTOR_CONTACT, contactedAt, false);
    events.publishEvent(new NewMenteeContacted(change.reference(), id, contactedAt, by, now));
  }

  /** A coordinator asked a new mentor again who is late. */
  public void noteLate(long id, String note, String by) {
    locked(id);
    lateNotes.saveAndFlush(new LateContactNote(id, note, by, now()));
  }

  /** What the coordination did about a late new mentor, the oldest first. */
  public List<LateContactNote> lateNotes(long id) {
    return lateNotes.findByChangeIdOrderByWrittenAtAscIdAsc(id);
  }

  /** The mentee says whether the new mentor may read what was written before. */
  public void allowEarlier(long id, EarlierExchangesSubmission submission, String by) {
    MentorChange change = locked(id);
    boolean allowed = submission.allowed() == YesNo.YES;
    if (allowed) {
      mentorships.shareEarlier(change.reference());
    }
    events.publishEvent(new EarlierExchangesAnswered(change.reference(), id, allowed, by, now()));
  }

  /** The mentee said nothing: what was written before stays with those who wrote it. */
  public void keepEarlier(long id) {
    events.publishEvent(
        new EarlierExchangesAnswered(change(id).reference(), id, false, null, now()));
  }

  /** The service ends: nothing is decided any more, and no contact awaited. */
  public void endService(String reference) {
    mentorships.lock(reference);
    Instant now = now();
    open(reference)
        .ifPresent(
            change -> {
              change.closed(MentorChangeState.LAPSED, null, null, now);
              entities.flush();
              events.publishEvent(new MentorChangeLapsed(reference, change.id(), now));
            });
    endContact(reference, CommitmentNoteKind.HANDED_OVER, null);
  }

  private void endContact(String reference, CommitmentNoteKind kind, String by) {
    if (commitments.current(reference, Promise.NEW_MENTOR_CONTACT).isPresent()) {
      commitments.cancel(reference, Promise.NEW_MENTOR_CONTACT, kind, by, null);
    }
  }

  private long asked(String reference, Side side, MentorChangeSubmission submission, String by)
      throws AlreadyAsked {
    if (open(reference).isPresent()) {
      throw new AlreadyAsked(reference);
    }
    Instant now = now();
    MentorChange change =
        changes.saveAndFlush(new MentorChange(reference, side, submission, by, now));
    events.publishEvent(new MentorChangeAsked(reference, change.id(), side, by, now));
    return change.id();
  }

  private MentorChange locked(long id) {
    MentorChange change = change(id);
    mentorships.lock(change.reference());
    entities.refresh(change);
    return change;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
