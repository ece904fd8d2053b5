package org.mentorat.people;

import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Optional;

/**
 * A programme of mentoring: its dates, how long its service lasts, and what it promises (X2, X11).
 */
@Entity
public class Project {

  @Id private String code;
  private String nameFr;
  private String nameEn;
  private LocalDate startsOn;
  private LocalDate endsOn;

  @Convert(converter = IsoPeriod.class)
  private Period duration;

  @Embedded private Promises promises;
  private String leadAccount;

  @Enumerated(EnumType.STRING)
  private ProjectMode mode;

  @Enumerated(EnumType.STRING)
  private DeadlinesCount deadlinesCount = DeadlinesCount.CALENDAR;

  private boolean suspensionMovesEnd = true;

  @Convert(converter = IsoPeriod.class)
  private Period suspensionLimit = Period.ofDays(90);

  @Convert(converter = IsoPeriod.class)
  private Period substitutionLimit = Period.ofDays(21);

  private int coMentorshipsPerMentor = 3;
  private Instant endedAt;
  private String endedBy;
  private String endReason;
  @Version private int version;

  protected Project() {}

  Project(NewProject project) {
    this.code = project.code();
    redefined(project);
  }

  public String code() {
    return code;
  }

  public String name(Locale locale) {
    return Language.of(locale) == Language.ENGLISH ? nameEn : nameFr;
  }

  public LocalDate startsOn() {
    return startsOn;
  }

  /** The last day of the project, in Québec; empty when no end is set. */
  public Optional<LocalDate> endsOn() {
    return Optional.ofNullable(endsOn);
  }

  /** How long the service lasts, from the day of the first contact (R45). */
  public Period duration() {
    return duration;
  }

  public Promises promises() {
    return promises;
  }

  /** In what time its deadlines are counted, and those of the mentorships that begin in it (X6). */
  public DeadlinesCount deadlinesCount() {
    return deadlinesCount;
  }

  public Optional<String> leadAccount() {
    return Optional.ofNullable(leadAccount);
  }

  /** Whether its pairs are peers: both ask and answer, and no experience is required (R106). */
  public boolean isOfPeers() {
    return mode == ProjectMode.PEER;
  }

  /** Whether a service ends later by what a suspension took; never after the project's own end. */
  public boolean suspensionMovesEnd() {
    return suspensionMovesEnd;
  }

  /** How long one suspension may last at most. */
  public Period suspensionLimit() {
    return suspensionLimit;
  }

  /** How long a mentor's absence may last to be covered by a substitute (R36). */
  public Period substitutionLimit() {
    return substitutionLimit;
  }

  /** How many co-mentorships a mentor may have at once, beside the mentees of their own. */
  public int coMentorshipsPerMentor() {
    return coMentorshipsPerMentor;
  }

  /** When it was ended, by its date or by someone; empty while it runs. */
  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  /** Who ended it; empty while it runs, and when its date did. */
  public Optional<String> endedBy() {
    return Optional.ofNullable(endedBy);
  }

  /** Why it was ended; empty while it runs, and when its date did. */
  public Optional<String> endReason() {
    return Optional.ofNullable(endReason);
  }

  /** The first moment after its last day, in Québec; empty when no end is set. */
  public Optional<Instant> endsAt() {
    return endsOn().map(day -> day.plusDays(1).atStartOfDay(Directory.ZONE).toInstant());
  }

  public boolean isOpenOn(LocalDate day) {
    return endedAt == null && !isOverOn(day) && !day.isBefore(startsOn);
  }

  /** Whether it was ended, or its last day has passed. */
  public boolean isOverOn(LocalDate day) {
    return endedAt != null || endsOn != null && day.isAfter(endsOn);
  }

  void ended(String by, String reason, Instant now) {
    this.endedBy = by;
    this.endReason = reason;
    this.endedAt = now;
  }

  void redefined(NewProject project) {
    this.nameFr = project.nameFr();
    this.nameEn = project.nameEn();
    this.startsOn = project.startsOn();
    this.endsOn = project.endsOn();
    this.duration = project.duration();
    this.promises = project.promises();
    this.leadAccount = project.leadAccount();
    this.mode = project.mode();
  }
}
