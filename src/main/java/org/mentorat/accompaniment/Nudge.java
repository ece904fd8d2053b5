package org.mentorat.accompaniment;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** Somebody was told that a step waits. */
@Entity
@Immutable
public class Nudge {

  /** Who was told. */
  public enum Told {
    /** The person whose turn it is. */
    OWNER,
    COORDINATION
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String reference;
  private String step;
  private Long subject;
  private int number;

  @Enumerated(EnumType.STRING)
  private Told told;

  private Instant nudgedAt;

  protected Nudge() {}

  Nudge(String reference, String step, Long subject, int number, Told told, Instant now) {
    this.reference = reference;
    this.step = step;
    this.subject = subject;
    this.number = number;
    this.told = told;
    this.nudgedAt = now;
  }

  /** The how-manieth of its step and subject, from 1. */
  public int number() {
    return number;
  }

  public Told told() {
    return told;
  }

  public Instant at() {
    return nudgedAt;
  }
}
