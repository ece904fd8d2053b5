package org.mentorat.closure;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes codes that nobody guesses and everybody can type: four groups of four, 80 random bits. */
public final class VerificationCodes {

  private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int GROUPS = 4;
  private static final int GROUP = 4;
  private static final Pattern NOT_TYPED = Pattern.compile("[^A-Z0-9]");
  private static final Pattern TYPED =
      Pattern.compile("[" + CHARACTERS + "]{" + GROUPS * GROUP + "}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private VerificationCodes() {}

  /**
   * The code that somebody copied from a paper, in whatever case, with or without spaces and
   * hyphens. No code has the digits 0, 1 and 8: they are read as the letters they look like.
   *
   * @return empty when this cannot be a code
   */
  public static Optional<String> read(String typed) {
    String characters =
        NOT_TYPED
            .matcher(typed.toUpperCase(Locale.ROOT))
            .replaceAll("")
            .replace('0', 'O')
            .replace('1', 'I')
            .replace('8', 'B');
    return TYPED.matcher(characters).matches()
        ? Optional.of(characters.replaceAll("(.{" + GROUP + "})(?=.)", "$1-"))
        : Optional.empty();
  }

  static String next() {
    return Stream.generate(VerificationCodes::group).limit(GROUPS).collect(Collectors.joining("-"));
  }

  private static String group() {
    return RANDOM
        .ints(GROUP, 0, CHARACTERS.length())
        .mapToObj(at -> String.valueOf(CHARACTERS.charAt(at)))
        .collect(Collectors.joining());
  }
}
