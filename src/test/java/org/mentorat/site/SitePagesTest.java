package org.mentorat.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.MentoratTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

@MentoratTest
class SitePagesTest {

  @Autowired TestRestTemplate http;

  @Test
  void theWelcomePageIsFrenchWhateverTheBrowserIsSetTo() {
    ResponseEntity<String> page = get("/", HttpHeaders.ACCEPT_LANGUAGE, "de-DE,en;q=0.8");

    assertThat(page.getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(page.getBody())
        .contains("<html lang=\"fr-CA\"", "href=\"#contenu\"", "id=\"contenu\"")
        .contains("Se connecter", "48 à 72")
        .doesNotContain("href=\"/demo\"", "Démonstration");
  }

  @Test
  void theLanguageAskedForIsKept() {
    ResponseEntity<String> page = get("/?langue=en", HttpHeaders.ACCEPT_LANGUAGE, "fr");
    String cookie = page.getHeaders().getFirst(HttpHeaders.SET_COOKIE);

    assertThat(page.getBody()).contains("<html lang=\"en-CA\"", "Sign in");
    assertThat(get("/documents/charte", HttpHeaders.COOKIE, cookie).getBody())
        .contains("<html lang=\"en-CA\"", "Mentoring charter");
  }

  @Test
  void aLanguageWeDoNotHaveIsFrench() {
    assertThat(get("/?langue=xx").getBody()).contains("<html lang=\"fr-CA\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"entente", "charte", "confidentialite", "consentement"})
  void eachTextIsPublicAndHasAPermanentAddress(String kind) {
    String current = get("/documents/" + kind).getBody();

    assertThat(current).contains("href=\"/documents/" + kind + "/1\"");
    assertThat(get("/documents/" + kind + "/1").getBody())
        .contains(between(current, "<h1>", "</h1>"));
  }

  @Test
  void theAgreementSaysWhatItsSourceSays() {
    assertThat(get("/documents/entente").getBody())
        .contains("S’assurer d’établir une relation de confiance avec le mentoré");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/documents/autre",
        "/documents/AGREEMENT",
        "/documents/entente/99",
        "/documents/entente/-1",
        "/documents/entente/1/2",
        "/documents/entente/9999999999"
      })
  void whatDoesNotExistIsAFrenchPageThatSaysSo(String address) {
    ResponseEntity<String> page = get(address);

    assertThat(page.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(page.getBody()).contains("Page introuvable", "<html lang=\"fr-CA\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/demo", "/demo/clock"})
  void thereIsNoDemoOutsideDemoMode(String address) {
    assertThat(http.getForEntity(address, String.class).getStatusCode().is4xxClientError())
        .isTrue();
  }

  @Test
  void noLinkOfThePublicPagesIsDead() {
    for (String address : new String[] {"/", "/documents", "/documents/charte", "/connexion"}) {
      Matcher links =
          Pattern.compile("(?:href|src)=\"(/[^\"#]*)\"").matcher(get(address).getBody());
      while (links.find()) {
        assertThat(get(links.group(1)).getStatusCode())
            .as("%s on %s", links.group(1), address)
            .isEqualTo(HttpStatus.OK);
      }
    }
  }

  private ResponseEntity<String> get(String address) {
    return get(address, HttpHeaders.ACCEPT_LANGUAGE, "fr");
  }

  private ResponseEntity<String> get(String address, String header, String value) {
    HttpHeaders headers = new HttpHeaders();
    headers.add(HttpHeaders.ACCEPT, MediaType.TEXT_HTML_VALUE);
    headers.set(header, value);
    return http.exchange(address, HttpMethod.GET, new HttpEntity<>(headers), String.class);
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start);
    return text.substring(from, text.indexOf(end, from));
  }
}
