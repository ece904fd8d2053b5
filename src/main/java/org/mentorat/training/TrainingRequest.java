package org.mentorat.training;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** What somebody wishes to be trained in, written for the coordination, and its decision (R43). */
@Entity
public class TrainingRequest {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String reference;
  private String topic;
  private String need;

  @Enumerated(EnumType.STRING)
  private TrainingAudience audience;

  private Instant requestedAt;
  private String requestedBy;

  @Enumerated(EnumType.STRING)
  private TrainingDecision decision;

  private String note;
  private Instant reviewedAt;
  private String reviewedBy;

  protected TrainingRequest() {}

  TrainingRequest(String reference, TrainingRequestSubmission submission, String by, Instant now) {
    this.reference = reference;
    this.topic = submission.topic();
    this.need = submission.need();
    this.audience = submission.audience();
    this.requestedBy = by;
    this.requestedAt = now;
  }

  public Long id() {
    return id;
  }

  /** The reference of the mentorship it comes from. */
  public String reference() {
    return reference;
  }

  public String topic() {
    return topic;
  }

  public String need() {
    return need;
  }

  public TrainingAudience audience() {
    return audience;
  }

  public Instant requestedAt() {
    return requestedAt;
  }

  /** The account of the mentee or the mentor. */
  public String requestedBy() {
    return requestedBy;
  }

  /** Null while the coordination has not decided. */
  public TrainingDecision decision() {
    return decision;
  }

  public String note() {
    return note;
  }

  public Instant reviewedAt() {
    return reviewedAt;
  }

  public String reviewedBy() {
    return reviewedBy;
  }

  void reviewed(TrainingReviewSubmission submission, String by, Instant now) {
    this.decision = submission.decision();
    this.note = submission.note();
    this.reviewedBy = by;
    this.reviewedAt = now;
  }
}
