package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@MentoratTest
class StartTest {

  @Autowired private ProcessEngine engine;
  @Autowired private JdbcTemplate sql;
  @Autowired private Clock clock;

  @Test
  void theApplicationStarts() {
    assertThat(engine.getName()).isEqualTo("default");
    assertThat(sql.queryForObject("select current_user", String.class)).isEqualTo("mentorat");
  }

  @Test
  void ourClockIsTheEnginesClock() {
    Instant before = clock.instant();
    ClockUtil.offset(Duration.ofHours(72).toMillis());
    assertThat(clock.instant()).isAfterOrEqualTo(before.plus(Duration.ofHours(72)));
  }
}
