package org.mentorat.engine;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.engine.AccessTable.Row;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.context.WebApplicationContext;

/**
 * {@code docs/access.md} holds: every endpoint of the application is in it, and each is asked over
 * HTTP by somebody of each kind.
 */
@MentoratTest
class AccessMatrixTest {

  @LocalServerPort private int port;
  @Autowired private WebApplicationContext spring;

  @Test
  void whoeverAsksGetsWhatTheTableSaysOfEveryEndpoint() throws Exception {
    List<Row> rows =
        AccessTable.rows().stream().filter(row -> !row.path().startsWith("/demo")).toList();
    AccessMatrix matrix =
        new AccessMatrix(new AccessScene(spring, port), rows, Endpoints.of(spring));
    matrix.holds();
  }
}
