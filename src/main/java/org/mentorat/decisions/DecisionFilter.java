package org.mentorat.decisions;

/**
 * Which of the open tasks are looked at; what is null or blank does not narrow them.
 *
 * @param kind the element's id in the model
 * @param mentor the account of the mentor whose mentees they concern
 * @param project the project's code
 */
record DecisionFilter(String kind, String mentor, String project) {

  boolean admits(OpenDecision decision) {
    return admits(kind, decision.task().kind())
        && admits(mentor, decision.mentorAccount())
        && admits(project, decision.projectCode());
  }

  public boolean isSet() {
    return isSet(kind) || isSet(mentor) || isSet(project);
  }

  private static boolean admits(String wanted, String actual) {
    return !isSet(wanted) || wanted.equals(actual);
  }

  private static boolean isSet(String wanted) {
    return wanted != null && !wanted.isBlank();
  }
}
