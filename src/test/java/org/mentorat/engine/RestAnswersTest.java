package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.MentoratTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people and programs read when something goes wrong, and that fifty at once are served. */
@MentoratTest
class RestAnswersTest {

  private static final String REST = "/engine-rest";
  private static final String WEBAPP = "/camunda/api/engine/engine/default";
  private static final int MANY = 50;

  @LocalServerPort private int port;
  @Autowired private Probe probe;
  @Autowired private TaskService tasks;
  @Autowired private HistoryService history;

  private String mentee;
  private Web program;
  private Task own;

  @BeforeEach
  void aTask() {
    probe.deploy();
    mentee = probe.account(Roles.MENTEES);
    program = Web.program(port, mentee, Probe.PASSWORD);
    own = probe.task(probe.start(port, mentee), "userTask_own");
  }

  private String submit(String task) {
    return "/task/" + task + "/submit-form";
  }

  @Test
  void aRefusedFormNamesItsFieldsInFrenchAndChangesNothing() {
    for (Web web : List.of(program, Web.browser(port, mentee, Probe.PASSWORD).asWebapp())) {
      String api = web == program ? REST : WEBAPP;
      Web.Answer answer = web.post(api + submit(own.getId()), Probe.note("x".repeat(101)));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().path("type").asText()).isEqualTo("FormRefused");
      assertThat(answer.json().path("fields")).hasSize(1);
      assertThat(answer.json().at("/fields/0/field").asText()).isEqualTo("note");
      assertThat(answer.json().at("/fields/0/message").asText()).contains("Note", "100");
      assertThat(answer.json().path("message").asText()).contains("Note");
      assertThat(answer.json()).hasSize(3);
    }
    assertThat(probe.task(own.getProcessInstanceId(), "userTask_own")).isNotNull();
  }

  @Test
  void aRefusedStartFormIsAnsweredTheSameWay() {
    for (String definition : List.of("key/probe", own.getProcessDefinitionId())) {
      Web.Answer answer =
          program.post(
              REST + "/process-definition/" + definition + "/submit-form", "{\"variables\":{}}");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().path("type").asText()).isEqualTo("FormRefused");
      assertThat(answer.json().at("/fields/0/field").asText()).isEqualTo("note");
    }
  }

  @Test
  void whatIsDoneIsDone() {
    assertThat(program.post(REST + submit(own.getId()), Probe.note("une fois")).status())
        .isEqualTo(204);
    Web.Answer again = program.post(REST + submit(own.getId()), Probe.note("deux fois"));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().path("type").asText()).isEqualTo("AlreadyHandled");
    assertThat(again.json().path("message").asText()).startsWith("Déjà traité");
    Web browser = Web.browser(port, mentee, Probe.PASSWORD).asWebapp();
    assertThat(browser.post(WEBAPP + submit(own.getId()), Probe.note("trois fois")).status())
        .isEqualTo(409);
  }

  @Test
  void whatDoesNotExistIsNotFound() {
    String unknown = "00000000-0000-0000-0000-000000000000";
    for (String path :
        List.of(
            submit(unknown),
            submit("x"),
            "/process-definition/key/unknown/submit-form",
            "/process-definition/" + unknown + "/submit-form",
            "/process-definition/mentorship:99:" + unknown + "/submit-form")) {
      Web.Answer answer = program.post(REST + path, Probe.note("x"));
      assertThat(answer.status()).as("%s %s", path, answer).isEqualTo(404);
      assertThat(answer.json().path("type").asText()).isEqualTo("NotFound");
      french(answer);
    }
    assertThat(program.get(REST + "/task/" + unknown).status()).isEqualTo(404);
    assertThat(program.get(REST + "/task/" + unknown + "/form").status()).isIn(400, 404);
    assertThat(program.get(REST + "/task/" + unknown + "/form-variables").status()).isIn(400, 404);
    french(program.get(REST + "/task/" + unknown + "/form-variables"));
    french(program.get(REST + "/task/" + unknown + "/deployed-form"));
  }

  @Test
  void whatIsSomebodyElsesIsRefused() {
    Web other = Web.program(port, probe.account(Roles.MENTEES), Probe.PASSWORD);
    Web.Answer answer = other.post(REST + submit(own.getId()), Probe.note("x"));
    assertThat(answer.status()).isEqualTo(403);
    french(answer);
    french(other.get(REST + "/task/" + own.getId()));
    french(other.get(REST + "/task/" + own.getId() + "/form-variables"));
    Web mentor = Web.program(port, probe.account(Roles.MENTORS), Probe.PASSWORD);
    assertThat(
            mentor
                .post(REST + "/process-definition/key/probe/submit-form", Probe.note("x"))
                .status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "nothing",
        "[]",
        "{\"variables\":[]}",
        "{\"variables\":\"x\"}",
        "{\"variables\":{\"note\":\"bare\"}}",
        "{\"unknown\":1}",
        "{\"variables\":{\"note\":{\"value\":1,\"type\":\"Nonsense\"}}}",
        "{\"variables\":{\"note\":{\"value\":\"x\",\"type\":\"Integer\"}}}",
        "{\"variables\":{\"note\":{\"value\":\"{\",\"type\":\"Json\"}}}",
        "{\"variables\":{\"note\":{\"value\":\"x\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.io.File\",\"serializationDataFormat\":\"application/json\"}}}}",
        "{\"variables\":{\"note\":{\"value\":\"rO0AB\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"x\",\"serializationDataFormat\":\"application/x-java-serialized-object\"}}}}",
        "{\"variables\":{\"note\":{\"value\":\"x\",\"type\":\"Bytes\"}}}",
        "{\"variables\":{\"note\":{\"value\":{\"a\":[1,2]}}}}"
      })
  void nonsenseIsAnsweredInFrenchAndChangesNothing(String body) {
    for (Web web :
        List.of(program, Web.program(port, probe.account(Roles.ADMINISTRATORS), Probe.PASSWORD))) {
      Web.Answer answer = web.post(REST + submit(own.getId()), body);
      assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
      technical(answer);
    }
    assertThat(probe.task(own.getProcessInstanceId(), "userTask_own")).isNotNull();
  }

  @Test
  void aWrongQueryIsExplainedToAdministratorsOnly() {
    Web.Answer mine = program.get(REST + "/task?sortBy=nonsense");
    assertThat(mine.status()).isEqualTo(400);
    french(mine);
    Web admin = Web.program(port, probe.account(Roles.ADMINISTRATORS), Probe.PASSWORD);
    assertThat(admin.get(REST + "/task?sortBy=nonsense").body()).contains("sortBy");
    technical(admin.get(REST + "/nowhere"));
    technical(admin.post(REST + "/message", "{\"messageName\":\"nobody-waits\"}"));
    technical(admin.post(REST + "/task/" + own.getId() + "/complete", "{}"));
    technical(admin.send("DELETE", REST + "/task", null));
    technical(admin.send("POST", REST + "/task", "application/xml", "<x/>".getBytes()));
  }

  @Test
  void ofManyEqualSubmissionsOneHasItsEffect() {
    List<Web.Answer> answers =
        atOnce(i -> () -> program.post(REST + submit(own.getId()), Probe.note("n° " + i)));
    assertThat(statuses(answers)).isEqualTo(Map.of(204, 1L, 409, (long) MANY - 1));
    answers.stream().filter(answer -> answer.status() == 409).forEach(this::french);
    assertThat(
            history
                .createHistoricTaskInstanceQuery()
                .processInstanceId(own.getProcessInstanceId())
                .taskDefinitionKey("userTask_own")
                .finished()
                .count())
        .isEqualTo(1);
  }

  @Test
  void ofManyWhoTakeATaskOneHasIt() {
    Task group = probe.task(own.getProcessInstanceId(), "userTask_group");
    List<String> coordinators =
        IntStream.range(0, 10).mapToObj(i -> probe.account(Roles.COORDINATORS)).toList();
    List<Web.Answer> answers =
        atOnce(
            i -> {
              String coordinator = coordinators.get(i % coordinators.size());
              return () ->
                  Web.program(port, coordinator, Probe.PASSWORD)
                      .post(
                          REST + "/task/" + group.getId() + "/claim",
                          "{\"userId\":\"" + coordinator + "\"}");
            });
    assertThat(statuses(answers).keySet()).containsExactlyInAnyOrder(204, 409);
    String owner = tasks.createTaskQuery().taskId(group.getId()).singleResult().getAssignee();
    assertThat(coordinators).contains(owner);
    answers.stream().filter(answer -> answer.status() == 409).forEach(this::french);
  }

  @Test
  void manyDifferentSubmissionsInOneProcessAllSucceed() {
    List<Task> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(probe.task(probe.start(port, mentee), "userTask_own"));
    }
    List<Web.Answer> answers =
        atOnce(
            i ->
                () ->
                    program.post(REST + submit(all.get(i % all.size()).getId()), Probe.note("x")));
    assertThat(statuses(answers)).isEqualTo(Map.of(204, 20L, 409, (long) MANY - 20));
  }

  private List<Web.Answer> atOnce(IntFunction<Callable<Web.Answer>> request) {
    ExecutorService people = Executors.newFixedThreadPool(MANY);
    try {
      CountDownLatch ready = new CountDownLatch(MANY);
      List<Future<Web.Answer>> futures = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        Callable<Web.Answer> mine = request.apply(i);
        futures.add(
            people.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return mine.call();
                }));
      }
      List<Web.Answer> answers = new ArrayList<>();
      for (Future<Web.Answer> future : futures) {
        answers.add(future.get());
      }
      return answers;
    } catch (Exception e) {
      throw new AssertionError(e);
    } finally {
      people.shutdownNow();
    }
  }

  private static Map<Integer, Long> statuses(List<Web.Answer> answers) {
    return answers.stream()
        .map(Web.Answer::status)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private void french(Web.Answer answer) {
    technical(answer);
    assertThat(answer.json().path("message").asText())
        .as(answer.toString())
        .matches(".*(é|’|à|ê|è|existe|champ).*");
  }

  private static void technical(Web.Answer answer) {
    assertThat(answer.status()).isGreaterThanOrEqualTo(400);
    assertThat(answer.header("Content-Type")).as(answer.toString()).startsWith("application/json");
    assertThat(answer.json().path("message").asText()).isNotBlank();
    assertThat(answer.body())
        .doesNotContain("org.", "com.fasterxml", "java.", "Exception", "ENGINE-", "\tat ", "stack");
  }
}
