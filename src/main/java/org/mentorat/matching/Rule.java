package org.mentorat.matching;

import java.util.Locale;

/**
 * A reason for which a mentor cannot be proposed to a mentee, whatever the score. A mentor to whom
 * several apply is excluded by the first, in this order. The database decides (view {@code
 * matching_verdict}, which writes these names); the sentences are in {@code
 * messages/matching.properties}.
 */
public enum Rule {
  /** Not offered to this project: counted, never listed one by one. */
  OTHER_PROJECT,
  /** Takes no new mentee at the moment. */
  NOT_ACTIVE,
  /** The mentee, who is a mentor too (R105). */
  SELF,
  /** Superior or subordinate of the mentee, as either of them recorded it (R60). */
  HIERARCHY,
  /** The mentee asked not to be matched with this person. */
  NOT_MATCHED_WITH,
  /** Was assigned to this mentorship before: declined, replaced, or assigned now (X9). */
  ALREADY_TRIED,
  /** Does not speak the mentee's language. */
  LANGUAGE,
  /** Has as many mentees as agreed. */
  NO_PLACE;

  String messageKey() {
    return "matching.rule." + name().toLowerCase(Locale.ROOT);
  }
}
