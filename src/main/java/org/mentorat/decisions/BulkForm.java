package org.mentorat.decisions;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The forms that the page lets people decide many at a time: those where the decision is a choice
 * and the server proposes whom to choose. Everything else about them is read from the form.
 */
enum BulkForm {
  CONFIRM_ASSIGNMENT(
      "confirm-assignment",
      false,
      List.of("clientWaitingUntil", "menteePurpose", "notMatchedWith", "declines")),
  /** What an absent mentor's mentees have in common is the decision; each gets a mentor. */
  DECIDE_MENTOR_CHANGE(
      "decide-mentor-change",
      true,
      List.of("mentorName", "askedBy", "reasonText", "openRequests", "notMatchedWith"));

  /** The key of the choice that says what is decided. */
  static final String DECISION = "decision";

  /** The key of the choice that says who takes it on. */
  static final String MENTOR = "mentor";

  /** The key under which the candidates are shown, best first, with their reasons. */
  static final String CANDIDATES = "candidates";

  private final String form;
  private final boolean decidedForAll;
  private final List<String> facts;

  BulkForm(String form, boolean decidedForAll, List<String> facts) {
    this.form = form;
    this.decidedForAll = decidedForAll;
    this.facts = facts;
  }

  static Optional<BulkForm> of(String form) {
    return Arrays.stream(values()).filter(bulk -> bulk.form.equals(form)).findFirst();
  }

  public String form() {
    return form;
  }

  /** Whether one decision is taken for all who are chosen, instead of one for each. */
  public boolean decidedForAll() {
    return decidedForAll;
  }

  /** The keys of what is shown at once; the rest of what the form shows is a click away. */
  public List<String> facts() {
    return facts;
  }
}
