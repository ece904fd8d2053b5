package org.mentorat.engine;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/**
 * What a password must be, wherever somebody chooses one: the engine asks these rules for every
 * account that is saved, Camunda Admin shows them, and our pages word them.
 */
@Component
class PasswordRules implements PasswordPolicy {

  /** Characters. */
  static final int SHORTEST = 12;

  /** Characters. */
  static final int LONGEST = 200;

  /** Why a password is refused; {@code account.refused.*} are the words. */
  enum Refusal {
    SHORT,
    LONG,
    PERSONAL,
    GUESSABLE
  }

  /** Below so many guesses, as a power of ten, whoever tries the usual ones first finds it. */
  private static final double FEWEST_GUESSES = 8;

  /** What the library's lists lack: the names of what runs here, and what is common in French. */
  private static final List<String> FIRST_TRIED =
      List.of(
          "mentorat",
          "camunda",
          "tasklist",
          "cockpit",
          "administrateur",
          "utilisateur",
          "motdepasse",
          "changezmoi",
          "bienvenue",
          "azertyuiop",
          "poiuytreza",
          "québec",
          "montréal",
          "canada");

  // It takes seconds for the longest; a beginning that is hard to guess is enough.
  private static final int LOOKED_AT = 48;

  /** A name that is part of other words counts where it stands by itself. */
  private static final int SHORTEST_PART = 4;

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Zxcvbn guessing = new Zxcvbn();
  private final List<PasswordPolicyRule> rules =
      List.of(
          new Rule("PASSWORD_POLICY_LENGTH", Refusal.SHORT, Refusal.LONG),
          new Rule("PASSWORD_POLICY_USER_DATA", Refusal.PERSONAL),
          new Rule("PASSWORD_POLICY_GUESSABLE", Refusal.GUESSABLE));

  @Override
  public List<PasswordPolicyRule> getRules() {
    return rules;
  }

  /**
   * The first reason against this password; null when there is none.
   *
   * @param user whose it would be; null when nobody knows yet
   */
  Refusal refusal(String password, User user) {
    return Stream.of(Refusal.values())
        .filter(refusal -> applies(refusal, password, user))
        .findFirst()
        .orElse(null);
  }

  private boolean applies(Refusal refusal, String password, User user) {
    return switch (refusal) {
      case SHORT -> password.codePointCount(0, password.length()) < SHORTEST;
      case LONG -> password.length() > LONGEST;
      case PERSONAL -> user != null && isAbout(user, password);
      case GUESSABLE -> isGuessable(password);
    };
  }

  private boolean isGuessable(String password) {
    String beginning = password.substring(0, Math.min(password.length(), LOOKED_AT));
    return guessing.measure(beginning, FIRST_TRIED).getGuessesLog10() < FEWEST_GUESSES;
  }

  private static boolean isAbout(User user, String password) {
    String said = folded(password);
    return partsOf(user).stream()
        .anyMatch(
            part ->
                part.length() >= SHORTEST_PART
                    ? said.contains(part)
                    : List.of(BETWEEN.split(said)).contains(part));
  }

  private static List<String> partsOf(User user) {
    List<String> parts = new ArrayList<>();
    for (String name : new String[] {user.getFirstName(), user.getLastName()}) {
      if (name != null) {
        parts.addAll(List.of(BETWEEN.split(folded(name))));
      }
    }
    parts.add(folded(user.getId()));
    if (user.getEmail() != null) {
      parts.add(folded(user.getEmail()).replaceFirst("@.*", ""));
    }
    // One letter is nobody's name.
    parts.removeIf(part -> part.length() < 2);
    return parts;
  }

  private static String folded(String text) {
    return text == null
        ? ""
        : ACCENTS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
  }

  /** As the engine asks it: by a name that Camunda Admin has words for. */
  private final class Rule implements PasswordPolicyRule {

    private final String name;
    private final List<Refusal> refusals;

    private Rule(String name, Refusal... refusals) {
      this.name = name;
      this.refusals = List.of(refusals);
    }

    @Override
    public String getPlaceholder() {
      return name;
    }

    @Override
    public Map<String, String> getParameters() {
      return refusals.contains(Refusal.SHORT)
          ? Map.of("minLength", String.valueOf(SHORTEST), "maxLength", String.valueOf(LONGEST))
          : Map.of();
    }

    @Override
    public boolean execute(String password) {
      return execute(password, null);
    }

    @Override
    public boolean execute(String password, User user) {
      return password != null
          && refusals.stream().noneMatch(refusal -> applies(refusal, password, user));
    }
  }
}
