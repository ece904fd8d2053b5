package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FeelTest {

  @Test
  void anExpressionBeginsWithAnEqualsSign() {
    assertThat(Feel.isExpression("=a")).isTrue();
    assertThat(Feel.isExpression("a = 1")).isFalse();
    assertThat(Feel.isExpression(null)).isFalse();
    assertThat(Feel.isExpression(true)).isFalse();
  }

  @Test
  void resultsAreOrdinaryJavaValues() {
    assertThat(Feel.evaluate("=[{value: \"a\", rank: 1}, \"b\"]", Map.of()))
        .isEqualTo(List.of(Map.of("value", "a", "rank", 1L), "b"));
    assertThat(Feel.evaluate("=count(rows) + 1", Map.of("rows", List.of(Map.of("a", 1)))))
        .isEqualTo(2L);
  }

  @Test
  void onlyTrueIsTrue() {
    assertThat(Feel.isTrue("=1 = 1", Map.of())).isTrue();
    assertThat(Feel.isTrue("=null", Map.of())).isFalse();
    assertThat(Feel.isTrue("=\"true\"", Map.of())).isFalse();
    assertThat(Feel.isTrue("=(", Map.of())).isFalse();
  }

  @Test
  void syntaxCanBeCheckedBeforehand() {
    Feel.requireValid("=unknown > 3 and noSuchFunction(x)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Feel.requireValid("=1 +"))
        .withMessageContaining("=1 +");
  }

  @Test
  void aFailureLeavesNoValueInTheLog() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.setLevel(Level.ALL);
    root.addAppender(log);
    try {
      assertThat(Feel.evaluate("=date(secret) > 3 and secret.x.y(1)", Map.of("secret", "s3cr3t")))
          .isNull();
      assertThat(Feel.evaluate("=secret + 1 +", Map.of("secret", "s3cr3t"))).isNull();
    } finally {
      root.detachAppender(log);
      root.setLevel(before);
    }
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(line -> line.contains("s3cr3t"));
  }

  @Test
  void javaCannotBeReached() {
    assertThat(
            Feel.evaluate(
                "=function(x) external { java: { class: \"java.lang.Math\", method signature: \"abs(double)\" } }(1)",
                Map.of()))
        .isNull();
  }
}
