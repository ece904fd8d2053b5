package org.mentorat.mentorship;

/** Why a mentor no longer accompanies a mentorship. */
public enum AssignmentEnd {
  /** The mentor declined (X9). */
  DECLINED,
  /** The first contact was late and the coordination entrusted the mentee to someone else. */
  REASSIGNED_LATE,
  /** The mentorship closed. */
  MENTORSHIP_CLOSED
}
