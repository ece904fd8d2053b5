package org.mentorat.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.CRC32;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells the scripts of Camunda's applications in which language the reader has the site's pages
 * (its cookie is closed to scripts), and which edition of the French texts this is.
 */
@RestController
class WebappLanguage {

  static final String SCRIPT = "/camunda/app/mentorat/reader.js";

  private static final String TEXTS =
      "classpath*:META-INF/resources/webjars/camunda/app/*/locales/fr.json";

  private final String edition;

  WebappLanguage(ResourcePatternResolver resources) {
    edition = edition(resources);
  }

  @GetMapping(path = SCRIPT, produces = "text/javascript;charset=UTF-8")
  String script(Locale reader) {
    return "export const language = '%s';\nexport const edition = '%s';\n"
        .formatted(
            reader.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? "en" : "fr", edition);
  }

  private static String edition(ResourcePatternResolver resources) {
    CRC32 sum = new CRC32();
    try {
      for (Resource texts : resources.getResources(TEXTS)) {
        sum.update(texts.getContentAsByteArray());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Long.toHexString(sum.getValue());
  }
}
