package org.mentorat.withdrawal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** That a mentee withdrew, and that what was known of them is erased. Nobody asks why. */
@Entity
public class Withdrawal {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(updatable = false)
  private String reference;

  @Column(updatable = false)
  private Instant askedAt;

  @Column(updatable = false)
  private String askedBy;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private AskedHow askedHow;

  private Instant erasedAt;
  private Boolean personErased;

  protected Withdrawal() {}

  Withdrawal(String reference, AskedHow askedHow, String by, Instant now) {
    this.reference = reference;
    this.askedHow = askedHow;
    this.askedBy = by;
    this.askedAt = now;
  }

  public Long id() {
    return id;
  }

  /** The mentorship's reference. */
  public String reference() {
    return reference;
  }

  public Instant askedAt() {
    return askedAt;
  }

  /** The mentee's account, or that of whoever of the coordination acted for them. */
  public String askedBy() {
    return askedBy;
  }

  /** Null when the mentee did it themselves. */
  public AskedHow askedHow() {
    return askedHow;
  }

  /** Null until it is done. */
  public Instant erasedAt() {
    return erasedAt;
  }

  /** Whether the person and their account went too; null until it is done. */
  public Boolean personErased() {
    return personErased;
  }

  void erased(boolean person, Instant now) {
    this.personErased = person;
    this.erasedAt = now;
  }
}
