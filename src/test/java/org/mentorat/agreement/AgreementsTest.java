package org.mentorat.agreement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mentorat.MentoratTest;
import org.mentorat.Sample;
import org.mentorat.people.Directory;
import org.mentorat.people.Person;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

@MentoratTest
class AgreementsTest {

  @Autowired private Directory directory;
  @Autowired private Agreements agreements;
  @Autowired private JdbcTemplate sql;

  @ParameterizedTest
  @EnumSource
  void everyTextIsPublishedInBothLanguagesWithItsHash(Document document) throws Exception {
    for (Locale locale : List.of(Locale.CANADA_FRENCH, Locale.CANADA)) {
      AgreementVersion version = agreements.current(document, locale);

      assertThat(version.language()).isEqualTo(locale.getLanguage());
      assertThat(version.version()).isEqualTo(1);
      assertThat(version.body()).startsWith("# ").doesNotContain("\r");
      assertThat(version.sha256())
          .isEqualTo(
              HexFormat.of()
                  .formatHex(
                      MessageDigest.getInstance("SHA-256").digest(version.body().getBytes(UTF_8))));
      assertThat(agreements.version(document, 1, locale).orElseThrow().id())
          .isEqualTo(version.id());
      assertThat(agreements.version(document, 99, locale)).isEmpty();
    }
  }

  @Test
  void theAgreementNamesEveryResponsibilityAndCreditsItsDefinition() {
    String french = agreements.current(Document.AGREEMENT, Locale.CANADA_FRENCH).body();
    String english = agreements.current(Document.AGREEMENT, Locale.CANADA).body();

    assertThat(french.lines().filter(line -> line.startsWith("- "))).hasSize(14);
    assertThat(english.lines().filter(line -> line.startsWith("- "))).hasSize(14);
    assertThat(french)
        .contains("éviter de le contacter seulement dans le but d’obtenir des réponses rapides")
        .contains("Cuerrier, C. (2002)")
        .contains("Éditions Fondation de l’entrepreneurship");
  }

  @Test
  void theFrenchTextsFollowTheTypographyOfQuebec() {
    for (Document document : Document.values()) {
      assertThat(agreements.current(document, Locale.CANADA_FRENCH).body())
          .doesNotContainPattern("[ \\u00a0][;!?]")
          .doesNotContainPattern("[^\\u00a0]:")
          .doesNotContain("'");
    }
  }

  @Test
  void anUnknownLanguageIsAnsweredInFrench() {
    assertThat(agreements.current(Document.CHARTER, Locale.ITALIAN).language()).isEqualTo("fr");
  }

  @Test
  void aSignatureIsWrittenOnce() {
    Person mentor = Sample.mentee(directory);

    agreements.sign(mentor, Set.of(Document.CHARTER), null, mentor.account());
    agreements.sign(mentor, EnumSet.allOf(Document.class), null, mentor.account());

    assertThat(agreements.signatures(mentor))
        .extracting(signature -> signature.version().document())
        .containsExactlyInAnyOrder(Document.values());
  }

  @Test
  void aTextOrASignatureOnceGivenNeverChanges() {
    Person person = Sample.mentee(directory);
    agreements.sign(person, Set.of(Document.CONSENT), null, person.account());

    assertThatThrownBy(
            () -> sql.update("update agreement_version set body = body || ' ' where version = 1"))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("never change");
    assertThatThrownBy(
            () ->
                sql.update(
                    "update signature set signed_at = signed_at - interval '1 day'"
                        + " where person_id = ?",
                    person.id()))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("never change");
    assertThatThrownBy(
            () ->
                sql.update(
                    "insert into agreement_version (document, version, language, body, sha256)"
                        + " values ('CHARTER', 99, 'fr', 'a', 'b')"))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("agreement_version_hash_is_of_its_text");
  }
}
