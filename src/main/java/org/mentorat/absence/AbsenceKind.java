package org.mentorat.absence;

/** Whether a mentor comes back. */
public enum AbsenceKind {
  ABSENCE,
  LEAVING
}
