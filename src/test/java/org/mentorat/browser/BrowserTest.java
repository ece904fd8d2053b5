package org.mentorat.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.mentorat.engine.Chromium;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.ActiveProfiles;

/**
 * The demonstration in a browser. Each test registers people of its own through the API; the people
 * of the demonstration stay where they are.
 */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "camunda.bpm.job-execution.enabled=true")
@ActiveProfiles({"test", "demo"})
@Tag("browser")
abstract class BrowserTest {

  static final String PASSWORD = "mentorat";
  static final String COORDINATION = "coordination";

  private static final String PROCESS = "mentorship";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Chromium chromium;

  @LocalServerPort private int port;
  @Autowired private TestRestTemplate http;

  @BeforeAll
  static void openChromium() {
    chromium = new Chromium();
    // As patient as everything else that waits for the page.
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
  }

  @AfterAll
  static void closeChromium() {
    chromium.close();
  }

  Chromium.Visitor visitor() {
    return chromium.visitor(port);
  }

  Chromium.Visitor signedIn(String account) {
    return visitor().signIn(account, PASSWORD);
  }

  int port() {
    return port;
  }

  /** On a large screen and on a telephone, where nothing is wider than the screen. */
  static void pictures(Page page, String name) {
    for (int width : new int[] {1280, 390}) {
      page.setViewportSize(width, 844);
      assertThat(
              (Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
          .as("%s at %d", name, width)
          .isTrue();
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target", "screenshots", name + "-" + width + ".png")));
    }
    page.setViewportSize(1280, 844);
  }

  static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
  }

  /** A mentorship whose matching waits for the coordination. */
  Begun registered(String givenName) {
    return registered(givenName, Map.of());
  }

  /** As {@link #registered(String)}, of somebody whose client waits (R8). */
  Begun registeredUrgently(String givenName) {
    return registered(
        givenName,
        Map.of(
            "trigger",
            "clientCase",
            "clientWaiting",
            true,
            "clientWaitingUntil",
            LocalDate.now(ZoneId.of("America/Toronto")).plusDays(2).toString()));
  }

  private Begun registered(String givenName, Map<String, Object> otherwise) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("givenName", givenName);
    form.put("familyName", "Navigateur");
    form.put("email", "n-" + UUID.randomUUID() + "@exemple.example");
    form.put("language", "fr");
    form.put("timeZone", "America/Toronto");
    form.put("workplace", "tremplin-villeray");
    form.put("yearsOfExperience", 3);
    form.put("project", "employabilite");
    form.put("purpose", "development");
    form.put("expertise", "Ateliers de recherche d’emploi.");
    form.put("competences", List.of("counselling-interview", "active-listening"));
    form.put("objectives", "Mieux écouter avant de proposer.");
    form.put("trigger", "development");
    for (String accepted : List.of("consent", "agreement", "charter", "confidentiality")) {
      form.put(accepted, true);
    }
    form.putAll(otherwise);
    JsonNode started = post("/process-definition/key/" + PROCESS + "/submit-form", body(form));
    return at(started.get("id").asText(), "userTask_confirmAssignment");
  }

  /** A mentorship whose first contact the mentor who was proposed first is to make. */
  Begun assigned(String givenName) {
    Begun matching = registered(givenName);
    post("/task/" + matching.task() + "/claim", "{\"userId\":\"" + COORDINATION + "\"}");
    post(
        "/task/" + matching.task() + "/submit-form",
        body(Map.of("decision", "confirm", "mentor", proposedFirst(matching.task()))));
    return at(matching.instance(), "userTask_makeFirstContact");
  }

  private String proposedFirst(String task) {
    JsonNode candidates =
        get(COORDINATION, "/task/" + task + "/form-variables?deserializeValues=false")
            .get("candidateOptions")
            .get("value");
    try {
      return JSON.readTree(candidates.asText()).get(0).get("value").asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until this is the one thing to do in the mentorship. */
  Begun at(String instance, String element) {
    JsonNode tasks = null;
    for (Instant end = Instant.now().plusSeconds(30); Instant.now().isBefore(end); pause()) {
      tasks = get(COORDINATION, "/task?processInstanceId=" + instance);
      if (tasks.size() == 1 && tasks.get(0).get("taskDefinitionKey").asText().equals(element)) {
        JsonNode task = tasks.get(0);
        return new Begun(
            instance,
            task.get("id").asText(),
            task.get("name").asText(),
            task.get("assignee").asText(null));
      }
    }
    throw new AssertionError(element + " is not what there is to do, but " + tasks);
  }

  /** The matching that was begun last. */
  Begun newestMatching() {
    JsonNode task =
        get(
                COORDINATION,
                "/task?taskDefinitionKey=userTask_confirmAssignment&sortBy=created&sortOrder=desc"
                    + "&maxResults=1")
            .get(0);
    return at(task.get("processInstanceId").asText(), "userTask_confirmAssignment");
  }

  /** The names of the open tasks assigned to this account, as the engine knows them. */
  List<String> tasksOf(String account) {
    return get("admin", "/task?assignee=" + account).findValuesAsText("name");
  }

  private JsonNode get(String account, String path) {
    return http.withBasicAuth(account, PASSWORD)
        .getForObject("/engine-rest" + path, JsonNode.class);
  }

  private JsonNode post(String path, String body) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    ResponseEntity<JsonNode> answer =
        http.withBasicAuth(COORDINATION, PASSWORD)
            .exchange(
                "/engine-rest" + path,
                HttpMethod.POST,
                new HttpEntity<>(body, headers),
                JsonNode.class);
    assertThat(answer.getStatusCode().is2xxSuccessful()).as("%s", answer.getBody()).isTrue();
    return answer.getBody();
  }

  private static String body(Map<String, Object> form) {
    Map<String, Object> variables = new LinkedHashMap<>();
    form.forEach(
        (key, value) ->
            variables.put(
                key,
                value instanceof Collection<?>
                    ? Map.of("type", "Json", "value", json(value))
                    : Map.of("value", value)));
    return json(Map.of("variables", variables));
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * @param name the open task's, with the mentorship's reference
   * @param assignee whose task it is, or null
   */
  record Begun(String instance, String task, String name, String assignee) {

    String reference() {
      return name.substring(name.indexOf("M-"));
    }
  }
}
