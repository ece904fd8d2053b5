package org.mentorat.journeys;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorat.ApplicationProcess;

/** {@code docs/integration.md} is true: its shell runs as written, its fields are the forms'. */
class IntegrationGuideTest {

  private static final Path GUIDE = Path.of("docs/integration.md");
  private static final String BEGIN = "<!-- forms: written by IntegrationGuideTest -->\n";
  private static final String END = "<!-- /forms -->";

  private static final Map<String, String> OWNERS =
      Map.ofEntries(
          entry("${mentee}", "the mentee"),
          entry("${mentor}", "the mentor"),
          entry("${earlyEndOther}", "the one of the pair who has not asked for it"),
          entry("${extensionOther}", "whoever of the pair has not agreed yet"),
          entry("${revisionOther}", "the one of the pair who has not proposed it"),
          entry("${revisionProposer}", "the one of the pair who proposed it"),
          entry("${rescheduleOwner}", "whoever of the pair has cancelled"),
          entry("${reporter}", "whoever wrote the word"),
          entry("${confidants}", "the people named for the project"),
          entry("camunda-admin", "the administration"),
          entry(
              "${answerer}",
              "the mentor, the co-mentor or peer whom it is addressed to, or who stands in"),
          entry("${requestAsker}", "whoever asked"),
          entry("${signatory}", "whoever is to accept the version"),
          entry("${coMentorOther}", "the one of the pair who has not proposed it"),
          entry("${coMentorInviter}", "the one of the pair who invited"),
          entry("${coMentor}", "whoever is invited, or contributes"));

  private static final boolean IN_THE_GATE = "true".equals(System.getenv("CI"));

  @TempDir Path folder;

  @Test
  void the_shell_of_the_guide_takes_a_mentorship_through_its_year() throws Exception {
    for (String program : List.of("bash", "curl", "jq")) {
      // At home it may be missing; the gate installs it, so there a missing one is a failure.
      assumeTrue(IN_THE_GATE || isThere(program), program + " is not installed");
      assertThat(isThere(program)).as(program).isTrue();
    }
    Path script = folder.resolve("guide.sh");
    Files.writeString(
        script,
        Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(GUIDE))
            .results()
            .map(block -> block.group(1))
            .collect(Collectors.joining("\n", "set -euo pipefail\n", "echo « the end »\n")));
    try (ApplicationProcess application = ApplicationProcess.start(folder)) {
      application.awaitReady();
      ProcessBuilder guide =
          new ProcessBuilder("bash", script.toString()).redirectErrorStream(true);
      guide.environment().put("api", application.url());
      guide.environment().put("LC_ALL", "C.UTF-8");
      Process running = guide.start();
      String said = new String(running.getInputStream().readAllBytes());
      assertThat(running.waitFor()).as(said).isZero();
      assertThat(said).endsWith("« the end »\n");
      application.stop();
    }
  }

  @Test
  void the_guide_names_every_form_and_every_field() throws IOException {
    String guide = Files.readString(GUIDE);
    String fields = fields();
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/integration-forms.md"), fields);
    assertThat(guide.substring(guide.indexOf(BEGIN) + BEGIN.length(), guide.indexOf(END)))
        .as("what docs/integration.md says of the forms; the truth is target/integration-forms.md")
        .isEqualTo(fields);
  }

  private static String fields() throws IOException {
    Map<String, String> steps = steps();
    StringBuilder all = new StringBuilder();
    try (Stream<Path> forms = Files.list(Path.of("forms")).sorted()) {
      for (Path file : forms.toList()) {
        JsonNode form = new ObjectMapper().readTree(file.toFile());
        String id = form.path("id").asText();
        String step =
            steps.getOrDefault(id, "an action, at `/api/mentorships/{reference}/" + id + "`");
        all.append("\n**`%s`**: %s\n\n".formatted(id, step));
        describe(form, new ArrayList<>(), all);
      }
    }
    return all.append('\n').toString();
  }

  private static Map<String, String> steps() throws IOException {
    Map<String, String> steps = new TreeMap<>();
    steps.put("end-project", "an action, at `/api/projects/{code}/end`, the coordination");
    steps.put(
        "publish-document", "an action, at `/api/documents/{kind}/publication`, the coordination");

    String mentor = "an action, at `/api/mentors/{account}/%s`, that mentor or the coordination";
    for (String action : List.of("absence", "leaving", "return")) {
      steps.put("mentor-" + action, mentor.formatted(action));
    }
    steps.put("registration", "starts the process; the coordination, or whoever registers");
    try (Stream<Path> models = Files.list(Path.of("bpmn")).sorted()) {
      for (Path file : models.filter(model -> model.toString().endsWith(".bpmn")).toList()) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        for (UserTask task : model.getModelElementsByType(UserTask.class)) {
          String owner =
              Stream.of(
                      task.getCamundaAssignee(),
                      task.getCamundaCandidateUsers(),
                      task.getCamundaCandidateGroups())
                  .map(one -> one == null ? null : OWNERS.get(one))
                  .filter(Objects::nonNull)
                  .findFirst()
                  .orElse("the coordination");
          steps.put(task.getCamundaFormRef(), "`%s`, %s".formatted(task.getId(), owner));
        }
      }
    }
    return steps;
  }

  private static void describe(JsonNode container, List<String> hidden, StringBuilder all) {
    for (JsonNode component : container.path("components")) {
      List<String> conditions = new ArrayList<>(hidden);
      String hide = component.at("/conditional/hide").asText();
      if (!hide.isEmpty()) {
        conditions.add(hide.substring(1));
      }
      if (component.path("type").asText().equals("group")) {
        describe(component, conditions, all);
      } else if (isInput(component)) {
        all.append("* `%s`: ".formatted(component.path("key").asText()))
            .append(type(component))
            .append(component.at("/validate/required").asBoolean() ? " *(required)*" : "")
            .append(
                conditions.stream()
                    .map(" · hidden while `%s`"::formatted)
                    .collect(Collectors.joining()))
            .append('\n');
      }
    }
  }

  private static boolean isInput(JsonNode component) {
    return component.has("key")
        && !component.path("readonly").asBoolean()
        && !component.path("disabled").asBoolean()
        && !List.of("table", "text", "html").contains(component.path("type").asText());
  }

  private static String type(JsonNode component) {
    String type = component.path("type").asText();
    String options =
        StreamSupport.stream(component.path("values").spliterator(), false)
            .map(option -> "`" + option.path("value").asText() + "`")
            .collect(Collectors.joining(" | "));
    String shown = component.path("valuesKey").asText(null);
    if (shown != null) {
      options = "one of the `" + shown + "` shown";
    }
    JsonNode limits = component.path("validate");
    return switch (type) {
      case "checklist", "taglist" ->
          "a list of " + (shown == null ? options : options.substring("one of ".length()));
      case "radio", "select" -> options;
      case "datetime" ->
          component.path("subtype").asText().equals("date") ? "a day" : "a date and time";
      case "checkbox" -> "true or false";
      case "number" -> "a number, %s to %s".formatted(limits.path("min"), limits.path("max"));
      default -> "text, at most " + limits.path("maxLength") + " characters";
    };
  }

  private static boolean isThere(String program) throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
  }
}
