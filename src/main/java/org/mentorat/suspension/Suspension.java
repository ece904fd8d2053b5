package org.mentorat.suspension;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;

/**
 * One time for which a mentorship stands, or stood, still. Its reason and words are for the
 * coordination.
 */
@Entity
public class Suspension {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(updatable = false)
  private String reference;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private SuspensionReason reason;

  @Column(updatable = false)
  private String words;

  @Column(updatable = false)
  private Instant suspendedAt;

  @Column(updatable = false)
  private String suspendedBy;

  @Column(updatable = false)
  private Instant limitAt;

  private Instant remindedAt;
  private Instant resumptionAt;
  private String resumptionBy;
  private Instant resumedAt;
  private Instant endBefore;
  private Instant endAfter;

  protected Suspension() {}

  Suspension(
      String reference,
      SuspensionReason reason,
      String words,
      Instant limitAt,
      String by,
      Instant now) {
    this.reference = reference;
    this.reason = reason;
    this.words = words;
    this.limitAt = limitAt;
    this.suspendedBy = by;
    this.suspendedAt = now;
  }

  public Long id() {
    return id;
  }

  /** The mentorship's reference. */
  public String reference() {
    return reference;
  }

  /** For the coordination. */
  public SuspensionReason reason() {
    return reason;
  }

  /** For the coordination; may be null. */
  public String words() {
    return words;
  }

  public Instant suspendedAt() {
    return suspendedAt;
  }

  public String suspendedBy() {
    return suspendedBy;
  }

  /** When it goes on by itself at the latest. */
  public Instant limitAt() {
    return limitAt;
  }

  /** When those concerned were told that the limit comes near, or null. */
  public Instant remindedAt() {
    return remindedAt;
  }

  /** When somebody resumed it by hand; null while nobody did. */
  public Instant resumptionAt() {
    return resumptionAt;
  }

  /** The account that resumed it by hand; null when nobody did. */
  public String resumptionBy() {
    return resumptionBy;
  }

  /** Null while it lasts. */
  public Instant resumedAt() {
    return resumedAt;
  }

  /** When the service was to end before; null while the suspension lasts. */
  public Instant endBefore() {
    return endBefore;
  }

  /** When the service ends since; null while the suspension lasts. */
  public Instant endAfter() {
    return endAfter;
  }

  /** For how much of the time since then the mentorship stood still. */
  Duration since(Instant moment, Instant now) {
    Instant from = beginSince(moment);
    Instant to = endUntil(now);
    return to.isAfter(from) ? Duration.between(from, to) : Duration.ZERO;
  }

  /** When it began to matter to what was set at that moment. */
  Instant beginSince(Instant moment) {
    return moment.isAfter(suspendedAt) ? moment : suspendedAt;
  }

  /** Until when the mentorship stood still, or stands so far. */
  Instant endUntil(Instant now) {
    return resumedAt == null ? now : resumedAt;
  }

  void reminded(Instant now) {
    this.remindedAt = now;
  }

  void resumption(String by, Instant now) {
    this.resumptionBy = by;
    this.resumptionAt = now;
  }

  void resumed(Instant endBefore, Instant endAfter, Instant now) {
    this.endBefore = endBefore;
    this.endAfter = endAfter;
    this.resumedAt = now;
  }
}
