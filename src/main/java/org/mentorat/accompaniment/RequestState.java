package org.mentorat.accompaniment;

/** How far a request is. */
public enum RequestState {
  /** Awaits its answer. */
  OPEN,
  /** Answered; who asked has not said whether it was in time. */
  ANSWERED,
  /** The coordination sees to it, outside of this mentorship's requests. */
  HANDLED,
  /** The mentee said whether it was in time. */
  CONFIRMED,
  /** Answered, and nobody said whether it was in time. */
  UNCONFIRMED,
  /** The service ended before the answer: it is with the coordination. */
  HANDED_OVER,
  /** The coordination settled it after the service. */
  SETTLED,
  /** Who asked no longer accompanies: another mentor took over. */
  WITHDRAWN
}
