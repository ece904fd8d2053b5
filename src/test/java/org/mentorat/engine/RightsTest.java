package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorat.process.MentorshipProcess.MAKE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.RESOLVE_WAITING;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.journeys.Scene;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Who sees and does what in the engine, asked over HTTP as each of them, on a real mentorship. */
@MentoratTest
class RightsTest {

  private static final String REST = "/engine-rest";

  @LocalServerPort private int port;
  @Autowired private ApplicationContext spring;
  @Autowired private Probe probe;
  @Autowired private Rights rights;
  @Autowired private Filters filters;
  @Autowired private FilterService filterService;
  @Autowired private AuthorizationService authorizations;
  @Autowired private IdentityService identities;
  @Autowired private TaskService tasks;
  @Autowired private RuntimeService runtime;
  @Autowired private HistoryService history;

  private Scene scene;
  private String mentor;
  private ProcessInstance instance;
  private Task firstContact;
  private Web asMentor;
  private Web asCoordinator;
  private Web asAuditor;
  private Web asMentee;

  @BeforeEach
  void aMentorshipInFirstContact() {
    scene = new Scene(spring);
    mentor = scene.mentor(1);
    probe.givePassword(mentor);
    instance = scene.assignedTo(mentor);
    firstContact = scene.task(instance, MAKE_FIRST_CONTACT);
    asMentor = Web.program(port, mentor, Probe.PASSWORD);
    asCoordinator = Web.program(port, probe.account(Roles.COORDINATORS), Probe.PASSWORD);
    asAuditor = Web.program(port, probe.account(Roles.AUDITORS), Probe.PASSWORD);
    asMentee = Web.program(port, probe.account(Roles.MENTEES), Probe.PASSWORD);
  }

  @Test
  void aMentorSeesExactlyTheOwnTasks() {
    String other = scene.mentor(1);
    scene.assignedTo(other);
    JsonNode seen = asMentor.get(REST + "/task").json();
    assertThat(seen).hasSize(1);
    assertThat(seen.at("/0/id").asText()).isEqualTo(firstContact.getId());
    String form = REST + "/task/" + firstContact.getId();
    assertThat(asMentor.get(form + "/form-variables").json().has("menteeObjectives")).isTrue();
    assertThat(asMentor.get(form + "/deployed-form").json().path("id").asText())
        .isEqualTo("make-first-contact");
    probe.givePassword(other);
    Web asOther = Web.program(port, other, Probe.PASSWORD);
    for (String part : List.of("", "/form", "/form-variables", "/deployed-form")) {
      assertThat(asOther.get(form + part).status()).as(part).isIn(403, 404);
    }
  }

  @Test
  void theCoordinationSeesStatesAndDatesOfAllButNoFormThatIsNotItsOwn() {
    String task = REST + "/task/" + firstContact.getId();
    JsonNode seen = asCoordinator.get(task).json();
    assertThat(seen.path("due").asText()).isNotEmpty();
    assertThat(asCoordinator.get(REST + "/process-instance/" + instance.getId()).status())
        .isEqualTo(200);
    assertThat(
            asCoordinator
                .get(REST + "/process-instance/" + instance.getId() + "/activity-instances")
                .status())
        .isEqualTo(200);
    assertThat(
            asCoordinator
                .get(REST + "/history/activity-instance?processInstanceId=" + instance.getId())
                .json())
        .isNotEmpty();
    assertThat(asCoordinator.get(task + "/form").status()).isEqualTo(403);
    assertThat(asCoordinator.get(task + "/form-variables").status()).isEqualTo(403);
    assertThat(
            asCoordinator
                .post(
                    REST + "/variable-instance",
                    "{\"processInstanceIdIn\":[\"" + instance.getId() + "\"]}")
                .json())
        .isEmpty();
    assertThat(asCoordinator.post(task + "/submit-form", "{\"variables\":{}}").status())
        .isEqualTo(403);
    assertThat(asCoordinator.post(task + "/claim", "{\"userId\":\"x\"}").status()).isEqualTo(403);
    ProcessInstance waiting = scene.register();
    String decision = REST + "/task/" + scene.task(waiting, RESOLVE_WAITING).getId();
    assertThat(asCoordinator.get(decision + "/form-variables").json().has("menteeName")).isTrue();
  }

  @Test
  void whoAuditsReadsHistoryAndChangesNothing() {
    assertThat(
            asAuditor
                .get(REST + "/history/process-instance?processInstanceId=" + instance.getId())
                .json())
        .hasSize(1);
    assertThat(asAuditor.get(REST + "/history/task?processInstanceId=" + instance.getId()).json())
        .isNotEmpty();
    assertThat(asAuditor.get(REST + "/task").status()).isEqualTo(403);
    assertThat(asAuditor.get(REST + "/process-instance").status()).isEqualTo(403);
    assertThat(asAuditor.get(REST + "/history/variable-instance").status()).isEqualTo(403);
    assertThat(
            asAuditor
                .post(REST + "/process-definition/key/mentorship/submit-form", "{\"variables\":{}}")
                .status())
        .isEqualTo(403);
    assertThat(
            Web.browser(port, probe.account(Roles.AUDITORS), Probe.PASSWORD)
                .get("/camunda/app/tasklist/default/")
                .status())
        .isEqualTo(403);
  }

  @Test
  void menteesAndTheCoordinationRegisterMentorsDoNot() {
    String start = REST + "/process-definition/key/mentorship/submit-form";
    String nothing = "{\"variables\":{}}";
    assertThat(asMentee.post(start, nothing).status()).as("only the form refuses").isEqualTo(400);
    assertThat(asCoordinator.post(start, nothing).status())
        .as("only the form refuses")
        .isEqualTo(400);
    assertThat(asMentor.post(start, nothing).status()).isEqualTo(403);
    assertThat(
            asMentee.get(REST + "/process-definition/key/mentorship/deployed-start-form").status())
        .isEqualTo(200);
    assertThat(
            asMentor.get(REST + "/process-definition/key/mentorship/deployed-start-form").status())
        .isEqualTo(403);
    JsonNode startable =
        asMentee
            .get(REST + "/process-definition?latestVersion=true&startablePermissionCheck=true")
            .json();
    assertThat(startable)
        .anyMatch(definition -> definition.path("key").asText().equals("mentorship"));
  }

  @Test
  void whoLosesATaskLosesItsRightsAtOnce() {
    String next = scene.mentor(1);
    probe.givePassword(next);
    Web asNext = Web.program(port, next, Probe.PASSWORD);
    tasks.setAssignee(firstContact.getId(), next);
    gone(asMentor);
    assertThat(asNext.get(REST + "/task/" + firstContact.getId() + "/form-variables").status())
        .isEqualTo(200);
    tasks.setAssignee(firstContact.getId(), null);
    gone(asNext);
    tasks.setAssignee(firstContact.getId(), next);
    tasks.delegateTask(firstContact.getId(), mentor);
    assertThat(asMentor.get(REST + "/task/" + firstContact.getId()).status()).isEqualTo(200);
    tasks.resolveTask(firstContact.getId());
    gone(asMentor);
    assertThat(rightsOn(firstContact.getId())).containsExactly(next);
  }

  @Test
  void aCandidateWhoGivesATaskBackRemainsACandidate() {
    Task task = tasks.newTask();
    tasks.saveTask(task);
    try {
      tasks.addCandidateUser(task.getId(), mentor);
      tasks.claim(task.getId(), mentor);
      tasks.setAssignee(task.getId(), null);
      assertThat(rightsOn(task.getId())).containsExactly(mentor);
    } finally {
      tasks.deleteTask(task.getId(), true);
    }
  }

  private void gone(Web former) {
    String task = REST + "/task/" + firstContact.getId();
    for (String part : List.of("", "/form", "/form-variables", "/deployed-form")) {
      assertThat(former.get(task + part).status()).as(part).isIn(403, 404);
    }
    assertThat(former.post(task + "/submit-form", "{\"variables\":{}}").status()).isEqualTo(403);
    assertThat(former.get(REST + "/task").json()).isEmpty();
  }

  private List<String> rightsOn(String task) {
    return authorizations
        .createAuthorizationQuery()
        .resourceType(Resources.TASK)
        .resourceId(task)
        .list()
        .stream()
        .map(Authorization::getUserId)
        .toList();
  }

  @Test
  void eachGroupHasItsFilters() {
    assertThat(filterNames(asMentor)).containsExactly("Mes tâches", "En retard");
    assertThat(filterNames(asMentee)).containsExactly("Mes tâches", "En retard");
    assertThat(filterNames(asCoordinator))
        .containsExactly("Mes tâches", "À décider", "En retard", "Tous les mentorats");
  }

  private List<String> filterNames(Web web) {
    Map<Integer, String> names = new TreeMap<>();
    for (JsonNode filter : web.get(REST + "/filter?resourceType=Task").json()) {
      names.put(filter.at("/properties/priority").asInt(), filter.path("name").asText());
    }
    return new ArrayList<>(names.values());
  }

  @Test
  void theFiltersShowWhatTheirNamesSay() {
    assertThat(listed(asMentor, "Mes tâches")).containsExactly(firstContact.getId());
    ProcessInstance waiting = scene.register();
    String decision = scene.task(waiting, RESOLVE_WAITING).getId();
    assertThat(listed(asCoordinator, "Tous les mentorats"))
        .contains(decision, firstContact.getId());
    assertThat(listed(asCoordinator, "À décider"))
        .contains(decision)
        .doesNotContain(firstContact.getId());
    String coordinator = probe.account(Roles.COORDINATORS);
    Web asColleague = Web.program(port, coordinator, Probe.PASSWORD);
    asColleague.post(REST + "/task/" + decision + "/claim", "{\"userId\":\"" + coordinator + "\"}");
    assertThat(listed(asCoordinator, "À décider")).doesNotContain(decision);
    assertThat(listed(asColleague, "À décider")).contains(decision);
    assertThat(listed(asColleague, "Mes tâches")).containsExactly(decision);
    assertThat(listed(asMentor, "En retard")).isEmpty();
    scene.passesUntil(instance, firstContact.getDueDate().toInstant().plusSeconds(60));
    assertThat(listed(asMentor, "En retard")).containsExactly(firstContact.getId());
    assertThat(listed(asCoordinator, "En retard")).contains(firstContact.getId());
  }

  private List<String> listed(Web web, String filter) {
    String id = filterService.createTaskFilterQuery().filterName(filter).singleResult().getId();
    List<String> ids = new ArrayList<>();
    web.post(REST + "/filter/" + id + "/list", "{}")
        .json()
        .forEach(task -> ids.add(task.path("id").asText()));
    return ids;
  }

  @Test
  void eachStartFindsTheSameRightsAndWithdrawsWhatIsNotDeclared() {
    long rows = authorizations.createAuthorizationQuery().count();
    long lists = filterService.createFilterQuery().count();
    Authorization smuggled = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    smuggled.setGroupId(Roles.MENTORS);
    smuggled.setResource(Resources.PROCESS_INSTANCE);
    smuggled.setResourceId(Authorization.ANY);
    smuggled.setPermissions(new Permission[] {Permissions.READ});
    authorizations.saveAuthorization(smuggled);
    Authorization widened =
        authorizations
            .createAuthorizationQuery()
            .groupIdIn(Roles.MENTORS)
            .resourceType(Resources.PROCESS_DEFINITION)
            .resourceId("mentorship")
            .singleResult();
    widened.addPermission(Permissions.CREATE_INSTANCE);
    authorizations.saveAuthorization(widened);
    rights.establish(Roles.MENTORS);
    filters.establish();
    assertThat(authorizations.createAuthorizationQuery().count()).isEqualTo(rows);
    assertThat(filterService.createFilterQuery().count()).isEqualTo(lists);
    assertThat(
            authorizations
                .createAuthorizationQuery()
                .groupIdIn(Roles.MENTORS)
                .resourceType(Resources.PROCESS_DEFINITION)
                .hasPermission(Permissions.CREATE_INSTANCE)
                .count())
        .isZero();
  }

  @Test
  void theAdministratorsGroupAlwaysHasAMemberAndEveryRight() {
    assertThat(
            identities
                .createUserQuery()
                .memberOfGroup(Roles.ADMINISTRATORS)
                .userId("admin")
                .count())
        .isEqualTo(1);
    for (Resources resource : Resources.values()) {
      assertThat(
              authorizations
                  .createAuthorizationQuery()
                  .groupIdIn(Roles.ADMINISTRATORS)
                  .resourceType(resource)
                  .resourceId(Authorization.ANY)
                  .hasPermission(Permissions.ALL)
                  .count())
          .as(resource.name())
          .isEqualTo(1);
    }
  }
}
