package org.mentorat.people;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is who: finds and enrols people, and knows the reference data they choose from. */
@Service
@Transactional
public class Directory {

  /** Where people read dates and where days begin and end: the service is in Québec. */
  public static final ZoneId ZONE = ZoneId.of("America/Toronto");

  /** How many accounts one query names. */
  private static final int AT_ONCE = 5_000;

  static final String MENTEES = "mentees";
  static final String MENTORS = "mentors";

  private final People people;
  private final Mentors mentors;
  private final Regions regions;
  private final Workplaces workplaces;
  private final Competences competences;
  private final Projects projects;
  private final MentorPlaces places;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Directory(
      People people,
      Mentors mentors,
      Regions regions,
      Workplaces workplaces,
      Competences competences,
      Projects projects,
      MentorPlaces places,
      EntityManager entities,
      ApplicationEventPublisher events,
      Clock clock) {
    this.people = people;
    this.mentors = mentors;
    this.regions = regions;
    this.workplaces = workplaces;
    this.competences = competences;
    this.projects = projects;
    this.places = places;
    this.entities = entities;
    this.events = events;
    this.clock = clock;
  }

  public Person person(String account) {
    return find(account)
        .orElseThrow(() -> new NoSuchElementException("no person has this account"));
  }

  public Optional<Person> find(String account) {
    return people.findByAccount(account);
  }

  /** Those of these accounts that are people. */
  public List<Person> all(Collection<String> accounts) {
    List<String> asked = List.copyOf(accounts);
    List<Person> found = new ArrayList<>();
    for (int from = 0; from < asked.size(); from += AT_ONCE) {
      found.addAll(
          people.findByAccountIn(asked.subList(from, Math.min(asked.size(), from + AT_ONCE))));
    }
    return found;
  }

  /** The person with this e-mail address, in whatever case it is written. */
  public Optional<Person> findByEmail(String email) {
    return people.findByEmail(email.strip());
  }

  /** This person as a mentor, if they are one. */
  public Optional<Mentor> mentor(String account) {
    return mentors.findByAccount(account);
  }

  /** Enrols a mentee: a new person, or the one with that e-mail address, described anew. */
  public Person enrolMentee(NewPerson person) {
    return enrol(person, AccountIds.next(), MENTEES);
  }

  /**
   * As {@link #enrolMentee(NewPerson)}; a new person gets this account (demo and test accounts).
   */
  public Person enrolMentee(NewPerson person, String account) {
    return enrol(person, account, MENTEES);
  }

  /**
   * Enrols a mentor: a new person or a known one, with what they bring; they are available at once.
   */
  public Person enrolMentor(NewPerson person, NewMentor mentor) {
    return enrolMentor(person, mentor, AccountIds.next());
  }

  /** As {@link #enrolMentor(NewPerson, NewMentor)}; a new person gets this account. */
  public Person enrolMentor(NewPerson person, NewMentor mentor, String account) {
    Person enrolled = enrol(person, account, MENTORS);
    Mentor known = mentors.findByAccount(enrolled.account()).orElse(null);
    if (known == null) {
      known = new Mentor(enrolled, mentor.capacity(), now());
      describe(known, mentor);
      mentors.saveAndFlush(known);
    } else {
      describe(known, mentor);
      try {
        places.changeCapacity(enrolled.account(), mentor.capacity());
      } catch (BelowLoad e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
    places.announce(enrolled.account());
    return enrolled;
  }

  /**
   * This person is written to at another address from now on.
   *
   * @throws EmailTaken when it is somebody else's
   */
  public void correctEmail(String account, String email) throws EmailTaken {
    hold(email);
    Person person = person(account);
    if (findByEmail(email).filter(other -> other != person).isPresent()) {
      throw new EmailTaken();
    }
    person.hasEmail(email.strip());
    people.saveAndFlush(person);
    events.publishEvent(new EmailCorrected(account));
  }

  /**
   * Holds every other enrolment of this e-mail address back until the transaction ends, so that
   * what was read of this person stays true until then.
   */
  public void hold(String email) {
    people.hold(email.strip());
  }

  /**
   * Erases a person of whom nothing is needed any more: what is left is the account's id, a
   * pseudonym. To be called while {@link #hold} holds their address; whoever comes back with it is
   * somebody new.
   */
  public void erase(String account) {
    Person person = person(account);
    if (mentor(account).isPresent()) {
      throw new IllegalStateException(account + " is a mentor");
    }
    person.erased(now());
    people.saveAndFlush(person);
    events.publishEvent(new PersonErased(account));
  }

  public Project project(String code) {
    return projects
        .findById(code)
        .orElseThrow(() -> new NoSuchElementException("no project has this code"));
  }

  /** The projects that run today, by name in French. */
  public List<Project> openProjects() {
    LocalDate today = today();
    return projects.findAll(Sort.by("nameFr", "code")).stream()
        .filter(project -> project.isOpenOn(today))
        .toList();
  }

  /** The projects that run today or are over, by name in French. */
  public List<Project> projectsOpenOrOver() {
    LocalDate today = today();
    return projects.findAll(Sort.by("nameFr", "code")).stream()
        .filter(project -> project.isOpenOn(today) || project.isOverOn(today))
        .toList();
  }

  /** The codes of all projects that nobody and no date has ended yet. */
  public List<String> runningProjects() {
    return projects.findAll(Sort.by("code")).stream()
        .filter(project -> project.endedAt().isEmpty())
        .map(Project::code)
        .toList();
  }

  public Optional<Project> findProject(String code) {
    return projects.findById(code);
  }

  /** Whether the project is over today: it was ended, or its last day has passed. */
  public boolean isOver(String code) {
    return project(code).isOverOn(today());
  }

  /**
   * Holds the end of this project back until the transaction ends.
   *
   * @throws ProjectOver when it was ended
   */
  public void holdRunning(String code) throws ProjectOver {
    if (!projects.holdRunning(code).orElse(true)) {
      throw new ProjectOver(code);
    }
  }

  /** The project, its row locked until the transaction ends. */
  public Project lockProject(String code) {
    projects.lock(code);
    Project project = project(code);
    entities.refresh(project);
    return project;
  }

  /**
   * Somebody ends the project now, whatever its date.
   *
   * @throws ProjectOver when it was ended
   */
  public void endProject(String code, String by, String reason) throws ProjectOver {
    Project project = lockProject(code);
    if (project.endedAt().isPresent()) {
      throw new ProjectOver(code);
    }
    end(project, by, reason);
  }

  /**
   * Ends the project if its last day has passed.
   *
   * @return whether it is ended
   */
  public boolean endProjectAtItsDate(String code) {
    Project project = lockProject(code);
    if (project.endedAt().isEmpty() && project.isOverOn(today())) {
      end(project, null, null);
    }
    return project.endedAt().isPresent();
  }

  private void end(Project project, String by, String reason) {
    Instant now = now();
    project.ended(by, reason, now);
    projects.flush();
    events.publishEvent(new ProjectEnded(project.code(), by, now));
  }

  public List<Workplace> workplaces() {
    return workplaces.findAll(Sort.by("name", "code"));
  }

  public List<Region> regions() {
    return regions.findAll(Sort.by("code"));
  }

  /** All competences, by kind, then by label in French. */
  public List<Competence> competences() {
    return competences.findAll(Sort.by("labelFr", "code")).stream()
        .sorted(Comparator.comparing(Competence::kind))
        .toList();
  }

  /** Adds a workplace, or renames the one with that code. */
  public Workplace addWorkplace(String code, String name, String region) {
    Region in =
        regions
            .findById(region)
            .orElseThrow(() -> new NoSuchElementException("no region has this code"));
    Workplace workplace =
        workplaces.findById(code).orElseGet(() -> workplaces.save(new Workplace(code, name, in)));
    workplace.renamed(name, in);
    return workplace;
  }

  /** Adds a project, or redefines the one with that code. */
  public Project addProject(NewProject project) {
    Project kept =
        projects.findById(project.code()).orElseGet(() -> projects.save(new Project(project)));
    kept.redefined(project);
    projects.flush();
    events.publishEvent(new ProjectDefined(kept.code()));
    return kept;
  }

  private Person enrol(NewPerson person, String account, String group) {
    hold(person.email());
    Workplace workplace =
        workplaces
            .findById(person.workplace())
            .orElseThrow(() -> new NoSuchElementException("no workplace has this code"));
    Person enrolled =
        findByEmail(person.email())
            .map(
                known -> {
                  known.described(person, workplace);
                  return known;
                })
            .orElseGet(() -> new Person(account, person, workplace, now()));
    people.saveAndFlush(enrolled);
    events.publishEvent(new PersonEnrolled(enrolled.account(), group));
    return enrolled;
  }

  private void describe(Mentor mentor, NewMentor told) {
    mentor.described(told, all(competences, told.competences()), all(projects, told.projects()));
  }

  private static <T> List<T> all(JpaRepository<T, String> kept, Collection<String> codes) {
    Set<String> asked = Set.copyOf(codes);
    List<T> found = kept.findAllById(asked);
    if (found.size() != asked.size()) {
      throw new NoSuchElementException("a code is not in the reference data");
    }
    return found;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
