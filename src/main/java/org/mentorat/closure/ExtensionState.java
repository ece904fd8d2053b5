package org.mentorat.closure;

/** Where a request for an extension is. */
public enum ExtensionState {
  OPEN,
  /** All three agreed. */
  GRANTED,
  /** One of the three did not. */
  DECLINED,
  /** The service ended first. */
  LAPSED
}
