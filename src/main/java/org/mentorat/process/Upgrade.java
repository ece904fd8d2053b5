package org.mentorat.process;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.mentorat.engine.Variable;
import org.mentorat.engine.WithoutForm;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings running mentorships to the newest model at each start: what runs a year never stays behind
 * on a version that nobody looks after. Elements are mapped by their equal ids; timers keep their
 * due dates, tasks their owners.
 */
@Component
class Upgrade implements SmartInitializingSingleton {

  private static final Logger log = LoggerFactory.getLogger(Upgrade.class);

  /** Any number that nothing else in this database locks. */
  private static final long LOCK = 0x5570677261646521L;

  private static final int AT_ONCE = 100;

  /** The last event of the first version, which no later one has. */
  private static final String ENDED_HERE = "endEvent_serviceOpened";

  private final RepositoryService repository;
  private final RuntimeService runtime;
  private final HistoryService history;
  private final MentorshipRegister mentorships;
  private final TheYear year;
  private final WithoutForm withoutForm;
  private final JdbcTemplate sql;
  private final TransactionTemplate transaction;

  Upgrade(
      RepositoryService repository,
      RuntimeService runtime,
      HistoryService history,
      MentorshipRegister mentorships,
      TheYear year,
      WithoutForm withoutForm,
      JdbcTemplate sql,
      TransactionTemplate transaction) {
    this.repository = repository;
    this.runtime = runtime;
    this.history = history;
    this.mentorships = mentorships;
    this.year = year;
    this.withoutForm = withoutForm;
    this.sql = sql;
    this.transaction = transaction;
  }

  @Override
  public void afterSingletonsInstantiated() {
    ProcessDefinition newest = definitions().latestVersion().singleResult();
    definitions().orderByProcessDefinitionVersion().asc().list().stream()
        .filter(older -> older.getVersion() < newest.getVersion())
        .forEach(older -> migrate(older, newest));
    continueServices();
  }

  private ProcessDefinitionQuery definitions() {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey(MentorshipProcess.KEY)
        .withoutTenantId();
  }

  // In lots, each in its own transaction: an interrupted upgrade goes on where it stopped.
  private void migrate(ProcessDefinition from, ProcessDefinition to) {
    List<String> all =
        runtime.createProcessInstanceQuery().processDefinitionId(from.getId()).list().stream()
            .map(ProcessInstance::getId)
            .toList();
    int moved = 0;
    for (int first = 0; first < all.size(); first += AT_ONCE) {
      List<String> lot = all.subList(first, Math.min(first + AT_ONCE, all.size()));
      try {
        moved += migrate(from, to, lot);
      } catch (ProcessEngineException e) {
        moved += migrateOneByOne(from, to, lot);
      }
    }
    if (moved > 0) {
      log.info(
          "{} mentorships moved from version {} of the model to version {}",
          moved,
          from.getVersion(),
          to.getVersion());
    }
  }

  // Whoever cannot be moved stays where they are, and keeps nobody else from the newest model.
  private int migrateOneByOne(ProcessDefinition from, ProcessDefinition to, List<String> lot) {
    int moved = 0;
    for (String instance : lot) {
      try {
        moved += migrate(from, to, List.of(instance));
      } catch (ProcessEngineException e) {
        log.error(
            "Process instance {} stays at version {} of the model: {}",
            instance,
            from.getVersion(),
            e.getMessage());
      }
    }
    return moved;
  }

  private int migrate(ProcessDefinition from, ProcessDefinition to, List<String> instances) {
    return transaction.execute(
        status -> {
          oneNodeAtATime();
          List<ProcessInstance> behind =
              runtime
                  .createProcessInstanceQuery()
                  .processDefinitionId(from.getId())
                  .processInstanceIds(Set.copyOf(instances))
                  .list();
          if (!behind.isEmpty()) {
            MigrationPlan plan =
                runtime.createMigrationPlan(from.getId(), to.getId()).mapEqualActivities().build();
            runtime
                .newMigration(plan)
                .processInstanceIds(behind.stream().map(ProcessInstance::getId).toList())
                .execute();
            behind.forEach(this::knowsItsMentee);
            behind.forEach(this::knowsItsYear);
          }
          return behind.size();
        });
  }

  // Whom the notices tell while a mentor is sought: it used to be known in service only.
  private void knowsItsMentee(ProcessInstance instance) {
    if (!knows(instance, MentorshipProcess.MENTEE)) {
      mentorships
          .find(instance.getBusinessKey())
          .ifPresent(
              mentorship ->
                  runtime.setVariable(
                      instance.getId(),
                      MentorshipProcess.MENTEE.name(),
                      mentorship.mentee().account()));
    }
  }

  // The first version opened the service without what the accompaniment goes by, the next ones
  // without where each of its paths begins; and one may have stopped just there.
  private void knowsItsYear(ProcessInstance instance) {
    Optional<Mentorship> opened =
        mentorships
            .find(instance.getBusinessKey())
            .filter(mentorship -> mentorship.serviceStartsAt() != null);
    if (opened.isEmpty()) {
      return;
    }
    TheYear.Values values = (name, value) -> runtime.setVariable(instance.getId(), name, value);
    if (!knows(instance, MentorshipProcess.SERVICE_END_AT)) {
      year.begins(values, opened.get());
    } else if (!knows(instance, MentorshipProcess.YEAR_NEXT)) {
      year.fromTheStart(values);
    }
    // Of the requests that run since before both of a pair could ask: the mentee asked them. Those
    // of today say who did, each in its own scope.
    if (!knows(instance, MentorshipProcess.REQUEST_ASKER)) {
      values.set(MentorshipProcess.REQUEST_ASKER.name(), opened.get().mentee().account());
    }
    // Nor do they say whether a client waits.
    if (!knows(instance, MentorshipProcess.REQUEST_PRIORITY)) {
      values.set(MentorshipProcess.REQUEST_PRIORITY.name(), Priority.ORDINARY);
    }
  }

  private boolean knows(ProcessInstance instance, Variable<?> variable) {
    return runtime.getVariable(instance.getId(), variable.name()) != null;
  }

  // The first version of the model ended where the service opened; its mentorships go on with their
  // accompaniment.
  private void continueServices() {
    Set<String> ended =
        history
            .createHistoricProcessInstanceQuery()
            .processDefinitionKey(MentorshipProcess.KEY)
            .completed()
            .executedActivityIdIn(ENDED_HERE)
            .list()
            .stream()
            .map(HistoricProcessInstance::getBusinessKey)
            .collect(Collectors.toSet());
    if (ended.isEmpty()) {
      return;
    }
    mentorships.inService().stream()
        .filter(ended::contains)
        .forEach(
            reference ->
                transaction.executeWithoutResult(
                    status -> {
                      oneNodeAtATime();
                      if (!isRunning(reference)) {
                        continueService(mentorships.mentorship(reference));
                      }
                    }));
  }

  private boolean isRunning(String reference) {
    return runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(MentorshipProcess.KEY)
            .processInstanceBusinessKey(reference)
            .count()
        > 0;
  }

  private void continueService(Mentorship mentorship) {
    VariableMap variables = Variables.createVariables();
    year.begins(variables::putValue, mentorship);
    variables.putValue(
        MentorshipProcess.MENTOR.name(),
        mentorships.current(mentorship.reference()).orElseThrow().mentor().account());
    withoutForm.run(
        () ->
            runtime
                .createProcessInstanceByKey(MentorshipProcess.KEY)
                .businessKey(mentorship.reference())
                .setVariables(variables)
                .startBeforeActivity(MentorshipProcess.ACCOMPANIMENT)
                .execute());
    log.info("{}: its service goes on in the newest model", mentorship.reference());
  }

  private void oneNodeAtATime() {
    sql.query("select pg_advisory_xact_lock(?)", row -> {}, LOCK);
  }
}
