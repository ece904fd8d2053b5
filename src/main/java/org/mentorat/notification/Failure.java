package org.mentorat.notification;

/** Why a message did not arrive. */
public enum Failure {
  /** The other server does not take it for this address. */
  REFUSED,
  /** No server took it for longer than a day. */
  UNREACHABLE,
  /** It was taken and came back. */
  BOUNCED,
  /** There is no address that one could send to. */
  ADDRESS,
  /** The message could not be made: a fault of the service. */
  FAULT
}
