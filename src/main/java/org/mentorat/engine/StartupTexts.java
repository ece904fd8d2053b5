package org.mentorat.engine;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What operators read while there is no application yet to ask for a text. French; English with
 * {@code MENTORAT_OPERATORS_LANGUAGE=en} or {@code -Dmentorat.operators.language=en}.
 */
final class StartupTexts {

  private StartupTexts() {}

  static String text(String key, Object... arguments) {
    ResourceBundle texts =
        ResourceBundle.getBundle(
            "messages/startup",
            locale(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Object[] printed = Arrays.stream(arguments).map(String::valueOf).toArray();
    return new MessageFormat(texts.getString(key), Locale.CANADA_FRENCH).format(printed);
  }

  private static Locale locale() {
    String language =
        System.getProperty(
            "mentorat.operators.language",
            System.getenv()
                .getOrDefault("MENTORAT_OPERATORS_LANGUAGE", Locale.FRENCH.getLanguage()));
    return Locale.forLanguageTag(language);
  }
}
