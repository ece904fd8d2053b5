package org.mentorat.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * Runs engine calls that the service itself decides on, without the rights of the person who
 * happens to be signed in. That person stays known: the operation log still names them.
 */
@Component
public class Unrestricted {

  private final ProcessEngineConfigurationImpl engine;

  Unrestricted(ProcessEngine engine) {
    this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }

  public <T> T call(Supplier<T> work) {
    return engine
        .getCommandExecutorTxRequired()
        .execute(command -> command.runWithoutAuthorization(work::get));
  }

  public void run(Runnable work) {
    call(
        () -> {
          work.run();
          return null;
        });
  }
}
