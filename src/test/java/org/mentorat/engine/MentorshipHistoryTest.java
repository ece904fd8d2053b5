package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.journeys.Scene;
import org.mentorat.mentorship.Mentorship;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What became of a mentorship, for the coordination and the audit, over HTTP. */
@MentoratTest
class MentorshipHistoryTest {

  private static final String PAGES = "/tableau-de-bord/mentorats";

  @LocalServerPort private int port;
  @Autowired private ApplicationContext spring;
  private Scene scene;
  private ProcessInstance instance;
  private String mentor;
  private String coordinator;
  private String auditor;

  @BeforeEach
  void a_mentorship_whose_first_contact_is_awaited() {
    TestTime.stopAt(Instant.parse("2027-03-01T14:05:00Z"));
    scene = new Scene(spring);
    mentor = scene.mentor(1);
    instance = scene.assignedTo(mentor);
    coordinator = scene.account(Roles.COORDINATORS);
    auditor = scene.account(Roles.AUDITORS);
  }

  @Test
  void programs_read_each_promise_the_most_pressing_first() {
    for (String account : List.of(coordinator, auditor)) {
      Web.Answer answer = program(account).get(json());
      assertThat(answer.status()).isEqualTo(200);
      assertThat(texts(answer.json(), "promise")).containsExactly("FIRST_CONTACT", "ASSIGNMENT");
      JsonNode contact = answer.json().get(0);
      assertThat(contact.path("standing").asText()).isEqualTo("OPEN");
      assertThat(contact.path("verdict").asText()).isEqualTo("OPEN");
      assertThat(contact.path("owner").asText()).isEqualTo(mentor);
      assertThat(contact.path("part").asText()).isEqualTo("MENTOR");
      assertThat(contact.path("limitAt").asText()).isEqualTo("2027-03-04T14:05:00Z");
      assertThat(contact.path("stoppedAt").isNull()).isTrue();
      assertThat(contact.at("/words/part").asText()).isEqualTo("mentor ou mentore");
      assertThat(contact.at("/words/limit").asText())
          .isEqualTo("jeudi 4 mars 2027 à 9\u00a0h\u00a005");
      assertThat(contact.at("/words/note").asText()).isEqualTo("il reste 3 jours 0\u00a0h");
      JsonNode assignment = answer.json().get(1);
      assertThat(assignment.path("standing").asText()).isEqualTo("KEPT");
      assertThat(assignment.path("owner").isNull()).isTrue();
      assertThat(assignment.path("part").asText()).isEqualTo("COORDINATION");
    }
  }

  @Test
  void what_is_late_comes_first_and_says_for_how_long() {
    scene.passes(instance, Duration.ofHours(73));

    JsonNode contact = program(coordinator).get(json()).json().get(0);

    assertThat(contact.path("promise").asText()).isEqualTo("FIRST_CONTACT");
    assertThat(contact.path("standing").asText()).isEqualTo("LATE_OPEN");
    assertThat(contact.at("/words/state").asText()).isEqualTo("En retard");
    assertThat(contact.at("/words/note").asText()).isEqualTo("depuis 1\u00a0h 0\u00a0min");
  }

  @Test
  void the_page_shows_promises_and_steps_and_names_nobody() {
    Mentorship mentorship = scene.mentorship(instance);
    for (String account : List.of(coordinator, auditor)) {
      Web web = browser(account);
      assertThat(web.get(PAGES + "?reference=%20" + reference().toLowerCase()).location())
          .endsWith(PAGES + "/" + reference());
      String page = web.get(PAGES + "/" + reference()).body();
      assertThat(page)
          .contains("Premier contact", "mentor ou mentore", "il reste 3 jours 0\u00a0h")
          .contains("Établir le premier contact", "À faire", "Confirmer le jumelage", "Fait")
          .contains("lundi 1er mars 2027 à 9\u00a0h\u00a005")
          .doesNotContain(mentor, mentorship.mentee().account(), mentorship.mentee().familyName());
      assertThat(page.contains("/tableau-de-bord/avis/" + reference()))
          .isEqualTo(account.equals(coordinator));
      assertThat(web.get(PAGES + "/" + reference() + "?langue=en").body())
          .contains("First contact", "To be done");
    }
  }

  @Test
  void steps_of_time_are_there_once_they_have_come() {
    Web web = browser(coordinator);
    assertThat(web.get(PAGES + "/" + reference()).body()).doesNotContain("Limite (72 h)");
    scene.passes(instance, Duration.ofHours(73));

    assertThat(web.get(PAGES + "/" + reference()).body())
        .contains("Limite (72 h)", "Échéance ou rappel", "Décider de la suite");
  }

  @Test
  void the_list_finds_each_mentorship_at_its_stage() {
    Web web = browser(auditor);
    assertThat(web.get(PAGES + "?etat=WAITING").body()).contains(reference());
    assertThat(web.get(PAGES + "?etat=IN_SERVICE").body()).doesNotContain(reference());
    assertThat(web.get(PAGES + "?etat=CLOSED").body()).doesNotContain(reference());
    scene.passes(instance, Duration.ofHours(73));
    assertThat(web.get(PAGES).body()).contains(reference(), "1 en retard");
    Web.Answer unknown = web.get(PAGES + "?reference=M-1999-%3Cscript%3E");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.body())
        .contains("id=\"reference-problem\"")
        .doesNotContain("<SCRIPT>", "<script>");
    assertThat(web.get(PAGES + "/M-1999-99999").status()).isEqualTo(404);
    assertThat(program(auditor).get("/api/mentorships/M-1999-99999/commitments").status())
        .isEqualTo(404);
  }

  @Test
  void nobody_else_reads_any_of_it() {
    for (String account :
        List.of(mentor, scene.mentee(instance), scene.account(Roles.ADMINISTRATORS))) {
      Web web = browser(account);
      assertThat(web.get(PAGES).status()).as(account).isEqualTo(403);
      assertThat(web.get(PAGES + "/" + reference()).status()).as(account).isEqualTo(403);
      assertThat(program(account).get(json()).status()).as(account).isEqualTo(403);
    }
    Web nobody = Web.anonymous(port);
    assertThat(nobody.get(json()).status()).isEqualTo(401);
    assertThat(nobody.get("/api/clock").status()).isEqualTo(401);
    assertThat(nobody.with("Accept", "text/html").get(PAGES).location()).endsWith("/connexion");
  }

  @Test
  void what_time_the_service_goes_by_is_the_services_own() {
    assertThat(program(mentor).get("/api/clock").json().path("now").asText())
        .isEqualTo("2027-03-01T14:05:00Z");
  }

  private String reference() {
    return scene.reference(instance);
  }

  private String json() {
    return "/api/mentorships/" + reference() + "/commitments";
  }

  private Web browser(String account) {
    return Web.browser(port, scene.withPassword(account), Scene.PASSWORD);
  }

  private Web program(String account) {
    return Web.program(port, scene.withPassword(account), Scene.PASSWORD);
  }

  private static List<String> texts(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(one -> one.path(field).asText())
        .toList();
  }
}
