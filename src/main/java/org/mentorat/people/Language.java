package org.mentorat.people;

import java.util.Locale;

/** The two languages the service speaks; French unless English is asked for. */
enum Language {
  FRENCH,
  ENGLISH;

  static Language of(Locale locale) {
    return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? ENGLISH : FRENCH;
  }
}
