package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimersTest {

  @Test
  void a_cycle_begins_later_in_whole_seconds_and_never_after_its_turn() {
    assertThat(Timers.moved("R/2026-11-21T18:00:00/PT24H", Duration.ofDays(30).plusMillis(1999)))
        .isEqualTo("R/2026-12-21T18:00:01/PT24H");
  }

  @Test
  void a_cycle_without_its_beginning_is_not_guessed() {
    assertThatThrownBy(() -> Timers.moved("R/PT24H", Duration.ofDays(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Timers.moved("R/PT24H/2026-11-21T18:00:00", Duration.ofDays(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
