package org.mentorat.accompaniment;

import org.mentorat.firstcontact.YesNo;

/**
 * The forms {@code mid-term-mentee} and {@code mid-term-mentor}: the components are its keys.
 *
 * @param listening from 1 to 5, as trust and progress; about the relation and one’s own part (R110)
 */
public record MidTermSubmission(
    Integer listening, Integer trust, Integer progress, YesNo continueSame, String comment) {}
