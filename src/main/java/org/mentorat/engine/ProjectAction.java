package org.mentorat.engine;

/**
 * Something that is done to a whole project, at {@code /api/projects/{code}/…}; the reference in
 * its {@link Step} is the project's code.
 *
 * @param <R> the submission
 */
public interface ProjectAction<R extends Record> extends ProgressAction<R> {}
