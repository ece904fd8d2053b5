package org.mentorat.mentorship;

/** How far a mentorship has come. */
public enum Stage {
  /** Registered: no service was opened yet. */
  WAITING,
  /** The service was opened, and what follows it is not closed yet. */
  IN_SERVICE,
  CLOSED
}
