package org.mentorat.engine;

import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;

/**
 * Takes a task's rights from whoever loses the task by reassignment or by giving it back. Out of
 * the box a former assignee or owner keeps them, and can still read and even complete the task.
 */
class AssigneeRights extends DefaultAuthorizationProvider {

  @Override
  public AuthorizationEntity[] newTaskAssignee(Task task, String former, String next) {
    boolean remainsOwner = former != null && former.equals(task.getOwner());
    if (!remainsOwner) {
      revoke(task, former, next);
    }
    return super.newTaskAssignee(task, former, next);
  }

  @Override
  public AuthorizationEntity[] newTaskOwner(Task task, String former, String next) {
    boolean remainsAssignee = former != null && former.equals(task.getAssignee());
    if (!remainsAssignee) {
      revoke(task, former, next);
    }
    return super.newTaskOwner(task, former, next);
  }

  private void revoke(Task task, String former, String next) {
    if (former == null || former.equals(next) || isCandidate(task, former)) {
      return;
    }
    getAuthorizationManager()
        .deleteAuthorizationsByResourceIdAndUserId(Resources.TASK, task.getId(), former);
  }

  private static boolean isCandidate(Task task, String user) {
    return ((TaskEntity) task)
        .getCandidates().stream().anyMatch(candidate -> user.equals(candidate.getUserId()));
  }
}
