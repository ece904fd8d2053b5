package org.mentorat.decisions;

import java.time.Instant;
import org.mentorat.engine.CoordinationTasks.OpenTask;
import org.mentorat.people.Person;
import org.mentorat.people.Project;

/**
 * One of the coordination's open tasks, and whom it concerns.
 *
 * @param mentee null where the task is about a project
 * @param project null where it is not known any more
 * @param mentor the mentor of now; null while there is none
 * @param late whether its due date has passed
 */
record OpenDecision(OpenTask task, Person mentee, Project project, Person mentor, boolean late) {

  String mentorAccount() {
    return mentor == null ? null : mentor.account();
  }

  String projectCode() {
    return project == null ? null : project.code();
  }

  /** What people call whom this is about: a first name, or else the reference. */
  public String who() {
    if (mentee == null) {
      return task.reference();
    }
    return mentee.preferredName() == null ? mentee.givenName() : mentee.preferredName();
  }

  public Instant due() {
    return task.due();
  }
}
