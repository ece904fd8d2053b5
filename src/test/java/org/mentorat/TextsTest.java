package org.mentorat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;

class TextsTest {

  private static final Path FOLDER = Path.of("src/main/resources/messages");

  private final MessageSource texts = Texts.messageSource();

  @Test
  void speaksFrenchToEverybodyExceptWhoAsksForEnglish() {
    String key = "startup.clockRight";
    String french = texts.getMessage(key, null, Locale.CANADA_FRENCH);
    assertThat(french).contains("échéances");
    assertThat(texts.getMessage(key, null, Locale.GERMAN)).isEqualTo(french);
    assertThat(texts.getMessage(key, null, Locale.ROOT)).isEqualTo(french);
    assertThat(texts.getMessage(key, null, Locale.US)).contains("deadlines");
  }

  @Test
  void knowsNoTextThatIsNotWritten() {
    assertThatThrownBy(() -> texts.getMessage("startup.nothing", null, Locale.FRENCH))
        .isInstanceOf(NoSuchMessageException.class);
  }

  static List<String> features() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("(_[a-z]{2})?\\.properties$", ""))
          .distinct()
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("features")
  void everyFeatureSaysTheSameInBothLanguages(String feature) throws IOException {
    Properties french = read(feature + ".properties");
    Properties english = read(feature + "_en.properties");
    assertThat(english.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(french.stringPropertyNames());
    assertThat(french.stringPropertyNames()).allMatch(key -> key.startsWith(feature + "."));
    for (String key : french.stringPropertyNames()) {
      assertThat(arguments(english.getProperty(key)))
          .as(key)
          .containsExactlyInAnyOrderElementsOf(arguments(french.getProperty(key)));
    }
  }

  /**
   * A straight apostrophe begins a quotation in a text with arguments: they would not be filled in.
   */
  @ParameterizedTest
  @MethodSource("features")
  void noStraightApostropheSwallowsAnArgument(String feature) throws IOException {
    for (String file : List.of(feature + ".properties", feature + "_en.properties")) {
      read(file)
          .forEach(
              (key, text) -> {
                if (!arguments((String) text).isEmpty()) {
                  assertThat(((String) text).replace("''", ""))
                      .as("%s: %s", file, key)
                      .doesNotContain("'");
                }
              });
    }
  }

  private static List<String> arguments(String text) {
    return Pattern.compile("\\{(\\d+)")
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }

  private static Properties read(String file) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(FOLDER.resolve(file), StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }
}
