package org.mentorat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.engine.Chromium;

/** Camunda's four applications open for whom they are meant, with what the service adds to them. */
class ApplicationsBrowserTest extends BrowserTest {

  @ParameterizedTest
  @CsvSource({
    "admin, tasklist, .task-filter",
    "admin, cockpit, .dashboard .stats-section",
    "admin, admin, a[href='#/users']",
    "admin, welcome, .webapps .app-name",
    "coordination, tasklist, .task-filter",
    "coordination, cockpit, .dashboard .stats-section",
    "mentor, tasklist, .task-filter"
  })
  void opensWithoutAnErrorAndEndsAtTheSignIn(String account, String application, String sight) {
    try (Chromium.Visitor visitor = signedIn(account)) {
      Page page = visitor.page;
      List<String> errors = errorsOn(page);
      visitor.open("/camunda/app/" + application + "/default/");
      Tasklist.visible(page.locator(sight).first());
      picture(page, application + "-" + account);
      assertThat(page.locator(".ce-eol-banner")).isHidden();
      assertThat(page.locator("html")).hasAttribute("lang", "fr-CA");
      assertThat(errors).isEmpty();
      assertThat(visitor.faults()).isEmpty();

      page.locator(".account .dropdown-toggle").first().click();
      page.locator(".logout a").click();
      page.waitForURL("**/connexion?fin");
      visitor.open("/camunda/app/" + application + "/default/");
      page.waitForURL("**/connexion");
    }
  }

  @Test
  void aPartThatFailsLeavesTheApplication() {
    try (Chromium.Visitor visitor = signedIn(COORDINATION)) {
      Page page = visitor.page;
      for (String part :
          List.of("tasklist", "forms", "texts-fr", "words", "language", "one-sign-in")) {
        String address = "**/mentorat/" + part + ".js*";
        page.route(address, ApplicationsBrowserTest::failing);
        visitor.open("/camunda/app/tasklist/default/");
        page.reload();
        Tasklist.visible(page.locator(".task-filter").first());
        page.unroute(address);
      }
    }
  }

  @Test
  void aTabThatFailsLeavesCockpit() {
    Begun mentorship = assigned("Ulric");
    try (Chromium.Visitor visitor = signedIn(COORDINATION)) {
      Page page = visitor.page;
      for (String part : List.of("commitments", "words", "cockpit")) {
        String address = "**/mentorat/" + part + ".js*";
        page.route(address, ApplicationsBrowserTest::failing);
        visitor.open("/camunda/app/cockpit/default/#/process-instance/" + mentorship.instance());
        page.reload();
        Tasklist.visible(drawn(page, "subProcess_matching"));
        assertThat(page.locator(".mentorat-commitments")).hasCount(part.equals("cockpit") ? 1 : 0);
        page.unroute(address);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cockpit", "admin"})
  void aMentorIsRefusedPolitely(String application) {
    try (Chromium.Visitor visitor = signedIn("mentor")) {
      visitor.open("/camunda/app/" + application + "/default/");
      assertThat(visitor.page.locator("h1")).hasText("Accès refusé");
      visitor.page.locator("main a").first().click();
      assertThat(visitor.page.locator("h1")).not().hasText("Accès refusé");
    }
  }

  @Test
  void cockpitShowsEachPhaseAndTheWayBackToTheWhole() {
    Begun mentorship = assigned("Ursule");
    try (Chromium.Visitor visitor = signedIn(COORDINATION)) {
      Page page = visitor.page;
      visitor.open("/camunda/app/cockpit/default/#/processes");
      page.locator("td a", new Page.LocatorOptions().setHasText("Mentorat")).first().click();
      Tasklist.visible(drawn(page, "subProcess_firstContact"));
      picture(page, "cockpit-definition");
      page.locator("[data-container-id=subProcess_firstContact] .bjs-drilldown").click();
      Locator contact = drawn(page, "userTask_makeFirstContact");
      assertThat(contact).isInViewport();
      picture(page, "cockpit-phase");

      page.locator("tr", new Page.LocatorOptions().setHasText(mentorship.reference()))
          .locator("a")
          .first()
          .click();
      page.waitForURL("**/process-instance/" + mentorship.instance() + "/**");
      assertThat(drawn(page, "subProcess_matching")).isInViewport();
      assertThat(page.locator(".ctn-toolbar .glyphicon-remove")).isHidden();
      picture(page, "cockpit-instance");
      assertThat(visitor.refused()).isEmpty();
      assertThat(visitor.faults()).isEmpty();
    }
  }

  private static void failing(Route route) {
    route.fulfill(
        new Route.FulfillOptions()
            .setContentType("text/javascript")
            .setBody("throw new Error('on purpose');"));
  }

  private static Locator drawn(Page page, String element) {
    return page.locator(".djs-element[data-element-id='" + element + "'] .djs-visual").first();
  }

  private static List<String> errorsOn(Page page) {
    List<String> errors = Collections.synchronizedList(new ArrayList<>());
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !isNoPasswordPolicy(message)) {
            errors.add(message.text() + " " + message.location());
          }
        });
    return errors;
  }

  // The engine says 404 for "there is none".
  private static boolean isNoPasswordPolicy(ConsoleMessage message) {
    return message.location().contains("/identity/password-policy");
  }
}
