package org.mentorat.comentor;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.mentorat.firstcontact.YesNo;

/** A follow-up of a co-mentorship, noted or not. */
@Entity
public class CoCheckIn {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private Long coMentorshipId;
  private Instant openedAt;
  private Boolean held;
  private String note;
  private Instant loggedAt;
  private String loggedBy;
  private Instant unloggedAt;

  protected CoCheckIn() {}

  CoCheckIn(long coMentorshipId, Instant now) {
    this.coMentorshipId = coMentorshipId;
    this.openedAt = now;
  }

  public Instant openedAt() {
    return openedAt;
  }

  /** Null while it is not noted. */
  public Boolean held() {
    return held;
  }

  /** The co-mentor's own, or null. */
  public String note() {
    return note;
  }

  public Instant loggedAt() {
    return loggedAt;
  }

  public String loggedBy() {
    return loggedBy;
  }

  /** When it closed with nobody having noted it, or null. */
  public Instant unloggedAt() {
    return unloggedAt;
  }

  void logged(CoMentorCheckInSubmission submission, String by, Instant now) {
    this.held = submission.held() == YesNo.YES;
    this.note = submission.note();
    this.loggedBy = by;
    this.loggedAt = now;
  }

  void unlogged(Instant now) {
    this.unloggedAt = now;
  }
}
