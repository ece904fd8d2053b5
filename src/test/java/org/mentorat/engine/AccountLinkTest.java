package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.Together;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody chooses a password that nobody else has known. */
@MentoratTest
class AccountLinkTest {

  private static final String CHOSEN = "une phrase que je retiens";

  @LocalServerPort private int port;
  @Autowired private Probe probe;
  @Autowired private AccountLinks links;

  private String account;
  private String page;

  @BeforeEach
  void invited() {
    account = probe.account(Roles.MENTEES);
    page = AccountLinks.PAGE + links.issue(account, AccountLinks.INVITATION);
  }

  @Test
  void an_invitation_gives_a_password_that_signs_in() {
    Web web = Web.anonymous(port);
    assertThat(web.get(page).status()).isEqualTo(200);

    Web.Answer done = choose(web, CHOSEN, CHOSEN);

    assertThat(done.location()).endsWith("/connexion?motdepasse");
    assertThat(web.get("/connexion?motdepasse").body())
        .contains("Votre mot de passe est enregistré");
    Web.browser(port, account, CHOSEN);
    assertThat(Web.anonymous(port).signIn(account, Probe.PASSWORD).location()).contains("refus");
    assertThat(links.hasBeenUsed(account)).isTrue();
  }

  @Test
  void looking_at_the_page_changes_nothing() {
    for (int i = 0; i < 3; i++) {
      assertThat(Web.anonymous(port).get(page).status()).isEqualTo(200);
      Web.anonymous(port).send("HEAD", page, null);
    }
    assertThat(links.hasBeenUsed(account)).isFalse();
    Web.browser(port, account, Probe.PASSWORD);
  }

  @Test
  void a_link_is_good_once_and_ends_all_others() {
    String other = AccountLinks.PAGE + links.issue(account, AccountLinks.INVITATION);
    choose(Web.anonymous(port), CHOSEN, CHOSEN);

    for (String spent : List.of(page, other)) {
      Web.Answer answer = Web.anonymous(port).get(spent);
      assertThat(answer.status()).isEqualTo(410);
      assertThat(answer.body()).contains("Ce lien ne vaut plus", "coordination");
    }
  }

  @Test
  void of_ten_at_once_one_is_first() throws Exception {
    String token = page.substring(AccountLinks.PAGE.length());
    List<Object> got = Together.act(10, i -> () -> links.use(token, CHOSEN + i));
    assertThat(got).filteredOn(Boolean.TRUE::equals).hasSize(1);
  }

  @Test
  void a_link_does_not_last() {
    TestTime.advance(AccountLinks.INVITATION.plus(Duration.ofMinutes(1)));
    assertThat(Web.anonymous(port).get(page).status()).isEqualTo(410);
  }

  @Test
  void a_link_that_never_was_is_no_different() {
    Web.Answer answer = Web.anonymous(port).get(AccountLinks.PAGE + "n-importe-quoi");
    assertThat(answer.status()).isEqualTo(410);
    assertThat(answer.body()).contains("Ce lien ne vaut plus");
  }

  @ParameterizedTest
  @CsvSource({
    "court, court, trop court",
    "une phrase que je retiens, une autre phrase, ne sont pas les mêmes"
  })
  void what_is_refused_is_said_and_the_link_stays(String password, String again, String said) {
    Web web = Web.anonymous(port);
    Web.Answer refused = choose(web, password, again);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("role=\"alert\"", said, "aria-invalid=\"true\"");
    assertThat(choose(web, CHOSEN, CHOSEN).location()).endsWith("/connexion?motdepasse");
  }

  @Test
  void without_the_pages_own_token_nothing_is_chosen() {
    Web.Answer forged =
        Web.anonymous(port)
            .send(
                "POST",
                page,
                "application/x-www-form-urlencoded",
                ("password=" + CHOSEN + "&again=" + CHOSEN).getBytes());
    assertThat(forged.status()).isEqualTo(403);
    assertThat(links.hasBeenUsed(account)).isFalse();
  }

  @Test
  void the_page_speaks_english_too() {
    assertThat(Web.anonymous(port).get(page + "?langue=en").body())
        .contains("Choose your password", "At least 12 characters");
  }

  private Web.Answer choose(Web web, String password, String again) {
    return web.submit(page, Map.of("password", password, "again", again));
  }
}
