package org.mentorat.notification;

/** Why somebody is told. */
public enum Level {
  /** A step has become theirs. */
  ASK,
  /** It still is: waits for the end of their quiet hours (R62), limits do not move. */
  REMIND,
  /** Something happened that they waited for. */
  TELL,
  /** How things are, once a day or a week: comes by itself, in the morning of whoever reads it. */
  DIGEST
}
