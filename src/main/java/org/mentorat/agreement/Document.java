package org.mentorat.agreement;

/** The documents a person accepts, each by itself. */
public enum Document {
  /** What is done with personal information; apart from everything else. */
  CONSENT,
  /** The mentoring agreement: what mentees and mentors each answer for (R2, R12). */
  AGREEMENT,
  /** The charter of good practice (R63). */
  CHARTER,
  /** The confidentiality undertaking (R67). */
  CONFIDENTIALITY
}
