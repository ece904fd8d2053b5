package org.mentorat.accompaniment;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.mentorat.firstcontact.YesNo;
import org.mentorat.mentorship.Side;

/**
 * What one side says in the middle of the year, of the relation and of its own part (R77, R110).
 */
@Entity
@Immutable
public class MidTerm {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String reference;

  @Enumerated(EnumType.STRING)
  private Side side;

  private Integer listening;
  private Integer trust;
  private Integer progress;
  private Boolean continueSame;
  private String comment;
  private Instant recordedAt;
  private String recordedBy;

  protected MidTerm() {}

  MidTerm(String reference, Side side, MidTermSubmission submission, String by, Instant now) {
    this.reference = reference;
    this.side = side;
    this.listening = submission.listening();
    this.trust = submission.trust();
    this.progress = submission.progress();
    this.continueSame =
        submission.continueSame() == null ? null : submission.continueSame() == YesNo.YES;
    this.comment = submission.comment();
    this.recordedBy = by;
    this.recordedAt = now;
  }

  public String reference() {
    return reference;
  }

  public Side side() {
    return side;
  }

  /** From 1 to 5, as the next two. */
  public Integer listening() {
    return listening;
  }

  public Integer trust() {
    return trust;
  }

  public Integer progress() {
    return progress;
  }

  public Boolean continueSame() {
    return continueSame;
  }

  public String comment() {
    return comment;
  }

  public Instant recordedAt() {
    return recordedAt;
  }

  public String recordedBy() {
    return recordedBy;
  }
}
