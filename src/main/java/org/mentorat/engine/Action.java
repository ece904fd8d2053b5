package org.mentorat.engine;

/**
 * Something a person may do in a mentorship that no open task asks for, such as a request for help.
 * It has a form like a task, at {@code /api/mentorships/{reference}/{form-id}}, and the same gate
 * in front of it (DESIGN §4).
 *
 * @param <R> the submission
 */
public interface Action<R extends Record> extends HumanStep<R> {

  /** Whether the person who acts takes part in this mentorship in a way that allows it. */
  boolean isFor(Step step);

  /** Whether it can be done while the mentorship stands still. */
  default boolean whilePaused() {
    return false;
  }

  /**
   * Asked before the form is shown, so that nobody fills in a form that cannot be submitted, and
   * before a submission is read.
   *
   * @throws NotNow as {@link #perform}
   */
  void possible(Step step) throws NotNow;

  /**
   * Stores what was submitted and tells the process, in one transaction.
   *
   * @return the id of what was stored
   * @throws NotNow if the mentorship is not at a point where this can be done
   */
  long perform(R submission, Step step) throws NotNow;
}
