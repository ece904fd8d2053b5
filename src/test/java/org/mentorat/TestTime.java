package org.mentorat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** Stops the application's clock at a moment; it runs again after each test. */
public final class TestTime {

  private TestTime() {}

  public static Instant stopAt(Instant moment) {
    ClockUtil.setCurrentTime(Date.from(moment));
    return moment;
  }

  public static Instant advance(Duration duration) {
    return stopAt(ClockUtil.getCurrentTime().toInstant().plus(duration));
  }
}
