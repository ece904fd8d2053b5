package org.mentorat.meeting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;

/** The coordination looks into meetings that one of the pair missed (R70). */
@Entity
@DynamicUpdate
public class NoShowReview {

  @Id
  @Column(updatable = false)
  private Long meetingId;

  @Column(updatable = false)
  private String reference;

  @Column(updatable = false)
  private Instant openedAt;

  @Enumerated(EnumType.STRING)
  private NoShowOutcome outcome;

  private String note;
  private Instant reviewedAt;
  private String reviewedBy;
  private Instant lapsedAt;

  protected NoShowReview() {}

  NoShowReview(Meeting meeting, Instant now) {
    this.meetingId = meeting.id();
    this.reference = meeting.reference();
    this.openedAt = now;
  }

  /** The meeting that was one too many. */
  public Long meetingId() {
    return meetingId;
  }

  public String reference() {
    return reference;
  }

  public Instant openedAt() {
    return openedAt;
  }

  /** Null while nobody has looked into it. */
  public NoShowOutcome outcome() {
    return outcome;
  }

  /** The coordination's. */
  public String note() {
    return note;
  }

  public Instant reviewedAt() {
    return reviewedAt;
  }

  public String reviewedBy() {
    return reviewedBy;
  }

  /** When the service ended before anybody looked into it, or null. */
  public Instant lapsedAt() {
    return lapsedAt;
  }

  boolean isOpen() {
    return outcome == null && lapsedAt == null;
  }

  void reviewed(NoShowReviewSubmission submission, String by, Instant now) {
    this.outcome = submission.outcome();
    this.note = submission.note();
    this.reviewedBy = by;
    this.reviewedAt = now;
  }

  void lapsed(Instant now) {
    this.lapsedAt = now;
  }
}
