package org.mentorat.people;

import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
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
  private boolean suspensionMovesEnd = true;

  @Convert(converter = IsoPeriod.class)
  private Period suspensionLimit = Period.ofDays(90);

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

  public Optional<String> leadAccount() {
    return Optional.ofNullable(leadAccount);
  }

  /** Whether a service ends later by what a suspension took; never after the project's own end. */
  public boolean suspensionMovesEnd() {
    return suspensionMovesEnd;
  }

  /** How long one suspension may last at most. */
  public Period suspensionLimit() {
    return suspensionLimit;
  }

  public boolean isOpenOn(LocalDate day) {
    return !day.isBefore(startsOn) && (endsOn == null || !day.isAfter(endsOn));
  }

  void redefined(NewProject project) {
    this.nameFr = project.nameFr();
    this.nameEn = project.nameEn();
    this.startsOn = project.startsOn();
    this.endsOn = project.endsOn();
    this.duration = project.duration();
    this.promises = project.promises();
    this.leadAccount = project.leadAccount();
  }
}
