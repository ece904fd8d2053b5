package org.mentorat.engine;

import java.time.Clock;
import java.time.Instant;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What time the service goes by, for pages that say how long is left: neither the reader's computer
 * nor, in the demonstration, the server's clock knows.
 */
@RestController
class ClockEndpoint {

  private final Clock clock;

  ClockEndpoint(Clock clock) {
    this.clock = clock;
  }

  record Now(Instant now) {}

  @GetMapping(path = "/api/clock", produces = MediaType.APPLICATION_JSON_VALUE)
  Now now() {
    return new Now(clock.instant());
  }
}
