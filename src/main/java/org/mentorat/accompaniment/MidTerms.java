package org.mentorat.accompaniment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Side;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The mid-term evaluations, one from each side (R77). */
@Service
@Transactional
public class MidTerms {

  private final MidTermEvaluations evaluations;
  private final MentorshipRegister mentorships;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  MidTerms(
      MidTermEvaluations evaluations,
      MentorshipRegister mentorships,
      ApplicationEventPublisher events,
      Clock clock) {
    this.evaluations = evaluations;
    this.mentorships = mentorships;
    this.events = events;
    this.clock = clock;
  }

  /** Keeps what this side says; each says it once. */
  public void record(String reference, Side side, MidTermSubmission submission, String by) {
    mentorships.lock(reference);
    if (of(reference, side).isPresent()) {
      throw new IllegalStateException(side + " of " + reference + " has evaluated");
    }
    Instant now = now();
    evaluations.saveAndFlush(new MidTerm(reference, side, submission, by, now));
    events.publishEvent(new MidTermRecorded(reference, side, by, now));
  }

  public Optional<MidTerm> of(String reference, Side side) {
    return evaluations.findByReferenceAndSide(reference, side);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
