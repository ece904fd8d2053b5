package org.mentorat.accompaniment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.mentorat.firstcontact.Channel;
import org.mentorat.firstcontact.YesNo;
import org.mentorat.mentorship.Side;

/**
 * What a mentee asked of the mentor, and the answer (R41, R42). Everybody who may see that it
 * exists sees its dates and state; its words are the pair's: {@link Requests#textFor} and {@link
 * Requests#answerFor} say who reads them (R19). What was promised is in the ledger, {@link
 * Requests#promise}.
 */
@Entity
public class HelpRequest {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(updatable = false)
  private String reference;

  @Column(updatable = false)
  private int number;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Side side;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private RequestKind kind;

  @Column(updatable = false)
  private String text;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Channel channel;

  @Column(updatable = false)
  private boolean urgent;

  @Column(updatable = false)
  private LocalDate usefulUntil;

  @Column(updatable = false)
  private boolean coordinationMayRead;

  @Column(updatable = false)
  private String addressedTo;

  @Column(updatable = false)
  private boolean mentorMayRead;

  private Instant addresseeLeftAt;
  private Instant passedToMentorAt;

  @Column(updatable = false)
  private Instant requestedAt;

  @Column(updatable = false)
  private String requestedBy;

  @Enumerated(EnumType.STRING)
  private RequestState state;

  private String answer;

  @Enumerated(EnumType.STRING)
  private Channel answerChannel;

  private Boolean quickQuestion;
  private Instant readAt;
  private Instant answeredAt;
  private Instant answerRecordedAt;
  private String answeredBy;
  private Instant handledAt;
  private String handledBy;
  private Boolean inTime;
  private Boolean inTimeForClient;
  private String comment;
  private Instant confirmedAt;
  private String confirmedBy;
  private Instant handedOverAt;
  private Instant withdrawnAt;

  @Enumerated(EnumType.STRING)
  private Settlement settlement;

  private String settlementNote;
  private Instant settledAt;
  private String settledBy;

  protected HelpRequest() {}

  HelpRequest(
      String reference,
      int number,
      HelpRequestSubmission submission,
      Side side,
      String by,
      Instant now) {
    this.reference = reference;
    this.number = number;
    this.side = side;
    this.kind = submission.kind();
    this.text = submission.text();
    this.channel = submission.channel();
    this.urgent = submission.urgent() == YesNo.YES;
    this.usefulUntil = urgent ? submission.usefulUntil() : null;
    this.coordinationMayRead = submission.coordinationMayRead() == YesNo.YES;
    this.addressedTo = submission.coMentor();
    this.mentorMayRead = addressedTo != null && submission.mentorMayRead() == YesNo.YES;
    this.requestedBy = by;
    this.requestedAt = now;
    this.state = RequestState.OPEN;
  }

  public Long id() {
    return id;
  }

  /** The mentorship's reference. */
  public String reference() {
    return reference;
  }

  /** Its place among the requests of the mentorship, from 1: how people name it. */
  public int number() {
    return number;
  }

  /** Who asks: the mentee, or between peers the mentor too (R107). The other one answers. */
  public Side side() {
    return side;
  }

  /** What the promise of its answer is about in the ledger. */
  public String subject() {
    return String.valueOf(id);
  }

  public RequestKind kind() {
    return kind;
  }

  /** The channel by which who asks wishes to be answered. */
  public Channel channel() {
    return channel;
  }

  /** Whether a client waits (R16). */
  public boolean urgent() {
    return urgent;
  }

  /** The last day, in Québec, on which an answer serves the client (R11); null unless urgent. */
  public LocalDate usefulUntil() {
    return usefulUntil;
  }

  /** Whether the coordination may read it once its answer is late. */
  public boolean coordinationMayRead() {
    return coordinationMayRead;
  }

  /** The co-mentor to whom it was addressed; null: the mentor. */
  public String addressedTo() {
    return addressedTo;
  }

  /** Whether a co-mentor is to answer it, and not the mentor. */
  public boolean isWithCoMentor() {
    return addressedTo != null && passedToMentorAt == null;
  }

  /** Since when the mentor answers it instead of the co-mentor, or null. */
  public Instant passedToMentorAt() {
    return passedToMentorAt;
  }

  /** Whether the mentor may read it: their own, those passed to them, and as the mentee allows. */
  boolean isShownToMentor() {
    return !isWithCoMentor() || mentorMayRead;
  }

  /** Whether this person may read it as the co-mentor whom it is addressed to. */
  boolean isShownToCoMentor(String account) {
    return account.equals(addressedTo) && addresseeLeftAt == null;
  }

  public Instant requestedAt() {
    return requestedAt;
  }

  /** When whoever is to answer first read it, or null. */
  public Instant readAt() {
    return readAt;
  }

  public String requestedBy() {
    return requestedBy;
  }

  public RequestState state() {
    return state;
  }

  /** Whether the mentor answered. */
  public boolean isAnswered() {
    return answer != null;
  }

  /** Null until answered. */
  public Channel answerChannel() {
    return answerChannel;
  }

  /** Whether the mentor found it a quick question only (R9); null until answered. */
  public Boolean quickQuestion() {
    return quickQuestion;
  }

  /** When the mentor says they answered; null until answered. */
  public Instant answeredAt() {
    return answeredAt;
  }

  /** When the answer was recorded; null until answered. */
  public Instant answerRecordedAt() {
    return answerRecordedAt;
  }

  /** The mentor's account; null until answered. */
  public String answeredBy() {
    return answeredBy;
  }

  /** When the coordination saw to it; null when it did not. */
  public Instant handledAt() {
    return handledAt;
  }

  public String handledBy() {
    return handledBy;
  }

  /** The word of who asked, or null. */
  public Boolean inTime() {
    return inTime;
  }

  /** The word of who asked (R26), or null. */
  public Boolean inTimeForClient() {
    return inTimeForClient;
  }

  /** When who asked said whether it was in time, or null. */
  public Instant confirmedAt() {
    return confirmedAt;
  }

  /** When the service ended before the answer; null when it did not. */
  public Instant handedOverAt() {
    return handedOverAt;
  }

  /** Null until the coordination settled it. */
  public Settlement settlement() {
    return settlement;
  }

  public String settlementNote() {
    return settlementNote;
  }

  public Instant settledAt() {
    return settledAt;
  }

  public String settledBy() {
    return settledBy;
  }

  String text() {
    return text;
  }

  String answer() {
    return answer;
  }

  String comment() {
    return comment;
  }

  void read(Instant now) {
    this.readAt = now;
  }

  void answered(AnswerSubmission submission, Instant declared, String by, Instant now) {
    from(EnumSet.of(RequestState.OPEN));
    this.state = RequestState.ANSWERED;
    this.answer = submission.answer();
    this.answerChannel = submission.channel();
    this.quickQuestion = submission.quickQuestion() == YesNo.YES;
    this.answeredAt = declared;
    this.answerRecordedAt = now;
    this.answeredBy = by;
  }

  void addresseeLeft(boolean passed, Instant now) {
    this.addresseeLeftAt = now;
    if (passed && state == RequestState.OPEN) {
      this.passedToMentorAt = now;
    }
  }

  void stillOpen() {
    from(EnumSet.of(RequestState.OPEN));
  }

  void handled(String by, Instant now) {
    from(EnumSet.of(RequestState.OPEN));
    this.state = RequestState.HANDLED;
    this.handledBy = by;
    this.handledAt = now;
  }

  void confirmed(AnswerConfirmationSubmission submission, String by, Instant now) {
    from(EnumSet.of(RequestState.ANSWERED));
    this.state = RequestState.CONFIRMED;
    this.inTime = submission.inTime() == YesNo.YES;
    this.inTimeForClient =
        urgent && submission.inTimeForClient() != null
            ? submission.inTimeForClient() == YesNo.YES
            : null;
    this.comment = submission.comment();
    this.confirmedBy = by;
    this.confirmedAt = now;
  }

  void unconfirmed() {
    from(EnumSet.of(RequestState.ANSWERED));
    this.state = RequestState.UNCONFIRMED;
  }

  void withdrawn(Instant now) {
    from(EnumSet.of(RequestState.OPEN));
    this.state = RequestState.WITHDRAWN;
    this.withdrawnAt = now;
  }

  void handedOver(Instant now) {
    from(EnumSet.of(RequestState.OPEN));
    this.state = RequestState.HANDED_OVER;
    this.handedOverAt = now;
  }

  void settled(Settlement outcome, String note, String by, Instant now) {
    from(EnumSet.of(RequestState.HANDED_OVER));
    this.state = RequestState.SETTLED;
    this.settlement = outcome;
    this.settlementNote = note;
    this.settledBy = by;
    this.settledAt = now;
  }

  private void from(Set<RequestState> states) {
    if (!states.contains(state)) {
      throw new IllegalStateException("request " + id + " is " + state);
    }
  }
}
