package org.mentorat.comentor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.DynamicUpdate;
import org.mentorat.firstcontact.YesNo;
import org.mentorat.mentorship.Side;
import org.mentorat.people.Directory;
import org.mentorat.people.Person;

/**
 * Somebody else's contribution to what a pair works on, from the invitation to its end (R27, R30).
 * Its words are the pair's and the co-mentor's: {@link CoMentors} says who reads them.
 */
@Entity
@DynamicUpdate
public class CoMentorship {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(updatable = false)
  private String reference;

  @Column(updatable = false)
  private int number;

  @ManyToOne(optional = false)
  @JoinColumn(name = "mentor_id")
  private Person mentor;

  @Enumerated(EnumType.STRING)
  private Aim.Kind aim;

  private String aimText;

  @Enumerated(EnumType.STRING)
  private FollowUpRhythm followUp;

  private LocalDate lastDay;
  private Instant endsAt;

  @Enumerated(EnumType.STRING)
  private Side side;

  private Instant invitedAt;
  private String invitedBy;
  private Boolean agreed;
  private String agreementComment;
  private Instant agreedAt;
  private String agreedBy;
  private String declineReason;

  @Enumerated(EnumType.STRING)
  private CoMentorshipState state;

  private Instant beganAt;
  private Instant closedAt;
  private String closedBy;

  @Enumerated(EnumType.STRING)
  private CoMentorshipEnd endedAs;

  private String endWords;

  protected CoMentorship() {}

  CoMentorship(
      String reference,
      int number,
      Person mentor,
      Aim aim,
      CoMentorInvitationSubmission submission,
      Side side,
      String by,
      Instant now) {
    this.reference = reference;
    this.number = number;
    this.mentor = mentor;
    this.aim = aim.kind();
    this.aimText = aim.text();
    this.followUp = submission.followUp();
    this.lastDay = submission.lastDay();
    this.endsAt =
        lastDay == null ? null : lastDay.plusDays(1).atStartOfDay(Directory.ZONE).toInstant();
    this.side = side;
    this.invitedBy = by;
    this.invitedAt = now;
    this.state = CoMentorshipState.AGREEING;
  }

  public Long id() {
    return id;
  }

  public String reference() {
    return reference;
  }

  /** Its place among the invitations of the mentorship, from 1. */
  public int number() {
    return number;
  }

  /** Who is invited, and contributes. */
  public Person mentor() {
    return mentor;
  }

  public Aim.Kind aim() {
    return aim;
  }

  /** The strategy or objective, as it stood when the invitation was written. */
  public String aimText() {
    return aimText;
  }

  public FollowUpRhythm followUp() {
    return followUp;
  }

  /** As agreed; null: as long as the service. */
  public LocalDate lastDay() {
    return lastDay;
  }

  /** The first moment after it, pauses counted; null: it ends with the service. */
  public Instant endsAt() {
    return endsAt;
  }

  /** Who of the pair invited. */
  public Side side() {
    return side;
  }

  public Instant invitedAt() {
    return invitedAt;
  }

  public String invitedBy() {
    return invitedBy;
  }

  /** The other of the pair's; null while it is awaited, or if it never came. */
  public Boolean agreed() {
    return agreed;
  }

  /** To whoever invited, or null. */
  public String agreementComment() {
    return agreementComment;
  }

  public Instant agreedAt() {
    return agreedAt;
  }

  public String agreedBy() {
    return agreedBy;
  }

  /** Why the person invited declined; null otherwise. */
  public String declineReason() {
    return declineReason;
  }

  public CoMentorshipState state() {
    return state;
  }

  public boolean isActive() {
    return state == CoMentorshipState.ACTIVE;
  }

  /** Since when the contribution is accepted; null before. */
  public Instant beganAt() {
    return beganAt;
  }

  public Instant closedAt() {
    return closedAt;
  }

  /** Null where time decided. */
  public String closedBy() {
    return closedBy;
  }

  /** Null unless ended. */
  public CoMentorshipEnd endedAs() {
    return endedAs;
  }

  /** To the pair, or null. */
  public String endWords() {
    return endWords;
  }

  void agreed(CoMentorAgreementSubmission submission, String by, Instant now) {
    this.agreed = submission.agreed() == YesNo.YES;
    this.agreementComment = submission.comment();
    this.agreedBy = by;
    this.agreedAt = now;
    if (agreed) {
      this.state = CoMentorshipState.INVITED;
    } else {
      closed(CoMentorshipState.NOT_AGREED, by, now);
    }
  }

  void reworded() {
    this.state = CoMentorshipState.REWORDING;
  }

  void invitedAgain() {
    this.state = CoMentorshipState.INVITED;
  }

  void declined(String reason, String by, Instant now) {
    this.declineReason = reason;
    closed(CoMentorshipState.DECLINED, by, now);
  }

  void began(Instant now) {
    this.state = CoMentorshipState.ACTIVE;
    this.beganAt = now;
  }

  void closed(CoMentorshipState state, String by, Instant now) {
    this.state = state;
    this.closedBy = by;
    this.closedAt = now;
  }

  void ended(CoMentorshipEnd as, String words, String by, Instant now) {
    this.endedAs = as;
    this.endWords = words;
    closed(CoMentorshipState.ENDED, by, now);
  }

  void moved(Duration by) {
    if (endsAt != null) {
      this.endsAt = endsAt.plus(by);
    }
  }
}
