package org.mentorat.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.mentorat.engine.RestAnswer.Reason;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** How an action is shown and submitted, whatever it is about (DESIGN §4). */
abstract class Actions<A extends Action<?>> {

  private final Map<String, A> actions;
  private final Map<String, FormSchema> schemas = new ConcurrentHashMap<>();
  private final FormGate gate;
  private final ProcessEngineConfigurationImpl engine;
  private final RestAnswer answer;
  private final ObjectMapper json;

  Actions(
      Collection<A> actions,
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

  /** What is asked of an action by whoever is signed in. */
  interface Asked<A, T> {
    T of(A action, Step step) throws Exception;
  }

  /**
   * In one transaction, with what is stored and what the process is told; the person stays known to
   * the operation log.
   *
   * @param about a mentorship's reference, or whatever else the action is about
   * @throws Unknown as if it did not exist, unless this action is this person's
   */
  final <T> T ask(String form, String about, Asked<A, T> asked) throws Unknown {
    return inEngine(command -> answer(form, about, asked));
  }

  /** The same, once nobody else is changing anything about it. */
  final <T> T askInTurn(String form, String about, Asked<A, T> asked) throws Unknown {
    return inEngine(
        command -> {
          gate.takeTurn(about);
          return answer(form, about, asked);
        });
  }

  private <T> T answer(String form, String about, Asked<A, T> asked) throws Exception {
    A action = actions.get(form);
    Step step = gate.step(about);
    if (action == null || !action.isFor(step)) {
      throw new Unknown();
    }
    return asked.of(action, step);
  }

  /** The form with what it shows. */
  final byte[] form(Action<?> action, Step step) throws IOException {
    try (InputStream form = file(action.formId()).getInputStream()) {
      return FormLists.write(json, form, action.shown(step)).readAllBytes();
    }
  }

  /**
   * @return the id of what was stored
   */
  final <R extends Record> long perform(Action<R> action, Step step, Map<String, Object> input)
      throws IOException, NotNow {
    action.possible(step);
    return action.perform(gate.checked(action, schema(action.formId()), step, input), step);
  }

  private FormSchema schema(String form) throws IOException {
    FormSchema known = schemas.get(form);
    if (known == null) {
      known = FormSchema.parse(file(form).getContentAsString(StandardCharsets.UTF_8));
      schemas.put(form, known);
    }
    return known;
  }

  private static ClassPathResource file(String form) {
    return new ClassPathResource("forms/" + form + ".form");
  }

  private interface Work<T> {
    T in(CommandContext command) throws Exception;
  }

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

  /** No such action, nothing that it could be about, or not this person's. */
  static final class Unknown extends Exception {
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
