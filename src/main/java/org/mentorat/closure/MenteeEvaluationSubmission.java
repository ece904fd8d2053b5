package org.mentorat.closure;

import org.mentorat.firstcontact.YesNo;

/**
 * The form {@code evaluate-as-mentee}: the components are its keys.
 *
 * @param listening from 1 to 5, as trust, the objectives and the service’s worth
 * @param after1 where the mentee stands now on the first objective, by their own word (R89); null
 *     if there is no such objective
 */
public record MenteeEvaluationSubmission(
    Integer listening,
    Integer trust,
    Integer after1,
    Integer after2,
    Integer after3,
    Integer serviceWorth,
    YesNo recommend,
    String comment) {}
