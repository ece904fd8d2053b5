package org.mentorat.journeys;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorat.JourneyTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The check itself: each damage to the data is noticed. Nothing of the damage stays. */
@JourneyTest
class InvariantsTest {

  @Autowired ApplicationContext spring;
  @Autowired JdbcClient database;
  @Autowired TransactionTemplate transaction;
  private Scene scene;
  private ProcessInstance instance;

  @BeforeEach
  void somebody_is_accompanied() {
    scene = Scene.live(spring);
    instance = scene.assignedTo(scene.mentor(1));
    new Invariants(spring).hold();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "I1 | delete from registration where reference = :reference",
        "I1 | update act_hi_procinst set business_key_ = 'M-0000-00000' where business_key_ = :reference",
        "I1 nobody is lost | update act_hi_procinst set state_ = 'EXTERNALLY_TERMINATED' where business_key_ = :reference",
        "I2 a broken | update commitment set verdict = 'LATE' where reference = :reference and stopped_at is null",
        "I2 no promise | insert into commitment (reference, promise, started_at, target_at, limit_at) values (:reference, 'ASSIGNMENT', '2020-01-01', '2020-01-02', '2020-01-03')",
        "I2 what is open | update commitment set verdict = 'CANCELLED', stopped_at = started_at where reference = :reference and stopped_at is null",
        "I3 | delete from act_ru_job where process_instance_id_ = (select proc_inst_id_ from act_hi_procinst where business_key_ = :reference)",
        "I4 no job | update act_ru_job set retries_ = 0 where process_instance_id_ = (select proc_inst_id_ from act_hi_procinst where business_key_ = :reference)",
        "I4 no lock | update act_ru_job set lock_exp_time_ = '2999-01-01' where process_instance_id_ = (select proc_inst_id_ from act_hi_procinst where business_key_ = :reference)",
        "I4 whoever | delete from act_ru_job where process_instance_id_ = (select proc_inst_id_ from act_hi_procinst where business_key_ = :reference); delete from act_ru_identitylink; delete from act_ru_task where proc_inst_id_ = (select proc_inst_id_ from act_hi_procinst where business_key_ = :reference)",
        "I6 | update act_ru_execution set parent_id_ = null, business_key_ = :reference where proc_inst_id_ = (select proc_inst_id_ from act_hi_procinst where business_key_ = :reference)",
        "I7 | update mentor set load = 0 where person_id = (select mentor_id from assignment join mentorship m on m.id = mentorship_id where reference = :reference)",
        "I8 one | update assignment set ended_at = assigned_at, ended_as = 'DECLINED', ended_by = 'x' where mentorship_id = (select id from mentorship where reference = :reference)",
        "I8 the pair's | update act_ru_task set assignee_ = 'somebody' where proc_inst_id_ = (select proc_inst_id_ from act_hi_procinst where business_key_ = :reference)"
      })
  void damage_is_noticed(String invariant, String damage) {
    String reference = scene.reference(instance);

    transaction.executeWithoutResult(
        status -> {
          status.setRollbackOnly();
          for (String statement : damage.split(";")) {
            JdbcClient.StatementSpec sql = database.sql(statement);
            (statement.contains(":reference") ? sql.param("reference", reference) : sql).update();
          }
          assertThatThrownBy(() -> new Invariants(spring).hold()).hasMessageContaining(invariant);
        });
  }
}
