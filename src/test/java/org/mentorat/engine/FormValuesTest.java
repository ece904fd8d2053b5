package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorat.engine.Forms.NOW;
import static org.mentorat.engine.Forms.QUEBEC;
import static org.mentorat.engine.Forms.form;
import static org.mentorat.engine.Forms.input;
import static org.mentorat.engine.Forms.read;
import static org.mentorat.engine.Forms.refusals;
import static org.mentorat.engine.Forms.values;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each type of input makes of what is submitted for it, whatever that is. */
class FormValuesTest {

  private static final String OPTIONS =
      "'values':[{'value':'a','label':'A'},{'value':'b','label':'B'}]";

  private static Object accepted(String component, Object submitted) {
    FormReading reading = read(form(component), "x", submitted);
    assertThat(refusals(reading)).isEmpty();
    assertThat(reading.values()).containsKey("x");
    return reading.values().get("x");
  }

  private static String refused(String component, Object submitted) {
    FormReading reading = read(form(component), "x", submitted);
    assertThat(reading.values()).doesNotContainKey("x");
    assertThat(reading.refusals()).hasSize(1);
    return reading.refusals().get(0).messageKey();
  }

  @Test
  void textIsTrimmedAsInABrowser() {
    assertThat(accepted(input("textfield", "x"), "  Zoé\u00a0")).isEqualTo("Zoé");
    assertThat(accepted(input("textarea", "x"), "\n one\n two \n")).isEqualTo("one\n two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\u00a0", "\t\n", "\u200b", "\ufeff"})
  void blankTextIsNoText(String blank) {
    assertThat(accepted(input("textfield", "x"), blank)).isNull();
    assertThat(accepted(input("textarea", "x"), blank)).isNull();
  }

  @Test
  void aTextFieldHasOneLineAndATextAreaOneKindOfLineBreak() {
    assertThat(accepted(input("textfield", "x"), "a\r\nb\tc")).isEqualTo("a b c");
    assertThat(accepted(input("textarea", "x"), "a\r\nb\rc\nd")).isEqualTo("a\nb\nc\nd");
  }

  @Test
  void whatLooksLikeAnExpressionIsJustText() {
    assertThat(accepted(input("textfield", "x"), "${1+1}")).isEqualTo("${1+1}");
    assertThat(accepted(input("textfield", "x"), "=1+1")).isEqualTo("=1+1");
    assertThat(accepted(input("textarea", "x"), "#{x} {{=1}}")).isEqualTo("#{x} {{=1}}");
  }

  @Test
  void textCannotHoldAnythingThatIsNotText() {
    for (Object odd :
        List.of(5, true, 1.5, List.of("a"), Map.of("a", 1), new Date(), new Object())) {
      assertThat(refused(input("textfield", "x"), odd)).isEqualTo("form.type");
      assertThat(refused(input("textarea", "x"), odd)).isEqualTo("form.type");
    }
  }

  @Test
  void noTextIsLongerThanTenThousandCharacters() {
    assertThat(accepted(input("textarea", "x"), "a".repeat(10_000))).isEqualTo("a".repeat(10_000));
    FormReading reading = read(form(input("textarea", "x")), "x", "a".repeat(10_001));
    assertThat(reading.refusals().get(0).messageKey()).isEqualTo("form.maxLength");
    assertThat(reading.refusals().get(0).args()).containsExactly(10_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000b",
        "\u0007",
        "a\u001bb",
        "a\u007f",
        "a\u0085b",
        "a\ud800",
        "\udc00a",
        "\ud800\ud800"
      })
  void controlCharactersAndHalfCharactersAreRefused(String text) {
    assertThat(refused(input("textfield", "x"), text)).isEqualTo("form.characters");
    assertThat(refused(input("textarea", "x"), text)).isEqualTo("form.characters");
  }

  @Test
  void anyScriptAndPictographIsWelcome() {
    assertThat(accepted(input("textfield", "x"), "ᐃᓄᒃᑎᑐᑦ 😀 Œuvre")).isEqualTo("ᐃᓄᒃᑎᑐᑦ 😀 Œuvre");
  }

  @Test
  void aWholeNumberIsAnIntegerAndAnyOtherADecimal() {
    assertThat(accepted(input("number", "x"), 5)).isEqualTo(5);
    assertThat(accepted(input("number", "x"), 5L)).isEqualTo(5);
    assertThat(accepted(input("number", "x"), 5.0)).isEqualTo(5);
    assertThat(accepted(input("number", "x"), new BigDecimal("5.00"))).isEqualTo(5);
    assertThat(accepted(input("number", "x"), -0.0)).isEqualTo(0);
    assertThat(accepted(input("number", "x"), 1.5)).isEqualTo(new BigDecimal("1.5"));
    assertThat(accepted(input("number", "x"), 3_000_000_000L))
        .isEqualTo(new BigDecimal("3000000000"));
  }

  @ParameterizedTest
  @CsvSource({"5,5", "' 5 ',5", "-5,-5", "'5,25',5.25", "5.250,5.25", ".5,0.5", "+3,3"})
  void aNumberMayArriveAsText(String text, BigDecimal number) {
    Object read = accepted(input("number", "x", "'serializeToString':true"), text);
    assertThat(new BigDecimal(read.toString())).isEqualByComparingTo(number);
  }

  @Test
  void whatIsNoNumberIsRefused() {
    List<Object> odd =
        List.of(
            "five",
            "1e5",
            "0x10",
            "NaN",
            "1 000",
            "--1",
            Double.NaN,
            Double.POSITIVE_INFINITY,
            true,
            List.of(1),
            Map.of());
    for (Object value : odd) {
      assertThat(refused(input("number", "x"), value)).isEqualTo("form.number");
    }
  }

  @Test
  void anEnormousNumberIsRefusedBeforeAnythingIsComputedWithIt() {
    assertThat(refused(input("number", "x"), new BigDecimal("1E+999999999")))
        .isEqualTo("form.number");
    assertThat(refused(input("number", "x"), new BigDecimal("1E-999999999")))
        .isEqualTo("form.number");
    assertThat(refused(input("number", "x"), BigInteger.TEN.pow(40))).isEqualTo("form.number");
    assertThat(refused(input("number", "x"), Double.MAX_VALUE)).isEqualTo("form.number");
    assertThat(refused(input("number", "x"), "9".repeat(10_000))).isEqualTo("form.number");
  }

  @Test
  void aBoxIsTickedOrNot() {
    assertThat(accepted(input("checkbox", "x"), true)).isEqualTo(true);
    assertThat(accepted(input("checkbox", "x"), false)).isEqualTo(false);
    assertThat(accepted(input("checkbox", "x"), null)).isEqualTo(false);
    assertThat(refused(input("checkbox", "x"), "true")).isEqualTo("form.type");
    assertThat(refused(input("checkbox", "x"), 1)).isEqualTo("form.type");
  }

  @Test
  void aChoiceIsOneOfTheOptions() {
    for (String type : List.of("radio", "select")) {
      assertThat(accepted(input(type, "x", OPTIONS), "b")).isEqualTo("b");
      assertThat(accepted(input(type, "x", OPTIONS), "")).isNull();
      assertThat(accepted(input(type, "x", OPTIONS), null)).isNull();
      assertThat(refused(input(type, "x", OPTIONS), "c")).isEqualTo("form.option");
      assertThat(refused(input(type, "x", OPTIONS), "A")).isEqualTo("form.option");
      assertThat(refused(input(type, "x", OPTIONS), " a")).isEqualTo("form.option");
      assertThat(refused(input(type, "x", OPTIONS), List.of("a"))).isEqualTo("form.type");
      assertThat(refused(input(type, "x", OPTIONS), Map.of("value", "a"))).isEqualTo("form.type");
    }
  }

  @Test
  void severalChoicesArriveAsAListAsSpinOrAsJsonText() {
    for (String type : List.of("checklist", "taglist")) {
      assertThat(accepted(input(type, "x", OPTIONS), List.of("b", "a")))
          .isEqualTo(List.of("b", "a"));
      assertThat(accepted(input(type, "x", OPTIONS), Spin.JSON("[\"a\",\"b\"]")))
          .isEqualTo(List.of("a", "b"));
      assertThat(accepted(input(type, "x", OPTIONS), "[\"a\"]")).isEqualTo(List.of("a"));
      assertThat(accepted(input(type, "x", OPTIONS), List.of("a", "a"))).isEqualTo(List.of("a"));
      assertThat(accepted(input(type, "x", OPTIONS), List.of())).isEqualTo(List.of());
      assertThat(accepted(input(type, "x", OPTIONS), "[]")).isEqualTo(List.of());
      assertThat(accepted(input(type, "x", OPTIONS), null)).isEqualTo(List.of());
      assertThat(accepted(input(type, "x", OPTIONS), Spin.JSON("[]"))).isEqualTo(List.of());
    }
  }

  @Test
  void whatIsNoListOfOptionsIsRefused() {
    for (String type : List.of("checklist", "taglist")) {
      assertThat(refused(input(type, "x", OPTIONS), List.of("a", "c"))).isEqualTo("form.option");
      assertThat(refused(input(type, "x", OPTIONS), "a")).isEqualTo("form.type");
      assertThat(refused(input(type, "x", OPTIONS), "[\"a\"")).isEqualTo("form.type");
      assertThat(refused(input(type, "x", OPTIONS), "[\"a\"] x")).isEqualTo("form.type");
      assertThat(refused(input(type, "x", OPTIONS), "[".repeat(9_000))).isEqualTo("form.type");
      assertThat(refused(input(type, "x", OPTIONS), "{\"a\":1}")).isEqualTo("form.type");
      assertThat(refused(input(type, "x", OPTIONS), Map.of("a", 1))).isEqualTo("form.type");
      assertThat(refused(input(type, "x", OPTIONS), true)).isEqualTo("form.type");
      assertThat(refused(input(type, "x", OPTIONS), List.of(List.of("a")))).isEqualTo("form.type");
      assertThat(refused(input(type, "x", OPTIONS), Arrays.asList("a", null)))
          .isEqualTo("form.type");
      assertThat(refused(input(type, "x", OPTIONS), Collections.nCopies(1_001, "a")))
          .isEqualTo("form.option");
    }
  }

  @Test
  void spinNodesAreReadForEveryType() {
    assertThat(accepted(input("textfield", "x"), Spin.JSON("\"Zoé\""))).isEqualTo("Zoé");
    assertThat(accepted(input("number", "x"), Spin.JSON("5"))).isEqualTo(5);
    assertThat(refused(input("textfield", "x"), Spin.JSON("{\"a\":1}"))).isEqualTo("form.type");
  }

  @Test
  void theServersListsDecideWhatMayBeChosen() {
    FormSchema form = form(input("select", "x", "'valuesKey':'list'"));
    List<Object> lists =
        List.of(
            List.of(new Option("a", "A")),
            List.of(Map.of("value", "a", "label", "A")),
            List.of("a"),
            new ArrayList<>(List.of("a", "b")));
    for (Object list : lists) {
      assertThat(form.read(values("x", "a"), values("list", list), QUEBEC, NOW).values())
          .containsEntry("x", "a");
      assertThat(refusals(form.read(values("x", "z"), values("list", list), QUEBEC, NOW)))
          .containsEntry("x", "form.option");
    }
  }

  @Test
  void withoutAListNothingMayBeChosen() {
    FormSchema form =
        form(
            input("select", "x", "'valuesKey':'list'"),
            input("taglist", "y", "'valuesKey':'list'"));
    for (Map<String, Object> shown :
        List.of(values(), values("list", null), values("list", List.of()), values("list", "a"))) {
      assertThat(refusals(form.read(values("x", "a", "y", List.of("a")), shown, QUEBEC, NOW)))
          .containsEntry("x", "form.option")
          .containsEntry("y", "form.option");
      assertThat(refusals(form.read(values("x", null), shown, QUEBEC, NOW))).isEmpty();
    }
  }

  @Test
  void nobodyCanSubmitTheListToChooseFrom() {
    FormSchema form =
        form(input("select", "x", "'valuesKey':'list'"), input("taglist", "list", OPTIONS));

    FormReading reading =
        form.read(
            values("x", "b", "list", List.of("b")), values("list", List.of("a")), QUEBEC, NOW);

    assertThat(refusals(reading)).containsEntry("x", "form.option");
  }

  @Test
  void aListMayBeComputedFromOtherAnswers() {
    FormSchema form =
        form(
            input("textfield", "who"),
            input(
                "select",
                "x",
                "'valuesExpression':'=if who = `z` then [{value: `b`, label: `B`}, `c`] else []'"));

    assertThat(read(form, "who", "z", "x", "b").values()).containsEntry("x", "b");
    assertThat(read(form, "who", "z", "x", "c").values()).containsEntry("x", "c");
    assertThat(refusals(read(form, "who", "y", "x", "b"))).containsEntry("x", "form.option");
  }

  @Test
  void optionsMayBeNumbers() {
    FormSchema form = form(input("select", "x", "'values':[{'value':1,'label':'One'}]"));

    assertThat(read(form, "x", 1).values()).containsEntry("x", "1");
    assertThat(read(form, "x", "1").values()).containsEntry("x", "1");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-01,2026-05-01",
    "2026-05-01T23:59:00Z,2026-05-01",
    "2026-05-01T00:00-04:00,2026-05-01",
    "2024-02-29,2024-02-29"
  })
  void aDateMayBeWrittenWithATime(String text, LocalDate date) {
    assertThat(accepted(input("datetime", "x", "'subtype':'date'"), text)).isEqualTo(date);
    assertThat(accepted(input("datetime", "x"), text)).isEqualTo(date);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30",
        "01/05/2026",
        "2026-5-1",
        "20260501",
        "tomorrow",
        "2026-05-01Tx",
        " 2026-05-01"
      })
  void whatIsNoDateIsRefused(String text) {
    assertThat(refused(input("datetime", "x", "'subtype':'date'"), text)).isEqualTo("form.date");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-01T10:00,2026-05-01T14:00:00Z",
    "2026-05-01T10:00:30,2026-05-01T14:00:30Z",
    "2026-05-01T10:00-04:00,2026-05-01T14:00:00Z",
    "2026-05-01T10:00+00:00,2026-05-01T10:00:00Z",
    "2026-05-01T10:00Z,2026-05-01T10:00:00Z",
    "2026-05-01T10:00:00.000-0400,2026-05-01T14:00:00Z",
    "2026-01-15T10:00,2026-01-15T15:00:00Z",
    "2026-03-08T02:30,2026-03-08T07:30:00Z"
  })
  void aMomentWithoutAnOffsetIsOneInTheReadersZone(String text, Instant moment) {
    assertThat(accepted(input("datetime", "x", "'subtype':'datetime'"), text)).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-05-01",
        "2026-05-01 10:00",
        "2026-05-01T25:00",
        "2026-02-30T10:00",
        "now",
        "2026-05-01T10:00+30:00"
      })
  void whatIsNoMomentIsRefused(String text) {
    assertThat(refused(input("datetime", "x", "'subtype':'datetime'"), text))
        .isEqualTo("form.datetime");
  }

  @ParameterizedTest
  @CsvSource({
    "10:05,10:05",
    "10:05:30,10:05:30",
    "14:00Z,10:00",
    "10:00-04:00,10:00",
    "09:00-05:00,10:00",
    "02:00Z,22:00"
  })
  void aTimeIsTheReadersOwn(String text, LocalTime time) {
    assertThat(accepted(input("datetime", "x", "'subtype':'time'"), text)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"24:30", "10h05", "noon", "10"})
  void whatIsNoTimeIsRefused(String text) {
    assertThat(refused(input("datetime", "x", "'subtype':'time'"), text)).isEqualTo("form.time");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1899-12-31", "2201-01-01", "0001-01-01", "-0044-03-15", "+999999999-12-31"})
  void yearsFarAwayAreRefused(String date) {
    assertThat(refused(input("datetime", "x", "'subtype':'date'"), date)).isEqualTo("form.year");
    assertThat(refused(input("datetime", "x", "'subtype':'datetime'"), date + "T10:00"))
        .isEqualTo("form.year");
  }

  @Test
  void aMomentAtTheEndOfTheCalendarIsRefusedAndNotAnError() {
    assertThat(
            refused(
                input("datetime", "x", "'subtype':'datetime'"), "+999999999-12-31T23:59:59-18:00"))
        .isIn("form.datetime", "form.year");
  }

  @Test
  void datesAreTextAndNothingElse() {
    for (Object odd : List.of(5, true, List.of("2026-05-01"), Map.of(), new Date())) {
      assertThat(refused(input("datetime", "x", "'subtype':'date'"), odd)).isEqualTo("form.date");
      assertThat(refused(input("datetime", "x", "'subtype':'time'"), odd)).isEqualTo("form.time");
      assertThat(refused(input("datetime", "x", "'subtype':'datetime'"), odd))
          .isEqualTo("form.datetime");
    }
  }

  @Test
  void anInputThatIsNotSubmittedIsEmpty() {
    FormReading reading =
        read(
            form(
                input("textfield", "t"),
                input("number", "n"),
                input("checkbox", "c"),
                input("checklist", "l", OPTIONS)));

    assertThat(reading.values())
        .isEqualTo(values("t", null, "n", null, "c", false, "l", List.of()));
  }

  @Test
  void whatIsNoFieldIsIgnored() {
    FormReading reading =
        read(form(input("textfield", "x")), "x", "a", "mentor", "p-forged", "y", new Object());

    assertThat(reading.values()).isEqualTo(Map.of("x", "a"));
    assertThat(reading.refusals()).isEmpty();
  }
}
