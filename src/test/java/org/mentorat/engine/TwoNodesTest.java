package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorat.ApplicationProcess;
import org.mentorat.EmbeddedDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two applications on one external database, each in a process of its own. */
class TwoNodesTest {

  private static final String PASSWORD = "first-password-of-an-installation";
  private static final String ME = "/camunda/api/admin/auth/user/default";

  @TempDir private Path folder;

  /** The second one cannot agree with any clock, as one whose machine has the wrong time. */
  @Test
  void startTogetherOnAnEmptyDatabase() throws IOException, InterruptedException {
    String url = EmbeddedDatabase.create();
    List<String> installation =
        List.of(
            "--spring.datasource.url=" + url,
            "--spring.datasource.username=mentorat",
            "--mentorat.admin.password=" + PASSWORD);
    try (ApplicationProcess one = start(installation);
        ApplicationProcess other = start(installation, "--mentorat.clock.tolerance=-1s")) {
      one.awaitReady();
      other.awaitReady();

      for (ApplicationProcess node : List.of(one, other)) {
        assertThat(node.output()).doesNotContain("\tat ").contains("No active profile set");
      }
      assertThat(folder).isEmptyDirectory();
      JdbcTemplate sql = new JdbcTemplate(new DriverManagerDataSource(url, "mentorat", ""));
      assertThat(
              sql.queryForObject(
                  "select count(*) from flyway_schema_history where not success", Integer.class))
          .isZero();
      assertThat(
              sql.queryForObject(
                  "select count(*) from act_re_deployment where name_ = 'SpringAutoDeployment'",
                  Integer.class))
          .as("the models are deployed once")
          .isEqualTo(1);

      Web atOne = Web.browser(port(one), "admin", PASSWORD).asWebapp();
      Web atTheOther = atOne.at(port(other));
      assertThat(atTheOther.get(ME).json().path("userId").asText())
          .as("who signed in at one is signed in at the other")
          .isEqualTo("admin");
      assertThat(atTheOther.post(ME + "/logout", "").status())
          .as("Camunda's own token is good at both")
          .isEqualTo(200);
      assertThat(atOne.get(ME).status()).as("signed out everywhere").isEqualTo(401);

      assertThat(health(one)).isEqualTo(200);
      assertThat(health(other)).isEqualTo(503);
      assertThat(other.output()).contains("elle n’exécute plus aucune échéance");
    }
  }

  private ApplicationProcess start(List<String> installation, String... more) {
    List<String> arguments = new ArrayList<>(installation);
    arguments.addAll(List.of(more));
    return ApplicationProcess.start(folder, arguments.toArray(String[]::new));
  }

  private static int port(ApplicationProcess node) {
    return URI.create(node.url()).getPort();
  }

  private static int health(ApplicationProcess node) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(node.url() + "/actuator/health")).build(),
            HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }
}
