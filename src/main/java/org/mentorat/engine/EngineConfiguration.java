package org.mentorat.engine;

import java.time.Clock;
import java.time.Duration;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.jobexecutor.CallerRunsRejectedJobsHandler;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.property.JobExecutionProperty;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The engine settings that are objects and so cannot be written in application.yaml. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  /** The only source of "now" in the application (DESIGN §4). */
  @Bean
  Clock clock() {
    return new EngineClock();
  }

  @Bean
  ProcessEnginePlugin engineSchema(JdbcTemplate sql) {
    return new EngineSchema(sql);
  }

  /** Job execution, where it is switched on. */
  @Configuration(proxyBeanMethods = false)
  @EnableScheduling
  @ConditionalOnProperty(
      name = "camunda.bpm.job-execution.enabled",
      havingValue = "true",
      matchIfMissing = true)
  static class Jobs {

    @Bean
    PunctualJobExecutor jobExecutor(
        @Qualifier("camundaTaskExecutor") TaskExecutor threads,
        CamundaBpmProperties properties,
        JdbcTemplate sql,
        @Value("${mentorat.clock.tolerance}") Duration tolerance) {
      PunctualJobExecutor executor =
          new PunctualJobExecutor(new ClockAgreement(sql, System::currentTimeMillis, tolerance));
      executor.setTaskExecutor(threads);
      // When the queue is full, the thread that fetches jobs runs them itself and so stops
      // fetching. The default throws
      // them back still locked, and each then waits for its lock to run out.
      executor.setRejectedJobsHandler(new CallerRunsRejectedJobsHandler());
      JobExecutionProperty settings = properties.getJobExecution();
      executor.setLockTimeInMillis(settings.getLockTimeInMillis());
      executor.setMaxJobsPerAcquisition(settings.getMaxJobsPerAcquisition());
      executor.setWaitTimeInMillis(settings.getWaitTimeInMillis());
      executor.setMaxWait(settings.getMaxWait());
      executor.setBackoffTimeInMillis(settings.getBackoffTimeInMillis());
      executor.setMaxBackoff(settings.getMaxBackoff());
      return executor;
    }

    /** Named "clock" in the health page. */
    @Bean
    HealthIndicator clockHealthIndicator(PunctualJobExecutor executor) {
      return executor.health();
    }
  }
}
