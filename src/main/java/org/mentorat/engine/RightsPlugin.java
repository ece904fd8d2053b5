package org.mentorat.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.stereotype.Component;

/** Builds our own rules on rights into the engine, and the repetition of commands that collided. */
@Component
class RightsPlugin extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setResourceAuthorizationProvider(new AssigneeRights());
    List<CommandInterceptor> outermost = new ArrayList<>();
    outermost.add(new RetryInterceptor());
    if (engine.getCustomPreCommandInterceptorsTxRequired() != null) {
      outermost.addAll(engine.getCustomPreCommandInterceptorsTxRequired());
    }
    engine.setCustomPreCommandInterceptorsTxRequired(outermost);
  }

  @Override
  public void postInit(ProcessEngineConfigurationImpl engine) {
    List<CommandChecker> checkers = new ArrayList<>(engine.getCommandCheckers());
    checkers.replaceAll(
        checker ->
            checker.getClass() == AuthorizationCommandChecker.class ? new GivingBack() : checker);
    engine.setCommandCheckers(checkers);
  }
}
