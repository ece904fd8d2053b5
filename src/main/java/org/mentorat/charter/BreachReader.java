package org.mentorat.charter;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** Somebody whom a word was handed to. */
@Entity
@Immutable
@IdClass(BreachReader.Key.class)
class BreachReader {

  record Key(Long breachId, String account) implements Serializable {}

  @Id private Long breachId;
  @Id private String account;
  private Instant since;

  protected BreachReader() {}

  BreachReader(long breachId, String account, Instant now) {
    this.breachId = breachId;
    this.account = account;
    this.since = now;
  }

  String account() {
    return account;
  }
}
