package org.mentorat.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The service's time in a journey. It runs; a test moves it forward from due date to due date, and
 * at each one the job executor does by itself what is due. It never goes back on a database that
 * journeys share, and begins anew with another one.
 */
final class LiveTime {

  /** How long the executor may take, in real time, for what is due at one moment. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final long PAUSE_MILLIS = 5;

  private static long offset;
  private static String offsetOf;

  private final JdbcClient database;
  private final ProcessEngineConfigurationImpl engine;

  LiveTime(ApplicationContext spring) {
    database = spring.getBean(JdbcClient.class);
    engine =
        (ProcessEngineConfigurationImpl)
            spring.getBean(ProcessEngine.class).getProcessEngineConfiguration();
    String served = spring.getEnvironment().getRequiredProperty("spring.datasource.url");
    if (!served.equals(offsetOf)) {
      offset = 0;
      offsetOf = served;
    }
    ClockUtil.offset(offset);
  }

  void until(Instant target) {
    settle();
    Optional<Instant> next;
    while ((next = nextDue(target)).isPresent()) {
      moveTo(next.get());
      settle();
    }
    moveTo(target);
    settle();
  }

  /** Moves the clock alone, as it goes on while the application is stopped. */
  static void moveTo(Instant moment) {
    offset = Math.max(offset, moment.toEpochMilli() - System.currentTimeMillis());
    ClockUtil.offset(offset);
  }

  /** Waits until the executor has done all that is due. */
  void settle() {
    Instant giveUp = Instant.now().plus(PATIENCE);
    while (hasWorkDue()) {
      assertThat(Instant.now()).as("the executor's work is done by").isBefore(giveUp);
      engine.getJobExecutor().jobWasAdded();
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  private boolean hasWorkDue() {
    return database
        .sql(
            """
            select exists (
              select 1 from act_ru_job
              where retries_ > 0 and suspension_state_ = 1
                and (duedate_ is null or duedate_ <= :now))
            """)
        .param("now", Timestamp.from(Scene.now()))
        .query(Boolean.class)
        .single();
  }

  private Optional<Instant> nextDue(Instant until) {
    return database
        .sql(
            """
            select min(duedate_) from act_ru_job
            where retries_ > 0 and suspension_state_ = 1
              and handler_type_ not in ('history-cleanup', 'timer-start-event')
              and duedate_ <= :until
            having min(duedate_) is not null
            """)
        .param("until", Timestamp.from(until))
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }
}
