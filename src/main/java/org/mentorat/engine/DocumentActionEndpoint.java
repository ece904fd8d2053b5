package org.mentorat.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The actions of a document that people sign: {@code /api/documents/entente/publication} has the
 * form {@code publish-document}. {@code GET} gives how far the acceptances are, and the form;
 * {@code POST} submits it as in {@link ActionEndpoint}.
 */
@RestController
@RequestMapping(
    path = "/api/documents/{kind}/{action}",
    produces = MediaType.APPLICATION_JSON_VALUE)
class DocumentActionEndpoint extends ProgressActions<DocumentAction<?>> {

  private final Map<String, String> forms;

  DocumentActionEndpoint(
      List<DocumentAction<?>> actions,
      FormGate gate,
      ProcessEngine engine,
      RestAnswer answer,
      ObjectMapper json) {
    super(actions, gate, engine, answer, json);
    forms = actions.stream().collect(Collectors.toMap(DocumentAction::address, HumanStep::formId));
  }

  /**
   * @param form null while it cannot be done
   */
  record Shown(
      String document,
      Record progress,
      @JsonRawValue @JsonInclude(JsonInclude.Include.NON_NULL) String form) {}

  /**
   * @param people how many it is about
   */
  record Done(String document, long people) {}

  @GetMapping
  Shown show(@PathVariable String kind, @PathVariable String action) throws Unknown {
    return ask(
        forms.get(action),
        kind,
        (asked, step) -> new Shown(kind, asked.progress(step), formWhilePossible(asked, step)));
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  Done submit(
      @PathVariable String kind,
      @PathVariable String action,
      @RequestBody Map<String, Object> input)
      throws Unknown {
    return ask(
        forms.get(action), kind, (asked, step) -> new Done(kind, perform(asked, step, input)));
  }
}
