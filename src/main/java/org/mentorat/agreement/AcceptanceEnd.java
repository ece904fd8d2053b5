package org.mentorat.agreement;

/** How a person's duty to accept a version ended. */
public enum AcceptanceEnd {
  /** They accepted it in their task. */
  ACCEPTED,
  /** They accepted it otherwise: with a new registration. */
  ACCEPTED_ELSEWHERE,
  /** Their last mentorship ended, or they left. */
  NO_LONGER_NEEDED,
  /** A newer version came into force, which they are asked to accept instead. */
  SUPERSEDED
}
