package org.mentorat.closure;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.mentorat.firstcontact.YesNo;

/** What the mentor says at the end, of the relation and of what they gained (R75, R110). */
@Entity
@Immutable
public class MentorEvaluation {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String reference;
  private Long voidedBy;
  private Integer listening;
  private Integer trust;
  private Integer learned;
  private Integer serviceWorth;
  private Boolean mentorAgain;
  private String comment;
  private Instant recordedAt;
  private String recordedBy;

  protected MentorEvaluation() {}

  MentorEvaluation(
      String reference, MentorEvaluationSubmission submission, String by, Instant now) {
    this.reference = reference;
    this.listening = submission.listening();
    this.trust = submission.trust();
    this.learned = submission.learned();
    this.serviceWorth = submission.serviceWorth();
    this.mentorAgain =
        submission.mentorAgain() == null ? null : submission.mentorAgain() == YesNo.YES;
    this.comment = submission.comment();
    this.recordedBy = by;
    this.recordedAt = now;
  }

  public String reference() {
    return reference;
  }

  /** From 1 to 5, as the next three. */
  public Integer listening() {
    return listening;
  }

  public Integer trust() {
    return trust;
  }

  public Integer learned() {
    return learned;
  }

  public Integer serviceWorth() {
    return serviceWorth;
  }

  public Boolean mentorAgain() {
    return mentorAgain;
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
