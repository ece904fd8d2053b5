package org.mentorat.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorat.process.DailyDigestProcess.COORDINATION_TOLD_END;
import static org.mentorat.process.DailyDigestProcess.EACH_DAY;
import static org.mentorat.process.DailyDigestProcess.TELL_COORDINATION;
import static org.mentorat.process.WeeklyDigestProcess.EACH_MONDAY;
import static org.mentorat.process.WeeklyDigestProcess.MENTORS_TOLD_END;
import static org.mentorat.process.WeeklyDigestProcess.TELL_MENTORS;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Pair;
import org.mentorat.TestTime;
import org.mentorat.journeys.Scene;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each day and each week, once, in the morning of whoever reads it. */
@MentoratTest
class DigestPathTest {

  /** A Monday in winter time, 5 h in UTC. */
  private static final Instant MONDAY = Instant.parse("2032-03-01T05:00:00Z");

  @Autowired ApplicationContext beans;
  @Autowired ManagementService management;
  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;
  @Autowired HistoryService history;
  @Autowired JdbcClient sql;
  private String coordinator;
  private Pair pair;

  @BeforeEach
  void people() throws Exception {
    pair = Pair.inService(beans, MONDAY);
    coordinator = new Scene(beans).account("coordinators");
    TestTime.stopAt(MONDAY);
  }

  @AfterEach
  void nobodyIsLeft() {
    sql.sql("delete from outbox where level = 'DIGEST'").update();
    beans.getBean(org.camunda.bpm.engine.IdentityService.class).deleteUser(coordinator);
  }

  @Test
  void two_timers_are_set_at_five_in_utc_whatever_the_servers_zone() {
    assertThat(timers()).hasSize(2);
    assertThat(due(EACH_DAY).atOffset(ZoneOffset.UTC).toLocalTime()).isEqualTo(LocalTime.of(5, 0));
    assertThat(due(EACH_MONDAY).atOffset(ZoneOffset.UTC))
        .satisfies(
            at -> {
              assertThat(at.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
              assertThat(at.toLocalTime()).isEqualTo(LocalTime.of(5, 0));
            });
  }

  @Test
  void each_day_the_coordination_is_told_once_and_the_next_day_is_set() {
    fires(EACH_DAY);
    fires(EACH_DAY);

    assertThat(passed()).contains(EACH_DAY, TELL_COORDINATION, COORDINATION_TOLD_END);
    assertThat(told("coordination-digest", coordinator))
        .as("07:00 in Montréal, five hours behind")
        .containsExactly(Instant.parse("2032-03-01T12:00:00Z"));
    assertThat(due(EACH_DAY)).isAfter(MONDAY);
    assertThat(due(EACH_DAY).atOffset(ZoneOffset.UTC).toLocalTime()).isEqualTo(LocalTime.of(5, 0));

    TestTime.stopAt(Instant.parse("2032-03-02T05:00:00Z"));
    fires(EACH_DAY);
    assertThat(told("coordination-digest", coordinator)).hasSize(2);
  }

  @Test
  void each_monday_every_mentor_of_a_running_mentorship_is_told_by_their_own_clock()
      throws Exception {
    Pair west = Pair.inService(beans, MONDAY);
    sql.sql("update person set time_zone = 'America/Vancouver' where account = :account")
        .param("account", west.mentor())
        .update();
    String idle = new Scene(beans).mentor(1);
    TestTime.stopAt(MONDAY);

    fires(EACH_MONDAY);

    assertThat(passed()).contains(EACH_MONDAY, TELL_MENTORS, MENTORS_TOLD_END);
    assertThat(told("mentor-digest", pair.mentor()))
        .containsExactly(Instant.parse("2032-03-01T12:00:00Z"));
    assertThat(told("mentor-digest", west.mentor()))
        .as("Monday too, and not Sunday")
        .containsExactly(Instant.parse("2032-03-01T15:00:00Z"));
    assertThat(told("mentor-digest", idle)).isEmpty();
    assertThat(told("mentor-digest", pair.mentee())).isEmpty();
  }

  @Test
  void seven_stays_seven_when_the_clocks_change() {
    // The night in which they go forward in Canada, and the one in which they go back.
    for (String night : List.of("2032-03-14T05:00:00Z", "2032-11-07T05:00:00Z")) {
      TestTime.stopAt(Instant.parse(night));
      fires(EACH_DAY);
    }

    assertThat(told("coordination-digest", coordinator))
        .extracting(at -> at.atZone(ZoneId.of("America/Toronto")).toLocalTime())
        .containsExactly(LocalTime.of(7, 0), LocalTime.of(7, 0));
    assertThat(told("coordination-digest", coordinator))
        .containsExactly(
            Instant.parse("2032-03-14T11:00:00Z"), Instant.parse("2032-11-07T12:00:00Z"));
  }

  @Test
  void another_version_of_the_model_keeps_one_timer_each() throws Exception {
    String changed =
        Files.readString(Path.of("bpmn/dailyDigest.bpmn"))
            .replace("name=\"Relevé du jour\"", "name=\"Relevé\"");
    Deployment deployment =
        repository
            .createDeployment()
            .addInputStream(
                "dailyDigest.bpmn",
                new java.io.ByteArrayInputStream(changed.getBytes(StandardCharsets.UTF_8)))
            .deploy();
    try {
      assertThat(timers()).hasSize(2);
      assertThat(timer(EACH_DAY).getProcessDefinitionId()).isEqualTo(latest().getId());
    } finally {
      repository.deleteDeployment(deployment.getId(), true);
    }
    assertThat(timers()).as("the one before has them again").hasSize(2);
  }

  @Test
  void nobody_starts_it_by_hand() {
    for (String key : List.of(DailyDigestProcess.KEY, WeeklyDigestProcess.KEY)) {
      assertThatThrownBy(() -> runtime.startProcessInstanceByKey(key))
          .isInstanceOf(AuthorizationException.class);
    }
    assertThat(told("coordination-digest", coordinator)).isEmpty();
  }

  private void fires(String start) {
    Job timer = timer(start);
    management.setJobDuedate(timer.getId(), Date.from(Scene.now()));
    management.executeJob(timer.getId());
  }

  private Instant due(String start) {
    return timer(start).getDuedate().toInstant();
  }

  private Job timer(String start) {
    return timers().stream()
        .filter(
            job ->
                management
                    .createJobDefinitionQuery()
                    .jobDefinitionId(job.getJobDefinitionId())
                    .singleResult()
                    .getActivityId()
                    .equals(start))
        .reduce(
            (one, other) -> {
              throw new AssertionError("two timers: " + start);
            })
        .orElseThrow();
  }

  private List<Job> timers() {
    return Stream.of(DailyDigestProcess.KEY, WeeklyDigestProcess.KEY)
        .flatMap(key -> management.createJobQuery().processDefinitionKey(key).list().stream())
        .toList();
  }

  private ProcessDefinition latest() {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey(DailyDigestProcess.KEY)
        .latestVersion()
        .singleResult();
  }

  private List<String> passed() {
    return history.createHistoricActivityInstanceQuery().finished().list().stream()
        .filter(one -> one.getProcessDefinitionKey().endsWith("Digest"))
        .map(HistoricActivityInstance::getActivityId)
        .toList();
  }

  private List<Instant> told(String kind, String account) {
    return sql
        .sql(
            "select next_attempt_at from outbox where kind = :kind and account = :account"
                + " and level = 'DIGEST' order by created_at")
        .param("kind", kind)
        .param("account", account)
        .query(Timestamp.class)
        .list()
        .stream()
        .map(Timestamp::toInstant)
        .toList();
  }
}
