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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits that a form sets; the cases were tried in form-js 1.8.7 itself. */
class FormRulesTest {

  private static final String REQUIRED = "'validate':{'required':true}";
  private static final String OPTIONS = "'values':['a','b']";

  private static String verdict(String component, Object submitted) {
    return refusals(read(form(component), "x", submitted)).get("x");
  }

  @Test
  void aRequiredInputNeedsAValue() {
    for (String type : List.of("textfield", "textarea", "number", "datetime")) {
      assertThat(verdict(input(type, "x", REQUIRED), null)).isEqualTo("form.required");
      assertThat(verdict(input(type, "x", REQUIRED), "")).isEqualTo("form.required");
      assertThat(refusals(read(form(input(type, "x", REQUIRED)))))
          .containsEntry("x", "form.required");
    }
    assertThat(verdict(input("textfield", "x", REQUIRED), "   ")).isEqualTo("form.required");
    assertThat(verdict(input("textfield", "x", REQUIRED), "a")).isNull();
    assertThat(verdict(input("number", "x", REQUIRED), 0)).isNull();
  }

  @Test
  void aRequiredBoxMustBeTicked() {
    assertThat(verdict(input("checkbox", "x", REQUIRED), null)).isEqualTo("form.required.checkbox");
    assertThat(verdict(input("checkbox", "x", REQUIRED), false))
        .isEqualTo("form.required.checkbox");
    assertThat(verdict(input("checkbox", "x", REQUIRED), true)).isNull();
  }

  @Test
  void aRequiredChoiceMustBeMade() {
    for (String type : List.of("radio", "select", "checklist", "taglist")) {
      assertThat(verdict(input(type, "x", REQUIRED, OPTIONS), null)).isEqualTo("form.required");
    }
    for (String type : List.of("checklist", "taglist")) {
      assertThat(verdict(input(type, "x", REQUIRED, OPTIONS), List.of()))
          .isEqualTo("form.required");
      assertThat(verdict(input(type, "x", REQUIRED, OPTIONS), "[]")).isEqualTo("form.required");
      assertThat(verdict(input(type, "x", REQUIRED, OPTIONS), List.of("b"))).isNull();
    }
  }

  @Test
  void theLengthOfATextIsCountedWithoutItsOuterBlanksAndAsTheBrowserCounts() {
    String limits = "'validate':{'minLength':3,'maxLength':5}";
    assertThat(verdict(input("textfield", "x", limits), "ab")).isEqualTo("form.minLength");
    assertThat(verdict(input("textfield", "x", limits), "  ab  ")).isEqualTo("form.minLength");
    assertThat(verdict(input("textfield", "x", limits), "abc")).isNull();
    assertThat(verdict(input("textfield", "x", limits), "abcde")).isNull();
    assertThat(verdict(input("textfield", "x", limits), "abcdef")).isEqualTo("form.maxLength");
    assertThat(verdict(input("textfield", "x", limits), "😀😀😀")).isEqualTo("form.maxLength");
    assertThat(verdict(input("textarea", "x", limits), "ab\ncd")).isNull();
    assertThat(verdict(input("textfield", "x", limits), "")).isNull();
  }

  @Test
  void aNumberLiesWithinItsLimits() {
    String limits = "'validate':{'min':0,'max':60}";
    assertThat(verdict(input("number", "x", limits), -1)).isEqualTo("form.min");
    assertThat(verdict(input("number", "x", limits), 0)).isNull();
    assertThat(verdict(input("number", "x", limits), 60)).isNull();
    assertThat(verdict(input("number", "x", limits), 60.1)).isEqualTo("form.max");
    assertThat(verdict(input("number", "x", limits, "'serializeToString':true"), "100"))
        .isEqualTo("form.max");
  }

  @Test
  void aNumberHasNoMoreDecimalsThanAskedFor() {
    assertThat(verdict(input("number", "x", "'decimalDigits':0"), 1.5)).isEqualTo("form.integer");
    assertThat(verdict(input("number", "x", "'decimalDigits':0"), "1,0")).isNull();
    assertThat(verdict(input("number", "x", "'decimalDigits':2"), 1.25)).isNull();
    assertThat(verdict(input("number", "x", "'decimalDigits':2"), 1.255))
        .isEqualTo("form.decimalDigits");
  }

  @Test
  void aNumberIsAMultipleOfItsIncrement() {
    assertThat(verdict(input("number", "x", "'increment':0.5"), 1.5)).isNull();
    assertThat(verdict(input("number", "x", "'increment':'0.5'"), 1.3)).isEqualTo("form.increment");
    assertThat(verdict(input("number", "x", "'increment':0"), 1.3)).isNull();
  }

  @Test
  void limitsMayBeComputed() {
    FormSchema form =
        form(
            input("number", "n", "'validate':{'min':'=smallest','max':'=smallest + 2'}"),
            input(
                "textfield",
                "t",
                "'validate':{'minLength':'=smallest','maxLength':'=string length(other)'}"),
            input("textfield", "other"));
    Map<String, Object> shown = values("smallest", 5);

    assertThat(
            refusals(
                form.read(values("n", 4, "t", "abcd", "other", "abcdefg"), shown, QUEBEC, NOW)))
        .isEqualTo(Map.of("n", "form.min", "t", "form.minLength"));
    assertThat(
            refusals(
                form.read(values("n", 8, "t", "abcdefgh", "other", "abcdefg"), shown, QUEBEC, NOW)))
        .isEqualTo(Map.of("n", "form.max", "t", "form.maxLength"));
    assertThat(
            refusals(
                form.read(values("n", 7, "t", "abcdef", "other", "abcdefg"), shown, QUEBEC, NOW)))
        .isEmpty();
  }

  @Test
  void aLimitThatCannotBeComputedIsNoLimit() {
    FormSchema form =
        form(input("number", "x", "'validate':{'min':'=unknown','max':'=date(`x`)'}"));

    assertThat(refusals(read(form, "x", -1000))).isEmpty();
  }

  @Test
  void aPatternMeansWhatItMeansInABrowser() {
    assertThat(verdict(input("textfield", "x", "'validate':{'pattern':'^[A-Z]\\\\d$'}"), "A1"))
        .isNull();
    assertThat(verdict(input("textfield", "x", "'validate':{'pattern':'^[A-Z]\\\\d$'}"), "A12"))
        .isEqualTo("form.pattern");
    assertThat(verdict(input("textfield", "x", "'validate':{'pattern':'b'}"), "abc")).isNull();
    assertThat(verdict(input("textfield", "x", "'validate':{'pattern':'b'}"), "")).isNull();
  }

  @Test
  void aTextTooLongForJavasRegularExpressionsIsRefusedAndNotAnError() {
    String component = input("textarea", "x", "'validate':{'pattern':'^(a|b)*$'}");
    assertThat(verdict(component, "ab".repeat(5_000))).isIn(null, "form.pattern");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a@b.ca", "a@b", "jean.tremblay+x@exemple.qc.ca", "o'x@y.z", "  a@b.ca "})
  void aMailAddressIsAccepted(String address) {
    assertThat(verdict(input("textfield", "x", "'validate':{'validationType':'email'}"), address))
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a b@c.d",
        "é@x.ca",
        "a@-b.ca",
        "a@b..ca",
        "a@b.c_d",
        "a@b.ca\nb@c.ca",
        "<a@b.ca>",
        "a@b.ca,b@c.ca"
      })
  void whatIsNoMailAddressIsRefused(String address) {
    assertThat(verdict(input("textarea", "x", "'validate':{'validationType':'email'}"), address))
        .isEqualTo("form.email");
  }

  @Test
  void aMailAddressOfEndlessLengthIsRefused() {
    String address = "a@" + "a.".repeat(4_000) + "ca";
    assertThat(verdict(input("textfield", "x", "'validate':{'validationType':'email'}"), address))
        .isEqualTo("form.email");
  }

  @Test
  void aPhoneNumberBeginsWithItsCountry() {
    String phone = input("textfield", "x", "'validate':{'validationType':'phone'}");
    assertThat(verdict(phone, "+14185550123")).isNull();
    assertThat(verdict(phone, "0014185550123")).isNull();
    assertThat(verdict(phone, "4185550123")).isEqualTo("form.phone");
    assertThat(verdict(phone, "+1")).isEqualTo("form.phone");
    assertThat(verdict(phone, "phone")).isEqualTo("form.phone");
  }

  @Test
  void todayIsTheReadersToday() {
    String component = input("datetime", "x", "'subtype':'date'", "'disallowPassedDates':true");
    assertThat(verdict(component, "2026-03-14")).isEqualTo("form.past");
    assertThat(verdict(component, "2026-03-15")).isNull();
    assertThat(verdict(component, "2026-03-16")).isNull();
  }

  @Test
  void anHourAgoIsStillToday() {
    String component = input("datetime", "x", "'subtype':'datetime'", "'disallowPassedDates':true");
    assertThat(verdict(component, "2026-03-15T00:00")).isNull();
    assertThat(verdict(component, "2026-03-14T23:59")).isEqualTo("form.past");
    assertThat(verdict(component, "2026-03-15T03:59Z")).isEqualTo("form.past");
  }

  @Test
  void aFieldIsRefusedOnceAndForTheFirstReason() {
    FormSchema form =
        form(
            input(
                "textfield",
                "a",
                "'validate':{'required':true,'minLength':3,'pattern':'^z','validationType':'email'}"),
            input("number", "b", "'decimalDigits':0", "'validate':{'min':5}"));

    assertThat(read(form, "a", "", "b", 1.5).refusals())
        .extracting(FieldRefusal::field, FieldRefusal::messageKey)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a", "form.required"),
            org.assertj.core.groups.Tuple.tuple("b", "form.integer"));
    assertThat(refusals(read(form, "a", "a", "b", 5))).isEqualTo(Map.of("a", "form.minLength"));
  }

  @Test
  void aRefusalSaysTheLabelAndTheLimitAndNeverTheValue() {
    FieldRefusal refusal =
        read(form(input("number", "x", "'validate':{'max':60}")), "x", 61).refusals().get(0);

    assertThat(refusal.field()).isEqualTo("x");
    assertThat(refusal.label()).isEqualTo("Label of x");
    assertThat(refusal.messageKey()).isEqualTo("form.max");
    assertThat(refusal.args()).containsExactly(new BigDecimal("60"));
  }

  @Test
  void aLabelMayBeComputed() {
    FormSchema form =
        form("{'type':'textfield','key':'x','label':'=`Why not ` + name + `?`'," + REQUIRED + "}");

    assertThat(form.read(values(), values("name", "Zoé"), QUEBEC, NOW).refusals().get(0).label())
        .isEqualTo("Why not Zoé?");
    assertThat(read(form).refusals().get(0).label()).isEqualTo("x");
  }

  @Test
  void acceptedValuesAreKeptBesideTheRefusals() {
    FormReading reading =
        read(form(input("textfield", "a"), input("number", "b")), "a", "yes", "b", "no");

    assertThat(reading.values()).isEqualTo(Map.of("a", "yes"));
    assertThat(refusals(reading)).isEqualTo(Map.of("b", "form.number"));
  }
}
