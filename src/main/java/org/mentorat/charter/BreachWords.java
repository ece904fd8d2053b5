package org.mentorat.charter;

import org.mentorat.firstcontact.Channel;

/**
 * What a word says, for those who may read it.
 *
 * @param contactChannel how whoever wrote it wishes to be reached; null when they do not wish it
 * @param message what was said to them on receipt, or null
 * @param outcome null while it was not dealt with, as the two that follow
 * @param note for those whom it was handed to; null for whoever wrote it
 */
public record BreachWords(
    BreachKind kind,
    String text,
    Channel contactChannel,
    String message,
    BreachOutcome outcome,
    String note,
    String answer) {}
