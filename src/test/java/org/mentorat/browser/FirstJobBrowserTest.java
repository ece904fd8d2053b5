package org.mentorat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.mentorat.engine.Chromium;
import org.mentorat.people.Directory;
import org.mentorat.people.NewPerson;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A mentee, a coordinator, a mentor and an auditor each sign in once and do the first thing that
 * they come for, one after the other, on the same mentorship.
 */
class FirstJobBrowserTest extends BrowserTest {

  private static final ZoneId QUEBEC = ZoneId.of("America/Toronto");

  @Autowired private Directory directory;

  @Test
  void fromTheRegistrationToTheFirstContactAndItsProof() {
    String mentee = mentee();
    register(mentee);
    Begun matching = newestMatching();
    Begun contact = confirm(matching);
    recordTheFirstContact(contact);
    audit(contact.reference());
  }

  private String mentee() {
    return directory
        .enrolMentee(
            new NewPerson(
                "Ginette",
                "Navigateur",
                null,
                "g-" + UUID.randomUUID() + "@exemple.example",
                "fr",
                QUEBEC.getId(),
                "tremplin-villeray",
                3))
        .account();
  }

  private void register(String mentee) {
    try (Chromium.Visitor visitor = signedIn(mentee)) {
      Page page = visitor.page;
      Tasklist tasklist = new Tasklist(page);
      assertThat(page.locator(".task-filter.active")).containsText("Mes tâches");
      assertThat(page.locator(".task-filter")).hasCount(2);
      tasklist.startMentorship();
      assertThat(tasklist.field("givenName").locator("input")).hasValue("Ginette");
      tasklist
          .choose("project", "Mentorat en employabilité")
          .choose("purpose", "")
          .write("expertise", "Ateliers de groupe")
          .choose("competences", "Écoute active")
          .write("objectives", "Mieux écouter avant de proposer.")
          .select("trigger", "Le cas d’un client")
          .select("clientWaiting", "Cette personne attend ma réponse")
          .date("clientWaitingUntil", LocalDate.now(QUEBEC).plusDays(3))
          .select("consent", "Je donne mon consentement")
          .select("agreement", "J’accepte l’entente")
          .select("charter", "J’accepte la charte")
          .select("confidentiality", "Je m’engage");
      screen(page, "first-job-mentee", 1280);
      screen(page, "first-job-mentee", 390);
      tasklist.nothingIsRefused().submit();
      assertThat(page.locator(".modal-dialog")).hasCount(0);
      nothingWentWrong(visitor);
    }
  }

  private Begun confirm(Begun matching) {
    try (Chromium.Visitor visitor = signedIn(COORDINATION)) {
      Page page = visitor.page;
      Tasklist tasklist = new Tasklist(page);
      assertThat(page.locator(".task-filter.active")).containsText("Mes tâches");
      tasklist.list("À décider");
      Locator card =
          page.locator(
              ".tasks-list li.task", new Page.LocatorOptions().setHasText(matching.reference()));
      assertThat(card.locator(".mentorat-urgent")).hasText("Urgent");
      assertThat(card.locator(".mentorat-left")).containsText("Échéance dans");
      tasklist.open(matching.name()).take();
      tasklist.select("decision", "Confirmer le jumelage").choose("mentor", "1. ");
      screen(page, "first-job-coordinator", 1280);
      tasklist.submit();
      Begun contact = at(matching.instance(), "userTask_makeFirstContact");

      tasklist.list("Tous les mentorats");
      Locator owed =
          page.locator(".tasks-list li.task", new Page.LocatorOptions().setHasText(contact.name()));
      assertThat(owed.locator(".mentorat-left")).containsText("Échéance dans");
      screen(page, "first-job-everything", 1280);

      visitor.open("/camunda/app/cockpit/default/#/process-instance/" + contact.instance());
      Locator tab = page.locator(".mentorat-commitments");
      Locator rows = tab.locator("tbody tr");
      assertThat(rows).hasCount(2);
      assertThat(rows.nth(0).locator("th")).hasText("Premier contact");
      assertThat(rows.nth(0)).containsText("mentor ou mentore");
      assertThat(rows.nth(0)).containsText("En cours");
      assertThat(rows.nth(0)).containsText("il reste");
      assertThat(rows.nth(1)).containsText("Jumelage confirmé");
      assertThat(rows.nth(1)).containsText("Tenu");
      assertThat(tab.locator("[role=status]")).isEmpty();
      screen(page, "first-job-cockpit", 1280);
      tab.locator("a", new Locator.LocatorOptions().setHasText("Historique")).click();
      assertThat(page.locator("h1")).hasText("Historique de " + contact.reference());
      nothingWentWrong(visitor);
      return contact;
    }
  }

  private void recordTheFirstContact(Begun contact) {
    try (Chromium.Visitor visitor = signedIn(contact.assignee())) {
      Page page = visitor.page;
      page.setViewportSize(390, 844);
      Tasklist tasklist = new Tasklist(page);
      assertThat(page.locator(".task-filter.active")).containsText("Mes tâches");
      Tasklist.visible(
          page.locator(
              ".tasks-list li.task", new Page.LocatorOptions().setHasText(contact.reference())));
      page.waitForFunction(
          "document.querySelector('.tasks-list').getBoundingClientRect().right <= window.innerWidth");
      screen(page, "first-job-mentor", 390);
      page.setViewportSize(1280, 844);
      LocalDateTime now =
          LocalDateTime.ofInstant(ClockUtil.now().toInstant(), ZoneId.systemDefault());
      tasklist
          .open(contact.name())
          .select("outcome", "Le contact a eu lieu")
          .day(
              "contactedAt",
              now.toLocalDate().toString(),
              now.format(DateTimeFormatter.ofPattern("HH:mm")))
          .select("channel", "Téléphone")
          .write("refinedNeeds", "Préparer des entrevues difficiles.")
          .choose("frequency", "Chaque semaine")
          .select("channels", "Courriel")
          .write("rules", "Vous pouvez me joindre le matin.")
          .select("planNeeded", "Non, pas pour l’instant")
          .write("planReason", "Nous verrons.");
      screen(page, "first-job-mentor", 1280);
      tasklist.submit();
      assertThat(
              tasklist.cards().filter(new Locator.FilterOptions().setHasText(contact.reference())))
          .containsText(new String[] {"Noter la première rencontre"});
      nothingWentWrong(visitor);
    }
  }

  private void audit(String reference) {
    try (Chromium.Visitor visitor = signedIn("audit")) {
      Page page = visitor.page;
      visitor.open("/");
      page.locator("nav a", new Page.LocatorOptions().setHasText("Mentorats")).click();
      pictures(page, "first-job-auditor-list");
      page.locator("#reference").fill(reference.toLowerCase());
      page.keyboard().press("Enter");
      assertThat(page.locator("h1")).hasText("Historique de " + reference);
      Locator contact =
          page.locator("tbody tr", new Page.LocatorOptions().setHasText("Premier contact")).first();
      assertThat(contact).containsText("Tenu, non confirmé");
      assertThat(page.locator("body")).containsText("Établir le premier contact");
      assertThat(page.locator("body")).not().containsText("Ginette");
      assertThat(page.locator("a[href*='/tableau-de-bord/avis']")).hasCount(0);
      pictures(page, "first-job-auditor");
      nothingWentWrong(visitor);
    }
  }

  private static void screen(Page page, String name, int width) {
    page.setViewportSize(width, 844);
    picture(page, name + "-" + width);
  }

  private static void nothingWentWrong(Chromium.Visitor visitor) {
    assertThat(visitor.refused()).isEmpty();
    assertThat(visitor.faults()).isEmpty();
  }
}
