package org.mentorat.firstcontact;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** A mentor's refusal and its reason, read by the coordination only (X9). */
@Entity
public class Decline {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String reference;
  private String declinedBy;
  private Instant declinedAt;

  @Enumerated(EnumType.STRING)
  private DeclineReason reason;

  private String comment;

  protected Decline() {}

  Decline(String reference, DeclineReason reason, String comment, String by, Instant now) {
    this.reference = reference;
    this.reason = reason;
    this.comment = comment;
    this.declinedBy = by;
    this.declinedAt = now;
  }

  public String reference() {
    return reference;
  }

  /** The mentor's account. */
  public String declinedBy() {
    return declinedBy;
  }

  public Instant declinedAt() {
    return declinedAt;
  }

  public DeclineReason reason() {
    return reason;
  }

  public String comment() {
    return comment;
  }
}
