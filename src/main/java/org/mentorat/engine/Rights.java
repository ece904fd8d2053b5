package org.mentorat.engine;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.RETRY_JOB;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.BATCH;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.USER;
import static org.mentorat.engine.Roles.ADMINISTRATORS;
import static org.mentorat.engine.Roles.AUDITORS;
import static org.mentorat.engine.Roles.COORDINATORS;
import static org.mentorat.engine.Roles.MENTEES;
import static org.mentorat.engine.Roles.MENTORS;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Who may do what in the engine (DESIGN §6). Each start makes the engine's tables say exactly this
 * for our groups; rights on single tasks come and go with their assignees, rights on filters are
 * with the {@link Filters}.
 *
 * <p>Everyone who works on tasks may read the model: its name and its diagram are shown beside each
 * task. Coordinators see every mentorship, its steps and dates, but no variable, and so no form of
 * somebody else's task. What mentors and mentees do, they do with the rights of an assignee.
 */
@Component
class Rights {

  private static final Logger log = LoggerFactory.getLogger(Rights.class);

  /** The models whose progress the coordination oversees. */
  static final String MENTORSHIP = "mentorship";

  static final String PROJECT_END = "projectEnd";

  /**
   * Words in confidence (R61): everybody may meet its tasks, so everybody may read the model;
   * nobody sees its processes, tasks or history but by a task of their own.
   */
  private static final String CONFIDENTIAL_WORD = "confidentialWord";

  /** The pauses of mentorships, which the coordination oversees too. */
  static final String SUSPENSION = "suspension";

  /**
   * A new version of what people sign (R12, R63): everybody may have the task to accept it, so
   * everybody may read that model; the coordination oversees both.
   */
  static final String AGREEMENT_ACCEPTANCE = "agreementAcceptance";

  static final String AGREEMENT_CHANGE = "agreementChange";

  /** Absences and departures of mentors. */
  static final String MENTOR_ABSENCE = "mentorAbsence";

  /** What did not arrive, which the coordination settles. */
  static final String UNDELIVERED_NOTICE = "undeliveredNotice";

  /** Their timers tell the coordination each day and the mentors each week how things are. */
  private static final String DAILY_DIGEST = "dailyDigest";

  private static final String WEEKLY_DIGEST = "weeklyDigest";

  private static final List<Grant> GRANTS =
      Stream.of(
              opens(MENTEES, "tasklist"),
              readsModel(MENTEES, MENTORSHIP, AGREEMENT_ACCEPTANCE, CONFIDENTIAL_WORD),
              starts(MENTEES, MENTORSHIP),
              //
              opens(MENTORS, "tasklist"),
              readsModel(MENTORS, MENTORSHIP, AGREEMENT_ACCEPTANCE, CONFIDENTIAL_WORD),
              //
              opens(COORDINATORS, "tasklist", "cockpit"),
              readsModel(COORDINATORS, CONFIDENTIAL_WORD),
              starts(COORDINATORS, MENTORSHIP),
              oversees(
                  COORDINATORS,
                  MENTORSHIP,
                  SUSPENSION,
                  AGREEMENT_ACCEPTANCE,
                  AGREEMENT_CHANGE,
                  PROJECT_END,
                  MENTOR_ABSENCE,
                  UNDELIVERED_NOTICE,
                  DAILY_DIGEST,
                  WEEKLY_DIGEST),
              Stream.of(
                  grant(COORDINATORS, BATCH, ANY, READ, READ_HISTORY),
                  grant(COORDINATORS, USER, ANY, READ)),
              //
              Stream.of(grant(AUDITORS, PROCESS_DEFINITION, ANY, READ, READ_HISTORY)))
          .flatMap(grants -> grants)
          .collect(Collectors.toMap(Grant::about, grant -> grant, Grant::and, LinkedHashMap::new))
          .values()
          .stream()
          .toList();

  /** What this class decides alone; rows on other resources for our groups are made elsewhere. */
  private static final Set<Resources> DECIDED_HERE =
      EnumSet.complementOf(
          EnumSet.of(Resources.TASK, Resources.HISTORIC_TASK, Resources.FILTER, Resources.GROUP));

  private final IdentityService identities;
  private final AuthorizationService authorizations;
  private final MessageSource texts;

  Rights(IdentityService identities, AuthorizationService authorizations, MessageSource texts) {
    this.identities = identities;
    this.authorizations = authorizations;
    this.texts = texts;
  }

  /**
   * Makes the tables say what is declared above. To be called in a transaction, by one node at a
   * time.
   */
  void establish() {
    for (String group : List.of(MENTEES, MENTORS, COORDINATORS, AUDITORS)) {
      establish(group);
    }
    name(ADMINISTRATORS, Groups.GROUP_TYPE_SYSTEM);
    for (Resources resource : Resources.values()) {
      establish(grant(ADMINISTRATORS, resource, ANY, ALL));
    }
  }

  /** The same for one of our groups. */
  void establish(String group) {
    name(group, Groups.GROUP_TYPE_WORKFLOW);
    List<Grant> declared = GRANTS.stream().filter(grant -> grant.group().equals(group)).toList();
    declared.forEach(this::establish);
    for (Authorization row : authorizations.createAuthorizationQuery().groupIdIn(group).list()) {
      if (isDecidedHere(row) && declared.stream().noneMatch(grant -> grant.isAbout(row))) {
        log.warn(
            "Withdrawing from the group {} a right on resource type {} that Rights does not declare",
            group,
            row.getResourceType());
        authorizations.deleteAuthorization(row.getId());
      }
    }
  }

  /** Gives a group the right to read one filter. */
  void mayReadFilter(String group, String filter) {
    establish(grant(group, Resources.FILTER, filter, READ));
  }

  private void name(String id, String type) {
    Group group = identities.createGroupQuery().groupId(id).singleResult();
    if (group == null) {
      group = identities.newGroup(id);
    }
    group.setType(type);
    group.setName(texts.getMessage("rights.group." + id, null, Locale.CANADA_FRENCH));
    identities.saveGroup(group);
  }

  private void establish(Grant grant) {
    Authorization row =
        authorizations
            .createAuthorizationQuery()
            .authorizationType(Authorization.AUTH_TYPE_GRANT)
            .groupIdIn(grant.group())
            .resourceType(grant.resource())
            .resourceId(grant.id())
            .singleResult();
    if (row == null) {
      row = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
      row.setGroupId(grant.group());
      row.setResource(grant.resource());
      row.setResourceId(grant.id());
    }
    row.setPermissions(grant.permissions());
    authorizations.saveAuthorization(row);
  }

  private static boolean isDecidedHere(Authorization row) {
    return DECIDED_HERE.stream()
        .anyMatch(resource -> resource.resourceType() == row.getResourceType());
  }

  private static Stream<Grant> opens(String group, String... applications) {
    return Stream.of(applications).map(id -> grant(group, APPLICATION, id, ACCESS));
  }

  /** Name and diagram. */
  private static Stream<Grant> readsModel(String group, String... processes) {
    return Stream.of(processes).map(key -> grant(group, PROCESS_DEFINITION, key, READ));
  }

  private static Stream<Grant> starts(String group, String process) {
    return Stream.of(
        grant(group, PROCESS_DEFINITION, process, READ, CREATE_INSTANCE),
        grant(group, PROCESS_INSTANCE, ANY, CREATE));
  }

  /** Steps, dates, deadlines and history of each, and another try of what failed; no variable. */
  private static Stream<Grant> oversees(String group, String... processes) {
    return Stream.of(processes)
        .map(
            key ->
                grant(
                    group,
                    PROCESS_DEFINITION,
                    key,
                    READ,
                    READ_INSTANCE,
                    READ_TASK,
                    READ_HISTORY,
                    RETRY_JOB));
  }

  private static Grant grant(
      String group, Resource resource, String id, Permission... permissions) {
    return new Grant(group, resource, id, permissions);
  }

  private record Grant(String group, Resource resource, String id, Permission... permissions) {

    /** The engine keeps one row for each group and resource. */
    List<Object> about() {
      return List.of(group, resource, id);
    }

    Grant and(Grant more) {
      return new Grant(
          group,
          resource,
          id,
          Stream.of(permissions, more.permissions)
              .flatMap(Stream::of)
              .distinct()
              .toArray(Permission[]::new));
    }

    boolean isAbout(Authorization row) {
      return group.equals(row.getGroupId())
          && resource.resourceType() == row.getResourceType()
          && id.equals(row.getResourceId());
    }
  }
}
