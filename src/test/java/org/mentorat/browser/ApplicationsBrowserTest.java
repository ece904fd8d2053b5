package org.mentorat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.engine.Chromium;

/** Camunda's four applications open for whom they are meant, with what the service adds to them. */
class ApplicationsBrowserTest extends BrowserTest {

  @ParameterizedTest
  @CsvSource({
    "admin, tasklist, .task-filter, Liste des tâches",
    "admin, cockpit, .dashboard .stats-section, Cockpit",
    "admin, admin, a[href='#/users'], Admin",
    "admin, welcome, .webapps .app-name, Accueil",
    "coordination, tasklist, .task-filter, Liste des tâches",
    "coordination, cockpit, .dashboard .stats-section, Cockpit",
    "mentor, tasklist, .task-filter, Liste des tâches"
  })
  void opensWithoutAnErrorAndEndsAtTheSignIn(
      String account, String application, String sight, String name) {
    try (Chromium.Visitor visitor = signedIn(account)) {
      Page page = visitor.page;
      List<String> errors = errorsOn(page);
      visitor.open("/camunda/app/" + application + "/default/");
      Tasklist.visible(page.locator(sight).first());
      picture(page, application + "-" + account);
      assertThat(page.locator(".ce-eol-banner")).isHidden();
      assertThat(page.locator("html")).hasAttribute("lang", "fr-CA");
      assertThat(page.locator(".brand-name")).hasText("Mentorat – " + name);
      assertThat(page).hasTitle(Pattern.compile("^Mentorat – " + name));
      assertThat(page.locator("link[rel=icon]")).hasAttribute("href", "/img/mentorat.svg");
      assertThat(page.locator("[cam-widget-footer]")).containsText("Propulsé par");
      assertThat(errors).isEmpty();
      assertThat(visitor.faults()).isEmpty();

      page.locator(".account .dropdown-toggle").first().click();
      assertThat(page.locator(".mentorat-notices a")).hasAttribute("href", "/mes-avis");
      assertThat(page.locator(".account .profile"))
          .isVisible(
              new IsVisibleOptions()
                  .setVisible(account.equals("admin") && !application.equals("welcome")));
      page.locator(".logout a").click();
      page.waitForURL("**/connexion?fin");
      visitor.open("/camunda/app/" + application + "/default/");
      page.waitForURL("**/connexion");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "tasklist, .task-filter, Tasklist",
    "cockpit, .dashboard .stats-section, Cockpit",
    "admin, a[href='#/users'], Admin",
    "welcome, .webapps .app-name, Welcome"
  })
  void isEnglishForWhoReadsTheSiteInEnglish(String application, String sight, String name) {
    try (Chromium.Visitor visitor = visitor()) {
      visitor.open("/?langue=en");
      visitor.signIn("admin", PASSWORD);
      Page page = visitor.page;
      List<String> errors = errorsOn(page);
      visitor.open("/camunda/app/" + application + "/default/");
      Tasklist.visible(page.locator(sight).first());
      assertThat(page.locator("html")).hasAttribute("lang", "en-CA");
      assertThat(page.locator(".brand-name")).hasText("Mentorat – " + name);
      assertThat(page.locator("[cam-widget-footer]")).containsText("Powered by");
      assertThat(page.locator(".ce-eol-banner")).isHidden();
      picture(page, application + "-english");
      assertThat(errors).isEmpty();
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @Test
  void theReaderChangesTheLanguageWhereTheyAre() {
    Begun mentorship = assigned("Tancrède");
    try (Chromium.Visitor visitor = signedIn(mentorship.assignee())) {
      Page page = visitor.page;
      new Tasklist(page).open(mentorship.name());
      assertThat(page.locator(".form-actions .btn-primary")).hasText("Terminer");
      page.locator(".account .dropdown-toggle").click();
      page.locator(".mentorat-language a").click();

      assertThat(page.locator(".form-actions .btn-primary"))
          .hasText("Complete", new HasTextOptions().setTimeout(30_000));
      assertThat(page.locator("html")).hasAttribute("lang", "en-CA");
      assertThat(page.locator(".fjs-container")).hasAttribute("lang", "fr-CA");
      assertThat(page.locator(".tasks-list h4.task").first()).hasAttribute("lang", "fr-CA");
      assertThat(page.locator(".mentorat-card").first()).containsText("Due:");
      visitor.open("/mes-avis");
      assertThat(page.locator("html")).hasAttribute("lang", "en-CA");
    }
  }

  @Test
  void theTextsOfTheScriptsAreTheSameInBothLanguages() {
    try (Chromium.Visitor visitor = signedIn("mentor")) {
      new Tasklist(visitor.page);
      String missing =
          (String)
              visitor.page.evaluate(
                  """
                  async () => {
                    const [french, english] = await Promise.all(
                      ['fr', 'en'].map(language => import(`/camunda/app/mentorat/texts-${language}.js`)));
                    return Object.keys(english)
                      .filter(part => Object.keys(french[part]).sort().join() !== Object.keys(english[part]).sort().join())
                      .join();
                  }
                  """);
      assertThat(missing).isEmpty();
    }
  }

  @Test
  void theCalendarOfAFormIsFrench() {
    Begun mentorship = assigned("Ulric");
    try (Chromium.Visitor visitor = signedIn(mentorship.assignee())) {
      Page page = visitor.page;
      Tasklist tasklist = new Tasklist(page).open(mentorship.name());
      tasklist.select("outcome", "Le contact a eu lieu");
      Locator date = tasklist.field("contactedAt").locator("input.fjs-input").first();
      date.evaluate("element => element.scrollIntoView({ block: 'center' })");
      date.click();
      Locator calendar = page.locator(".flatpickr-calendar.open");
      assertThat(calendar.locator(".flatpickr-weekday").first()).hasText("dim");
      assertThat(calendar.locator(".flatpickr-monthDropdown-month").first()).hasText("janvier");
      assertThat(calendar.locator(".cur-year")).hasAttribute("aria-label", "Année");
      assertThat(calendar.locator(".flatpickr-day").first())
          .hasAttribute("aria-label", Pattern.compile("^\\d+ [^A-Z]+ \\d{4}$"));
      picture(page, "calendar");
    }
  }

  @Test
  void whatTheBrowserKeptOfEarlierTextsIsForgotten() {
    try (Chromium.Visitor visitor = signedIn("mentor")) {
      Page page = visitor.page;
      new Tasklist(page);
      assertThat(page.locator(".task-details, .column-right").first())
          .containsText("Choisissez une tâche");
      page.evaluate(
          """
          () => {
            const kept = JSON.parse(localStorage.getItem('camunda-web'));
            const key = Object.keys(kept).find(name => name.includes('_locales_data_'));
            kept[key] = kept[key].replace('Choisissez une tâche', 'Ancien texte');
            localStorage.setItem('camunda-web', JSON.stringify({ ...kept, mentoratEdition: 'earlier' }));
          }
          """);
      page.reload();
      new Tasklist(page);
      assertThat(page.locator(".task-details, .column-right").first())
          .containsText("Choisissez une tâche");
    }
  }

  @Test
  void aPartThatFailsLeavesTheApplication() {
    try (Chromium.Visitor visitor = signedIn(COORDINATION)) {
      Page page = visitor.page;
      for (String part :
          List.of("tasklist", "forms", "texts-fr", "language", "one-sign-in", "header", "reader")) {
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
      for (String part : List.of("commitments", "texts", "cockpit")) {
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
      Tasklist.visible(drawn(page, "subProcess_matching"));
      assertThat(drawn(page, "subProcess_matching")).isInViewport();
      assertThat(page.locator(".ctn-toolbar .glyphicon-remove")).isHidden();
      picture(page, "cockpit-instance");
      assertThat(visitor.refused()).isEmpty();
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/connexion",
        "/connexion?refus",
        "/documents",
        "/documents/charte",
        "/verification",
        "/compte/inconnu",
        "/css/nothing.css",
        "/mes-avis",
        "/mes-attestations",
        "/tableau-de-bord/decisions",
        "/tableau-de-bord/avis",
        "/demo",
        "/demo/courriels",
        "/nowhere"
      })
  void noPageOfTheSiteIsKeptFromItsOwnFiles(String address) {
    // Whoever is signed in is sent on from there.
    boolean signsIn = address.startsWith("/connexion");
    try (Chromium.Visitor visitor = signsIn ? visitor() : signedIn(COORDINATION)) {
      visitor.open(address);
      Tasklist.visible(visitor.page.locator("main h1").first());
      assertThat(visitor.page.locator(".site-header")).hasCSS("border-bottom-style", "solid");
      assertThat(visitor.faults()).isEmpty();
    }
  }

  /** Without the policy this would run: the check above sees what is blocked. */
  @Test
  void aScriptInAPageIsBlockedAndSeen() {
    try (Chromium.Visitor visitor = visitor()) {
      visitor.open("/connexion");
      visitor.page.evaluate(
          "() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
              + " document.body.append(s); }");
      assertThat(visitor.page.evaluate("() => window.ran")).isNull();
      assertThat(visitor.faults()).isNotEmpty();
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
