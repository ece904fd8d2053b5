package org.mentorat.engine;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Gives the engine our way to keep passwords and our rules for them. */
@Component
class PasswordPlugin extends AbstractProcessEnginePlugin {

  private final PasswordHash hash;
  private final PasswordRules rules;

  PasswordPlugin(PasswordHash hash, PasswordRules rules) {
    this.hash = hash;
    this.rules = rules;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setPasswordEncryptor(hash);
    engine.setPasswordPolicy(rules);
    engine.setEnablePasswordPolicy(true);
  }
}
