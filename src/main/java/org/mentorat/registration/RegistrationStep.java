package org.mentorat.registration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Option;
import org.mentorat.engine.Refusals;
import org.mentorat.engine.Step;
import org.mentorat.people.Directory;
import org.mentorat.people.Person;
import org.mentorat.people.Project;
import org.springframework.stereotype.Component;

/** « Je veux m’inscrire » (R14, R33, R35): the form that starts a mentorship. */
@Component
class RegistrationStep implements HumanStep<RegistrationSubmission> {

  private final Directory directory;

  RegistrationStep(Directory directory) {
    this.directory = directory;
  }

  @Override
  public String formId() {
    return "registration";
  }

  @Override
  public Class<RegistrationSubmission> submission() {
    return RegistrationSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Map<String, Object> shown = new HashMap<>();
    shown.put(
        "workplaces",
        directory.workplaces().stream()
            .map(
                workplace ->
                    new Option(
                        workplace.code(),
                        workplace.name() + " (" + workplace.region().name(step.locale()) + ")"))
            .toList());
    shown.put("projects", options(directory.openProjects(), step));
    shown.put(
        "competenceOptions",
        directory.competences().stream()
            .map(competence -> new Option(competence.code(), competence.label(step.locale())))
            .toList());
    if (registersOneself(step)) {
      directory.find(step.account()).ifPresent(person -> ownDetails(person, shown));
    }
    return shown;
  }

  // A project that is over is not offered; whoever has the form open since before is told why.
  @Override
  public Map<String, Object> accepted(Step step) {
    Map<String, Object> accepted = new HashMap<>(shown(step));
    accepted.put("projects", options(directory.projectsOpenOrOver(), step));
    return accepted;
  }

  // A coordinator may register anybody; everybody else, oneself.
  @Override
  public void check(RegistrationSubmission submission, Step step, Refusals refusals) {
    if (directory.isOver(submission.project())) {
      refusals.refuse("project", "registration.projectOver");
    }
    if (registersOneself(step)
        && directory
            .find(step.account())
            .filter(person -> !person.email().equalsIgnoreCase(submission.email()))
            .isPresent()) {
      refusals.refuse("email", "registration.ownEmail");
    }
  }

  private static List<Option> options(List<Project> projects, Step step) {
    return projects.stream()
        .map(project -> new Option(project.code(), project.name(step.locale())))
        .toList();
  }

  private static boolean registersOneself(Step step) {
    return step.account() != null && !step.groups().contains("coordinators");
  }

  private static void ownDetails(Person person, Map<String, Object> shown) {
    shown.put("givenName", person.givenName());
    shown.put("familyName", person.familyName());
    shown.put("preferredName", person.preferredName());
    shown.put("email", person.email());
    shown.put("language", person.language());
    shown.put("timeZone", person.timeZone().getId());
    shown.put("workplace", person.workplace().code());
    shown.put("yearsOfExperience", person.yearsOfExperience());
  }
}
