package org.mentorat.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.http.MediaType;
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
class ActionEndpoint extends Actions<Action<?>> {

  private final FormGate gate;

  ActionEndpoint(
      List<Action<?>> actions,
      FormGate gate,
      ProcessEngine engine,
      RestAnswer answer,
      ObjectMapper json) {
    super(
        actions.stream().filter(action -> !(action instanceof ProgressAction)).toList(),
        gate,
        engine,
        answer,
        json);
    this.gate = gate;
  }

  /**
   * @param id what was stored
   */
  record Done(String reference, long id) {}

  @GetMapping
  byte[] form(@PathVariable String reference, @PathVariable String form) throws Unknown {
    return ask(
        form,
        reference,
        (action, step) -> {
          demandRunning(action, step);
          action.possible(step);
          return form(action, step);
        });
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  Done submit(
      @PathVariable String reference,
      @PathVariable String form,
      @RequestBody Map<String, Object> input)
      throws Unknown {
    return askInTurn(
        form,
        reference,
        (action, step) -> {
          demandRunning(action, step);
          return new Done(reference, perform(action, step, input));
        });
  }

  private void demandRunning(Action<?> action, Step step) {
    if (!action.whilePaused()) {
      gate.demandRunning(step.reference());
    }
  }
}
