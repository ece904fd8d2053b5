package org.mentorat.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorat.ApplicationProcess;
import org.mentorat.EmbeddedDatabase;
import org.mentorat.process.MentorshipProcess;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two nodes on one database; one of them dies in the middle of the timers' work. */
class NodeLossJourneyTest {

  private static final String OWNER = "mentorat";
  private static final String PASSWORD = "mentorat";
  private static final String MENTOR = "mentor";

  private static final int AWAITING_FIRST_CONTACT = 20;
  private static final int AWAITING_AN_ANSWER = 10;

  /** A third of what is usual: the test waits as long. */
  private static final Duration LOCK_TIME = Duration.ofSeconds(20);

  /** And some seconds to do them. */
  private static final Duration TAKEN_OVER_WITHIN = LOCK_TIME.plusSeconds(15);

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;
  private final Map<String, ApplicationProcess> nodes = new HashMap<>();
  private final Map<String, Integer> ports = new HashMap<>();
  private String url;
  private JdbcClient database;

  @BeforeEach
  void two_nodes_start() {
    url = EmbeddedDatabase.create();
    database = JdbcClient.create(new DriverManagerDataSource(url, OWNER, ""));
    List.of("node-1", "node-2").forEach(this::start);
    nodes.values().forEach(ApplicationProcess::awaitReady);
  }

  @AfterEach
  void all_nodes_end() {
    nodes.values().forEach(ApplicationProcess::close);
  }

  @Test
  void what_a_killed_node_was_doing_is_done_by_the_other_one_and_nothing_twice() throws Exception {
    givePlaces();
    List<String> notContacted = assigned(AWAITING_FIRST_CONTACT);
    List<String> notAnswered = assigned(AWAITING_AN_ANSWER);
    notAnswered.forEach(this::contactedAndAsksForHelp);
    settle(Instant.now().plus(PATIENCE));

    String survivor;
    Instant killed;
    try (Connection obstacle = DriverManager.getConnection(url, OWNER, "")) {
      lockTheNotes(obstacle);
      timePasses(Duration.ofHours(73));
      await(
          "a node is busy with its timers", Instant.now().plus(PATIENCE), () -> !busy().isEmpty());
      String victim = busy().get(0);
      survivor = victim.equals("node-1") ? "node-2" : "node-1";
      assertThat(lockedJobs()).as("jobs that the nodes have taken").isPositive();
      nodes.get(victim).kill();
      killed = Instant.now();
    }

    Rest coordinator = new Rest(ports.get(survivor), "coordination", PASSWORD);
    assertThat(coordinator.registers(registration()).status())
        .as("the other node goes on serving people")
        .isEqualTo(200);
    settle(killed.plus(TAKEN_OVER_WITHIN));

    assertThat(promises("FIRST_CONTACT", notContacted))
        .hasSize(AWAITING_FIRST_CONTACT)
        .containsOnly(new Promised("LATE", 1, 1));
    assertThat(promises("ANSWER", notAnswered))
        .hasSize(AWAITING_AN_ANSWER)
        .containsOnly(new Promised("LATE", 1, 1));
    openOnceEach(
        notContacted,
        MentorshipProcess.MAKE_FIRST_CONTACT,
        MentorshipProcess.DECIDE_LATE_FIRST_CONTACT);
    openOnceEach(notAnswered, MentorshipProcess.ANSWER_REQUEST, MentorshipProcess.UNBLOCK_REQUEST);
    none(
        "a broken promise is escalated once, a kept one never",
        """
        select c.id, c.reference, c.promise, c.verdict, count(n.id) as escalations
        from commitment c
        left join commitment_note n on n.commitment_id = c.id and n.kind = 'ESCALATION'
        group by c.id
        having count(n.id) <> case c.verdict when 'LATE' then 1 else 0 end
        """);
    none(
        "no promise past its limit goes unnoticed",
        """
        select c.id, c.reference, c.promise, c.limit_at
        from commitment c, demo_clock
        where c.verdict = 'OPEN'
          and c.limit_at <= clock_timestamp() + offset_millis * interval '1 millisecond'
        """);
    none(
        "nobody is lost",
        """
        select m.reference, i.state_
        from mentorship m
        full join (select * from act_hi_procinst where proc_def_key_ = 'mentorship') i
          on i.business_key_ = m.reference
        where m.reference is null or i.business_key_ is null or i.state_ <> 'ACTIVE'
        """);
    none(
        "no job is done twice",
        """
        select job_id_, min(act_id_) from act_hi_job_log
        where job_state_ = 2 and job_def_type_ <> 'history-cleanup'
        group by job_id_ having count(*) > 1
        """);
    none(
        "no job is lost",
        """
        select job_id_, min(act_id_) from act_hi_job_log log
        where not exists (select 1 from act_ru_job job where job.id_ = log.job_id_)
        group by job_id_ having not bool_or(job_state_ in (2, 3))
        """);
    none(
        "no job fails",
        "select act_id_, job_exception_msg_ from act_hi_job_log where job_state_ = 1");
    none("no incident", "select activity_id_, incident_msg_ from act_ru_incident");
    assertThat(lockedJobs()).as("jobs still locked").isZero();
  }

  private void start(String name) {
    int port = ApplicationProcess.freePort();
    ports.put(name, port);
    nodes.put(
        name,
        ApplicationProcess.start(
            folder,
            port,
            "--spring.profiles.active=demo",
            "--camunda.bpm.job-execution.lock-time-in-millis=" + LOCK_TIME.toMillis(),
            "--spring.datasource.url=" + url,
            "--spring.datasource.username=" + OWNER,
            "--spring.datasource.hikari.data-source-properties.ApplicationName=" + name));
  }

  private void givePlaces() {
    database
        .sql(
            """
            update mentor set capacity = 100
            from person where person.id = person_id and account = :mentor
            """)
        .param("mentor", MENTOR)
        .update();
  }

  private List<String> assigned(int people) {
    Rest coordinator = somebody("coordination");
    List<String> instances = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      Rest.Answer registered = coordinator.registers(registration());
      assertThat(registered.status()).as(registered.body()).isEqualTo(200);
      instances.add(registered.json().path("id").asText());
    }
    settle(Instant.now().plus(PATIENCE));
    for (String instance : instances) {
      done(
          coordinator.submits(
              coordinator.task(instance, MentorshipProcess.CONFIRM_ASSIGNMENT),
              Map.of("decision", "confirm", "mentor", MENTOR)));
    }
    settle(Instant.now().plus(PATIENCE));
    return instances;
  }

  private void contactedAndAsksForHelp(String instance) {
    Rest mentor = somebody(MENTOR);
    done(
        mentor.submits(
            mentor.task(instance, MentorshipProcess.MAKE_FIRST_CONTACT), Scene.contacted()));
    settle(Instant.now().plus(PATIENCE));
    Map<String, Object> mentorship =
        database
            .sql(
                """
                select m.reference, p.account
                from act_hi_procinst join mentorship m on m.reference = business_key_
                join person p on p.id = m.mentee_id
                where proc_inst_id_ = :instance
                """)
            .param("instance", instance)
            .query()
            .singleRow();
    Rest.Answer asked =
        somebody((String) mentorship.get("account"))
            .asks((String) mentorship.get("reference"), "help-request", YearForms.help());
    assertThat(asked.status()).as(asked.body()).isEqualTo(200);
  }

  private Rest somebody(String account) {
    return new Rest(ports.get("node-1"), account, PASSWORD);
  }

  private static void done(Rest.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(204);
  }

  static Map<String, Object> registration() {
    String name = Scene.unique("Mentoree");
    return Map.ofEntries(
        Map.entry("givenName", name),
        Map.entry("familyName", "Roy"),
        Map.entry("email", name + "@exemple.org"),
        Map.entry("language", "fr"),
        Map.entry("timeZone", "America/Toronto"),
        Map.entry("workplace", "tremplin-villeray"),
        Map.entry("yearsOfExperience", 3),
        Map.entry("project", "employabilite"),
        Map.entry("purpose", "development"),
        Map.entry("expertise", "Accueil, ateliers de groupe, suivi en emploi"),
        Map.entry("competences", List.of("counselling-interview", "active-listening")),
        Map.entry("objectives", "Mener une entrevue difficile avec plus d’assurance"),
        Map.entry("trigger", "development"),
        Map.entry("consent", true),
        Map.entry("agreement", true),
        Map.entry("charter", true),
        Map.entry("confidentiality", true));
  }

  /** Whoever reminds or escalates waits for this transaction's end, in the middle of a job. */
  private static void lockTheNotes(Connection obstacle) throws SQLException {
    obstacle.setAutoCommit(false);
    try (Statement statement = obstacle.createStatement()) {
      statement.execute("lock table commitment_note in exclusive mode");
    }
  }

  /** At once, not from due date to due date: everything falls due together. */
  private void timePasses(Duration time) {
    database
        .sql("update demo_clock set offset_millis = offset_millis + :millis")
        .param("millis", time.toMillis())
        .update();
  }

  /** The nodes that wait for the obstacle, the one with more jobs first. */
  private List<String> busy() {
    return database
        .sql(
            """
            select application_name from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'
            group by application_name order by count(*) desc
            """)
        .query(String.class)
        .list();
  }

  private long lockedJobs() {
    return database
        .sql("select count(*) from act_ru_job where lock_owner_ is not null")
        .query(Long.class)
        .single();
  }

  /** Waits until all is done that is due; the nightly clean-up of the history aside. */
  private void settle(Instant deadline) {
    await(
        "all that is due is done",
        deadline,
        () ->
            database
                .sql(
                    """
                    select count(*) = 0 from act_ru_job, demo_clock
                    where handler_type_ <> 'history-cleanup' and (duedate_ is null or duedate_ <=
                      (clock_timestamp() + offset_millis * interval '1 millisecond')
                        at time zone 'UTC')
                    """)
                .query(Boolean.class)
                .single());
  }

  private static void await(String what, Instant deadline, BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what + " by").isBefore(deadline);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  private List<Promised> promises(String promise, List<String> instances) {
    return database
        .sql(
            """
            select c.verdict,
              count(*) filter (where n.kind = 'REMINDER') as reminders,
              count(*) filter (where n.kind = 'ESCALATION') as escalations
            from act_hi_procinst join commitment c on c.reference = business_key_
            left join commitment_note n on n.commitment_id = c.id
            where c.promise = :promise and proc_inst_id_ in (:instances)
            group by c.id
            """)
        .param("promise", promise)
        .param("instances", instances)
        .query(Promised.class)
        .list();
  }

  private record Promised(String verdict, int reminders, int escalations) {}

  private void openOnceEach(List<String> instances, String... elements) {
    for (String element : elements) {
      assertThat(
              database
                  .sql(
                      """
                      select proc_inst_id_ from act_ru_task
                      where task_def_key_ = :element and proc_inst_id_ in (:instances)
                      """)
                  .param("element", element)
                  .param("instances", instances)
                  .query(String.class)
                  .list())
          .as(element)
          .containsExactlyInAnyOrderElementsOf(instances);
    }
  }

  private void none(String what, String counterexamples) {
    assertThat(database.sql(counterexamples).query().listOfRows()).as(what).isEmpty();
  }
}
