package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorat.engine.ActionAnswers.assertNotNow;
import static org.mentorat.engine.ActionAnswers.assertRefused;
import static org.mentorat.engine.ActionAnswers.body;
import static org.mentorat.engine.ActionAnswers.shown;
import static org.mentorat.engine.ActionAnswers.variables;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Together;
import org.mentorat.agreement.Agreements;
import org.mentorat.agreement.Document;
import org.mentorat.agreement.NewTexts;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.people.Directory;
import org.mentorat.process.AgreementAcceptanceProcess;
import org.mentorat.process.AgreementChangeProcess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;

/** A new version of what people sign, over HTTP: who may, what is confirmed, who sees what. */
// In a database of its own: a new version concerns everybody who takes part in a mentorship.
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
@MentoratTest
class AgreementChangeActionTest {

  private static final String REST = "/engine-rest";
  private static final String ADDRESS = "/api/documents/entente/publication";

  @LocalServerPort private int port;
  @Autowired private ApplicationContext spring;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private Directory directory;
  @Autowired private Agreements agreements;
  @Autowired private JdbcTemplate sql;
  private Scene scene;
  private String coordinator;

  @BeforeEach
  void scene() {
    NewTexts.forget(spring);
    scene = new Scene(spring);
    coordinator = scene.account(Roles.COORDINATORS);
  }

  @AfterEach
  void nothingWasPublished() {
    NewTexts.forget(spring);
  }

  @Test
  void a_coordinator_sees_whom_it_concerns_publishes_and_sees_who_has_not_accepted() {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.inService(mentor);
    String mentee = scene.mentee(instance);
    JsonNode before = opens(coordinator).json();
    assertThat(before.path("document").asText()).isEqualTo("entente");
    assertThat(before.at("/progress/version").asInt()).isOne();
    assertThat(before.at("/progress/people")).isEmpty();
    assertThat(shown(before.path("form"), "concernedCount")).isEqualTo("2");
    assertThat(shown(before.path("form"), "versionCode")).isEqualTo("entente-2");
    assertThat(shown(before.path("form"), "textFr")).startsWith("# Entente de mentorat");

    Web.Answer answer = publishes(confirmed());
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.json().path("people").asInt()).isEqualTo(2);
    runs();
    JsonNode progress = opens(coordinator).json().path("progress");
    assertThat(progress.path("version").asInt()).isEqualTo(2);
    assertThat(progress.path("outstanding").asInt()).isEqualTo(2);
    assertThat(progress.path("people"))
        .extracting(person -> person.path("name").asText())
        .containsExactlyInAnyOrder(name(mentee), name(mentor));
    assertThat(progress.at("/people/0/mentorships/0").asText())
        .isEqualTo(scene.reference(instance));
    assertThat(progress.at("/people/0/state").asText()).isEqualTo("IN_TIME");

    assertThat(accepts(mentee).status()).isEqualTo(204);
    progress = opens(coordinator).json().path("progress");
    assertThat(progress.path("accepted").asInt()).isOne();
    assertThat(progress.path("people"))
        .extracting(person -> person.path("name").asText())
        .containsExactly(name(mentor));
  }

  @Test
  void the_public_page_shows_the_version_in_force_and_keeps_the_others() {
    publishes(confirmed());
    Map<String, Object> coming = confirmed();
    coming.put("textFr", "# Entente trois");
    coming.put("confirmation", "entente-3");
    coming.put("inForceOn", YearForms.today().plusDays(9).toString());
    assertThat(publishes(coming).status()).isEqualTo(200);
    Web visitor = Web.anonymous(port);

    assertThat(visitor.get("/documents/entente").body())
        .contains("Entente deux", "/documents/entente/1", "/documents/entente/2")
        .contains("/documents/entente/3", "remplacée")
        .doesNotContain("Entente trois", "n’est pas encore en vigueur");
    assertThat(visitor.get("/documents/entente/1").body())
        .contains("Une version plus récente")
        .doesNotContain("Entente deux");
    assertThat(visitor.get("/documents/entente/3").body())
        .contains("Entente trois", "n’est pas encore en vigueur");
    assertThat(visitor.get("/documents/entente?langue=en").body()).contains("Agreement two");
    assertThat(visitor.get("/documents/charte").body()).doesNotContain("/documents/charte/2");
  }

  @Test
  void what_is_published_is_complete_new_and_confirmed() {
    assertRefused(
        publishes(Map.of()),
        "textFr",
        "textEn",
        "changesFr",
        "changesEn",
        "inForceOn",
        "acceptance",
        "confirmation");
    assertRefused(publishes(with("confirmation", "entente")), "confirmation");
    assertRefused(publishes(with("confirmation", "entente-3")), "confirmation");
    assertRefused(publishes(with("confirmation", "charte-2")), "confirmation");
    assertRefused(publishes(with("limitDays", 6)), "limitDays");
    assertRefused(publishes(with("limitDays", 61)), "limitDays");
    assertRefused(publishes(with("limitDays", null)), "limitDays");
    assertRefused(
        publishes(with("inForceOn", YearForms.today().minusDays(1).toString())), "inForceOn");
    assertRefused(
        publishes(with("inForceOn", YearForms.today().plusYears(1).plusDays(1).toString())),
        "inForceOn");
    Map<String, Object> same = confirmed();
    same.put("textFr", agreements.current(Document.AGREEMENT, Locale.CANADA_FRENCH).body());
    same.put("textEn", agreements.current(Document.AGREEMENT, Locale.CANADA).body());
    assertRefused(publishes(same), "textFr");
    assertThat(agreements.next(Document.AGREEMENT)).isEqualTo(2);
    assertThat(changes()).isZero();

    Map<String, Object> later = with("inForceOn", YearForms.today().plusDays(9).toString());
    assertThat(publishes(later).status()).isEqualTo(200);
    Map<String, Object> before = confirmed();
    before.put("confirmation", "entente-3");
    before.put("textFr", "# Une autre");
    assertRefused(publishes(before), "inForceOn");
    assertNotNow(publishes(confirmed()), "vient d’être publiée");
  }

  @Test
  void nobody_else_learns_of_it_and_there_is_no_other_way() {
    String mentor = scene.mentor(1);
    String mentee = scene.mentee(scene.inService(mentor));
    for (String stranger :
        List.of(
            scene.withPassword(mentor),
            scene.withPassword(mentee),
            scene.account(Roles.AUDITORS))) {
      assertThat(opens(stranger).status()).isEqualTo(404);
      assertThat(program(stranger).post(ADDRESS, body(confirmed())).status()).isEqualTo(404);
      assertThat(program(stranger).post(ADDRESS, body(Map.of())).status()).isEqualTo(404);
    }
    assertThat(Web.anonymous(port).get(ADDRESS).status()).isEqualTo(401);
    Web web = program(coordinator);
    for (String address :
        List.of(
            "/api/documents/AGREEMENT/publication",
            "/api/documents/autre/publication",
            "/api/documents/entente/publish-document",
            "/api/mentorships/entente/publish-document",
            "/api/projects/entente/publication")) {
      assertThat(web.get(address).status()).as(address).isEqualTo(404);
      assertThat(web.post(address, body(confirmed())).status()).as(address).isEqualTo(404);
    }
    for (String message : List.of("agreementChange.acceptanceOverdue", "agreementChange.settled")) {
      assertThat(
              web.post(
                      REST + "/message",
                      body(Map.of("messageName", message, "businessKey", "entente-2")))
                  .status())
          .isEqualTo(403);
    }
    for (String key : List.of(AgreementChangeProcess.KEY, AgreementAcceptanceProcess.KEY)) {
      assertThat(
              web.post(REST + "/process-definition/key/" + key + "/start", body(Map.of())).status())
          .isEqualTo(403);
    }
    assertThat(changes()).isZero();
  }

  @Test
  void each_sees_their_own_task_and_the_coordination_all_without_their_forms() {
    String mentor = scene.mentor(1);
    String mentee = scene.mentee(scene.inService(mentor));
    publishes(confirmed());
    runs();
    String mine = REST + "/task/" + task(mentee).getId();
    Web asMentee = program(scene.withPassword(mentee));
    Web asMentor = program(scene.withPassword(mentor));
    assertThat(asMentee.get(mine + "/form-variables").json().has("documentText")).isTrue();
    for (String part : List.of("", "/form", "/form-variables", "/deployed-form")) {
      assertThat(asMentor.get(mine + part).status()).as(part).isIn(403, 404);
    }
    assertThat(asMentor.post(mine + "/submit-form", variables(Map.of("reply", "accept"))).status())
        .isEqualTo(403);
    assertThat(asMentor.get(REST + "/task?processDefinitionKey=agreementAcceptance").json())
        .hasSize(1);
    assertThat(asMentor.get(REST + "/process-instance?businessKey=entente-2").status())
        .isIn(200, 403);

    Web web = program(coordinator);
    assertThat(web.get(mine).status()).isEqualTo(200);
    assertThat(web.get(mine + "/form-variables").status()).isEqualTo(403);
    assertThat(web.post(mine + "/submit-form", variables(Map.of("reply", "accept"))).status())
        .isEqualTo(403);
    assertThat(web.get(REST + "/process-instance?processDefinitionKey=agreementAcceptance").json())
        .hasSize(2);
    assertThat(web.get(REST + "/process-instance?businessKey=entente-2").json()).hasSize(1);
    Web auditor = program(scene.account(Roles.AUDITORS));
    assertThat(
            auditor
                .get(REST + "/history/process-instance?processDefinitionKey=agreementAcceptance")
                .json())
        .hasSizeGreaterThanOrEqualTo(2);
    assertThat(auditor.get(REST + "/task").status()).isEqualTo(403);
  }

  @Test
  void of_fifty_who_publish_at_once_one_does() throws InterruptedException {
    scene.register();
    List<Web> coordination =
        List.of(program(coordinator), program(scene.account(Roles.COORDINATORS)));
    String body = body(confirmed());

    List<Object> answers = Together.act(50, i -> () -> coordination.get(i % 2).post(ADDRESS, body));

    assertThat(answers)
        .extracting(answer -> ((Web.Answer) answer).status())
        .containsOnly(200, 409)
        .containsOnlyOnce(200);
    assertThat(agreements.next(Document.AGREEMENT)).isEqualTo(3);
    assertThat(changes()).isOne();
  }

  @Test
  void of_fifty_equal_clicks_one_accepts() throws InterruptedException {
    String mentee = scene.withPassword(scene.mentee(scene.register()));
    publishes(confirmed());
    runs();
    String submit = REST + "/task/" + task(mentee).getId() + "/submit-form";
    Web web = program(mentee);
    String body = variables(Map.of("reply", "accept"));

    List<Object> answers = Together.act(50, i -> () -> web.post(submit, body));

    assertThat(answers)
        .extracting(answer -> ((Web.Answer) answer).status())
        .containsOnly(204, 409)
        .containsOnlyOnce(204);
    assertThat(signatures()).isOne();
  }

  @Test
  void fifty_people_accept_at_once_and_the_last_one_settles_it() throws InterruptedException {
    List<String> people =
        Stream.generate(() -> scene.withPassword(scene.mentee(scene.start(scene.registration()))))
            .limit(50)
            .toList();
    publishes(confirmed());
    runs();
    List<String> open = new ArrayList<>();
    people.forEach(person -> open.add(REST + "/task/" + task(person).getId() + "/submit-form"));
    String body = variables(Map.of("reply", "accept"));

    List<Object> answers =
        Together.act(50, i -> () -> program(people.get(i)).post(open.get(i), body));

    assertThat(answers).extracting(answer -> ((Web.Answer) answer).status()).containsOnly(204);
    assertThat(signatures()).isEqualTo(50);
    runs();
    assertThat(changes()).as("settled, without waiting for the daily look").isZero();
  }

  @Test
  void nothing_of_it_reaches_the_engine_but_accounts_codes_and_dates() {
    String mentee = scene.withPassword(scene.mentee(scene.register()));
    Map<String, Object> form = confirmed();
    form.put("textFr", "# Azurite cinabre");
    form.put("changesFr", "Obsidienne turquoise");
    publishes(form);
    runs();
    Web web = program(mentee);
    Map<String, Object> asked = Map.of("reply", "question", "question", "Malachite pourpre?");
    assertThat(
            web.post(REST + "/task/" + task(mentee).getId() + "/submit-form", variables(asked))
                .status())
        .isEqualTo(204);
    Task answering =
        tasks
            .createTaskQuery()
            .taskDefinitionKey(AgreementAcceptanceProcess.ANSWER_AGREEMENT_QUESTION)
            .singleResult();
    assertThat(
            program(coordinator)
                .post(
                    REST + "/task/" + answering.getId() + "/submit-form",
                    variables(Map.of("answer", "Vermillon safran.")))
                .status())
        .isEqualTo(204);
    for (String words :
        List.of(
            "Azurite", "Obsidienne", "Malachite", "Vermillon", directory.person(mentee).email())) {
      for (String table : List.of("act_ru_variable", "act_hi_varinst", "act_hi_detail")) {
        assertThat(
                sql.queryForObject(
                    "select count(*) from " + table + " where " + table + "::text ilike ?",
                    Long.class,
                    "%" + words + "%"))
            .as("%s in %s", words, table)
            .isZero();
      }
    }
  }

  private Map<String, Object> confirmed() {
    Map<String, Object> form = new HashMap<>();
    form.put("textFr", "# Entente deux\r\n\r\nTexte.");
    form.put("textEn", "# Agreement two");
    form.put("changesFr", "Le point 2 change.");
    form.put("changesEn", "Point 2 changes.");
    form.put("inForceOn", YearForms.today().toString());
    form.put("acceptance", "required");
    form.put("limitDays", 14);
    form.put("confirmation", "entente-2");
    return form;
  }

  private Map<String, Object> with(String key, Object value) {
    Map<String, Object> form = confirmed();
    form.put(key, value);
    return form;
  }

  private long changes() {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(AgreementChangeProcess.KEY)
        .count();
  }

  private long signatures() {
    return sql.queryForObject(
        "select count(*) from signature join agreement_version v on v.id = version_id"
            + " where v.document = 'AGREEMENT' and v.version = 2",
        Long.class);
  }

  private void runs() {
    runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(AgreementChangeProcess.KEY)
        .list()
        .forEach(scene::runWhatIsDue);
  }

  private Task task(String account) {
    return tasks
        .createTaskQuery()
        .taskDefinitionKey(AgreementAcceptanceProcess.ACCEPT_AGREEMENT)
        .taskAssignee(account)
        .singleResult();
  }

  private Web.Answer accepts(String account) {
    return program(scene.withPassword(account))
        .post(
            REST + "/task/" + task(account).getId() + "/submit-form",
            variables(Map.of("reply", "accept")));
  }

  private String name(String account) {
    return directory.person(account).displayName();
  }

  private Web.Answer opens(String account) {
    return program(account).get(ADDRESS);
  }

  private Web.Answer publishes(Map<String, Object> form) {
    return program(coordinator).post(ADDRESS, body(form));
  }

  private Web program(String account) {
    return Web.program(port, account, Scene.PASSWORD);
  }
}
