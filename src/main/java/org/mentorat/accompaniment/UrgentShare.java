package org.mentorat.accompaniment;

/**
 * How many of a pair's requests were urgent (R18): a mentor accompanies, and is not a help desk.
 *
 * @param urgent those for which a client waited
 * @param all every request of the pair
 */
public record UrgentShare(long urgent, long all) {}
