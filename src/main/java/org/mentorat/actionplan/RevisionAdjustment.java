package org.mentorat.actionplan;

import java.util.stream.Stream;

/** What becomes of a proposal that the other wishes to discuss; its proposer says. */
public enum RevisionAdjustment {
  CHANGE("change"),
  /** As it is: the mentee's plan is theirs (R54). */
  KEEP("keep"),
  WITHDRAW("withdraw");

  private final String code;

  RevisionAdjustment(String code) {
    this.code = code;
  }

  static RevisionAdjustment of(String code) {
    return Stream.of(values())
        .filter(adjustment -> adjustment.code.equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no adjustment has this code"));
  }

  /** The value in the forms. */
  public String code() {
    return code;
  }

  /** The key of the words people read. */
  public String messageKey() {
    return "actionplan.adjustment." + code;
  }
}
