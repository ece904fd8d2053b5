package org.mentorat.projectend;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/** One time that a project's mentorships were set about being closed. */
@Entity
@Immutable
public class ClosingRound {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String project;
  private int number;
  private int mentorships;
  private String batch;
  private Instant beganAt;

  protected ClosingRound() {}

  ClosingRound(String project, int number, int mentorships, String batch, Instant now) {
    this.project = project;
    this.number = number;
    this.mentorships = mentorships;
    this.batch = batch;
    this.beganAt = now;
  }

  /** From 1. */
  public int number() {
    return number;
  }

  /** How many were to close this time. */
  public int mentorships() {
    return mentorships;
  }

  /** The engine's id of the batch; empty when there was none to tell. */
  public Optional<String> batch() {
    return Optional.ofNullable(batch);
  }

  public Instant beganAt() {
    return beganAt;
  }
}
