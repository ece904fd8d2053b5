package org.mentorat.people;

import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Duration;

/**
 * How fast a project promises to act, in the time in which it counts (X6): for each promise, when
 * its owner is reminded and when it is broken, counted from its start; and how often the search for
 * a mentor is repeated. Sources: first contact R36, answers R25 and R42; the others are the
 * service's own targets.
 *
 * @param confirmLimit after how long a step closes as unconfirmed (first contact, answers)
 * @param pairReminder for the terms, objectives and plan of a pair; the limit is {@link #pairLimit}
 * @param checkInAskMentee after how long the mentee is asked whether the pair was in touch
 * @param checkInLimit after how long a follow-up closes unlogged
 * @param evaluationLimit after how long the closure goes on without an evaluation
 * @param endingPreparation how long before its end the service's ending is prepared
 */
@Embeddable
public record Promises(
    @Convert(converter = IsoDuration.class) Duration assignmentReminder,
    @Convert(converter = IsoDuration.class) Duration assignmentLimit,
    @Convert(converter = IsoDuration.class) Duration firstContactReminder,
    @Convert(converter = IsoDuration.class) Duration firstContactLimit,
    @Convert(converter = IsoDuration.class) Duration decisionReminder,
    @Convert(converter = IsoDuration.class) Duration decisionLimit,
    @Convert(converter = IsoDuration.class) Duration newSearch,
    @Convert(converter = IsoDuration.class) Duration answerReminder,
    @Convert(converter = IsoDuration.class) Duration answerLimit,
    @Convert(converter = IsoDuration.class) Duration confirmReminder,
    @Convert(converter = IsoDuration.class) Duration confirmLimit,
    @Convert(converter = IsoDuration.class) Duration pairReminder,
    @Convert(converter = IsoDuration.class) Duration checkInReminder,
    @Convert(converter = IsoDuration.class) Duration checkInAskMentee,
    @Convert(converter = IsoDuration.class) Duration checkInLimit,
    @Convert(converter = IsoDuration.class) Duration evaluationReminder,
    @Convert(converter = IsoDuration.class) Duration evaluationLimit,
    @Convert(converter = IsoDuration.class) Duration endingPreparation) {

  /** After how long the coordination is told that a step of the pair waits: twice the reminder. */
  public Duration pairLimit() {
    return pairReminder.multipliedBy(2);
  }

  /** After how long a service that has ended is properly closed. */
  public Duration closingLimit() {
    return evaluationLimit.plus(decisionLimit);
  }

  /** As {@link #closingLimit}, of a service that ended before its time. */
  public Duration shortClosingLimit() {
    return shortEvaluationLimit().plus(decisionLimit);
  }

  /** When both are reminded to evaluate a service that ended before its time. */
  public Duration shortEvaluationReminder() {
    return confirmReminder;
  }

  /** After how long a short closing goes on without an evaluation: as other steps do. */
  public Duration shortEvaluationLimit() {
    return confirmLimit;
  }

  /** The service's own values, the same as the columns' defaults. */
  public static Promises defaults() {
    return new Promises(
        Duration.ofDays(2),
        Duration.ofDays(5),
        Duration.ofHours(48),
        Duration.ofHours(72),
        Duration.ofHours(24),
        Duration.ofHours(48),
        Duration.ofDays(1),
        Duration.ofHours(24),
        Duration.ofHours(48),
        Duration.ofDays(3),
        Duration.ofDays(7),
        Duration.ofDays(7),
        Duration.ofHours(48),
        Duration.ofDays(7),
        Duration.ofDays(14),
        Duration.ofDays(7),
        Duration.ofDays(14),
        Duration.ofDays(30));
  }
}
