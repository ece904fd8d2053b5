package org.mentorat.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mentorat.people.Directory;
import org.mentorat.people.NewMentor;
import org.mentorat.people.NewPerson;
import org.mentorat.people.NewProject;
import org.mentorat.people.ProjectMode;
import org.mentorat.people.Promises;
import org.mentorat.process.MentorshipProcess;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills an empty database with the fictitious people of {@code demo/people.json} and brings a few
 * mentorships to different points of the process, through the same forms as everybody. Where there
 * already is a workplace it does nothing.
 */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "mentorat.demo.data", matchIfMissing = true)
class DemoData implements SmartLifecycle {

  private static final String COORDINATION = "coordination";

  /** Any number that nothing else in this database locks: "data" in ASCII. */
  private static final long LOCK = 0x64617461L;

  private static final Period STARTED_AGO = Period.ofMonths(3);
  private static final Period ENDS_IN = Period.ofYears(3);

  private final Directory directory;
  private final FormFiller forms;
  private final ObjectMapper json;
  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DemoData(
      Directory directory,
      FormFiller forms,
      ObjectMapper json,
      JdbcClient database,
      TransactionTemplate transaction,
      Clock clock) {
    this.directory = directory;
    this.forms = forms;
    this.json = json;
    this.database = database;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Before the web server listens (its phase is later), so that nobody finds half of it. */
  @Override
  public void start() {
    Told told = told();
    boolean added = Boolean.TRUE.equals(transaction.execute(status -> addPeople(told)));
    if (added) {
      told.mentees().forEach(this::addMentorship);
    }
  }

  @Override
  public void stop() {
    // What was added stays.
  }

  @Override
  public boolean isRunning() {
    return false;
  }

  @Override
  public int getPhase() {
    return 0;
  }

  private Told told() {
    try (InputStream file = new ClassPathResource("demo/people.json").getInputStream()) {
      return json.readValue(file, Told.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean addPeople(Told told) {
    // Of two nodes that start together, one adds.
    database
        .sql("select pg_advisory_xact_lock(:lock)")
        .param("lock", LOCK)
        .query((row, number) -> true)
        .single();
    if (!directory.workplaces().isEmpty()) {
      return false;
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), Directory.ZONE);
    for (Workplace workplace : told.workplaces()) {
      directory.addWorkplace(workplace.code(), workplace.name(), workplace.region());
    }
    for (Project project : told.projects()) {
      directory.addProject(
          new NewProject(
              project.code(),
              project.nameFr(),
              project.nameEn(),
              today.minus(STARTED_AGO),
              today.plus(ENDS_IN),
              Period.ofYears(1),
              Promises.defaults(),
              COORDINATION,
              project.mode() == null ? ProjectMode.MENTORING : project.mode()));
    }
    for (Mentor mentor : told.mentors()) {
      if (mentor.account() == null) {
        directory.enrolMentor(mentor.person(), mentor.mentor());
      } else {
        directory.enrolMentor(mentor.person(), mentor.mentor(), mentor.account());
      }
    }
    for (Mentee mentee : told.mentees()) {
      if (mentee.account() != null) {
        directory.enrolMentee(mentee.person(), mentee.account());
      }
    }
    return true;
  }

  private void addMentorship(Mentee mentee) {
    Map<String, Object> registration = new LinkedHashMap<>(mentee.registration());
    for (String accepted : List.of("consent", "agreement", "charter", "confidentiality")) {
      registration.put(accepted, true);
    }
    if (mentee.clientWaitsDays() != null) {
      registration.put("clientWaiting", true);
      registration.put(
          "clientWaitingUntil",
          LocalDate.ofInstant(clock.instant(), Directory.ZONE)
              .plusDays(mentee.clientWaitsDays())
              .toString());
    }
    String instance = forms.start(MentorshipProcess.KEY, COORDINATION, registration);
    if (mentee.mentor() == null) {
      return;
    }
    String mentor =
        mentee.mentor().contains("@")
            ? directory.findByEmail(mentee.mentor()).orElseThrow().account()
            : mentee.mentor();
    Map<String, Object> choice = new LinkedHashMap<>(mentee.assignment());
    choice.put("mentor", mentor);
    forms.submit(instance, MentorshipProcess.CONFIRM_ASSIGNMENT, COORDINATION, choice);
    if (mentee.firstContact() != null) {
      Map<String, Object> contact = new LinkedHashMap<>(mentee.firstContact());
      contact.put("contactedAt", clock.instant().truncatedTo(ChronoUnit.MINUTES).toString());
      forms.submit(instance, MentorshipProcess.MAKE_FIRST_CONTACT, mentor, contact);
    }
  }

  private record Told(
      List<Workplace> workplaces,
      List<Project> projects,
      List<Mentor> mentors,
      List<Mentee> mentees) {}

  private record Workplace(String code, String name, String region) {}

  private record Project(String code, String nameFr, String nameEn, ProjectMode mode) {}

  private record Mentor(String account, NewPerson person, NewMentor mentor) {}

  /**
   * @param registration the answers of the form, by key
   * @param mentor the account or the address of the mentor who is chosen, or null for none yet
   * @param assignment the other answers of the form that confirms the choice
   * @param firstContact the answers of the mentor's form, or null if it is still to come
   */
  private record Mentee(
      String account,
      NewPerson person,
      Map<String, Object> registration,
      Integer clientWaitsDays,
      String mentor,
      Map<String, Object> assignment,
      Map<String, Object> firstContact) {}
}
