package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorat.engine.Forms.NOW;
import static org.mentorat.engine.Forms.QUEBEC;
import static org.mentorat.engine.Forms.form;
import static org.mentorat.engine.Forms.group;
import static org.mentorat.engine.Forms.hiddenIf;
import static org.mentorat.engine.Forms.input;
import static org.mentorat.engine.Forms.read;
import static org.mentorat.engine.Forms.refusals;
import static org.mentorat.engine.Forms.values;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is hidden or read-only; the cases were tried in form-js 1.8.7 itself. */
class FormConditionsTest {

  private static final String REQUIRED = "'validate':{'required':true}";
  private static final String OPTIONS = "'values':['x','y']";

  @Test
  void aHiddenFieldIsDroppedWhateverWasSubmittedForIt() {
    FormSchema form =
        form(input("textfield", "a"), input("textfield", "b", REQUIRED, hiddenIf("a = `x`")));

    assertThat(read(form, "a", "x", "b", "typed before").values()).isEqualTo(Map.of("a", "x"));
    assertThat(refusals(read(form, "a", "x", "b", 5))).isEmpty();
    assertThat(refusals(read(form, "a", "y"))).isEqualTo(Map.of("b", "form.required"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "unknown",
        "not(unknown)",
        "unknown > 3",
        "text",
        "list",
        "text > 3",
        "list contains(unknown, `p`)",
        "string length(unknown) > 0",
        "unknown and true",
        "number(text) > 1",
        "date(text) > date(`2026-01-01`)",
        "if unknown then true else false",
        "noSuchFunction(text)",
        "false",
        "1"
      })
  void aFieldStaysVisibleUnlessItsConditionIsTrue(String condition) {
    FormSchema form = form(input("textfield", "b", hiddenIf(condition)));

    assertThat(
            form.read(values("b", "kept"), values("text", "x", "list", List.of("p")), QUEBEC, NOW)
                .values())
        .containsEntry("b", "kept");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown = null",
        "unknown != `x`",
        "text = `x`",
        "not(no)",
        "no != true",
        "list contains(list, `p`)",
        "count(list) = 2",
        "list = [`p`,`q`]",
        "count(empty) = 0",
        "empty = []",
        "text in (`x`,`y`)",
        "five in [1..10]",
        "date(day) < date(`2026-06-01`)",
        "unknown = 1 or text = `x`",
        "some e in list satisfies e = `q`",
        "rows[1].name = `Zoé`",
        "count(rows) > 0",
        "string length(text) = 1",
        "five >= 5",
        "text.foo = null"
      })
  void aFieldIsHiddenWhenItsConditionIsTrue(String condition) {
    FormSchema form = form(input("textfield", "b", hiddenIf(condition)));
    Map<String, Object> shown =
        values(
            "text",
            "x",
            "no",
            false,
            "list",
            List.of("p", "q"),
            "empty",
            List.of(),
            "five",
            5,
            "day",
            LocalDate.of(2026, 5, 1),
            "rows",
            List.of(Map.of("name", "Zoé")));

    assertThat(form.read(values("b", "dropped"), shown, QUEBEC, NOW).values()).isEmpty();
  }

  @Test
  void aGroupHidesAllThatIsInIt() {
    FormSchema form =
        form(
            input("textfield", "a"),
            group(
                hiddenIf("a = `x`"),
                input("textfield", "b", REQUIRED),
                group("", input("textfield", "c", REQUIRED, hiddenIf("b = `y`")))));

    assertThat(read(form, "a", "x", "b", "1", "c", "2").values()).isEqualTo(Map.of("a", "x"));
    assertThat(read(form, "a", "z", "b", "1", "c", "2").values())
        .isEqualTo(Map.of("a", "z", "b", "1", "c", "2"));
    assertThat(read(form, "a", "z", "b", "y", "c", "2").values())
        .isEqualTo(Map.of("a", "z", "b", "y"));
  }

  @Test
  void aHiddenAnswerCountsForNoOtherCondition() {
    FormSchema form =
        form(
            input("radio", "a", OPTIONS),
            input("radio", "b", OPTIONS, hiddenIf("a != `x`")),
            input("textfield", "c", REQUIRED, hiddenIf("b != `y`")));

    assertThat(read(form, "a", "y", "b", "y", "c", "typed before").values())
        .isEqualTo(Map.of("a", "y"));
    assertThat(read(form, "a", "y").values()).isEqualTo(values("a", "y"));
    assertThat(refusals(read(form, "a", "x", "b", "y"))).isEqualTo(Map.of("c", "form.required"));
  }

  @Test
  void aChainOfConditionsIsFollowedToItsEnd() {
    FormSchema form =
        form(
            input("radio", "a", OPTIONS),
            input("radio", "b", OPTIONS, hiddenIf("a != `x`")),
            input("radio", "c", OPTIONS, hiddenIf("b != `x`")),
            input("radio", "d", OPTIONS, hiddenIf("c != `x`")),
            input("radio", "e", OPTIONS, REQUIRED, hiddenIf("d != `x`")));

    assertThat(read(form, "a", "y", "b", "x", "c", "x", "d", "x", "e", "x").values())
        .isEqualTo(Map.of("a", "y"));
    assertThat(read(form, "a", "x", "b", "x", "c", "x", "d", "x", "e", "y").values()).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({
    "textfield,''",
    "textarea,''",
    "number,null",
    "datetime,null",
    "radio,null",
    "select,null",
    "checkbox,false",
    "checklist,[]",
    "taglist,[]"
  })
  void conditionsSeeAHiddenFieldAsFormJsLeavesItEmpty(String type, String empty) {
    String feel = empty.isEmpty() ? "``" : empty;
    FormSchema form =
        form(
            input(type, "a", OPTIONS, hiddenIf("true")),
            input("textfield", "b", hiddenIf("a = " + feel)));

    assertThat(read(form, "a", "x", "b", "dropped").values()).isEmpty();
  }

  @Test
  void conditionsSeeAHiddenFieldAtItsFirstValue() {
    FormSchema form =
        form(
            input("select", "a", OPTIONS, "'defaultValue':'y'", hiddenIf("true")),
            input("textfield", "b", hiddenIf("a = `y`")));

    assertThat(read(form, "a", "x", "b", "1").values()).isEmpty();
    assertThat(form.read(values("a", "x", "b", "1"), values("a", "x"), QUEBEC, NOW).values())
        .isEqualTo(Map.of("b", "1"));
    assertThat(form.read(values("b", "1"), values("a", "not an option"), QUEBEC, NOW).values())
        .isEqualTo(Map.of("b", "1"));
    assertThat(form.read(values("b", "1"), values("a", null), QUEBEC, NOW).values())
        .isEqualTo(Map.of("b", "1"));
  }

  @Test
  void aDefaultIsNoAnswer() {
    FormSchema form = form(input("select", "a", OPTIONS, "'defaultValue':'y'", REQUIRED));

    assertThat(refusals(read(form))).isEqualTo(Map.of("a", "form.required"));
  }

  @Test
  void whatIsReadOnlyOrDisabledIsIgnoredAndConditionsSeeWhatIsShown() {
    FormSchema form =
        form(
            input("textfield", "a", "'readonly':true", REQUIRED),
            input("textfield", "b", "'disabled':true", REQUIRED),
            input("textfield", "c", hiddenIf("a = `shown` and b = `too`")));

    FormReading forged =
        form.read(
            values("a", "forged", "b", "forged", "c", "1"),
            values("a", "shown", "b", "too"),
            QUEBEC,
            NOW);
    assertThat(forged.values()).isEmpty();
    assertThat(forged.refusals()).isEmpty();

    FormReading other =
        form.read(values("a", "shown", "b", "too", "c", "1"), values("a", "other"), QUEBEC, NOW);
    assertThat(other.values()).isEqualTo(Map.of("c", "1"));
  }

  @Test
  void aFieldMayBeReadOnlyUnderACondition() {
    FormSchema form =
        form(
            input("checkbox", "locked"), input("textfield", "b", REQUIRED, "'readonly':'=locked'"));

    assertThat(read(form, "locked", true, "b", "dropped").values())
        .isEqualTo(Map.of("locked", true));
    assertThat(read(form, "locked", false, "b", "kept").values()).containsEntry("b", "kept");
    assertThat(refusals(read(form, "locked", false))).isEqualTo(Map.of("b", "form.required"));
  }

  @Test
  void conditionsSeeWhatIsSubmittedAsFormJsWouldHoldIt() {
    FormSchema form =
        form(
            input("number", "n", "'serializeToString':true"),
            input("datetime", "day", "'subtype':'date'"),
            input("datetime", "moment", "'subtype':'datetime'"),
            input("taglist", "tags", OPTIONS),
            input(
                "textfield",
                "b",
                hiddenIf(
                    "n > 4 and date(day) > date(`2026-04-30`) and date and time(moment) > date and time(`2026-05-01T13:59:00Z`) and list contains(tags, `x`)")));

    assertThat(
            read(
                    form,
                    "n",
                    "5",
                    "day",
                    "2026-05-01",
                    "moment",
                    "2026-05-01T10:00",
                    "tags",
                    "[\"x\"]",
                    "b",
                    "dropped")
                .values())
        .doesNotContainKey("b");
    assertThat(
            read(
                    form,
                    "n",
                    "4",
                    "day",
                    "2026-05-01",
                    "moment",
                    "2026-05-01T10:00",
                    "tags",
                    "[\"x\"]",
                    "b",
                    "kept")
                .values())
        .containsKey("b");
  }

  @Test
  void conditionsSeeNothingOfAValueThatCannotBeRead() {
    FormSchema form = form(input("textfield", "a"), input("textfield", "b", hiddenIf("a = ``")));

    FormReading reading = read(form, "a", Map.of("x", 1), "b", "dropped");

    assertThat(refusals(reading)).isEqualTo(Map.of("a", "form.type"));
    assertThat(reading.values()).isEmpty();
  }

  @Test
  void conditionsSeeComputedFields() {
    FormSchema form =
        form(
            input("textfield", "a"),
            "{'type':'expression','key':'e','expression':'=if a = `x` then `yes` else `no`'}",
            input("textfield", "b", hiddenIf("e = `yes`")));

    assertThat(read(form, "a", "x", "b", "1", "e", "no").values()).isEqualTo(Map.of("a", "x"));
    assertThat(read(form, "a", "z", "b", "1").values()).isEqualTo(Map.of("a", "z", "b", "1"));
  }

  @Test
  void whatIsTypedIsNeverEvaluated() {
    FormSchema form = form(input("textfield", "a"), input("textfield", "b", hiddenIf("a = `2`")));

    assertThat(read(form, "a", "=1+1", "b", "kept").values()).containsEntry("b", "kept");
    assertThat(read(form, "a", "\" or true or \"", "b", "kept").values())
        .containsEntry("b", "kept");
  }

  @Test
  void conditionsThatContradictEachOtherStillGiveAnAnswer() {
    FormSchema form =
        form(
            input("textfield", "a", hiddenIf("b != ``")),
            input("textfield", "b", hiddenIf("a != ``")));

    assertThat(read(form, "a", "1", "b", "2").values()).isEqualTo(Map.of("a", "1", "b", "2"));
    assertThat(read(form, "a", "1").values()).containsEntry("a", "1");
  }

  @Test
  void theReasonForAnotherChoiceIsAskedOnlyForAnotherChoice() {
    FormSchema form =
        form(
            input("radio", "decision", "'values':['confirm','wait']", REQUIRED),
            input(
                "select",
                "mentor",
                "'valuesKey':'candidates'",
                REQUIRED,
                hiddenIf("decision != `confirm`")),
            input(
                "textarea",
                "choiceReason",
                REQUIRED,
                hiddenIf("decision != `confirm` or mentor = null or mentor = recommendedMentor")));
    Map<String, Object> shown =
        values(
            "candidates",
            List.of(new Option("p-1", "One"), new Option("p-2", "Two")),
            "recommendedMentor",
            "p-1");

    assertThat(form.read(values("decision", "confirm", "mentor", "p-1"), shown, QUEBEC, NOW))
        .isEqualTo(new FormReading(Map.of("decision", "confirm", "mentor", "p-1"), List.of()));
    assertThat(
            refusals(form.read(values("decision", "confirm", "mentor", "p-2"), shown, QUEBEC, NOW)))
        .isEqualTo(Map.of("choiceReason", "form.required"));
    assertThat(refusals(form.read(values("decision", "confirm"), shown, QUEBEC, NOW)))
        .isEqualTo(Map.of("mentor", "form.required"));
    assertThat(
            form.read(
                    values("decision", "wait", "mentor", "p-9", "choiceReason", "x"),
                    shown,
                    QUEBEC,
                    NOW)
                .values())
        .isEqualTo(Map.of("decision", "wait"));
    assertThat(
            refusals(
                form.read(
                    values("decision", "confirm", "mentor", "p-2", "recommendedMentor", "p-2"),
                    shown,
                    QUEBEC,
                    NOW)))
        .isEqualTo(Map.of("choiceReason", "form.required"));
  }

  @Test
  void manyPeopleMayUseOneSchemaAtATime() throws Exception {
    FormSchema form =
        form(input("textfield", "a"), input("textfield", "b", REQUIRED, hiddenIf("a = `x`")));
    ExecutorService people = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Integer>> readings =
          IntStream.range(0, 400)
              .<Callable<Integer>>mapToObj(
                  i -> () -> read(form, "a", i % 2 == 0 ? "x" : "y").refusals().size())
              .toList();
      int refused = 0;
      for (var reading : people.invokeAll(readings)) {
        refused += reading.get();
      }
      assertThat(refused).isEqualTo(200);
    } finally {
      people.shutdown();
    }
  }
}
