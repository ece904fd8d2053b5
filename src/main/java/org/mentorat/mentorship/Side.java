package org.mentorat.mentorship;

/** One of the two people of a pair. */
public enum Side {
  MENTEE,
  MENTOR
}
