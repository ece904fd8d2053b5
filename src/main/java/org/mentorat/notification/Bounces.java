package org.mentorat.notification;

import jakarta.mail.MessagingException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mentorat.notification.BounceMailbox.Read;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Takes up what came back, so that it is in somebody's sight within minutes (I9). */
@Component
class Bounces {

  private static final Logger log = LoggerFactory.getLogger(Bounces.class);

  /** The key of the advisory lock of the node that reads: "bounce" in ASCII. */
  private static final long LOCK = 0x626f756e6365L;

  private static final Pattern MESSAGE = Pattern.compile("<([0-9a-fA-F-]{36})@[^<>\\s]+>");

  private final BounceMailbox mailbox;
  private final Outbox outbox;
  private final JdbcTemplate sql;

  Bounces(BounceMailbox mailbox, Outbox outbox, JdbcTemplate sql) {
    this.mailbox = mailbox;
    this.outbox = outbox;
    this.sql = sql;
  }

  /** Whether there is a mailbox to read. */
  boolean isOpen() {
    return mailbox.isOpen();
  }

  /**
   * Reads what has come back, unless another node is reading. To be called outside any transaction.
   */
  void readNew() {
    // The lock is the connection's: it goes with it, whatever becomes of this node.
    sql.execute(
        (ConnectionCallback<Void>)
            connection -> {
              try (var statement = connection.createStatement()) {
                try (var row =
                    statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
                  row.next();
                  if (!row.getBoolean(1)) {
                    return null;
                  }
                }
                try {
                  read();
                } finally {
                  statement.execute("select pg_advisory_unlock(" + LOCK + ")");
                }
              }
              return null;
            });
  }

  private void read() {
    try {
      Read read = mailbox.readNew(this::take);
      if (read.bounces() > 0 || read.left() > 0) {
        log.info(
            "{} messages came back; {} others in the mailbox are for somebody to look at",
            read.bounces(),
            read.left());
      }
    } catch (MessagingException e) {
      log.warn(
          "The mailbox of what comes back cannot be read now: {}", e.getClass().getSimpleName());
    }
  }

  private void take(Bounce bounce) {
    Matcher id = MESSAGE.matcher(bounce.messageId());
    if (!id.matches()) {
      return;
    }
    UUID message = UUID.fromString(id.group(1));
    if (!outbox.bounced(message, bounce.diagnosticCode()) && outbox.isInHand(message)) {
      // It came back before its sender could say that it was gone.
      throw new IllegalStateException(message + " is being sent");
    }
  }
}
