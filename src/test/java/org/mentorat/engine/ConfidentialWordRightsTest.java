package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorat.process.ConfidentialWordProcess.ACKNOWLEDGE_BREACH;
import static org.mentorat.process.ConfidentialWordProcess.HANDLE_BREACH;
import static org.mentorat.process.ConfidentialWordProcess.READ_BREACH_ANSWER;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.charter.Confidants;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.process.ConfidentialWordProcess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Who sees what of a word in confidence (R61), asked over HTTP as each of them. */
@MentoratTest
class ConfidentialWordRightsTest {

  private static final String REST = "/engine-rest";

  @LocalServerPort private int port;
  @Autowired private ApplicationContext spring;
  @Autowired private ObjectMapper json;
  @Autowired private TaskService tasks;
  @Autowired private RuntimeService runtime;
  @Autowired private FilterService filters;
  @Autowired private Confidants confidants;
  private Scene scene;
  private String named;
  private String stranger;
  private String auditor;
  private String mentor;
  private String mentee;
  private ProcessInstance instance;
  private ProcessInstance word;
  private Task task;

  @BeforeEach
  void a_mentee_has_confided_a_word() {
    TestTime.stopAt(Scene.now());
    scene = new Scene(spring);
    named = scene.account(Roles.COORDINATORS);
    stranger = scene.account(Roles.COORDINATORS);
    auditor = scene.account(Roles.AUDITORS);
    confidants.name(scene.project, List.of(named), "admin");
    mentor = scene.withPassword(scene.mentor(1));
    instance = scene.inService(mentor);
    mentee = scene.withPassword(scene.mentee(instance));
    scene.asks(mentee, instance, "charter-breach", YearForms.confidentialWord());
    word =
        runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(ConfidentialWordProcess.KEY)
            .processInstanceBusinessKey(scene.reference(instance))
            .singleResult();
    task = scene.task(word, ACKNOWLEDGE_BREACH);
  }

  @Test
  void who_is_named_finds_the_word_in_tasklist_takes_it_gives_it_back_and_deals_with_it() {
    Web web = program(named);
    assertThat(ids(web.get(REST + "/task?processInstanceId=" + word.getId())))
        .containsExactly(task.getId());
    assertThat(listed(web, "À décider")).contains(task.getId());
    assertThat(web.get(form(task, "/form-variables")).json().at("/breachText/value").asText())
        .isEqualTo(YearForms.confidentialWord().get("text"));
    assertThat(web.get(form(task, "/deployed-form")).status()).isEqualTo(200);
    assertThat(web.get(REST + "/process-definition/" + word.getProcessDefinitionId() + "/xml"))
        .returns(200, Web.Answer::status);

    assertThat(web.post(form(task, "/claim"), "{\"userId\":\"" + named + "\"}").status())
        .isEqualTo(204);
    assertThat(listed(web, "Mes tâches")).contains(task.getId());
    assertThat(web.post(form(task, "/unclaim"), "").status()).isEqualTo(204);
    assertThat(web.get(form(task, "/form-variables")).status()).isEqualTo(200);

    assertThat(submits(web, task, YearForms.wordAcknowledged()).status()).isEqualTo(204);
    Task next = scene.task(word, HANDLE_BREACH);
    assertThat(submits(web, next, YearForms.wordHandled()).status()).isEqualTo(204);
    assertThat(web.get(form(next, "")).status()).isEqualTo(404);
    assertThat(submits(web, next, YearForms.wordHandled()).status()).isIn(403, 404, 409);
  }

  @Test
  void a_coordinator_who_is_not_named_sees_nothing_of_the_word_at_any_time() {
    assertNothingIsSeenBy(stranger);

    Web web = program(named);
    web.post(form(task, "/claim"), "{\"userId\":\"" + named + "\"}");
    assertNothingIsSeenBy(stranger);
    submits(web, task, YearForms.wordAcknowledged());
    task = scene.task(word, HANDLE_BREACH);
    assertNothingIsSeenBy(stranger);
    submits(web, task, YearForms.wordHandled());
    task = scene.task(word, READ_BREACH_ANSWER);
    assertNothingIsSeenBy(stranger);

    assertThat(submits(program(mentee), task, Map.of("answerRead", true)).status()).isEqualTo(204);
    assertNothingIsListedTo(stranger);
  }

  @Test
  void what_a_coordinator_sees_of_the_mentorship_does_not_say_which_of_the_two_wrote() {
    Web web = program(stranger);
    String seen =
        web.get(REST + "/history/activity-instance?processInstanceId=" + instance.getId()).body()
            + web.get(REST + "/process-instance/" + instance.getId() + "/activity-instances").body()
            + web.get(REST + "/history/user-operation?processInstanceId=" + instance.getId()).body()
            + web.get(REST + "/history/user-operation?userId=" + mentee).body();

    assertThat(seen).contains("Mot à la coordination", "Mot confié");
    assertThat(
            web.get(
                    REST
                        + "/history/activity-instance?processInstanceId="
                        + instance.getId()
                        + "&activityId=startEvent_charterBreachReported")
                .body())
        .doesNotContain(mentee, mentor);
    assertThat(web.get(REST + "/history/user-operation?userId=" + mentee).json()).isEmpty();
  }

  @Test
  void the_other_of_the_pair_sees_nothing_and_whoever_wrote_sees_the_answer_only() {
    assertNothingIsSeenBy(mentor);
    assertNothingIsSeenBy(mentee);

    Web web = program(named);
    submits(web, task, YearForms.wordAcknowledged());
    submits(web, scene.task(word, HANDLE_BREACH), YearForms.wordHandled());

    task = scene.task(word, READ_BREACH_ANSWER);
    assertNothingIsSeenBy(mentor);
    Web.Answer answer = program(mentee).get(form(task, "/form-variables"));
    assertThat(answer.body())
        .contains((String) YearForms.wordHandled().get("answer"))
        .doesNotContain((String) YearForms.wordHandled().get("note"));
    assertThat(
            program(mentor)
                .get("/api/mentorships/" + scene.reference(instance) + "/charter-breach")
                .body())
        .doesNotContain((String) YearForms.confidentialWord().get("text"));
    assertThat(
            program(mentee)
                .get("/api/mentorships/" + scene.reference(instance) + "/charter-breach")
                .body())
        .contains((String) YearForms.confidentialWord().get("text"), "traité");
  }

  @Test
  void who_audits_sees_when_and_that_it_was_dealt_with_and_no_word() {
    submits(program(named), task, YearForms.wordAcknowledged());

    Web web = program(auditor);
    assertThat(web.get(REST + "/history/task?processInstanceId=" + word.getId()).json())
        .hasSize(2)
        .anyMatch(row -> row.path("endTime").asText("").length() > 10);
    assertThat(web.get(REST + "/history/process-instance?processInstanceId=" + word.getId()).json())
        .singleElement()
        .matches(row -> row.path("startUserId").isNull());
    String seen =
        web.get(REST + "/history/activity-instance?processInstanceId=" + word.getId()).body()
            + web.get(REST + "/history/user-operation?processInstanceId=" + word.getId()).body();
    assertThat(seen).contains(ACKNOWLEDGE_BREACH).doesNotContain("répété", "demain matin");
    assertThat(web.get(REST + "/history/variable-instance").status()).isEqualTo(403);
    assertThat(web.get(form(task, "/form-variables")).status()).isEqualTo(403);
  }

  @Test
  void administrators_see_that_a_word_waits_and_its_process_but_not_the_word() {
    Web web = program(scene.account(Roles.ADMINISTRATORS));

    assertThat(ids(web.get(REST + "/task?processInstanceId=" + word.getId())))
        .containsExactly(task.getId());
    assertThat(
            web.get(REST + "/history/variable-instance?processInstanceId=" + word.getId()).json())
        .isNotEmpty();
    Web.Answer shown = web.get(form(task, "/form-variables"));
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.json().has("receivedAt")).isTrue();
    assertThat(shown.body())
        .doesNotContain((String) YearForms.confidentialWord().get("text"), "authorName");
  }

  @Test
  void nobody_starts_a_word_past_the_form_not_even_an_administrator() {
    for (String account : List.of(mentee, mentor, named, scene.account(Roles.ADMINISTRATORS))) {
      for (String way : List.of("/start", "/submit-form")) {
        assertThat(
                program(account)
                    .post(
                        REST + "/process-definition/key/confidentialWord" + way,
                        "{\"variables\":{\"subject\":{\"value\":1,\"type\":\"Long\"}}}")
                    .status())
            .as("%s %s", account, way)
            .isEqualTo(403);
      }
      assertThat(
              program(account)
                  .get(
                      REST
                          + "/process-definition?startablePermissionCheck=true&startableInTasklist=true")
                  .body())
          .doesNotContain("confidentialWord");
    }
  }

  private void assertNothingIsSeenBy(String account) {
    assertNothingIsListedTo(account);
    for (Map.Entry<String, Web> way : ways(account).entrySet()) {
      String rest = way.getKey();
      Web web = way.getValue();
      String own = rest + "/task/" + task.getId();
      for (String part :
          List.of("", "/form", "/form-variables", "/deployed-form", "/variables", "/comment")) {
        assertThat(web.get(own + part).status()).as("%s%s", rest, part).isIn(403, 404);
      }
      assertThat(web.post(own + "/claim", "{\"userId\":\"" + account + "\"}").status())
          .isIn(403, 404);
      assertThat(web.post(own + "/submit-form", "{\"variables\":{}}").status()).isIn(403, 404);
    }
  }

  private Map<String, Web> ways(String account) {
    return Map.of(
        REST,
        program(account),
        "/camunda/api/engine/engine/default",
        Web.browser(port, account, Scene.PASSWORD).asWebapp());
  }

  private void assertNothingIsListedTo(String account) {
    for (Map.Entry<String, Web> way : ways(account).entrySet()) {
      String rest = way.getKey();
      Web web = way.getValue();
      String of = "processInstanceId=" + word.getId();
      for (String list :
          List.of(
              "/task?" + of,
              "/task?processDefinitionKey=confidentialWord",
              "/task?processInstanceBusinessKey="
                  + scene.reference(instance)
                  + "&taskDefinitionKey="
                  + task.getTaskDefinitionKey(),
              "/process-instance?processInstanceIds=" + word.getId(),
              "/process-instance?processDefinitionKey=confidentialWord",
              "/job?" + of,
              "/incident?" + of,
              "/history/process-instance?" + of,
              "/history/process-instance?processDefinitionKey=confidentialWord",
              "/history/activity-instance?" + of,
              "/history/task?" + of,
              "/history/user-operation?" + of,
              "/history/user-operation?processDefinitionKey=confidentialWord",
              "/history/variable-instance?" + of,
              "/history/detail?" + of,
              "/variable-instance?processInstanceIdIn=" + word.getId())) {
        Web.Answer answer = web.get(rest + list);
        assertThat(answer.status()).as("%s %s", rest, list).isIn(200, 403, 404);
        if (answer.status() == 200) {
          assertThat(answer.json()).as("%s %s", rest, list).isEmpty();
        }
      }
      assertThat(
              web.get(rest + "/process-instance/" + word.getId() + "/activity-instances").status())
          .isIn(403, 404);
      assertThat(web.get(rest + "/process-instance/" + word.getId()).status()).isIn(403, 404);
      Web.Answer variables =
          web.post(
              rest + "/variable-instance", "{\"processInstanceIdIn\":[\"" + word.getId() + "\"]}");
      if (variables.status() == 200) {
        assertThat(variables.json()).isEmpty();
      } else {
        assertThat(variables.status()).isEqualTo(403);
      }
    }
    for (String filter : List.of("Mes tâches", "À décider", "En retard")) {
      assertThat(listed(program(account), filter)).as(filter).doesNotContain(task.getId());
    }
  }

  private List<String> listed(Web web, String filter) {
    String id = filters.createTaskFilterQuery().filterName(filter).singleResult().getId();
    Web.Answer answer = web.post(REST + "/filter/" + id + "/list", "{}");
    return answer.status() == 200 ? ids(answer) : List.of();
  }

  private static List<String> ids(Web.Answer answer) {
    List<String> ids = new ArrayList<>();
    answer.json().forEach(row -> ids.add(row.path("id").asText()));
    return ids;
  }

  private Web.Answer submits(Web web, Task open, Map<String, Object> form) {
    Map<String, Object> variables = new LinkedHashMap<>();
    form.forEach((key, value) -> variables.put(key, Map.of("value", value)));
    try {
      return web.post(
          form(open, "/submit-form"), json.writeValueAsString(Map.of("variables", variables)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String form(Task open, String part) {
    return REST + "/task/" + open.getId() + part;
  }

  private Web program(String account) {
    return Web.program(port, account, Scene.PASSWORD);
  }
}
