package org.mentorat.mentorship;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.time.Instant;
import org.mentorat.people.DeadlinesCount;
import org.mentorat.people.Person;
import org.mentorat.people.Project;

/**
 * One mentee's mentorship in one project, known everywhere by its reference, {@code M-2026-00042}.
 */
@Entity
public class Mentorship {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String reference;

  @ManyToOne(optional = false)
  @JoinColumn(name = "project")
  private Project project;

  @ManyToOne(optional = false)
  @JoinColumn(name = "mentee_id")
  private Person mentee;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private DeadlinesCount deadlinesCount;

  private Instant registeredAt;
  private Instant lastSearchedAt;
  private Instant serviceStartsAt;
  private Instant serviceEndsAt;
  private Instant closedAt;
  private String closedBy;

  @Enumerated(EnumType.STRING)
  private Outcome outcome;

  @Enumerated(EnumType.STRING)
  private Outcome cutShortAs;

  private String referredTo;
  private String closingNote;
  @Version private int version;

  protected Mentorship() {}

  Mentorship(String reference, Project project, Person mentee, Instant now) {
    this.reference = reference;
    this.project = project;
    this.mentee = mentee;
    this.deadlinesCount = project.deadlinesCount();
    this.registeredAt = now;
  }

  public Long id() {
    return id;
  }

  public String reference() {
    return reference;
  }

  public Project project() {
    return project;
  }

  public Person mentee() {
    return mentee;
  }

  /** In what time its deadlines are counted: as its project did when it began (X6). */
  public DeadlinesCount deadlinesCount() {
    return deadlinesCount;
  }

  public Instant registeredAt() {
    return registeredAt;
  }

  /** When mentors were last sought, or null. */
  public Instant lastSearchedAt() {
    return lastSearchedAt;
  }

  /** The first contact, from which the service runs (R45), or null before. */
  public Instant serviceStartsAt() {
    return serviceStartsAt;
  }

  /** The first moment after the service (R45, R46), or null before the first contact. */
  public Instant serviceEndsAt() {
    return serviceEndsAt;
  }

  /** Null while the mentorship is open. */
  public Instant closedAt() {
    return closedAt;
  }

  /** Null while the mentorship is open, and when the process closed it at its time. */
  public String closedBy() {
    return closedBy;
  }

  /** Null while the mentorship is open. */
  public Outcome outcome() {
    return outcome;
  }

  /** How the mentorship closes once its service has ended. */
  public Outcome closesAs() {
    return cutShortAs == null ? Outcome.COMPLETED : cutShortAs;
  }

  /** The other resource, when the person was referred to one; null otherwise. */
  public String referredTo() {
    return referredTo;
  }

  /** What was said on closing, or null. */
  public String closingNote() {
    return closingNote;
  }

  public boolean isOpen() {
    return closedAt == null;
  }

  public Stage stage() {
    if (!isOpen()) {
      return Stage.CLOSED;
    }
    return serviceStartsAt == null ? Stage.WAITING : Stage.IN_SERVICE;
  }

  void searched(Instant now) {
    this.lastSearchedAt = now;
  }

  void serviceOpened(Instant start, Instant end) {
    this.serviceStartsAt = start;
    this.serviceEndsAt = end;
  }

  void serviceEndMoved(Instant end) {
    this.serviceEndsAt = end;
  }

  void cutShort(Outcome as, Instant now) {
    this.cutShortAs = as;
    this.serviceEndsAt = now;
  }

  void closed(Outcome outcome, String referredTo, String by, String note, Instant now) {
    this.outcome = outcome;
    this.referredTo = referredTo;
    this.closedBy = by;
    this.closingNote = note;
    this.closedAt = now;
  }

  void reopened(Instant serviceEnd) {
    closed(null, null, null, null, null);
    this.serviceEndsAt = serviceEnd;
  }
}
