package org.mentorat.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Lets a person give a task back to those it was taken from. The engine wants the right to assign
 * tasks for it, which would also let coordinators take a mentor's task away without a word; they
 * decide that in a form.
 */
class GivingBack extends AuthorizationCommandChecker {

  @Override
  public void checkTaskAssign(TaskEntity task) {
    if (!isOfItsCandidates(task)) {
      super.checkTaskAssign(task);
    }
  }

  private static boolean isOfItsCandidates(TaskEntity task) {
    Authentication person = Context.getCommandContext().getAuthentication();
    if (person == null
        || person.getUserId() == null
        || !person.getUserId().equals(task.getAssignee())) {
      return false;
    }
    List<String> groups = person.getGroupIds() == null ? List.of() : person.getGroupIds();
    return task.getCandidates().stream()
        .anyMatch(
            candidate ->
                groups.contains(candidate.getGroupId())
                    || person.getUserId().equals(candidate.getUserId()));
  }
}
