package org.mentorat.closure;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.DynamicUpdate;
import org.mentorat.mentorship.Side;

/** More time, asked for by one of three and agreed by the two others (X5). */
@Entity
@DynamicUpdate
public class ServiceExtension {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(updatable = false)
  private String reference;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Side side;

  private LocalDate lastDay;
  private String why;
  private Instant requestedAt;
  private String requestedBy;
  private Instant menteeAgreedAt;
  private String menteeAgreedBy;
  private Instant mentorAgreedAt;
  private String mentorAgreedBy;
  private Instant coordinationAgreedAt;
  private String coordinationAgreedBy;

  @Enumerated(EnumType.STRING)
  private ExtensionState state;

  private String declinedBy;
  private String note;
  private Instant endsAt;
  private Instant plannedEnd;
  private Instant closedAt;

  protected ServiceExtension() {}

  ServiceExtension(
      String reference, ExtensionSubmission submission, Side side, String by, Instant now) {
    this.reference = reference;
    this.side = side;
    this.lastDay = submission.lastDay();
    this.why = submission.why();
    this.requestedBy = by;
    this.requestedAt = now;
    this.state = ExtensionState.OPEN;
    agreed(side, by, now);
  }

  public Long id() {
    return id;
  }

  public String reference() {
    return reference;
  }

  /** Who asks; null: the coordination. */
  public Side side() {
    return side;
  }

  /** The new last day of the service. */
  public LocalDate lastDay() {
    return lastDay;
  }

  public String why() {
    return why;
  }

  public Instant requestedAt() {
    return requestedAt;
  }

  public String requestedBy() {
    return requestedBy;
  }

  public ExtensionState state() {
    return state;
  }

  public String declinedBy() {
    return declinedBy;
  }

  /** For the other two, where it was declined. */
  public String note() {
    return note;
  }

  /** The first moment after the service, once it is granted. */
  public Instant endsAt() {
    return endsAt;
  }

  /** When the service would have ended, once it is granted. */
  public Instant plannedEnd() {
    return plannedEnd;
  }

  /** When it was granted, declined or lapsed; null before. */
  public Instant closedAt() {
    return closedAt;
  }

  /** Which of the pair is to answer now, or null. */
  public Side nextOfPair() {
    if (menteeAgreedAt == null) {
      return Side.MENTEE;
    }
    return mentorAgreedAt == null ? Side.MENTOR : null;
  }

  boolean isAgreedByThePair() {
    return menteeAgreedAt != null && mentorAgreedAt != null;
  }

  boolean isAgreedByAll() {
    return isAgreedByThePair() && coordinationAgreedAt != null;
  }

  /** Who said yes last: the coordination, or the mentor where the coordination asked. */
  String agreedLastBy() {
    return side == null ? mentorAgreedBy : coordinationAgreedBy;
  }

  /**
   * @param party one of the pair; null: the coordination
   */
  final void agreed(Side party, String by, Instant now) {
    if (party == null) {
      this.coordinationAgreedAt = now;
      this.coordinationAgreedBy = by;
    } else if (party == Side.MENTEE) {
      this.menteeAgreedAt = now;
      this.menteeAgreedBy = by;
    } else {
      this.mentorAgreedAt = now;
      this.mentorAgreedBy = by;
    }
  }

  void declined(String note, String by, Instant now) {
    this.note = note;
    this.declinedBy = by;
    closed(ExtensionState.DECLINED, now);
  }

  void granted(Instant end, Instant planned, Instant now) {
    this.endsAt = end;
    this.plannedEnd = planned;
    closed(ExtensionState.GRANTED, now);
  }

  void closed(ExtensionState state, Instant now) {
    this.state = state;
    this.closedAt = now;
  }
}
