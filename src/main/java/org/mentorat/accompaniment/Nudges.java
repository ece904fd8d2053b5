package org.mentorat.accompaniment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells people that a step waits which is no promise: its owner the first time, the coordination
 * every time after.
 */
@Service
@Transactional
public class Nudges {

  private final NudgeNotes notes;
  private final MentorshipRegister mentorships;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Nudges(
      NudgeNotes notes,
      MentorshipRegister mentorships,
      ApplicationEventPublisher events,
      Clock clock) {
    this.notes = notes;
    this.mentorships = mentorships;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Tells whose turn it is.
   *
   * @param step which wait it is: letters, digits and {@code _ . : -}. A step that comes again, or
   *     several times at once, needs another name each time ({@code acceptTerms:2}), or it counts
   *     on
   * @return how often this was told, this time included
   */
  public int nudge(String reference, String step) {
    mentorships.lock(reference);
    Instant now = now();
    int number = notes.countByReferenceAndStep(reference, step) + 1;
    notes.saveAndFlush(new Nudge(reference, step, number, now));
    events.publishEvent(
        number == 1
            ? new OwnerReminded(reference, step, now)
            : new CoordinationTold(reference, step, now));
    return number;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
