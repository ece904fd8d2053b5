package org.mentorat.engine;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.mentorat.engine.AccessTable.Who;
import org.mentorat.journeys.Scene;
import org.mentorat.process.MentorshipProcess;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A mentorship in its first week beside another one, and whoever asks about it: somebody of each
 * kind, signed in as in a browser.
 */
final class AccessScene {

  private static final Pattern IN_PATH = Pattern.compile("([^/]*/)\\{(\\w*)}");
  private static final Pattern IN_TEXT = Pattern.compile("()\\{(\\w+)}");

  private final Map<Who, Web> people = new EnumMap<>(Who.class);
  private final Map<Who, String> accounts = new EnumMap<>(Who.class);

  /** By the name that a row gives it. */
  private final Map<String, String> named = new LinkedHashMap<>();

  /** By the part of the path before it. */
  private final Map<String, String> after = new LinkedHashMap<>();

  AccessScene(ApplicationContext spring, int port) {
    Scene scene = new Scene(spring);
    String mentor = scene.withPassword(scene.mentor(1));
    ProcessInstance instance = scene.inService(mentor);
    String other = scene.withPassword(scene.mentor(1));
    ProcessInstance otherInstance = scene.inService(other);
    ProcessInstance waiting = scene.register();
    String mentee = scene.withPassword(scene.mentee(instance));
    accounts.put(Who.MENTEE, mentee);
    accounts.put(Who.MENTOR, mentor);
    accounts.put(Who.OTHER_MENTOR, other);
    accounts.put(Who.COORDINATION, scene.account(Roles.COORDINATORS));
    accounts.put(Who.AUDIT, scene.account(Roles.AUDITORS));
    accounts.put(Who.ADMINISTRATION, scene.account(Roles.ADMINISTRATORS));
    signIn(port, Scene.PASSWORD);

    TaskService tasks = spring.getBean(TaskService.class);
    String task = task(tasks, instance, mentor);
    named.put("task", task);
    named.put("menteeTask", task(tasks, instance, mentee));
    named.put("decision", scene.task(waiting, MentorshipProcess.RESOLVE_WAITING).getId());
    named.put("mentor", mentor);
    named.put("otherMentor", other);
    named.put("reference", scene.reference(instance));
    named.put("otherReference", scene.reference(otherInstance));
    named.put("instance", instance.getId());
    named.put("engine", "default");
    named.put("version", "1");
    named.put("language", "fr");
    named.put(
        "notice",
        spring
            .getBean(JdbcTemplate.class)
            .queryForObject(
                "select id from outbox where account = ? limit 1", String.class, mentor));

    after.put("task", task);
    after.put("process-instance", instance.getId());
    after.put("execution", instance.getId());
    after.put("process-definition", instance.getProcessDefinitionId());
    after.put("key", MentorshipProcess.KEY);
    after.put("filter", spring.getBean(Probe.class).filter());
    after.put("user", mentor);
    for (String parent : List.of("engine", "base", "setup", "adminPlugins")) {
      after.put(parent, "default");
    }
    after.put("documents", "entente");
    after.put("mentorships", scene.reference(instance));
    after.put("avis", scene.reference(instance));
    after.put("mentorats", scene.reference(instance));
    after.put("comptes", mentee);
    after.put("mentors", mentor);
    after.put("projects", scene.project);
    RuntimeService runtime = spring.getBean(RuntimeService.class);
    VariableInstance variable =
        runtime
            .createVariableInstanceQuery()
            .processInstanceIdIn(instance.getId())
            .disableBinaryFetching()
            .list()
            .get(0);
    after.put("variables", variable.getName());
    after.put("variable-instance", variable.getId());
    Job job =
        spring
            .getBean(ManagementService.class)
            .createJobQuery()
            .processInstanceId(instance.getId())
            .list()
            .get(0);
    after.put("job", job.getId());
    after.put("job-definition", job.getJobDefinitionId());
    after.put(
        "deployment",
        spring
            .getBean(RepositoryService.class)
            .getProcessDefinition(instance.getProcessDefinitionId())
            .getDeploymentId());
    after.put(
        "activity-instance",
        spring
            .getBean(HistoryService.class)
            .createHistoricActivityInstanceQuery()
            .processInstanceId(instance.getId())
            .listPage(0, 1)
            .get(0)
            .getId());
  }

  private static String task(TaskService tasks, ProcessInstance instance, String assignee) {
    return tasks
        .createTaskQuery()
        .processInstanceId(instance.getId())
        .taskAssignee(assignee)
        .list()
        .get(0)
        .getId();
  }

  /** The same people without a mentorship: for what is about none. */
  AccessScene(Probe probe, int port) {
    accounts.put(Who.MENTEE, probe.account(Roles.MENTEES));
    accounts.put(Who.MENTOR, probe.account(Roles.MENTORS));
    accounts.put(Who.OTHER_MENTOR, probe.account(Roles.MENTORS));
    accounts.put(Who.COORDINATION, probe.account(Roles.COORDINATORS));
    accounts.put(Who.AUDIT, probe.account(Roles.AUDITORS));
    accounts.put(Who.ADMINISTRATION, probe.account(Roles.ADMINISTRATORS));
    signIn(port, Probe.PASSWORD);
  }

  private void signIn(int port, String password) {
    Web nobody = Web.anonymous(port).with("Sec-Fetch-Site", "same-origin");
    people.put(Who.NOBODY, nobody.withToken("/connexion"));
    accounts.forEach(
        (who, account) -> {
          Web web = Web.browser(port, account, password).with("Sec-Fetch-Site", "same-origin");
          people.put(who, web.withToken("/mes-avis").asWebapp());
        });
  }

  Web as(Who who) {
    return people.get(who);
  }

  /** An address with what varies filled in: by the row's name of it, or by what it is the id of. */
  String address(String path, Who who) {
    return filled(IN_PATH, path, who);
  }

  /** The same for a query or a body, where braces also mean other things. */
  String sent(String text, Who who) {
    return filled(IN_TEXT, text, who);
  }

  private String filled(Pattern blank, String text, Who who) {
    return blank
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(found.group(1) + value(found.group(2), found, who)));
  }

  private String value(String name, MatchResult found, Who who) {
    if (name.equals("self")) {
      return accounts.getOrDefault(who, "x");
    }
    String parent = found.group(1).replace("/", "");
    return named.containsKey(name) ? named.get(name) : after.getOrDefault(parent, "x");
  }
}
