package org.mentorat.notification;

/** Why a message is not sent although nothing is wrong. */
enum Dropped {
  /** What it asks for was done before it could be sent. */
  OVERTAKEN,
  /** Nobody is left to be told. */
  ERASED
}
