package org.mentorat.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.camunda.bpm.engine.ProcessEngine;

/**
 * How actions are shown that take their time: how far it is and, as long as it can be done, the
 * form.
 */
abstract class ProgressActions<A extends ProgressAction<?>> extends Actions<A> {

  ProgressActions(
      Collection<A> actions,
      FormGate gate,
      ProcessEngine engine,
      RestAnswer answer,
      ObjectMapper json) {
    super(actions, gate, engine, answer, json);
  }

  /** The form with what it shows; null once it cannot be done any more. */
  final String formWhilePossible(A action, Step step) throws IOException {
    try {
      action.possible(step);
    } catch (NotNow e) {
      return null;
    }
    return new String(form(action, step), StandardCharsets.UTF_8);
  }
}
