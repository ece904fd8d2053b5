package org.mentorat.comentor;

/**
 * What a co-mentor may be invited for: a strategy of the plan in force, or an objective where there
 * is no plan (R27).
 *
 * @param code how a form names it
 */
public record Aim(String code, Kind kind, String text) {

  /** What it is. */
  public enum Kind {
    STRATEGY,
    OBJECTIVE
  }
}
