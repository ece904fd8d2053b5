package org.mentorat.engine;

import java.time.Duration;
import java.util.Optional;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Runs the engine's jobs only while this node's clock is right: it does not start with a wrong one,
 * stops when the clock goes wrong, and goes on when it is right again. The other nodes take over
 * meanwhile.
 */
class PunctualJobExecutor extends SpringJobExecutor {

  private static final Logger log = LoggerFactory.getLogger(PunctualJobExecutor.class);

  private final ClockAgreement clocks;
  private boolean wanted;
  private volatile Duration ahead;

  PunctualJobExecutor(ClockAgreement clocks) {
    this.clocks = clocks;
  }

  @Override
  public synchronized void start() {
    wanted = true;
    compareClocks();
  }

  @Override
  public synchronized void shutdown() {
    wanted = false;
    super.shutdown();
  }

  @Scheduled(fixedDelayString = "${mentorat.clock.check-every}")
  synchronized void compareAgain() {
    if (wanted) {
      try {
        compareClocks();
      } catch (DataAccessException e) {
        log.debug(
            "The database does not answer: there is nothing to compare with, and no job to run", e);
      }
    }
  }

  private void compareClocks() {
    Optional<Duration> disagreement = clocks.disagreement();
    Duration before = ahead;
    ahead = disagreement.orElse(null);
    if (disagreement.isPresent()) {
      if (before == null) {
        log.error(StartupTexts.text("startup.clockWrong", disagreement.get().toMillis()));
      }
      super.shutdown();
    } else {
      if (before != null) {
        log.info(StartupTexts.text("startup.clockRight"));
      }
      super.start();
    }
  }

  /** Out of service while the clock is wrong, with the difference. */
  HealthIndicator health() {
    return new AbstractHealthIndicator() {
      @Override
      protected void doHealthCheck(Health.Builder health) {
        Duration wrong = ahead;
        if (wrong == null) {
          health.up();
        } else {
          health.outOfService().withDetail("aheadOfDatabase", wrong.toString());
        }
      }
    };
  }
}
