package org.mentorat.handover;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.mentorat.firstcontact.Channel;
import org.mentorat.mentorship.Side;

/**
 * A change of mentor, asked for by one of the pair or decided by the coordination, and what became
 * of it. Its words are the coordination's to read, {@link MentorChanges#wordsFor}.
 */
@Entity
public class MentorChange {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(updatable = false)
  private String reference;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Side side;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private MentorChangeReason reason;

  @Column(updatable = false)
  private String words;

  @Column(updatable = false)
  private Instant askedAt;

  @Column(updatable = false)
  private String askedBy;

  @Enumerated(EnumType.STRING)
  private MentorChangeState state;

  private String note;
  private Instant closedAt;
  private String closedBy;
  private Instant contactedAt;

  @Enumerated(EnumType.STRING)
  private Channel contactChannel;

  private String contactNote;
  private Instant contactRecordedAt;
  private String contactRecordedBy;

  protected MentorChange() {}

  MentorChange(
      String reference, Side side, MentorChangeSubmission submission, String by, Instant now) {
    this.reference = reference;
    this.side = side;
    this.reason = side == null ? null : submission.reason();
    this.words = side == null ? submission.coordinationReason() : submission.words();
    this.askedBy = by;
    this.askedAt = now;
    this.state = MentorChangeState.OPEN;
  }

  public Long id() {
    return id;
  }

  /** The mentorship's reference. */
  public String reference() {
    return reference;
  }

  /** Who of the pair asks; null when the coordination decided to look for another mentor. */
  public Side side() {
    return side;
  }

  /** Null of the coordination. */
  public MentorChangeReason reason() {
    return reason;
  }

  public Instant askedAt() {
    return askedAt;
  }

  public String askedBy() {
    return askedBy;
  }

  public MentorChangeState state() {
    return state;
  }

  /** Why the pair stays as it is; null otherwise. */
  public String note() {
    return note;
  }

  /** Null while it is open. */
  public Instant closedAt() {
    return closedAt;
  }

  /** Null while it is open, and when the service ended first. */
  public String closedBy() {
    return closedBy;
  }

  /** When the new mentor says they were in touch; null before. */
  public Instant contactedAt() {
    return contactedAt;
  }

  public Channel contactChannel() {
    return contactChannel;
  }

  /** What the new mentor and the mentee agreed on first: the pair's words. */
  public String contactNote() {
    return contactNote;
  }

  public Instant contactRecordedAt() {
    return contactRecordedAt;
  }

  public String contactRecordedBy() {
    return contactRecordedBy;
  }

  String words() {
    return words;
  }

  void closed(MentorChangeState state, String note, String by, Instant now) {
    if (this.state != MentorChangeState.OPEN) {
      throw new IllegalStateException("change of mentor " + id + " is " + this.state);
    }
    this.state = state;
    this.note = note;
    this.closedBy = by;
    this.closedAt = now;
  }

  void contacted(NewContactSubmission submission, Instant contactedAt, String by, Instant now) {
    if (this.contactedAt != null) {
      throw new IllegalStateException("the contact of change of mentor " + id + " is noted");
    }
    this.contactedAt = contactedAt;
    this.contactChannel = submission.channel();
    this.contactNote = submission.note();
    this.contactRecordedBy = by;
    this.contactRecordedAt = now;
  }
}
