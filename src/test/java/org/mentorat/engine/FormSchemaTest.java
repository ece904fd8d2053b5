package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mentorat.engine.Forms.form;
import static org.mentorat.engine.Forms.group;
import static org.mentorat.engine.Forms.hiddenIf;
import static org.mentorat.engine.Forms.input;
import static org.mentorat.engine.Forms.json;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormSchemaTest {

  @Test
  void listsItsInputsInTheOrderOfTheForm() {
    FormSchema form =
        form(
            input("textfield", "name", "'validate':{'required':true}"),
            group(
                "",
                input("number", "years", "'decimalDigits':0"),
                group("", input("checkbox", "consent"))),
            input("radio", "trigger", "'values':[{'value':'a','label':'The A'},'b']"),
            input("select", "place", "'valuesKey':'places'"),
            "{'type':'datetime','key':'day','subtype':'date','dateLabel':'The day'}",
            "{'type':'datetime','key':'hour','subtype':'time','timeLabel':'The hour'}",
            "{'type':'datetime','key':'moment','subtype':'datetime','dateLabel':'The moment','timeLabel':'Hour'}");

    assertThat(form.formId()).isEqualTo("test");
    assertThat(form.inputs())
        .containsExactly(
            new FormSchema.Input(
                "name", "textfield", "Label of name", true, List.of(), null, false, false),
            new FormSchema.Input(
                "years", "number", "Label of years", false, List.of(), null, false, true),
            new FormSchema.Input(
                "consent", "checkbox", "Label of consent", false, List.of(), null, false, false),
            new FormSchema.Input(
                "trigger",
                "radio",
                "Label of trigger",
                false,
                List.of(new Option("a", "The A"), new Option("b", "b")),
                null,
                false,
                false),
            new FormSchema.Input(
                "place", "select", "Label of place", false, List.of(), "places", true, false),
            new FormSchema.Input("day", "date", "The day", false, List.of(), null, false, false),
            new FormSchema.Input("hour", "time", "The hour", false, List.of(), null, false, false),
            new FormSchema.Input(
                "moment", "datetime", "The moment", false, List.of(), null, false, false));
  }

  @Test
  void countsNeitherReadOnlyNorDisabledNorDisplayComponentsAmongItsInputs() {
    FormSchema form =
        form(
            input("textfield", "shown", "'readonly':true"),
            input("textfield", "off", "'disabled':true"),
            "{'type':'text','text':'Some **text**'}",
            "{'type':'html','content':'<p>Hello</p>'}",
            "{'type':'image','source':'=picture'}",
            "{'type':'table','dataSource':'=rows','columns':[]}",
            "{'type':'spacer'}",
            "{'type':'separator'}",
            "{'type':'iframe','url':'=address'}",
            "{'type':'button','label':'Send','action':'submit'}",
            "{'type':'expression','key':'sum','expression':'=1 + 1'}");

    assertThat(form.inputs()).isEmpty();
  }

  @Test
  void namesAFieldByItsLabelOrElseByItsKey() {
    FormSchema form =
        form(
            input("textfield", "name"),
            "{'type':'textfield','key':'bare'}",
            "{'type':'textfield','key':'computed','label':'=`Your ` + `needs`'}");

    assertThat(form.label("name")).isEqualTo("Label of name");
    assertThat(form.label("bare")).isEqualTo("bare");
    assertThat(form.label("computed")).isEqualTo("Your needs");
    assertThat(form.label("noSuchField")).isEqualTo("noSuchField");
  }

  @Test
  void refusesADynamicList() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                form(
                    group(
                        "",
                        "{'type':'dynamiclist','id':'List_1','path':'people','components':[]}")))
        .withMessageContaining("Form test, component List_1")
        .withMessageContaining("Complete button");
  }

  @ParameterizedTest
  @ValueSource(strings = {"filepicker", "documentPreview", "slider", ""})
  void refusesAComponentThatFormJsDoesNotKnow(String type) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> form(input(type, "odd")))
        .withMessageContaining("component odd")
        .withMessageContaining(type);
  }

  @Test
  void refusesTheSameKeyTwiceAndTheSameIdTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> form(input("textfield", "name"), group("", input("number", "name"))))
        .withMessageContaining("the key 'name' is used twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> form("{'type':'text','id':'Same'}", "{'type':'separator','id':'Same'}"))
        .withMessageContaining("the id 'Same' is used twice");
  }

  @Test
  void refusesAPropertyThatIsGivenTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> form("{'type':'text','type':'html'}"))
        .withMessageContaining("Duplicate field 'type'");
  }

  @Test
  void refusesAnInputWithoutAUsableKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> form("{'type':'textfield','id':'Field_1'}"))
        .withMessage("Form test, component Field_1: an input needs a key");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> form(input("textfield", "person.name")))
        .withMessageContaining("dot");
  }

  @Test
  void refusesAGroupWithAPath() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> form(group("'path':'person'", input("textfield", "name"))))
        .withMessageContaining("path");
  }

  @Test
  void refusesAFormForANewerFormJs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FormSchema.parse("{\"id\":\"f\",\"schemaVersion\":17,\"components\":[]}"))
        .withMessageContaining("schemaVersion 17");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json",
        "[]",
        "{}",
        "{\"id\":\"f\"}",
        "{\"id\":\"f\",\"components\":[]} and more"
      })
  void refusesWhatIsNoForm(String json) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FormSchema.parse(json))
        .withMessageContaining("Not a form");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'conditional':{'hide':'=1 +'}",
        "'conditional':{'hide':'true'}",
        "'readonly':'=(('",
        "'validate':{'min':'=max('}",
        "'validate':{'maxLength':'many'}",
        "'validate':{'pattern':'(a'}",
        "'label':'=`unfinished'"
      })
  void refusesWhatItCouldNotEvaluateLater(String property) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> form("{'type':'textfield','key':'name'," + property + "}"))
        .withMessageContaining("Form test, component name");
  }

  @Test
  void refusesAnExpressionThatFormJsWouldTakeForPlainText() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> form(input("select", "place", "'valuesExpression':'places'")))
        .withMessageContaining("valuesExpression");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> form("{'type':'textfield','key':'name','label':'Hello {{name}}'}"))
        .withMessageContaining("template");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> form("{'type':'expression','key':'sum','expression':'1 + 1'}"))
        .withMessageContaining("expression");
  }

  @Test
  void acceptsAConditionOnAGroupAndOnADisplayComponent() {
    FormSchema form =
        FormSchema.parse(
            json(
                "'components':["
                    + group(hiddenIf("a = null"), input("textfield", "a"))
                    + ",{'type':'text','text':'x',"
                    + hiddenIf("a = null")
                    + "}]"));

    assertThat(form.inputs()).hasSize(1);
  }
}
