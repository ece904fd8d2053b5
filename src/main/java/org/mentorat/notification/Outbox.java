package org.mentorat.notification;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people are told, from the event to its arrival. An event writes its rows in its own
 * transaction, so that it never fails, waits or is undone because of mail (I5); senders on every
 * node take them in hand afterwards.
 */
@Service
@Transactional
public class Outbox {

  /**
   * After each failed attempt the next one waits longer; together more than a day, so that a night
   * and a day without a mail server need no hand.
   */
  static final List<Duration> DELAYS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(3),
          Duration.ofHours(4),
          Duration.ofHours(4),
          Duration.ofHours(4),
          Duration.ofHours(4),
          Duration.ofHours(4));

  private static final String WAITING =
      "sent_at is null and dropped_at is null and failed_at is null";

  /** What is not of a process that tells anything of the kinds that are kept. */
  private static final String OPEN =
      """
       not exists (
        select 1 from outbox kept
        where kept.reference = told.reference and kept.process_instance = told.process_instance
          and kept.kind in (:kept))
      """;

  private final JdbcClient sql;
  private final NamedParameterJdbcOperations batch;
  private final Recipients recipients;
  private final Preferences preferences;
  private final ApplicationEventPublisher events;
  private final MailProperties mail;
  private final Clock clock;

  Outbox(
      JdbcClient sql,
      NamedParameterJdbcOperations batch,
      Recipients recipients,
      Preferences preferences,
      ApplicationEventPublisher events,
      MailProperties mail,
      Clock clock) {
    this.sql = sql;
    this.batch = batch;
    this.recipients = recipients;
    this.preferences = preferences;
    this.events = events;
    this.mail = mail;
    this.clock = clock;
  }

  /**
   * These accounts are told of this event, each once, however often this is called. To be called in
   * the transaction in which it happens.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(Event event, Collection<String> accounts) {
    if (event.level() == Level.DIGEST) {
      digest(event, accounts);
    } else {
      recipients.byZone(accounts).forEach((zone, there) -> tell(event, zone, there));
    }
    events.publishEvent(new NoticesWritten(clock.instant()));
  }

  // All at once: every mentor of the service is told of the same.
  private void digest(Event event, Collection<String> accounts) {
    Instant now = now();
    recipients
        .byZone(accounts)
        .forEach(
            (zone, there) ->
                sql.sql(
                        """
                        insert into outbox (id, event, kind, level, account, process_instance,
                          created_at, next_attempt_at)
                        select gen_random_uuid(), :event, :kind, :level, account,
                          :processInstance, :now, :at
                        from unnest(string_to_array(:accounts, ',')) account
                        on conflict (event, kind, account) do nothing
                        """)
                    .param("event", event.id())
                    .param("kind", event.kind())
                    .param("level", event.level().name())
                    .param("processInstance", event.processInstance())
                    .param("now", timestamp(now))
                    .param("at", timestamp(Preference.nextMorning(now, zone)))
                    .param("accounts", String.join(",", there))
                    .update());
  }

  // One statement for all of them: a group may be large.
  private void tell(Event event, ZoneId zone, Collection<String> accounts) {
    Map<String, Preference> wishes = preferences.of(accounts);
    batch.batchUpdate(
        """
        insert into outbox (id, event, kind, level, account, reference, process_instance,
          element, subject, due_at, created_at, bundle, next_attempt_at)
        values (:id, :event, :kind, :level, :account, :reference, :processInstance,
          :element, :subject, :dueAt, :now, :bundle, :at)
        on conflict (event, kind, account) do nothing
        """,
        accounts.stream()
            .map(account -> row(event, account, zone, wishes.get(account)))
            .toArray(SqlParameterSource[]::new));
  }

  private SqlParameterSource row(Event event, String account, ZoneId zone, Preference wish) {
    Instant now = now();
    Instant at = now;
    UUID bundle = null;
    if (wish.delivery() == Preference.Delivery.DIGEST) {
      Instant together = wish.nextDaily(now, zone);
      if (event.dueAt() == null || event.dueAt().isAfter(together.plus(1, ChronoUnit.DAYS))) {
        at = together;
        bundle = bundle(account, together);
      }
    }
    if (bundle == null && event.level() == Level.REMIND) {
      at = wish.afterQuietHours(now, zone);
    }
    return new MapSqlParameterSource()
        .addValue("id", UUID.randomUUID())
        .addValue("event", event.id())
        .addValue("kind", event.kind())
        .addValue("level", event.level().name())
        .addValue("account", account)
        .addValue("reference", event.reference())
        .addValue("processInstance", event.processInstance())
        .addValue("element", event.element())
        .addValue("subject", event.subject(), Types.BIGINT)
        .addValue("dueAt", timestamp(event.dueAt()), Types.TIMESTAMP)
        .addValue("now", timestamp(now))
        .addValue("bundle", bundle, Types.OTHER)
        .addValue("at", timestamp(at));
  }

  /**
   * Takes the message that has waited longest in hand, so that no other sender does for a while:
   * its rows, or none when nothing is to be sent now.
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  List<Notice> takeNext() {
    Instant now = now();
    // Of what goes in one message only the first row is taken, and the others with it.
    return sql.sql(
            """
            with next as (
              select id, bundle from outbox first
              where %1$s and next_attempt_at <= :now
                and (claimed_until is null or claimed_until <= :now)
                and (bundle is null or not exists (
                  select 1 from outbox other
                  where other.bundle = first.bundle and other.id < first.id
                    and other.sent_at is null and other.dropped_at is null
                    and other.failed_at is null))
              order by next_attempt_at, number
              limit 1
              for update skip locked)
            update outbox set claimed_until = :until, attempts = attempts + 1
            where %1$s and id in (
              select id from next
              union
              select together.id from outbox together join next on together.bundle = next.bundle)
            returning *
            """
                .formatted(WAITING))
        .param("now", timestamp(now))
        .param("until", timestamp(now.plus(mail.inHand())))
        .query(Outbox::notice)
        .list();
  }

  /** The server has taken these. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void sent(Collection<Notice> notices) {
    Instant now = now();
    for (Notice notice : notices) {
      sql.sql(
              "update outbox set sent_at = :now, claimed_until = null where id = :id and "
                  + WAITING)
          .param("now", timestamp(now))
          .param("id", notice.id())
          .update();
      events.publishEvent(new NoticeSent(notice.kind(), notice.reference(), notice.account(), now));
    }
  }

  /** These are not sent, for a reason that nobody has to look into. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  void drop(Collection<Notice> notices, Dropped why) {
    notices.forEach(
        notice ->
            sql.sql(
                    """
                    update outbox set dropped_at = :now, dropped_as = :why, claimed_until = null
                    where id = :id and
                    """
                        + WAITING)
                .param("now", timestamp(now()))
                .param("why", why.name())
                .param("id", notice.id())
                .update());
  }

  /** An attempt came to nothing: another follows, or the last one was this. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  void postpone(Collection<Notice> notices, Failure inTheEnd) {
    int attempts = notices.stream().mapToInt(Notice::attempts).max().orElseThrow();
    if (attempts > DELAYS.size()) {
      fail(notices, inTheEnd, null);
      return;
    }
    Instant next = now().plus(DELAYS.get(attempts - 1));
    notices.forEach(
        notice ->
            sql.sql(
                    "update outbox set next_attempt_at = :next, claimed_until = null where id = :id"
                        + " and "
                        + WAITING)
                .param("next", timestamp(next))
                .param("id", notice.id())
                .update());
  }

  /** These will not arrive, unless somebody sees to it. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  void refuse(Collection<Notice> notices, Failure why, String code) {
    fail(notices, why, code);
  }

  /**
   * What was taken came back.
   *
   * @param message the id of which its Message-ID was made
   * @return whether there was such a message, and it had not come back before
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  boolean bounced(UUID message, String code) {
    List<Notice> rows =
        sql.sql(
                """
                select * from outbox where (id = :message or bundle = :message)
                  and sent_at is not null and failed_at is null
                for update
                """)
            .param("message", message)
            .query(Outbox::notice)
            .list();
    if (rows.isEmpty()) {
      return false;
    }
    fail(rows, Failure.BOUNCED, code);
    return true;
  }

  /** Whether somebody is sending this message just now. */
  @Transactional(readOnly = true)
  boolean isInHand(UUID message) {
    return sql.sql(
            "select exists (select 1 from outbox where (id = :message or bundle = :message)"
                + " and claimed_until is not null and "
                + WAITING
                + ")")
        .param("message", message)
        .query(Boolean.class)
        .single();
  }

  /** These are to be sent again, from now on, as if for the first time. */
  public int retry(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return 0;
    }
    int again =
        sql.sql(
                """
                update outbox set failed_at = null, failed_as = null, failure_code = null,
                  sent_at = null, attempts = 0, claimed_until = null, next_attempt_at = :now
                where id in (:ids) and failed_at is not null and settled_in is null
                """)
            .param("now", timestamp(now()))
            .param("ids", ids)
            .update();
    events.publishEvent(new NoticesWritten(now()));
    return again;
  }

  @Transactional(readOnly = true)
  public Optional<Notice> find(UUID id) {
    return sql.sql("select * from outbox where id = :id")
        .param("id", id)
        .query(Outbox::notice)
        .optional();
  }

  /** Everything that was told in this process, the oldest first. */
  @Transactional(readOnly = true)
  public List<Notice> of(String reference) {
    return sql.sql("select * from outbox where reference = :reference order by number")
        .param("reference", reference)
        .query(Outbox::notice)
        .list();
  }

  /** What did not arrive with this person, and nobody has seen to, the oldest first. */
  @Transactional(readOnly = true)
  public List<Notice> failedOf(String account) {
    return sql.sql(
            """
            select * from outbox
            where account = :account and failed_at is not null and settled_in is null
            order by number
            """)
        .param("account", account)
        .query(Outbox::notice)
        .list();
  }

  /** Whether a message is to be sent now. */
  @Transactional(readOnly = true)
  public boolean hasWorkDue() {
    return sql.sql(
            "select exists (select 1 from outbox where next_attempt_at <= :now and "
                + WAITING
                + ")")
        .param("now", timestamp(now()))
        .query(Boolean.class)
        .single();
  }

  /** When the next message is to be sent, by this moment. */
  @Transactional(readOnly = true)
  public Optional<Instant> nextDue(Instant latest) {
    return sql.sql(
            "select min(next_attempt_at) from outbox where next_attempt_at <= :latest and "
                + WAITING)
        .param("latest", timestamp(latest))
        .query((row, number) -> Optional.ofNullable(instant(row, "min")))
        .single();
  }

  /** What this person was told last, the newest first. */
  @Transactional(readOnly = true)
  public List<Notice> lastOf(String account, int most) {
    return sql.sql(
            """
            select * from outbox where account = :account
            order by number desc limit :most
            """)
        .param("account", account)
        .param("most", most)
        .query(Outbox::notice)
        .list();
  }

  /**
   * What was told in this process, the newest first, without the processes that tell anything of
   * these kinds.
   */
  @Transactional(readOnly = true)
  List<Notice> openOf(String reference, Collection<String> kept, int most, int from) {
    return sql.sql(
            "select * from outbox told where reference = :reference and"
                + OPEN
                + "order by number desc limit :most offset :from")
        .param("reference", reference)
        .param("kept", kept)
        .param("most", most)
        .param("from", from)
        .query(Outbox::notice)
        .list();
  }

  /** How many {@link #openOf} finds in all. */
  @Transactional(readOnly = true)
  int countOpenOf(String reference, Collection<String> kept) {
    return sql.sql("select count(*) from outbox told where reference = :reference and" + OPEN)
        .param("reference", reference)
        .param("kept", kept)
        .query(Integer.class)
        .single();
  }

  /** Which of these there are, without the processes that tell anything of these kinds. */
  @Transactional(readOnly = true)
  List<UUID> openAmong(Collection<UUID> ids, Collection<String> kept) {
    return sql.sql("select id from outbox told where id in (:ids) and" + OPEN)
        .param("ids", ids)
        .param("kept", kept)
        .query(UUID.class)
        .list();
  }

  /**
   * What did not arrive and nobody has sent again, by person and reason.
   *
   * @param code what the other server answered; null when it said nothing
   * @param since when the first of them failed
   */
  record Failed(String account, Failure why, String code, Instant since, int count) {}

  /** Everything that did not arrive, what has waited longest first. */
  @Transactional(readOnly = true)
  List<Failed> failed() {
    return sql.sql(
            """
            select account, failed_as, failure_code, min(failed_at) as since, count(*) as count
            from outbox where failed_at is not null
            group by account, failed_as, failure_code
            order by since, account
            """)
        .query(
            (row, number) ->
                new Failed(
                    row.getString("account"),
                    Failure.valueOf(row.getString("failed_as")),
                    row.getString("failure_code"),
                    instant(row, "since"),
                    row.getInt("count")))
        .list();
  }

  /** The ids of everything that did not arrive. */
  @Transactional(readOnly = true)
  List<UUID> failedIds() {
    return sql.sql("select id from outbox where failed_at is not null").query(UUID.class).list();
  }

  /** Those of these that did not arrive, with what went in the same messages. */
  List<UUID> lockFailedTogether(Collection<UUID> ids) {
    return sql.sql(
            """
            select id from outbox
            where failed_at is not null and (id in (:ids)
              or bundle in (select bundle from outbox where id in (:ids) and failed_at is not null))
            order by id for update
            """)
        .param("ids", ids)
        .query(UUID.class)
        .list();
  }

  private void fail(Collection<Notice> notices, Failure why, String code) {
    Instant now = now();
    for (Notice notice : notices) {
      int failed =
          sql.sql(
                  """
                  update outbox set failed_at = :now, failed_as = :why, failure_code = :code,
                    claimed_until = null
                  where id = :id and failed_at is null and dropped_at is null
                  """)
              .param("now", timestamp(now))
              .param("why", why.name())
              .param("code", code)
              .param("id", notice.id())
              .update();
      if (failed > 0) {
        events.publishEvent(new NoticeFailed(notice.id(), notice.account(), why, now));
      }
    }
  }

  // The same for all that is told to this person on this day, on whichever node.
  private static UUID bundle(String account, Instant at) {
    return UUID.nameUUIDFromBytes((account + "@" + at).getBytes(StandardCharsets.UTF_8));
  }

  private static Notice notice(ResultSet row, int number) throws SQLException {
    String failedAs = row.getString("failed_as");
    return new Notice(
        row.getObject("id", UUID.class),
        row.getString("event"),
        row.getString("kind"),
        Level.valueOf(row.getString("level")),
        row.getString("account"),
        row.getString("reference"),
        row.getString("process_instance"),
        row.getString("element"),
        row.getObject("subject", Long.class),
        instant(row, "due_at"),
        instant(row, "created_at"),
        row.getObject("bundle", UUID.class),
        instant(row, "next_attempt_at"),
        row.getInt("attempts"),
        instant(row, "sent_at"),
        instant(row, "dropped_at"),
        instant(row, "failed_at"),
        failedAs == null ? null : Failure.valueOf(failedAs),
        row.getString("failure_code"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }

  private static Timestamp timestamp(Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
