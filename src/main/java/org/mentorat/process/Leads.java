package org.mentorat.process;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.people.Project;

/** The leads of projects, where a task of the coordination is about several of them. */
final class Leads {

  private Leads() {}

  /** The leads of these mentorships' projects may act too, beside those who may already. */
  static void join(TaskService tasks, Task task, Stream<Mentorship> mentorships) {
    joinOf(tasks, task, mentorships.map(Mentorship::project));
  }

  /** The leads of these projects may act too, beside those who may already. */
  static void joinOf(TaskService tasks, Task task, Stream<Project> projects) {
    Set<String> there =
        tasks.getIdentityLinksForTask(task.getId()).stream()
            .map(IdentityLink::getUserId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    projects
        .flatMap(project -> project.leadAccount().stream())
        .distinct()
        .filter(lead -> !there.contains(lead))
        .forEach(lead -> tasks.addCandidateUser(task.getId(), lead));
  }
}
