package org.mentorat.agreement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A new version of a document was published: what changes, from when it is in force, and whether
 * people in running mentorships accept it again (R12, R63). What was published never changes; only
 * how far its acceptances are does.
 */
@Entity
public class Publication {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Document document;

  @Column(updatable = false)
  private int version;

  @Column(updatable = false)
  private String changesFr;

  @Column(updatable = false)
  private String changesEn;

  @Column(updatable = false)
  private Instant inForceAt;

  @Column(updatable = false)
  private boolean required;

  @Column(updatable = false)
  private int limitDays;

  @Column(updatable = false)
  private String publishedBy;

  @Column(updatable = false)
  private Instant publishedAt;

  private Instant begunAt;
  private Instant reviewAt;
  private int reminders;

  protected Publication() {}

  Publication(Document document, int version, NewVersion text, String by, Instant now) {
    this.document = document;
    this.version = version;
    this.changesFr = text.changesFr();
    this.changesEn = text.changesEn();
    this.inForceAt = text.inForceAt().isBefore(now) ? now : text.inForceAt();
    this.required = text.required();
    this.limitDays = text.limitDays();
    this.publishedBy = by;
    this.publishedAt = now;
  }

  public Document document() {
    return document;
  }

  public int version() {
    return version;
  }

  /** {@code entente-2}: also the business key of its process. */
  public String code() {
    return document.code(version);
  }

  /** What changes, in a sentence. */
  public String changes(Locale locale) {
    return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? changesEn : changesFr;
  }

  public Instant inForceAt() {
    return inForceAt;
  }

  /** Whether people in running mentorships accept it again. */
  public boolean required() {
    return required;
  }

  /** How long each has to accept it. */
  public Duration limit() {
    return Duration.ofDays(limitDays);
  }

  public String publishedBy() {
    return publishedBy;
  }

  public Instant publishedAt() {
    return publishedAt;
  }

  /** Since when people are asked; empty before. */
  public Optional<Instant> begunAt() {
    return Optional.ofNullable(begunAt);
  }

  /** Until when the coordination, which reminded everybody, waits before it looks again. */
  public Optional<Instant> reviewAt() {
    return Optional.ofNullable(reviewAt);
  }

  /** How often the coordination was reminded of those who have not accepted. */
  public int reminders() {
    return reminders;
  }

  void begun(Instant now) {
    if (begunAt == null) {
      begunAt = now;
    }
  }

  void reviewedUntil(Instant moment) {
    reviewAt = moment;
    reminders = 0;
  }

  int reminded() {
    return ++reminders;
  }
}
