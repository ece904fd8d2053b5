package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mentorat.MentoratTest;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.Traces;
import org.mentorat.people.Directory;
import org.mentorat.process.MentorshipProcess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What people type is text, also if it looks like an expression of JUEL, FEEL, Thymeleaf, SpEL or a
 * message format: it comes back as typed, and nothing runs it. Whatever ran one of these would
 * leave the word {@link #RUN}, which nobody types.
 */
@MentoratTest
class ExpressionsAsTextTest {

  private static final String RUN = "wasrun742";

  /** In the length of any field. */
  private static final List<String> EXPRESSIONS =
      List.of(
          "${\"wasrun\".concat(\"742\")}",
          "#{\"wasrun\".concat(\"742\")}",
          "=\"wasrun\" + \"742\"",
          "{{\"wasrun\" + \"742\"}}",
          "[[${\"wasrun\" + \"742\"}]]",
          "__${\"wasrun\" + \"742\"}__::.x",
          "{0} {1,number} {0,choice,0#x}");

  private static final Set<String> TEXTS = Set.of("textfield", "textarea");
  private static final ObjectMapper JSON = new ObjectMapper();

  @LocalServerPort private int port;
  @Autowired private ApplicationContext spring;
  @Autowired private DataSource database;
  @Autowired private RuntimeService runtime;

  @TestFactory
  Stream<DynamicTest> each_text_field_of_each_form_gives_back_what_was_typed() throws IOException {
    Resource[] forms =
        new PathMatchingResourcePatternResolver().getResources("classpath:forms/*.form");
    assertThat(forms.length).isGreaterThan(40);
    return Arrays.stream(forms)
        .map(
            file -> DynamicTest.dynamicTest(file.getFilename(), () -> givesBackWhatWasTyped(file)));
  }

  // With every field shown: which ones a form hides depends on the other answers.
  private static void givesBackWhatWasTyped(Resource file) throws IOException {
    ObjectNode json = (ObjectNode) JSON.readTree(file.getInputStream());
    showEverything(json);
    FormSchema form = FormSchema.parse(json.toString());
    List<String> keys =
        form.inputs().stream()
            .filter(input -> TEXTS.contains(input.type().toLowerCase(Locale.ROOT)))
            .map(FormSchema.Input::key)
            .toList();
    for (String expression : EXPRESSIONS) {
      Map<String, Object> typed = new LinkedHashMap<>();
      keys.forEach(key -> typed.put(key, expression));
      FormReading reading = form.read(typed, Map.of(), Directory.ZONE, Instant.now());
      List<String> refused = reading.refusals().stream().map(FieldRefusal::field).toList();
      for (String key : keys) {
        if (refused.contains(key)) {
          // An address of mail, for instance, is none of these.
          assertThat(reading.values().get(key)).isNull();
        } else {
          assertThat(reading.values()).as(key).containsEntry(key, expression);
        }
      }
      assertThat(reading.refusals().toString()).doesNotContain(RUN);
    }
  }

  private static void showEverything(ObjectNode component) {
    component.remove("conditional");
    if (component.get("components") instanceof ArrayNode parts) {
      parts.forEach(part -> showEverything((ObjectNode) part));
    }
  }

  @Test
  void nor_is_it_run_on_its_way_through_a_mentorship() {
    Scene scene = new Scene(spring);
    String mentor = scene.withPassword(scene.mentor(1));
    String coordinator = scene.account(Roles.COORDINATORS);
    String all = String.join(" ", EXPRESSIONS);

    Map<String, Object> registration = scene.registration();
    registration.put("givenName", EXPRESSIONS.get(0));
    registration.put("familyName", EXPRESSIONS.get(1));
    registration.put("expertise", all);
    registration.put("objectives", all);
    Web.Answer registered =
        Web.program(port, coordinator, Scene.PASSWORD)
            .post("/engine-rest/process-definition/key/mentorship/submit-form", body(registration));
    assertThat(registered.status()).as(registered.toString()).isEqualTo(200);
    ProcessInstance instance =
        runtime
            .createProcessInstanceQuery()
            .processInstanceId(registered.json().path("id").asText())
            .singleResult();
    scene.runWhatIsDue(instance);
    assertThat(
            scene
                .opens(
                    coordinator,
                    List.of(Roles.COORDINATORS),
                    instance,
                    MentorshipProcess.CONFIRM_ASSIGNMENT)
                .toString())
        .contains(EXPRESSIONS)
        .doesNotContain(RUN);
    scene.coordinates(instance, MentorshipProcess.CONFIRM_ASSIGNMENT, Scene.confirmed(mentor));
    Map<String, Object> contacted = Scene.contacted();
    for (String key : List.of("refinedNeeds", "rules", "planReason")) {
      contacted.put(key, all);
    }
    String contact = scene.task(instance, MentorshipProcess.MAKE_FIRST_CONTACT).getId();
    Web.Answer done =
        Web.program(port, mentor, Scene.PASSWORD)
            .post("/engine-rest/task/" + contact + "/submit-form", body(contacted));
    assertThat(done.status()).as(done.toString()).isEqualTo(204);
    scene.runWhatIsDue(instance);

    Web mentee = Web.browser(port, scene.withPassword(scene.mentee(instance)), Scene.PASSWORD);
    assertThat(mentee.get("/mes-avis").body())
        .contains("${&quot;wasrun&quot;.concat(&quot;742&quot;)}")
        .doesNotContain(RUN);
    assertThat(Web.browser(port, mentor, Scene.PASSWORD).get("/mes-avis").body())
        .doesNotContain(RUN);
    assertThat(new Traces(List.of(RUN)).inTables(database, "%")).isEmpty();
    assertThat(new Traces(List.of("wasrun")).inTables(database, "act\\_%", "act_id_user"))
        .as("what people typed is not in the engine")
        .isEmpty();
    assertThat(new Traces(List.of("wasrun")).inTables(database, "first\\_contact")).isNotEmpty();
  }

  private static String body(Map<String, Object> form) {
    ObjectNode variables = JSON.createObjectNode();
    form.forEach(
        (key, value) -> {
          ObjectNode variable = variables.putObject(key);
          if (value instanceof Collection<?>) {
            variable.put("type", "Json").put("value", JSON.valueToTree(value).toString());
          } else {
            variable.set("value", JSON.valueToTree(value));
          }
        });
    return JSON.createObjectNode().set("variables", variables).toString();
  }
}
