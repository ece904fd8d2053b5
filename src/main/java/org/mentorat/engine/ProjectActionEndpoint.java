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
 * The actions of a project: {@code /api/projects/{code}/end} has the form {@code end-project}.
 * {@code GET} gives how far it is and, as long as it can be done, the form; {@code POST} submits it
 * as in {@link ActionEndpoint}.
 */
@RestController
@RequestMapping(path = "/api/projects/{code}/{action}", produces = MediaType.APPLICATION_JSON_VALUE)
class ProjectActionEndpoint extends ProgressActions<ProjectAction<?>> {

  ProjectActionEndpoint(
      List<ProjectAction<?>> actions,
      FormGate gate,
      ProcessEngine engine,
      RestAnswer answer,
      ObjectMapper json) {
    super(actions, gate, engine, answer, json);
  }

  /**
   * @param form null once it cannot be done any more
   */
  record Shown(
      String project,
      Record progress,
      @JsonRawValue @JsonInclude(JsonInclude.Include.NON_NULL) String form) {}

  /**
   * @param mentorships how many it is about
   */
  record Done(String project, long mentorships) {}

  @GetMapping
  Shown show(@PathVariable String code, @PathVariable String action) throws Unknown {
    return ask(
        form(action),
        code,
        (asked, step) -> new Shown(code, asked.progress(step), formWhilePossible(asked, step)));
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  Done submit(
      @PathVariable String code,
      @PathVariable String action,
      @RequestBody Map<String, Object> input)
      throws Unknown {
    return askInTurn(
        form(action), code, (asked, step) -> new Done(code, perform(asked, step, input)));
  }

  private static String form(String action) {
    return action + "-project";
  }
}
