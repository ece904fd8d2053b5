package org.mentorat.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells people of events of their own, as the steps of processes do, and what becomes of it. */
public final class Telling {

  private final Outbox outbox;
  private final JdbcClient sql;
  private final TransactionTemplate transactions;

  public Telling(BeanFactory beans) {
    outbox = beans.getBean(Outbox.class);
    sql = beans.getBean(JdbcClient.class);
    transactions = beans.getBean(TransactionTemplate.class);
  }

  /** This person is told, about a step of a process or, when {@code element} is null, of none. */
  public Notice told(
      String account,
      String kind,
      Level level,
      String reference,
      String process,
      String element,
      Instant due) {
    String event = UUID.randomUUID().toString();
    transactions.executeWithoutResult(
        status ->
            outbox.tell(
                new Event(event, kind, level, reference, process, element, null, due),
                List.of(account)));
    UUID id =
        sql.sql("select id from outbox where event = :event")
            .param("event", event)
            .query(UUID.class)
            .single();
    return outbox.find(id).orElseThrow();
  }

  /** The other server has said no, and nobody was told of that. */
  public void fail(Notice notice, String why, String code) {
    sql.sql(
            "update outbox set failed_at = created_at, failed_as = :why, failure_code = :code"
                + " where id = :id")
        .param("why", why)
        .param("code", code)
        .param("id", notice.id())
        .update();
  }
}
