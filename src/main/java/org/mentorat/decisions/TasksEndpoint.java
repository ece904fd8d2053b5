package org.mentorat.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mentorat.engine.CoordinationTasks;
import org.mentorat.engine.CoordinationTasks.Outcome;
import org.mentorat.engine.RestAnswer;
import org.mentorat.engine.RestAnswer.Reason;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The coordination's tasks for programs: {@code GET} lists those that the person who is signed in
 * may work on, {@code POST} submits up to {@value #MOST} of them, one after the other, each in a
 * transaction of its own.
 */
@RestController
@RequestMapping(path = "/api/tasks", produces = MediaType.APPLICATION_JSON_VALUE)
class TasksEndpoint {

  /** How many submissions one request may hold. */
  static final int MOST = 100;

  /** How many tasks one answer lists; the header says how many there are. */
  static final int MOST_LISTED = 1_000;

  static final String TOTAL = "X-Total-Count";

  /** Bytes of a body: ten thousand for each submission. */
  static final int LIMIT = 1 << 20;

  /**
   * How much of a body that is too large is read to its end, so that its sender gets the answer.
   */
  private static final int PATIENCE = 16 * LIMIT;

  private final OpenDecisions decisions;
  private final CoordinationTasks tasks;
  private final RestAnswer answer;
  private final ObjectReader reader;

  TasksEndpoint(
      OpenDecisions decisions, CoordinationTasks tasks, RestAnswer answer, ObjectMapper json) {
    this.decisions = decisions;
    this.tasks = tasks;
    this.answer = answer;
    this.reader =
        json.readerFor(Submissions.class)
            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /**
   * @param mentor the account of the mentor whose mentee this concerns; null while there is none
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Listed(
      String id,
      String kind,
      String form,
      String name,
      String reference,
      String project,
      Instant created,
      Instant due,
      boolean late,
      String mentor) {}

  record Submission(String task, Map<String, Object> values) {}

  record Submissions(List<Submission> submissions) {}

  @GetMapping
  ResponseEntity<List<Listed>> list(
      @RequestParam(required = false) String kind,
      @RequestParam(required = false) String mentor,
      @RequestParam(required = false) String project) {
    DecisionFilter filter = new DecisionFilter(kind, mentor, project);
    List<Listed> found =
        decisions.all().stream().filter(filter::admits).map(TasksEndpoint::listed).toList();
    return ResponseEntity.ok()
        .header(TOTAL, String.valueOf(found.size()))
        .body(found.subList(0, Math.min(found.size(), MOST_LISTED)));
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  List<Outcome> submit(HttpServletRequest request) throws Unacceptable, IOException {
    List<Submission> submissions = read(request);
    List<Outcome> outcomes = new ArrayList<>();
    for (Submission submission : submissions) {
      outcomes.add(tasks.submit(submission.task(), submission.values()));
    }
    return outcomes;
  }

  private List<Submission> read(HttpServletRequest request) throws Unacceptable, IOException {
    Submissions read;
    try {
      read = reader.readValue(text(body(request.getInputStream())));
    } catch (JsonProcessingException | CharacterCodingException e) {
      throw new Unacceptable(Reason.MALFORMED);
    }
    if (read == null || read.submissions() == null || read.submissions().isEmpty()) {
      throw new Unacceptable(Reason.MALFORMED);
    }
    if (read.submissions().size() > MOST) {
      throw new Unacceptable(Reason.TOO_LARGE);
    }
    Set<String> seen = new HashSet<>();
    for (Submission submission : read.submissions()) {
      // The same task twice is a mistake of the sender's: which of the two is meant?
      if (submission == null
          || submission.task() == null
          || submission.task().isBlank()
          || submission.values() == null
          || !seen.add(submission.task())) {
        throw new Unacceptable(Reason.MALFORMED);
      }
    }
    return read.submissions();
  }

  private static byte[] body(InputStream in) throws Unacceptable, IOException {
    byte[] body = in.readNBytes(LIMIT + 1);
    if (body.length > LIMIT) {
      for (long read = 0, n; read < PATIENCE && (n = in.skip(LIMIT)) > 0; read += n) {}
      throw new Unacceptable(Reason.TOO_LARGE);
    }
    return body;
  }

  private static String text(byte[] body) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
  }

  private static Listed listed(OpenDecision decision) {
    return new Listed(
        decision.task().id(),
        decision.task().kind(),
        decision.task().form(),
        decision.task().name(),
        decision.task().reference(),
        decision.projectCode(),
        decision.task().created(),
        decision.task().due(),
        decision.late(),
        decision.mentorAccount());
  }

  /** The request as a whole was refused: nothing was submitted. */
  static final class Unacceptable extends Exception {
    private static final long serialVersionUID = 1L;
    private final Reason reason;

    Unacceptable(Reason reason) {
      this.reason = reason;
    }
  }

  @ExceptionHandler
  void refused(Unacceptable refusal, HttpServletResponse response) throws IOException {
    answer.send(response, refusal.reason);
  }
}
