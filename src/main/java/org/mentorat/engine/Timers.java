package org.mentorat.engine;

import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The timers that are set in a running process, moved together when it stood still. */
@Component
public class Timers {

  /** Until when a timer moves. */
  public interface Shift {

    /**
     * @param activity the element of the model
     * @param set when the timer was set
     * @param due when it is due so far
     */
    Instant of(String activity, Instant set, Instant due);
  }

  private final ProcessEngineConfigurationImpl engine;
  private final ManagementService management;
  private final JdbcClient sql;

  Timers(ProcessEngine engine, JdbcClient sql) {
    this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    this.management = engine.getManagementService();
    this.sql = sql;
  }

  /**
   * Waits for the jobs of this process that are being finished just now. What they leave behind is
   * seen afterwards; those that have not come so far collide with whatever changes their rows.
   */
  public void await(String processInstanceId) {
    sql.sql("select id_ from act_ru_job where process_instance_id_ = :id order by id_ for update")
        .param("id", processInstanceId)
        .query(String.class)
        .list();
  }

  /** Moves every timer of this process; one that repeats keeps its rhythm from there on. */
  public void move(String processInstanceId, Shift shift) {
    engine
        .getCommandExecutorTxRequired()
        .execute(
            command -> {
              for (Job job :
                  management
                      .createJobQuery()
                      .processInstanceId(processInstanceId)
                      .timers()
                      .list()) {
                String activity =
                    management
                        .createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .singleResult()
                        .getActivityId();
                Instant due = job.getDuedate().toInstant();
                Instant moved = shift.of(activity, job.getCreateTime().toInstant(), due);
                if (!moved.equals(due)) {
                  move(command, job.getId(), due, moved);
                }
              }
              return null;
            });
  }

  // The engine would keep the distance for ever as an offset, and add it to a new rhythm too: the
  // beginning of the cycle moves instead.
  private static void move(CommandContext command, String job, Instant due, Instant moved) {
    TimerEntity timer = (TimerEntity) command.getJobManager().findJobById(job);
    timer.setDuedate(Date.from(moved));
    if (timer.getRepeat() != null) {
      timer.setRepeat(moved(timer.getRepeat(), due, moved));
    }
  }

  static String moved(String repeat, Instant due, Instant moved) {
    String[] parts = repeat.split("/");
    if (parts.length != 3) {
      throw new IllegalArgumentException("a cycle with its beginning was expected: " + repeat);
    }
    // The engine's own format; it knows whole seconds only, and a beginning never lies after its
    // turn.
    SimpleDateFormat format = new SimpleDateFormat(TimerEntity.SIMPLE_DATE_FORMAT.toPattern());
    try {
      // Business days are as long as they happen to be: their turns count from this one.
      Instant begin =
          TimerDuration.business(parts[2]).isPresent()
              ? moved
              : format
                  .parse(parts[1])
                  .toInstant()
                  .plusSeconds(Duration.between(due, moved).toSeconds());
      return String.join("/", parts[0], format.format(Date.from(begin)), parts[2]);
    } catch (ParseException e) {
      throw new IllegalArgumentException("a cycle with its beginning was expected: " + repeat, e);
    }
  }
}
