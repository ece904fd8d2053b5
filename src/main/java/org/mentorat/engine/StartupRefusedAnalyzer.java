package org.mentorat.engine;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says why the application does not start, and what to do, in two sentences. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartupRefusedAnalyzer extends AbstractFailureAnalyzer<StartupRefused> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, StartupRefused refused) {
    return new FailureAnalysis(
        StartupTexts.text(refused.key(), refused.arguments()),
        StartupTexts.text(refused.key() + ".action", refused.arguments()),
        rootFailure);
  }
}
