package org.mentorat.absence;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** Who answers instead of a mentor, from when they were named until they are replaced. */
@Entity
public class Substitution {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private Long absenceId;
  private String substitute;
  private Instant namedAt;
  private String namedBy;
  private Instant endedAt;

  protected Substitution() {}

  Substitution(long absenceId, String substitute, String by, Instant now) {
    this.absenceId = absenceId;
    this.substitute = substitute;
    this.namedBy = by;
    this.namedAt = now;
  }

  /** The account. */
  public String substitute() {
    return substitute;
  }

  public Instant namedAt() {
    return namedAt;
  }

  public String namedBy() {
    return namedBy;
  }

  /** Null of the one named last, while the absence lasts. */
  public Instant endedAt() {
    return endedAt;
  }

  void ended(Instant now) {
    this.endedAt = now;
  }
}
