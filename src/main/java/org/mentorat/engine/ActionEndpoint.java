package org.mentorat.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.mentorat.engine.RestAnswer.Reason;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The actions of a mentorship (DESIGN §4): {@code GET} gives the form with what it shows, {@code
 * POST} submits {@code {"key": value, …}} as the person who is signed in. Who has no part in the
 * mentorship learns nothing of it: 404.
 */
@RestController
@RequestMapping(
    path = "/api/mentorships/{reference}/{form}",
    produces = MediaType.APPLICATION_JSON_VALUE)
class ActionEndpoint {

  private final Map<String, Action<?>> actions;
  private final Map<String, FormSchema> schemas = new ConcurrentHashMap<>();
  private final FormGate gate;
  private final ProcessEngineConfigurationImpl engine;
  private final RestAnswer answer;
  private final ObjectMapper json;

  ActionEndpoint(
      List<Action<?>> actions,
      FormGate gate,
      ProcessEngine engine,
      RestAnswer answer,
      ObjectMapper json) {
    this.actions = actions.stream().collect(Collectors.toMap(HumanStep::formId, action -> action));
    this.gate = gate;
    this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    this.answer = answer;
    this.json = json;
  }

  /**
   * @param id what was stored
   */
  record Done(String reference, long id) {}

  @GetMapping
  byte[] form(@PathVariable String reference, @PathVariable String form) throws Unknown {
    return inEngine(
        command -> {
          Step step = gate.step(reference);
          Action<?> action = action(form, step);
          demandRunning(action, step);
          action.possible(step);
          return FormLists.write(
                  json,
                  new ClassPathResource("forms/" + form + ".form").getInputStream(),
                  action.shown(step))
              .readAllBytes();
        });
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  Done submit(
      @PathVariable String reference,
      @PathVariable String form,
      @RequestBody Map<String, Object> input)
      throws Unknown {
    return inEngine(
        command -> {
          Step step = gate.step(reference);
          Action<?> action = action(form, step);
          gate.takeTurn(reference);
          demandRunning(action, step);
          return new Done(reference, perform(action, step, input));
        });
  }

  private <R extends Record> long perform(Action<R> action, Step step, Map<String, Object> input)
      throws IOException, NotNow {
    action.possible(step);
    return action.perform(gate.checked(action, schema(action.formId()), step, input), step);
  }

  private void demandRunning(Action<?> action, Step step) {
    if (!action.whilePaused()) {
      gate.demandRunning(step.reference());
    }
  }

  private Action<?> action(String form, Step step) throws Unknown {
    Action<?> action = actions.get(form);
    if (action == null || !action.isFor(step)) {
      throw new Unknown();
    }
    return action;
  }

  private FormSchema schema(String form) throws IOException {
    FormSchema known = schemas.get(form);
    if (known == null) {
      known =
          FormSchema.parse(
              new ClassPathResource("forms/" + form + ".form")
                  .getContentAsString(StandardCharsets.UTF_8));
      schemas.put(form, known);
    }
    return known;
  }

  private interface Work<T> {
    T in(CommandContext command) throws Exception;
  }

  // One transaction for what is stored and what the process is told; the person stays known to the
  // operation log.
  private <T> T inEngine(Work<T> work) throws Unknown {
    try {
      return engine
          .getCommandExecutorTxRequired()
          .execute(
              command ->
                  command.runWithoutAuthorization(
                      () -> {
                        try {
                          return work.in(command);
                        } catch (RuntimeException e) {
                          throw e;
                        } catch (Exception e) {
                          throw new Checked(e);
                        }
                      }));
    } catch (Checked e) {
      if (e.getCause() instanceof Unknown unknown) {
        throw unknown;
      }
      if (e.getCause() instanceof NotNow notNow) {
        throw gate.alreadyHandled(notNow.messageKey());
      }
      throw e;
    }
  }

  /** Carries a checked exception through the engine, which then undoes the whole. */
  private static final class Checked extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Checked(Exception cause) {
      super(cause);
    }
  }

  /** No such action, no such mentorship, or not this person's. */
  private static final class Unknown extends Exception {
    private static final long serialVersionUID = 1L;
  }

  @ExceptionHandler
  void refused(FormRefused refusal, HttpServletResponse response) throws IOException {
    answer.send(
        response, Reason.FORM_REFUSED, refusal.refused().message(), refusal.refused().fields());
  }

  @ExceptionHandler
  void notNow(AlreadyHandled refusal, HttpServletResponse response) throws IOException {
    answer.send(response, Reason.ALREADY_HANDLED, refusal.getMessage(), null);
  }

  @ExceptionHandler
  void unknown(Unknown refusal, HttpServletResponse response) throws IOException {
    answer.send(response, Reason.NOT_FOUND);
  }

  @ExceptionHandler
  void unreadable(HttpMessageNotReadableException refusal, HttpServletResponse response)
      throws IOException {
    answer.send(response, Reason.MALFORMED);
  }
}
