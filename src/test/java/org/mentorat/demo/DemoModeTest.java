package org.mentorat.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.Directory;
import org.mentorat.process.MentorshipProcess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings.Redirects;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The demonstration as a visitor finds it, over HTTP, with the real job executor. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "camunda.bpm.job-execution.enabled=true")
@ActiveProfiles({"test", "demo"})
class DemoModeTest {

  @Autowired TestRestTemplate http;
  @Autowired JdbcClient database;
  @Autowired TaskService tasks;
  @Autowired Directory directory;
  @Autowired MentorshipRegister mentorships;
  @Autowired DemoData data;

  @BeforeEach
  void followTheStoredClock() {
    ClockUtil.offset(
        database.sql("select offset_millis from demo_clock").query(Long.class).single());
  }

  @Test
  void thereArePeopleAndMentorshipsInEachState() {
    assertThat(directory.person("mentor").displayName()).isEqualTo("Mireille Gagnon");
    assertThat(open(MentorshipProcess.CONFIRM_ASSIGNMENT)).hasSizeGreaterThanOrEqualTo(2);
    assertThat(open(MentorshipProcess.RESOLVE_WAITING)).hasSizeGreaterThanOrEqualTo(1);
    assertThat(open(MentorshipProcess.MAKE_FIRST_CONTACT)).hasSizeGreaterThanOrEqualTo(1);
    assertThat(
            mentorships
                .findOpen(directory.project("employabilite"), directory.person("mentee"))
                .orElseThrow()
                .serviceStartsAt())
        .isNotNull();
  }

  @Test
  void aSecondStartAddsNothing() {
    long people = people();

    data.start();

    assertThat(people()).isEqualTo(people);
  }

  @Test
  void theClockAnswersWhenTheWorkIsDone() {
    Instant before = ClockUtil.now().toInstant();

    ResponseEntity<JsonNode> answer = advance("coordination", "{\"advance\":\"PT72H\"}");

    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(answer.getBody().get("advanced").asText()).isEqualTo("PT72H");
    assertThat(answer.getBody().get("fired").asInt()).isPositive();
    assertThat(Instant.parse(answer.getBody().get("now").asText()))
        .isAfterOrEqualTo(before.plus(Duration.ofHours(72)));
    assertThat(open(MentorshipProcess.DECIDE_LATE_FIRST_CONTACT)).isNotEmpty();
  }

  @Test
  void administratorsMoveTheClockToo() {
    assertThat(advance("admin", "{\"advance\":\"PT1S\"}").getStatusCode()).isEqualTo(HttpStatus.OK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mentor", "mentee", "audit"})
  void othersDoNot(String account) {
    ResponseEntity<String> page = page(account);

    assertThat(advance(account, "{\"advance\":\"PT1H\"}").getStatusCode())
        .isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(page.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(page.getBody()).contains("Accès refusé");
  }

  @Test
  void theAnonymousDoNot() {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    assertThat(
            http.postForEntity(
                    "/demo/clock",
                    new HttpEntity<>("{\"advance\":\"PT1H\"}", headers),
                    String.class)
                .getStatusCode()
                .value())
        .isIn(401, 403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"advance\":\"-PT1H\"}",
        "{\"advance\":\"PT0S\"}",
        "{\"advance\":\"P401D\"}",
        "{\"advance\":\"demain\"}",
        "{\"advance\":72}",
        "{\"advance\":null}",
        "{\"advance\":{\"a\":1}}",
        "{}",
        "[]",
        "null",
        "{",
        ""
      })
  void whatCannotBeIsRefusedInFrench(String body) {
    Instant before = ClockUtil.now().toInstant();

    ResponseEntity<JsonNode> answer = advance("coordination", body);

    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(answer.getBody().get("field").asText()).isEqualTo("advance");
    assertThat(answer.getBody().get("message").asText()).containsAnyOf("durée", "horloge");
    assertThat(ClockUtil.now().toInstant()).isBefore(before.plusSeconds(30));
  }

  @Test
  void onlyJsonIsRead() {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
    assertThat(
            http.withBasicAuth("coordination", "mentorat")
                .postForEntity(
                    "/demo/clock", new HttpEntity<>("advance=PT1H", headers), String.class)
                .getStatusCode()
                .value())
        .isEqualTo(415);
  }

  @Test
  void thePageShowsTheTimeAndWhatIsNext() {
    assertThat(page("coordination").getBody())
        .contains("L’horloge de la démonstration", "Prochaines échéances", "value=\"PT72H\"")
        .containsPattern("M-\\d{4}-\\d{5}");
  }

  @Test
  void thePageMovesTheClockAndShowsWhatFired() {
    HttpHeaders own = new HttpHeaders();
    own.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
    own.setAccept(List.of(MediaType.TEXT_HTML));
    own.set("Sec-Fetch-Site", "same-origin");
    ResponseEntity<String> answer =
        http.withBasicAuth("coordination", "mentorat")
            .withRedirects(Redirects.DONT_FOLLOW)
            .postForEntity("/demo", new HttpEntity<>("advance=P60D", own), String.class);
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.FOUND);

    HttpHeaders session = new HttpHeaders();
    session.setAccept(List.of(MediaType.TEXT_HTML));
    session.set(
        HttpHeaders.COOKIE, answer.getHeaders().getFirst(HttpHeaders.SET_COOKIE).split(";")[0]);
    assertThat(
            http.withBasicAuth("coordination", "mentorat")
                .exchange("/demo", HttpMethod.GET, new HttpEntity<>(session), String.class)
                .getBody())
        .contains("Ce qui s’est déclenché", "Voici les 50 premières.", "Limite (5 jours)");
  }

  @Test
  void aFormOfAnotherSiteMovesNothing() {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
    headers.setOrigin("https://ailleurs.example");
    MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    form.add("advance", "PT1H");

    assertThat(
            http.withBasicAuth("coordination", "mentorat")
                .postForEntity("/demo", new HttpEntity<>(form, headers), String.class)
                .getStatusCode())
        .isEqualTo(HttpStatus.FORBIDDEN);
  }

  @Test
  void theWelcomePageNamesTheAccounts() {
    assertThat(http.getForObject("/", String.class))
        .contains("Démonstration", "coordination", "mentee", "<code>mentorat</code>");
  }

  private ResponseEntity<JsonNode> advance(String account, String body) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    return http.withBasicAuth(account, "mentorat")
        .exchange("/demo/clock", HttpMethod.POST, new HttpEntity<>(body, headers), JsonNode.class);
  }

  private ResponseEntity<String> page(String account) {
    HttpHeaders headers = new HttpHeaders();
    headers.setAccept(List.of(MediaType.TEXT_HTML));
    return http.withBasicAuth(account, "mentorat")
        .exchange("/demo", HttpMethod.GET, new HttpEntity<>(headers), String.class);
  }

  private List<Task> open(String task) {
    return tasks.createTaskQuery().taskDefinitionKey(task).list();
  }

  private long people() {
    return database.sql("select count(*) from person").query(Long.class).single();
  }
}
