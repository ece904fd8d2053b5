package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

@MentoratTest
class ClockTest {

  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  @Autowired private JdbcTemplate sql;

  private final AtomicLong offset = new AtomicLong();
  private final ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
  private PunctualJobExecutor executor;

  @AfterEach
  void stop() {
    if (executor != null) {
      executor.shutdown();
      threads.shutdown();
    }
  }

  @Test
  void aNodeMayDifferByALittle() {
    assertThat(agreement(1_000).disagreement()).isEmpty();
    assertThat(agreement(-1_000).disagreement()).isEmpty();
  }

  @Test
  void aNodeMayNotDifferByMore() {
    assertThat(agreement(4_000).disagreement()).get().satisfies(ahead -> close(ahead, 4_000));
    assertThat(agreement(-4_000).disagreement()).get().satisfies(ahead -> close(ahead, -4_000));
  }

  @Test
  void theDemosOffsetIsNotCounted() {
    ClockUtil.offset(Duration.ofDays(365).toMillis());
    assertThat(agreement(0).disagreement()).isEmpty();
  }

  @Test
  void aSlowAnswerIsNotAWrongClock() {
    long[] readings = {System.currentTimeMillis() - 10_000, System.currentTimeMillis() + 3_000};
    int[] next = {0};
    ClockAgreement slow = new ClockAgreement(sql, () -> readings[next[0]++], TOLERANCE);
    assertThat(slow.disagreement()).isEmpty();
  }

  @Test
  void jobsRunOnlyWhileTheClockIsRight() {
    executor = new PunctualJobExecutor(agreement(10_000));
    threads.initialize();
    executor.setTaskExecutor(threads);

    executor.start();
    assertThat(executor.isActive()).isFalse();
    assertThat(executor.health().health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    assertThat(executor.health().health().getDetails()).containsKey("aheadOfDatabase");

    offset.set(0);
    executor.compareAgain();
    assertThat(executor.isActive()).isTrue();
    assertThat(executor.health().health().getStatus()).isEqualTo(Status.UP);

    offset.set(-10_000);
    executor.compareAgain();
    assertThat(executor.isActive()).isFalse();
    assertThat(executor.health().health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);

    executor.shutdown();
    offset.set(0);
    executor.compareAgain();
    assertThat(executor.isActive()).as("stopped by somebody else, it stays stopped").isFalse();
  }

  private ClockAgreement agreement(long milliseconds) {
    offset.set(milliseconds);
    return new ClockAgreement(sql, () -> System.currentTimeMillis() + offset.get(), TOLERANCE);
  }

  private static void close(Duration ahead, long milliseconds) {
    assertThat(ahead.toMillis()).isBetween(milliseconds - 500, milliseconds + 500);
  }
}
