package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorat.ApplicationProcess;
import org.mentorat.EmbeddedDatabase;

/** Each start really happens, in a process of its own; what counts is everything that it prints. */
class StartupRefusedTest {

  @TempDir private Path folder;

  @Test
  void aPortThatIsTaken() throws IOException {
    try (ServerSocket other = new ServerSocket(0)) {
      try (ApplicationProcess application =
          ApplicationProcess.start(folder, other.getLocalPort())) {
        refused(
            application,
            StartupTexts.text("startup.port", other.getLocalPort(), "Address already in use"));
      }
    }
    assertThat(folder.resolve("data")).as("nothing was begun").doesNotExist();
  }

  @Test
  void aDatabaseThatIsAway() {
    String url = "jdbc:postgresql://localhost:" + ApplicationProcess.freePort() + "/mentorat";
    String output =
        refused(
            url + " ne répond pas depuis 1 s",
            "--spring.datasource.url=" + url + "?password=secret-word",
            "--mentorat.database.wait=1s");
    assertThat(output).contains("nouvel essai").doesNotContain("secret-word");
  }

  @Test
  void aDatabaseThatAppearsWhileItIsWaitedFor() throws IOException, InterruptedException {
    int port = ApplicationProcess.freePort();
    String url = "jdbc:postgresql://localhost:" + port + "/none";
    try (ApplicationProcess application =
        ApplicationProcess.start(
            folder,
            "--spring.datasource.url=" + url,
            "--spring.datasource.username=postgres",
            "--mentorat.database.wait=2m")) {
      application.awaitOutput("nouvel essai");
      try (var server = EmbeddedPostgres.builder().setPort(port).start()) {
        // It answers, and what is wrong now is only that nobody made the database: the wait was
        // worth it.
        assertThat(application.awaitEnd()).isEqualTo(1);
        assertThat(application.output()).contains(url + " n’existe pas");
      }
    }
  }

  @Test
  void aDatabaseOfAnotherVersion() throws IOException {
    for (String version : new String[] {"14.18", "18.1"}) {
      try (OldServer server = new OldServer(version)) {
        refused(
            StartupTexts.text(
                "startup.databaseVersion", server.url(), version.substring(0, 2), 15, 17),
            "--spring.datasource.url=" + server.url());
      }
    }
  }

  @Test
  void aDatabaseThatIsNotPostgresql() {
    refused(
        StartupTexts.text("startup.databaseKind", "jdbc:h2:mem:test"),
        "--spring.datasource.url=jdbc:h2:mem:test;PASSWORD=secret-word");
  }

  @Test
  void aDatabaseThatRefusesTheAccount() {
    String url = EmbeddedDatabase.create();
    refused(
        StartupTexts.text("startup.databaseLogin", url, "nobody-here"),
        "--spring.datasource.url=" + url,
        "--spring.datasource.username=nobody-here");
  }

  @Test
  void aDatabaseOfSomebodyElse() {
    String url = EmbeddedDatabase.create();
    EmbeddedDatabase.run(url, "create table invoices (id int)");
    refused(
        StartupTexts.text("startup.databaseForeign"),
        "--spring.datasource.url=" + url,
        "--spring.datasource.username=mentorat");
  }

  @Test
  void aSiteWhoseAddressNobodySaid() {
    String[] installation = {
      "--spring.datasource.url=" + EmbeddedDatabase.create(),
      "--spring.datasource.username=mentorat",
      "--mentorat.admin.password=douze-signes"
    };
    refused(
        StartupTexts.text("startup.siteAddress"),
        installation[0],
        installation[1],
        installation[2],
        "--mentorat.site.address=");
    refused(
        StartupTexts.text("startup.siteAddressWrong", "mentorat.exemple.org"),
        installation[0],
        installation[1],
        installation[2],
        "--mentorat.site.address=mentorat.exemple.org");
  }

  @Test
  void aFolderOfAnotherPostgresqlVersion() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data/postgres"));
    Files.writeString(data.resolve("PG_VERSION"), "16\n");
    refused(StartupTexts.text("startup.folderVersion", data, 16, 17));
    assertThat(data.resolve("PG_VERSION")).hasContent("16");
  }

  @Test
  void aFolderThatAnotherApplicationHolds() {
    try (ApplicationProcess first =
        ApplicationProcess.start(folder, KeptServerMain.class, folder.resolve("data").toString())) {
      first.awaitOutput("holds jdbc:postgresql:");
      refused(StartupTexts.text("startup.folderInUse", folder.resolve("data")));
    }
  }

  @Test
  void aFolderThatCannotBeMade() throws IOException {
    Files.writeString(folder.resolve("data"), "a file");
    String output =
        refused("Le serveur PostgreSQL intégré ne démarre pas dans " + folder.resolve("data"));
    assertThat(output).contains("SPRING_DATASOURCE_URL");
  }

  @Test
  void inEnglishForWhoAsksForIt() throws IOException {
    try (ServerSocket other = new ServerSocket(0);
        ApplicationProcess application =
            ApplicationProcess.start(
                folder, other.getLocalPort(), "--mentorat.operators.language=en")) {
      assertThat(application.awaitEnd()).isEqualTo(1);
      assertThat(application.output())
          .contains("Port " + other.getLocalPort() + " cannot be opened");
    }
  }

  private String refused(String sentence, String... arguments) {
    try (ApplicationProcess application = ApplicationProcess.start(folder, arguments)) {
      return refused(application, sentence);
    }
  }

  private static String refused(ApplicationProcess application, String sentence) {
    assertThat(application.awaitEnd()).as(application.output()).isEqualTo(1);
    assertThat(application.output())
        .contains(sentence)
        .doesNotContain("\tat ")
        .doesNotContain("Exception")
        .doesNotContain("startup.");
    return application.output();
  }
}
