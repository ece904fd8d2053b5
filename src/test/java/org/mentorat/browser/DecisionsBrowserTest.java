package org.mentorat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mentorat.engine.Chromium;

/** The coordination decides several tasks at once, with a mouse and with the keyboard alone. */
class DecisionsBrowserTest extends BrowserTest {

  private static final String PAGE = "/tableau-de-bord/decisions";

  @Test
  void twoAssignmentsAreConfirmedAndTheirOutcomesSeen() {
    Begun first = registered("Ulysse");
    Begun second = registered("Violaine");
    try (Chromium.Visitor visitor = signedIn(COORDINATION)) {
      Page page = visitor.page;
      // Where the coordination lands.
      page.locator(".mentorat-decide a[href$='" + PAGE + "']").click();
      page.waitForURL("**" + PAGE);
      Locator go = group(page).locator("[data-go]");
      assertThat(go).hasText("Continuer avec les personnes choisies");
      picture(page, "decisions");
      box(page, first).check();
      box(page, second).check();
      // With somebody else: whoever is proposed first may have one place left.
      page.locator("#v-" + second.task() + "-mentor").selectOption(new SelectOption().setIndex(1));
      assertThat(go).hasText("Continuer avec 2 personnes");
      go.click();
      assertThat(page.locator("h1")).hasText("Avant de confirmer");
      assertThat(page.locator(".chosen")).containsText("Ulysse");
      page.locator("#v-" + second.task() + "-choiceReason").fill("Son horaire convient mieux");
      picture(page, "decisions-confirm");
      page.locator("form[data-slow] .actions button").first().click();
      assertThat(page.locator("h1")).hasText("Ce qui a été fait");
      assertThat(page.locator(".outcomes .done")).hasCount(2);
      picture(page, "decisions-result");
      for (Begun done : List.of(first, second)) {
        assertThat(page.locator(".outcomes")).containsText(done.reference());
        at(done.instance(), "userTask_makeFirstContact");
      }
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @Test
  void withTheKeyboardAloneOneWaits() {
    Begun waiting = registered("Wilfrid");
    try (Chromium.Visitor visitor = signedIn(COORDINATION)) {
      Page page = visitor.page;
      visitor.open(PAGE);
      tabTo(page, "t-" + waiting.task());
      page.keyboard().press("Space");
      tabTo(page, "v-" + waiting.task() + "-decision");
      page.keyboard().press("ArrowDown");
      tabToButton(page, "Continuer avec 1 personne");
      page.keyboard().press("Enter");
      assertThat(page.locator("h1")).hasText("Avant de confirmer");
      tabTo(page, "v-" + waiting.task() + "-waitReason");
      page.keyboard().type("Une mentore de la région revient");
      tabToButton(page, "Confirmer la décision");
      page.keyboard().press("Enter");
      assertThat(page.locator("[role=status]").first()).hasText("La décision est enregistrée.");
      at(waiting.instance(), "userTask_resolveWaiting");
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @Test
  void onATelephoneNothingIsWiderThanTheScreen() {
    registered("Xavière");
    try (Chromium.Visitor visitor = signedIn(COORDINATION)) {
      Page page = visitor.page;
      page.setViewportSize(390, 844);
      visitor.open(PAGE);
      assertFits(page);
      group(page).locator("[data-all]").click();
      group(page).locator("[data-go]").click();
      assertThat(page.locator("h1")).hasText("Avant de confirmer");
      assertFits(page);
      picture(page, "decisions-telephone");
    }
  }

  private static void assertFits(Page page) {
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .isTrue();
  }

  private static Locator group(Page page) {
    return page.locator("#userTask_confirmAssignment");
  }

  private static Locator box(Page page, Begun begun) {
    return page.locator("#t-" + begun.task());
  }

  private static void tabTo(Page page, String id) {
    tabUntil(page, "document.activeElement.id === '" + id + "'");
  }

  private static void tabToButton(Page page, String text) {
    tabUntil(page, "document.activeElement.textContent.trim() === '" + text + "'");
  }

  private static void tabUntil(Page page, String reached) {
    for (int i = 0; i < 400; i++) {
      if ((Boolean) page.evaluate(reached)) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("not reached with the keyboard: " + reached);
  }
}
