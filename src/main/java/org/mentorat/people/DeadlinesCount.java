package org.mentorat.people;

/** In what time the deadlines of a project and of its mentorships are counted (X6). */
public enum DeadlinesCount {
  /** Every hour counts, also at night and on holidays. */
  CALENDAR,
  /** Only business days count: Monday to Friday but for the holidays of Québec. */
  BUSINESS
}
