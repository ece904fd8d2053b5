package org.mentorat.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.mentorat.engine.RestAnswer;
import org.mentorat.engine.RestAnswer.Reason;
import org.mentorat.notification.NoticeLog.Outcome;
import org.mentorat.notification.NoticeLog.Told;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The log of messages for programs: what was told of a mentorship, without its text, for the
 * coordination and the audit, and sending again what did not arrive, for the coordination.
 */
@RestController
class NoticesEndpoint {

  /** How many messages one answer lists; the header says how many there are. */
  static final int MOST_LISTED = 1_000;

  /** How many messages one request may send again. */
  static final int MOST = 100;

  static final String TOTAL = "X-Total-Count";

  private final NoticeLog log;
  private final RestAnswer answer;

  NoticesEndpoint(NoticeLog log, RestAnswer answer) {
    this.log = log;
    this.answer = answer;
  }

  /**
   * @param account who was told
   * @param sentAt when a mail server took it; null if none has
   * @param failure why it did not arrive; null unless it failed
   * @param code what the other server answered; null when it said nothing
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Listed(
      UUID id,
      String kind,
      Level level,
      String account,
      Instant createdAt,
      Instant sentAt,
      Notice.State state,
      Failure failure,
      String code) {}

  record Ids(List<UUID> ids) {}

  @GetMapping(
      path = "/api/mentorships/{reference}/notices",
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<List<Listed>> list(@PathVariable String reference) throws Refused {
    Told told =
        log.told(reference, MOST_LISTED, 0).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
    return ResponseEntity.ok()
        .header(TOTAL, String.valueOf(told.total()))
        .body(told.notices().stream().map(NoticesEndpoint::listed).toList());
  }

  @PostMapping(
      path = "/api/notices/retry",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  List<Outcome> retry(@RequestBody Ids asked) throws Refused {
    List<UUID> ids = asked.ids();
    if (ids == null
        || ids.isEmpty()
        || ids.stream().anyMatch(Objects::isNull)
        || new HashSet<>(ids).size() < ids.size()) {
      throw new Refused(Reason.MALFORMED);
    }
    if (ids.size() > MOST) {
      throw new Refused(Reason.TOO_LARGE);
    }
    return log.retry(ids);
  }

  private static Listed listed(Notice notice) {
    return new Listed(
        notice.id(),
        notice.kind(),
        notice.level(),
        notice.account(),
        notice.createdAt(),
        notice.sentAt(),
        notice.state(),
        notice.failedAs(),
        notice.failureCode());
  }

  /** Nothing was listed or sent again. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final Reason reason;

    Refused(Reason reason) {
      this.reason = reason;
    }
  }

  @ExceptionHandler
  void refused(Refused refusal, HttpServletResponse response) throws IOException {
    answer.send(response, refusal.reason);
  }

  @ExceptionHandler
  void unreadable(HttpMessageNotReadableException refusal, HttpServletResponse response)
      throws IOException {
    answer.send(response, Reason.MALFORMED);
  }
}
