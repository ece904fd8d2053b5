package org.mentorat.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.errorcode.BuiltinExceptionCode;
import org.mentorat.engine.RestAnswer.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Replaces what the engine's APIs answer when something goes wrong, because people read it in
 * Tasklist: a French sentence instead of class names and ids, 409 instead of 500 for what somebody
 * else has done in the meantime, and the fields for a refused form. Administrators keep the
 * engine's own explanation of a wrong request.
 */
class RestAnswers extends OncePerRequestFilter {

  private static final Logger log = LoggerFactory.getLogger(RestAnswers.class);

  private static final Pattern TASK_STEP =
      Pattern.compile("/task/([^/]+)/(submit-form|claim|unclaim)");
  private static final Pattern DEFINITION = Pattern.compile("/process-definition/([^/]+)/[^/]+");
  private static final Pattern TECHNICAL =
      Pattern.compile("(?i)\\b(org|com|java|jakarta|net)\\.[a-z]+\\.|exception\\b");

  private final RestAnswer answer;
  private final HistoryService history;
  private final TaskService tasks;
  private final RepositoryService repository;
  private final Unrestricted unrestricted;
  private final ObjectMapper json;

  RestAnswers(
      RestAnswer answer,
      HistoryService history,
      TaskService tasks,
      RepositoryService repository,
      Unrestricted unrestricted,
      ObjectMapper json) {
    this.answer = answer;
    this.history = history;
    this.tasks = tasks;
    this.repository = repository;
    this.unrestricted = unrestricted;
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    // The one answer that is written after the request has left the filters.
    return RestGuardPath.of(request).path().equals("/external-task/fetchAndLock");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    RestAnswersHeld held = new RestAnswersHeld(response);
    try {
      chain.doFilter(request, held);
    } catch (ServletException | RuntimeException e) {
      if (response.isCommitted()) {
        throw e;
      }
      log.error("A request to an API failed: {}", request.getMethod(), e);
      held.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }
    if (!held.isRefusal()) {
      held.flushWriter();
    } else if (!response.isCommitted()) {
      answer(request, response, held);
    }
  }

  private void answer(
      HttpServletRequest request, HttpServletResponse response, RestAnswersHeld held)
      throws IOException {
    if (request.getAttribute(FormRefused.ATTRIBUTE) instanceof FormRefused.Refused refused) {
      answer.send(response, Reason.FORM_REFUSED, refused.message(), refused.fields());
      return;
    }
    if (request.getAttribute(AlreadyHandled.ATTRIBUTE) instanceof String message) {
      answer.send(response, Reason.ALREADY_HANDLED, message, null);
      return;
    }
    if (request.getAttribute(NotThroughTheForm.ATTRIBUTE) instanceof String message) {
      answer.send(response, Reason.NOT_ALLOWED, message, null);
      return;
    }
    RestGuardPath path = RestGuardPath.of(request);
    Reason reason = reason(path, held);
    if (reason == Reason.FAILURE) {
      Throwable cause = (Throwable) request.getAttribute(RetryInterceptor.FAILURE);
      log.error("The engine failed to answer {} {}", request.getMethod(), path.path(), cause);
    }
    String explanation =
        reason == Reason.MALFORMED && isAdministrator() ? explanation(held.body()) : null;
    if (explanation != null) {
      answer.send(response, reason, explanation, null);
    } else {
      answer.send(response, reason);
    }
  }

  private Reason reason(RestGuardPath path, RestAnswersHeld held) {
    Reason told = Reason.of(held.getStatus());
    Matcher step = TASK_STEP.matcher(path.path());
    if (!path.isWebapp() && step.matches()) {
      return afterTaskStep(step.group(1), step.group(2), told, held);
    }
    if (isCollision(held.body())) {
      return Reason.ALREADY_HANDLED;
    }
    Matcher definition = DEFINITION.matcher(path.path());
    if (!path.isWebapp()
        && told == Reason.FAILURE
        && definition.matches()
        && isUnknown(definition.group(1))) {
      return Reason.NOT_FOUND;
    }
    return told;
  }

  // The engine says 500 for a task that is gone, for one that another person took, and for its own
  // faults; and 403 for
  // one that was finished while it looked for the person's right.
  private Reason afterTaskStep(String task, String step, Reason told, RestAnswersHeld held) {
    HistoricTaskInstance found =
        unrestricted.call(
            () -> history.createHistoricTaskInstanceQuery().taskId(task).singleResult());
    if (found == null) {
      return Reason.NOT_FOUND;
    }
    if (found.getEndTime() != null || isCollision(held.body())) {
      return Reason.ALREADY_HANDLED;
    }
    if ((told == Reason.MALFORMED || told == Reason.FAILURE) && isSuspended(task)) {
      return Reason.SUSPENDED;
    }
    boolean taken = step.equals("claim") && found.getAssignee() != null && told == Reason.FAILURE;
    return taken ? Reason.ALREADY_CLAIMED : told;
  }

  private boolean isSuspended(String task) {
    return unrestricted.call(() -> tasks.createTaskQuery().taskId(task).suspended().count() > 0);
  }

  private boolean isUnknown(String definition) {
    return unrestricted.call(
        () ->
            repository.createProcessDefinitionQuery().processDefinitionId(definition).count() == 0);
  }

  private boolean isCollision(byte[] body) {
    try {
      JsonNode code = json.readTree(body).path("code");
      return code.isInt() && code.intValue() == BuiltinExceptionCode.OPTIMISTIC_LOCKING.getCode();
    } catch (IOException e) {
      return false;
    }
  }

  /** What the engine says to the caller, or null if it speaks of its own insides. */
  private String explanation(byte[] body) {
    try {
      String message = json.readTree(body).path("message").asText("");
      return message.isEmpty() || TECHNICAL.matcher(message).find() ? null : message;
    } catch (IOException e) {
      return null;
    }
  }

  private static boolean isAdministrator() {
    Authentication person = SecurityContextHolder.getContext().getAuthentication();
    return person != null
        && AuthorityUtils.authorityListToSet(person.getAuthorities())
            .contains(Roles.ADMINISTRATORS);
  }
}
