package org.mentorat.matching;

import java.math.BigDecimal;
import java.util.List;

/**
 * A mentor whom no rule excludes.
 *
 * @param rank 1 for the best
 * @param workplace name of the workplace
 * @param score 0–100, one decimal; the points of the reasons add up to it, rounding apart
 * @param reasons every criterion, also those that give no point, the weightiest first
 * @param load mentees accompanied now
 * @param capacity mentees agreed at most
 */
public record Candidate(
    int rank,
    String account,
    String name,
    String workplace,
    BigDecimal score,
    List<Reason> reasons,
    int load,
    int capacity) {}
