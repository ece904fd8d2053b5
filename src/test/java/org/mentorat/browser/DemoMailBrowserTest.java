package org.mentorat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.mentorat.engine.Chromium;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** The mail of the demonstration as a visitor reads it, on a large and on a small screen. */
class DemoMailBrowserTest extends BrowserTest {

  private static final String HTML =
      """
      <html><head><style>h1 { color: rgb(15, 82, 87); font-family: sans-serif; }</style>
      <meta http-equiv="refresh" content="0; url=SITE/img/mentorat.svg?espion"></head>
      <body style="font-family: sans-serif">
      <h1 id="title">Votre rencontre est déplacée</h1>
      <p>Bonjour Léa,</p><p>Votre rencontre avec Mireille aura lieu le <b>mardi 24 novembre 2026 à 14 h 30</b>.</p>
      <p><a href="/demo">Ouvrir ma tâche</a></p>
      <script>document.getElementById('title').textContent = 'pris'; top.location = 'SITE/img/mentorat.svg?espion';</script>
      <img alt="" src="SITE/img/mentorat.svg?espion" onerror="document.body.textContent = 'pris'">
      <form action="/demo" method="post"><button>Avancer</button></form>
      </body></html>
      """;

  @Autowired private JavaMailSender sender;

  @Test
  void a_visitor_reads_what_somebody_gets_and_nothing_in_it_acts() throws Exception {
    String to = "n-" + UUID.randomUUID() + "@exemple.example";
    send(to);
    try (Chromium.Visitor coordination = signedIn(COORDINATION)) {
      Page page = coordination.page;
      List<String> answered = new CopyOnWriteArrayList<>();
      page.onResponse(response -> answered.add(response.url()));
      String site = page.url().replaceFirst("(https?://[^/]+).*", "$1");

      page.navigate(site + "/");
      page.getByRole(AriaRole.LINK, named("Courriels de la démonstration")).click();
      page.getByLabel("Destinataire").selectOption(to);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Afficher")).click();
      assertThat(page.locator(".mails tbody tr")).hasCount(1);
      picture(page, "demo-mails");
      page.getByRole(AriaRole.LINK, named("Votre rencontre du mardi")).click();

      FrameLocator frame = page.frameLocator("iframe");
      assertThat(frame.locator("h1")).hasText("Votre rencontre est déplacée");
      assertThat(frame.locator("h1")).hasCSS("color", "rgb(15, 82, 87)");
      frame.getByText("Avancer").click();
      page.waitForTimeout(500);
      assertThat(frame.locator("h1")).hasText("Votre rencontre est déplacée");
      assertThat(answered)
          .anyMatch(url -> url.endsWith("/html"))
          .noneMatch(url -> url.endsWith("espion"));
      picture(page, "demo-mail");

      Download download =
          page.waitForDownload(() -> page.getByRole(AriaRole.LINK, named("rencontre.ics")).click());
      assertThat(download.suggestedFilename()).isEqualTo("rencontre.ics");

      page.setViewportSize(390, 844);
      assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(390);
      page.screenshot(fullPage("demo-mail-390"));
      page.goBack();
      assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(390);
      page.screenshot(fullPage("demo-mails-390"));

      page.goForward();
      Locator link = page.locator(".mail-text a");
      assertThat(link).hasCount(1);
      link.click();
      assertThat(page).hasURL(site + "/demo");
    }
  }

  private void send(String to) throws Exception {
    MimeMessage message = sender.createMimeMessage();
    MimeMessageHelper parts = new MimeMessageHelper(message, true);
    parts.setFrom("mentorat@exemple.example");
    parts.setTo(to);
    parts.setSubject(
        "Votre rencontre du mardi 24 novembre 2026 à 14 h 30 est déplacée (M-2026-00042)");
    parts.setText(
        "Bonjour Léa,\n\nvotre rencontre est déplacée. Votre tâche : http://localhost:"
            + port()
            + "/demo.\n\nMentorat\n",
        HTML.replace("SITE", "http://localhost:" + port()));
    parts.addAttachment(
        "rencontre.ics",
        new ByteArrayResource(
            "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".getBytes(StandardCharsets.UTF_8)),
        "text/calendar; method=REQUEST; charset=UTF-8");
    sender.send(message);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.ScreenshotOptions fullPage(String name) {
    return new Page.ScreenshotOptions()
        .setFullPage(true)
        .setPath(Path.of("target", "screenshots", name + ".png"));
  }
}
