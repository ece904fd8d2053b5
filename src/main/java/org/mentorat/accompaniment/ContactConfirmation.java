package org.mentorat.accompaniment;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.mentorat.firstcontact.YesNo;

/**
 * The mentee's word on the first contact (R37), and what the coordination found out if it was no.
 */
@Entity
public class ContactConfirmation {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String reference;
  private boolean contactTookPlace;
  private String comment;
  private Instant recordedAt;
  private String recordedBy;

  @Enumerated(EnumType.STRING)
  private ContestOutcome outcome;

  private String resolutionNote;
  private Instant resolvedAt;
  private String resolvedBy;

  protected ContactConfirmation() {}

  ContactConfirmation(
      String reference, FirstContactConfirmationSubmission submission, String by, Instant now) {
    this.reference = reference;
    this.contactTookPlace = submission.contactTookPlace() == YesNo.YES;
    this.comment = submission.comment();
    this.recordedBy = by;
    this.recordedAt = now;
  }

  public String reference() {
    return reference;
  }

  public boolean contactTookPlace() {
    return contactTookPlace;
  }

  /** What the mentee says instead; read by the coordination too. */
  public String comment() {
    return comment;
  }

  public Instant recordedAt() {
    return recordedAt;
  }

  public String recordedBy() {
    return recordedBy;
  }

  /** Null unless the coordination resolved a contest. */
  public ContestOutcome outcome() {
    return outcome;
  }

  public String resolutionNote() {
    return resolutionNote;
  }

  public Instant resolvedAt() {
    return resolvedAt;
  }

  public String resolvedBy() {
    return resolvedBy;
  }

  /** Whether the mentee says no and the coordination has not found out yet. */
  public boolean isContested() {
    return !contactTookPlace && outcome == null;
  }

  void resolved(ContestedContactSubmission submission, String by, Instant now) {
    this.outcome = submission.outcome();
    this.resolutionNote = submission.note();
    this.resolvedBy = by;
    this.resolvedAt = now;
  }
}
