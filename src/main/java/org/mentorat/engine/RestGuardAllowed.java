package org.mentorat.engine;

import static org.mentorat.engine.RestGuardPath.ENGINE;
import static org.mentorat.engine.RestGuardPath.WEBAPP;
import static org.mentorat.engine.Roles.AUDITORS;
import static org.mentorat.engine.Roles.COORDINATORS;
import static org.mentorat.engine.Roles.MENTEES;
import static org.mentorat.engine.Roles.MENTORS;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What people who are not administrators may call on {@code /engine-rest} and {@code /camunda/api}: method and path,
 * nothing else. The engine's authorizations still decide on each row. In a path, {@code *} stands for one id, {@code **} for any file, {@code
 * @me} for the account that is signed in. Found by recording what Tasklist and Cockpit really call.
 */
final class RestGuardAllowed {

  private static final Set<String> EVERYONE = Set.of(MENTEES, MENTORS, COORDINATORS, AUDITORS);
  private static final Set<String> TASK_WORKERS = Set.of(MENTEES, MENTORS, COORDINATORS);
  private static final Set<String> STARTERS = Set.of(MENTEES, COORDINATORS);
  private static final Set<String> OVERSEERS = Set.of(COORDINATORS);
  private static final Set<String> AUDITORS_ONLY = Set.of(AUDITORS);
  private static final Set<String> READERS_OF_HISTORY = Set.of(COORDINATORS, AUDITORS);

  private static final List<Rule> RULES =
      List.of(
          // Who am I, and out again.
          allow(EVERYONE, WEBAPP, "GET", "/admin/auth/user/default", "/engine/engine"),
          allow(EVERYONE, WEBAPP, "POST", "/admin/auth/user/default/logout"),
          allow(EVERYONE, ENGINE, "GET", "/user/@me/profile", "/group/count"),
          allow(EVERYONE, ENGINE, "GET", "/identity/password-policy"),
          allow(EVERYONE, ENGINE, "POST", "/group"),
          allow(TASK_WORKERS, WEBAPP, "GET", "/tasklist/plugin/*/static/**"),
          // Lists of tasks.
          allow(TASK_WORKERS, ENGINE, "GET", "/filter", "/filter/count", "/filter/*"),
          allow(TASK_WORKERS, ENGINE, "GET", "/filter/*/list", "/filter/*/count"),
          allow(TASK_WORKERS, ENGINE, "POST", "/filter/*/list", "/filter/*/count"),
          allow(TASK_WORKERS, ENGINE, "OPTIONS", "/filter", "/filter/*"),
          allow(TASK_WORKERS, ENGINE, "GET", "/task", "/task/count"),
          allow(TASK_WORKERS, ENGINE, "POST", "/task", "/task/count"),
          // One task, its form, what surrounds it, and doing it.
          allow(TASK_WORKERS, ENGINE, "GET", "/task/*", "/task/*/form"),
          allow(TASK_WORKERS, ENGINE, "GET", "/task/*/form-variables", "/task/*/deployed-form"),
          allow(TASK_WORKERS, ENGINE, "GET", "/task/*/comment", "/process-definition/*/xml"),
          allow(TASK_WORKERS, ENGINE, "GET", "/history/user-operation"),
          allow(TASK_WORKERS, ENGINE, "GET", "/history/user-operation/count"),
          allow(TASK_WORKERS, ENGINE, "POST", "/task/*/submit-form"),
          allow(OVERSEERS, ENGINE, "POST", "/task/*/claim", "/task/*/unclaim"),
          // Starting a process.
          // Whoever may not start one learns so from an empty list.
          allow(TASK_WORKERS, ENGINE, "GET", "/process-definition", "/process-definition/count"),
          allow(STARTERS, ENGINE, "GET", "/process-definition/*", "/process-definition/key/*"),
          allow(STARTERS, ENGINE, "GET", "/process-definition/*/startForm"),
          allow(STARTERS, ENGINE, "GET", "/process-definition/key/*/startForm"),
          allow(STARTERS, ENGINE, "GET", "/process-definition/*/deployed-start-form"),
          allow(STARTERS, ENGINE, "GET", "/process-definition/key/*/deployed-start-form"),
          allow(STARTERS, ENGINE, "POST", "/process-definition/*/submit-form"),
          allow(STARTERS, ENGINE, "POST", "/process-definition/key/*/submit-form"),
          // Cockpit, to look.
          allow(OVERSEERS, WEBAPP, "GET", "/cockpit/plugin/*/static/**"),
          allow(OVERSEERS, WEBAPP, "GET", "/cockpit/plugin/base/default/**"),
          allow(OVERSEERS, WEBAPP, "POST", "/cockpit/plugin/base/default/**"),
          allow(OVERSEERS, ENGINE, "GET", "/process-definition/statistics"),
          allow(OVERSEERS, ENGINE, "GET", "/process-definition/*/statistics"),
          allow(OVERSEERS, ENGINE, "GET", "/process-instance", "/process-instance/count"),
          allow(OVERSEERS, ENGINE, "POST", "/process-instance", "/process-instance/count"),
          allow(OVERSEERS, ENGINE, "GET", "/process-instance/*"),
          allow(OVERSEERS, ENGINE, "GET", "/process-instance/*/activity-instances"),
          allow(OVERSEERS, ENGINE, "GET", "/job-definition", "/job-definition/*"),
          allow(OVERSEERS, ENGINE, "GET", "/job", "/job/count", "/job/*"),
          allow(OVERSEERS, ENGINE, "POST", "/job", "/job/count"),
          allow(OVERSEERS, ENGINE, "GET", "/incident", "/incident/count", "/incident/*"),
          allow(OVERSEERS, ENGINE, "POST", "/external-task/count"),
          allow(OVERSEERS, ENGINE, "POST", "/variable-instance", "/variable-instance/count"),
          allow(OVERSEERS, ENGINE, "GET", "/decision-definition", "/decision-definition/count"),
          allow(OVERSEERS, ENGINE, "GET", "/decision-requirements-definition"),
          allow(OVERSEERS, ENGINE, "GET", "/decision-requirements-definition/count"),
          allow(OVERSEERS, ENGINE, "GET", "/case-definition/count"),
          allow(OVERSEERS, ENGINE, "GET", "/deployment", "/deployment/count"),
          // Cockpit, how far the end of a project is.
          allow(OVERSEERS, ENGINE, "GET", "/batch", "/batch/count", "/batch/*"),
          allow(OVERSEERS, ENGINE, "GET", "/batch/statistics", "/batch/statistics/count"),
          allow(OVERSEERS, ENGINE, "GET", "/history/batch", "/history/batch/count"),
          allow(OVERSEERS, ENGINE, "GET", "/history/batch/*"),
          // Cockpit, to try a failed step again.
          allow(OVERSEERS, ENGINE, "PUT", "/job/*/retries", "/job-definition/*/retries"),
          // History: states and dates. The engine leaves out what one may not read.
          allow(READERS_OF_HISTORY, ENGINE, "GET", "/history/process-instance"),
          allow(READERS_OF_HISTORY, ENGINE, "GET", "/history/process-instance/count"),
          allow(READERS_OF_HISTORY, ENGINE, "GET", "/history/process-instance/*"),
          allow(READERS_OF_HISTORY, ENGINE, "GET", "/history/activity-instance"),
          allow(READERS_OF_HISTORY, ENGINE, "GET", "/history/activity-instance/count"),
          allow(READERS_OF_HISTORY, ENGINE, "GET", "/history/task", "/history/task/count"),
          allow(READERS_OF_HISTORY, ENGINE, "POST", "/history/task", "/history/task/count"),
          allow(READERS_OF_HISTORY, ENGINE, "GET", "/history/incident", "/history/incident/count"),
          allow(AUDITORS_ONLY, ENGINE, "GET", "/history/user-operation"),
          allow(AUDITORS_ONLY, ENGINE, "GET", "/history/user-operation/count"),
          allow(AUDITORS_ONLY, ENGINE, "GET", "/process-definition", "/process-definition/count"),
          allow(
              AUDITORS_ONLY, ENGINE, "GET", "/process-definition/*", "/process-definition/*/xml"));

  private RestGuardAllowed() {}

  static boolean allows(String method, RestGuardPath path, String account, Set<String> groups) {
    String asked = method.equals("HEAD") ? "GET" : method;
    return RULES.stream().anyMatch(rule -> rule.covers(asked, path, account, groups));
  }

  private static Rule allow(Set<String> groups, String place, String method, String... paths) {
    return new Rule(
        groups, place, method, Arrays.stream(paths).map(RestGuardAllowed::pattern).toList());
  }

  private static Pattern pattern(String path) {
    return Pattern.compile(
        Arrays.stream(path.split("/"))
            .map(
                part ->
                    switch (part) {
                      // What is no id has an address of its own.
                      case "*" -> "(?!(?:statistics|[a-z-]*report)(?:/|$))[^/]+";
                      case "**" -> ".+";
                      case "@me" -> "(?<me>[^/]+)";
                      default -> Pattern.quote(part);
                    })
            .collect(Collectors.joining("/")));
  }

  private record Rule(Set<String> groups, String place, String method, List<Pattern> paths) {

    boolean covers(String asked, RestGuardPath path, String account, Set<String> of) {
      return method.equals(asked)
          && place.equals(path.place())
          && !Collections.disjoint(groups, of)
          && paths.stream().anyMatch(pattern -> matches(pattern, path.path(), account));
    }

    private static boolean matches(Pattern pattern, String path, String account) {
      var found = pattern.matcher(path);
      return found.matches()
          && (!pattern.pattern().contains("<me>") || found.group("me").equals(account));
    }
  }
}
