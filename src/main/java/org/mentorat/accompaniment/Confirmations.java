package org.mentorat.accompaniment;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.firstcontact.YesNo;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mentee's word on the first contact (R37). A yes makes the mentor's promise kept for good; a
 * no goes to the coordination. If it finds that the contact took place the promise stays
 * unconfirmed, since only the other side's word confirms; if not, the promise was not kept, and the
 * mentee is asked again.
 */
@Service
@Transactional
public class Confirmations {

  private final ContactConfirmations confirmations;
  private final MentorshipRegister mentorships;
  private final Commitments commitments;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Confirmations(
      ContactConfirmations confirmations,
      MentorshipRegister mentorships,
      Commitments commitments,
      EntityManager entities,
      ApplicationEventPublisher events,
      Clock clock) {
    this.confirmations = confirmations;
    this.mentorships = mentorships;
    this.commitments = commitments;
    this.entities = entities;
    this.events = events;
    this.clock = clock;
  }

  /** The mentee says that the contact took place, or contests it. */
  public void confirm(String reference, FirstContactConfirmationSubmission submission, String by) {
    if (submission.contactTookPlace() == YesNo.NO) {
      contest(reference, submission, by);
      return;
    }
    Instant now = kept(reference, submission, by);
    commitments.confirm(reference, Promise.FIRST_CONTACT, null);
    events.publishEvent(new FirstContactConfirmed(reference, by, now));
  }

  /** The coordination found out what a contest is about. */
  public void resolve(String reference, ContestedContactSubmission submission, String by) {
    ContactConfirmation contested =
        lockedLatest(reference)
            .filter(ContactConfirmation::isContested)
            .orElseThrow(() -> new IllegalStateException("nothing is contested in " + reference));
    Instant now = now();
    contested.resolved(submission, by, now);
    entities.flush();
    if (submission.outcome() == ContestOutcome.MENTOR_WILL_CALL) {
      commitments.refute(reference, Promise.FIRST_CONTACT, null, submission.note(), by);
    }
    events.publishEvent(new ContestedContactResolved(reference, submission.outcome(), by, now));
  }

  /** The mentee said nothing in time: the promise stays as it is, unconfirmed. */
  public void closeUnconfirmed(String reference) {
    events.publishEvent(new FirstContactUnconfirmed(reference, now()));
  }

  /** The mentee's last word; empty while they said nothing. */
  public Optional<ContactConfirmation> of(String reference) {
    return confirmations.findFirstByReferenceOrderByIdDesc(reference);
  }

  private void contest(String reference, FirstContactConfirmationSubmission submission, String by) {
    Instant now = kept(reference, submission, by);
    events.publishEvent(new FirstContactContested(reference, by, now));
  }

  private Instant kept(String reference, FirstContactConfirmationSubmission submission, String by) {
    if (lockedLatest(reference)
        .filter(latest -> latest.contactTookPlace() || latest.isContested())
        .isPresent()) {
      throw new IllegalStateException("the mentee of " + reference + " has said it");
    }
    Instant now = now();
    confirmations.saveAndFlush(new ContactConfirmation(reference, submission, by, now));
    return now;
  }

  private Optional<ContactConfirmation> lockedLatest(String reference) {
    mentorships.lock(reference);
    Optional<ContactConfirmation> latest = of(reference);
    latest.ifPresent(entities::refresh);
    return latest;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
