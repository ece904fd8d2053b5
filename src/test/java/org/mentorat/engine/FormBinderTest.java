package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorat.engine.Forms.form;
import static org.mentorat.engine.Forms.input;
import static org.mentorat.engine.Forms.values;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormBinderTest {

  enum Way {
    @JsonProperty("inPerson")
    IN_PERSON,
    phone
  }

  record Everything(
      String text,
      Integer whole,
      BigDecimal decimal,
      Boolean ticked,
      Way way,
      List<Way> ways,
      List<String> tags,
      LocalDate day,
      LocalTime hour,
      Instant moment) {}

  @Test
  void everyTypeArrivesAsItWasRead() {
    Instant moment = Instant.parse("2026-05-01T14:00:00.123456Z");
    Everything bound =
        FormBinder.bind(
            values(
                "text",
                "Zoé",
                "whole",
                5,
                "decimal",
                new BigDecimal("1.50"),
                "ticked",
                true,
                "way",
                "inPerson",
                "ways",
                List.of("phone", "inPerson"),
                "tags",
                List.of("a"),
                "day",
                LocalDate.of(2026, 5, 1),
                "hour",
                LocalTime.of(10, 5),
                "moment",
                moment),
            Everything.class);

    assertThat(bound)
        .isEqualTo(
            new Everything(
                "Zoé",
                5,
                new BigDecimal("1.50"),
                true,
                Way.IN_PERSON,
                List.of(Way.phone, Way.IN_PERSON),
                List.of("a"),
                LocalDate.of(2026, 5, 1),
                LocalTime.of(10, 5),
                moment));
  }

  @Test
  void whatWasNotReadIsNullAndWhatHasNoPlaceIsLeftOut() {
    assertThat(FormBinder.bind(values("elsewhere", 1, "text", null), Everything.class))
        .isEqualTo(new Everything(null, null, null, null, null, null, null, null, null, null));
  }

  @Test
  void aWholeNumberFitsADecimalAndALongOne() {
    record Numbers(BigDecimal decimal, Long whole) {}

    assertThat(FormBinder.bind(values("decimal", 5, "whole", 7), Numbers.class))
        .isEqualTo(new Numbers(new BigDecimal("5"), 7L));
  }

  @Test
  void aMistakeOfOursNamesTheComponentAndNeverTheValue() {
    for (var wrong :
        List.of(
            values("way", "secret"),
            values("whole", "secret"),
            values("day", "secret"),
            values("ticked", "secret"),
            values("ways", "secret"),
            values("whole", new BigDecimal("1.5")))) {
      String component = wrong.keySet().iterator().next();
      assertThatThrownBy(() -> FormBinder.bind(wrong, Everything.class))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("The form's values do not fit Everything." + component)
          .hasNoCause();
    }
  }

  @Test
  void anUnwantedNullNamesItsComponent() {
    record Primitive(int whole) {}

    assertThatThrownBy(() -> FormBinder.bind(values(), Primitive.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Primitive");
  }

  private static final FormSchema FORM =
      form(
          input("textfield", "text"),
          input("number", "whole", "'decimalDigits':0"),
          input("number", "decimal"),
          input("checkbox", "ticked"),
          input("radio", "way", "'values':['inPerson','phone']"),
          input("checklist", "ways", "'values':['inPerson','phone']"),
          input("taglist", "tags", "'valuesKey':'allTags'"),
          input("datetime", "day", "'subtype':'date'"),
          input("datetime", "hour", "'subtype':'time'"),
          input("datetime", "moment", "'subtype':'datetime'"),
          input("textarea", "shown", "'readonly':true"));

  @Test
  void aFormAndItsRecordFitTogether() {
    assertThat(FormBinder.mismatches(FORM, Everything.class)).isEmpty();
  }

  @Test
  void missingPartsAreListedOnBothSides() {
    record Other(String text, String nowhere) {}

    assertThat(
            FormBinder.mismatches(
                form(input("textfield", "text"), input("number", "extra")), Other.class))
        .containsExactly(
            "input extra of test has no component in Other", "Other.nowhere has no input in test");
  }

  @Test
  void everyTypeThatDoesNotFitIsListed() {
    record Wrong(
        Integer text,
        String whole,
        Integer decimal,
        boolean ticked,
        Integer way,
        String ways,
        List<Way> tags,
        Instant day,
        String hour,
        LocalDate moment) {}

    assertThat(FormBinder.mismatches(FORM, Wrong.class))
        .hasSize(10)
        .allMatch(mismatch -> mismatch.startsWith("Wrong."))
        .contains("Wrong.tags: the server computes the options, so that no enum can hold them");
  }

  @Test
  void constantsAndOptionsMustBeTheSame() {
    record Choice(Way way) {}

    assertThat(
            FormBinder.mismatches(
                form(input("select", "way", "'values':['inPerson','video']")), Choice.class))
        .containsExactly("Choice.way: options [inPerson, video], but constants [inPerson, phone]");
  }
}
