package org.mentorat.commitment;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/**
 * One promise: from when, until when, when it was answered, and what became of it. Start, target
 * and limit never change (the database refuses it), so that late never reads as kept; while the
 * mentorship is suspended, it does not count.
 */
@Entity
public class Commitment {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(updatable = false)
  private String reference;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Promise promise;

  @Column(updatable = false)
  private String subject;

  private String owner;

  @Column(updatable = false)
  private Instant startedAt;

  @Column(updatable = false)
  private Instant targetAt;

  @Column(updatable = false)
  private Instant limitAt;

  private long suspendedMillis;

  private Instant stoppedAt;
  private Instant declaredAt;

  @Enumerated(EnumType.STRING)
  private Verdict verdict;

  @OneToMany(mappedBy = "commitment", fetch = FetchType.EAGER, cascade = CascadeType.PERSIST)
  @Fetch(FetchMode.SELECT)
  @OrderBy("writtenAt, id")
  private List<CommitmentNote> notes = new ArrayList<>();

  @Version private int version;

  protected Commitment() {}

  Commitment(
      String reference,
      Promise promise,
      String subject,
      String owner,
      Instant startedAt,
      Instant targetAt,
      Instant limitAt) {
    this.reference = reference;
    this.promise = promise;
    this.subject = subject;
    this.owner = owner;
    this.startedAt = startedAt;
    this.targetAt = targetAt;
    this.limitAt = limitAt;
    this.verdict = Verdict.OPEN;
  }

  public Long id() {
    return id;
  }

  /** The mentorship's reference. */
  public String reference() {
    return reference;
  }

  public Promise promise() {
    return promise;
  }

  /**
   * Which one of several of its kind: the request's id for an answer; null when only one can run.
   */
  public String subject() {
    return subject;
  }

  /** The account that has to act; null when it is the coordination. */
  public String owner() {
    return owner;
  }

  public Instant startedAt() {
    return startedAt;
  }

  /** When it should be done, and the owner is reminded. */
  public Instant targetAt() {
    return targetAt;
  }

  /** The last moment at which it is still kept, as it was promised. */
  public Instant limitAt() {
    return limitAt;
  }

  /** For how long the mentorship stood still while this ran. */
  public Duration suspended() {
    return Duration.ofMillis(suspendedMillis);
  }

  /** {@link #targetAt}, moved as {@link #currentLimit} is; in business days, so about then. */
  public Instant currentTarget() {
    return targetAt.plusMillis(suspendedMillis);
  }

  /** {@link #limitAt}, the time left out during which the mentorship stood still: this decides. */
  public Instant currentLimit() {
    return limitAt.plusMillis(suspendedMillis);
  }

  /** When the answer was recorded, or the promise ended; null while it runs. */
  public Instant stoppedAt() {
    return stoppedAt;
  }

  /** When the person says it was done; null when nothing was declared. */
  public Instant declaredAt() {
    return declaredAt;
  }

  public Verdict verdict() {
    return verdict;
  }

  /** Reminders, escalations and decisions, the oldest first. */
  public List<CommitmentNote> notes() {
    return List.copyOf(notes);
  }

  CommitmentNote noted(
      CommitmentNoteKind kind, Instant now, String by, String reason, Instant newLimit) {
    CommitmentNote note = new CommitmentNote(this, kind, now, by, reason, newLimit);
    notes.add(note);
    return note;
  }

  void entrusted(String owner) {
    this.owner = owner;
  }

  void suspended(Duration more) {
    this.suspendedMillis += more.toMillis();
  }

  void broken() {
    this.verdict = Verdict.LATE;
  }

  void kept(Verdict verdict, Instant now, Instant declared) {
    if (this.verdict != Verdict.LATE) {
      this.verdict = verdict;
    }
    this.stoppedAt = now;
    this.declaredAt = declared;
  }

  void confirmed() {
    this.verdict = Verdict.KEPT;
  }

  void cancelled(Instant now) {
    if (verdict != Verdict.LATE) {
      this.verdict = Verdict.CANCELLED;
    }
    this.stoppedAt = now;
  }
}
