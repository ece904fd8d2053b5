package org.mentorat.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContextInterceptor;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutorImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Runs engine calls that are written to the database when they are done, though in the transaction
 * that runs already. The engine otherwise writes everything at the end of the outermost call, what
 * concerns many rows after what concerns one, whatever the order in which it was told.
 *
 * <p>Only for what the outer call has not touched.
 */
@Component
public class AtOnce {

  private final CommandContextInterceptor contexts;

  AtOnce(ProcessEngine engine) {
    ProcessEngineConfigurationImpl configuration =
        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    contexts =
        new CommandContextInterceptor(
            configuration.getCommandContextFactory(), configuration, true);
    contexts.setNext(new CommandExecutorImpl());
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void run(Runnable work) {
    contexts.execute(
        command ->
            command.runWithoutAuthorization(
                () -> {
                  work.run();
                  return null;
                }));
  }
}
