package org.mentorat.matching;

/**
 * A mentor who may answer instead of another for a while.
 *
 * @param workplace name of the workplace
 * @param near whether it is the absent mentor's
 * @param shared how many competences both offer
 * @param load mentees accompanied now
 * @param capacity mentees agreed at most
 */
public record StandIn(
    String account,
    String name,
    String workplace,
    boolean near,
    int shared,
    int load,
    int capacity) {}
