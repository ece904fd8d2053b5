package org.mentorat.people;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** A mentee, a mentor, or both (R105), under one opaque account. No private address (R62). */
@Entity
public class Person {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String account;
  private String givenName;
  private String familyName;
  private String preferredName;
  private String email;
  private String language;
  private ZoneId timeZone;

  @ManyToOne
  @JoinColumn(name = "workplace")
  private Workplace workplace;

  private int yearsOfExperience;
  private Instant enrolledAt;
  private Instant erasedAt;
  @Version private int version;

  protected Person() {}

  Person(String account, NewPerson person, Workplace workplace, Instant now) {
    this.account = account;
    this.enrolledAt = now;
    described(person, workplace);
  }

  public Long id() {
    return id;
  }

  /** The opaque id under which the engine knows this person; never a name or an address. */
  public String account() {
    return account;
  }

  public String givenName() {
    return givenName;
  }

  public String familyName() {
    return familyName;
  }

  /** The name this person wishes to be called by (R108), or null. */
  public String preferredName() {
    return preferredName;
  }

  /**
   * How this person is named to others: the preferred name, if there is one, and the family name.
   */
  public String displayName() {
    return calledBy() + " " + familyName;
  }

  /** How this person is spoken to: the preferred name, if there is one. */
  public String calledBy() {
    return preferredName == null ? givenName : preferredName;
  }

  public String email() {
    return email;
  }

  /** {@code fr} or {@code en}. */
  public String language() {
    return language;
  }

  public Locale locale() {
    return Language.ENGLISH == Language.of(Locale.forLanguageTag(language))
        ? Locale.CANADA
        : Locale.CANADA_FRENCH;
  }

  public ZoneId timeZone() {
    return timeZone;
  }

  /** Null once the person is erased. */
  public Workplace workplace() {
    return workplace;
  }

  public int yearsOfExperience() {
    return yearsOfExperience;
  }

  public Instant enrolledAt() {
    return enrolledAt;
  }

  /** When everything was erased but the account; null while the person is somebody. */
  public Instant erasedAt() {
    return erasedAt;
  }

  /**
   * Nothing is left but the account: the names are the same for all who were erased, the address is
   * of a domain that will never exist (RFC 2606).
   */
  void erased(Instant now) {
    this.givenName = "Personne";
    this.familyName = "dépersonnalisée";
    this.preferredName = null;
    this.email = "personne-" + id + "@efface.invalid";
    this.language = "fr";
    this.timeZone = Directory.ZONE;
    this.workplace = null;
    this.yearsOfExperience = 0;
    this.erasedAt = now;
  }

  void hasEmail(String email) {
    this.email = email;
  }

  void described(NewPerson person, Workplace workplace) {
    this.givenName = person.givenName().strip();
    this.familyName = person.familyName().strip();
    this.preferredName =
        person.preferredName() == null || person.preferredName().isBlank()
            ? null
            : person.preferredName().strip();
    this.email = person.email().strip();
    this.language = person.language();
    this.timeZone = ZoneId.of(person.timeZone());
    this.workplace = workplace;
    this.yearsOfExperience = person.yearsOfExperience();
  }
}
