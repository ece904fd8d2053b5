package org.mentorat.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    return of(List.of(account)).get(account);
  }

  /** The same of each of these. */
  @Transactional(readOnly = true)
  public Map<String, Preference> of(Collection<String> accounts) {
    Map<String, Preference> all = new HashMap<>();
    accounts.forEach(account -> all.put(account, Preference.UNSAID));
    sql.sql(
            """
            select account, language, delivery, quiet_from, quiet_to from mail_preference
            where account = any (string_to_array(:accounts, ','))
            """)
        .param("accounts", String.join(",", accounts))
        .query(
            row -> {
              all.put(
                  row.getString("account"),
                  new Preference(
                      row.getString("language"),
                      Delivery.valueOf(row.getString("delivery")),
                      row.getObject("quiet_from", LocalTime.class),
                      row.getObject("quiet_to", LocalTime.class)));
            });
    return all;
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
