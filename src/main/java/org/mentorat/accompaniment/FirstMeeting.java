package org.mentorat.accompaniment;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.mentorat.firstcontact.MeetingPlace;
import org.mentorat.firstcontact.Reply;
import org.mentorat.firstcontact.YesNo;

/**
 * The first meeting as the mentor reported it, the objectives set there, and the mentee's answer to
 * them (R24, R65). What is discussed is reported anew, under the next number.
 */
@Entity
public class FirstMeeting {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String reference;
  private int number;
  private Instant heldAt;

  @Enumerated(EnumType.STRING)
  private MeetingMode mode;

  @Enumerated(EnumType.STRING)
  private MeetingPlace place;

  private boolean planNeeded;
  private String planReason;
  private Instant recordedAt;
  private String recordedBy;

  @Enumerated(EnumType.STRING)
  private Reply reply;

  private String comment;
  private Instant repliedAt;
  private String repliedBy;

  @OneToMany(mappedBy = "meeting", fetch = FetchType.EAGER, cascade = CascadeType.PERSIST)
  @Fetch(FetchMode.SELECT)
  @OrderBy("position")
  private List<Objective> objectives = new ArrayList<>();

  protected FirstMeeting() {}

  FirstMeeting(
      String reference,
      int number,
      FirstMeetingSubmission submission,
      Instant heldAt,
      String by,
      Instant now) {
    this.reference = reference;
    this.number = number;
    this.heldAt = heldAt;
    this.mode = submission.mode();
    this.place = mode == MeetingMode.IN_PERSON ? submission.place() : null;
    this.planNeeded = submission.planNeeded() == YesNo.YES;
    this.planReason = submission.planReason();
    this.recordedBy = by;
    this.recordedAt = now;
    set(1, submission.objective1(), submission.scope1(), submission.kind1());
    set(2, submission.objective2(), submission.scope2(), submission.kind2());
    set(3, submission.objective3(), submission.scope3(), submission.kind3());
  }

  public String reference() {
    return reference;
  }

  /** Which report it is, from 1. */
  public int number() {
    return number;
  }

  /** When the mentor says it took place. */
  public Instant heldAt() {
    return heldAt;
  }

  public MeetingMode mode() {
    return mode;
  }

  /** Null unless they met in person. */
  public MeetingPlace place() {
    return place;
  }

  public boolean planNeeded() {
    return planNeeded;
  }

  public String planReason() {
    return planReason;
  }

  /** When the mentor reported it. */
  public Instant recordedAt() {
    return recordedAt;
  }

  public String recordedBy() {
    return recordedBy;
  }

  /** Null while the mentee has not answered. */
  public Reply reply() {
    return reply;
  }

  /** What the mentee wishes to discuss, or null. */
  public String comment() {
    return comment;
  }

  public Instant repliedAt() {
    return repliedAt;
  }

  public String repliedBy() {
    return repliedBy;
  }

  public boolean isAccepted() {
    return reply == Reply.ACCEPT;
  }

  /** One to three, by position. */
  public List<Objective> objectives() {
    return List.copyOf(objectives);
  }

  void replied(ObjectivesReplySubmission submission, String by, Instant now) {
    this.reply = submission.reply();
    this.comment = submission.comment();
    this.repliedBy = by;
    this.repliedAt = now;
  }

  private void set(int position, String text, ObjectiveScope scope, ObjectiveKind kind) {
    if (text != null) {
      objectives.add(new Objective(this, position, text, scope, kind));
    }
  }
}
