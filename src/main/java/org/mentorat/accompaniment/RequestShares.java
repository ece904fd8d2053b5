package org.mentorat.accompaniment;

/**
 * What a pair's requests were like (R9, R18): a mentor accompanies, and is not a help desk. Shown
 * to the pair; nothing is blocked.
 *
 * @param urgent those for which a client waited
 * @param quick those that the mentor marked as a quick question only
 * @param all every request of the pair
 */
public record RequestShares(long urgent, long quick, long all) {}
