package org.mentorat.engine;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.scripting.ExecutableScript;
import org.camunda.bpm.engine.impl.scripting.ScriptFactory;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;
import org.springframework.stereotype.Component;

/**
 * Switches scripts off: a model with a script task, a script listener, a scripted condition or
 * mapping is not deployed, in whatever language, and were one there, nothing would run it. Our
 * models need none, and a script in a model may do all that the application may.
 */
@Component
class NoScripts extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setScriptFactory(new Refusing());
    configuration.setScriptEngineResolver(new NoEngines());
    configuration.setEnableFetchScriptEngineFromProcessApplication(false);
    configuration.setEnableScriptEngineLoadExternalResources(false);
  }

  static ProcessEngineException refused(String language) {
    return new ProcessEngineException("Scripts are switched off, also in " + language);
  }

  private static final class Refusing extends ScriptFactory {

    @Override
    public ExecutableScript createScriptFromResource(String language, String resource) {
      throw refused(language);
    }

    @Override
    public ExecutableScript createScriptFromResource(String language, Expression resource) {
      throw refused(language);
    }

    @Override
    public ExecutableScript createScriptFromSource(String language, String source) {
      throw refused(language);
    }

    @Override
    public ExecutableScript createScriptFromSource(String language, Expression source) {
      throw refused(language);
    }
  }

  /** The engine's own way to find interpreters, also those of decision tables. */
  private static final class NoEngines implements ScriptEngineResolver {

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {
      // None is kept.
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
      return null;
    }

    @Override
    public ScriptEngine getScriptEngine(String language, boolean cached) {
      throw refused(language);
    }
  }
}
