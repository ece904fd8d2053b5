package org.mentorat.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Which mentorships stand still, as the gate needs to know it to refuse in words. */
public interface Pauses {

  /** Until when this mentorship stands still; empty while it runs. */
  Optional<Instant> until(String reference);

  /** For how much of the time since then this mentorship stood still. */
  Duration since(String reference, Instant moment);

  /**
   * When something is due in this mentorship, moved by the time for which it stood still since it
   * was set.
   */
  Instant moved(String reference, Instant set, Instant due);
}
