package org.mentorat.engine;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says why the application does not start, and what to do, in two sentences. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartupRefusedAnalyzer implements FailureAnalyzer {

  @Override
  public FailureAnalysis analyze(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      StartupRefused refused = refused(cause);
      if (refused != null) {
        return new FailureAnalysis(
            StartupTexts.text(refused.key(), refused.arguments()),
            StartupTexts.text(refused.key() + ".action", refused.arguments()),
            failure);
      }
    }
    return null;
  }

  private static StartupRefused refused(Throwable cause) {
    if (cause instanceof StartupRefused refused) {
      return refused;
    }
    if (cause instanceof PortInUseException port) {
      return new StartupRefused("startup.port", port.getPort(), port.getMessage());
    }
    if (cause instanceof FlywayValidateException) {
      return new StartupRefused("startup.migrations", cause.getMessage());
    }
    if (cause instanceof FlywayException && cause.getMessage().contains("non-empty schema")) {
      return new StartupRefused("startup.databaseForeign");
    }
    return null;
  }
}
