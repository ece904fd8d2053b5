package org.mentorat.commitment;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What happened beside a promise: written once, never changed. */
@Entity
@Immutable
public class CommitmentNote {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(optional = false)
  @JoinColumn(name = "commitment_id")
  private Commitment commitment;

  @Enumerated(EnumType.STRING)
  private CommitmentNoteKind kind;

  private Instant writtenAt;
  private String writtenBy;
  private String reason;
  private Instant newLimitAt;

  protected CommitmentNote() {}

  CommitmentNote(
      Commitment commitment,
      CommitmentNoteKind kind,
      Instant at,
      String by,
      String reason,
      Instant newLimitAt) {
    this.commitment = commitment;
    this.kind = kind;
    this.writtenAt = at;
    this.writtenBy = by;
    this.reason = reason;
    this.newLimitAt = newLimitAt;
  }

  public CommitmentNoteKind kind() {
    return kind;
  }

  public Instant at() {
    return writtenAt;
  }

  /** The account that decided; null when the clock did. */
  public String by() {
    return writtenBy;
  }

  /** Null when the clock wrote the note. */
  public String reason() {
    return reason;
  }

  /**
   * Until when an extension was granted, or the limit that counts after a suspension; null for
   * every other kind.
   */
  public Instant newLimitAt() {
    return newLimitAt;
  }
}
