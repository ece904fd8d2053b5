package org.mentorat.firstcontact;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what mentors report of the first contact, or why they decline. What follows from it (the
 * promise kept, the service opened, the mentor released) is the process's to do.
 */
@Service
@Transactional
public class FirstContacts {

  private final Declines declines;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  FirstContacts(
      Declines declines, EntityManager entities, ApplicationEventPublisher events, Clock clock) {
    this.declines = declines;
    this.entities = entities;
    this.events = events;
    this.clock = clock;
  }

  /** Keeps the report: the contact with the terms proposed, or the refusal with its reason. */
  public void record(String reference, FirstContactSubmission submission, String by) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    switch (submission.outcome()) {
      case CONTACTED -> {
        Instant contactedAt = submission.contactedAt().truncatedTo(ChronoUnit.MILLIS);
        entities.persist(new FirstContact(reference, submission, contactedAt, by, now));
        entities.flush();
        events.publishEvent(new FirstContactMade(reference, contactedAt, by, now));
      }
      case DECLINED -> {
        declines.saveAndFlush(
            new Decline(
                reference, submission.declineReason(), submission.declineComment(), by, now));
        events.publishEvent(new MentorDeclined(reference, submission.declineReason(), by, now));
      }
    }
  }

  public Optional<FirstContact> of(String reference) {
    return Optional.ofNullable(entities.find(FirstContact.class, reference));
  }

  /** Every refusal in this mentorship, the oldest first; for the coordination only. */
  public List<Decline> declines(String reference) {
    return declines.findByReferenceOrderByDeclinedAtAscIdAsc(reference);
  }
}
