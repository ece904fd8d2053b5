package org.mentorat.engine;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/**
 * Starts a process that no form starts: because its first steps were taken under an earlier model,
 * or because an action, whose form the {@link FormGate} has checked, began it. The service starts
 * it, in nobody's name.
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
              IdentityService identities = engine.getIdentityService();
              Authentication person = identities.getCurrentAuthentication();
              identities.clearAuthentication();
              Submissions.current().startsWithoutForm(true);
              try {
                start.run();
              } finally {
                Submissions.current().startsWithoutForm(false);
                identities.setAuthentication(person);
              }
              return null;
            });
  }
}
