package org.mentorat.agreement;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What the coordination decided about those who had not accepted a version in time. */
@Entity
@Immutable
public class AcceptanceReview {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Enumerated(EnumType.STRING)
  private Document document;

  private int version;

  @Enumerated(EnumType.STRING)
  private FollowUpDecision decision;

  private int outstanding;
  private String note;
  private Instant decidedAt;
  private String decidedBy;

  protected AcceptanceReview() {}

  AcceptanceReview(
      Publication publication, FollowUpSubmission submission, int open, String by, Instant now) {
    this.document = publication.document();
    this.version = publication.version();
    this.decision = submission.decision();
    this.outstanding = open;
    this.note = submission.note();
    this.decidedBy = by;
    this.decidedAt = now;
  }

  public FollowUpDecision decision() {
    return decision;
  }

  /** How many had not accepted. */
  public int outstanding() {
    return outstanding;
  }

  /** What was decided, or null. */
  public String note() {
    return note;
  }

  public Instant decidedAt() {
    return decidedAt;
  }

  public String decidedBy() {
    return decidedBy;
  }
}
