package org.mentorat.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/**
 * Sessions live in the database, so that a node that ends signs nobody out and any node answers
 * anybody. What a page puts into one, flash attributes included, must be {@link
 * java.io.Serializable}.
 */
@Configuration(proxyBeanMethods = false)
class SignInSessions {

  private static final Logger log = LoggerFactory.getLogger(SignInSessions.class);

  /** A page asks for several things at once, each in the same session. */
  @Bean
  PostgreSqlJdbcIndexedSessionRepositoryCustomizer parallelRequestsOfOneSession() {
    return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
  }

  /** The name is Spring Session's. */
  @Bean
  GenericConversionService springSessionConversionService() {
    GenericConversionService conversion = new GenericConversionService();
    conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
    conversion.addConverter(byte[].class, Object.class, unlessAnotherVersionWroteIt());
    return conversion;
  }

  /** What another version's classes wrote is nothing to this one: the person signs in again. */
  private static Converter<byte[], Object> unlessAnotherVersionWroteIt() {
    Converter<byte[], Object> reading =
        new DeserializingConverter(SignInSessions.class.getClassLoader());
    return written -> {
      try {
        return reading.convert(written);
      } catch (SerializationFailedException e) {
        log.info(
            "A session holds what this version cannot read: {}",
            e.getMostSpecificCause().toString());
        return null;
      }
    };
  }
}
