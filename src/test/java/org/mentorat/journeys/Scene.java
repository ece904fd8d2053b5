package org.mentorat.journeys;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.engine.FormRefused;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.Directory;
import org.mentorat.people.NewMentor;
import org.mentorat.people.NewPerson;
import org.mentorat.people.NewProject;
import org.mentorat.people.ProjectMode;
import org.mentorat.people.Promises;
import org.mentorat.process.MentorshipProcess;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A project of its own with its people, and the verbs of those who act in it. Everything goes
 * through the forms, as the people themselves do. Where the job executor is off, jobs are run by
 * hand and time stands still between the moves; {@link #live} leaves the jobs to the executor.
 */
public final class Scene {

  public static final String COORDINATOR =
      "coordination-" + UUID.randomUUID().toString().substring(0, 8);

  /** Of those accounts that sign in. */
  public static final String PASSWORD = "mot de passe de la scène";

  private final Directory directory;
  private final MentorshipRegister mentorships;
  private final Commitments commitments;
  private final IdentityService identity;
  private final FormService forms;
  private final TaskService tasks;
  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final ManagementService management;
  private final JdbcTemplate sql;
  private final LiveTime live;
  private final Environment environment;

  public final String project;
  public final String workplace;
  public final String otherWorkplace;

  public Scene(ApplicationContext spring) {
    this(spring, (LocalDate) null);
  }

  public Scene(ApplicationContext spring, LocalDate projectEnd) {
    this(spring, null, unique(""));
    // Time stands still between the moves of a test, so that limits can be met to the millisecond.
    ClockUtil.setCurrentTime(ClockUtil.getCurrentTime());
    furnish(projectEnd);
  }

  /** A scene where the job executor runs, and time with it. */
  public static Scene live(ApplicationContext spring) {
    return live(spring, null);
  }

  /** One whose project ends with this day. */
  public static Scene live(ApplicationContext spring, LocalDate projectEnd) {
    Scene scene = new Scene(spring, new LiveTime(spring), unique(""));
    scene.furnish(projectEnd);
    return scene;
  }

  /** The same scene after the application was started again. */
  public Scene in(ApplicationContext restarted) {
    return new Scene(restarted, new LiveTime(restarted), project.substring(project.indexOf('-')));
  }

  private Scene(ApplicationContext spring, LiveTime live, String name) {
    this.live = live;
    project = "projet" + name;
    workplace = "milieu" + name;
    otherWorkplace = "ailleurs" + name;
    environment = spring.getEnvironment();
    sql = spring.getBean(JdbcTemplate.class);
    directory = spring.getBean(Directory.class);
    mentorships = spring.getBean(MentorshipRegister.class);
    commitments = spring.getBean(Commitments.class);
    identity = spring.getBean(IdentityService.class);
    forms = spring.getBean(FormService.class);
    tasks = spring.getBean(TaskService.class);
    runtime = spring.getBean(RuntimeService.class);
    repository = spring.getBean(RepositoryService.class);
    management = spring.getBean(ManagementService.class);
  }

  private void furnish(LocalDate projectEnd) {
    directory.addWorkplace(workplace, "Carrefour " + workplace, "06");
    directory.addWorkplace(otherWorkplace, "Carrefour " + otherWorkplace, "03");
    directory.addProject(
        new NewProject(
            project,
            "Projet " + project,
            "Project " + project,
            LocalDate.now(ZoneOffset.UTC).minusMonths(1),
            projectEnd,
            Period.ofYears(1),
            Promises.defaults(),
            COORDINATOR));
  }

  /** The same project, of peers from now on. */
  public Scene ofPeers() {
    directory.addProject(
        new NewProject(
            project,
            "Projet " + project,
            "Project " + project,
            LocalDate.now(ZoneOffset.UTC).minusMonths(1),
            null,
            Period.ofYears(1),
            Promises.defaults(),
            COORDINATOR,
            ProjectMode.PEER));
    return this;
  }

  /** The same project; what begins in it from now on counts business days. */
  public Scene inBusinessDays() {
    sql.update("update project set deadlines_count = 'BUSINESS' where code = ?", project);
    return this;
  }

  public static String unique(String prefix) {
    return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  /** A mentor of this project who suits the ordinary registration. */
  public String mentor(int capacity) {
    return mentor(capacity, workplace, "fr");
  }

  /** Another, whom the matching finds less near. */
  public String mentorElsewhere(int capacity) {
    return mentor(capacity, otherWorkplace, "fr");
  }

  /** A mentor who cannot be proposed to those who speak French. */
  public String mentorInEnglish(int capacity) {
    return mentor(capacity, workplace, "en");
  }

  private String mentor(int capacity, String at, String language) {
    String name = unique("Mentor");
    return directory
        .enrolMentor(
            new NewPerson(
                name, "Tremblay", null, name + "@exemple.org", language, "America/Toronto", at, 15),
            new NewMentor(
                capacity,
                List.of(language),
                "Réinsertion en emploi, entretiens de sélection",
                "Écoute et partage d'expérience",
                "Apprendre de la relève",
                List.of(competence()),
                List.of(project),
                List.of()))
        .account();
  }

  /** A new account in this group; its password is {@link #PASSWORD}. */
  public String account(String group) {
    String account = unique("t");
    identity.saveUser(identity.newUser(account));
    identity.createMembership(account, group);
    return withPassword(account);
  }

  /** Gives this account the {@link #PASSWORD}. */
  public String withPassword(String account) {
    User user = identity.createUserQuery().userId(account).singleResult();
    user.setPassword(PASSWORD);
    identity.saveUser(user);
    return account;
  }

  public String competence() {
    return directory.competences().get(0).code();
  }

  /** The ordinary answers of the registration form. */
  public Map<String, Object> registration() {
    String name = unique("Mentoree");
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("givenName", name);
    form.put("familyName", "Gagnon");
    form.put("email", name + "@exemple.org");
    form.put("language", "fr");
    form.put("timeZone", "America/Toronto");
    form.put("workplace", workplace);
    form.put("yearsOfExperience", 2);
    form.put("project", project);
    form.put("purpose", "development");
    form.put("expertise", "Orientation et insertion professionnelle des jeunes");
    form.put("competences", List.of(competence()));
    form.put("objectives", "Mieux préparer mes clients aux entretiens de sélection");
    form.put("trigger", "development");
    form.put("consent", true);
    form.put("agreement", true);
    form.put("charter", true);
    form.put("confidentiality", true);
    return form;
  }

  /** The ordinary answers of the first-contact form. */
  public static Map<String, Object> contacted() {
    return new LinkedHashMap<>(
        Map.of(
            "outcome", "contacted",
            "contactedAt", now().toString(),
            "channel", "phone",
            "refinedNeeds", "Préparer une première série d'entretiens",
            "frequency", "everyTwoWeeks",
            "channels", List.of("email", "video"),
            "rules", "Un rendez-vous annulé est replanifié aussitôt.",
            "planNeeded", "yes",
            "planReason", "Plusieurs compétences à développer"));
  }

  public static Map<String, Object> declined() {
    return Map.of(
        "outcome", "declined",
        "declineReason", "workload",
        "declineComment", "Trop de dossiers en ce moment",
        "declineConfirmed", true);
  }

  public static Map<String, Object> reassigned() {
    return Map.of(
        "decision",
        "reassign",
        "reassignReason",
        "Sans nouvelles du mentor",
        "reassignConfirmed",
        true);
  }

  public static Map<String, Object> extended(Duration more) {
    return Map.of(
        "decision", "extend",
        "newLimit", now().plus(more).toString(),
        "extensionReason", "Le mentor revient de congé demain");
  }

  public static Map<String, Object> confirmed(String mentor) {
    return Map.of(
        "decision", "confirm", "mentor", mentor, "choiceReason", "Le milieu est le plus proche");
  }

  public static Map<String, Object> referred() {
    return Map.of(
        "decision", "refer",
        "referTo", "Service de coaching",
        "referReason", "Le besoin est un accompagnement de performance",
        "referConfirmed", true);
  }

  public static Map<String, Object> held() {
    return Map.of("decision", "wait", "waitReason", "Une mentore de la région revient bientôt");
  }

  public static Map<String, Object> searchedAgain() {
    return Map.of("decision", "searchAgain");
  }

  /** The fields that the form gate refuses when this is submitted. */
  public static List<String> refused(Runnable submission) {
    try {
      submission.run();
    } catch (FormRefused e) {
      return e.refused().fields().stream().map(FormRefused.Field::field).toList();
    }
    throw new AssertionError("the form was accepted");
  }

  /** Registers, up to the point where matching has been done. */
  public ProcessInstance register() {
    return register(registration());
  }

  public ProcessInstance register(Map<String, Object> form) {
    ProcessInstance instance = start(form);
    runWhatIsDue(instance);
    return current(instance);
  }

  public ProcessInstance start(Map<String, Object> form) {
    String definition = definition();
    return as(COORDINATOR, List.of("coordinators"), () -> forms.submitStartForm(definition, form));
  }

  public String definition() {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey(MentorshipProcess.KEY)
        .latestVersion()
        .singleResult()
        .getId();
  }

  /** A mentorship whose mentor has just received the assignment. */
  public ProcessInstance assignedTo(String mentor) {
    ProcessInstance instance = register();
    coordinates(instance, MentorshipProcess.CONFIRM_ASSIGNMENT, confirmed(mentor));
    return instance;
  }

  /** A coordinator submits the form of the open task, and what follows at once is run. */
  public void coordinates(ProcessInstance instance, String task, Map<String, Object> form) {
    submits(COORDINATOR, List.of("coordinators"), instance, task, form);
  }

  /** A mentorship whose service has just opened. */
  public ProcessInstance inService(String mentor) {
    ProcessInstance instance = assignedTo(mentor);
    mentors(mentor, instance, contacted());
    return instance;
  }

  /** The mentee submits the form of the open task. */
  public void mentees(ProcessInstance instance, String task, Map<String, Object> form) {
    submits(mentee(instance), List.of("mentees"), instance, task, form);
  }

  /** The current mentor submits the form of the open task. */
  public void mentors(ProcessInstance instance, String task, Map<String, Object> form) {
    submits(mentor(instance), List.of("mentors"), instance, task, form);
  }

  public String mentee(ProcessInstance instance) {
    return mentorship(instance).mentee().account();
  }

  public String mentor(ProcessInstance instance) {
    return mentorships.current(reference(instance)).orElseThrow().mentor().account();
  }

  /**
   * Submits the form of an action, over HTTP as that is the only way.
   *
   * @return the id of what was stored
   */
  public long asks(
      String account, ProcessInstance instance, String action, Map<String, Object> form) {
    long stored = asksOnly(account, instance, action, form);
    runWhatIsDue(instance);
    return stored;
  }

  /** As {@link #asks}; what follows is left to whoever runs the jobs. */
  public long asksOnly(
      String account, ProcessInstance instance, String action, Map<String, Object> form) {
    Rest.Answer answer = answerTo(account, instance, action, form);
    if (answer.status() != 200) {
      throw new AssertionError(answer.toString());
    }
    return answer.json().path("id").asLong();
  }

  /** Submits the form of an action about a mentor, over HTTP; what follows is left to the jobs. */
  public void tells(String account, String mentor, String action, Map<String, Object> form) {
    int port = environment.getRequiredProperty("local.server.port", Integer.class);
    Rest.Answer answer =
        new Rest(port, withPassword(account), PASSWORD).tells(mentor, action, form);
    if (answer.status() != 200) {
      throw new AssertionError(answer.toString());
    }
  }

  /** The fields that are refused when this action is submitted. */
  public List<String> refusedAsking(
      String account, ProcessInstance instance, String action, Map<String, Object> form) {
    Rest.Answer answer = answerTo(account, instance, action, form);
    if (answer.status() != 400) {
      throw new AssertionError(answer.toString());
    }
    runWhatIsDue(instance);
    return answer.json().path("fields").findValuesAsText("field");
  }

  private Rest.Answer answerTo(
      String account, ProcessInstance instance, String action, Map<String, Object> form) {
    int port = environment.getRequiredProperty("local.server.port", Integer.class);
    return new Rest(port, withPassword(account), PASSWORD).asks(reference(instance), action, form);
  }

  public void mentors(String mentor, ProcessInstance instance, Map<String, Object> form) {
    submits(mentor, List.of("mentors"), instance, MentorshipProcess.MAKE_FIRST_CONTACT, form);
  }

  private void submits(
      String account,
      List<String> groups,
      ProcessInstance instance,
      String task,
      Map<String, Object> form) {
    submits(account, groups, task(instance, task).getId(), form);
    runWhatIsDue(instance);
  }

  /** Submits the form of this task; what follows is left to whoever runs the jobs. */
  public void submits(String account, List<String> groups, String task, Map<String, Object> form) {
    as(
        account,
        groups,
        () -> {
          forms.submitTaskForm(task, form);
          return null;
        });
  }

  /** What the form of the open task shows to the person who opens it. */
  public Map<String, Object> opens(
      String account, List<String> groups, ProcessInstance instance, String task) {
    String id = task(instance, task).getId();
    return as(account, groups, () -> forms.getTaskFormVariables(id));
  }

  public Task task(ProcessInstance instance, String key) {
    return tasks
        .createTaskQuery()
        .processInstanceId(instance.getId())
        .taskDefinitionKey(key)
        .initializeFormKeys()
        .singleResult();
  }

  /**
   * Moves the clock from due date to due date; what falls due on the way is done: by hand the jobs
   * of this instance, live those of all.
   */
  public void passes(ProcessInstance instance, Duration time) {
    passesUntil(instance, now().plus(time));
  }

  public void passesUntil(ProcessInstance instance, Instant target) {
    if (live != null) {
      live.until(target);
    } else {
      byHand(instance, target);
    }
  }

  /** Waits until the executor has done all that is due. */
  public void settle() {
    live.settle();
  }

  private void byHand(ProcessInstance instance, Instant target) {
    while (true) {
      Job next =
          management
              .createJobQuery()
              .processInstanceId(instance.getId())
              .active()
              .withRetriesLeft()
              .orderByJobDuedate()
              .asc()
              .list()
              .stream()
              .filter(
                  job -> job.getDuedate() == null || !job.getDuedate().toInstant().isAfter(target))
              .findFirst()
              .orElse(null);
      if (next == null) {
        break;
      }
      if (next.getDuedate() != null) {
        if (next.getDuedate().toInstant().isAfter(now())) {
          ClockUtil.setCurrentTime(next.getDuedate());
        }
      }
      management.executeJob(next.getId());
    }
    if (target.isAfter(now())) {
      ClockUtil.setCurrentTime(Date.from(target));
    }
  }

  public void runWhatIsDue(ProcessInstance instance) {
    passesUntil(instance, now());
  }

  public static Instant now() {
    return ClockUtil.getCurrentTime().toInstant();
  }

  public Mentorship mentorship(ProcessInstance instance) {
    return mentorships.mentorship(reference(instance));
  }

  public String reference(ProcessInstance instance) {
    return current(instance).getBusinessKey();
  }

  public Commitment promise(ProcessInstance instance, Promise promise) {
    return commitments.of(reference(instance)).stream()
        .filter(commitment -> commitment.promise() == promise)
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  /**
   * Who was told what of this instance, reminders apart, as « kind account »; by event the oldest
   * first.
   */
  public List<String> told(ProcessInstance instance) {
    return sql.queryForList(
        "select kind || ' ' || account from outbox where process_instance = ? and level <> 'REMIND'"
            + " order by created_at, kind, account",
        String.class,
        instance.getId());
  }

  /** The instance as it is now; an ended one as it was. */
  public ProcessInstance current(ProcessInstance instance) {
    ProcessInstance running =
        runtime.createProcessInstanceQuery().processInstanceId(instance.getId()).singleResult();
    return running == null ? instance : running;
  }

  public <T> T as(String account, List<String> groups, java.util.function.Supplier<T> action) {
    identity.setAuthentication(account, groups);
    try {
      return action.get();
    } finally {
      identity.clearAuthentication();
    }
  }
}
