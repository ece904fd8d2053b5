package org.mentorat.correction;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.mentorat.firstcontact.YesNo;
import org.mentorat.mentorship.Assignment;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.Outcome;

/** One step that the coordination undid: what, when, by whom, why, and what it was before. */
@Entity
public class Correction {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(updatable = false)
  private String reference;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private CorrectionKind kind;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private CorrectionReason reason;

  private String words;

  @Column(updatable = false)
  private Instant correctedAt;

  @Column(updatable = false)
  private String correctedBy;

  @Column(updatable = false)
  private Boolean mayReturn;

  private Long assignmentId;
  private Instant doneAt;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Outcome undoneOutcome;

  @Column(updatable = false)
  private Instant undoneClosedAt;

  @Column(updatable = false)
  private String undoneClosedBy;

  private String undoneReferredTo;
  private String undoneClosingNote;

  @Column(updatable = false)
  private Instant undoneServiceEnd;

  protected Correction() {}

  Correction(String reference, AssignmentCorrectionSubmission submission, String by, Instant now) {
    this(
        reference,
        CorrectionKind.ASSIGNMENT,
        CorrectionReason.valueOf(submission.reason().name()),
        submission.words(),
        by,
        now);
    this.mayReturn = submission.mayReturn() == YesNo.YES;
  }

  Correction(Mentorship closed, ReopeningSubmission submission, String by, Instant now) {
    this(
        closed.reference(),
        CorrectionKind.REOPENING,
        CorrectionReason.valueOf(submission.reason().name()),
        submission.words(),
        by,
        now);
    this.undoneOutcome = closed.outcome();
    this.undoneClosedAt = closed.closedAt();
    this.undoneClosedBy = closed.closedBy();
    this.undoneReferredTo = closed.referredTo();
    this.undoneClosingNote = closed.closingNote();
    this.undoneServiceEnd = closed.serviceEndsAt();
  }

  private Correction(
      String reference,
      CorrectionKind kind,
      CorrectionReason reason,
      String words,
      String by,
      Instant now) {
    this.reference = reference;
    this.kind = kind;
    this.reason = reason;
    this.words = words;
    this.correctedBy = by;
    this.correctedAt = now;
  }

  public Long id() {
    return id;
  }

  public String reference() {
    return reference;
  }

  public CorrectionKind kind() {
    return kind;
  }

  public CorrectionReason reason() {
    return reason;
  }

  /** For the coordination only. */
  public String words() {
    return words;
  }

  public Instant correctedAt() {
    return correctedAt;
  }

  public String correctedBy() {
    return correctedBy;
  }

  /** Of an assignment: whether that mentor may be proposed again. */
  public boolean mayReturn() {
    return Boolean.TRUE.equals(mayReturn);
  }

  /** Of an assignment: when the mentor's part ended by it; null before, and of a closing. */
  public Instant doneAt() {
    return doneAt;
  }

  /** Of a closing: how the mentorship was closed; as the next, null of an assignment. */
  public Outcome undoneOutcome() {
    return undoneOutcome;
  }

  public Instant undoneClosedAt() {
    return undoneClosedAt;
  }

  /** Null also when the process closed it at its time. */
  public String undoneClosedBy() {
    return undoneClosedBy;
  }

  /** To which resource the person was referred, if so. */
  public String undoneReferredTo() {
    return undoneReferredTo;
  }

  public String undoneClosingNote() {
    return undoneClosingNote;
  }

  /** When the service ended by the closing; null if none was opened. */
  public Instant undoneServiceEnd() {
    return undoneServiceEnd;
  }

  void done(Assignment ended, Instant now) {
    this.assignmentId = ended.id();
    this.doneAt = now;
  }
}
