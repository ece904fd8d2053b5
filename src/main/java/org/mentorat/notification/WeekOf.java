package org.mentorat.notification;

import java.time.Instant;
import java.util.List;

/** Knows what a mentor's days hold: meetings and follow-ups, which are other rooms'. */
public interface WeekOf {

  /** What is planned. */
  enum Kind {
    MEETING,
    FOLLOW_UP
  }

  /**
   * One of them.
   *
   * @param mentee first name
   */
  record Planned(Kind kind, String reference, String mentee, Instant at) {}

  /** In the order of time. */
  List<Planned> planned(String mentor, Instant from, Instant until);
}
