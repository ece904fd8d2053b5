package org.mentorat.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
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
 * The actions of a mentor: {@code /api/mentors/{account}/absence} has the form {@code
 * mentor-absence}. {@code GET} gives how things are and, as long as it can be done, the form;
 * {@code POST} submits it as in {@link ActionEndpoint}. What is done of one mentor is done one
 * after the other.
 */
@RestController
@RequestMapping(
    path = "/api/mentors/{account}/{action}",
    produces = MediaType.APPLICATION_JSON_VALUE)
class MentorActionEndpoint extends ProgressActions<MentorAction<?>> {

  private final FormGate gate;

  MentorActionEndpoint(
      List<MentorAction<?>> actions,
      FormGate gate,
      ProcessEngine engine,
      RestAnswer answer,
      ObjectMapper json) {
    super(actions, gate, engine, answer, json);
    this.gate = gate;
  }

  /**
   * @param form null while it cannot be done
   */
  record Shown(
      String mentor,
      Record progress,
      @JsonRawValue @JsonInclude(JsonInclude.Include.NON_NULL) String form) {}

  /**
   * @param mentorships how many it is about
   */
  record Done(String mentor, long mentorships) {}

  @GetMapping
  Shown show(@PathVariable String account, @PathVariable String action) throws Unknown {
    return ask(
        form(action),
        account,
        (asked, step) -> new Shown(account, asked.progress(step), formWhilePossible(asked, step)));
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  Done submit(
      @PathVariable String account,
      @PathVariable String action,
      @RequestBody Map<String, Object> input)
      throws Unknown {
    return ask(
        form(action),
        account,
        (asked, step) -> {
          gate.takeTurn(MentorAction.turnOf(account));
          return new Done(account, perform(asked, step, input));
        });
  }

  private static String form(String action) {
    return "mentor-" + action;
  }
}
