package org.mentorat.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.mentorat.demo.DemoClock.ClockStopped;
import org.mentorat.demo.DemoClock.Moved;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /demo/clock} for programs: {@code {"advance":"PT72H"}} moves the service's time
 * forward and answers when all work due by then is done.
 */
@RestController
@Profile("demo")
class DemoClockEndpoint {

  private final DemoClock clock;
  private final MessageSource texts;

  DemoClockEndpoint(DemoClock clock, MessageSource texts) {
    this.clock = clock;
    this.texts = texts;
  }

  @PostMapping(
      path = "/demo/clock",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Answer> advance(@RequestBody Request request, Principal who, Locale locale)
      throws AdvanceRefused {
    Advance advance = Advance.parse(request.advance());
    try {
      return ResponseEntity.ok(Answer.of(clock.advance(advance, who.getName()), null));
    } catch (ClockStopped e) {
      return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
          .body(Answer.of(e.moved(), texts.getMessage("demo.stopped", null, locale)));
    }
  }

  @ExceptionHandler
  @ResponseStatus(HttpStatus.BAD_REQUEST)
  Refusal refused(AdvanceRefused refusal, Locale locale) {
    return new Refusal("advance", texts.getMessage(refusal.messageKey(), null, locale));
  }

  @ExceptionHandler
  @ResponseStatus(HttpStatus.BAD_REQUEST)
  Refusal unreadable(HttpMessageNotReadableException e, Locale locale) {
    return new Refusal("advance", texts.getMessage("demo.refused.unreadable", null, locale));
  }

  /**
   * @param advance an ISO 8601 duration
   */
  record Request(String advance) {}

  /**
   * @param now the service's time, UTC
   * @param fired how many timers fired on the way
   * @param advanced how far the clock moved
   * @param message what went wrong; absent when nothing did
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answer(Instant now, int fired, Duration advanced, String message) {

    static Answer of(Moved moved, String message) {
      return new Answer(moved.now(), moved.fired().size(), moved.advanced(), message);
    }
  }

  /**
   * @param field what was refused
   * @param message why, for people
   */
  record Refusal(String field, String message) {}
}
