package org.mentorat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mentorat.engine.Chromium;
import org.mentorat.notification.Level;
import org.mentorat.notification.Notice;
import org.mentorat.notification.Telling;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a mail to the task, and the pages of the messages, in a browser. */
class NoticesBrowserTest extends BrowserTest {

  @Autowired private Clock clock;
  @Autowired private JdbcClient sql;
  @Autowired private BeanFactory spring;

  @Test
  void aLinkOfAMailLeadsThroughTheSignInToTheTask() {
    Begun begun = registered("Yolande");
    Notice notice = told(begun, "confirm-assignment", Level.ASK, "userTask_confirmAssignment");
    try (Chromium.Visitor visitor = visitor()) {
      Page page = visitor.page;
      visitor.open("/avis/" + notice.id());
      page.waitForURL("**/connexion");
      page.fill("#username", COORDINATION);
      page.fill("#password", PASSWORD);
      page.click("main button[type=submit]");
      page.waitForURL("**/camunda/app/tasklist/default/#/?*task=" + begun.task() + "*");
      new Tasklist(page);
      Tasklist.visible(
          page.locator(
              ".task-details h2.task", new Page.LocatorOptions().setHasText(begun.reference())));
      Tasklist.visible(page.locator(".fjs-container .fjs-form"));
      picture(page, "notice-task");
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @Test
  void thePreferencesAreChosenWithTheKeyboardAlone() {
    Begun begun = registered("Zoé");
    told(begun, "second-level", Level.TELL, null);
    try (Chromium.Visitor visitor = signedIn(COORDINATION)) {
      Page page = visitor.page;
      visitor.open("/mes-avis");
      pictures(page, "notices-mine");
      assertThat(page.getByLabel("English").first()).not().isChecked();
      tabTo(page, "language-fr");
      page.keyboard().press("ArrowDown");
      assertThat(page.locator("#language-en")).isChecked();
      tabTo(page, "delivery-SINGLE");
      page.keyboard().press("ArrowDown");
      assertThat(page.getByLabel("Un seul courriel par jour")).isChecked();
      page.getByLabel("À partir de").fill("");
      page.locator("#quietTo").fill("06:45");
      // As a browser that does not know the field's kind.
      page.evaluate("document.querySelector('form[action=\"/mes-avis\"]').noValidate = true");
      page.locator("#quietTo").press("Enter");
      Locator alert = page.locator("[role=alert]");
      assertThat(alert).containsText("Rien n’est enregistré encore");
      assertThat(page.locator("#language-en")).isChecked();
      assertThat(page.locator("#quietTo")).hasValue("06:45");
      pictures(page, "notices-refused");
      alert.locator("a").click();
      assertThat(page.locator("#quietFrom")).isFocused();
      page.locator("#quietFrom").fill("22:00");
      page.keyboard().press("Enter");
      assertThat(page.locator("[role=status]")).containsText("sont enregistrées");
      assertThat(page.locator("#quietFrom")).hasValue("22:00");
      visitor.open("/mes-avis?langue=en");
      assertThat(page.locator("h1")).hasText("My notices");
      pictures(page, "notices-mine-en");
      page.locator(".notices a").first().click();
      assertThat(page.locator("h1")).containsText("(" + begun.reference() + ")");
      pictures(page, "notice");
      assertThat(visitor.faults()).isEmpty();
    } finally {
      sql.sql("delete from mail_preference where account = :account")
          .param("account", COORDINATION)
          .update();
    }
  }

  @Test
  void theCoordinationFindsWhatDidNotArriveAndSendsItAgain() {
    Begun begun = registered("Abel");
    Notice failed = told(begun, "confirm-assignment", Level.ASK, "userTask_confirmAssignment");
    sql.sql(
            """
            update outbox set sent_at = null, dropped_at = null, dropped_as = null,
              failed_at = created_at, failed_as = 'REFUSED', failure_code = '5.1.1'
            where id = :id
            """)
        .param("id", failed.id())
        .update();
    try (Chromium.Visitor visitor = signedIn(COORDINATION)) {
      Page page = visitor.page;
      visitor.open("/");
      page.locator(".cards a", new Page.LocatorOptions().setHasText("Journal des avis")).click();
      page.getByLabel("Référence du mentorat").fill("M-1");
      page.keyboard().press("Enter");
      assertThat(page.locator("#reference-problem")).containsText("«\u00a0M-1\u00a0»");
      assertThat(page.locator("#reference")).isFocused();
      pictures(page, "notices-search");
      page.locator("#reference").fill(begun.reference().toLowerCase());
      page.keyboard().press("Enter");
      assertThat(page.locator("h1")).hasText("Avis de " + begun.reference());
      assertThat(page.locator("tbody .failed").first()).containsText("(code 5.1.1)");
      pictures(page, "notices-log");

      visitor.open("/tableau-de-bord/avis/echecs");
      pictures(page, "notices-failures");
      page.locator(".unreached button").first().click();
      assertThat(page.locator("[role=status]")).containsText("repart");
      assertThat(visitor.faults()).isEmpty();
    }
  }

  private Notice told(Begun begun, String kind, Level level, String element) {
    return new Telling(spring)
        .told(
            COORDINATION,
            kind,
            level,
            begun.reference(),
            begun.instance(),
            element,
            clock.instant().plus(Duration.ofDays(1)));
  }

  private static void tabTo(Page page, String id) {
    for (int i = 0; i < 60; i++) {
      if ((Boolean) page.evaluate("id => document.activeElement.id === id", id)) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("not reached with the keyboard: " + id);
  }
}
