package org.mentorat.engine;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * A small process to try rights and refusals on, and accounts to try them with. It has the same
 * rights as the mentorship.
 */
@Component
class Probe {

  static final String PROCESS = "probe";
  static final String PASSWORD = "mot de passe d'épreuve";

  private final RepositoryService repository;
  private final IdentityService identities;
  private final AuthorizationService authorizations;
  private final TaskService tasks;
  private final FilterService filters;

  Probe(
      RepositoryService repository,
      IdentityService identities,
      AuthorizationService authorizations,
      TaskService tasks,
      FilterService filters) {
    this.repository = repository;
    this.identities = identities;
    this.authorizations = authorizations;
    this.tasks = tasks;
    this.filters = filters;
  }

  /** Deploys the process, once. */
  synchronized void deploy() {
    if (repository.createProcessDefinitionQuery().processDefinitionKey(PROCESS).count() > 0) {
      return;
    }
    repository
        .createDeployment()
        .addClasspathResource("probe/probe.bpmn")
        .addClasspathResource("probe/probe-start.form")
        .addClasspathResource("probe/probe-task.form")
        .deploy();
    for (String group : new String[] {Roles.MENTEES, Roles.COORDINATORS}) {
      allow(group, Permissions.READ, Permissions.CREATE_INSTANCE);
    }
    Authorization coordinators =
        authorizations
            .createAuthorizationQuery()
            .groupIdIn(Roles.COORDINATORS)
            .resourceType(Resources.PROCESS_DEFINITION)
            .resourceId(PROCESS)
            .singleResult();
    coordinators.setPermissions(
        new Permission[] {
          Permissions.READ,
          Permissions.CREATE_INSTANCE,
          Permissions.READ_INSTANCE,
          Permissions.READ_TASK,
          Permissions.READ_HISTORY,
          ProcessDefinitionPermissions.RETRY_JOB
        });
    authorizations.saveAuthorization(coordinators);
  }

  private void allow(String group, Permission... permissions) {
    Authorization right = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    right.setGroupId(group);
    right.setResource(Resources.PROCESS_DEFINITION);
    right.setResourceId(PROCESS);
    right.setPermissions(permissions);
    authorizations.saveAuthorization(right);
  }

  /** A new account in these groups; its password is {@link #PASSWORD}. */
  String account(String... groups) {
    User user = identities.newUser("t-" + UUID.randomUUID().toString().substring(0, 12));
    user.setFirstName("Essai");
    user.setLastName("Des Droits");
    user.setPassword(PASSWORD);
    identities.saveUser(user);
    for (String group : groups) {
      identities.createMembership(user.getId(), group);
    }
    return user.getId();
  }

  /** Starts the process as this person, through the API, and gives the instance's id. */
  String start(int port, String account) {
    Web.Answer answer =
        Web.program(port, account, PASSWORD)
            .post("/engine-rest/process-definition/key/" + PROCESS + "/submit-form", note("allô"));
    if (answer.status() != 200) {
      throw new AssertionError(answer.toString());
    }
    return answer.json().path("id").asText();
  }

  /** What is submitted to either form. */
  static String note(String note) {
    return "{\"variables\":{\"note\":{\"value\":\"" + note + "\"}}}";
  }

  /** Gives an account that the service made the password of all accounts made here. */
  void givePassword(String account) {
    User user = identities.createUserQuery().userId(account).singleResult();
    user.setPassword(PASSWORD);
    identities.saveUser(user);
  }

  /** The id of the filter that everybody who works on tasks may read. */
  String filter() {
    return filters.createTaskFilterQuery().filterName("Mes tâches").singleResult().getId();
  }

  /** The open task of that element. */
  Task task(String process, String element) {
    return tasks
        .createTaskQuery()
        .processInstanceId(process)
        .taskDefinitionKey(element)
        .singleResult();
  }

  record Note(String note) {}

  @Component
  static class Start implements HumanStep<Note> {

    @Override
    public String formId() {
      return "probe-start";
    }

    @Override
    public Class<Note> submission() {
      return Note.class;
    }

    @Override
    public Map<String, Object> shown(Step step) {
      return Map.of("shown", "à lire");
    }
  }

  @Component
  static class Work extends Start {

    @Override
    public String formId() {
      return "probe-task";
    }
  }
}
