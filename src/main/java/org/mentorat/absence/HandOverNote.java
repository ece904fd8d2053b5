package org.mentorat.absence;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What the coordination did about hand-overs that were missing. */
@Entity
@Immutable
public class HandOverNote {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private Long absenceId;
  private String note;
  private Instant writtenAt;
  private String writtenBy;

  protected HandOverNote() {}

  HandOverNote(long absenceId, String note, String by, Instant now) {
    this.absenceId = absenceId;
    this.note = note;
    this.writtenBy = by;
    this.writtenAt = now;
  }

  public String note() {
    return note;
  }

  public Instant writtenAt() {
    return writtenAt;
  }

  public String writtenBy() {
    return writtenBy;
  }
}
