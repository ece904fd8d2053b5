package org.mentorat.history;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mentorat.engine.RestAnswer;
import org.mentorat.engine.RestAnswer.Reason;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The promises of a mentorship for programs and for Cockpit's tab « Engagements ». */
@RestController
class CommitmentsEndpoint {

  private final Histories histories;
  private final RestAnswer answer;

  CommitmentsEndpoint(Histories histories, RestAnswer answer) {
    this.histories = histories;
    this.answer = answer;
  }

  @GetMapping(
      path = "/api/mentorships/{reference}/commitments",
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<List<PromiseRow>> list(
      @PathVariable String reference, Locale locale, HttpServletResponse response)
      throws IOException {
    Optional<List<PromiseRow>> promises = histories.promises(reference, locale);
    if (promises.isEmpty()) {
      answer.send(response, Reason.NOT_FOUND);
      return null;
    }
    return ResponseEntity.ok(promises.get());
  }
}
