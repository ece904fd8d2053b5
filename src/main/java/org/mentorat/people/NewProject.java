package org.mentorat.people;

import java.time.LocalDate;
import java.time.Period;

/**
 * What it takes to open a project.
 *
 * @param endsOn its last day, or null when no end is set (R46)
 * @param duration how long the service lasts from first contact (R45)
 * @param leadAccount who is told when the coordination is late, or null
 * @param mode who helps whom (R106)
 */
public record NewProject(
    String code,
    String nameFr,
    String nameEn,
    LocalDate startsOn,
    LocalDate endsOn,
    Period duration,
    Promises promises,
    String leadAccount,
    ProjectMode mode) {

  /** A project in which a person of experience accompanies another. */
  public NewProject(
      String code,
      String nameFr,
      String nameEn,
      LocalDate startsOn,
      LocalDate endsOn,
      Period duration,
      Promises promises,
      String leadAccount) {
    this(
        code,
        nameFr,
        nameEn,
        startsOn,
        endsOn,
        duration,
        promises,
        leadAccount,
        ProjectMode.MENTORING);
  }
}
