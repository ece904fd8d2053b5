package org.mentorat.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Pair;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How fast one node empties the outbox, to a mail server in the same process. Run by name: {@code
 * mvn test -Dtest=MailBenchmark -Dtests.excluded=none -Dmessages=2000}.
 */
@MentoratTest
@Tag("benchmark")
class MailBenchmark {

  private static final Logger log = LoggerFactory.getLogger(MailBenchmark.class);
  private static final int MESSAGES = Integer.getInteger("messages", 2000);

  @Autowired ApplicationContext beans;
  @Autowired Outbox outbox;
  @Autowired TransactionTemplate transaction;
  private Mailroom mailroom;

  @BeforeEach
  void open() {
    mailroom = new Mailroom(beans);
  }

  @AfterEach
  void close() {
    mailroom.close();
  }

  @Test
  void emptying_the_outbox() throws Exception {
    Pair pair = Pair.inService(beans, Instant.parse("2031-03-04T15:00:00Z"));
    long start = System.nanoTime();
    for (int i = 0; i < MESSAGES; i++) {
      transaction.executeWithoutResult(status -> outbox.tell(event(pair), List.of(pair.mentor())));
    }
    Duration written = since(start);
    start = System.nanoTime();
    assertThat(mailroom.sender().sendDue()).isEqualTo(MESSAGES);
    Duration sent = since(start);

    log.info(
        "{} messages: written in {} ms, sent in {} ms, {} a second",
        MESSAGES,
        written.toMillis(),
        sent.toMillis(),
        MESSAGES * 1000L / sent.toMillis());
  }

  private static Event event(Pair pair) {
    return new Event(
        UUID.randomUUID().toString(),
        "terms-agreed",
        Level.TELL,
        pair.reference(),
        "none",
        null,
        null,
        null);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
