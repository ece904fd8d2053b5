package org.mentorat.accompaniment;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** Somebody was told that a step waits. */
@Entity
@Immutable
class Nudge {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String reference;

  private String step;

  private int number;
  private Instant nudgedAt;

  protected Nudge() {}

  Nudge(String reference, String step, int number, Instant now) {
    this.reference = reference;
    this.step = step;
    this.number = number;
    this.nudgedAt = now;
  }
}
