package org.mentorat.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorat.process.MentorshipProcess.ANSWER_REQUEST;
import static org.mentorat.process.MentorshipProcess.BEGIN_CLOSURE;
import static org.mentorat.process.MentorshipProcess.CLOSE_MENTORSHIP;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ANSWER;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ASSIGNMENT;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTEE;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTOR;
import static org.mentorat.process.MentorshipProcess.LOG_CHECK_IN;
import static org.mentorat.process.MentorshipProcess.MAKE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.MID_TERM_AS_MENTEE;
import static org.mentorat.process.MentorshipProcess.OPEN_CHECK_IN;
import static org.mentorat.process.MentorshipProcess.SERVICE_ENDED_END;
import static org.mentorat.process.MentorshipProcess.SETTLE_REQUESTS;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorat.ApplicationProcess;
import org.mentorat.EmbeddedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The application is killed while timers of a service fire, and starts again when the service is
 * over: with an open request, an open follow-up, and the end of the service that fell due
 * meanwhile. In processes of their own, since only those can be killed.
 */
class YearRestartJourneyTest {

  private static final String PASSWORD = "mentorat";
  private static final String MENTEE = "camille.roy@tremplin-villeray.example";

  @TempDir private Path folder;

  private String url;
  private JdbcClient database;
  private String instance;
  private String reference;

  @Test
  void killed_while_timers_fire_and_started_when_the_service_is_over() {
    url = EmbeddedDatabase.create();
    database = JdbcClient.create(new DriverManagerDataSource(url, "mentorat", ""));
    try (ApplicationProcess first = started()) {
      database.sql("update project set duration = 'P10D'").update();
      inServiceForTenDays(first);
      advance(first, Duration.ofDays(7).plusHours(1));
      person(first, "mentor").task(instance, LOG_CHECK_IN);
      for (String question : List.of("Répondue", "Ouverte")) {
        Map<String, Object> form = YearForms.help();
        form.put("text", question);
        done(person(first, MENTEE).asks(reference, "help-request", form));
      }
      advance(first, Duration.ofHours(1));
      answers(person(first, "mentor"), "Répondue");

      long before = offset();
      CompletableFuture.runAsync(() -> advance(first, Duration.ofDays(2)));
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> offset() > before + Duration.ofHours(20).toMillis());
      first.kill();
    }
    assertThat(count("act_hi_actinst", SERVICE_ENDED_END)).isZero();

    database
        .sql("update demo_clock set offset_millis = offset_millis + ?")
        .param(Duration.ofDays(4).toMillis())
        .update();
    try (ApplicationProcess second = started()) {
      advance(second, Duration.ofMinutes(2));

      assertThat(openTasks())
          .containsExactlyInAnyOrder(EVALUATE_AS_MENTEE, EVALUATE_AS_MENTOR, SETTLE_REQUESTS);
      assertThat(
              database
                  .sql("select state from help_request where reference = ? order by number")
                  .param(reference)
                  .query(String.class)
                  .list())
          .containsExactly("UNCONFIRMED", "HANDED_OVER");
      assertThat(ledger())
          .containsExactly("KEPT_UNCONFIRMED", "LATE HANDED_OVER ESCALATION REMINDER");
      assertThat(
              database
                  .sql("select count(*) from check_in where reference = ?")
                  .param(reference)
                  .query(Long.class)
                  .single())
          .isEqualTo(1);
      for (String once :
          List.of(
              OPEN_CHECK_IN,
              LOG_CHECK_IN,
              MID_TERM_AS_MENTEE,
              CONFIRM_ANSWER,
              SERVICE_ENDED_END,
              BEGIN_CLOSURE,
              SETTLE_REQUESTS)) {
        assertThat(count("act_hi_actinst", once)).as(once).isEqualTo(1);
      }

      Rest coordinator = person(second, "coordination");
      done(
          coordinator.submits(
              coordinator.task(instance, SETTLE_REQUESTS), YearForms.requestsSettled()));
      advance(second, Duration.ofDays(15));
      assertThat(count("act_hi_actinst", CLOSE_MENTORSHIP)).isEqualTo(1);
      assertThat(
              database
                  .sql("select state_ from act_hi_procinst where id_ = ?")
                  .param(instance)
                  .query(String.class)
                  .single())
          .isEqualTo("COMPLETED");
      assertThat(
              database
                  .sql("select side from attestation where reference = ? order by 1")
                  .param(reference)
                  .query(String.class)
                  .list())
          .containsExactly("MENTEE", "MENTOR");
      nothingFailedOrHappenedTwice();
    }
  }

  private void inServiceForTenDays(ApplicationProcess node) {
    Rest coordinator = person(node, "coordination");
    instance = done(coordinator.registers(registration())).json().path("id").asText();
    advance(node, Duration.ofMinutes(1));
    reference =
        database
            .sql("select business_key_ from act_hi_procinst where id_ = ?")
            .param(instance)
            .query(String.class)
            .single();
    done(
        coordinator.submits(
            coordinator.task(instance, CONFIRM_ASSIGNMENT),
            Map.of("decision", "confirm", "mentor", "mentor", "choiceReason", "La plus proche")));
    advance(node, Duration.ofMinutes(1));
    Rest mentor = person(node, "mentor");
    Map<String, Object> contacted = Scene.contacted();
    contacted.put("contactedAt", now().toString());
    contacted.put("frequency", "weekly");
    done(mentor.submits(mentor.task(instance, MAKE_FIRST_CONTACT), contacted));
    advance(node, Duration.ofMinutes(1));
  }

  private void answers(Rest mentor, String question) {
    String task =
        mentor.tasks(instance, ANSWER_REQUEST).stream()
            .filter(open -> question.equals(mentor.shown(open, "requestText")))
            .findFirst()
            .orElseThrow();
    Map<String, Object> answer = YearForms.answer();
    answer.put("answeredAt", now().toString());
    done(mentor.submits(task, answer));
  }

  private static Map<String, Object> registration() {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("givenName", "Camille");
    form.put("familyName", "Roy");
    form.put("email", MENTEE);
    form.put("language", "fr");
    form.put("timeZone", "America/Toronto");
    form.put("workplace", "tremplin-villeray");
    form.put("yearsOfExperience", 3);
    form.put("project", "employabilite");
    form.put("purpose", "development");
    form.put("expertise", "Accueil, ateliers de groupe, suivi en emploi.");
    form.put("competences", List.of("counselling-interview", "active-listening"));
    form.put("objectives", "Mener une entrevue difficile avec plus d’assurance.");
    form.put("trigger", "development");
    for (String accepted : List.of("consent", "agreement", "charter", "confidentiality")) {
      form.put(accepted, true);
    }
    return form;
  }

  private void nothingFailedOrHappenedTwice() {
    assertThat(database.sql("select id_ from act_ru_incident").query().listOfRows()).isEmpty();
    assertThat(database.sql("select id_ from act_ru_job where retries_ = 0").query().listOfRows())
        .isEmpty();
    assertThat(
            database
                .sql(
                    """
                    select process_instance_id_, act_id_, job_duedate_, count(*)
                    from act_hi_job_log
                    where job_state_ = 2 and job_duedate_ is not null
                      and process_instance_id_ is not null
                    group by execution_id_, process_instance_id_, act_id_, job_duedate_
                    having count(*) > 1
                    """)
                .query()
                .listOfRows())
        .as("timers that fired twice")
        .isEmpty();
  }

  /** Of each answer its verdict, and what was written beside it. */
  private List<String> ledger() {
    return database
        .sql(
            """
            select concat_ws(' ', verdict,
              (select string_agg(kind, ' ' order by kind = 'HANDED_OVER' desc, kind)
                 from commitment_note where commitment_id = c.id))
            from commitment c
            where reference = ? and promise = 'ANSWER' order by id
            """)
        .param(reference)
        .query(String.class)
        .list();
  }

  private List<String> openTasks() {
    return database
        .sql("select task_def_key_ from act_ru_task where proc_inst_id_ = ?")
        .param(instance)
        .query(String.class)
        .list();
  }

  private long count(String table, String element) {
    return database
        .sql("select count(*) from " + table + " where proc_inst_id_ = ? and act_id_ = ?")
        .params(instance, element)
        .query(Long.class)
        .single();
  }

  private long offset() {
    return database.sql("select offset_millis from demo_clock").query(Long.class).single();
  }

  private Instant now() {
    return Instant.now().plusMillis(offset());
  }

  private ApplicationProcess started() {
    return ApplicationProcess.start(
            folder,
            "--spring.profiles.active=demo",
            "--spring.datasource.url=" + url,
            "--spring.datasource.username=mentorat")
        .awaitReady();
  }

  private static Rest person(ApplicationProcess node, String account) {
    return new Rest(URI.create(node.url()).getPort(), account, PASSWORD);
  }

  private static void advance(ApplicationProcess node, Duration by) {
    done(person(node, "coordination").movesTheClock(by));
  }

  private static Rest.Answer done(Rest.Answer answer) {
    assertThat(answer.status()).as("%s", answer).isBetween(200, 299);
    return answer;
  }
}
