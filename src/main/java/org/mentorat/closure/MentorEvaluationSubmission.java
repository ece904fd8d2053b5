package org.mentorat.closure;

import org.mentorat.firstcontact.YesNo;

/**
 * The form {@code evaluate-as-mentor}: the components are its keys.
 *
 * @param listening from 1 to 5, as trust, what was learned (R75) and the service’s worth; about the
 *     relation, never the mentee (R110)
 */
public record MentorEvaluationSubmission(
    Integer listening,
    Integer trust,
    Integer learned,
    Integer serviceWorth,
    YesNo mentorAgain,
    String comment) {}
