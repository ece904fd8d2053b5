package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.bpmn.parser.DefaultFailedJobParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.FailedJobRetryConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.ParseUtil;
import org.camunda.bpm.engine.repository.ProcessDefinition;
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
  void everyJobOfEveryModelRetriesSo() {
    RepositoryServiceImpl models = (RepositoryServiceImpl) engine.getRepositoryService();
    List<ActivityImpl> jobs = new ArrayList<>();
    for (ProcessDefinition model : models.createProcessDefinitionQuery().latestVersion().list()) {
      collect((ScopeImpl) models.getDeployedProcessDefinition(model.getId()), jobs);
    }
    assertThat(jobs)
        .isNotEmpty()
        .allSatisfy(
            activity ->
                assertThat(
                        activity
                            .getProperties()
                            .get(DefaultFailedJobParseListener.FAILED_JOB_CONFIGURATION)
                            .getRetries())
                    .isEqualTo(6));
  }

  private static void collect(ScopeImpl scope, List<ActivityImpl> jobs) {
    for (ActivityImpl activity : scope.getActivities()) {
      boolean timer =
          String.valueOf(activity.getProperty("type")).toLowerCase(Locale.ROOT).contains("timer");
      if (timer || activity.isAsyncBefore() || activity.isAsyncAfter()) {
        jobs.add(activity);
      }
      collect(activity, jobs);
    }
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
