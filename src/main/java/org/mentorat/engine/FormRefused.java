package org.mentorat.engine;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;

/**
 * A submission was refused: nothing was changed, and each field says in the reader's language what
 * is wrong.
 */
public class FormRefused extends FormFieldValidationException {

  /** The request attribute under which the answer's writer finds the {@link Refused}. */
  public static final String ATTRIBUTE = "mentorat.formRefused";

  private static final long serialVersionUID = 1L;

  private final transient Refused refused;

  FormRefused(List<Field> fields) {
    super(fields, fields.stream().map(Field::message).collect(Collectors.joining(" ")));
    this.refused = new Refused(getMessage(), fields);
  }

  public Refused refused() {
    return refused;
  }

  /** What people and programs get to read: one sentence for all, and one for each field. */
  public record Refused(String message, List<Field> fields) {}

  /** A field's key and what is wrong with its value, the field's label included. */
  public record Field(String field, String message) {}
}
