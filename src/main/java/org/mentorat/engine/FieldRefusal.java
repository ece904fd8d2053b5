package org.mentorat.engine;

/**
 * Why a form does not accept what was submitted for one of its fields.
 *
 * @param field the key of the input
 * @param label what people read beside the input
 * @param messageKey a sentence of the bundle {@code form}, which does not name the field
 * @param args the limits that the sentence mentions; never the value that was submitted
 */
public record FieldRefusal(String field, String label, String messageKey, Object[] args) {}
