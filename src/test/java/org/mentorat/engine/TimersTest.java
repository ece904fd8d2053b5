package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimersTest {

  private static final Instant DUE = Instant.parse("2026-11-22T18:00:00.400Z");

  @Test
  void a_cycle_begins_later_in_whole_seconds_and_never_after_its_turn() {
    assertThat(
            Timers.moved(
                "R/2026-11-21T18:00:00/PT24H", DUE, DUE.plus(Duration.ofDays(30)).plusMillis(1999)))
        .isEqualTo("R/2026-12-21T18:00:01/PT24H");
  }

  @Test
  void a_cycle_of_business_days_begins_anew_at_its_turn() {
    assertThat(
            Timers.moved("R/2026-11-19T18:00:00/business:PT24H", DUE, DUE.plus(Duration.ofDays(5))))
        .isEqualTo("R/2026-11-27T18:00:00/business:PT24H");
  }

  @Test
  void a_cycle_without_its_beginning_is_not_guessed() {
    assertThatThrownBy(() -> Timers.moved("R/PT24H", DUE, DUE.plusSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Timers.moved("R/PT24H/2026-11-21T18:00:00", DUE, DUE.plusSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
