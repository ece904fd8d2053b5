package org.mentorat.accompaniment;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What a coordinator decided on a request whose answer was late. */
@Entity
@Immutable
public class UnblockingDecision {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private Long requestId;

  @Enumerated(EnumType.STRING)
  private Unblocking decision;

  private String note;
  private Instant decidedAt;
  private String decidedBy;

  protected UnblockingDecision() {}

  UnblockingDecision(Long requestId, Unblocking decision, String note, String by, Instant now) {
    this.requestId = requestId;
    this.decision = decision;
    this.note = note;
    this.decidedBy = by;
    this.decidedAt = now;
  }

  public Long requestId() {
    return requestId;
  }

  public Unblocking decision() {
    return decision;
  }

  public String note() {
    return note;
  }

  public Instant decidedAt() {
    return decidedAt;
  }

  public String decidedBy() {
    return decidedBy;
  }
}
