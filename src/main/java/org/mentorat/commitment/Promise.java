package org.mentorat.commitment;

/** What the service promises to do in time. */
public enum Promise {
  /** A mentor is assigned, counted from registration. Owner: the coordination. */
  ASSIGNMENT,
  /** The mentor contacts the mentee, counted from receipt of the assignment (R36). */
  FIRST_CONTACT
}
