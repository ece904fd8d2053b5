package org.mentorat.process;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.batch.BatchStatistics;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.mentorat.engine.Unrestricted;
import org.mentorat.engine.Variable;
import org.mentorat.engine.WithoutForm;
import org.mentorat.process.MentorshipProcess.Message;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The seam of {@code bpmn/projectEnd.bpmn}: one process for each project that has a last day or was
 * ended; its business key is the project's code.
 */
@Component
public class ProjectEndProcess {

  public static final String KEY = "projectEnd";

  public static final String END_DATE_SET = "startEvent_endDateSet";
  public static final String READ_END_DATE = "serviceTask_readEndDate";
  public static final String NO_END_DATE_END = "endEvent_noEndDate";
  public static final String END_AWAITED = "gateway_endAwaited";
  public static final String PROJECT_END = "timer_projectEnd";
  public static final String ENDED_NOW_EVENT = "message_endedNow";
  public static final String END_DATE_CHANGED_EVENT = "message_endDateChanged";
  public static final String ENDED_NOW_START = "startEvent_endedNow";
  public static final String CLOSE_PROJECT = "serviceTask_closeProject";
  public static final String START_CLOSING = "serviceTask_startClosing";
  public static final String CHECK_CLOSING = "timer_checkClosing";
  public static final String COUNT_UNCLOSED = "serviceTask_countUnclosed";
  public static final String ALL_CLOSING_END = "endEvent_allClosing";
  public static final String LOOK_INTO_UNCLOSED = "userTask_lookIntoUnclosed";
  public static final String RECORD_UNCLOSED_DECISION = "serviceTask_recordUnclosedDecision";
  public static final String LEFT_OPEN_END = "endEvent_leftOpen";
  public static final String UNCLOSED_WAITING = "timer_unclosedWaiting";
  public static final String REMIND_UNCLOSED = "sendTask_remindUnclosed";
  public static final String REMIND_UNCLOSED_DONE_END = "endEvent_remindUnclosedDone";

  /** The coordination ends the project: wakes its process, or starts it. */
  public static final Message ENDED_NOW = new Message("projectEnd.endedNow");

  /** The project's last day is another one, or there is none any more. */
  public static final Message END_DATE_CHANGED = new Message("projectEnd.endDateChanged");

  static final Variable<Boolean> END_DATE_KNOWN = new Variable<>("endDateSet", Boolean.class);
  static final Variable<Date> PROJECT_ENDS_AT = new Variable<>("projectEndsAt", Date.class);
  static final Variable<Boolean> PROJECT_ENDED = new Variable<>("projectEnded", Boolean.class);
  static final Variable<String> CLOSING = new Variable<>("closing", String.class);
  static final Variable<Date> UNCLOSED_BY = new Variable<>("unclosedBy", Date.class);
  static final Variable<String> UNCLOSED_REMINDER_CYCLE =
      new Variable<>("unclosedReminderCycle", String.class);
  static final Variable<String> UNCLOSED_DECISION =
      new Variable<>("unclosedDecision", String.class);

  private final RuntimeService runtime;
  private final ManagementService management;
  private final Unrestricted unrestricted;
  private final WithoutForm withoutForm;
  private final JdbcTemplate sql;

  ProjectEndProcess(
      RuntimeService runtime,
      ManagementService management,
      Unrestricted unrestricted,
      WithoutForm withoutForm,
      JdbcTemplate sql) {
    this.runtime = runtime;
    this.management = management;
    this.unrestricted = unrestricted;
    this.withoutForm = withoutForm;
    this.sql = sql;
  }

  /**
   * Lets a process wait for this end. To be called with the project's row locked: there is one.
   *
   * @param endsAt null when the project has no last day
   */
  void follow(String project, Date endsAt) {
    Optional<ProcessInstance> waiting = instance(project);
    if (waiting.isEmpty() && endsAt != null) {
      withoutForm.run(() -> runtime.createProcessInstanceByKey(KEY).businessKey(project).execute());
    } else if (waiting.isPresent()
        && !Objects.equals(
            unrestricted.call(
                () -> runtime.getVariable(waiting.get().getId(), PROJECT_ENDS_AT.name())),
            endsAt)) {
      tell(END_DATE_CHANGED, project);
    }
  }

  /** The project was ended. To be called with its row locked. */
  void endNow(String project) {
    if (!tell(ENDED_NOW, project) && instance(project).isEmpty()) {
      withoutForm.run(() -> runtime.startProcessInstanceByMessage(ENDED_NOW.name(), project));
    }
  }

  /**
   * Tells these mentorships that their project has ended, as a batch of the engine: some in each of
   * its jobs, which the nodes share and repeat. What has ended meanwhile, is being closed, or still
   * stands still, is left out.
   *
   * @param by the account that decided, or null
   * @return the batch's id; null if there is none to tell
   */
  String closeAll(List<String> references, String by) {
    List<String> instances = notSuspended(references);
    return instances.isEmpty()
        ? null
        : unrestricted.callFor(
            by,
            () ->
                runtime
                    .createMessageCorrelationAsync(MentorshipProcess.PROJECT_ENDED.name())
                    .processInstanceIds(instances)
                    .correlateAllAsync()
                    .getId());
  }

  /** How far a batch is. */
  record BatchProgress(boolean running, int failedJobs) {}

  /** Of a batch that is done, nothing is left. */
  BatchProgress batch(String id) {
    BatchStatistics batch =
        unrestricted.call(() -> management.createBatchStatisticsQuery().batchId(id).singleResult());
    return batch == null
        ? new BatchProgress(false, 0)
        : new BatchProgress(
            batch.getRemainingJobs() > batch.getFailedJobs(), batch.getFailedJobs());
  }

  /** What is left of a batch is given up: another one does the same. */
  void discard(String batch) {
    unrestricted.run(
        () -> {
          if (management.createBatchQuery().batchId(batch).count() > 0) {
            management.deleteBatch(batch, false);
          }
        });
  }

  /** Whether one of these is between two steps and goes on by itself. */
  boolean anyUnderway(Collection<String> references) {
    return !sql.query(
            "select 1 from act_ru_job where handler_type_ = 'async-continuation' and retries_ > 0"
                + " and process_instance_id_ in ("
                + instanceIds()
                + ") limit 1",
            statement -> statement.setArray(1, array(statement.getConnection(), references)),
            (row, number) -> true)
        .isEmpty();
  }

  /** Those of these in which a step has failed for good. */
  List<String> failed(Collection<String> references) {
    return sql.query(
        "select distinct e.business_key_ from act_ru_job j"
            + " join act_ru_execution e on e.id_ = j.process_instance_id_"
            + " where j.retries_ = 0 and j.process_instance_id_ in ("
            + instanceIds()
            + ")",
        statement -> statement.setArray(1, array(statement.getConnection(), references)),
        (row, number) -> row.getString(1));
  }

  /** Those of these that have a process at all. */
  List<String> running(Collection<String> references) {
    return sql.query(
        "select business_key_ from act_ru_execution where id_ in (" + instanceIds() + ")",
        statement -> statement.setArray(1, array(statement.getConnection(), references)),
        (row, number) -> row.getString(1));
  }

  private List<String> notSuspended(Collection<String> references) {
    return sql.query(
        instanceIds() + " and e.suspension_state_ = 1",
        statement -> statement.setArray(1, array(statement.getConnection(), references)),
        (row, number) -> row.getString(1));
  }

  private static String instanceIds() {
    return "select e.proc_inst_id_ from act_ru_execution e"
        + " join act_re_procdef d on d.id_ = e.proc_def_id_"
        + " where e.parent_id_ is null and d.key_ = '"
        + MentorshipProcess.KEY
        + "' and e.business_key_ = any(?)";
  }

  private static Array array(Connection connection, Collection<String> texts) throws SQLException {
    return connection.createArrayOf("text", texts.toArray());
  }

  private Optional<ProcessInstance> instance(String project) {
    return unrestricted.call(
        () ->
            Optional.ofNullable(
                runtime
                    .createProcessInstanceQuery()
                    .processDefinitionKey(KEY)
                    .processInstanceBusinessKey(project)
                    .singleResult()));
  }

  private boolean tell(Message message, String project) {
    return unrestricted.call(
        () -> {
          Execution waiting =
              runtime
                  .createExecutionQuery()
                  .processDefinitionKey(KEY)
                  .processInstanceBusinessKey(project)
                  .messageEventSubscriptionName(message.name())
                  .singleResult();
          if (waiting != null) {
            runtime.messageEventReceived(message.name(), waiting.getId());
          }
          return waiting != null;
        });
  }
}
