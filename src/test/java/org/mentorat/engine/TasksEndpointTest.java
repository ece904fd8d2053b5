package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorat.engine.ActionAnswers.body;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ASSIGNMENT;
import static org.mentorat.process.MentorshipProcess.DECIDE_MENTOR_CHANGE;
import static org.mentorat.process.MentorshipProcess.MAKE_FIRST_CONTACT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.MentoratTest;
import org.mentorat.Together;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.Directory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The coordination's tasks over HTTP: listed, and submitted many at a time. */
@MentoratTest
class TasksEndpointTest {

  private static final String TASKS = "/api/tasks";

  @LocalServerPort private int port;
  @Autowired private ApplicationContext spring;
  @Autowired private TaskService tasks;
  @Autowired private HistoryService history;
  @Autowired private MentorshipRegister mentorships;
  @Autowired private Directory directory;
  private Scene scene;
  private String account;
  private Web coordinator;

  @BeforeEach
  void scene() {
    scene = new Scene(spring);
    account = scene.account(Roles.COORDINATORS);
    coordinator = program(account);
  }

  @Test
  void each_task_is_listed_with_what_it_is_about() {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.inService(mentor);
    scene.asks(mentor, instance, "mentor-change", YearForms.mentorChangeAsked());

    JsonNode listed = list("?project=" + scene.project);

    assertThat(listed).hasSize(1);
    JsonNode task = listed.get(0);
    assertThat(task.path("id").asText())
        .isEqualTo(scene.task(instance, DECIDE_MENTOR_CHANGE).getId());
    assertThat(task.path("kind").asText()).isEqualTo("userTask_decideMentorChange");
    assertThat(task.path("form").asText()).isEqualTo("decide-mentor-change");
    assertThat(task.path("name").asText()).contains(scene.reference(instance));
    assertThat(task.path("reference").asText()).isEqualTo(scene.reference(instance));
    assertThat(task.path("project").asText()).isEqualTo(scene.project);
    assertThat(task.path("mentor").asText()).isEqualTo(mentor);
    assertThat(task.path("late").asBoolean()).isFalse();
    assertThat(task.path("created").asText()).matches("\\d{4}-.*Z");
    assertThat(task.path("due").asText()).matches("\\d{4}-.*Z");

    ClockUtil.setCurrentTime(Date.from(Scene.now().plus(Duration.ofDays(3))));
    assertThat(list("?project=" + scene.project).get(0).path("late").asBoolean()).isTrue();
  }

  @Test
  void the_list_is_narrowed_by_kind_mentor_and_project() {
    String mentor = scene.mentor(2);
    ProcessInstance changing = scene.inService(mentor);
    scene.asks(mentor, changing, "mentor-change", YearForms.mentorChangeAsked());
    ProcessInstance waiting = scene.register();
    String here = "?project=" + scene.project;

    assertThat(references(list(here)))
        .containsExactlyInAnyOrder(scene.reference(changing), scene.reference(waiting));
    assertThat(references(list(here + "&kind=" + CONFIRM_ASSIGNMENT)))
        .containsExactly(scene.reference(waiting));
    assertThat(references(list("?mentor=" + mentor))).containsExactly(scene.reference(changing));
    assertThat(list("?project=nothing")).isEmpty();
    assertThat(list("?kind=userTask_makeFirstContact&project=" + scene.project)).isEmpty();
  }

  @Test
  void what_a_colleague_has_taken_is_theirs() {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.register();
    String task = scene.task(instance, CONFIRM_ASSIGNMENT).getId();

    String colleague = scene.account(Roles.COORDINATORS);
    tasks.claim(task, colleague);

    assertThat(list("?project=" + scene.project)).isEmpty();
    JsonNode outcome = submit(submission(task, Scene.confirmed(mentor))).get(0);
    assertThat(outcome.path("outcome").asText()).isEqualTo("REFUSED");
    assertThat(outcome.path("message").asText()).contains("Déjà prise en charge");
    assertThat(scene.task(instance, CONFIRM_ASSIGNMENT)).isNotNull();

    coordinator = program(colleague);
    assertThat(list("?project=" + scene.project)).hasSize(1);
    assertThat(outcomes(submit(submission(task, Scene.confirmed(mentor))))).containsExactly("DONE");
  }

  @Test
  void twenty_assignments_are_confirmed_in_one_call() {
    String mentor = scene.mentor(20);
    List<ProcessInstance> instances = registered(20);
    List<Map<String, Object>> submissions =
        instances.stream()
            .map(
                instance ->
                    submission(
                        scene.task(instance, CONFIRM_ASSIGNMENT).getId(), Scene.confirmed(mentor)))
            .toList();

    JsonNode answered = submit(submissions);

    assertThat(outcomes(answered)).hasSize(20).containsOnly("DONE");
    assertThat(references(answered))
        .as("in the order sent")
        .containsExactlyElementsOf(instances.stream().map(scene::reference).toList());
    assertThat(answered.get(0).path("message").isNull()).isTrue();
    assertThat(directory.mentor(mentor).orElseThrow().load()).isEqualTo(20);
    for (ProcessInstance instance : instances) {
      scene.runWhatIsDue(instance);
      assertThat(scene.task(instance, MAKE_FIRST_CONTACT).getAssignee()).isEqualTo(mentor);
    }
    assertThat(
            history
                .createHistoricTaskInstanceQuery()
                .processInstanceId(instances.get(0).getId())
                .taskDefinitionKey(CONFIRM_ASSIGNMENT)
                .singleResult()
                .getAssignee())
        .as("history says who did it")
        .isEqualTo(account);
  }

  @Test
  void one_that_is_refused_holds_back_no_other() {
    String full = scene.mentor(2);
    String other = scene.mentor(5);
    List<ProcessInstance> instances = registered(4);
    List<Map<String, Object>> submissions = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      submissions.add(
          submission(
              scene.task(instances.get(i), CONFIRM_ASSIGNMENT).getId(),
              Scene.confirmed(i < 3 ? full : other)));
    }

    JsonNode answered = submit(submissions);

    assertThat(outcomes(answered)).containsExactly("DONE", "DONE", "REFUSED", "DONE");
    JsonNode refused = answered.get(2);
    assertThat(refused.path("reference").asText()).isEqualTo(scene.reference(instances.get(2)));
    assertThat(refused.at("/fields/0/field").asText()).isEqualTo("mentor");
    assertThat(refused.path("message").asText()).isNotBlank();
    assertThat(directory.mentor(full).orElseThrow().load()).isEqualTo(2);
    assertThat(scene.task(instances.get(2), CONFIRM_ASSIGNMENT)).isNotNull();

    // Nothing was lost: the same task can be decided otherwise.
    assertThat(
            outcomes(
                submit(
                    submission(
                        scene.task(instances.get(2), CONFIRM_ASSIGNMENT).getId(),
                        Scene.confirmed(other)))))
        .containsExactly("DONE");
  }

  @Test
  void the_mentees_of_an_absent_mentor_are_reassigned_in_one_call() {
    String absent = scene.mentor(3);
    List<ProcessInstance> instances =
        IntStream.range(0, 3).mapToObj(i -> scene.inService(absent)).toList();
    String next = scene.mentor(3);
    instances.forEach(
        instance -> scene.asks(absent, instance, "mentor-change", YearForms.mentorChangeAsked()));
    List<Map<String, Object>> submissions = new ArrayList<>();
    list("?mentor=" + absent)
        .forEach(
            task ->
                submissions.add(
                    submission(task.path("id").asText(), YearForms.mentorChanged(next))));

    assertThat(outcomes(submit(submissions))).hasSize(3).containsOnly("DONE");
    for (ProcessInstance instance : instances) {
      scene.runWhatIsDue(instance);
      assertThat(scene.mentor(instance)).isEqualTo(next);
    }
    assertThat(list("?mentor=" + absent)).isEmpty();
  }

  @Test
  void of_two_who_submit_the_same_list_at_once_one_does_each() throws InterruptedException {
    String mentor = scene.mentor(10);
    List<ProcessInstance> instances = registered(10);
    String body =
        bodyOf(
            instances.stream()
                .map(
                    instance ->
                        submission(
                            scene.task(instance, CONFIRM_ASSIGNMENT).getId(),
                            Scene.confirmed(mentor)))
                .toList());
    List<Web> two = List.of(coordinator, program(scene.account(Roles.COORDINATORS)));

    List<Object> answers = Together.act(2, i -> () -> two.get(i).post(TASKS, body));

    List<String> first = outcomes(json(answers.get(0)));
    List<String> second = outcomes(json(answers.get(1)));
    for (int i = 0; i < 10; i++) {
      assertThat(List.of(first.get(i), second.get(i)))
          .containsExactlyInAnyOrder("DONE", "ALREADY_HANDLED");
    }
    assertThat(directory.mentor(mentor).orElseThrow().load()).isEqualTo(10);
    JsonNode again = submit(submission("x", Map.of()), read(body).get(0));
    assertThat(outcomes(again)).containsExactly("NOT_FOUND", "ALREADY_HANDLED");
    assertThat(again.get(1).path("message").asText()).contains("Déjà traité");
  }

  @Test
  void fifty_who_submit_the_same_task_at_once_have_one_effect() throws InterruptedException {
    String mentor = scene.mentor(50);
    ProcessInstance instance = scene.register();
    String body =
        bodyOf(
            List.of(
                submission(
                    scene.task(instance, CONFIRM_ASSIGNMENT).getId(), Scene.confirmed(mentor))));

    List<Object> answers = Together.act(50, i -> () -> coordinator.post(TASKS, body));

    assertThat(answers)
        .extracting(answer -> json(answer).at("/0/outcome").asText())
        .containsOnlyOnce("DONE")
        .allSatisfy(outcome -> assertThat(outcome).isIn("DONE", "ALREADY_HANDLED"));
    assertThat(directory.mentor(mentor).orElseThrow().load()).isEqualTo(1);
  }

  @Test
  void who_does_not_coordinate_gets_nothing() {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.register();
    String task = scene.task(instance, CONFIRM_ASSIGNMENT).getId();

    String body = bodyOf(List.of(submission(task, Scene.confirmed(mentor))));
    for (String group :
        List.of(Roles.MENTEES, Roles.MENTORS, Roles.AUDITORS, Roles.ADMINISTRATORS)) {
      Web other = program(scene.account(group));
      assertThat(other.get(TASKS).status()).as(group).isEqualTo(403);
      assertThat(other.post(TASKS, body).status()).as(group).isEqualTo(403);
    }
    assertThat(Web.anonymous(port).get(TASKS).status()).isEqualTo(401);
    assertThat(Web.anonymous(port).with("Authorization", "Basic eDp5").post(TASKS, body).status())
        .isEqualTo(401);
    assertThat(scene.task(instance, CONFIRM_ASSIGNMENT)).isNotNull();
  }

  @Test
  void a_task_that_one_could_not_submit_in_tasklist_is_not_found() {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.assignedTo(mentor);
    String theirs = scene.task(instance, MAKE_FIRST_CONTACT).getId();

    JsonNode outcome = submit(submission(theirs, Scene.contacted())).get(0);

    assertThat(outcome.path("outcome").asText()).isEqualTo("NOT_FOUND");
    assertThat(outcome.path("reference").isNull()).isTrue();
    assertThat(outcome.toString()).doesNotContain(scene.reference(instance));
    assertThat(scene.task(instance, MAKE_FIRST_CONTACT)).isNotNull();

    scene.mentors(mentor, instance, Scene.contacted());
    assertThat(outcomes(submit(submission(theirs, Scene.contacted()))))
        .containsExactly("NOT_FOUND");
  }

  @Test
  void what_a_suspension_holds_is_not_listed_and_stays() {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.inService(mentor);
    scene.asks(mentor, instance, "mentor-change", YearForms.mentorChangeAsked());
    String task = scene.task(instance, DECIDE_MENTOR_CHANGE).getId();
    scene.asks(mentor, instance, "suspension", YearForms.suspension(20));

    assertThat(references(list("?project=" + scene.project + "&kind=" + DECIDE_MENTOR_CHANGE)))
        .isEmpty();
    JsonNode outcome = submit(submission(task, YearForms.mentorKept())).get(0);
    assertThat(outcome.path("outcome").asText()).isEqualTo("REFUSED");
    assertThat(outcome.path("message").asText()).contains("suspendu");
    assertThat(outcome.path("fields")).isEmpty();
  }

  @Test
  void what_the_form_refuses_is_told_field_by_field() {
    scene.mentor(1);
    ProcessInstance instance = scene.register();
    String task = scene.task(instance, CONFIRM_ASSIGNMENT).getId();
    Map<String, Object> odd = new HashMap<>();
    odd.put("decision", Map.of("a", List.of(1)));

    JsonNode answered = submit(submission(task, Map.of()));
    assertThat(answered.at("/0/outcome").asText()).isEqualTo("REFUSED");
    assertThat(answered.at("/0/fields/0/field").asText()).isEqualTo("decision");
    assertThat(answered.at("/0/fields/0/message").asText()).contains("obligatoire");
    assertThat(outcomes(submit(submission(task, odd)))).containsExactly("REFUSED");
    assertThat(outcomes(submit(submission(task, Map.of("decision", "wait")))))
        .containsExactly("REFUSED");
    assertThat(outcomes(submit(submission(task, Scene.held())))).containsExactly("DONE");
    assertThat(mentorships.currentHold(scene.reference(instance))).isPresent();
  }

  @Test
  void a_request_has_limits() {
    List<Map<String, Object>> many =
        IntStream.rangeClosed(1, 101).mapToObj(i -> submission("t" + i, Map.of())).toList();
    assertThat(coordinator.post(TASKS, bodyOf(many)).status()).isEqualTo(413);
    assertThat(outcomes(submit(many.subList(0, 100)))).hasSize(100).containsOnly("NOT_FOUND");
    String large = bodyOf(List.of(submission("t", Map.of("note", "x".repeat(1 << 20)))));
    assertThat(coordinator.post(TASKS, large).status()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{}",
        "{\"submissions\":null}",
        "{\"submissions\":[]}",
        "{\"submissions\":[null]}",
        "{\"submissions\":[{\"task\":\"a\"}]}",
        "{\"submissions\":[{\"values\":{}}]}",
        "{\"submissions\":[{\"task\":\"a\",\"values\":[]}]}",
        "{\"submissions\":[{\"task\":\"a\",\"values\":{}},{\"task\":\"a\",\"values\":{}}]}",
        "{\"submissions\":[{\"task\":\"a\",\"values\":{},\"as\":\"other\"}]}",
        "{\"submissions\":[{\"task\":\"a\",\"values\":{}}]} {}",
        "{\"submissions\":[{\"task\":\"a\""
      })
  void what_is_not_understood_is_refused_as_a_whole(String body) {
    Web.Answer answer = coordinator.post(TASKS, body);
    assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    assertThat(answer.json().path("type").asText()).isEqualTo("Malformed");
  }

  @Test
  void what_is_not_json_is_refused() {
    assertThat(coordinator.send("POST", TASKS, "text/plain", "{}".getBytes()).status())
        .isEqualTo(415);
    assertThat(coordinator.send("DELETE", TASKS, null).status()).isEqualTo(405);
  }

  private List<ProcessInstance> registered(int people) {
    return IntStream.range(0, people).mapToObj(i -> scene.register()).toList();
  }

  private JsonNode list(String query) {
    Web.Answer answer = coordinator.get(TASKS + query);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.header("X-Total-Count")).isEqualTo(String.valueOf(answer.json().size()));
    return answer.json();
  }

  @SafeVarargs
  private JsonNode submit(Map<String, Object>... submissions) {
    return submit(List.of(submissions));
  }

  private JsonNode submit(List<Map<String, Object>> submissions) {
    return json(coordinator.post(TASKS, bodyOf(submissions)));
  }

  private static JsonNode json(Object answer) {
    assertThat(((Web.Answer) answer).status()).as("%s", answer).isEqualTo(200);
    return ((Web.Answer) answer).json();
  }

  private static Map<String, Object> submission(String task, Map<String, Object> values) {
    return Map.of("task", task, "values", values);
  }

  private static String bodyOf(List<Map<String, Object>> submissions) {
    return body(Map.of("submissions", submissions));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> read(String body) {
    try {
      return (List<Map<String, Object>>)
          new ObjectMapper().readValue(body, Map.class).get("submissions");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> outcomes(JsonNode answered) {
    return answered.findValuesAsText("outcome");
  }

  private static List<String> references(JsonNode listed) {
    return listed.findValuesAsText("reference");
  }

  private Web program(String account) {
    return Web.program(port, scene.withPassword(account), Scene.PASSWORD);
  }
}
