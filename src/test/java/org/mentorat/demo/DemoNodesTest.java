package org.mentorat.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorat.ApplicationProcess;
import org.mentorat.EmbeddedDatabase;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** The demonstration on several nodes, and after a restart. */
class DemoNodesTest {

  @TempDir private Path folder;

  @Test
  void nodesShareOneClockThatSurvivesThem() throws Exception {
    String database = EmbeddedDatabase.create();
    Instant moved;
    try (ApplicationProcess one = start(database);
        ApplicationProcess other = start(database)) {
      one.awaitReady();
      other.awaitReady();

      // Both started on the empty database; one of them filled it.
      assertThat(count(database, "select count(*) from mentorship")).isEqualTo(6);
      assertThat(
              count(
                  database,
                  "select count(*) from act_hi_procinst where proc_def_key_ = 'mentorship'"))
          .isEqualTo(6);

      moved = advance(one, "PT72H");
      assertThat(moved).isAfter(Instant.now().plus(71, ChronoUnit.HOURS));
      assertThat(advance(other, "PT1S")).isAfterOrEqualTo(moved.plusSeconds(1));
    }
    try (ApplicationProcess later = start(database)) {
      later.awaitReady();

      assertThat(advance(later, "PT1S")).isAfterOrEqualTo(moved.plusSeconds(2));
      assertThat(count(database, "select count(*) from mentorship")).isEqualTo(6);
    }
  }

  private ApplicationProcess start(String database) {
    return ApplicationProcess.start(
        folder,
        "--spring.profiles.active=demo",
        "--spring.datasource.url=" + database,
        "--spring.datasource.username=mentorat");
  }

  private static Instant advance(ApplicationProcess node, String by) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    JsonNode answer =
        new TestRestTemplate("coordination", "mentorat")
            .postForObject(
                node.url() + "/demo/clock",
                new HttpEntity<>("{\"advance\":\"" + by + "\"}", headers),
                JsonNode.class);
    return Instant.parse(answer.get("now").asText());
  }

  private static long count(String database, String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection(database, "mentorat", "");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
