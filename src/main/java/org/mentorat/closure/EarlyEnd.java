package org.mentorat.closure;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.DynamicUpdate;
import org.mentorat.firstcontact.Reply;
import org.mentorat.mentorship.Side;

/** A request to end a mentorship before its time, and what became of it. */
@Entity
@DynamicUpdate
public class EarlyEnd {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(updatable = false)
  private String reference;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Side side;

  @Enumerated(EnumType.STRING)
  private EarlyEndReason reason;

  private LocalDate lastDay;
  private String words;
  private Instant requestedAt;
  private String requestedBy;

  @Enumerated(EnumType.STRING)
  private Reply reply;

  private String replyWords;
  private Instant repliedAt;
  private String repliedBy;
  private Instant unansweredAt;

  @Enumerated(EnumType.STRING)
  private EarlyEndDecision decision;

  private LocalDate decidedDay;
  private String decisionNote;
  private Instant decidedAt;
  private String decidedBy;

  @Enumerated(EnumType.STRING)
  private EarlyEndState state;

  private Instant agreedAt;
  private Instant endsAt;
  private Instant plannedEnd;
  private Instant closedAt;

  protected EarlyEnd() {}

  EarlyEnd(String reference, EarlyEndSubmission submission, Side side, String by, Instant now) {
    this.reference = reference;
    this.side = side;
    this.reason = submission.reason();
    this.lastDay = submission.lastDay();
    this.words = submission.words();
    this.requestedBy = by;
    this.requestedAt = now;
    this.state = EarlyEndState.OPEN;
  }

  public Long id() {
    return id;
  }

  public String reference() {
    return reference;
  }

  /** Who asks; null: the coordination. */
  public Side side() {
    return side;
  }

  public EarlyEndReason reason() {
    return reason;
  }

  /** The last day of the service as asked for; null: as soon as it is agreed. */
  public LocalDate lastDay() {
    return lastDay;
  }

  /** For the coordination only, or null. */
  public String words() {
    return words;
  }

  public Instant requestedAt() {
    return requestedAt;
  }

  public String requestedBy() {
    return requestedBy;
  }

  /** The other's; null while it is awaited, if it never came, and if the coordination asks. */
  public Reply reply() {
    return reply;
  }

  /** For the coordination only, or null. */
  public String replyWords() {
    return replyWords;
  }

  public Instant repliedAt() {
    return repliedAt;
  }

  public String repliedBy() {
    return repliedBy;
  }

  /** When it went to the coordination without an answer, or null. */
  public Instant unansweredAt() {
    return unansweredAt;
  }

  /** The coordination's, where the pair did not agree. */
  public EarlyEndDecision decision() {
    return decision;
  }

  /** To both of the pair, where the service goes on. */
  public String decisionNote() {
    return decisionNote;
  }

  public Instant decidedAt() {
    return decidedAt;
  }

  public String decidedBy() {
    return decidedBy;
  }

  public EarlyEndState state() {
    return state;
  }

  /** The first moment after the service, once it is agreed. */
  public Instant endsAt() {
    return endsAt;
  }

  /** When the service would have ended, once an earlier end is agreed. */
  public Instant plannedEnd() {
    return plannedEnd;
  }

  /** When it took effect, was refused or lapsed; null before. */
  public Instant closedAt() {
    return closedAt;
  }

  /** The last day on which it is to end, as decided, or as asked for; null: at once. */
  LocalDate agreedDay() {
    return decision == null ? lastDay : decidedDay;
  }

  /** Whose yes it was. */
  String agreedBy() {
    if (decision != null) {
      return decidedBy;
    }
    return side == null ? requestedBy : repliedBy;
  }

  void replied(EarlyEndReplySubmission submission, String by, Instant now) {
    this.reply = submission.reply();
    this.replyWords = submission.words();
    this.repliedBy = by;
    this.repliedAt = now;
  }

  void unanswered(Instant now) {
    this.unansweredAt = now;
  }

  void decided(EarlyEndDecisionSubmission submission, String by, Instant now) {
    this.decision = submission.decision();
    this.decidedDay = submission.lastDay();
    this.decisionNote = submission.note();
    this.decidedBy = by;
    this.decidedAt = now;
  }

  void agreed(Instant end, Instant planned, Instant now) {
    this.state = EarlyEndState.AGREED;
    this.endsAt = end;
    this.plannedEnd = planned;
    this.agreedAt = now;
  }

  void voided() {
    this.state = EarlyEndState.VOIDED;
  }

  void closed(EarlyEndState state, Instant now) {
    this.state = state;
    this.closedAt = now;
  }
}
