package org.mentorat.registration;

/** Why two people must not be matched: the hierarchy (R60), or a reason nobody asks. */
enum ExclusionKind {
  SUPERIOR,
  OTHER
}
