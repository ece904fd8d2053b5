package org.mentorat.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalTime;
import org.mentorat.notification.Preference.Delivery;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How people wish to be told. */
@Service
@Transactional
public class Preferences {

  private final JdbcClient sql;
  private final Clock clock;

  Preferences(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** What this person said, or what holds for those who never did. */
  @Transactional(readOnly = true)
  public Preference of(String account) {
    return sql.sql(
            """
            select language, delivery, quiet_from, quiet_to from mail_preference
            where account = :account
            """)
        .param("account", account)
        .query(
            (row, number) ->
                new Preference(
                    row.getString("language"),
                    Delivery.valueOf(row.getString("delivery")),
                    row.getObject("quiet_from", LocalTime.class),
                    row.getObject("quiet_to", LocalTime.class)))
        .optional()
        .orElse(Preference.UNSAID);
  }

  /** Holds for what is told from now on. */
  public void change(String account, Preference preference) {
    sql.sql(
            """
            insert into mail_preference
              (account, language, delivery, quiet_from, quiet_to, changed_at)
            values (:account, :language, :delivery, :from, :to, :now)
            on conflict (account) do update set
              language = excluded.language, delivery = excluded.delivery,
              quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
              changed_at = excluded.changed_at
            """)
        .param("account", account)
        .param("language", preference.language())
        .param("delivery", preference.delivery().name())
        .param("from", preference.quietFrom())
        .param("to", preference.quietTo())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }
}
