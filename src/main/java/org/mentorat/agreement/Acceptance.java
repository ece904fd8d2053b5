package org.mentorat.agreement;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.mentorat.people.Person;

/**
 * One person who is to accept one version. A duty of theirs, no promise of the service: silence
 * holds nothing up, and is never taken for an acceptance.
 */
@Entity
public class Acceptance {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(optional = false)
  @JoinColumn(name = "person_id")
  private Person person;

  @Enumerated(EnumType.STRING)
  private Document document;

  private int version;
  private Instant askedAt;
  private Instant acceptBy;
  private Instant startedAt;
  private int reminders;
  private Instant overdueAt;
  private Instant endedAt;

  @Enumerated(EnumType.STRING)
  private AcceptanceEnd endedAs;

  protected Acceptance() {}

  public Long id() {
    return id;
  }

  public Person person() {
    return person;
  }

  public Document document() {
    return document;
  }

  public int version() {
    return version;
  }

  /** {@code entente-2/p-…}: the business key of its process. */
  public String code() {
    return document.code(version) + "/" + person.account();
  }

  public Instant askedAt() {
    return askedAt;
  }

  /** The limit; moved while the coordination has a question to answer. */
  public Instant acceptBy() {
    return acceptBy;
  }

  /** The moment half-way between then and the limit. */
  public Instant halfWay(Instant then) {
    return then.plus(Duration.between(then, acceptBy).dividedBy(2));
  }

  /** Whether their process has begun. */
  public boolean started() {
    return startedAt != null;
  }

  /** How often they were reminded. */
  public int reminders() {
    return reminders;
  }

  /** When the limit passed; empty if it has not. */
  public Optional<Instant> overdueAt() {
    return Optional.ofNullable(overdueAt);
  }

  public boolean isOpen() {
    return endedAt == null;
  }

  /** Empty while it is open. */
  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  /** Empty while it is open. */
  public Optional<AcceptanceEnd> endedAs() {
    return Optional.ofNullable(endedAs);
  }

  void started(Instant now) {
    this.startedAt = now;
  }

  int reminded() {
    return ++reminders;
  }

  boolean overdue(Instant now) {
    boolean first = overdueAt == null;
    if (first) {
      overdueAt = now;
    }
    return first;
  }

  void limitMoved(Instant moment) {
    this.acceptBy = moment;
  }

  void ended(AcceptanceEnd as, Instant now) {
    this.endedAs = as;
    this.endedAt = now;
  }
}
