package org.mentorat.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
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

  /**
   * As {@link #call}, in the name of somebody who is no longer there: a job carries out what this
   * person decided, and the operation log says so.
   *
   * @param account null when nobody decided it
   */
  public <T> T callFor(String account, Supplier<T> work) {
    IdentityService identities = engine.getIdentityService();
    Authentication before = identities.getCurrentAuthentication();
    identities.setAuthenticatedUserId(account);
    try {
      return call(work);
    } finally {
      identities.setAuthentication(before);
    }
  }

  public void run(Runnable work) {
    call(
        () -> {
          work.run();
          return null;
        });
  }
}
