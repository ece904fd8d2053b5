package org.mentorat.mentorship;

/** How a mentorship ended. */
public enum Outcome {
  /** Another resource serves the person better (R116): no service was opened. */
  REFERRED_ELSEWHERE,
  /** The service ran to its end. */
  COMPLETED,
  /** The pair, or the coordination, ended the service before its time. */
  ENDED_EARLY,
  /** The project ended first: before a service was opened, or before its time. */
  PROJECT_ENDED,
  /** The mentee withdrew, at whatever point: what they are and wrote is erased. */
  WITHDRAWN
}
