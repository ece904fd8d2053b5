package org.mentorat.people;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Duration;

/** Keeps a duration as ISO 8601 text, readable in the database and castable to an interval. */
@Converter
class IsoDuration implements AttributeConverter<Duration, String> {

  @Override
  public String convertToDatabaseColumn(Duration duration) {
    return duration == null ? null : duration.toString();
  }

  @Override
  public Duration convertToEntityAttribute(String text) {
    return text == null ? null : Duration.parse(text);
  }
}
