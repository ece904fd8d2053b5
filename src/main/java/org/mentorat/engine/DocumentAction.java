package org.mentorat.engine;

/**
 * Something that is done to a document that people sign, at {@code /api/documents/{kind}/…}; the
 * reference in its {@link Step} is the document's address, {@code entente}.
 *
 * @param <R> the submission
 */
public interface DocumentAction<R extends Record> extends ProgressAction<R> {

  /** The last part of its address. */
  String address();
}
