package org.mentorat.demo;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The messages that the demonstration caught, in the database: they survive restarts, and every
 * node shows them. The newest {@link #KEPT} stay.
 */
@Component
@Profile("demo")
class DemoMails {

  static final int KEPT = 2000;

  private final JdbcClient database;
  private final Clock clock;

  DemoMails(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Keeps a message, once for each of its recipients.
   *
   * @param recipients the addresses of the envelope
   * @param raw the message as it arrived
   */
  @Transactional
  public void keep(Collection<String> recipients, byte[] raw) {
    CaughtMail mail = CaughtMail.read(raw);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    for (String recipient : recipients) {
      database
          .sql(
              """
              insert into demo_mail (received_at, recipient, subject, raw, words)
              values (:now, :recipient, :subject, :raw, :words)
              """)
          .param("now", Timestamp.from(now))
          .param("recipient", storable(recipient).toLowerCase(Locale.ROOT))
          .param("subject", storable(mail.subject()))
          .param("raw", raw)
          .param("words", storable(mail.words()))
          .update();
    }
    database
        .sql(
            """
            delete from demo_mail
             where id <= (select id from demo_mail order by id desc offset :kept limit 1)
            """)
        .param("kept", KEPT)
        .update();
  }

  /** PostgreSQL's texts have no NUL, and no half of a character. */
  private static String storable(String text) {
    byte[] bytes = text.replace("\0", "").getBytes(StandardCharsets.UTF_8);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * A part of the list, the newest first.
   *
   * @param recipient only what this address got, or an empty text
   */
  List<Line> newest(String recipient, int from, int most) {
    return database
        .sql(
            """
            select id, received_at, recipient, subject from demo_mail
             where :recipient in ('', recipient)
             order by id desc offset :from limit :most
            """)
        .param("recipient", recipient)
        .param("from", from)
        .param("most", most)
        .query(DemoMails::line)
        .list();
  }

  /** The addresses that got messages, and how many, in alphabetical order. */
  List<Recipient> recipients() {
    return database
        .sql(
            """
            select recipient, count(*) as messages from demo_mail
             group by recipient order by recipient
            """)
        .query((row, number) -> new Recipient(row.getString("recipient"), row.getLong("messages")))
        .list();
  }

  Optional<Kept> find(long id) {
    return database
        .sql("select id, received_at, recipient, subject, raw from demo_mail where id = :id")
        .param("id", id)
        .query((row, number) -> new Kept(line(row, number), row.getBytes("raw")))
        .optional();
  }

  private static Line line(ResultSet row, int number) throws SQLException {
    return new Line(
        row.getLong("id"),
        row.getTimestamp("received_at").toInstant(),
        row.getString("recipient"),
        row.getString("subject"));
  }

  /**
   * A message in the list.
   *
   * @param receivedAt in the time of the service, which visitors move
   * @param recipient the address of the envelope
   */
  record Line(long id, Instant receivedAt, String recipient, String subject) {}

  /** An address that got so many messages. */
  record Recipient(String address, long messages) {}

  /** A message and what arrived. */
  record Kept(Line line, byte[] raw) {}
}
