package org.mentorat.engine;

/**
 * Something that is done to more than one mentorship, and takes its time: to a project, to all that
 * a mentor accompanies. The reference in its {@link Step} is what it is done to.
 *
 * @param <R> the submission
 */
public interface ProgressAction<R extends Record> extends Action<R> {

  /** How far it is, also before and after it can be done: a record that becomes JSON. */
  Record progress(Step step);
}
