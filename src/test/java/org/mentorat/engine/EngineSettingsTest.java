package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.parser.FailedJobRetryConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.util.ParseUtil;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What application.yaml asks for is what the running engine does (DESIGN §10). */
@MentoratTest
class EngineSettingsTest {

  @Autowired private ProcessEngine engine;
  @Autowired private JdbcTemplate sql;

  @Test
  void rights() {
    assertThat(configuration().isAuthorizationEnabled()).isTrue();
    assertThat(configuration().getAuthorizationCheckRevokes()).isEqualTo("never");
    assertThat(configuration().getDefaultUserPermissionForTask().getName()).isEqualTo("TASK_WORK");
    assertThat(configuration().isEnforceSpecificVariablePermission()).isTrue();
    assertThat("p-abcdefghijkl").matches(configuration().getUserResourceWhitelistPattern());
    assertThat("a@b.ca").doesNotMatch(configuration().getUserResourceWhitelistPattern());
    assertThat(configuration().isDeserializationTypeValidationEnabled()).isTrue();
    assertThat(configuration().isEnableExpressionsInAdhocQueries()).isFalse();
  }

  @Test
  void errors() {
    assertThat(configuration().isEnableExceptionsAfterUnhandledBpmnError()).isTrue();
    assertThat(configuration().isEnableCmdExceptionLogging()).isFalse();
  }

  @Test
  void retriesGrowOverThreeHours() {
    FailedJobRetryConfiguration retries =
        ParseUtil.parseRetryIntervals(configuration().getFailedJobRetryTimeCycle());
    assertThat(retries.getRetries()).isEqualTo(6);
    assertThat(retries.getRetryIntervals())
        .containsExactly("PT10S", "PT1M", "PT10M", "PT30M", "PT2H");
  }

  @Test
  void history() {
    assertThat(configuration().getHistoryLevel()).isEqualTo(HistoryLevel.HISTORY_LEVEL_FULL);
    assertThat(configuration().getHistoryRemovalTimeStrategy()).isEqualTo("none");
    assertThat(configuration().getHistoryCleanupStrategy()).isEqualTo("endTimeBased");
    assertThat(engine.getHistoryService().findHistoryCleanupJobs())
        .as("the clean-up is planned")
        .isNotEmpty();
  }

  @Test
  void indexes() {
    assertThat(
            sql.queryForList(
                "select indexname from pg_indexes where indexname like 'mentorat\\_idx\\_%'",
                String.class))
        .contains("mentorat_idx_task_parent", "mentorat_idx_job_duedate");
  }

  @Test
  void time() {
    assertThat(sql.queryForObject("show timezone", String.class)).isEqualTo("UTC");
  }

  private ProcessEngineConfigurationImpl configuration() {
    return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }
}
