package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.MentoratTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.context.WebApplicationContext;

/**
 * How a request to either API may be written, and the two published flaws of 7.24.0. Who may ask
 * what is in {@link AccessMatrixTest}.
 */
@MentoratTest
class RestGuardTest {

  private static final String REST = "/engine-rest";
  private static final String WEBAPP = "/camunda/api/engine/engine/default";

  @LocalServerPort private int port;
  @Autowired private WebApplicationContext spring;
  @Autowired private Probe probe;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private IdentityService identities;

  private String mentee;
  private String coordinator;
  private String process;
  private Task own;
  private Task group;

  @BeforeEach
  void aProcessWithTwoTasks() {
    probe.deploy();
    mentee = probe.account(Roles.MENTEES);
    coordinator = probe.account(Roles.COORDINATORS);
    process = probe.start(port, mentee);
    own = probe.task(process, "userTask_own");
    group = probe.task(process, "userTask_group");
  }

  @Test
  void whatIsNotAllowedIsSaidInOneSentence() {
    Web program = Web.program(port, mentee, Probe.PASSWORD);
    Web.Answer answer = program.post(REST + "/task/" + own.getId() + "/complete", "{}");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().path("type").asText()).isEqualTo("NotAllowed");
    assertThat(answer.json().path("message").asText())
        .isEqualTo("Vous n’avez pas le droit de faire cette opération.");
    assertThat(probe.task(process, "userTask_own")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/task/TASK/%63omplete",
        "/task/TASK/complete/",
        "/%74ask/TASK/complete",
        "/task/TASK/submit-form/../complete",
        "/task/TASK/submit-form/%2e%2e/complete",
        "/task/TASK/complete;x=submit-form",
        "//task/TASK/complete",
        "/task/TASK//complete",
        "/task/TASK/complete%2Fsubmit-form",
        "/task/TASK%2Fcomplete/submit-form",
        "/Task/TASK/complete"
      })
  void writingThePathDifferentlyDoesNotHelp(String path) {
    Web program = Web.program(port, mentee, Probe.PASSWORD);
    Web.Answer answer = program.post(REST + path.replace("TASK", own.getId()), "{}");
    assertThat(answer.status()).as(answer.toString()).isIn(400, 403);
    assertThat(probe.task(process, "userTask_own")).isNotNull();
  }

  @Test
  void norDoesAnotherMethodInAHeader() {
    Web program =
        Web.program(port, coordinator, Probe.PASSWORD).with("X-HTTP-Method-Override", "DELETE");
    program.post(REST + "/process-instance", "{}");
    program.get(REST + "/process-instance/" + process);
    assertThat(runtime.createProcessInstanceQuery().processInstanceId(process).count())
        .isEqualTo(1);
  }

  @Test
  void theGateStopsAdministratorsToo() {
    Web admin = Web.program(port, probe.account(Roles.ADMINISTRATORS), Probe.PASSWORD);
    assertThat(admin.get(REST + "/task/" + own.getId() + "/variables").status()).isEqualTo(200);
    assertThat(admin.post(REST + "/task/" + own.getId() + "/complete", "{}").status())
        .isGreaterThanOrEqualTo(400);
    long before = runtime.createProcessInstanceQuery().processDefinitionKey(Probe.PROCESS).count();
    assertThat(admin.post(REST + "/process-definition/key/probe/start", "{}").status())
        .isGreaterThanOrEqualTo(400);
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey(Probe.PROCESS).count())
        .isEqualTo(before);
    assertThat(probe.task(process, "userTask_own")).isNotNull();
  }

  @Test
  void whoHasNoGroupMayDoNothing() {
    Web nobody = Web.program(port, probe.account(), Probe.PASSWORD);
    assertThat(nobody.get(REST + "/task").status()).isEqualTo(403);
  }

  /** CVE-2026-109432. Without the guard each of these is run by the engine, or stored to be run. */
  static Stream<String> expressions() {
    String run = "\\u0024{true}";
    return Stream.of(
        "POST /task {\"assigneeExpression\":\"" + run + "\"}",
        "POST /task {\"orQueries\":[{\"assigneeExpression\":\"" + run + "\"}]}",
        "POST /task {\"orQueries\":[{\"orQueries\":[{\"dueBeforeExpression\":\"" + run + "\"}]}]}",
        "POST /task {\"orQueries\":[{\"candidateGroup\\u0045xpression\":\"" + run + "\"}]}",
        "POST /task {\"a\":1,\"orQueries\":[{\"processInstanceBusinessKeyLikeExpression\":\""
            + run
            + "\"}],\"b\":[]}",
        "POST /task/count {\"orQueries\":[{\"ownerExpression\":\"" + run + "\"}]}",
        "POST /task {\"orQueries\":[[[{\"assigneeExpression\":\"" + run + "\"}]]]}",
        "POST /task {\"orQueries\":[{\"nameLike\":\"x\"}],\"orQueries\":[{\"nameLike\":\"x\",\"ownerExpression\":\""
            + run
            + "\"}]}",
        "POST /task {\"orQueries\":[{\"ASSIGNEEEXPRESSION\":\"" + run + "\"}]}",
        "POST /filter/FILTER/list {\"orQueries\":[{\"assigneeExpression\":\"" + run + "\"}]}",
        "POST /filter/FILTER/list {\"assigneeExpression\":\"" + run + "\"}",
        "POST /filter/FILTER/count {\"orQueries\":[{\"assigneeExpression\":\"" + run + "\"}]}",
        "GET /task?assigneeExpression=x",
        "GET /task?maxResults=1&assignee%45xpression=x",
        "GET /task/count?dueBeforeExpression",
        "POST /task?assigneeExpression=x {}");
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void nobodyMaySendAnExpression(String request) {
    String admin = probe.account(Roles.ADMINISTRATORS);
    for (String person : List.of(mentee, coordinator, admin)) {
      refusesExpression(Web.program(port, person, Probe.PASSWORD), REST, request);
      refusesExpression(Web.browser(port, person, Probe.PASSWORD).asWebapp(), WEBAPP, request);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /filter/FILTER/singleResult {\"orQueries\":[{\"assigneeExpression\":\"x\"}]}",
        "POST /filter/create {\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{\"orQueries\":[{\"assigneeExpression\":\"x\"}]}}",
        "PUT /filter/FILTER {\"query\":{\"assigneeExpression\":\"x\"}}",
        "POST /engine/default/task {\"orQueries\":[{\"assigneeExpression\":\"x\"}]}"
      })
  void norMayAnAdministratorStoreOne(String request) {
    String admin = probe.account(Roles.ADMINISTRATORS);
    refusesExpression(Web.program(port, admin, Probe.PASSWORD), REST, request);
  }

  private void refusesExpression(Web web, String api, String request) {
    String[] parts = request.replace("FILTER", probe.filter()).split(" ", 3);
    Web.Answer answer = web.send(parts[0], api + parts[1], parts.length > 2 ? parts[2] : null);
    assertThat(answer.status()).as("%s: %s", request, answer).isEqualTo(400);
    assertThat(answer.json().path("type").asText()).isEqualTo("ExpressionRefused");
    assertThat(answer.json().path("message").asText())
        .contains("expressions ne sont pas acceptées");
  }

  /** Whatever an endpoint is for: none of either API takes an expression, also not a new one. */
  @Test
  void noEndpointOfEitherApiTakesAnExpressionFromAnybody() {
    Web admin =
        Web.browser(port, probe.account(Roles.ADMINISTRATORS), Probe.PASSWORD)
            .with("Sec-Fetch-Site", "same-origin")
            .asWebapp();
    List<Endpoint> asked =
        Endpoints.of(spring).stream()
            .filter(one -> one.path().matches("(/engine-rest|/camunda/api)/.*[^*]"))
            .filter(one -> !one.path().matches("/camunda/api/admin/(setup|auth/.*/login)/.*"))
            // Uploads are closed to everybody, before what they bring is read.
            .filter(
                one ->
                    one.isRead() || !one.path().matches(".*/(data|(deployment|attachment)/create)"))
            .toList();
    assertThat(asked).hasSizeGreaterThan(1000);
    assertThat(asked)
        .extracting(Endpoint::path)
        .contains(
            "/engine-rest/task",
            "/engine-rest/task/count",
            "/engine-rest/filter/{}/list",
            "/engine-rest/filter/{}/singleResult",
            "/engine-rest/history/task",
            "/engine-rest/engine/{}/task",
            "/camunda/api/engine/engine/{}/task",
            "/camunda/api/engine/engine/{}/filter/{}/count");
    List<String> taken = new ArrayList<>();
    for (Endpoint one : asked) {
      // Nothing has this id, so that nothing is done where the guard fails.
      String path = one.path().replace("engine/{}", "engine/default").replace("{}", "none");
      Web.Answer answer =
          one.isRead()
              ? admin.send(one.method(), path + "?assigneeExpression=x", null)
              : admin.send(one.method(), path, "{\"orQueries\":[{\"assigneeExpression\":\"x\"}]}");
      if (answer.status() != 400 || !answer.body().contains("ExpressionRefused")) {
        taken.add(one + ": " + answer.status());
      }
    }
    assertThat(taken).isEmpty();
  }

  @Test
  void aQueryWithoutExpressionsIsWelcome() {
    Web program = Web.program(port, mentee, Probe.PASSWORD);
    Web.Answer found =
        program.post(
            REST + "/task",
            "{\"orQueries\":[{\"taskDefinitionKey\":\"userTask_own\",\"nameLike\":\"%é%\"}]}");
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.json()).hasSize(1);
    assertThat(program.post(REST + "/filter/" + probe.filter() + "/list", "").status())
        .isEqualTo(200);
  }

  @Test
  void otherWaysToWriteTheBodyAreNotRead() {
    Web program = Web.program(port, mentee, Probe.PASSWORD);
    String query = "{\"orQueries\":[{\"assigneeExpression\":\"x\"}]}";
    record Way(String type, byte[] body) {}
    List<Way> ways =
        List.of(
            new Way("application/json", query.getBytes(StandardCharsets.UTF_16)),
            new Way("application/json", query.getBytes(StandardCharsets.UTF_16LE)),
            new Way("application/json;charset=utf-16", query.getBytes(StandardCharsets.UTF_16BE)),
            new Way(
                "application/json;charset=IBM037",
                query.getBytes(java.nio.charset.Charset.forName("IBM037"))),
            new Way("application/json;charset=Shift_JIS", "{}".getBytes(StandardCharsets.UTF_8)),
            new Way("application/json", new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}),
            new Way(
                "application/json", "{'assigneeExpression':'x'}".getBytes(StandardCharsets.UTF_8)),
            new Way(
                "application/json", "{assigneeExpression:\"x\"}".getBytes(StandardCharsets.UTF_8)),
            new Way("application/json", "/**/{}".getBytes(StandardCharsets.UTF_8)),
            new Way("multipart/form-data; boundary=x", query.getBytes(StandardCharsets.UTF_8)),
            new Way("text/plain", query.getBytes(StandardCharsets.UTF_8)));
    for (Way way : ways) {
      Web.Answer answer = program.send("POST", REST + "/task", way.type(), way.body());
      assertThat(answer.status()).as("%s %s", way.type(), answer).isIn(400, 415);
    }
  }

  @Test
  void aRequestThatIsTooLargeIsRefusedAndReadNoFurther() {
    Web program = Web.program(port, mentee, Probe.PASSWORD);
    String large = "{\"nameLike\":\"" + "x".repeat(RestGuardBody.LIMIT) + "\"}";
    Web.Answer answer = program.post(REST + "/task", large);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().path("message").asText()).contains("trop volumineuse");
  }

  @Test
  void aTextThatIsFarTooLongStillReachesTheFormWhichNamesItsField() {
    Web program = Web.program(port, mentee, Probe.PASSWORD);
    String note = "é".repeat(1 << 20);
    Web.Answer answer =
        program.post(REST + "/task/" + own.getId() + "/submit-form", Probe.note(note));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("type").asText()).isEqualTo("FormRefused");
    Web.Answer huge =
        program.post(REST + "/task/" + own.getId() + "/submit-form", Probe.note(note.repeat(5)));
    assertThat(huge.status()).isEqualTo(413);
  }

  /**
   * CVE-2026-77226: without the guard this creates an administrator while the group has no member.
   */
  @Test
  void theSetUpIsClosedWithAndWithoutAnAdministrator() {
    List<User> administrators =
        identities.createUserQuery().memberOfGroup(Roles.ADMINISTRATORS).list();
    assertThat(administrators).isNotEmpty();
    triesTheSetUp();
    try {
      administrators.forEach(
          user -> identities.deleteMembership(user.getId(), Roles.ADMINISTRATORS));
      triesTheSetUp();
    } finally {
      administrators.forEach(
          user -> identities.createMembership(user.getId(), Roles.ADMINISTRATORS));
    }
  }

  private void triesTheSetUp() {
    String setUp = "/camunda/api/admin/setup/default/user/create";
    String intruder =
        "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"I\",\"lastName\":\"N\",\"email\":\"i@n.example\"},"
            + "\"credentials\":{\"password\":\"intruder-intruder\"}}";
    assertThat(Web.anonymous(port).post(setUp, intruder).status()).isEqualTo(401);
    for (String path :
        List.of(setUp, setUp + "/", "/camunda/api/admin/%73etup/default/user/create")) {
      assertThat(Web.browser(port, mentee, Probe.PASSWORD).asWebapp().post(path, intruder).status())
          .isEqualTo(403);
    }
    if (identities.createUserQuery().userId("intruder").count() > 0) {
      identities.deleteUser("intruder");
      fail("the set-up created an administrator");
    }
  }

  /** Camunda would say the same here, but only after it has read what was sent. */
  @Test
  void administratorsCannotUseTheSetUpEither() {
    Web admin = Web.browser(port, probe.account(Roles.ADMINISTRATORS), Probe.PASSWORD).asWebapp();
    for (String body : List.of("{}", "{")) {
      assertThat(admin.post("/camunda/api/admin/setup/default/user/create", body).status())
          .as(body)
          .isEqualTo(403);
    }
  }

  @Test
  void theCoordinationTakesATaskAndGivesItBackButTakesNobodysAway() {
    Web web = Web.program(port, coordinator, Probe.PASSWORD);
    String claim = "{\"userId\":\"" + coordinator + "\"}";
    assertThat(web.post(REST + "/task/" + group.getId() + "/claim", claim).status()).isEqualTo(204);
    assertThat(tasks.createTaskQuery().taskId(group.getId()).singleResult().getAssignee())
        .isEqualTo(coordinator);
    assertThat(web.post(REST + "/task/" + group.getId() + "/unclaim", "").status()).isEqualTo(204);
    assertThat(tasks.createTaskQuery().taskId(group.getId()).singleResult().getAssignee()).isNull();
    assertThat(web.post(REST + "/task/" + own.getId() + "/unclaim", "").status()).isEqualTo(403);
    assertThat(tasks.createTaskQuery().taskId(own.getId()).singleResult().getAssignee())
        .isEqualTo(mentee);
    Web menteeWeb = Web.program(port, mentee, Probe.PASSWORD);
    assertThat(menteeWeb.post(REST + "/task/" + own.getId() + "/unclaim", "").status())
        .isEqualTo(403);
  }
}
