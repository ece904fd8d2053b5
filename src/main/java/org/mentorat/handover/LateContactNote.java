package org.mentorat.handover;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What a coordinator did about a new mentor who had not been in touch in time. */
@Entity
@Immutable
public class LateContactNote {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private Long changeId;
  private String note;
  private Instant writtenAt;
  private String writtenBy;

  protected LateContactNote() {}

  LateContactNote(Long changeId, String note, String by, Instant now) {
    this.changeId = changeId;
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
