package org.mentorat.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mentorat.people.Directory;
import org.mentorat.people.EmailTaken;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What did not arrive, until somebody has settled it (I9): all that did not reach one person is one
 * matter, and all that reached no mail server, or could not be written, is another, however many
 * messages it is.
 */
@Service
@Transactional
public class Undelivered {

  /** Those that say that something did not arrive: that they do not, begins nothing anew. */
  public static final String KIND = "settle-undelivered";

  /** What a matter is about, when it may be anybody who was not reached. */
  public static final String MAIL_SERVER = "mail-server";

  private static final Set<Failure> OF_NOBODY = EnumSet.of(Failure.UNREACHABLE, Failure.FAULT);

  private static final String UNSETTLED =
      """
      failed_at is not null and settled_in is null
      and case when cast(:account as text) is null then failed_as in ('UNREACHABLE', 'FAULT')
          else account = :account and failed_as in ('REFUSED', 'BOUNCED', 'ADDRESS') end
      """;

  private final JdbcClient sql;
  private final Directory directory;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Undelivered(JdbcClient sql, Directory directory, ApplicationEventPublisher events, Clock clock) {
    this.sql = sql;
    this.directory = directory;
    this.events = events;
    this.clock = clock;
  }

  /**
   * One time that the coordination was asked to see to it.
   *
   * @param account whom nothing reached; null when it may be anybody
   * @param reminders how often the coordination was reminded
   * @param note what was told, when and by whom; null unless it was
   */
  public record Matter(
      long id,
      String account,
      Instant openedAt,
      int reminders,
      Instant settledAt,
      String settledBy,
      UndeliveredDecision settledAs,
      String note) {

    /** The account, or {@link #MAIL_SERVER}. */
    public String about() {
      return account == null ? MAIL_SERVER : account;
    }
  }

  /**
   * Messages of one kind that did not arrive for one reason.
   *
   * @param since when the first of them failed
   */
  record Lost(String kind, Failure why, int messages, int people, Instant since) {}

  /**
   * Opens the matter that this failure is about. To be called in the transaction of the failure.
   *
   * @return nothing when it is open already, or there is none
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Matter> open(NoticeFailed failed) {
    boolean ofItself =
        sql.sql("select kind = :kind from outbox where id = :id")
            .param("kind", KIND)
            .param("id", failed.notice())
            .query(Boolean.class)
            .single();
    if (ofItself) {
      return Optional.empty();
    }
    String account = OF_NOBODY.contains(failed.why()) ? null : failed.account();
    hold(account);
    return sql.sql(
            """
            insert into undelivered (account, opened_at) values (:account, :now)
            on conflict do nothing
            returning *
            """)
        .param("account", account)
        .param("now", Timestamp.from(now()))
        .query(Undelivered::matter)
        .optional();
  }

  @Transactional(readOnly = true)
  public Matter matter(long id) {
    return sql.sql("select * from undelivered where id = :id")
        .param("id", id)
        .query(Undelivered::matter)
        .single();
  }

  /** How the same was settled before, the newest first, ten at most. */
  @Transactional(readOnly = true)
  public List<Matter> before(Matter matter) {
    return sql.sql(
            """
            select * from undelivered
            where account is not distinct from :account and settled_at is not null
            order by settled_at desc limit 10
            """)
        .param("account", matter.account())
        .query(Undelivered::matter)
        .list();
  }

  /** What has not arrived and nobody has settled, the most of a kind first. */
  @Transactional(readOnly = true)
  List<Lost> lost(Matter matter) {
    return sql.sql(
            """
            select kind, failed_as, count(*) as messages, count(distinct account) as people,
              min(failed_at) as since
            from outbox where
            """
                + UNSETTLED
                + " group by kind, failed_as order by messages desc, since, kind, failed_as")
        .param("account", matter.account())
        .query(
            (row, number) ->
                new Lost(
                    row.getString("kind"),
                    Failure.valueOf(row.getString("failed_as")),
                    row.getInt("messages"),
                    row.getInt("people"),
                    row.getTimestamp("since").toInstant()))
        .list();
  }

  /**
   * The coordination is reminded.
   *
   * @return how often it was, this time included
   */
  public int remind(long id) {
    return sql.sql(
            "update undelivered set reminders = reminders + 1 where id = :id returning reminders")
        .param("id", id)
        .query(Integer.class)
        .single();
  }

  /** The coordination has decided; what was told otherwise is open no longer. */
  public void settle(long id, UndeliveredDecision decision, String note, String by) {
    Matter matter = matter(id);
    // What fails just now either is in this matter, or opens the next one.
    hold(matter.account());
    sql.sql(
            """
            update undelivered set settled_at = :now, settled_by = :by, settled_as = :as,
              note = :note
            where id = :id
            """)
        .param("now", Timestamp.from(now()))
        .param("by", by)
        .param("as", decision.name())
        .param("note", decision == UndeliveredDecision.TOLD ? note : null)
        .param("id", id)
        .update();
    if (decision == UndeliveredDecision.TOLD) {
      sql.sql("update outbox set settled_in = :id where " + UNSETTLED)
          .param("id", id)
          .param("account", matter.account())
          .update();
    }
  }

  /**
   * The person whom nothing reached has another address.
   *
   * @throws EmailTaken when it is somebody else's
   */
  public void correct(long id, String email) throws EmailTaken {
    directory.correctEmail(Objects.requireNonNull(matter(id).account()), email);
  }

  /**
   * All that has not arrived is sent again, from now on, as if for the first time.
   *
   * @return how many messages that is
   */
  public int sendAgain(long id) {
    int again =
        sql.sql(
                """
                update outbox set failed_at = null, failed_as = null, failure_code = null,
                  sent_at = null, attempts = 0, claimed_until = null, next_attempt_at = :now
                where
                """
                    + UNSETTLED)
            .param("now", Timestamp.from(now()))
            .param("account", matter(id).account())
            .update();
    events.publishEvent(new NoticesWritten(now()));
    return again;
  }

  private void hold(String account) {
    sql.sql("select pg_advisory_xact_lock(hashtextextended('undelivered ' || :account, 0))")
        .param("account", account == null ? "" : account)
        .query((row, number) -> true)
        .single();
  }

  private static Matter matter(ResultSet row, int number) throws SQLException {
    Timestamp settledAt = row.getTimestamp("settled_at");
    String settledAs = row.getString("settled_as");
    return new Matter(
        row.getLong("id"),
        row.getString("account"),
        row.getTimestamp("opened_at").toInstant(),
        row.getInt("reminders"),
        settledAt == null ? null : settledAt.toInstant(),
        row.getString("settled_by"),
        settledAs == null ? null : UndeliveredDecision.valueOf(settledAs),
        row.getString("note"));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
