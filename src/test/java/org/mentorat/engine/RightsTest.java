package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorat.process.MentorshipProcess.MAKE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.RESOLVE_WAITING;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mentorat.MentoratTest;
import org.mentorat.journeys.Scene;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * What of the rights in the engine depends on the moment, asked over HTTP on a real mentorship. Who
 * may ask what at all is in {@link AccessMatrixTest}.
 */
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

  private Scene scene;
  private String mentor;
  private ProcessInstance instance;
  private Task firstContact;
  private Web asMentor;
  private Web asCoordinator;
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
    asMentee = Web.program(port, probe.account(Roles.MENTEES), Probe.PASSWORD);
  }

  @Test
  void aMentorSeesExactlyTheOwnTasks() {
    scene.assignedTo(scene.mentor(1));
    JsonNode seen = asMentor.get(REST + "/task").json();
    assertThat(seen).hasSize(1);
    assertThat(seen.at("/0/id").asText()).isEqualTo(firstContact.getId());
    String form = REST + "/task/" + firstContact.getId();
    assertThat(asMentor.get(form + "/form-variables").json().has("menteeObjectives")).isTrue();
    assertThat(asMentor.get(form + "/deployed-form").json().path("id").asText())
        .isEqualTo("make-first-contact");
  }

  @Test
  void theCoordinationSeesTheDeadlinesOfAllAndTheFormsOfItsOwnDecisions() {
    JsonNode seen = asCoordinator.get(REST + "/task/" + firstContact.getId()).json();
    assertThat(seen.path("due").asText()).isNotEmpty();
    ProcessInstance waiting = scene.register();
    String decision = REST + "/task/" + scene.task(waiting, RESOLVE_WAITING).getId();
    assertThat(asCoordinator.get(decision + "/form-variables").json().has("menteeName")).isTrue();
  }

  @Test
  void onlyWhoMayRegisterIsOfferedTheProcess() {
    String startable =
        REST
            + "/process-definition?latestVersion=true&startablePermissionCheck=true&key=mentorship";
    assertThat(asMentee.get(startable).json()).hasSize(1);
    assertThat(asCoordinator.get(startable).json()).hasSize(1);
    assertThat(asMentor.get(startable).json()).isEmpty();
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

  /** How an administrator takes a task away, in Camunda's applications or by a program. */
  static Stream<String> waysToTakeATaskAway() {
    return Stream.of(
        "POST /assignee {\"userId\":\"NEXT\"}",
        "POST /assignee {\"userId\":null}",
        "POST /unclaim {}",
        "PUT  {\"assignee\":\"NEXT\"}",
        "POST /identity-links/delete {\"userId\":\"MENTOR\",\"type\":\"assignee\"}");
  }

  @ParameterizedTest
  @MethodSource("waysToTakeATaskAway")
  void whicheverWayAnAdministratorTakesATaskItsRightsGoWithIt(String way) {
    String next = scene.mentor(1);
    Web admin = Web.program(port, probe.account(Roles.ADMINISTRATORS), Probe.PASSWORD);
    String[] parts = way.replace("NEXT", next).replace("MENTOR", mentor).split(" ", 3);
    Web.Answer answer =
        admin.send(parts[0], REST + "/task/" + firstContact.getId() + parts[1], parts[2]);
    assertThat(answer.status()).as("%s", answer).isEqualTo(204);
    gone(asMentor);
    assertThat(rightsOn(firstContact.getId())).doesNotContain(mentor);
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
