package org.mentorat.engine;

import java.util.Map;

/**
 * One human step of a process: its form, what the form shows its reader, and the typed record that
 * a submission becomes. One Spring bean per file in {@code forms/}; the form gate is the only
 * caller.
 *
 * @param <R> the submission; its component names are the keys of the form's inputs
 */
public interface HumanStep<R extends Record> {

  /** The id of the form, which is also its file name in {@code forms/}. */
  String formId();

  Class<R> submission();

  /**
   * What the form shows: component key (or {@code valuesKey}) to text, number, boolean, list of
   * {@link Option}s, or list of maps for a table. Computed at each reading; the engine stores none
   * of it.
   */
  Map<String, Object> shown(Step step);

  /**
   * What a submission is read against, where this is more than the form offers: a choice that is
   * gone since, so that {@link #check} can say why.
   */
  default Map<String, Object> accepted(Step step) {
    return shown(step);
  }

  /**
   * The checks that the form itself cannot express; what is refused goes back to the field it
   * names.
   */
  default void check(R submission, Step step, Refusals refusals) {}
}
