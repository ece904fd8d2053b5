package org.mentorat.projectend;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What the coordination decided about mentorships that did not follow the end of their project. */
@Entity
@Immutable
public class UnclosedReview {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String project;

  @Enumerated(EnumType.STRING)
  private UnclosedDecision decision;

  private int mentorships;
  private String note;
  private Instant decidedAt;
  private String decidedBy;

  protected UnclosedReview() {}

  UnclosedReview(
      String project, UnclosedSubmission submission, int mentorships, String by, Instant now) {
    this.project = project;
    this.decision = submission.decision();
    this.note = submission.note();
    this.mentorships = mentorships;
    this.decidedBy = by;
    this.decidedAt = now;
  }

  public UnclosedDecision decision() {
    return decision;
  }

  /** How many had not followed by then. */
  public int mentorships() {
    return mentorships;
  }

  public String note() {
    return note;
  }

  public String decidedBy() {
    return decidedBy;
  }

  public Instant decidedAt() {
    return decidedAt;
  }
}
