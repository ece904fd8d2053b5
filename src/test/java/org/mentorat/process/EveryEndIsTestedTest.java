package org.mentorat.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;

/**
 * A path that is drawn is a path that is tested: each end, each task and each boundary event of the
 * models is named by its constant in one of the path tests.
 */
class EveryEndIsTestedTest {

  @Test
  void the_path_tests_name_every_end_task_and_boundary_event()
      throws IOException, IllegalAccessException {
    Set<String> drawn = new TreeSet<>();
    for (String name :
        List.of(
            "mentorship",
            "confidentialWord",
            "suspension",
            "projectEnd",
            "agreementChange",
            "agreementAcceptance",
            "mentorAbsence",
            "undeliveredNotice",
            "dailyDigest",
            "weeklyDigest")) {
      var model = Bpmn.readModelFromFile(Path.of("bpmn", name + ".bpmn").toFile());
      for (var type :
          Set.<Class<? extends FlowNode>>of(
              EndEvent.class, UserTask.class, ServiceTask.class, BoundaryEvent.class)) {
        model.getModelElementsByType(type).forEach(node -> drawn.add(node.getId()));
      }
      // Whoever reaches a step has passed the notice before it.
      model.getModelElementsByType(SendTask.class).stream()
          .filter(
              notice ->
                  notice.getSucceedingNodes().list().stream().noneMatch(UserTask.class::isInstance))
          .forEach(notice -> drawn.add(notice.getId()));
    }
    String tests;
    try (Stream<Path> files = Files.list(Path.of("src/test/java/org/mentorat/process"))) {
      tests =
          files
              .filter(file -> file.getFileName().toString().endsWith("PathTest.java"))
              .map(EveryEndIsTestedTest::body)
              .collect(Collectors.joining());
    }

    Map<String, String> constants = new TreeMap<>();
    for (Class<?> seam :
        List.of(
            MentorshipProcess.class,
            ConfidentialWordProcess.class,
            SuspensionProcess.class,
            ProjectEndProcess.class,
            AgreementChangeProcess.class,
            AgreementAcceptanceProcess.class,
            MentorAbsenceProcess.class,
            UndeliveredNoticeProcess.class,
            DailyDigestProcess.class,
            WeeklyDigestProcess.class)) {
      for (Field field : seam.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
          constants.put((String) field.get(null), field.getName());
        }
      }
    }
    assertThat(drawn).isNotEmpty();
    assertThat(drawn)
        .filteredOn(
            id ->
                !Pattern.compile("\\b" + constants.getOrDefault(id, "no constant") + "\\b")
                    .matcher(tests)
                    .find())
        .as("elements that no path test names")
        .isEmpty();
  }

  private static String body(Path file) {
    try {
      return Files.readString(file).replaceAll("(?m)^import .*$", "");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
