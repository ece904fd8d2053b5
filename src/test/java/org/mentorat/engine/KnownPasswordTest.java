package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownPasswordTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mentorat",
        "mentorat2026!",
        "Mentorat-Mentorat",
        "adminadminadmin",
        "administrator1",
        "camunda-camunda",
        "changeme12345",
        "Change-Me-2026",
        "changezmoi2026",
        "motdepasse123",
        "Mot de passe 2026",
        "password1234",
        "P@ssw0rd2026!",
        "Bienvenue2026!",
        "123456789012",
        "000000000000",
        "aaaaaaaaaaaa",
        "abababababab",
        "azertyuiop12",
        "qwertyuiop!!",
        "poiuytreza12",
        "abcdefghijkl",
        "responsable-2026",
        "Résponsable1234",
        "Québec-Canada-2026"
      })
  void whatIsTriedFirstIsNoPassword(String password) {
    assertThat(KnownPassword.is(password, "responsable")).as(password).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mot-de-passe-des-tests",
        "douze-signes",
        "a-different-one",
        "trois chaises bleues",
        "mentorat du lac gelé",
        "x7Kq!pZ2vLm9",
        "correct horse battery"
      })
  void whatSomebodyThoughtOfIs(String password) {
    assertThat(KnownPassword.is(password, "responsable")).as(password).isFalse();
  }
}
