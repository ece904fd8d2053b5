package org.mentorat.people;

/** Who helps whom in a project. */
public enum ProjectMode {
  /** A person of experience accompanies another. */
  MENTORING,
  /** Two peers accompany each other: both ask and answer, and no experience is required (R106). */
  PEER
}
