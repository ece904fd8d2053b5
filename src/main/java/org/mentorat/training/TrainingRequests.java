package org.mentorat.training;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.NotInService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Requests for training, from mentees or mentors (R43, R44). */
@Service
@Transactional
public class TrainingRequests {

  private final Wishes wishes;
  private final MentorshipRegister mentorships;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  TrainingRequests(
      Wishes wishes,
      MentorshipRegister mentorships,
      EntityManager entities,
      ApplicationEventPublisher events,
      Clock clock) {
    this.wishes = wishes;
    this.mentorships = mentorships;
    this.entities = entities;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Asks for training.
   *
   * @return the request's id
   * @throws NotInService before first contact and after the end; nothing is kept
   */
  public long open(String reference, TrainingRequestSubmission submission, String by)
      throws NotInService {
    mentorships.lockInService(reference);
    Instant now = now();
    TrainingRequest request =
        wishes.saveAndFlush(new TrainingRequest(reference, submission, by, now));
    events.publishEvent(new TrainingRequested(reference, request.id(), by, now));
    return request.id();
  }

  public TrainingRequest request(long id) {
    return wishes
        .findById(id)
        .orElseThrow(() -> new NoSuchElementException("no training request has this id"));
  }

  /** The coordination decides, once. */
  public void review(long id, TrainingReviewSubmission submission, String by) {
    TrainingRequest request = locked(id);
    if (request.decision() != null) {
      throw new IllegalStateException("training request " + id + " is reviewed");
    }
    Instant now = now();
    request.reviewed(submission, by, now);
    entities.flush();
    events.publishEvent(
        new TrainingReviewed(request.reference(), id, submission.decision(), by, now));
  }

  /** All requests of this mentorship, the oldest first. */
  public List<TrainingRequest> of(String reference) {
    return wishes.findByReferenceOrderByRequestedAtAscIdAsc(reference);
  }

  /** The requests of this mentorship that nobody has decided on, the oldest first. */
  public List<TrainingRequest> waitingOf(String reference) {
    return of(reference).stream().filter(request -> request.decision() == null).toList();
  }

  /**
   * Every request that nobody has decided on, the oldest first, also those of mentorships that have
   * ended since.
   */
  public List<TrainingRequest> waiting() {
    return wishes.findByDecisionIsNullOrderByRequestedAtAscIdAsc();
  }

  /**
   * Other requests that nobody has decided on and whose topic shares a word of meaning with this
   * one's, the oldest first.
   *
   * @param most how many at most
   */
  public List<TrainingRequest> similarTo(long id, int most) {
    return wishes.similarTo(id, most);
  }

  private TrainingRequest locked(long id) {
    entities.flush();
    TrainingRequest request =
        wishes
            .lock(id)
            .flatMap(wishes::findById)
            .orElseThrow(() -> new NoSuchElementException("no training request has this id"));
    entities.refresh(request);
    return request;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
