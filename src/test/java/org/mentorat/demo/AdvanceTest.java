package org.mentorat.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdvanceTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "PT72H,2026-03-04T12:00:00Z",
    "' PT72H ',2026-03-04T12:00:00Z",
    "pt71h59m,2026-03-04T11:59:00Z",
    "P7D,2026-03-08T12:00:00Z",
    "P2W,2026-03-15T12:00:00Z",
    "P1M,2026-04-01T12:00:00Z",
    "P1Y,2027-03-01T12:00:00Z",
    "P1DT1H,2026-03-02T13:00:00Z",
    "PT0.001S,2026-03-01T12:00:00.001Z",
    "P400D,2027-04-05T12:00:00Z",
    "PT9600H,2027-04-05T12:00:00Z"
  })
  void readsDurations(String text, Instant end) throws AdvanceRefused {
    assertThat(Advance.parse(text).from(START)).isEqualTo(end);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "72",
        "72h",
        "PT",
        "PTT1H",
        "PT1H;P1D",
        "P1H",
        "demain",
        "<script>alert(1)</script>",
        "${1+1}",
        "PT99999999999999999999H",
        "PT0000000000000000000000000000000000000000001H"
      })
  void refusesWhatIsNoDuration(String text) {
    assertThatThrownBy(() -> Advance.parse(text))
        .isInstanceOf(AdvanceRefused.class)
        .hasMessage("demo.refused.unreadable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-PT1H", "PT-1H", "PT0S", "P0D", "P", "P1DT-24H", "-P1D", "P-400D"})
  void refusesToGoBackOrStandStill(String text) {
    assertThatThrownBy(() -> Advance.parse(text))
        .isInstanceOf(AdvanceRefused.class)
        .hasMessage("demo.refused.backwards");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"P400DT1S", "P401D", "PT9601H", "P2Y", "P999999999D", "PT2500000000000000H"})
  void refusesMoreThanFourHundredDays(String text) {
    assertThatThrownBy(() -> Advance.parse(text))
        .isInstanceOf(AdvanceRefused.class)
        .hasMessage("demo.refused.tooFar");
  }
}
