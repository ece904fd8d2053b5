package org.mentorat.demo;

import java.io.Serializable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The engine's time in the demonstration: how far it runs ahead of the machine's, and what is due
 * when. The offset lives in the database, so that it survives a restart and every node follows it;
 * it only ever grows. Applied before the engine starts, re-read every {@link #FOLLOW_EVERY}.
 *
 * <p>Instants are exact to the millisecond, as the engine's are.
 */
@Component
@Profile("demo")
@DependsOnDatabaseInitialization
class EngineTime extends AbstractProcessEnginePlugin implements DisposableBean {

  /** How long another node may lag behind a move. */
  static final Duration FOLLOW_EVERY = Duration.ofMillis(250);

  private static final Logger log = LoggerFactory.getLogger(EngineTime.class);

  private static final int JOB_SUCCESSFUL = 2;

  private final JdbcClient database;
  private final ScheduledExecutorService follower =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "demo-clock");
            thread.setDaemon(true);
            return thread;
          });

  private ProcessEngineConfigurationImpl configuration;
  private long applied;
  private boolean away;

  EngineTime(JdbcClient database) {
    this.database = database;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    this.configuration = configuration;
    apply(stored());
    long every = FOLLOW_EVERY.toMillis();
    follower.scheduleWithFixedDelay(this::follow, every, every, TimeUnit.MILLISECONDS);
  }

  /** What time it is in the service. */
  Instant now() {
    return ClockUtil.now().toInstant();
  }

  /**
   * Moves the service's time forward, on this node at once and on the others within {@link
   * #FOLLOW_EVERY}. A moment already passed changes nothing.
   *
   * @param by the account that asked for it
   */
  void moveTo(Instant moment, String by) {
    long offset = moment.toEpochMilli() - System.currentTimeMillis();
    database
        .sql(
            """
            update demo_clock
               set offset_millis = :offset, moved_at = now(), moved_by = :by
             where offset_millis < :offset
            """)
        .param("offset", offset)
        .param("by", by)
        .update();
    apply(stored());
  }

  /** Asks the job executor to look for work now instead of after its pause. */
  void wake() {
    configuration.getJobExecutor().jobWasAdded();
  }

  /** Whether a job is due or running that the executor has yet to finish; given-up jobs aside. */
  boolean hasWorkDue() {
    return database
        .sql(
            """
            select exists (
              select 1 from act_ru_job
               where retries_ > 0 and suspension_state_ = 1
                 and (duedate_ is null or duedate_ <= :now))
            """)
        .param("now", Timestamp.from(now()))
        .query(Boolean.class)
        .single();
  }

  /**
   * The next due date that is not later than the given moment. The nightly clean-up of the history
   * and what starts by the calendar are no reason to stop: they run when time has passed them.
   */
  Optional<Instant> nextDue(Instant until) {
    return database
        .sql(
            """
            select duedate_ from act_ru_job
             where retries_ > 0 and suspension_state_ = 1
               and handler_type_ not in ('history-cleanup', 'timer-start-event')
               and duedate_ <= :until
             order by duedate_ limit 1
            """)
        .param("until", Timestamp.from(until))
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  /** The timers that are set, the first to fire first. */
  List<ServiceTimer> timersAhead(int limit) {
    return database
        .sql(
            """
            select job.process_def_id_, def.act_id_, inst.business_key_, job.duedate_ as at
              from act_ru_job job
              join act_ru_jobdef def on def.id_ = job.job_def_id_
              left join act_hi_procinst inst on inst.id_ = job.process_instance_id_
             where job.type_ = 'timer' and job.retries_ > 0 and job.suspension_state_ = 1
               and job.handler_type_ <> 'timer-start-event'
             order by job.duedate_, job.id_ limit :limit
            """)
        .param("limit", limit)
        .query(this::timer)
        .list();
  }

  /** The timers that fired at or after the given moment, in the order in which they did. */
  List<ServiceTimer> timersFiredSince(Instant since) {
    return database
        .sql(
            """
            select job.process_def_id_, job.act_id_, inst.business_key_, job.timestamp_ as at
              from act_hi_job_log job
              left join act_hi_procinst inst on inst.id_ = job.process_instance_id_
             where job.job_state_ = :successful and job.job_def_type_ like 'timer%'
               and job.job_def_type_ <> 'timer-start-event' and job.timestamp_ >= :since
             order by job.timestamp_, job.sequence_counter_
            """)
        .param("successful", JOB_SUCCESSFUL)
        .param("since", Timestamp.from(since))
        .query(this::timer)
        .list();
  }

  @Override
  public void destroy() {
    follower.shutdownNow();
    if (applied != 0) {
      ClockUtil.reset();
    }
  }

  private void follow() {
    try {
      apply(stored());
      away = false;
    } catch (DataAccessException e) {
      if (!away) {
        log.warn("The demo clock cannot be read: {}", e.getMessage());
      }
      away = true;
    }
  }

  private long stored() {
    return database.sql("select offset_millis from demo_clock").query(Long.class).single();
  }

  private synchronized void apply(long offset) {
    if (offset > applied) {
      ClockUtil.offset(offset);
      applied = offset;
    }
  }

  private ServiceTimer timer(ResultSet row, int number) throws SQLException {
    String definition = row.getString("process_def_id_");
    String activity = row.getString("act_id_");
    FlowElement element = definition == null ? null : element(definition, activity);
    return new ServiceTimer(
        element == null ? activity : nameOf(element),
        element instanceof BoundaryEvent boundary ? nameOf(boundary.getAttachedTo()) : null,
        row.getString("business_key_"),
        row.getTimestamp("at").toInstant());
  }

  private FlowElement element(String definition, String activity) {
    ModelElementInstance element =
        configuration
            .getRepositoryService()
            .getBpmnModelInstance(definition)
            .getModelElementById(activity);
    return element instanceof FlowElement flow ? flow : null;
  }

  private static String nameOf(FlowElement element) {
    String name = element.getName();
    return name == null ? element.getId() : name.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  /**
   * A timer of the service, as people read it.
   *
   * @param event what its event is called in the model, such as « Rappel (48 h) »
   * @param step the name of the step to which that event is attached, or null
   * @param reference the mentorship it belongs to, or null
   * @param at when it is due, or when it fired
   */
  record ServiceTimer(String event, String step, String reference, Instant at)
      implements Serializable {}
}
