package org.mentorat.agreement;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.mentorat.process.AgreementAcceptanceProcess;
import org.mentorat.process.AgreementChangeProcess;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Takes back what a test published: the next one begins with the first versions, and with nobody
 * who takes part in a running mentorship.
 */
public final class NewTexts {

  private NewTexts() {}

  public static void forget(ApplicationContext spring) {
    RuntimeService runtime = spring.getBean(RuntimeService.class);
    for (String key : List.of(AgreementChangeProcess.KEY, AgreementAcceptanceProcess.KEY)) {
      List<String> running =
          runtime.createProcessInstanceQuery().processDefinitionKey(key).list().stream()
              .map(ProcessInstance::getId)
              .toList();
      if (!running.isEmpty()) {
        runtime.deleteProcessInstances(running, "the next test", true, true);
      }
    }
    JdbcTemplate sql = spring.getBean(JdbcTemplate.class);
    sql.update("delete from acceptance_review");
    sql.update("delete from acceptance_question");
    sql.update("delete from acceptance");
    sql.update("delete from publication");
    sql.update(
        "delete from signature using agreement_version v where version_id = v.id and v.version > 1");
    sql.update("delete from agreement_version where version > 1");
    sql.update(
        "update mentorship set closed_at = now(), closed_by = 'test', outcome = 'COMPLETED'"
            + " where closed_at is null");
  }
}
