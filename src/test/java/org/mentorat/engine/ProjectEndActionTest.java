package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorat.engine.ActionAnswers.assertRefused;
import static org.mentorat.engine.ActionAnswers.body;
import static org.mentorat.engine.ActionAnswers.shown;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Together;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.people.Directory;
import org.mentorat.people.Project;
import org.mentorat.process.ProjectEndProcess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The end of a project over HTTP: who may, what is confirmed, how far it is. */
@MentoratTest
class ProjectEndActionTest {

  @LocalServerPort private int port;
  @Autowired private ApplicationContext spring;
  @Autowired private RuntimeService runtime;
  @Autowired private Directory directory;
  private Scene scene;
  private String coordinator;

  @BeforeEach
  void scene() {
    scene = new Scene(spring);
    coordinator = scene.account(Roles.COORDINATORS);
  }

  @Test
  void a_coordinator_reads_what_is_at_stake_and_ends_the_project() {
    scene.inService(scene.mentor(1));
    scene.register();
    JsonNode before = opens(coordinator).json();
    assertThat(before.path("project").asText()).isEqualTo(scene.project);
    assertProgress(before, 2, 0, 0);
    assertThat(before.at("/progress/endedAt").isNull()).isTrue();
    assertThat(shown(before.path("form"), "projectCode")).isEqualTo(scene.project);
    assertThat(shown(before.path("form"), "openMentorships")).isEqualTo("2");

    Web.Answer answer = ends(coordinator, confirmed());

    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.json().path("mentorships").asInt()).isEqualTo(2);
    assertThat(project().endedBy()).contains(coordinator);
    assertThat(project().endReason()).contains("Le financement prend fin");
    JsonNode after = opens(coordinator).json();
    assertThat(after.has("form")).isFalse();
    assertProgress(after, 2, 0, 0);
    assertThat(after.at("/progress/endedAt").asText()).isNotBlank();
    assertNotNow(ends(coordinator, confirmed()));
    assertThat(instances()).isEqualTo(1);
  }

  @Test
  void it_is_confirmed_by_the_code_and_a_reason() {
    assertRefused(ends(coordinator, Map.of()), "reason", "code");
    assertRefused(ends(coordinator, with("code", scene.project.toUpperCase())), "code");
    assertRefused(ends(coordinator, with("code", "autre-projet")), "code");
    assertRefused(ends(coordinator, with("reason", " ")), "reason");
    assertRefused(ends(coordinator, with("reason", "x".repeat(2001))), "reason");
    assertStillRuns();
  }

  @Test
  void nobody_else_learns_of_it() {
    String mentor = scene.mentor(1);
    String mentee = scene.mentee(scene.inService(mentor));
    for (String stranger :
        List.of(
            scene.withPassword(mentor),
            scene.withPassword(mentee),
            scene.account(Roles.AUDITORS))) {
      assertThat(opens(stranger).status()).isEqualTo(404);
      assertThat(ends(stranger, confirmed()).status()).isEqualTo(404);
      assertThat(ends(stranger, Map.of()).status()).isEqualTo(404);
    }
    assertThat(Web.anonymous(port).get(address(scene.project)).status()).isEqualTo(401);
    assertStillRuns();
  }

  @Test
  void there_is_no_other_way_and_no_other_project() {
    Web web = program(coordinator);
    assertThat(web.get(address("inconnu")).status()).isEqualTo(404);
    assertThat(web.get("/api/projects/" + scene.project + "/begin").status()).isEqualTo(404);
    String asMentorship = "/api/mentorships/" + scene.project + "/end-project";
    assertThat(web.get(asMentorship).status()).isEqualTo(404);
    assertThat(web.post(asMentorship, body(confirmed())).status()).isEqualTo(404);
    assertThat(web.get("/api/projects/" + scene.project + "/help-request").status()).isEqualTo(404);
    assertThat(
            web.post(
                    "/engine-rest/message",
                    body(
                        Map.of("messageName", "projectEnd.endedNow", "businessKey", scene.project)))
                .status())
        .isEqualTo(403);
    assertStillRuns();
  }

  @Test
  void of_fifty_at_once_one_ends_it_and_the_others_are_told() throws InterruptedException {
    for (Scene each : List.of(scene, new Scene(spring, YearForms.today().plusDays(50)))) {
      scene = each;
      List<Web> coordination =
          List.of(program(coordinator), program(scene.account(Roles.COORDINATORS)));
      String body = body(confirmed());
      String address = address(scene.project);

      List<Object> answers =
          Together.act(50, i -> () -> coordination.get(i % 2).post(address, body));

      assertThat(answers)
          .extracting(answer -> ((Web.Answer) answer).status())
          .containsOnly(200, 409)
          .containsOnlyOnce(200);
      assertThat(instances()).isEqualTo(1);
    }
  }

  @Test
  void the_coordination_sees_the_process_and_its_batches() {
    scene.register();
    ends(coordinator, confirmed());
    Web web = program(coordinator);
    assertThat(
            web.get(
                    "/engine-rest/process-instance?processDefinitionKey=projectEnd&businessKey="
                        + scene.project)
                .json())
        .hasSize(1);
    assertThat(web.get("/engine-rest/batch/statistics").status()).isEqualTo(200);
    assertThat(program(scene.account(Roles.MENTORS)).get("/engine-rest/batch/statistics").status())
        .isEqualTo(403);
  }

  private Map<String, Object> confirmed() {
    Map<String, Object> form = new HashMap<>();
    form.put("reason", "Le financement prend fin");
    form.put("code", scene.project);
    return form;
  }

  private Map<String, Object> with(String key, Object value) {
    Map<String, Object> form = confirmed();
    form.put(key, value);
    return form;
  }

  private Project project() {
    return directory.project(scene.project);
  }

  private long instances() {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(ProjectEndProcess.KEY)
        .processInstanceBusinessKey(scene.project)
        .count();
  }

  private void assertStillRuns() {
    assertThat(project().endedAt()).isEmpty();
    assertThat(instances()).isZero();
  }

  private static void assertProgress(JsonNode answer, int total, int done, int failed) {
    assertThat(answer.at("/progress/total").asInt(-1)).isEqualTo(total);
    assertThat(answer.at("/progress/done").asInt(-1)).isEqualTo(done);
    assertThat(answer.at("/progress/failed").asInt(-1)).isEqualTo(failed);
  }

  private static void assertNotNow(Web.Answer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(409);
    assertThat(answer.json().path("message").asText()).contains("déjà terminé");
  }

  private Web.Answer opens(String account) {
    return program(account).get(address(scene.project));
  }

  private Web.Answer ends(String account, Map<String, Object> form) {
    return program(account).post(address(scene.project), body(form));
  }

  private Web program(String account) {
    return Web.program(port, account, Scene.PASSWORD);
  }

  private static String address(String project) {
    return "/api/projects/" + project + "/end";
  }
}
