package org.mentorat.matching;

import java.util.List;
import java.util.Map;

/**
 * The mentors of a project seen from one mentorship.
 *
 * @param candidates best first, at most {@code mentorat.matching.shown}
 * @param exclusions at most {@code mentorat.matching.exclusions-shown}: first those whom a rule
 *     about this very mentee excludes, then those who would have had the best scores; never {@link
 *     Rule#OTHER_PROJECT}
 * @param excludedByRule how many mentors each rule excludes, all of them counted, in the order of
 *     the rules
 * @param eligible how many mentors no rule excludes, whether shown or not
 */
public record Ranking(
    List<Candidate> candidates,
    List<Exclusion> exclusions,
    Map<Rule, Integer> excludedByRule,
    int eligible) {}
