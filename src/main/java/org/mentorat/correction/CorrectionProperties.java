package org.mentorat.correction;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Until when a wrong step can be undone, {@code mentorat.correction.*}.
 *
 * @param reopening how long after its closing a mentorship can be opened again
 */
@Validated
@ConfigurationProperties("mentorat.correction")
record CorrectionProperties(@DefaultValue("P7D") @NotNull Duration reopening) {

  @AssertTrue(message = "a closing can be undone for a while")
  boolean isReopeningPositive() {
    return !reopening.isNegative() && !reopening.isZero();
  }
}
