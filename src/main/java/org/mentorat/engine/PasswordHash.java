package org.mentorat.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * How passwords are kept: by bcrypt, whose cost makes each guess expensive. What was hashed before,
 * by Camunda's single round of SHA-512, is still checked by the engine, and kept this way from the
 * next sign-in on.
 *
 * <p>The demonstration's are the cheapest there are, so that a start outside it finds them without
 * asking every account for the time of a sign-in.
 */
@Component
class PasswordHash implements PasswordEncryptor {

  private static final String NAME = "bcrypt";

  // As the engine writes it before what an algorithm made.
  private static final String PREFIX = "{" + NAME + "}";

  private static final int DEMO_COST = 4;
  private static final int LOWEST_COST = DEMO_COST + 1;
  private static final int HIGHEST_COST = 16;

  private final BCryptPasswordEncoder bcrypt;
  private final String ofNobody;

  PasswordHash(@Value("${mentorat.passwords.cost}") int cost, Environment environment) {
    if (cost < LOWEST_COST || cost > HIGHEST_COST) {
      throw new StartupRefused("startup.passwordCost", cost, LOWEST_COST, HIGHEST_COST);
    }
    boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
    bcrypt = new BCryptPasswordEncoder(demo ? DEMO_COST : cost);
    ofNobody = encrypt("");
  }

  @Override
  public String encrypt(String password) {
    return bcrypt.encode(whole(password));
  }

  @Override
  public boolean check(String password, String encrypted) {
    return bcrypt.matches(whole(password), encrypted);
  }

  @Override
  public String hashAlgorithmName() {
    return NAME;
  }

  /** Takes as long as a check, so that nobody learns from it that there was nothing to check. */
  void pretend(String password) {
    check(password, ofNobody);
  }

  /**
   * Whether this is how it would be kept today.
   *
   * @param kept with the algorithm before it, as in the account's row; null when there is none
   */
  boolean isCurrent(String kept) {
    return kept != null
        && kept.startsWith(PREFIX)
        && !bcrypt.upgradeEncoding(kept.substring(PREFIX.length()));
  }

  /** Whether this may have been written by the demonstration; if so, it is cheap to ask. */
  static boolean mayBeOfTheDemonstration(String kept) {
    return kept != null
        && (!kept.startsWith(PREFIX)
            || new BCryptPasswordEncoder(LOWEST_COST)
                .upgradeEncoding(kept.substring(PREFIX.length())));
  }

  // Of what is longer than 72 bytes bcrypt would look at the beginning only, and the engine adds
  // its salt at the end.
  private static String whole(String password) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-384")
                  .digest(password.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
