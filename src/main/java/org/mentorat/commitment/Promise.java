package org.mentorat.commitment;

/** What the service promises to do in time. */
public enum Promise {
  /** A mentor is assigned, counted from registration. Owner: the coordination. */
  ASSIGNMENT,
  /** The mentor contacts the mentee, counted from receipt of the assignment (R36). */
  FIRST_CONTACT,
  /**
   * A request is answered, counted from the request (R25, R42). Any number at once: its subject is
   * the request's id.
   */
  ANSWER,
  /**
   * The service lasts as long as promised and is closed in order, counted from first contact (R45).
   */
  SERVICE_PERIOD,
  /**
   * A mentor who takes over contacts the mentee, counted from the hand-over (R36, R80): the new
   * mentor's own clock, beside which the mentee's go on.
   */
  NEW_MENTOR_CONTACT
}
