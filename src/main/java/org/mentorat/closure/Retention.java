package org.mentorat.closure;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/** Until when what belongs to a closed mentorship is kept. */
@Entity
@Immutable
class Retention {

  @Id private String reference;
  private Instant closedAt;
  private LocalDate keepUntil;

  protected Retention() {}

  Retention(String reference, Instant closedAt, LocalDate keepUntil) {
    this.reference = reference;
    this.closedAt = closedAt;
    this.keepUntil = keepUntil;
  }

  LocalDate keepUntil() {
    return keepUntil;
  }
}
