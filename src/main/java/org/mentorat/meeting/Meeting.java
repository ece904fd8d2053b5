package org.mentorat.meeting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.mentorat.accompaniment.MeetingMode;
import org.mentorat.firstcontact.MeetingPlace;
import org.mentorat.mentorship.Side;

/**
 * A meeting that one of the pair planned, and what became of it (R70, R71). The coordination sees
 * when it was, and who did not come; the words are the pair's.
 */
@Entity
@DynamicUpdate
public class Meeting {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(updatable = false)
  private String reference;

  @Column(updatable = false)
  private int number;

  @Column(updatable = false)
  private UUID uid;

  private int sequence;
  private Instant beginsAt;
  private Instant endsAt;

  @Enumerated(EnumType.STRING)
  private MeetingMode mode;

  @Enumerated(EnumType.STRING)
  private MeetingPlace place;

  private String whereabouts;

  @Column(updatable = false)
  private String note;

  @Column(updatable = false)
  private Instant plannedAt;

  @Column(updatable = false)
  private String plannedBy;

  @Enumerated(EnumType.STRING)
  private MeetingState state;

  @Enumerated(EnumType.STRING)
  private Side absent;

  private String report;
  private Instant recordedAt;
  private String recordedBy;
  private String cancellationReason;
  private Instant cancelledAt;
  private String cancelledBy;
  private Instant cancellationToldAt;
  private Long newDate;
  private Instant lapsedAt;

  protected Meeting() {}

  Meeting(String reference, int number, MeetingSubmission submission, String by, Instant now) {
    this.reference = reference;
    this.number = number;
    this.uid = UUID.randomUUID();
    this.beginsAt = submission.begin();
    this.endsAt = submission.end();
    this.mode = submission.mode();
    this.place = mode == MeetingMode.IN_PERSON ? submission.place() : null;
    this.whereabouts = submission.whereabouts();
    this.note = submission.note();
    this.plannedBy = by;
    this.plannedAt = now;
    this.state = MeetingState.PLANNED;
  }

  public Long id() {
    return id;
  }

  public String reference() {
    return reference;
  }

  /** Which of the pair's meetings it is, from 1. */
  public int number() {
    return number;
  }

  /** By which calendars know it; stays the same when it is moved or cancelled. */
  public UUID uid() {
    return uid;
  }

  /** How often it was changed since it was planned: moved, or called off. */
  public int sequence() {
    return sequence;
  }

  public Instant beginsAt() {
    return beginsAt;
  }

  public Instant endsAt() {
    return endsAt;
  }

  public MeetingMode mode() {
    return mode;
  }

  /** Null unless in person. */
  public MeetingPlace place() {
    return place;
  }

  public Instant plannedAt() {
    return plannedAt;
  }

  public String plannedBy() {
    return plannedBy;
  }

  public MeetingState state() {
    return state;
  }

  /** Who did not come; null unless somebody was missed. */
  public Side absent() {
    return absent;
  }

  /** When somebody said what became of it, or null. */
  public Instant recordedAt() {
    return recordedAt;
  }

  public String recordedBy() {
    return recordedBy;
  }

  /** Null unless cancelled. */
  public Instant cancelledAt() {
    return cancelledAt;
  }

  public String cancelledBy() {
    return cancelledBy;
  }

  /** When both were told that it is cancelled, or null. */
  public Instant cancellationToldAt() {
    return cancellationToldAt;
  }

  /** The id of the meeting planned after this one was cancelled, or null. */
  public Long newDate() {
    return newDate;
  }

  /** When it closed with nobody having said what became of it, or null. */
  public Instant lapsedAt() {
    return lapsedAt;
  }

  /** An address, a link or a number; the pair's. */
  String whereabouts() {
    return whereabouts;
  }

  /** What was written when it was planned; the pair's. */
  String note() {
    return note;
  }

  /** What was written afterwards; the pair's. */
  String report() {
    return report;
  }

  /** The pair's. */
  String cancellationReason() {
    return cancellationReason;
  }

  boolean overlaps(Instant begin, Instant end) {
    return beginsAt.isBefore(end) && begin.isBefore(endsAt);
  }

  boolean isWithin(Duration period, Meeting other) {
    return Duration.between(beginsAt, other.beginsAt).abs().compareTo(period) <= 0;
  }

  Appointment appointment() {
    return new Appointment(uid, sequence, beginsAt, endsAt, mode, place, isCalledOff());
  }

  /** Whether it is a meeting of this mentorship that is planned and has not begun. */
  boolean isAhead(String reference, Instant now) {
    return this.reference.equals(reference)
        && state == MeetingState.PLANNED
        && now.isBefore(beginsAt);
  }

  /** When it ends once it is moved. */
  Instant endAfter(MeetingMoveSubmission submission) {
    return submission
        .begin()
        .plus(
            submission.duration() == null
                ? Duration.between(beginsAt, endsAt)
                : Duration.ofMinutes(submission.duration()));
  }

  /** Whether nothing would change. */
  boolean isAsIn(MeetingMoveSubmission submission) {
    return submission.begin().equals(beginsAt)
        && endAfter(submission).equals(endsAt)
        && !isHeldOtherwise(submission)
        && (submission.whereabouts() == null || submission.whereabouts().equals(whereabouts));
  }

  void moved(MeetingMoveSubmission submission) {
    stillPlanned();
    this.endsAt = endAfter(submission);
    this.beginsAt = submission.begin();
    if (isHeldOtherwise(submission)) {
      this.mode = submission.newMode();
      this.place = submission.newPlace();
      // The address, link or number of before would lead elsewhere.
      this.whereabouts = null;
    }
    if (submission.whereabouts() != null) {
      this.whereabouts = submission.whereabouts();
    }
    this.sequence++;
  }

  private boolean isHeldOtherwise(MeetingMoveSubmission submission) {
    return submission.newMode() != null
        && (submission.newMode() != mode || submission.newPlace() != place);
  }

  void recorded(Side absent, String report, String by, Instant now) {
    stillPlanned();
    this.state = absent == null ? MeetingState.HELD : MeetingState.NO_SHOW;
    this.absent = absent;
    this.report = report;
    this.recordedBy = by;
    this.recordedAt = now;
  }

  void cancelled(String reason, String by, Instant now) {
    stillPlanned();
    this.state = MeetingState.CANCELLED;
    this.cancellationReason = reason;
    this.cancelledBy = by;
    this.cancelledAt = now;
    this.sequence++;
  }

  void cancellationTold(Instant now) {
    this.cancellationToldAt = now;
  }

  void plannedAnew(long meeting) {
    this.newDate = meeting;
  }

  void lapsed(Instant now) {
    stillPlanned();
    this.state = MeetingState.UNRECORDED;
    this.lapsedAt = now;
    if (isCalledOff()) {
      this.sequence++;
    }
  }

  private boolean isCalledOff() {
    return state == MeetingState.CANCELLED || lapsedAt != null && lapsedAt.isBefore(beginsAt);
  }

  private void stillPlanned() {
    if (state != MeetingState.PLANNED) {
      throw new IllegalStateException("meeting " + id + " is " + state);
    }
  }
}
