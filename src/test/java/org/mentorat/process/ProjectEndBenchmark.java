package org.mentorat.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mentorat.engine.WithoutForm;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.Directory;
import org.mentorat.people.ProjectOver;
import org.mentorat.process.ClosingProgress.State;
import org.mentorat.projectend.ProjectClosings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long it takes until all mentorships of an ended project are being closed, on one node with a
 * database of its own:
 *
 * <pre>mvn test -Dtest=ProjectEndBenchmark -Dtests.excluded=none -Dmentorships=10000</pre>
 *
 * One mentorship's process begins where the service opens, with all its tasks and timers; the
 * database writes the same rows, under other ids, for all others.
 */
@Tag("benchmark")
@SpringBootTest(
    properties = {"spring.jmx.default-domain=benchmark", "camunda.bpm.job-execution.enabled=true"})
@ActiveProfiles("test")
class ProjectEndBenchmark {

  private static final String PROJECT = "benchmark";

  private static final String FILL =
      """
      insert into project (code, name_fr, name_en, starts_on) values ('benchmark', 'Essai', 'Trial', '2020-01-01');
      insert into workplace (code, name, region) values ('benchmark', 'Carrefour', '06');
      insert into person (
        account, given_name, family_name, email, language, time_zone, workplace, years_of_experience, enrolled_at)
      select 'b-' || n, 'Prénom' || n, 'Nom' || n, 'b' || n || '@exemple.ca', 'fr', 'America/Toronto', 'benchmark', 5, now()
      from generate_series(1, :mentorships + :mentorships / 50 + 1) n;
      create temporary table member on commit preserve rows as
        select substr(account, 3)::integer as n, id, account from person where account like 'b-%';
      insert into mentor (person_id, capacity, load, active, expertise, needs, admitted_at)
      select id, 100, 0, true, 'Conseil en emploi', 'Transmettre', now() from member where n > :mentorships;
      insert into mentorship (reference, project, mentee_id, registered_at, service_starts_at, service_ends_at)
      select 'M-1991-' || lpad(n::text, 5, '0'), 'benchmark', id, now(), now(), now() + interval '1 year'
      from member where n <= :mentorships;
      insert into registration (
        reference, expertise, objectives, purpose, trigger, client_waiting, registered_by)
      select reference, 'Conseil', 'Entrevues', 'DEVELOPMENT', 'DEVELOPMENT', false, 'b'
      from mentorship where project = 'benchmark';
      insert into assignment (mentorship_id, mentor_id, assigned_at, assigned_by, received_at)
      select mentorship.id, mentor.id, now(), 'b', now()
      from mentorship
      join member mentee on mentee.id = mentorship.mentee_id
      join member mentor on mentor.n = :mentorships + 1 + mentee.n / 50
      where project = 'benchmark';
      update mentor set load = taken
      from (select mentor_id, count(*) as taken from assignment group by mentor_id) counted
      where mentor_id = person_id;
      insert into first_contact (
        reference, contacted_at, channel, refined_needs, frequency, rules, plan_needed, plan_reason, recorded_at, recorded_by)
      select reference, now(), 'PHONE', 'Entrevues', 'EVERY_TWO_WEEKS', 'On se prévient.', true, 'Objectifs', now(), 'b'
      from mentorship where project = 'benchmark';
      insert into first_contact_channel select reference, 'PHONE' from first_contact;
      drop table member;
      """;

  /** Each row of the engine about the first mentorship, once more for each other one. */
  private static final String MULTIPLY =
      """
      do $$
      declare
        instance text := (select proc_inst_id_ from act_ru_execution where parent_id_ is null);
        belongs text := instance || coalesce((select '|' || string_agg(id_, '|') from act_ru_task), '');
        first_mentor text := (select assignee_ from act_ru_task where assignee_ <> 'b-1' limit 1);
        tables text[] := array['act_ru_execution', 'act_ru_task', 'act_ru_variable', 'act_ru_job',
          'act_ru_event_subscr', 'act_ru_identitylink', 'act_ru_authorization', 'act_hi_procinst', 'act_hi_actinst',
          'act_hi_taskinst', 'act_hi_varinst', 'act_hi_detail', 'act_hi_identitylink', 'act_hi_job_log'];
        one text;
        those text[];
        ids text[] := '{}';
        names text;
        expressions text;
      begin
        foreach one in array tables loop
          execute format('select array_agg(id_) from %I x where to_jsonb(x)::text ~ $1', one) into those using belongs;
          ids := ids || coalesce(those, '{}');
        end loop;
        foreach one in array tables loop
          select string_agg(quote_ident(column_name), ', ' order by ordinal_position),
            string_agg(case when data_type not in ('text', 'character varying') then 'x.' || quote_ident(column_name)
              else format($e$case when x.%1$I = any($1) then md5(x.%1$I || n)::uuid::text
                when x.%1$I = 'b-1' then 'b-' || n
                when x.%1$I = $3 then 'b-' || :mentorships + 1 + n / 50
                else replace(x.%1$I, 'M-1991-00001', 'M-1991-' || lpad(n::text, 5, '0')) end$e$, column_name) end,
              ', ' order by ordinal_position)
          into names, expressions
          from information_schema.columns where table_schema = 'public' and table_name = one;
          execute format('insert into %I (%s) select %s from %I x, generate_series(2, :mentorships) n'
            ' where to_jsonb(x)::text ~ $2', one, names, expressions, one) using ids, belongs, first_mentor;
        end loop;
        insert into commitment (reference, promise, started_at, target_at, limit_at)
        select 'M-1991-' || lpad(n::text, 5, '0'), promise, started_at, target_at, limit_at
        from commitment, generate_series(2, :mentorships) n where reference = 'M-1991-00001';
      end $$
      """;

  @Autowired private JdbcTemplate sql;
  @Autowired private Directory directory;
  @Autowired private MentorshipRegister mentorships;
  @Autowired private TheYear year;
  @Autowired private WithoutForm withoutForm;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private ProjectEndProcess process;
  @Autowired private ProjectClosings closings;
  @Autowired private ClosingProgress progress;
  @Autowired private TransactionTemplate transaction;

  @Test
  void closing() throws Exception {
    int count = Integer.getInteger("mentorships", 10_000);
    long begin = System.nanoTime();
    sql.execute(FILL.replace(":mentorships", String.valueOf(count)));
    begin("M-1991-00001");
    sql.execute(MULTIPLY.replace(":mentorships", String.valueOf(count)));
    sql.execute("vacuum analyze");
    assertThat(closings.unclosed(PROJECT)).hasSize(count);
    System.out.printf(
        "%d mentorships in service, written in %.0f s; PostgreSQL and application on one machine, %d processors%n",
        count, since(begin), Runtime.getRuntime().availableProcessors());

    Map<String, Long> before = statistics();
    long start = System.nanoTime();
    transaction.executeWithoutResult(
        status -> {
          try {
            directory.endProject(PROJECT, "b", "Essai");
          } catch (ProjectOver e) {
            throw new IllegalStateException(e);
          }
          process.endNow(PROJECT);
        });
    System.out.printf("%-28s %7.2f s%n", "the action has its answer", since(start));
    int left = count;
    int tenths = 10;
    while (left > 0) {
      Thread.sleep(500);
      left = closings.unclosed(PROJECT).size();
      while (tenths > 0 && left <= count * (tenths - 1) / 10) {
        tenths--;
        System.out.printf(
            "%-28s %7.1f s   load %.1f%n",
            (10 - tenths) * 10 + " % in closure", since(start), load());
      }
    }
    double closed = since(start);
    while (runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(ProjectEndProcess.KEY)
            .processInstanceBusinessKey(PROJECT)
            .count()
        > 0) {
      Thread.sleep(500);
    }
    System.out.printf("%-28s %7.1f s%n", "the project's process ended", since(start));
    Map<String, Long> after = statistics();
    before.forEach((what, value) -> after.merge(what, -value, Long::sum));
    System.out.printf("%.1f mentorships a second%n", count / closed);
    after.forEach((what, value) -> System.out.printf("%-28s %7d%n", what, value));

    assertThat(progress.of(PROJECT))
        .returns(State.DONE, ClosingProgress.Progress::state)
        .returns(count, ClosingProgress.Progress::done);
    assertThat(
            tasks.createTaskQuery().taskDefinitionKey(MentorshipProcess.EVALUATE_AS_MENTEE).count())
        .isEqualTo(count);
    assertThat(tasks.createTaskQuery().count()).isEqualTo(2L * count);
  }

  private void begin(String reference) {
    transaction.executeWithoutResult(
        status -> {
          VariableMap variables = Variables.createVariables();
          year.begins(variables::putValue, mentorships.mentorship(reference));
          variables.putValue(
              MentorshipProcess.MENTOR.name(),
              mentorships.current(reference).orElseThrow().mentor().account());
          withoutForm.run(
              () ->
                  runtime
                      .createProcessInstanceByKey(MentorshipProcess.KEY)
                      .businessKey(reference)
                      .setVariables(variables)
                      .startBeforeActivity(MentorshipProcess.ACCOMPANIMENT)
                      .execute());
        });
  }

  /** Jobs by how they ended, commits, and the time that the database's sessions were busy. */
  private Map<String, Long> statistics() {
    sql.execute("select pg_stat_clear_snapshot()");
    Map<String, Long> all = new TreeMap<>();
    sql.query(
        "select count(*) filter (where job_state_ = 2) as done, count(*) filter (where job_state_ = 1) as failed"
            + " from act_hi_job_log",
        row -> {
          all.put("jobs done", row.getLong("done"));
          all.put("jobs failed, then repeated", row.getLong("failed"));
        });
    sql.query(
        "select xact_commit, xact_rollback, active_time::bigint as busy from pg_stat_database"
            + " where datname = current_database()",
        row -> {
          all.put("commits", row.getLong("xact_commit"));
          all.put("rollbacks", row.getLong("xact_rollback"));
          all.put("database busy, ms", row.getLong("busy"));
        });
    all.put("seconds", Instant.now().getEpochSecond());
    return all;
  }

  private static double since(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
