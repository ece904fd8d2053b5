package org.mentorat.process;

import java.util.Date;
import org.mentorat.people.Directory;
import org.mentorat.people.Project;
import org.mentorat.people.ProjectDefined;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Each project that has a last day is waited for by its process: from when it is added or gets
 * another date, and at each start those that were there before.
 */
@Component
class ProjectEnds implements SmartInitializingSingleton {

  private final ProjectEndProcess process;
  private final Directory directory;
  private final TransactionTemplate transaction;

  ProjectEnds(ProjectEndProcess process, Directory directory, TransactionTemplate transaction) {
    this.process = process;
    this.directory = directory;
    this.transaction = transaction;
  }

  @Override
  public void afterSingletonsInstantiated() {
    directory
        .runningProjects()
        .forEach(project -> transaction.executeWithoutResult(status -> follow(project)));
  }

  @EventListener
  void defined(ProjectDefined event) {
    follow(event.project());
  }

  // The row is locked first: of two nodes that start together, one begins.
  private void follow(String code) {
    Project project = directory.lockProject(code);
    if (project.endedAt().isEmpty()) {
      process.follow(code, project.endsAt().map(Date::from).orElse(null));
    }
  }
}
