package org.mentorat.mentorship;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;

/** A coordinator's choice to wait for a better match, and why. */
@Entity
public class Hold {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(optional = false)
  @JoinColumn(name = "mentorship_id")
  private Mentorship mentorship;

  private Instant heldAt;
  private String heldBy;
  private String reason;
  private Instant endedAt;

  protected Hold() {}

  Hold(Mentorship mentorship, String reason, String by, Instant now) {
    this.mentorship = mentorship;
    this.reason = reason;
    this.heldBy = by;
    this.heldAt = now;
  }

  public String reference() {
    return mentorship.reference();
  }

  public Instant heldAt() {
    return heldAt;
  }

  public String heldBy() {
    return heldBy;
  }

  public String reason() {
    return reason;
  }

  /** Null while the wait lasts. */
  public Instant endedAt() {
    return endedAt;
  }

  void ended(Instant now) {
    this.endedAt = now;
  }
}
