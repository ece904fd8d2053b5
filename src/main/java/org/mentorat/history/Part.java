package org.mentorat.history;

/** In which part somebody acts in a mentorship, or else in the service. */
public enum Part {
  MENTEE,
  MENTOR,
  FORMER_MENTOR,
  COORDINATION,
  ADMINISTRATION,
  ANOTHER_MENTOR,
  ANOTHER
}
