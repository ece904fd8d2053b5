package org.mentorat.closure;

/** Where a request for an early end is. */
public enum EarlyEndState {
  OPEN,
  /** Its last day is fixed and still to come. */
  AGREED,
  /** The service ended by it. */
  DONE,
  /** The coordination decided that the service goes on. */
  REFUSED,
  /** The service ended first. */
  LAPSED,
  /** The service had ended by it, which the coordination undid. */
  VOIDED
}
