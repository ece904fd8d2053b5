package org.mentorat.closure;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.mentorat.firstcontact.YesNo;

/**
 * What the mentee says at the end (R77, R107). Where they stand on the objectives is with the
 * objectives (R89).
 */
@Entity
@Immutable
public class MenteeEvaluation {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String reference;
  private Long voidedBy;
  private Integer listening;
  private Integer trust;
  private Integer serviceWorth;
  private Boolean recommend;
  private String comment;
  private Instant recordedAt;
  private String recordedBy;

  protected MenteeEvaluation() {}

  MenteeEvaluation(
      String reference, MenteeEvaluationSubmission submission, String by, Instant now) {
    this.reference = reference;
    this.listening = submission.listening();
    this.trust = submission.trust();
    this.serviceWorth = submission.serviceWorth();
    this.recommend = submission.recommend() == null ? null : submission.recommend() == YesNo.YES;
    this.comment = submission.comment();
    this.recordedBy = by;
    this.recordedAt = now;
  }

  public String reference() {
    return reference;
  }

  /** From 1 to 5, as the next two. */
  public Integer listening() {
    return listening;
  }

  public Integer trust() {
    return trust;
  }

  public Integer serviceWorth() {
    return serviceWorth;
  }

  public Boolean recommend() {
    return recommend;
  }

  public String comment() {
    return comment;
  }

  public Instant recordedAt() {
    return recordedAt;
  }

  public String recordedBy() {
    return recordedBy;
  }
}
