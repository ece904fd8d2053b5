package org.mentorat.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.engine.StartupRefused;
import org.springframework.mock.env.MockEnvironment;

class SiteAddressTest {

  private final MockEnvironment environment = new MockEnvironment();

  @ParameterizedTest
  @CsvSource({
    "https://mentorat.exemple.org, https://mentorat.exemple.org/verification/A",
    "https://mentorat.exemple.org/, https://mentorat.exemple.org/verification/A",
    "http://localhost:8081/service/, http://localhost:8081/service/verification/A"
  })
  void linksLeadToWhatTheOperatorSaid(String address, String link) {
    assertThat(site(address).of("/verification/A")).hasToString(link);
  }

  @Test
  void theDemonstrationIsOnThisMachine() {
    environment.setActiveProfiles("demo");
    SiteAddress site = site(null);
    assertThat(site.of("/")).hasToString("http://localhost:8080/");
    environment.setProperty("server.port", "8081");
    assertThat(site.of("/")).hasToString("http://localhost:8081/");
    environment.setProperty("local.server.port", "40123");
    assertThat(site.of("/a?b=c")).hasToString("http://localhost:40123/a?b=c");
    assertThat(site("https://demo.exemple.org").of("/")).hasToString("https://demo.exemple.org/");
  }

  @Test
  void everywhereElseSomebodyMustSayIt() {
    assertThatThrownBy(() -> site(null)).isInstanceOf(StartupRefused.class);
    assertThatThrownBy(() -> site(" ")).isInstanceOf(StartupRefused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mentorat.exemple.org",
        "ftp://mentorat.exemple.org",
        "https:///chemin",
        "https://a b",
        "https://mentorat.exemple.org?x=1",
        "https://mentorat.exemple.org#x",
        "https://qui:secret@mentorat.exemple.org"
      })
  void whatIsNoAddressIsRefused(String address) {
    assertThatThrownBy(() -> site(address)).isInstanceOf(StartupRefused.class);
  }

  @Test
  void aLinkWithoutALeadingSlashIsAMistake() {
    SiteAddress site = site("https://mentorat.exemple.org");
    assertThatThrownBy(() -> site.of("verification")).isInstanceOf(IllegalArgumentException.class);
  }

  private SiteAddress site(String address) {
    return new SiteAddress(new SiteProperties(address), environment);
  }
}
