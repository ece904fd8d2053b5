package org.mentorat.engine;

import java.util.List;
import java.util.Map;

/**
 * A submission as its form understands it.
 *
 * @param values the value of every input that was visible, could be edited and is accepted, by key:
 *     String, Integer or BigDecimal, Boolean, List of String, LocalDate, LocalTime or Instant; null
 *     where an optional input was left empty
 * @param refusals what has to be changed before the form accepts the submission, in the form's
 *     order, at most one per field; empty when everything is accepted
 */
public record FormReading(Map<String, Object> values, List<FieldRefusal> refusals) {}
