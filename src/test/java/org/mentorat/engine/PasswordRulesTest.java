package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.engine.PasswordRules.Refusal;

/** What a password must be. */
class PasswordRulesTest {

  private final PasswordRules rules = new PasswordRules();

  @ParameterizedTest
  @CsvSource({
    "'', SHORT",
    "onze lettre, SHORT",
    "\uD83D\uDC26\uD83D\uDC26\uD83D\uDC26\uD83D\uDC26\uD83D\uDC26\uD83D\uDC26, SHORT",
    "J'aime Evelyne tellement, PERSONAL",
    "vive ÉVELYNE et ses outardes, PERSONAL",
    "chez les tremblay du fleuve, PERSONAL",
    "ici c’est ng qui décide, PERSONAL",
    "mon compte p-7f3k9q2x du service, PERSONAL",
    "le courriel evtrng77 du bureau, PERSONAL",
    "123456789012, GUESSABLE",
    "aaaaaaaaaaaa, GUESSABLE",
    "azertyuiopqs, GUESSABLE",
    "qwertyuiop123, GUESSABLE",
    "passwordpassword, GUESSABLE",
    "motdepasse2026, GUESSABLE",
    "mentoratmentorat, GUESSABLE",
    "mentorat2026!, GUESSABLE",
    "adminadminadmin, GUESSABLE",
    "administrator1, GUESSABLE",
    "changeme12345, GUESSABLE",
    "changezmoi2026, GUESSABLE",
    "motdepasse123, GUESSABLE",
    "password1234, GUESSABLE",
    "P@ssw0rd2026, GUESSABLE",
    "Bienvenue2026, GUESSABLE",
    "abababababab, GUESSABLE",
    "poiuytreza12, GUESSABLE",
    "abcdefghijkl, GUESSABLE",
  })
  void what_is_refused_and_why(String password, Refusal why) {
    assertThat(rules.refusal(password, evelyne())).isEqualTo(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "une phrase que je retiens",
        "douze-signes",
        "le manège tourne, tourne",
        "ôte-toi de mon soleil!",
        "correct cheval agrafe pile",
      })
  void what_may_be_chosen(String password) {
    assertThat(rules.refusal(password, evelyne())).isNull();
  }

  @Test
  void the_longest_is_two_hundred_and_is_looked_at_quickly() {
    String hard = "kX9#vQ2!mZ7&".repeat(20);
    long began = System.nanoTime();
    assertThat(rules.refusal(hard.substring(0, 200), evelyne())).isNull();
    assertThat(System.nanoTime() - began).isLessThan(3_000_000_000L);
    assertThat(rules.refusal(hard.substring(0, 201), evelyne())).isEqualTo(Refusal.LONG);
  }

  @Test
  void somebody_without_a_name_may_choose_too() {
    assertThat(rules.refusal("une phrase que je retiens", new UserEntity("a"))).isNull();
    assertThat(rules.refusal("une phrase que je retiens", null)).isNull();
  }

  @Test
  void the_engine_asks_the_same_rules() {
    assertThat(rules.getRules())
        .extracting(PasswordPolicyRule::getPlaceholder)
        .containsExactly(
            "PASSWORD_POLICY_LENGTH", "PASSWORD_POLICY_USER_DATA", "PASSWORD_POLICY_GUESSABLE");
    assertThat(rules.getRules().get(0).getParameters())
        .isEqualTo(Map.of("minLength", "12", "maxLength", "200"));
    assertThat(rules.getRules())
        .extracting(rule -> rule.execute("vive evelyne et ses outardes", evelyne()))
        .containsExactly(true, false, true);
    assertThat(rules.getRules())
        .extracting(rule -> rule.execute("12345678", evelyne()))
        .containsExactly(false, true, false);
  }

  private static UserEntity evelyne() {
    UserEntity user = new UserEntity("p-7f3k9q2x");
    user.setFirstName("Évelyne");
    user.setLastName("Tremblay Ng");
    user.setEmail("evtrng77@exemple.org");
    return user;
  }
}
