package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorat.engine.ActionAnswers.assertNotNow;
import static org.mentorat.engine.ActionAnswers.assertRefused;
import static org.mentorat.engine.ActionAnswers.body;
import static org.mentorat.engine.ActionAnswers.variables;
import static org.mentorat.process.MentorshipProcess.ANSWER_REQUEST;
import static org.mentorat.process.MentorshipProcess.CONFIRM_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.UNBLOCK_REQUEST;
import static org.mentorat.process.SuspensionProcess.RESUME_MENTORSHIP_BY_HAND;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Together;
import org.mentorat.charter.Confidants;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.people.Directory;
import org.mentorat.process.ConfidentialWordProcess;
import org.mentorat.process.SuspensionProcess;
import org.mentorat.suspension.Suspension;
import org.mentorat.suspension.Suspensions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A suspension and its end over HTTP: who may, when, and what is refused meanwhile. */
@MentoratTest
class SuspensionActionTest {

  private static final String SUSPENSION = "suspension";
  private static final String RESUMPTION = "resumption";

  @LocalServerPort private int port;
  @Autowired private ApplicationContext spring;
  @Autowired private Suspensions suspensions;
  @Autowired private Confidants confidants;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private FilterService filters;
  @Autowired private JdbcTemplate sql;
  private Scene scene;
  private String mentor;
  private String coordinator;

  @BeforeEach
  void scene() {
    scene = new Scene(spring);
    mentor = scene.mentor(2);
    coordinator = scene.account(Roles.COORDINATORS);
  }

  @Test
  void nothing_is_suspended_before_the_first_contact_nor_after_the_end() {
    ProcessInstance assigned = scene.assignedTo(mentor);
    ProcessInstance ended = scene.inService(scene.mentor(1));
    scene.passesUntil(ended, scene.mentorship(ended).serviceEndsAt());

    for (String account : List.of(mentor, scene.mentee(assigned), coordinator)) {
      assertNotNow(opens(account, assigned, SUSPENSION), "dès le premier contact");
      assertNotNow(suspends(account, assigned), "dès le premier contact");
    }
    for (String account : List.of(scene.mentee(ended), coordinator)) {
      assertNotNow(opens(account, ended, SUSPENSION), "est terminé");
      assertNotNow(suspends(account, ended), "est terminé");
    }
    assertThat(suspensions.of(scene.reference(assigned))).isEmpty();
    assertThat(suspensions.of(scene.reference(ended))).isEmpty();
  }

  @Test
  void either_of_the_pair_and_the_coordination_suspend_nobody_else_learns_of_it() {
    for (String who : List.of("mentee", "mentor", "coordinator")) {
      mentor = scene.mentor(1);
      ProcessInstance instance = scene.inService(mentor);
      String account =
          Map.of("mentee", scene.mentee(instance), "mentor", mentor, "coordinator", coordinator)
              .get(who);
      assertThat(opens(account, instance, SUSPENSION).body()).contains("La raison", "recule");
      assertThat(suspends(account, instance).status()).isEqualTo(200);
      assertThat(current(instance).suspendedBy()).isEqualTo(account);

      for (String stranger : List.of(scene.mentor(1), scene.account(Roles.AUDITORS))) {
        for (String form : List.of(SUSPENSION, RESUMPTION)) {
          assertThat(opens(stranger, instance, form).status()).isEqualTo(404);
          assertThat(post(stranger, instance, form, YearForms.resumed()).status()).isEqualTo(404);
        }
      }
    }
    assertThat(
            program(coordinator)
                .post("/api/mentorships/M-2000-00001/suspension", body(YearForms.suspension(30)))
                .status())
        .isEqualTo(404);
  }

  @Test
  void a_bad_suspension_is_refused_at_its_field() {
    ProcessInstance instance = scene.inService(mentor);
    String mentee = scene.mentee(instance);

    assertRefused(post(mentee, instance, SUSPENSION, Map.of()), "reason", "until");
    assertRefused(with(mentee, instance, "reason", "holiday"), "reason");
    assertRefused(with(mentee, instance, "words", "x".repeat(4001)), "words");
    assertRefused(post(mentee, instance, SUSPENSION, YearForms.suspension(6)), "until");
    assertRefused(post(mentee, instance, SUSPENSION, YearForms.suspension(91)), "until");
    assertThat(suspensions.of(scene.reference(instance))).isEmpty();
    assertThat(suspended(instance)).isFalse();

    assertThat(post(mentee, instance, SUSPENSION, YearForms.suspension(90)).status())
        .isEqualTo(200);
  }

  @Test
  void a_suspension_never_goes_beyond_the_end_that_stays() {
    sql.update("update project set suspension_moves_end = false where code = ?", scene.project);
    ProcessInstance instance = scene.inService(mentor);
    String mentee = scene.mentee(instance);
    scene.passesUntil(
        instance, scene.mentorship(instance).serviceEndsAt().minus(Duration.ofDays(20)));

    assertRefused(post(mentee, instance, SUSPENSION, YearForms.suspension(21)), "until");
    scene.passes(instance, Duration.ofDays(14));
    assertNotNow(opens(mentee, instance, SUSPENSION), "moins d’une semaine");
    assertNotNow(
        post(mentee, instance, SUSPENSION, YearForms.suspension(7)), "moins d’une semaine");

    sql.update("update project set suspension_moves_end = true where code = ?", scene.project);
    assertThat(post(mentee, instance, SUSPENSION, YearForms.suspension(60)).status())
        .isEqualTo(200);
  }

  @Test
  void whatever_is_done_meanwhile_is_refused_in_words_and_a_word_in_confidence_goes_on() {
    confidants.name(scene.project, List.of(coordinator), "admin");
    ProcessInstance instance = scene.inService(mentor);
    String mentee = scene.mentee(instance);
    scene.asks(mentee, instance, "help-request", YearForms.help());
    assertThat(suspends(mentee, instance).status()).isEqualTo(200);
    String until =
        spring
            .getBean(ReaderTime.class)
            .date(
                current(instance).limitAt().atZone(Directory.ZONE).toLocalDate(),
                java.util.Locale.CANADA_FRENCH);

    for (String form : List.of("help-request", "training-request", "meeting", "plan-revision")) {
      assertNotNow(opens(mentee, instance, form), "suspendu jusqu’au " + until);
      assertNotNow(post(mentee, instance, form, YearForms.help()), "suspendu jusqu’au " + until);
    }
    assertNotNow(opens(coordinator, instance, SUSPENSION), "suspendu jusqu’au " + until);
    assertNotNow(suspends(coordinator, instance), "suspendu jusqu’au " + until);

    assertNotNow(
        submits(mentor, scene.task(instance, ANSWER_REQUEST).getId(), YearForms.answer()),
        "suspendu jusqu’au " + until);
    assertNotNow(
        submits(
            mentee,
            scene.task(instance, CONFIRM_FIRST_CONTACT).getId(),
            YearForms.contactConfirmed()),
        "suspendu jusqu’au " + until);

    assertThat(post(mentee, instance, "charter-breach", YearForms.confidentialWord()).status())
        .isEqualTo(200);
    assertThat(
            runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(ConfidentialWordProcess.KEY)
                .processInstanceBusinessKey(scene.reference(instance))
                .active()
                .count())
        .isEqualTo(1);
  }

  @Test
  void a_task_that_a_suspension_holds_is_in_no_list_and_cannot_be_claimed() {
    ProcessInstance instance = scene.inService(mentor);
    String mentee = scene.mentee(instance);
    scene.asks(mentee, instance, "help-request", YearForms.help());
    scene.passes(instance, Duration.ofHours(49));
    String unblock = scene.task(instance, UNBLOCK_REQUEST).getId();
    int open = listed(mentor, "mine");
    assertThat(open).isPositive();
    assertThat(listed(mentor, "late")).isPositive();

    assertThat(suspends(mentee, instance).status()).isEqualTo(200);

    assertThat(listed(mentor, "mine")).isZero();
    assertThat(listed(mentor, "late")).isZero();
    Web.Answer claimed =
        program(coordinator)
            .post(
                "/engine-rest/task/" + unblock + "/claim", "{\"userId\":\"" + coordinator + "\"}");
    assertNotNow(claimed, "suspendu");
    assertThat(tasks.createTaskQuery().taskId(unblock).singleResult().getAssignee()).isNull();

    post(mentor, instance, RESUMPTION, YearForms.resumed());
    scene.runWhatIsDue(suspension(instance));
    assertThat(listed(mentor, "mine")).isEqualTo(open);
    assertThat(
            program(coordinator)
                .post(
                    "/engine-rest/task/" + unblock + "/claim",
                    "{\"userId\":\"" + coordinator + "\"}")
                .status())
        .isEqualTo(204);
  }

  @Test
  void the_pair_reads_who_and_until_when_but_not_why() {
    ProcessInstance instance = scene.inService(mentor);
    String mentee = scene.mentee(instance);
    assertNotNow(opens(mentor, instance, RESUMPTION), "n’est pas suspendu");
    assertNotNow(post(mentor, instance, RESUMPTION, YearForms.resumed()), "n’est pas suspendu");
    Map<String, Object> illness = YearForms.suspension(30);
    illness.put("reason", "illness");
    assertThat(post(mentee, instance, SUSPENSION, illness).status()).isEqualTo(200);

    assertThat(opens(mentor, instance, RESUMPTION).body())
        .contains(spring.getBean(Directory.class).person(mentee).displayName())
        .doesNotContain("Maladie", "illness", (String) illness.get("words"));
    assertRefused(post(mentor, instance, RESUMPTION, Map.of()), "resumed");
    assertRefused(post(mentor, instance, RESUMPTION, Map.of("resumed", false)), "resumed");
    assertThat(suspended(instance)).isTrue();
    assertThat(opens(coordinator, instance, RESUMPTION).status()).isEqualTo(404);
    assertThat(
            program(mentor)
                .get(
                    "/engine-rest/task/"
                        + scene.task(suspension(instance), RESUME_MENTORSHIP_BY_HAND).getId()
                        + "/form-variables")
                .status())
        .isIn(403, 404);
  }

  @Test
  void of_fifty_who_suspend_at_once_one_does() throws InterruptedException {
    ProcessInstance instance = scene.inService(mentor);
    String address = address(instance, SUSPENSION);
    List<Web> people =
        List.of(program(mentor), program(scene.mentee(instance)), program(coordinator));
    String body = body(YearForms.suspension(30));

    List<Object> answers = Together.act(50, i -> () -> people.get(i % 3).post(address, body));

    assertOneEffect(answers, "suspendu jusqu’au");
    assertThat(suspensions.of(scene.reference(instance))).hasSize(1);
    assertThat(suspensionsRunning(instance)).isEqualTo(1);
  }

  @Test
  void of_fifty_who_resume_at_once_one_does() throws InterruptedException {
    ProcessInstance instance = scene.inService(mentor);
    assertThat(suspends(mentor, instance).status()).isEqualTo(200);
    ProcessInstance suspension = suspension(instance);
    String task = scene.task(suspension, RESUME_MENTORSHIP_BY_HAND).getId();
    String address = address(instance, RESUMPTION);
    List<Web> pair = List.of(program(mentor), program(scene.mentee(instance)));
    Web coordination = program(coordinator);
    String body = body(YearForms.resumed());
    String form = variables(YearForms.resumed());

    List<Object> answers =
        Together.act(
            50,
            i ->
                () ->
                    i % 5 == 0
                        ? coordination.post("/engine-rest/task/" + task + "/submit-form", form)
                        : pair.get(i % 2).post(address, body));
    if (scene.task(suspension, RESUME_MENTORSHIP_BY_HAND) == null && suspended(instance)) {
      scene.runWhatIsDue(suspension);
    }

    assertThat(answers)
        .map(answer -> ((Web.Answer) answer).status())
        .containsOnly(409, success(answers));
    assertThat(answers)
        .map(answer -> ((Web.Answer) answer).status())
        .containsOnlyOnce(success(answers));
    assertThat(suspended(instance)).isFalse();
    assertThat(suspensions.of(scene.reference(instance)))
        .singleElement()
        .satisfies(
            over -> {
              assertThat(over.resumedAt()).isNotNull();
              assertThat(over.resumptionBy()).isNotNull();
            });
  }

  @Test
  void a_request_at_the_moment_of_the_suspension_is_stored_before_it_or_refused()
      throws InterruptedException {
    ProcessInstance instance = scene.inService(mentor);
    Web mentee = program(scene.mentee(instance));
    Web other = program(mentor);
    String help = body(YearForms.help());
    String pause = body(YearForms.suspension(30));

    List<Object> answers =
        Together.act(
            20,
            i ->
                () ->
                    i == 10
                        ? other.post(address(instance, SUSPENSION), pause)
                        : mentee.post(address(instance, "help-request"), help));

    long stored =
        answers.stream().filter(answer -> ((Web.Answer) answer).status() == 200).count() - 1;
    assertThat(answers).map(answer -> ((Web.Answer) answer).status()).containsOnly(200, 409);
    assertThat(
            sql.queryForObject(
                "select count(*) from help_request where reference = ?",
                Long.class,
                scene.reference(instance)))
        .isEqualTo(stored);
    assertThat(suspended(instance)).isTrue();
    assertThat(post(mentor, instance, RESUMPTION, YearForms.resumed()).status()).isEqualTo(200);
    scene.runWhatIsDue(suspension(instance));
    scene.runWhatIsDue(instance);
    assertThat(
            tasks
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .taskDefinitionKey(ANSWER_REQUEST)
                .active()
                .count())
        .isEqualTo(stored);
  }

  private static int success(List<Object> answers) {
    return answers.stream()
        .mapToInt(answer -> ((Web.Answer) answer).status())
        .filter(status -> status < 300)
        .findFirst()
        .orElseThrow();
  }

  private static void assertOneEffect(List<Object> answers, String otherwise) {
    assertThat(answers)
        .map(answer -> ((Web.Answer) answer).status())
        .containsOnly(200, 409)
        .containsOnlyOnce(200);
    assertThat(answers)
        .map(Web.Answer.class::cast)
        .filteredOn(answer -> answer.status() == 409)
        .allSatisfy(answer -> assertNotNow(answer, otherwise));
  }

  private int listed(String account, String filter) {
    String id =
        filters.createTaskFilterQuery().list().stream()
            .filter(found -> filter.equals(found.getProperties().get("mentorat")))
            .findFirst()
            .orElseThrow()
            .getId();
    return program(account)
        .get("/engine-rest/filter/" + id + "/count")
        .json()
        .path("count")
        .asInt();
  }

  private Suspension current(ProcessInstance instance) {
    return suspensions.current(scene.reference(instance)).orElseThrow();
  }

  private boolean suspended(ProcessInstance instance) {
    return scene.current(instance).isSuspended();
  }

  private ProcessInstance suspension(ProcessInstance instance) {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(SuspensionProcess.KEY)
        .processInstanceBusinessKey(scene.reference(instance))
        .singleResult();
  }

  private long suspensionsRunning(ProcessInstance instance) {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(SuspensionProcess.KEY)
        .processInstanceBusinessKey(scene.reference(instance))
        .count();
  }

  private Web.Answer suspends(String account, ProcessInstance instance) {
    return post(account, instance, SUSPENSION, YearForms.suspension(30));
  }

  private Web.Answer with(String account, ProcessInstance instance, String key, Object value) {
    Map<String, Object> form = YearForms.suspension(30);
    form.put(key, value);
    return post(account, instance, SUSPENSION, form);
  }

  private Web.Answer opens(String account, ProcessInstance instance, String form) {
    return program(account).get(address(instance, form));
  }

  private Web.Answer post(
      String account, ProcessInstance instance, String form, Map<String, Object> answers) {
    return program(account).post(address(instance, form), body(answers));
  }

  private Web.Answer submits(String account, String task, Map<String, Object> form) {
    return program(account).post("/engine-rest/task/" + task + "/submit-form", variables(form));
  }

  private Web program(String account) {
    return Web.program(port, scene.withPassword(account), Scene.PASSWORD);
  }

  private String address(ProcessInstance instance, String form) {
    return "/api/mentorships/" + scene.reference(instance) + "/" + form;
  }
}
