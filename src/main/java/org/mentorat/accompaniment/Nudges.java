package org.mentorat.accompaniment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.mentorat.accompaniment.Nudge.Told;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells people that a step waits which is no promise, and keeps each time. A step is named by the
 * task that waits; one that may run several times at once, or comes again, counts for each subject
 * apart, such as a request's id. Each of these returns what is kept of this time.
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

  /** Whose turn it is is reminded, each time. */
  public Nudge remind(String reference, String step, Long subject) {
    return tell(reference, step, subject, before -> Told.OWNER);
  }

  /**
   * Whose turn it is is reminded; the second time the coordination is told instead, once, and the
   * reminders go on.
   *
   * @param since when the step began to wait: what was told when it waited before does not count
   */
  public Nudge nudge(String reference, String step, Long subject, Instant since) {
    return tell(
        reference,
        step,
        subject,
        before -> {
          List<Nudge> round = before.stream().filter(nudge -> !nudge.at().isBefore(since)).toList();
          return round.size() == 1 ? Told.COORDINATION : Told.OWNER;
        });
  }

  /** The coordination, whose turn it is, is reminded, each time. */
  public Nudge nudgeCoordination(String reference, String step, Long subject) {
    return tell(reference, step, subject, before -> Told.COORDINATION);
  }

  /** Each time somebody was told that this step waits, the oldest first. */
  public List<Nudge> of(String reference, String step, Long subject) {
    return notes.findAll(reference, step, subject);
  }

  private Nudge tell(
      String reference, String step, Long subject, Function<List<Nudge>, Told> whom) {
    mentorships.lock(reference);
    Instant now = now();
    List<Nudge> before = of(reference, step, subject);
    int number = before.size() + 1;
    Told told = whom.apply(before);
    Nudge nudge = notes.saveAndFlush(new Nudge(reference, step, subject, number, told, now));
    events.publishEvent(
        switch (told) {
          case OWNER -> new OwnerReminded(reference, step, subject, now);
          case COORDINATION -> new CoordinationTold(reference, step, subject, now);
        });
    return nudge;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
