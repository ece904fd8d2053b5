package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.MentoratTest;
import org.mentorat.journeys.Scene;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The rules for passwords hold in Camunda Admin too, and it can show them. */
@MentoratTest
class PasswordPolicyTest {

  private static final String ENGINE = "/camunda/api/engine/engine/default";
  private static final String USER =
      "{\"profile\": {\"id\": \"%s\", \"firstName\": \"Odette\", \"lastName\": \"Roy\"},"
          + " \"credentials\": {\"password\": \"%s\"}}";

  @LocalServerPort private int port;
  @Autowired private Probe probe;

  private Web admin;

  @BeforeEach
  void administrator() {
    admin = Web.browser(port, probe.account(Roles.ADMINISTRATORS), Probe.PASSWORD).asWebapp();
  }

  @Test
  void admin_shows_the_rules() {
    Web.Answer policy = admin.get(ENGINE + "/identity/password-policy");
    assertThat(policy.status()).isEqualTo(200);
    assertThat(policy.json().path("rules"))
        .extracting(rule -> rule.path("placeholder").asText())
        .containsExactly(
            "PASSWORD_POLICY_LENGTH", "PASSWORD_POLICY_USER_DATA", "PASSWORD_POLICY_GUESSABLE");
    assertThat(policy.json().at("/rules/0/parameter/minLength").asText()).isEqualTo("12");
  }

  @Test
  void admin_says_which_rule_a_password_breaks() {
    Web.Answer checked =
        admin.post(
            ENGINE + "/identity/password-policy",
            "{\"password\": \"odette 1234567\", \"profile\": {\"id\": \"x\", \"firstName\":"
                + " \"Odette\"}}");
    assertThat(checked.json().path("valid").asBoolean()).isFalse();
    assertThat(checked.json().path("rules"))
        .filteredOn(rule -> !rule.path("valid").asBoolean())
        .extracting(rule -> rule.path("placeholder").asText())
        .containsExactly("PASSWORD_POLICY_USER_DATA");
  }

  @ParameterizedTest
  @ValueSource(strings = {"court", "motdepasse2026", "Odette du fleuve"})
  void nobody_is_created_with_a_password_that_breaks_them(String password) {
    for (String api : new String[] {ENGINE, "/engine-rest"}) {
      String account = Scene.unique("odette");
      Web.Answer refused = on(api).post(api + "/user/create", USER.formatted(account, password));
      assertThat(refused.status()).as(refused.toString()).isBetween(400, 500);
      assertThat(admin.get(ENGINE + "/user/" + account + "/profile").status()).isEqualTo(404);
    }
  }

  @Test
  void somebody_is_created_with_one_that_keeps_them_and_it_is_changed_only_for_another() {
    String account = Scene.unique("odette");
    assertThat(
            admin
                .post(ENGINE + "/user/create", USER.formatted(account, "le vent du large"))
                .status())
        .isEqualTo(204);
    assertThat(change(account, "court").status()).isBetween(400, 500);
    Web.browser(port, account, "le vent du large");
    assertThat(change(account, "le vent du nord-est").status()).isEqualTo(204);
    Web.browser(port, account, "le vent du nord-est");
  }

  private Web on(String api) {
    return api.startsWith("/camunda") ? admin : admin.with("Sec-Fetch-Site", "same-origin");
  }

  private Web.Answer change(String account, String password) {
    return admin.send(
        "PUT",
        ENGINE + "/user/" + account + "/credentials",
        "{\"password\": \""
            + password
            + "\", \"authenticatedUserPassword\": \""
            + Probe.PASSWORD
            + "\"}");
  }
}
