package org.mentorat.decisions;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mentorat.engine.CoordinationTasks;
import org.mentorat.engine.CoordinationTasks.OpenTask;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Pairing;
import org.mentorat.people.Directory;
import org.mentorat.people.Project;
import org.springframework.stereotype.Service;

/** The coordination's open tasks, each with the people and the project that it concerns. */
@Service
class OpenDecisions {

  private final CoordinationTasks tasks;
  private final MentorshipRegister mentorships;
  private final Directory directory;
  private final Clock clock;

  OpenDecisions(
      CoordinationTasks tasks, MentorshipRegister mentorships, Directory directory, Clock clock) {
    this.tasks = tasks;
    this.mentorships = mentorships;
    this.directory = directory;
    this.clock = clock;
  }

  /** All that the person who is signed in may work on, most pressing first. */
  List<OpenDecision> all() {
    List<OpenTask> open = tasks.open();
    Set<String> references = open.stream().map(OpenTask::reference).collect(Collectors.toSet());
    Map<String, Pairing> pairings = mentorships.pairings(references);
    Instant now = clock.instant();
    return open.stream()
        .map(
            task -> {
              Pairing pairing = pairings.get(task.reference());
              boolean late = task.due() != null && task.due().isBefore(now);
              return pairing == null
                  ? new OpenDecision(task, null, project(task.reference()), null, late)
                  : new OpenDecision(
                      task, pairing.mentee(), pairing.project(), pairing.mentor(), late);
            })
        .toList();
  }

  // The end of a project is known by the project's code.
  private Project project(String reference) {
    return directory.findProject(reference).orElse(null);
  }
}
