package org.mentorat.mentorship;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.mentorat.people.Person;

/** A mentorship entrusted to a mentor, from when until when, and why this one. */
@Entity
@DynamicUpdate
public class Assignment {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(optional = false)
  @JoinColumn(name = "mentorship_id")
  private Mentorship mentorship;

  @ManyToOne(optional = false)
  @JoinColumn(name = "mentor_id")
  private Person mentor;

  private Instant assignedAt;
  private String assignedBy;
  private Integer rank;
  private BigDecimal score;

  @JdbcTypeCode(SqlTypes.JSON)
  private String explanation;

  private String choiceReason;
  private Instant receivedAt;
  private Instant notifiedAt;
  private Instant openedAt;
  private Instant endedAt;

  @Enumerated(EnumType.STRING)
  private AssignmentEnd endedAs;

  private String endedBy;
  private String endComment;
  private Boolean readsEarlier;
  private Boolean mayReturn;

  protected Assignment() {}

  Assignment(Mentorship mentorship, Person mentor, MentorChoice choice, String by, Instant now) {
    this.mentorship = mentorship;
    this.mentor = mentor;
    this.rank = choice.rank();
    this.score = choice.score();
    this.explanation = choice.explanationJson();
    this.choiceReason = choice.reason();
    this.assignedBy = by;
    this.assignedAt = now;
  }

  public Long id() {
    return id;
  }

  public String reference() {
    return mentorship.reference();
  }

  public Mentorship mentorship() {
    return mentorship;
  }

  public Person mentor() {
    return mentor;
  }

  public Instant assignedAt() {
    return assignedAt;
  }

  /** The account that confirmed this mentor. */
  public String assignedBy() {
    return assignedBy;
  }

  /** The mentor's place among the candidates shown, from 1, or null. */
  public Integer rank() {
    return rank;
  }

  /** From 0 to 100, or null when the mentor was not ranked. */
  public BigDecimal score() {
    return score;
  }

  /** The ranking's reasons as JSON, or null. */
  public String explanation() {
    return explanation;
  }

  /** Why the coordination chose someone else than the first candidate, or null. */
  public String choiceReason() {
    return choiceReason;
  }

  /**
   * When the mentor's task existed and the notice was written (X8): the clock of R36 starts here.
   */
  public Instant receivedAt() {
    return receivedAt;
  }

  /** When the mail server took the notice (X8), or null. */
  public Instant notifiedAt() {
    return notifiedAt;
  }

  /** When the mentor first opened the task, or null. */
  public Instant openedAt() {
    return openedAt;
  }

  /** Null while the mentor accompanies. */
  public Instant endedAt() {
    return endedAt;
  }

  /** Null while the mentor accompanies. */
  public AssignmentEnd end() {
    return endedAs;
  }

  /** Null while the mentor accompanies, and when the process closed the mentorship at its time. */
  public String endedBy() {
    return endedBy;
  }

  public String endComment() {
    return endComment;
  }

  /**
   * Whether what was written at this moment is hidden from this mentor: it was before they took
   * over, and the mentee has not agreed to show it (R19, R80).
   */
  public boolean hides(Instant written) {
    return Boolean.FALSE.equals(readsEarlier) && written.isBefore(assignedAt);
  }

  /** Whether this mentor took over, and the mentee agreed to show what was written before. */
  public boolean isShownEarlier() {
    return Boolean.TRUE.equals(readsEarlier);
  }

  /** Whether this was an error, after which the mentor may be proposed again all the same. */
  public boolean mayReturn() {
    return Boolean.TRUE.equals(mayReturn);
  }

  void tookOver() {
    this.readsEarlier = false;
    this.receivedAt = assignedAt;
  }

  void showsEarlier() {
    this.readsEarlier = true;
  }

  void received(Instant now) {
    this.receivedAt = now;
  }

  void notified(Instant now) {
    this.notifiedAt = now;
  }

  void opened(Instant now) {
    this.openedAt = now;
  }

  void ended(AssignmentEnd end, String comment, String by, Instant now) {
    this.endedAs = end;
    this.endComment = comment;
    this.endedBy = by;
    this.endedAt = now;
  }

  void corrected(boolean mayReturn, String by, Instant now) {
    this.mayReturn = mayReturn;
    ended(AssignmentEnd.CORRECTED, null, by, now);
  }

  void resumed() {
    ended(null, null, null, null);
  }
}
