package org.mentorat.accompaniment;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The recurring follow-ups of a pair (R22, R77): the mentor notes them; the mentee is asked when
 * the mentor does not. Noting late breaks no promise.
 */
@Service
@Transactional
public class CheckIns {

  private final FollowUps followUps;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CheckIns(
      FollowUps followUps, EntityManager entities, ApplicationEventPublisher events, Clock clock) {
    this.followUps = followUps;
    this.entities = entities;
    this.events = events;
    this.clock = clock;
  }

  /**
   * It is time for one.
   *
   * @return its id
   */
  public long open(String reference) {
    Instant now = now();
    CheckIn checkIn = followUps.saveAndFlush(new CheckIn(reference, now));
    events.publishEvent(new CheckInOpened(reference, checkIn.id(), now));
    return checkIn.id();
  }

  public CheckIn checkIn(long id) {
    return followUps
        .findById(id)
        .orElseThrow(() -> new NoSuchElementException("no follow-up has this id"));
  }

  /** The mentor notes it. */
  public void log(long id, CheckInSubmission submission, String by) {
    CheckIn checkIn = locked(id);
    if (checkIn.outcome() != null) {
      throw new IllegalStateException("follow-up " + id + " is noted");
    }
    Instant now = now();
    checkIn.logged(submission, by, now);
    entities.flush();
    events.publishEvent(new CheckInLogged(checkIn.reference(), id, submission.outcome(), by, now));
  }

  /** The mentee, asked, says whether the pair was in touch. */
  public void logByMentee(long id, CheckInByMenteeSubmission submission, String by) {
    CheckIn checkIn = locked(id);
    if (checkIn.menteeHeld() != null) {
      throw new IllegalStateException("the mentee has answered follow-up " + id);
    }
    Instant now = now();
    checkIn.told(submission, by, now);
    entities.flush();
    events.publishEvent(
        new CheckInToldByMentee(checkIn.reference(), id, checkIn.menteeHeld(), by, now));
  }

  /** It closes with nobody having noted it; nothing happens when somebody did. */
  public void drifted(long id) {
    CheckIn checkIn = locked(id);
    if (checkIn.isUnsaid() && checkIn.driftedAt() == null) {
      Instant now = now();
      checkIn.drifted(now);
      entities.flush();
      events.publishEvent(new CheckInDrifted(checkIn.reference(), id, now));
    }
  }

  /** All follow-ups of this mentorship, the oldest first. */
  public List<CheckIn> of(String reference) {
    return followUps.findByReferenceOrderByOpenedAtAscIdAsc(reference);
  }

  private CheckIn locked(long id) {
    entities.flush();
    CheckIn checkIn =
        followUps
            .lock(id)
            .flatMap(followUps::findById)
            .orElseThrow(() -> new NoSuchElementException("no follow-up has this id"));
    entities.refresh(checkIn);
    return checkIn;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
