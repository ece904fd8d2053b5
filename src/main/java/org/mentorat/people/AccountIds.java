package org.mentorat.people;

import java.security.SecureRandom;

/** Makes account ids that say nothing of their bearer: {@code p-} and 12 random characters. */
public final class AccountIds {

  private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private AccountIds() {}

  public static String next() {
    StringBuilder id = new StringBuilder("p-");
    for (int i = 0; i < LENGTH; i++) {
      id.append(CHARACTERS.charAt(RANDOM.nextInt(CHARACTERS.length())));
    }
    return id.toString();
  }
}
