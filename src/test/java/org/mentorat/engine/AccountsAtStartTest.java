package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorat.ApplicationProcess;
import org.mentorat.EmbeddedDatabase;

/** Each start really happens, in a process of its own. */
class AccountsAtStartTest {

  @TempDir private Path folder;
  private final int port = ApplicationProcess.freePort();

  @Test
  void anInstallationNeedsAnAdministratorAndRefusesTheDemonstrationsAccounts() {
    String url = EmbeddedDatabase.create();
    refused(url, StartupTexts.text("startup.adminPassword", 12));
    refused(
        url,
        StartupTexts.text("startup.adminPassword", 12),
        "--mentorat.admin.password=onze-signes");
    refused(
        url,
        StartupTexts.text("startup.adminPasswordRefused", "admin", 200),
        "--mentorat.admin.password=motdepasse2026");
    try (ApplicationProcess first =
        start(url, "--mentorat.admin.password=douze-signes", "--mentorat.admin.id=responsable")) {
      first.awaitReady();
      assertThat(administrators("responsable", "douze-signes")).isEqualTo(200);
      first.stop();
    }
    try (ApplicationProcess second = start(url, "--mentorat.admin.password=a-different-one")) {
      second.awaitReady();
      assertThat(administrators("responsable", "douze-signes"))
          .as("who is there stays as they are")
          .isEqualTo(200);
      assertThat(administrators("admin", "a-different-one")).isEqualTo(401);
      second.stop();
    }
    try (ApplicationProcess demonstration = start(url, "--spring.profiles.active=demo")) {
      demonstration.awaitReady();
      assertThat(administrators("admin", "mentorat")).isEqualTo(200);
      assertThat(administrators("coordination", "mentorat")).isEqualTo(403);
      assertThat(administrators("audit", "mentorat")).isEqualTo(403);
      demonstration.stop();
    }
    refused(url, StartupTexts.text("startup.demoAccounts", "admin"));
  }

  private ApplicationProcess start(String url, String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "--spring.datasource.url=" + url;
    all[1] = "--spring.datasource.username=mentorat";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return ApplicationProcess.start(folder, port, all);
  }

  private void refused(String url, String sentence, String... arguments) {
    try (ApplicationProcess application = start(url, arguments)) {
      assertThat(application.awaitEnd()).as(application.output()).isEqualTo(1);
      assertThat(application.output())
          .contains(sentence)
          .doesNotContain("\tat ", "Exception", "startup.");
    }
  }

  private int administrators(String account, String password) {
    return Web.program(port, account, password).get("/engine-rest/user").status();
  }
}
