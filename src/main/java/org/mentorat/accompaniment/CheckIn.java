package org.mentorat.accompaniment;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.DynamicUpdate;
import org.mentorat.firstcontact.Channel;
import org.mentorat.firstcontact.YesNo;

/** One follow-up (« suivi périodique »): what each side says of it (R22). No promise: a habit. */
@Entity
@DynamicUpdate
public class CheckIn {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String reference;
  private Instant openedAt;

  @Enumerated(EnumType.STRING)
  private CheckInOutcome outcome;

  private LocalDate heldOn;

  @Enumerated(EnumType.STRING)
  private Channel channel;

  private String topic;
  private String note;
  private Instant loggedAt;
  private String loggedBy;
  private Boolean menteeHeld;
  private LocalDate menteeHeldOn;
  private String menteeNote;
  private Instant menteeToldAt;
  private String menteeToldBy;
  private Instant driftedAt;

  protected CheckIn() {}

  CheckIn(String reference, Instant now) {
    this.reference = reference;
    this.openedAt = now;
  }

  public Long id() {
    return id;
  }

  public String reference() {
    return reference;
  }

  public Instant openedAt() {
    return openedAt;
  }

  /** Null while the mentor has not noted it. */
  public CheckInOutcome outcome() {
    return outcome;
  }

  /** The day the mentor says; null unless held. */
  public LocalDate heldOn() {
    return heldOn;
  }

  /** Null unless held. */
  public Channel channel() {
    return channel;
  }

  public String topic() {
    return topic;
  }

  public String note() {
    return note;
  }

  /** When the mentor noted it, or null. */
  public Instant loggedAt() {
    return loggedAt;
  }

  public String loggedBy() {
    return loggedBy;
  }

  /** The mentee's word; null while they said nothing. */
  public Boolean menteeHeld() {
    return menteeHeld;
  }

  public LocalDate menteeHeldOn() {
    return menteeHeldOn;
  }

  public String menteeNote() {
    return menteeNote;
  }

  public Instant menteeToldAt() {
    return menteeToldAt;
  }

  /** When it closed with nobody having noted it, or null. */
  public Instant driftedAt() {
    return driftedAt;
  }

  /** Whether somebody says the pair was in touch and the mentee does not deny it. */
  public boolean isHeld() {
    return outcome == CheckInOutcome.HELD && !Boolean.FALSE.equals(menteeHeld)
        || outcome == null && Boolean.TRUE.equals(menteeHeld);
  }

  boolean isUnsaid() {
    return outcome == null && menteeHeld == null;
  }

  void logged(CheckInSubmission submission, String by, Instant now) {
    boolean held = submission.outcome() == CheckInOutcome.HELD;
    this.outcome = submission.outcome();
    this.heldOn = held ? submission.heldOn() : null;
    this.channel = held ? submission.channel() : null;
    this.topic = submission.topic();
    this.note = submission.note();
    this.loggedBy = by;
    this.loggedAt = now;
  }

  void told(CheckInByMenteeSubmission submission, String by, Instant now) {
    this.menteeHeld = submission.held() == YesNo.YES;
    this.menteeHeldOn = menteeHeld ? submission.heldOn() : null;
    this.menteeNote = submission.note();
    this.menteeToldBy = by;
    this.menteeToldAt = now;
  }

  void drifted(Instant now) {
    this.driftedAt = now;
  }
}
