package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.charter.Confidants;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.notification.Level;
import org.mentorat.notification.Notice;
import org.mentorat.notification.Outbox;
import org.mentorat.notification.Telling;
import org.mentorat.process.ConfidentialWordProcess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The coordination's log of messages, what did not arrive, and both for programs, over HTTP. */
@MentoratTest
class NoticeLogTest {

  private static final String LOG = "/tableau-de-bord/avis";
  private static final String FAILURES = LOG + "/echecs";
  private static final String RETRY = "/api/notices/retry";
  private static final String FORM = "application/x-www-form-urlencoded";

  @LocalServerPort private int port;
  @Autowired private ApplicationContext spring;
  @Autowired private Outbox outbox;
  @Autowired private Confidants confidants;
  @Autowired private RuntimeService runtime;
  @Autowired private JdbcClient sql;
  private Scene scene;
  private Telling telling;
  private ProcessInstance instance;
  private String mentor;
  private String mentee;
  private String coordinator;

  @BeforeEach
  void a_pair_of_whom_nothing_was_told_yet() {
    TestTime.stopAt(Scene.now());
    scene = new Scene(spring);
    telling = new Telling(spring);
    mentor = scene.mentor(1);
    instance = scene.inService(mentor);
    mentee = scene.mentee(instance);
    coordinator = scene.account(Roles.COORDINATORS);
    sql.sql("delete from outbox where reference = :reference")
        .param("reference", reference())
        .update();
  }

  @Test
  void the_log_says_what_was_told_to_whom_when_and_whether_it_arrived() {
    Web web = browser(coordinator);
    assertThat(web.get(LOG + "/" + reference()).body()).contains("Personne n’a encore été avisé");
    outbox.sent(List.of(told("service-opened", Level.TELL, mentee)));
    telling.fail(told("service-opened", Level.TELL, mentor), "REFUSED", "5.1.1");
    told("answer-request", Level.REMIND, mentor);
    told("settle-requests", Level.ASK, coordinator);

    assertThat(web.get(LOG + "?reference=%20" + reference().toLowerCase() + "%20").location())
        .endsWith(LOG + "/" + reference());
    String french = web.get(LOG + "/" + reference()).body();

    assertThat(french)
        .contains("4 avis affichés sur 4", "Votre accompagnement commence (" + reference() + ")")
        .contains("personne mentorée", "mentor ou mentore", "coordination", "étape à faire")
        .contains("Rappel\u00a0: Une demande attend votre réponse")
        .contains("le serveur du destinataire refuse cette adresse (code 5.1.1)")
        .doesNotContain(
            mentee, mentor, "@exemple.org", scene.mentorship(instance).mentee().familyName());
    assertThat(web.get(LOG + "/" + reference() + "?langue=en").body())
        .contains("4 notices shown of 4", "mentee", "step to do")
        .contains("the recipient’s server refuses this address (code 5.1.1)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "M-1999-99999", "<script>alert(1)</script>"})
  void a_reference_that_nothing_has_is_said_at_the_field(String typed) {
    Web web = browser(coordinator);

    Web.Answer refused = web.get(LOG + "?reference=" + encoded(typed));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body())
        .contains("id=\"reference-problem\"", "aria-invalid=\"true\"")
        .contains(typed.isBlank() ? "Écrivez une référence." : "Aucun mentorat et aucun avis")
        .doesNotContain("<script>alert");
    if (!typed.isBlank()) {
      assertThat(refused.body())
          .contains("value=\"" + typed.replace("<", "&lt;").replace(">", "&gt;"));
    }
    assertThat(web.get(LOG).status()).isEqualTo(200);
    assertThat(web.get(LOG + "/M-1999-99999").status()).isEqualTo(404);
  }

  @Test
  void a_long_log_has_pages() {
    List<Notice> all =
        IntStream.range(0, 51).mapToObj(i -> told("request-read", Level.TELL, mentee)).toList();
    Web web = browser(coordinator);

    assertThat(all).hasSize(51);
    assertThat(web.get(LOG + "/" + reference()).body())
        .contains("50 avis affichés sur 51", "Plus anciens")
        .doesNotContain("Plus récents");
    assertThat(web.get(LOG + "/" + reference() + "?page=2").body())
        .contains("1 avis affiché sur 51", "Plus récents")
        .doesNotContain("Plus anciens");
    assertThat(web.get(LOG + "/" + reference() + "?page=9").body()).contains("rien de plus ancien");
  }

  @Test
  void who_does_not_coordinate_reaches_none_of_it() {
    Notice failed = told("service-opened", Level.TELL, mentee);
    telling.fail(failed, "BOUNCED", null);
    String json = "/api/mentorships/" + reference() + "/notices";
    for (String account :
        List.of(
            scene.account(Roles.MENTEES),
            mentee,
            mentor,
            scene.account(Roles.AUDITORS),
            scene.account(Roles.ADMINISTRATORS))) {
      Web web = browser(account);
      for (String page : List.of(LOG, LOG + "/" + reference(), FAILURES)) {
        assertThat(web.get(page).status()).as(account + page).isEqualTo(403);
      }
      assertThat(web.submit(FAILURES, Map.of("account", mentee)).status()).isEqualTo(403);
      assertThat(program(account).post(RETRY, ids(failed)).status()).isEqualTo(403);
    }
    assertThat(program(mentee).get(json).status()).isEqualTo(403);
    assertThat(program(scene.account(Roles.ADMINISTRATORS)).get(json).status()).isEqualTo(403);
    Web nobody = Web.anonymous(port);
    assertThat(nobody.get(json).status()).isEqualTo(401);
    assertThat(nobody.post(RETRY, ids(failed)).status()).isIn(401, 403);
    assertThat(nobody.with("Accept", "text/html").get(LOG).location()).endsWith("/connexion");
    assertThat(state(failed)).isEqualTo(Notice.State.FAILED);
  }

  @Test
  void programs_of_the_coordination_and_the_audit_read_the_log() {
    Notice sent = told("service-opened", Level.TELL, mentee);
    outbox.sent(List.of(sent));
    TestTime.advance(Duration.ofSeconds(1));
    Notice failed = told("answer-request", Level.ASK, mentor);
    telling.fail(failed, "UNREACHABLE", null);
    String path = "/api/mentorships/" + reference() + "/notices";

    for (String account : List.of(coordinator, scene.account(Roles.AUDITORS))) {
      Web.Answer answer = program(account).get(path);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("X-Total-Count")).isEqualTo("2");
      JsonNode newest = answer.json().get(0);
      assertThat(newest.path("id").asText()).isEqualTo(failed.id().toString());
      assertThat(newest.path("kind").asText()).isEqualTo("answer-request");
      assertThat(newest.path("level").asText()).isEqualTo("ASK");
      assertThat(newest.path("account").asText()).isEqualTo(mentor);
      assertThat(newest.path("createdAt").asText()).isEqualTo(failed.createdAt().toString());
      assertThat(newest.path("sentAt").isNull()).isTrue();
      assertThat(newest.path("state").asText()).isEqualTo("FAILED");
      assertThat(newest.path("failure").asText()).isEqualTo("UNREACHABLE");
      JsonNode first = answer.json().get(1);
      assertThat(first.path("state").asText()).isEqualTo("SENT");
      assertThat(first.path("sentAt").asText()).matches("\\d{4}-.*Z");
      assertThat(first.path("failure").isNull()).isTrue();
    }
    assertThat(
            program(coordinator)
                .get("/api/mentorships/M-1999-99999/notices")
                .json()
                .path("type")
                .asText())
        .isEqualTo("NotFound");
  }

  @Test
  void the_actions_of_the_mentorship_are_where_they_were() {
    String actions = "/api/mentorships/" + reference() + "/";
    assertThat(program(mentee).get(actions + "help-request").status()).isEqualTo(200);
    assertThat(program(coordinator).get(actions + "notice").status()).isEqualTo(404);
    assertThat(program(coordinator).post(actions + "notices", "{}").status()).isEqualTo(404);
  }

  @Test
  void of_words_in_confidence_nothing_is_in_the_log_and_nothing_can_be_sent_again() {
    String named = scene.account(Roles.COORDINATORS);
    confidants.name(scene.project, List.of(named), "admin");
    scene.asks(mentee, instance, "charter-breach", YearForms.confidentialWord());
    String word =
        runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(ConfidentialWordProcess.KEY)
            .processInstanceBusinessKey(reference())
            .singleResult()
            .getId();
    Map<String, Notice> hidden =
        List.of(
                "acknowledge-breach",
                "handle-breach",
                "read-breach-answer",
                "name-confidants",
                "second-level")
            .stream()
            .collect(Collectors.toMap(kind -> kind, kind -> told(kind, Level.ASK, named, word)));
    Notice open = told("request-late", Level.TELL, mentee);
    hidden.values().forEach(notice -> telling.fail(notice, "BOUNCED", null));

    for (String account : List.of(coordinator, named, scene.account(Roles.AUDITORS))) {
      Web.Answer listed = program(account).get("/api/mentorships/" + reference() + "/notices");
      assertThat(listed.header("X-Total-Count")).isEqualTo("1");
      assertThat(texts(listed.json(), "id")).containsExactly(open.id().toString());
    }
    String page = browser(coordinator).get(LOG + "/" + reference()).body();
    assertThat(page)
        .contains("1 avis affiché sur 1", "La réponse à votre demande tarde")
        .doesNotContain("confidentiel", "Une réponse vous attend", "à désigner");
    String failures = browser(coordinator).get(FAILURES).body();
    assertThat(failures).contains(named).doesNotContain(reference(), "confidentiel", "breach");

    JsonNode answered = program(coordinator).post(RETRY, ids(hidden.get("handle-breach"))).json();
    assertThat(texts(answered, "outcome")).containsExactly("NOT_FOUND");
    assertThat(state(hidden.get("handle-breach"))).isEqualTo(Notice.State.FAILED);
    // Whoever it was for finds it on their own page, and sending all of theirs again reaches it.
    assertThat(browser(named).get("/mes-avis").body()).contains("Une suite attendue");
    browser(coordinator).submit(FAILURES, Map.of("account", named));
    assertThat(state(hidden.get("handle-breach"))).isEqualTo(Notice.State.WAITING);
  }

  @Test
  void what_did_not_arrive_is_listed_by_person_and_sent_again() {
    List<Notice> failed = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      failed.add(told("request-read", Level.TELL, mentee));
    }
    telling.fail(failed.get(0), "REFUSED", "5.1.1");
    telling.fail(failed.get(1), "REFUSED", "5.1.1");
    telling.fail(failed.get(2), "UNREACHABLE", null);
    Notice other = told("answer-request", Level.ASK, mentor);
    telling.fail(other, "ADDRESS", null);
    Web web = browser(coordinator);

    String page = web.get(FAILURES).body();
    assertThat(page)
        .contains(scene.mentorship(instance).mentee().displayName(), "3 avis, depuis le")
        .contains("le serveur du destinataire refuse cette adresse (code 5.1.1)", "(2 avis)")
        .contains("il n’y a pas d’adresse à laquelle écrire", "Demandez une adresse")
        .doesNotContain("@exemple.org", reference());
    assertThat(web.get(LOG).body()).contains("Voir ce qui n’arrive pas");
    assertThat(
            web.send("POST", FAILURES, FORM, ("account=" + mentee).getBytes(StandardCharsets.UTF_8))
                .status())
        .as("without the token")
        .isEqualTo(403);
    assertThat(failed).allMatch(notice -> state(notice) == Notice.State.FAILED);

    Web.Answer sent = web.submit(FAILURES, Map.of("account", mentee));

    assertThat(sent.location()).endsWith(FAILURES + "?renvoyes=3");
    assertThat(web.get(FAILURES + "?renvoyes=3").body()).contains("3 avis repartent");
    assertThat(web.get(FAILURES + "?renvoyes=1&langue=en").body())
        .contains("1 notice goes out again");
    assertThat(failed).allMatch(notice -> state(notice) == Notice.State.WAITING);
    assertThat(state(other)).isEqualTo(Notice.State.FAILED);
    assertThat(web.submit(FAILURES, Map.of("account", mentee)).location()).endsWith("renvoyes=0");
    assertThat(web.get(FAILURES + "?renvoyes=0&langue=fr").body()).contains("Rien n’est reparti");
    assertThat(web.submit(FAILURES, Map.of("everybody", "true")).status()).isEqualTo(302);
    assertThat(state(other)).isEqualTo(Notice.State.WAITING);
    assertThat(web.get(FAILURES).body()).contains("Rien n’est resté en chemin");
  }

  @Test
  void programs_send_again_and_are_told_what_became_of_each() {
    Notice failed = told("request-read", Level.TELL, mentee);
    telling.fail(failed, "BOUNCED", "5.2.2");
    Notice waiting = told("request-read", Level.TELL, mentee);
    UUID unknown = UUID.randomUUID();
    // What went in one message goes in one again.
    Notice first = told("request-read", Level.TELL, mentor);
    Notice second = told("request-late", Level.TELL, mentor);
    UUID bundle = UUID.randomUUID();
    for (Notice notice : List.of(first, second)) {
      sql.sql("update outbox set bundle = :bundle where id = :id")
          .param("bundle", bundle)
          .param("id", notice.id())
          .update();
      telling.fail(notice, "UNREACHABLE", null);
    }

    Web.Answer answer =
        program(coordinator)
            .post(
                RETRY,
                "{\"ids\":[\"%s\",\"%s\",\"%s\",\"%s\"]}"
                    .formatted(failed.id(), waiting.id(), unknown, first.id()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(texts(answer.json(), "outcome"))
        .containsExactly("AGAIN", "NOT_FAILED", "NOT_FOUND", "AGAIN");
    assertThat(texts(answer.json(), "id")).element(2).isEqualTo(unknown.toString());
    assertThat(List.of(failed, first, second))
        .allMatch(notice -> state(notice) == Notice.State.WAITING);
    assertThat(outbox.find(failed.id()).orElseThrow().attempts()).isZero();
    assertThat(texts(program(coordinator).post(RETRY, ids(failed)).json(), "outcome"))
        .containsExactly("NOT_FAILED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"ids\":null}",
        "{\"ids\":[]}",
        "{\"ids\":[null]}",
        "{\"ids\":[\"x\"]}",
        "{\"ids\":[\"b0000000-0000-4000-8000-000000000000\",\"b0000000-0000-4000-8000-000000000000\"]}"
      })
  void what_is_no_list_of_ids_is_refused_as_a_whole(String body) {
    Web.Answer answer = program(coordinator).post(RETRY, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("type").asText()).isEqualTo("Malformed");
    String many =
        IntStream.range(0, 101)
            .mapToObj(i -> "\"" + UUID.randomUUID() + "\"")
            .collect(Collectors.joining(",", "{\"ids\":[", "]}"));
    assertThat(program(coordinator).post(RETRY, many).status()).isEqualTo(413);
  }

  private Notice told(String kind, Level level, String account) {
    return told(kind, level, account, instance.getId());
  }

  private Notice told(String kind, Level level, String account, String process) {
    return telling.told(account, kind, level, reference(), process, null, null);
  }

  private Notice.State state(Notice notice) {
    return outbox.find(notice.id()).orElseThrow().state();
  }

  private String reference() {
    return scene.reference(instance);
  }

  private Web browser(String account) {
    return Web.browser(port, scene.withPassword(account), Scene.PASSWORD);
  }

  private Web program(String account) {
    return Web.program(port, scene.withPassword(account), Scene.PASSWORD);
  }

  private static String ids(Notice notice) {
    return "{\"ids\":[\"" + notice.id() + "\"]}";
  }

  private static List<String> texts(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(one -> one.path(field).asText())
        .toList();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
