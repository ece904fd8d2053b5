package org.mentorat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.engine.Chromium;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On a telephone: the page of one's own attestations, and the public one that verifies a code. */
class AttestationBrowserTest extends BrowserTest {

  private static final String CODE = "LEAM-ORIN-2345-WXYZ";

  @Autowired private JdbcClient sql;

  /** Léa's mentorship has just begun; a closed one would take the others' clock a year ahead. */
  @BeforeEach
  void attested() {
    sql.sql(
            "insert into attestation (reference, side, person_id, service_starts_at,"
                + " service_ends_at, contacts, code, issued_at)"
                + " select m.reference, 'MENTEE', p.id, '2025-03-01T15:00:00Z',"
                + " '2026-03-01T15:00:00Z', 23, :code, '2026-03-09T15:00:00Z'"
                + " from mentorship m join person p on p.id = m.mentee_id"
                + " where p.account = 'mentee' on conflict do nothing")
        .param("code", CODE)
        .update();
  }

  @Test
  void onesOwnAttestationIsFoundAndVerified() {
    try (Chromium.Visitor visitor = signedIn("mentee")) {
      Page page = telephone(visitor);
      visitor.open("/");
      page.locator("main a[href='/mes-attestations']").click();
      assertThat(page.locator("h1")).hasText("Mes attestations");
      assertFits(page);
      picture(page, "mes-attestations-telephone");
      assertThat(
              page.request()
                  .get(page.locator("main .button").first().evaluate("a => a.href").toString())
                  .headers()
                  .get("content-type"))
          .isEqualTo("application/pdf");
      page.locator("main a[href^='/verification/']").click();
      assertThat(page.locator("h1")).hasText("Attestation authentique");
      assertThat(page.locator(".facts")).containsText("L. M.-T.");
      assertFits(page);
      picture(page, "verification-telephone");
      page.locator(".language").click();
      assertThat(page.locator("h1")).hasText("Authentic attestation");
      picture(page, "verification-telephone-en");
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @Test
  void whoHasNoneLearnsWhenOneComes() {
    try (Chromium.Visitor visitor = signedIn("mentor")) {
      Page page = telephone(visitor);
      visitor.open("/mes-attestations");
      assertThat(page.locator("main")).containsText("Aucune attestation pour le moment");
      assertFits(page);
      picture(page, "mes-attestations-vide-telephone");
    }
  }

  @Test
  void aCodeIsTypedWithTheKeyboardAloneAndWhatIsWrongIsCorrected() {
    try (Chromium.Visitor visitor = visitor()) {
      Page page = telephone(visitor);
      visitor.open("/");
      page.locator("footer a[href='/verification']").click();
      assertFits(page);
      picture(page, "verification-formulaire-telephone");
      page.locator("#code").focus();
      page.keyboard().type("leam orin 2345 wxyy");
      page.keyboard().press("Enter");
      assertThat(page.locator("#code-problem")).containsText("ne porte ce code");
      assertThat(page.locator("#code")).isFocused();
      assertFits(page);
      picture(page, "verification-inconnu-telephone");
      page.keyboard().press("End");
      for (String key : List.of("Backspace", "z", "Enter")) {
        page.keyboard().press(key);
      }
      assertThat(page.locator("h1")).hasText("Attestation authentique");
      assertThat(visitor.faults()).isEmpty();
    }
  }

  private static Page telephone(Chromium.Visitor visitor) {
    visitor.page.setViewportSize(390, 844);
    return visitor.page;
  }

  private static void assertFits(Page page) {
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .isTrue();
  }
}
