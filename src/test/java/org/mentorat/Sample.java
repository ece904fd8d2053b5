package org.mentorat;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.mentorat.people.Directory;
import org.mentorat.people.NewMentor;
import org.mentorat.people.NewPerson;
import org.mentorat.people.NewProject;
import org.mentorat.people.Person;
import org.mentorat.people.Project;
import org.mentorat.people.Promises;
import org.mentorat.registration.Purpose;
import org.mentorat.registration.RegistrationSubmission;
import org.mentorat.registration.Trigger;

/** Makes people, projects and registrations for tests, each different from all others. */
public final class Sample {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private Sample() {}

  public static int number() {
    return COUNT.incrementAndGet();
  }

  public static String workplace(Directory directory) {
    return directory.addWorkplace("w" + number(), "Carrefour " + number(), "06").code();
  }

  /** A project that has begun long ago and has no end. */
  public static Project project(Directory directory) {
    return project(directory, null, Period.ofYears(1));
  }

  public static Project project(Directory directory, LocalDate endsOn, Period duration) {
    int number = number();
    return directory.addProject(
        new NewProject(
            "project-" + number,
            "Projet " + number,
            "Project " + number,
            LocalDate.of(2020, 1, 1),
            endsOn,
            duration,
            Promises.defaults(),
            "lead-" + number));
  }

  public static NewPerson newPerson(Directory directory) {
    int number = number();
    return new NewPerson(
        "Prénom" + number,
        "Nom" + number,
        null,
        "person-" + number + "@example.org",
        "fr",
        "America/Toronto",
        workplace(directory),
        3);
  }

  public static Person mentee(Directory directory) {
    return directory.enrolMentee(newPerson(directory));
  }

  public static Person mentor(Directory directory, Project project, int capacity) {
    return directory.enrolMentor(newPerson(directory), newMentor(project, capacity));
  }

  public static NewMentor newMentor(Project project, int capacity) {
    return new NewMentor(
        capacity,
        List.of("fr", "en"),
        "Insertion en emploi",
        "De l’écoute",
        "Transmettre",
        List.of("career-guidance", "leadership"),
        List.of(project.code()),
        List.of("Chef Untel"));
  }

  public static RegistrationSubmission registration(Directory directory, Project project) {
    NewPerson person = newPerson(directory);
    return new RegistrationSubmission(
        person.givenName(),
        person.familyName(),
        person.preferredName(),
        person.email(),
        person.language(),
        person.timeZone(),
        person.workplace(),
        person.yearsOfExperience(),
        project.code(),
        "Le conseil en emploi",
        "Mieux mener mes entrevues",
        List.of("active-listening", "counselling-interview"),
        Purpose.DEVELOPMENT,
        Trigger.DEVELOPMENT,
        null,
        null,
        "Une Cheffe",
        "Un Collègue",
        true,
        true,
        true,
        true);
  }
}
