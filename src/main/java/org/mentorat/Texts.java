package org.mentorat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Everything people read, by feature: {@code messages/<feature>.properties} is French, the
 * service's language and the answer to any language we do not have; {@code
 * messages/<feature>_en.properties} is English. A missing key is an error.
 */
@Configuration(proxyBeanMethods = false)
class Texts {

  private static final String FOLDER = "messages/";

  @Bean
  static MessageSource messageSource() {
    ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
    texts.setBasenames(features().stream().map(FOLDER::concat).toArray(String[]::new));
    texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
    texts.setDefaultLocale(Locale.FRENCH);
    texts.setFallbackToSystemLocale(false);
    return texts;
  }

  private static SortedSet<String> features() {
    SortedSet<String> features = new TreeSet<>();
    try {
      for (Resource file :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:messages/*.properties")) {
        features.add(file.getFilename().replaceFirst("(_[a-z]{2}(_[A-Z]{2})?)?\\.properties$", ""));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return features;
  }
}
