package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people read when a form does not accept something. */
class FormMessagesTest {

  private static final Pattern KEY = Pattern.compile("\"(form\\.[A-Za-z.]+)\"");

  private static Properties bundle(String name) throws IOException {
    Properties bundle = new Properties();
    try (Reader text =
        new InputStreamReader(
            FormMessagesTest.class.getResourceAsStream("/messages/" + name + ".properties"),
            StandardCharsets.UTF_8)) {
      bundle.load(text);
    }
    return bundle;
  }

  private static String french(String key, Object... args) throws IOException {
    return new MessageFormat(bundle("form").getProperty(key), Locale.CANADA_FRENCH).format(args);
  }

  @Test
  void everyRefusalHasItsSentenceInBothLanguagesAndNoneIsLeftOver() throws IOException {
    Set<Object> used = new TreeSet<>();
    for (String source : new String[] {"FormField", "Submitted"}) {
      Matcher key =
          KEY.matcher(
              Files.readString(Path.of("src/main/java/org/mentorat/engine/" + source + ".java")));
      while (key.find()) {
        used.add(key.group(1));
      }
    }
    assertThat(bundle("form").keySet()).isEqualTo(used);
    assertThat(bundle("form_en").keySet()).isEqualTo(used);
  }

  @Test
  void sentencesAreSentencesAndFollowQuebecsTypography() throws IOException {
    for (Object value :
        Stream.concat(bundle("form").values().stream(), bundle("form_en").values().stream())
            .toList()) {
      assertThat(value.toString())
          .matches("[A-ZÉ].*\\.")
          .doesNotContain("'")
          .doesNotContainPattern(" [;!?]");
    }
  }

  @Test
  void limitsAreWrittenAsPeopleWriteThem() throws IOException {
    assertThat(french("form.maxLength", new BigDecimal("2000")))
        .matches("Écrivez au plus 2[\u00a0\u202f]000 caractères\\.");
    assertThat(french("form.maxLength", 10_000))
        .matches("Écrivez au plus 10[\u00a0\u202f]000 caractères\\.");
    assertThat(french("form.minLength", new BigDecimal("1")))
        .isEqualTo("Écrivez au moins 1 caractère.");
    assertThat(french("form.decimalDigits", 1))
        .isEqualTo("Écrivez au plus 1 chiffre après la virgule.");
    assertThat(french("form.max", new BigDecimal("60")))
        .isEqualTo("Écrivez un nombre égal ou inférieur à 60.");
    assertThat(french("form.min", new BigDecimal("0.5")))
        .isEqualTo("Écrivez un nombre égal ou supérieur à 0,5.");
  }
}
