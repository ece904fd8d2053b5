package org.mentorat.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementsTest {

  @ParameterizedTest
  @CsvSource({
    "Léa Morin-Toussaint, L. M.-T.",
    "marie-ève  lavoie, M.-È. L.",
    "Prénom1 Nom1, P. N.",
    "Anaïs d’Arc, A. D.",
    "Jo - Li, J. L.",
    "𝒜x B, 𝒜. B."
  })
  void initialsTellTwoPapersApartAndNoName(String name, String initials) {
    assertThat(Statements.initials(name)).isEqualTo(initials);
  }
}
