package org.mentorat.mentorship;

/** Why a mentor no longer accompanies a mentorship. */
public enum AssignmentEnd {
  /** The mentor declined (X9). */
  DECLINED,
  /** The first contact was late and the coordination entrusted the mentee to someone else. */
  REASSIGNED_LATE,
  /** Before the first contact the coordination entrusted the mentee to someone else. */
  REASSIGNED,
  /** During the service another mentor took over, without anybody's fault (R80). */
  CHANGED,
  /** The coordination had assigned the wrong person, and undid it before the first contact. */
  CORRECTED,
  /** The mentorship closed. */
  MENTORSHIP_CLOSED
}
