package org.mentorat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
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
