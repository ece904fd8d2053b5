package org.mentorat.projectend;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;

/** The closing of a project's mentorships, since the project ended. */
@Entity
public class ProjectClosing {

  @Id private String project;
  private int mentorships;
  private Instant beganAt;
  private int reminders;
  @Version private int version;

  protected ProjectClosing() {}

  ProjectClosing(String project, int mentorships, Instant now) {
    this.project = project;
    this.mentorships = mentorships;
    this.beganAt = now;
  }

  public String project() {
    return project;
  }

  /** How many there were to close. */
  public int mentorships() {
    return mentorships;
  }

  public Instant beganAt() {
    return beganAt;
  }

  /** How often the coordination was reminded, since the last round, of what did not follow. */
  public int reminders() {
    return reminders;
  }

  void setAboutAgain() {
    reminders = 0;
  }

  int reminded() {
    return ++reminders;
  }
}
