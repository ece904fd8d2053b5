package org.mentorat.charter;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.mentorat.firstcontact.Channel;
import org.mentorat.firstcontact.YesNo;

/**
 * A word in confidence, and what became of it (R61). Its dates may be counted; its words are for
 * whom {@link Breaches#wordsFor} gives them to.
 */
@Entity
public class Breach {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(updatable = false)
  private String reference;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private BreachKind kind;

  @Column(updatable = false)
  private String text;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Channel contactChannel;

  @Column(updatable = false)
  private boolean safeToGoOn;

  @Column(updatable = false)
  private Instant reportedAt;

  @Column(updatable = false)
  private String reportedBy;

  private String message;
  private Instant acknowledgedAt;
  private String acknowledgedBy;

  @Enumerated(EnumType.STRING)
  private BreachOutcome outcome;

  private String note;
  private String answer;
  private Instant handledAt;
  private String handledBy;
  private Boolean answerRead;
  private Instant answerEndedAt;

  protected Breach() {}

  Breach(String reference, BreachSubmission submission, String by, Instant now) {
    this.reference = reference;
    this.kind = submission.kind();
    this.text = submission.text();
    this.contactChannel =
        submission.contactWished() == YesNo.YES ? submission.contactChannel() : null;
    this.safeToGoOn = submission.safeToGoOn() == YesNo.YES;
    this.reportedBy = by;
    this.reportedAt = now;
  }

  public Long id() {
    return id;
  }

  /** The mentorship's reference. */
  public String reference() {
    return reference;
  }

  /** Whether whoever wrote it finds that the two can go on meanwhile. */
  public boolean safeToGoOn() {
    return safeToGoOn;
  }

  public Instant reportedAt() {
    return reportedAt;
  }

  /** The account of whoever wrote it: for assigning the answer, never to be shown to the other. */
  public String reportedBy() {
    return reportedBy;
  }

  /** Null until somebody said that they have read it. */
  public Instant acknowledgedAt() {
    return acknowledgedAt;
  }

  /** Null until it was dealt with. */
  public Instant handledAt() {
    return handledAt;
  }

  /** Whether the answer was read; null while it waits. */
  public Boolean answerRead() {
    return answerRead;
  }

  public Instant answerEndedAt() {
    return answerEndedAt;
  }

  String acknowledgedBy() {
    return acknowledgedBy;
  }

  String handledBy() {
    return handledBy;
  }

  BreachKind kind() {
    return kind;
  }

  String text() {
    return text;
  }

  Channel contactChannel() {
    return contactChannel;
  }

  String message() {
    return message;
  }

  BreachOutcome outcome() {
    return outcome;
  }

  String note() {
    return note;
  }

  String answer() {
    return answer;
  }

  void acknowledged(String message, String by, Instant now) {
    if (acknowledgedAt != null) {
      throw new IllegalStateException("word " + id + " is acknowledged");
    }
    this.message = message;
    this.acknowledgedBy = by;
    this.acknowledgedAt = now;
  }

  void handled(BreachHandlingSubmission submission, String by, Instant now) {
    if (acknowledgedAt == null || handledAt != null) {
      throw new IllegalStateException("word " + id + " is not waiting to be dealt with");
    }
    this.outcome = submission.outcome();
    this.note = submission.note();
    this.answer = submission.answer();
    this.handledBy = by;
    this.handledAt = now;
  }

  void answerEnded(boolean read, Instant now) {
    if (handledAt == null || answerRead != null) {
      throw new IllegalStateException("no answer to word " + id + " waits");
    }
    this.answerRead = read;
    this.answerEndedAt = now;
  }
}
