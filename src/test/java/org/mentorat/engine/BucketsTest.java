package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorat.engine.RequestLimitsProperties.Limit;

/** How tries are counted, and who counts as one. */
class BucketsTest {

  @Test
  void eachKeyHasItsTriesAndTheyComeBackOneByOne() {
    Buckets buckets = new Buckets(new Limit(3, Duration.ofMinutes(3)));
    for (int i = 0; i < 3; i++) {
      assertThat(buckets.look("a")).isZero();
      assertThat(buckets.take("a")).isZero();
    }
    assertThat(buckets.take("a")).isBetween(Duration.ofSeconds(55), Duration.ofSeconds(60));
    assertThat(buckets.look("a")).isBetween(Duration.ofSeconds(55), Duration.ofSeconds(60));
    assertThat(buckets.take("b")).isZero();
  }

  @Test
  void lookingUsesNothing() {
    Buckets buckets = new Buckets(new Limit(1, Duration.ofMinutes(3)));
    for (int i = 0; i < 10; i++) {
      assertThat(buckets.look("a")).isZero();
    }
    assertThat(buckets.take("a")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7",
    "::ffff:203.0.113.7, 203.0.113.7",
    "2001:db8:1:2:3:4:5:6, 20010db800010002",
    "2001:db8:1:2::9, 20010db800010002",
    "2001:db8:1:3::9, 20010db800010003",
    "unknown, unknown"
  })
  void anOfficeIsOneAddress(String remote, String key) {
    assertThat(ClientAddress.of(remote)).isEqualTo(key);
  }
}
