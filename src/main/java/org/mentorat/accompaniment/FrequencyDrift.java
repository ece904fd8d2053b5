package org.mentorat.accompaniment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.mentorat.engine.Pauses;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * How far a pair has drifted from the frequency it agreed on (R22): said to both wherever they note
 * or plan an exchange, and to the coordination where it decides about them.
 */
@Component
public class FrequencyDrift {

  private final CheckIns checkIns;
  private final PairTerms terms;
  private final MentorshipRegister mentorships;
  private final Pauses pauses;
  private final ReaderTime time;
  private final MessageSource messages;
  private final Clock clock;

  FrequencyDrift(
      CheckIns checkIns,
      PairTerms terms,
      MentorshipRegister mentorships,
      Pauses pauses,
      ReaderTime time,
      MessageSource messages,
      Clock clock) {
    this.checkIns = checkIns;
    this.terms = terms;
    this.mentorships = mentorships;
    this.pauses = pauses;
    this.time = time;
    this.messages = messages;
    this.clock = clock;
  }

  /** One sentence; null as long as the pair keeps to what it agreed, or agreed on nothing. */
  public String words(Step step) {
    return terms
        .current(step.reference())
        .filter(Terms::isAccepted)
        .flatMap(accepted -> words(accepted, step))
        .orElse(null);
  }

  private Optional<String> words(Terms accepted, Step step) {
    LocalDate today = day(clock.instant());
    LocalDate last = lastExchange(step.reference());
    // What stands still drifts nowhere.
    long paused =
        pauses.since(step.reference(), last.atStartOfDay(time.zone()).toInstant()).toDays();
    LocalDate next = last.plus(accepted.frequency().interval()).plusDays(paused);
    if (!next.isBefore(today)) {
      return Optional.empty();
    }
    return Optional.of(
        messages.getMessage(
            "accompaniment.drift",
            new Object[] {
              time.date(last, step.locale()),
              ChronoUnit.DAYS.between(last, today),
              messages.getMessage(accepted.frequency().messageKey(), null, step.locale())
            },
            step.locale()));
  }

  // The service begins with an exchange: the first contact.
  private LocalDate lastExchange(String reference) {
    return checkIns.of(reference).stream()
        .filter(CheckIn::isHeld)
        .map(held -> held.heldOn() == null ? held.menteeHeldOn() : held.heldOn())
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElseGet(() -> day(mentorships.mentorship(reference).serviceStartsAt()));
  }

  private LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, time.zone());
  }
}
