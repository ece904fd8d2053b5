package org.mentorat.engine;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/**
 * The circumstances in which a form is read or submitted.
 *
 * @param reference the mentorship's reference, or the project's code, which is the business key;
 *     null at a start
 * @param taskId the engine's id of the task; null at a start or an action
 * @param task the element id of the task in the model; null at a start or an action
 * @param since when the task began to wait, moved by the time for which its mentorship stood still
 *     since then, so that what counts from it is right; null at a start or an action
 * @param created when the task was created; null at a start or an action
 * @param subject what the task is about where a mentorship has several at once (a request, a
 *     follow-up); null otherwise
 * @param account the person who reads or submits; null only inside the application itself
 * @param groups the Camunda groups of that person
 * @param locale the language of the form
 */
public record Step(
    String reference,
    String taskId,
    String task,
    Instant since,
    Instant created,
    Long subject,
    String account,
    Set<String> groups,
    Locale locale) {}
