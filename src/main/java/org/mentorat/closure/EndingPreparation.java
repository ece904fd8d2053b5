package org.mentorat.closure;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.mentorat.firstcontact.YesNo;

/** What is still to be done together before the service ends, as the mentor prepares it. */
@Entity
@Immutable
public class EndingPreparation {

  @Id private String reference;
  private String remaining;
  private boolean lastMeetingPlanned;
  private LocalDate lastMeetingOn;
  private Instant preparedAt;
  private String preparedBy;

  protected EndingPreparation() {}

  EndingPreparation(
      String reference, EndingPreparationSubmission submission, String by, Instant now) {
    this.reference = reference;
    this.remaining = submission.remaining();
    this.lastMeetingPlanned = submission.lastMeetingPlanned() == YesNo.YES;
    this.lastMeetingOn = lastMeetingPlanned ? submission.lastMeetingOn() : null;
    this.preparedBy = by;
    this.preparedAt = now;
  }

  public String reference() {
    return reference;
  }

  public String remaining() {
    return remaining;
  }

  public boolean lastMeetingPlanned() {
    return lastMeetingPlanned;
  }

  /** Null unless a last meeting is planned. */
  public LocalDate lastMeetingOn() {
    return lastMeetingOn;
  }

  public Instant preparedAt() {
    return preparedAt;
  }

  public String preparedBy() {
    return preparedBy;
  }
}
