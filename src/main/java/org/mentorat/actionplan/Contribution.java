package org.mentorat.actionplan;

import jakarta.persistence.Embeddable;

/** What one mentor brings to the plan (R30). */
@Embeddable
public class Contribution {

  private String mentor;
  private String text;

  protected Contribution() {}

  Contribution(String mentor, String text) {
    this.mentor = mentor;
    this.text = text;
  }

  /** The mentor's account; null for others, as the mentor who drafted the plan describes them. */
  public String mentor() {
    return mentor;
  }

  public String text() {
    return text;
  }
}
