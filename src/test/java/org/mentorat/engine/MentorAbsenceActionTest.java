package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorat.engine.ActionAnswers.assertNotNow;
import static org.mentorat.engine.ActionAnswers.assertRefused;
import static org.mentorat.engine.ActionAnswers.body;
import static org.mentorat.engine.ActionAnswers.shown;
import static org.mentorat.engine.ActionAnswers.variables;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Together;
import org.mentorat.absence.MentorAbsences;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.people.Directory;
import org.mentorat.process.MentorAbsenceProcess;
import org.mentorat.process.MentorshipProcess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Absences and departures of mentors over HTTP: who may, what is refused, how things are. */
@MentoratTest
class MentorAbsenceActionTest {

  @LocalServerPort private int port;
  @Autowired private ApplicationContext spring;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private MentorAbsences absences;
  @Autowired private Directory directory;
  private Scene scene;
  private String mentor;
  private String substitute;
  private String coordinator;
  private ProcessInstance instance;
  private LocalDate today;

  @BeforeEach
  void a_mentor_who_accompanies() {
    scene = new Scene(spring);
    mentor = scene.withPassword(scene.mentor(2));
    substitute = scene.withPassword(scene.mentorElsewhere(2));
    coordinator = scene.account(Roles.COORDINATORS);
    instance = scene.inService(mentor);
    today = YearForms.today();
  }

  @Test
  void a_mentor_says_that_they_will_be_away_and_everybody_concerned_sees_how_things_are() {
    JsonNode before = sees(mentor, "absence");
    assertThat(before.path("mentor").asText()).isEqualTo(mentor);
    assertThat(before.at("/progress/state").asText()).isEqualTo("PRESENT");
    assertThat(before.at("/progress/mentorships").asInt()).isEqualTo(1);
    assertThat(shown(before.path("form"), "mentorName"))
        .isEqualTo(directory.person(mentor).displayName());
    assertThat(before.path("form").toString()).contains(substitute);
    assertThat(sees(mentor, "return").has("form")).isFalse();

    Web.Answer answer = tells(mentor, "absence", absence(3, 9));
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.json().path("mentorships").asInt()).isEqualTo(1);

    for (String reader : List.of(mentor, coordinator)) {
      JsonNode after = sees(reader, "absence");
      assertThat(after.has("form")).isFalse();
      assertThat(after.at("/progress/state").asText()).isEqualTo("ANNOUNCED");
      assertThat(after.at("/progress/absence").asText()).startsWith("A-");
      assertThat(after.at("/progress/coverage").asText()).isEqualTo("SUBSTITUTION");
      assertThat(after.at("/progress/startsOn").asText()).isEqualTo(today.plusDays(3).toString());
      assertThat(after.at("/progress/returnsOn").asText()).isEqualTo(today.plusDays(10).toString());
      assertThat(after.at("/progress/substitute").isNull()).isTrue();
      assertThat(after.toString()).as("words are the coordination's").doesNotContain("joignable");
    }
    assertThat(names(coordinator, task(MentorAbsenceProcess.NAME_SUBSTITUTE)).status())
        .isEqualTo(204);
    assertThat(sees(mentor, "leaving").at("/progress/substitute").asText())
        .isEqualTo(directory.person(substitute).displayName());
    assertNotNow(tells(mentor, "absence", absence(5, 6)), "déjà annoncé");
    assertNotNow(tells(coordinator, "leaving", YearForms.leaving(today.plusDays(9))), "déjà");

    assertThat(sees(mentor, "return").has("form")).isTrue();
    assertThat(tells(mentor, "return", YearForms.mentorReturned()).status()).isEqualTo(200);
    assertNotNow(tells(mentor, "return", YearForms.mentorReturned()), "déjà enregistré");
    runs();
    assertThat(sees(mentor, "absence").at("/progress/state").asText()).isEqualTo("PRESENT");
    assertNotNow(tells(coordinator, "return", YearForms.mentorReturned()), "rien à devancer");
    assertThat(tells(coordinator, "absence", absence(4, 5)).status()).as("anew").isEqualTo(200);
  }

  @Test
  void dates_are_checked() {
    assertRefused(tells(mentor, "absence", Map.of()), "from", "until");
    assertRefused(tells(mentor, "absence", absence(-1, 3)), "from");
    assertRefused(tells(mentor, "absence", absence(91, 95)), "from");
    assertRefused(tells(mentor, "absence", absence(3, 2)), "until");
    assertRefused(tells(mentor, "absence", absence(0, 400)), "until");
    Map<String, Object> unknown = absence(0, 3);
    unknown.put("suggested", scene.mentee(instance));
    assertRefused(tells(mentor, "absence", unknown), "suggested");
    assertRefused(tells(mentor, "leaving", YearForms.leaving(today.minusDays(1))), "lastDay");
    assertRefused(
        tells(mentor, "leaving", YearForms.leaving(today.plusYears(1).plusDays(1))), "lastDay");
    Map<String, Object> unconfirmed = YearForms.leaving(today.plusDays(3));
    unconfirmed.remove("leavingConfirmed");
    assertRefused(tells(mentor, "leaving", unconfirmed), "leavingConfirmed");
    assertThat(absences.of(mentor)).isEmpty();
    assertThat(tells(mentor, "absence", absence(0, 0)).status()).as("today only").isEqualTo(200);
  }

  @Test
  void a_departure_is_taken_back_by_the_coordination_only() {
    assertThat(tells(mentor, "leaving", YearForms.leaving(today.plusDays(9))).status())
        .isEqualTo(200);
    JsonNode progress = sees(mentor, "leaving").path("progress");
    assertThat(progress.path("kind").asText()).isEqualTo("LEAVING");
    assertThat(progress.path("coverage").asText()).isEqualTo("HAND_OVER");
    assertThat(progress.path("returnsOn").isNull()).isTrue();
    assertThat(sees(mentor, "return").has("form")).isFalse();
    assertNotNow(tells(mentor, "return", YearForms.mentorReturned()), "coordination");
    assertThat(sees(coordinator, "return").has("form")).isTrue();
    assertThat(tells(coordinator, "return", YearForms.mentorReturned()).status()).isEqualTo(200);
  }

  @Test
  void nobody_else_learns_of_it() {
    for (String stranger :
        List.of(
            substitute,
            scene.withPassword(scene.mentee(instance)),
            scene.account(Roles.MENTORS),
            scene.account(Roles.AUDITORS))) {
      for (String action : List.of("absence", "leaving", "return")) {
        assertThat(program(stranger).get(address(mentor, action)).status()).isEqualTo(404);
        assertThat(tells(stranger, action, absence(3, 9)).status()).isEqualTo(404);
      }
    }
    assertThat(Web.anonymous(port).get(address(mentor, "absence")).status()).isEqualTo(401);
    Web web = program(coordinator);
    assertThat(web.get(address("inconnu", "absence")).status()).isEqualTo(404);
    assertThat(web.get(address(scene.mentee(instance), "absence")).status())
        .as("no mentor")
        .isEqualTo(404);
    assertThat(web.get(address(mentor, "holiday")).status()).isEqualTo(404);
    String reference = scene.reference(instance);
    assertThat(web.get("/api/mentorships/" + reference + "/mentor-absence").status())
        .isEqualTo(404);
    assertThat(web.get("/api/projects/" + scene.project + "/absence").status()).isEqualTo(404);
    assertThat(web.get(address(mentor, "change")).status()).as("of a mentorship").isEqualTo(404);
    assertThat(absences.of(mentor)).isEmpty();
  }

  @Test
  void who_stands_in_sees_the_request_and_nothing_else_of_the_pair() {
    tells(mentor, "absence", absence(0, 5));
    names(coordinator, task(MentorAbsenceProcess.NAME_SUBSTITUTE));
    runs();
    scene.asks(scene.mentee(instance), instance, "help-request", YearForms.help());
    Task answer =
        tasks
            .createTaskQuery()
            .processInstanceId(instance.getId())
            .taskDefinitionKey(MentorshipProcess.ANSWER_REQUEST)
            .singleResult();
    String form = "/engine-rest/task/" + answer.getId() + "/form-variables";
    assertThat(program(substitute).get(form).json().at("/requestText/value").asText())
        .contains("première entrevue");
    assertThat(program(mentor).get(form).status()).as("no more the mentor's").isEqualTo(403);
    String open = "/engine-rest/task/" + answer.getId();
    assertThat(program(mentor).get(open).status()).isEqualTo(404);
    String reference = scene.reference(instance);
    for (String action : List.of("meeting", "suspension", "mentor-change", "plan-revision")) {
      assertThat(program(substitute).get("/api/mentorships/" + reference + "/" + action).status())
          .as(action)
          .isEqualTo(404);
    }
    assertThat(
            program(substitute)
                .get("/engine-rest/task?processInstanceId=" + instance.getId())
                .json())
        .hasSize(1);
    JsonNode asking =
        program(scene.withPassword(scene.mentee(instance)))
            .get("/api/mentorships/" + reference + "/help-request")
            .json();
    assertThat(shown(asking, "substituteName"))
        .isEqualTo(directory.person(substitute).displayName());

    List<ProcessInstance> absence = running();
    tells(mentor, "return", YearForms.mentorReturned());
    absence.forEach(scene::runWhatIsDue);
    assertThat(program(substitute).get(form).status()).as("given back").isEqualTo(403);
    assertThat(program(substitute).get(open).status()).isEqualTo(404);
    assertThat(program(mentor).get(form).status()).isEqualTo(200);
  }

  @Test
  void the_coordination_sees_the_process_and_the_mentor_does_not() {
    tells(mentor, "absence", absence(3, 9));
    String query =
        "/engine-rest/process-instance?processDefinitionKey=mentorAbsence&businessKey="
            + absences.open(mentor).orElseThrow().reference();
    assertThat(program(coordinator).get(query).json()).hasSize(1);
    assertThat(program(mentor).get(query).status()).isEqualTo(403);
    String task = task(MentorAbsenceProcess.NAME_SUBSTITUTE);
    assertThat(program(mentor).get("/engine-rest/task/" + task + "/form-variables").status())
        .isEqualTo(403);
    assertThat(
            program(coordinator)
                .post("/engine-rest/message", body(Map.of("messageName", "mentorAbsence.returned")))
                .status())
        .isEqualTo(403);
  }

  @Test
  void of_fifty_at_once_one_does_it_and_the_others_are_told() throws InterruptedException {
    Map<String, Object> form = absence(0, 9);
    fifty(web -> web.post(address(mentor, "absence"), body(form)), 200);
    assertThat(absences.of(mentor)).hasSize(1);
    assertThat(instances()).isEqualTo(1);

    String submit =
        "/engine-rest/task/" + task(MentorAbsenceProcess.NAME_SUBSTITUTE) + "/submit-form";
    fiftyOfTheCoordination(
        web -> web.post(submit, variables(YearForms.substituteNamed(substitute))), 204);
    assertThat(absences.substitutions(absences.of(mentor).get(0))).hasSize(1);

    fifty(web -> web.post(address(mentor, "return"), body(YearForms.mentorReturned())), 200);
    runs();
    assertThat(instances()).isZero();
    assertThat(absences.open(mentor)).isEmpty();
    fifty(
        web -> web.post(address(mentor, "leaving"), body(YearForms.leaving(today.plusDays(3)))),
        200);
    assertThat(absences.of(mentor)).hasSize(2);
  }

  private void fifty(Function<Web, Web.Answer> act, int done) throws InterruptedException {
    act(List.of(program(mentor), program(coordinator)), act, done);
  }

  private void fiftyOfTheCoordination(Function<Web, Web.Answer> act, int done)
      throws InterruptedException {
    act(List.of(program(coordinator), program(scene.account(Roles.COORDINATORS))), act, done);
  }

  private static void act(List<Web> people, Function<Web, Web.Answer> act, int done)
      throws InterruptedException {
    List<Object> answers = Together.act(50, i -> () -> act.apply(people.get(i % 2)));
    assertThat(answers)
        .extracting(answer -> ((Web.Answer) answer).status())
        .containsOnly(done, 409)
        .containsOnlyOnce(done);
  }

  private void runs() {
    running().forEach(scene::runWhatIsDue);
  }

  private List<ProcessInstance> running() {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(MentorAbsenceProcess.KEY)
        .processInstanceBusinessKey(absences.open(mentor).orElseThrow().reference())
        .list();
  }

  private long instances() {
    return absences.of(mentor).stream()
        .mapToLong(
            absence ->
                runtime
                    .createProcessInstanceQuery()
                    .processDefinitionKey(MentorAbsenceProcess.KEY)
                    .processInstanceBusinessKey(absence.reference())
                    .count())
        .sum();
  }

  private String task(String key) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(absences.open(mentor).orElseThrow().reference())
        .taskDefinitionKey(key)
        .singleResult()
        .getId();
  }

  private Web.Answer names(String account, String task) {
    return program(account)
        .post(
            "/engine-rest/task/" + task + "/submit-form",
            variables(YearForms.substituteNamed(substitute)));
  }

  private Map<String, Object> absence(int from, int until) {
    return YearForms.absence(today.plusDays(from), today.plusDays(until));
  }

  private JsonNode sees(String account, String action) {
    Web.Answer answer = program(account).get(address(mentor, action));
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.json();
  }

  private Web.Answer tells(String account, String action, Map<String, Object> form) {
    return program(account).post(address(mentor, action), body(form));
  }

  private Web program(String account) {
    return Web.program(port, account, Scene.PASSWORD);
  }

  private static String address(String mentor, String action) {
    return "/api/mentors/" + mentor + "/" + action;
  }
}
