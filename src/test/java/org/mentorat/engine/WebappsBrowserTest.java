package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Camunda's web applications in a real browser: what people do there is on the guard's list, and a
 * broken script of ours, which would blank an application, shows.
 */
@MentoratTest
@Tag("browser")
class WebappsBrowserTest {

  private static final double PATIENCE = 30_000;

  private static Chromium chromium;

  @LocalServerPort private int port;
  @Autowired private Probe probe;
  @Autowired private ManagementService management;

  private String mentee;
  private String process;

  @BeforeAll
  static void start() {
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  @BeforeEach
  void aProcess() {
    probe.deploy();
    mentee = probe.account(Roles.MENTEES);
    process = probe.start(port, mentee);
  }

  @Test
  void aMenteeDoesATaskStartsAProcessAndLeaves() {
    try (Chromium.Visitor visitor = chromium.visitor(port).signIn(mentee, Probe.PASSWORD)) {
      Page page = visitor.page;
      open(page, "text=Mes tâches");
      page.click("text=Tâche personnelle");
      for (String tab : List.of("Historique", "Diagramme", "Description", "Formulaire")) {
        page.click(".task-details >> text=" + tab);
      }
      page.fill(".fjs-input >> nth=0", "une note");
      page.click("button:has-text('Terminer')");
      open(page, "text=Aucune tâche dans cette liste");
      page.click("text=Commencer une démarche");
      page.click(".modal-content >> text=Essai des droits");
      page.fill(".modal-content .fjs-input >> nth=0", "une note");
      page.click(".modal-content button:has-text('Commencer')");
      open(page, ".tasks-list >> text=Tâche personnelle");
      leave(page);
      nothingRefusedIn(visitor);
      visitor.open("/camunda/app/tasklist/default/");
      page.waitForURL("**/connexion");
    }
  }

  @Test
  void aRefusedFormIsReadInFrench() {
    try (Chromium.Visitor visitor = chromium.visitor(port).signIn(mentee, Probe.PASSWORD)) {
      Page page = visitor.page;
      page.route(
          "**/submit-form",
          route ->
              route.resume(
                  new com.microsoft.playwright.Route.ResumeOptions()
                      .setPostData("{\"variables\":{}}")));
      page.click("text=Tâche personnelle");
      page.fill(".fjs-input >> nth=0", "une note");
      page.click("button:has-text('Terminer')");
      open(page, ".page-notifications >> text=Note");
      assertThat(page.locator(".page-notifications").innerText())
          .doesNotContain("Cannot submit", "ENGINE", process);
    }
  }

  @Test
  void aCoordinatorTakesATaskAndRetriesAFailedStep() {
    Job job = management.createJobQuery().processInstanceId(process).singleResult();
    management.setJobRetries(job.getId(), 0);
    try (Chromium.Visitor visitor =
        chromium.visitor(port).signIn(probe.account(Roles.COORDINATORS), Probe.PASSWORD)) {
      Page page = visitor.page;
      page.click("text=À décider");
      page.click("text=Tâche de la coordination >> nth=0");
      page.click(".task-details >> text=Prendre en charge");
      page.fill(".fjs-input >> nth=0", "une note");
      page.click(
          ".task-details .remove-assignee, .task-details [ng-click*='unclaim'], .task-details .glyphicon-remove >> nth=-1");
      open(page, ".task-details >> text=Prendre en charge");
      visitor.open("/camunda/app/cockpit/default/#/dashboard");
      open(page, ".dashboard .stats-section");
      String instance =
          "/camunda/app/cockpit/default/#/process-instance/" + process + "/runtime?tab=";
      for (String tab :
          List.of(
              "variables-tab",
              "called-process-instances-tab",
              "user-tasks-tab",
              "jobs-tab",
              "incidents-tab")) {
        visitor.open(instance + tab);
        page.reload();
        open(page, ".djs-container >> text=Échouer");
      }
      page.click("tbody .glyphicon-repeat");
      page.waitForResponse(
          response -> response.url().endsWith("/retries"),
          () -> page.click(".modal-footer .btn-primary"));
      nothingRefusedIn(visitor);
    }
    assertThat(management.createJobQuery().jobId(job.getId()).singleResult().getRetries())
        .isEqualTo(1);
  }

  @Test
  void adminAndWelcomeOpen() {
    try (Chromium.Visitor visitor =
        chromium.visitor(port).signIn(probe.account(Roles.ADMINISTRATORS), Probe.PASSWORD)) {
      open(visitor.page, "text=Liste des comptes");
      visitor.open("/camunda/app/welcome/default/");
      open(visitor.page, "text=Liste des tâches");
      leave(visitor.page);
      nothingRefusedIn(visitor);
    }
  }

  @Test
  void aSessionThatIsOverEndsAtTheSignInPage() {
    try (Chromium.Visitor visitor = chromium.visitor(port).signIn(mentee, Probe.PASSWORD)) {
      open(visitor.page, "text=Mes tâches");
      visitor.page.context().clearCookies();
      visitor.page.click("text=En retard");
      visitor.page.waitForURL("**/connexion**");
    }
  }

  @Test
  void theSignInPageWorksOnAPhoneAndWithoutAMouse() {
    try (Chromium.Visitor visitor = chromium.visitor(port)) {
      Page page = visitor.page;
      page.setViewportSize(360, 640);
      visitor.open("/connexion");
      assertThat(
              (Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
          .isTrue();
      page.keyboard().type(mentee);
      page.keyboard().press("Tab");
      page.keyboard().type("faux");
      page.keyboard().press("Enter");
      open(page, "[role=alert]");
      // The engine answers nobody for a second after a wrong password.
      page.waitForTimeout(1500);
      page.keyboard().type(mentee);
      page.keyboard().press("Tab");
      page.keyboard().type(Probe.PASSWORD);
      page.keyboard().press("Enter");
      open(page, "text=Mes tâches");
    }
  }

  private static void leave(Page page) {
    page.click("a:has-text('Essai Des Droits')");
    page.click("text=Se déconnecter");
    page.waitForURL("**/connexion?fin");
    open(page, "text=Votre session est terminée");
  }

  private static void open(Page page, String what) {
    page.waitForSelector(what, new Page.WaitForSelectorOptions().setTimeout(PATIENCE));
  }

  private static void nothingRefusedIn(Chromium.Visitor visitor) {
    assertThat(visitor.refused()).isEmpty();
    assertThat(visitor.faults()).isEmpty();
  }
}
