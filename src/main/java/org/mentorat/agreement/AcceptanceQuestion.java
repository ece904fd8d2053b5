package org.mentorat.agreement;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;

/** What somebody asks of a text before they accept it, and what the coordination answers. */
@Entity
public class AcceptanceQuestion {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(optional = false)
  @JoinColumn(name = "acceptance_id")
  private Acceptance acceptance;

  private String question;
  private Instant askedAt;
  private int reminders;
  private String answer;
  private Instant answeredAt;
  private String answeredBy;

  protected AcceptanceQuestion() {}

  AcceptanceQuestion(Acceptance acceptance, String question, Instant now) {
    this.acceptance = acceptance;
    this.question = question;
    this.askedAt = now;
  }

  public String question() {
    return question;
  }

  public Instant askedAt() {
    return askedAt;
  }

  /** How often the coordination was reminded of it. */
  public int reminders() {
    return reminders;
  }

  /** Null until it is answered. */
  public String answer() {
    return answer;
  }

  /** Null until it is answered. */
  public Instant answeredAt() {
    return answeredAt;
  }

  /** The account that answered, or null. */
  public String answeredBy() {
    return answeredBy;
  }

  int reminded() {
    return ++reminders;
  }

  void answered(String answer, String by, Instant now) {
    this.answer = answer;
    this.answeredBy = by;
    this.answeredAt = now;
  }
}
