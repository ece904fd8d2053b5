package org.mentorat.matching;

/**
 * A mentor of the project who cannot be proposed, and the first rule that says so, in the reader's
 * language.
 */
public record Exclusion(String account, String name, Rule rule, String text) {}
