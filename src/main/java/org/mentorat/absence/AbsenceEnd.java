package org.mentorat.absence;

/** How an absence ended. */
public enum AbsenceEnd {
  /** The mentor is back, at the time announced or before. */
  RETURNED,
  /** It was withdrawn before it began. */
  WITHDRAWN,
  /** The mentor has left for good. */
  LEFT
}
