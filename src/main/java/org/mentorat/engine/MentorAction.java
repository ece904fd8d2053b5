package org.mentorat.engine;

/**
 * Something that is about a mentor and all whom they accompany, at {@code
 * /api/mentors/{account}/…}; the reference in its {@link Step} is the mentor's account.
 *
 * @param <R> the submission
 */
public interface MentorAction<R extends Record> extends ProgressAction<R> {

  /** What is locked while something is done that concerns this mentor's being there. */
  static String turnOf(String account) {
    return "mentor " + account;
  }
}
