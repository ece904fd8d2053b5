package org.mentorat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.mentorat.engine.Chromium;

/** The first stretch of a mentorship as the coordination and a mentor do it in Tasklist. */
class TasklistBrowserTest extends BrowserTest {

  private static final String ALLOWED = "Un <b>texte</b>, <script>alert(1)</script> et ${1+1}";

  @Test
  void aCoordinatorRegistersSomebodyAndConfirmsAMentor() {
    try (Chromium.Visitor visitor = signedIn(COORDINATION)) {
      Tasklist tasklist = new Tasklist(visitor.page).startMentorship().submit();
      assertThat(tasklist.errors().first()).containsText("Ce champ est obligatoire.");
      tasklist.isToldAtTheTop("Rien n’est perdu");
      assertThat(tasklist.errors().allInnerTexts()).noneMatch(text -> text.contains("Field"));
      picture(visitor.page, "registration-refused");

      tasklist
          .write("givenName", "Odile")
          .write("familyName", "Navigateur")
          .write("email", "odile-" + System.nanoTime() + "@exemple.example")
          .choose("workplace", "Le Tremplin de Villeray")
          .write("yearsOfExperience", "4")
          .choose("project", "Mentorat en employabilité")
          .choose("purpose", "")
          .write("expertise", "Ateliers de groupe")
          .choose("competences", "Écoute active")
          .write("objectives", ALLOWED)
          .select("trigger", "Un besoin de développement")
          .select("consent", "Je donne mon consentement")
          .select("agreement", "J’accepte l’entente")
          .select("charter", "J’accepte la charte")
          .select("confidentiality", "Je m’engage");
      tasklist.nothingIsRefused().submit();
      assertThat(visitor.page.locator(".modal-dialog")).hasCount(0, patiently());

      Begun matching = newestMatching();
      tasklist.list("À décider").open(matching.name());
      assertThat(tasklist.field("menteeName").locator("input").inputValue())
          .isEqualTo("Odile Navigateur");
      assertThat(tasklist.field("menteeObjectives").locator("textarea").inputValue())
          .isEqualTo(ALLOWED);
      tasklist.take();
      Locator reasons = visitor.page.locator(".fjs-table tbody tr").first();
      assertThat(reasons).containsText("sur");
      tasklist.select("decision", "Confirmer le jumelage").choose("mentor", "1. ");
      picture(visitor.page, "confirm-assignment");
      tasklist.submit();

      at(matching.instance(), "userTask_makeFirstContact");
      nothingRefusedIn(visitor);
    }
  }

  @Test
  void aMentorMakesTheFirstContactAndLosesNothingWhenRefused() {
    Begun mentorship = assigned("Pierrot");
    try (Chromium.Visitor visitor = signedIn(mentorship.assignee())) {
      Tasklist tasklist = new Tasklist(visitor.page).open(mentorship.name());
      assertThat(tasklist.field("menteeObjectives").locator("textarea").inputValue())
          .isEqualTo("Mieux écouter avant de proposer.");
      Locator save = visitor.page.locator(".form-actions [ng-click^=save]");
      assertThat(save).isHidden();

      LocalDateTime tomorrow = now().plusDays(1);
      tasklist
          .select("outcome", "Le contact a eu lieu")
          .day("contactedAt", date(tomorrow), "12:00")
          .select("channel", "Téléphone")
          .write("refinedNeeds", ALLOWED)
          .choose("frequency", "Chaque semaine")
          .select("channels", "Courriel")
          .write("rules", "Vous pouvez me joindre le matin.")
          .select("planNeeded", "Non, pas pour l’instant")
          .write("planReason", "Nous verrons.")
          .submit()
          .isToldAtTheTop("ce moment est dans l’avenir");
      assertThat(tasklist.notice().innerText()).doesNotContain("error", mentorship.task());
      picture(visitor.page, "first-contact-refused");
      assertThat(tasklist.field("refinedNeeds").locator("textarea").inputValue())
          .isEqualTo(ALLOWED);
      assertThat(tasklist.field("contactedAt").locator("input").first().inputValue())
          .isEqualTo(date(tomorrow));

      LocalDateTime now = now();
      tasklist
          .day("contactedAt", date(now), now.format(DateTimeFormatter.ofPattern("HH:mm")))
          .submit();
      assertThat(cards(tasklist, mentorship))
          .containsText(
              new String[] {"Noter la première rencontre"},
              new ContainsTextOptions().setTimeout(30_000));
      assertThat((String) visitor.page.evaluate("Object.keys(localStorage).join()"))
          .doesNotContain("camunda-form");
    }
  }

  @Test
  void aMentorDeclines() {
    Begun mentorship = assigned("Quentin");
    try (Chromium.Visitor visitor = signedIn(mentorship.assignee())) {
      Tasklist tasklist =
          new Tasklist(visitor.page)
              .open(mentorship.name())
              .select("outcome", "Je ne peux pas accepter ce jumelage")
              .choose("declineReason", "Je manque de temps")
              .write("declineComment", ALLOWED)
              .submit();
      assertThat(tasklist.errors()).containsText(new String[] {"obligatoire"});
      tasklist.select("declineConfirmed", "définitif");
      picture(visitor.page, "first-contact-declined");
      tasklist.submit();
      assertThat(cards(tasklist, mentorship)).hasCount(0, patiently());
      at(mentorship.instance(), "userTask_confirmAssignment");
    }
  }

  @Test
  void aMentorSeesOwnTasksOnly() {
    Begun mine = assigned("Rosalie");
    Begun other = registered("Simone");
    try (Chromium.Visitor visitor = signedIn(mine.assignee())) {
      Tasklist tasklist = new Tasklist(visitor.page);
      assertThat(tasklist.names(tasksOf(mine.assignee()).size()))
          .containsExactlyInAnyOrderElementsOf(tasksOf(mine.assignee()))
          .contains(mine.name());
      assertThat(visitor.page.locator(".start-process-action")).isHidden();
      assertThat(visitor.page.locator(".task-filter", having("À décider"))).hasCount(0);
      tasklist.open(mine.name());
      assertThat(visitor.page.locator(".instance-link")).isHidden();
      picture(visitor.page, "mentor");
      nothingRefusedIn(visitor);

      visitor.open("/camunda/app/tasklist/default/#/?task=" + other.task());
      visitor.page.reload();
      new Tasklist(visitor.page).names(tasksOf(mine.assignee()).size());
      assertThat(visitor.page.locator(".fjs-form")).hasCount(0);
      assertThat(visitor.page.content()).doesNotContain(other.reference());
    }
  }

  @Test
  void onATelephoneTheChosenTaskComesIntoSight() {
    Begun mentorship = assigned("Théo");
    try (Chromium.Visitor visitor = signedIn(mentorship.assignee())) {
      visitor.page.setViewportSize(390, 844);
      new Tasklist(visitor.page).open(mentorship.name());
      visitor.page.waitForFunction(
          "document.querySelector('.task-details h2.task').getBoundingClientRect().top < 200");
      assertThat(
              (Boolean)
                  visitor.page.evaluate(
                      "document.documentElement.scrollWidth <= window.innerWidth"))
          .isTrue();
      picture(visitor.page, "mentor-telephone");
    }
  }

  @Test
  void aCardSaysInWordsHowLongIsLeftOrSinceWhenItIsLate() {
    Begun mentorship = assigned("Valère");
    try (Chromium.Visitor visitor = signedIn(mentorship.assignee())) {
      Page page = visitor.page;
      Locator card = page.locator(".tasks-list li.task", having(mentorship.reference()));
      assertThat(card.locator(".mentorat-left")).hasText("Échéance dans 2 jours", textPatiently());
      assertThat(card.locator(".mentorat-deadline")).containsText("Échéance\u00a0: ");
      page.route("**/api/clock", TasklistBrowserTest::fiveDaysLater);
      page.reload();
      assertThat(card.locator(".mentorat-left")).hasText("En retard de 2 jours", textPatiently());
      picture(page, "mentor-late");
    }
  }

  @Test
  void whoseClientWaitsIsFirstAndMarked() {
    registered("Wilfrid");
    Begun urgent = registeredUrgently("Xavière");
    try (Chromium.Visitor visitor = signedIn(COORDINATION)) {
      new Tasklist(visitor.page).list("À décider");
      Locator cards = visitor.page.locator(".tasks-list li.task");
      Locator marked = cards.filter(new Locator.FilterOptions().setHasText("Urgent"));
      assertThat(marked.filter(new Locator.FilterOptions().setHasText(urgent.reference())))
          .hasCount(1, patiently());
      List<String> all = cards.allInnerTexts();
      assertThat(all.subList(0, marked.count())).allMatch(text -> text.contains("Urgent"));
      assertThat(all.get(all.size() - 1)).doesNotContain("Urgent");
      picture(visitor.page, "to-decide-urgent");
    }
  }

  @Test
  void noDraftStaysOnTheComputerAndNobodyElseFindsIt() {
    Begun mentorship = assigned("Yvon");
    try (Chromium.Visitor visitor = signedIn(mentorship.assignee())) {
      Page page = visitor.page;
      new Tasklist(page);
      page.evaluate("localStorage.setItem('camunda-form:kept', 'in this tab')");
      assertThat(kept(page, "localStorage")).isEmpty();
      page.evaluate("localStorage['camunda-form:before'] = 'an older version left this'");
      page.reload();
      Tasklist tasklist = new Tasklist(page);
      assertThat(kept(page, "localStorage")).isEmpty();
      decline(tasklist.open(mentorship.name()));
      page.context().clearCookies();
      tasklist.submit();
      page.waitForURL("**/connexion**");
      assertThat(kept(page, "localStorage")).isEmpty();
      assertThat(kept(page, "sessionStorage")).contains("camunda-form:" + mentorship.task());

      visitor.signIn(mentorship.assignee(), PASSWORD);
      tasklist = new Tasklist(page).open(mentorship.name());
      assertThat(tasklist.field("declineComment").locator("textarea"))
          .hasValue(ALLOWED, new LocatorAssertions.HasValueOptions().setTimeout(30_000));
      page.context().clearCookies();
      tasklist.submit();
      page.waitForURL("**/connexion**");
      visitor.signIn("mentee", PASSWORD);
      new Tasklist(page);
      assertThat(kept(page, "sessionStorage")).isEmpty();
      assertThat(kept(page, "localStorage")).isEmpty();
    }
  }

  private static void decline(Tasklist tasklist) {
    tasklist
        .select("outcome", "Je ne peux pas accepter ce jumelage")
        .choose("declineReason", "Je manque de temps")
        .write("declineComment", ALLOWED)
        .select("declineConfirmed", "définitif");
  }

  private static List<String> kept(Page page, String storage) {
    Object keys =
        page.evaluate(
            "storage => Object.keys(window[storage]).filter(key => key.startsWith('camunda-form'))",
            storage);
    return ((List<?>) keys).stream().map(String::valueOf).toList();
  }

  private static void fiveDaysLater(Route route) {
    route.fulfill(
        new Route.FulfillOptions()
            .setContentType("application/json")
            .setBody(
                "{\"now\":\"%s\"}"
                    .formatted(ClockUtil.now().toInstant().plus(Duration.ofHours(121)))));
  }

  private static LocatorAssertions.HasTextOptions textPatiently() {
    return new LocatorAssertions.HasTextOptions().setTimeout(30_000);
  }

  private static Locator cards(Tasklist tasklist, Begun mentorship) {
    return tasklist.cards().filter(new Locator.FilterOptions().setHasText(mentorship.reference()));
  }

  private static void nothingRefusedIn(Chromium.Visitor visitor) {
    assertThat(visitor.refused()).isEmpty();
    assertThat(visitor.faults()).isEmpty();
  }

  private static LocalDateTime now() {
    return LocalDateTime.ofInstant(ClockUtil.now().toInstant(), ZoneId.systemDefault());
  }

  private static String date(LocalDateTime when) {
    return when.toLocalDate().toString();
  }

  private static Page.LocatorOptions having(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static HasCountOptions patiently() {
    return new HasCountOptions().setTimeout(30_000);
  }
}
