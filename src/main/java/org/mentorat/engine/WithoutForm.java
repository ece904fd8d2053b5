package org.mentorat.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * Starts a process that no form starts, because its first steps were taken under an earlier model.
 * For upgrades only: everything that a person begins goes through the {@link FormGate}.
 */
@Component
public class WithoutForm {

  private final ProcessEngineConfigurationImpl engine;

  WithoutForm(ProcessEngine engine) {
    this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }

  public void run(Runnable start) {
    engine
        .getCommandExecutorTxRequired()
        .execute(
            command -> {
              Submissions.current().startsWithoutForm(true);
              try {
                start.run();
              } finally {
                Submissions.current().startsWithoutForm(false);
              }
              return null;
            });
  }
}
