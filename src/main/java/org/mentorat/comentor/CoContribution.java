package org.mentorat.comentor;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** A contribution as worded once (R30); the one that was accepted is in force. */
@Entity
public class CoContribution {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private Long coMentorshipId;
  private int number;
  private String text;
  private Instant proposedAt;
  private String proposedBy;
  private Instant acceptedAt;
  private String acceptedBy;

  protected CoContribution() {}

  CoContribution(long coMentorshipId, int number, String text, String by, Instant now) {
    this.coMentorshipId = coMentorshipId;
    this.number = number;
    this.text = text;
    this.proposedBy = by;
    this.proposedAt = now;
  }

  /** Which version it is, from 1. */
  public int number() {
    return number;
  }

  public String text() {
    return text;
  }

  public Instant proposedAt() {
    return proposedAt;
  }

  public String proposedBy() {
    return proposedBy;
  }

  /** Null unless it is the one in force. */
  public Instant acceptedAt() {
    return acceptedAt;
  }

  public String acceptedBy() {
    return acceptedBy;
  }

  void accepted(String by, Instant now) {
    this.acceptedBy = by;
    this.acceptedAt = now;
  }
}
