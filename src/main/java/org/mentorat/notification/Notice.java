package org.mentorat.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One person is told of one event: a row of the outbox. It holds no text.
 *
 * @param bundle what is sent in one message shares it; null when it is sent by itself
 * @param attempts how often a sender has taken it in hand
 * @param failureCode what the other server answered, numbers only
 */
public record Notice(
    UUID id,
    String event,
    String kind,
    Level level,
    String account,
    String reference,
    String processInstance,
    String element,
    Long subject,
    Instant dueAt,
    Instant createdAt,
    UUID bundle,
    Instant nextAttemptAt,
    int attempts,
    Instant sentAt,
    Instant droppedAt,
    Instant failedAt,
    Failure failedAs,
    String failureCode) {

  /** What became of it. */
  public enum State {
    WAITING,
    SENT,
    DROPPED,
    FAILED
  }

  public State state() {
    if (failedAt != null) {
      return State.FAILED;
    }
    if (sentAt != null) {
      return State.SENT;
    }
    return droppedAt == null ? State.WAITING : State.DROPPED;
  }

  /** Whether it is this old, so that the next one of its kind has been written since. */
  boolean isOvertaken(Duration every, Instant now) {
    return !now.isBefore(createdAt.plus(every));
  }

  /** The message that this is in: what is sent together has one. */
  UUID message() {
    return Optional.ofNullable(bundle).orElse(id);
  }
}
