package org.mentorat.absence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.mentorat.people.Directory;

/** One absence of a mentor, or their departure, from its announcement to its end. */
@Entity
public class MentorAbsence {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(updatable = false)
  private String reference;

  @Column(updatable = false)
  private String mentor;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private AbsenceKind kind;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Coverage coverage;

  @Column(updatable = false)
  private LocalDate startsOn;

  @Column(updatable = false)
  private LocalDate returnsOn;

  @Column(updatable = false)
  private String suggested;

  @Column(updatable = false)
  private String words;

  @Column(updatable = false)
  private Instant announcedAt;

  @Column(updatable = false)
  private String announcedBy;

  @Column(updatable = false)
  private boolean wasActive;

  private Instant begunAt;
  private Instant escalatedAt;
  private int reminders;
  private Instant returnedAt;
  private String returnedBy;
  private Instant endedAt;

  @Enumerated(EnumType.STRING)
  private AbsenceEnd endedAs;

  protected MentorAbsence() {}

  MentorAbsence(String reference, Announcement told, boolean wasActive, String by, Instant now) {
    this.reference = reference;
    this.mentor = told.mentor();
    this.kind = told.kind();
    this.coverage = told.coverage();
    this.startsOn = told.startsOn();
    this.returnsOn = told.returnsOn();
    this.suggested = told.suggested();
    this.words = told.words();
    this.wasActive = wasActive;
    this.announcedBy = by;
    this.announcedAt = now;
  }

  public Long id() {
    return id;
  }

  /** {@code A-2026-00001}: the business key of its process. */
  public String reference() {
    return reference;
  }

  /** The mentor's account. */
  public String mentor() {
    return mentor;
  }

  public AbsenceKind kind() {
    return kind;
  }

  public Coverage coverage() {
    return coverage;
  }

  /** The first day without the mentor. */
  public LocalDate startsOn() {
    return startsOn;
  }

  /** The first moment without the mentor. */
  public Instant startsAt() {
    return startsOn.atStartOfDay(Directory.ZONE).toInstant();
  }

  /** The first day with the mentor again; empty of who leaves. */
  public Optional<LocalDate> returnsOn() {
    return Optional.ofNullable(returnsOn);
  }

  /** When it is over by itself: the return, or the departure. */
  public Instant endsAt() {
    return returnsOn().orElse(startsOn).atStartOfDay(Directory.ZONE).toInstant();
  }

  /** Whom the mentor would like to answer; may be null. */
  public String suggested() {
    return suggested;
  }

  /** For the coordination; may be null. */
  public String words() {
    return words;
  }

  public Instant announcedAt() {
    return announcedAt;
  }

  public String announcedBy() {
    return announcedBy;
  }

  /** When the substitute began to answer, or should have; null before, and where all change. */
  public Instant begunAt() {
    return begunAt;
  }

  /** When it was first seen that somebody is missing on the first day; null if never. */
  public Instant escalatedAt() {
    return escalatedAt;
  }

  /** Reminders of the task that waits now. */
  public int reminders() {
    return reminders;
  }

  /** When somebody ended it before its time; null otherwise. */
  public Instant returnedAt() {
    return returnedAt;
  }

  public String returnedBy() {
    return returnedBy;
  }

  /** Null while it is announced or lasts. */
  public Instant endedAt() {
    return endedAt;
  }

  public AbsenceEnd endedAs() {
    return endedAs;
  }

  boolean wasActive() {
    return wasActive;
  }

  void began(Instant now) {
    this.begunAt = now;
  }

  void escalated(Instant now) {
    if (escalatedAt == null) {
      this.escalatedAt = now;
    }
  }

  void waitsAnew() {
    this.reminders = 0;
  }

  int reminded() {
    return ++reminders;
  }

  void returned(String by, Instant now) {
    this.returnedBy = by;
    this.returnedAt = now;
  }

  void ended(AbsenceEnd as, Instant now) {
    if (endedAt != null) {
      throw new IllegalStateException(reference + " is over");
    }
    this.endedAs = as;
    this.endedAt = now;
  }
}
