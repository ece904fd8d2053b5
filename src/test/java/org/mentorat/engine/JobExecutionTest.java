package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.jobexecutor.CallerRunsRejectedJobsHandler;
import org.junit.jupiter.api.Test;
import org.mentorat.JourneyTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

@JourneyTest
class JobExecutionTest {

  @Autowired private PunctualJobExecutor executor;
  @Autowired private ProcessEngine engine;
  @Autowired private HealthEndpoint health;
  @Autowired private WebEndpointsSupplier actuator;

  @Autowired
  @Qualifier("camundaTaskExecutor")
  private ThreadPoolTaskExecutor threads;

  @Test
  void isAsDecided() {
    assertThat(executor.isActive()).isTrue();
    assertThat(executor.getLockTimeInMillis()).isEqualTo(Duration.ofSeconds(60).toMillis());
    assertThat(executor.getMaxWait()).isEqualTo(Duration.ofSeconds(10).toMillis());
    assertThat(executor.getMaxJobsPerAcquisition()).isEqualTo(50);
    assertThat(executor.getMaxBackoff()).isPositive();
    assertThat(executor.getRejectedJobsHandler()).isInstanceOf(CallerRunsRejectedJobsHandler.class);
    assertThat(threads.getMaxPoolSize()).isEqualTo(4);
    assertThat(threads.getQueueCapacity()).isEqualTo(100);
    assertThat(engine.getProcessEngineConfiguration().isJobExecutorAcquireByDueDate()).isTrue();
    assertThat(engine.getProcessEngineConfiguration().isEnsureJobDueDateNotNull()).isTrue();
  }

  @Test
  void healthIsAllThatTheActuatorShows() {
    assertThat(actuator.getEndpoints())
        .extracting(endpoint -> endpoint.getEndpointId().toString())
        .containsExactly("health");
  }

  @Test
  void isPartOfTheHealth() {
    assertThat(health.healthForPath("clock").getStatus()).isEqualTo(Status.UP);
    assertThat(health.healthForPath("jobExecutor").getStatus()).isEqualTo(Status.UP);
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
  }
}
