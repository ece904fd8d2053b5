package org.mentorat.matching;

import java.math.BigDecimal;

/**
 * One criterion of a candidate's score, in words that can be shown as they are.
 *
 * @param code which criterion: {@code needs}, {@code text}, {@code workplace}, {@code experience}
 *     or {@code load}
 * @param text what was found, in the reader's language
 * @param points what it adds to the score (0–100, one decimal)
 */
public record Reason(String code, String text, BigDecimal points) {}
