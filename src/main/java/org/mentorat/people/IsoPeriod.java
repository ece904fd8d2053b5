package org.mentorat.people;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Period;

/** Keeps a calendar period ({@code P1Y}) as ISO 8601 text. */
@Converter
class IsoPeriod implements AttributeConverter<Period, String> {

  @Override
  public String convertToDatabaseColumn(Period period) {
    return period == null ? null : period.toString();
  }

  @Override
  public Period convertToEntityAttribute(String text) {
    return text == null ? null : Period.parse(text);
  }
}
