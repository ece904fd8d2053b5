package org.mentorat.closure;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes codes that nobody guesses and everybody can type: four groups of four, 80 random bits. */
final class VerificationCodes {

  private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final SecureRandom RANDOM = new SecureRandom();

  private VerificationCodes() {}

  static String next() {
    return Stream.generate(VerificationCodes::group).limit(4).collect(Collectors.joining("-"));
  }

  private static String group() {
    return RANDOM
        .ints(4, 0, CHARACTERS.length())
        .mapToObj(at -> String.valueOf(CHARACTERS.charAt(at)))
        .collect(Collectors.joining());
  }
}
