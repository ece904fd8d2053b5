package org.mentorat.closure;

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
import org.mentorat.mentorship.Side;
import org.mentorat.people.Person;

/** What the service attests to one of a pair (R51). The name is the person's, never a copy. */
@Entity
@Immutable
public class Attestation {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String reference;

  @Enumerated(EnumType.STRING)
  private Side side;

  @ManyToOne(optional = false)
  @JoinColumn(name = "person_id")
  private Person person;

  private Instant serviceStartsAt;
  private Instant serviceEndsAt;
  private int contacts;
  private String code;
  private Instant issuedAt;
  private Long voidedBy;

  protected Attestation() {}

  Attestation(
      String reference,
      Side side,
      Person person,
      Instant serviceStartsAt,
      Instant serviceEndsAt,
      int contacts,
      String code,
      Instant now) {
    this.reference = reference;
    this.side = side;
    this.person = person;
    this.serviceStartsAt = serviceStartsAt;
    this.serviceEndsAt = serviceEndsAt;
    this.contacts = contacts;
    this.code = code;
    this.issuedAt = now;
  }

  public String reference() {
    return reference;
  }

  public Side side() {
    return side;
  }

  public Person person() {
    return person;
  }

  public Instant serviceStartsAt() {
    return serviceStartsAt;
  }

  public Instant serviceEndsAt() {
    return serviceEndsAt;
  }

  /** First contact, meetings and follow-ups held, requests answered, as they were recorded. */
  public int contacts() {
    return contacts;
  }

  /** By which anybody who holds the attestation can have it verified. */
  public String code() {
    return code;
  }

  public Instant issuedAt() {
    return issuedAt;
  }

  /** Whether the closing at which it was issued was an error: it attests nothing any more. */
  public boolean isVoided() {
    return voidedBy != null;
  }
}
