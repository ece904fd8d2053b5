package org.mentorat.engine;

import java.time.Clock;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.jobexecutor.CallerRunsRejectedJobsHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine settings that are objects and so cannot be written in application.yaml. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  /** The only source of "now" in the application (DESIGN §4). */
  @Bean
  Clock clock() {
    return new EngineClock();
  }

  /**
   * When the queue is full the thread that fetches jobs runs them itself: it stops fetching until
   * there is room. The default throws the jobs back, locked, so that each waits for its lock to run
   * out.
   */
  @Bean
  ProcessEnginePlugin fetchingThreadHelpsOut() {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void postInit(ProcessEngineConfigurationImpl configuration) {
        configuration.getJobExecutor().setRejectedJobsHandler(new CallerRunsRejectedJobsHandler());
      }
    };
  }
}
