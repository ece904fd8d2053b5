package org.mentorat.engine;

/**
 * One choice of a list that the server computes for a form: the value that is submitted and the
 * words people read.
 */
public record Option(String value, String label) {}
