package org.mentorat.closure;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long a closed mentorship is kept, {@code mentorat.closure.*}.
 *
 * @param retention from the day it closes, in Québec; the process's history is kept as long
 */
@Validated
@ConfigurationProperties("mentorat.closure")
record ClosureProperties(@DefaultValue("P3Y") @NotNull Period retention) {

  @AssertTrue(message = "a retention is longer than nothing")
  boolean isRetentionPositive() {
    return !retention.isNegative() && !retention.isZero();
  }
}
