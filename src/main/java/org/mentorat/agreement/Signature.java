package org.mentorat.agreement;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.mentorat.people.Person;

/** A person accepted one version of a document; the database refuses any change. */
@Entity
@Immutable
public class Signature {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(optional = false)
  @JoinColumn(name = "person_id")
  private Person person;

  @ManyToOne(optional = false)
  @JoinColumn(name = "version_id")
  private AgreementVersion version;

  private String sha256;
  private String reference;
  private Instant signedAt;
  private String signedBy;

  protected Signature() {}

  Signature(Person person, AgreementVersion version, String reference, String by, Instant now) {
    this.person = person;
    this.version = version;
    this.sha256 = version.sha256();
    this.reference = reference;
    this.signedBy = by;
    this.signedAt = now;
  }

  public Person person() {
    return person;
  }

  public AgreementVersion version() {
    return version;
  }

  /** The SHA-256 of the text that was accepted, in hexadecimal. */
  public String sha256() {
    return sha256;
  }

  /** The mentorship for which it was accepted, or null (a mentor's admission). */
  public String reference() {
    return reference;
  }

  public Instant signedAt() {
    return signedAt;
  }

  /** The account that submitted the acceptance. */
  public String signedBy() {
    return signedBy;
  }
}
