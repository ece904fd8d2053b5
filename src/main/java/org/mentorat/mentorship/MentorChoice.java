package org.mentorat.mentorship;

import java.math.BigDecimal;

/**
 * Why this mentor: what the ranking said and what the coordinator added.
 *
 * @param rank place among the candidates shown, from 1, or null
 * @param score from 0 to 100, one decimal, or null
 * @param explanationJson the ranking's reasons, or null
 * @param reason the coordinator's own reason for another than the first, or null
 */
public record MentorChoice(Integer rank, BigDecimal score, String explanationJson, String reason) {}
