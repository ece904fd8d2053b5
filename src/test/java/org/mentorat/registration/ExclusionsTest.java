package org.mentorat.registration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExclusionsTest {

  @Test
  void eachLineThatSaysSomethingIsOnePerson() {
    assertThat(
            Registrations.exclusions(
                ExclusionKind.SUPERIOR,
                "  Jeanne Tremblay \r\n\r\n\t\nchef@example.org\n   \nPaul"))
        .extracting(Exclusion::person)
        .containsExactly("Jeanne Tremblay", "chef@example.org", "Paul");
  }

  @Test
  void nothingWrittenIsNobody() {
    assertThat(Registrations.exclusions(ExclusionKind.OTHER, null)).isEmpty();
    assertThat(Registrations.exclusions(ExclusionKind.OTHER, " \n ")).isEmpty();
  }
}
