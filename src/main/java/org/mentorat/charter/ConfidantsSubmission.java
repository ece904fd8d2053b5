package org.mentorat.charter;

import java.util.List;

/** The form {@code name-confidants}: the components are its keys. */
public record ConfidantsSubmission(List<String> confidants) {}
