package org.mentorat.process;

import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
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

  private final RepositoryService repository;
  private final RuntimeService runtime;
  private final MentorshipRegister mentorships;
  private final TheYear year;
  private final WithoutForm withoutForm;
  private final JdbcTemplate sql;
  private final TransactionTemplate transaction;

  Upgrade(
      RepositoryService repository,
      RuntimeService runtime,
      MentorshipRegister mentorships,
      TheYear year,
      WithoutForm withoutForm,
      JdbcTemplate sql,
      TransactionTemplate transaction) {
    this.repository = repository;
    this.runtime = runtime;
    this.mentorships = mentorships;
    this.year = year;
    this.withoutForm = withoutForm;
    this.sql = sql;
    this.transaction = transaction;
  }

  @Override
  public void afterSingletonsInstantiated() {
    ProcessDefinition newest =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey(MentorshipProcess.KEY)
            .latestVersion()
            .singleResult();
    for (ProcessDefinition older :
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey(MentorshipProcess.KEY)
            .list()) {
      while (older.getVersion() < newest.getVersion() && migrate(older, newest) > 0) {}
    }
    continueServices();
  }

  // A hundred at a time, each lot in its own transaction: an interrupted upgrade goes on where it
  // stopped.
  private int migrate(ProcessDefinition from, ProcessDefinition to) {
    return transaction.execute(
        status -> {
          oneNodeAtATime();
          List<String> instances =
              runtime
                  .createProcessInstanceQuery()
                  .processDefinitionId(from.getId())
                  .listPage(0, AT_ONCE)
                  .stream()
                  .map(ProcessInstance::getId)
                  .toList();
          if (!instances.isEmpty()) {
            MigrationPlan plan =
                runtime.createMigrationPlan(from.getId(), to.getId()).mapEqualActivities().build();
            runtime.newMigration(plan).processInstanceIds(instances).execute();
            log.info(
                "{} mentorships moved from version {} of the model to version {}",
                instances.size(),
                from.getVersion(),
                to.getVersion());
          }
          return instances.size();
        });
  }

  // The first version of the model ended where the service opened; its mentorships go on with their
  // accompaniment.
  private void continueServices() {
    for (String reference : mentorships.inService()) {
      transaction.executeWithoutResult(
          status -> {
            oneNodeAtATime();
            boolean running =
                runtime
                        .createProcessInstanceQuery()
                        .processDefinitionKey(MentorshipProcess.KEY)
                        .processInstanceBusinessKey(reference)
                        .count()
                    > 0;
            if (!running) {
              continueService(mentorships.mentorship(reference));
            }
          });
    }
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
