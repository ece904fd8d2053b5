package org.mentorat.meeting;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.mentorat.accompaniment.MeetingMode;
import org.mentorat.firstcontact.MeetingPlace;

/** When and how a meeting was to be until one of the pair moved it (R71). */
@Entity
@DynamicUpdate
public class MeetingMove {

  /**
   * @param sequence the one that the move gave the meeting
   */
  @Embeddable
  record Key(long meetingId, int sequence) implements Serializable {}

  @EmbeddedId private Key id;

  @Column(updatable = false)
  private Instant beganAt;

  @Column(updatable = false)
  private Instant endedAt;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private MeetingMode mode;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private MeetingPlace place;

  @Column(updatable = false)
  private Instant movedAt;

  @Column(updatable = false)
  private String movedBy;

  private Instant toldAt;

  protected MeetingMove() {}

  /** Before the meeting is changed. */
  MeetingMove(Meeting meeting, String by, Instant now) {
    this.id = new Key(meeting.id(), meeting.sequence() + 1);
    this.beganAt = meeting.beginsAt();
    this.endedAt = meeting.endsAt();
    this.mode = meeting.mode();
    this.place = meeting.place();
    this.movedBy = by;
    this.movedAt = now;
  }

  public long meetingId() {
    return id.meetingId();
  }

  /** Which change of the meeting it was, from 1. */
  public int sequence() {
    return id.sequence();
  }

  /** When it was to begin until then. */
  public Instant beganAt() {
    return beganAt;
  }

  /** When it was to end until then. */
  public Instant endedAt() {
    return endedAt;
  }

  /** How it was to be held until then. */
  public MeetingMode mode() {
    return mode;
  }

  /** Null unless it was to be in person until then. */
  public MeetingPlace place() {
    return place;
  }

  public Instant movedAt() {
    return movedAt;
  }

  public String movedBy() {
    return movedBy;
  }

  /** When both were told, or null. */
  public Instant toldAt() {
    return toldAt;
  }

  void told(Instant now) {
    this.toldAt = now;
  }
}
