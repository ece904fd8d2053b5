package org.mentorat.engine;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mentorat.engine.AccessTable.Row;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.web.context.WebApplicationContext;

/** The same for what only the demonstration has. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "camunda.bpm.job-execution.enabled=true")
@ActiveProfiles({"test", "demo"})
class DemoAccessMatrixTest {

  @LocalServerPort private int port;
  @Autowired private WebApplicationContext spring;
  @Autowired private Probe probe;

  @Test
  void whoeverAsksTheDemonstrationGetsWhatTheTableSays() throws Exception {
    List<Row> rows =
        AccessTable.rows().stream().filter(row -> row.path().startsWith("/demo")).toList();
    List<Endpoint> endpoints =
        Endpoints.of(spring).stream()
            .filter(endpoint -> endpoint.path().startsWith("/demo"))
            .toList();
    AccessMatrix matrix = new AccessMatrix(new AccessScene(probe, port), rows, endpoints);
    matrix.holds();
  }
}
