package org.mentorat.engine;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What operators read while there is no application yet to ask for a text. French, or the language
 * that the property {@code mentorat.operators.language} names ({@code en}).
 */
final class StartupTexts {

  private static volatile Locale language = Locale.FRENCH;

  private StartupTexts() {}

  /** Speaks this language, a tag such as {@code en}, from now on. */
  static void speak(String tag) {
    language = Locale.forLanguageTag(tag);
  }

  static String text(String key, Object... arguments) {
    ResourceBundle texts =
        ResourceBundle.getBundle(
            "messages/startup",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Object[] printed = Arrays.stream(arguments).map(String::valueOf).toArray();
    return new MessageFormat(texts.getString(key), language).format(printed);
  }
}
