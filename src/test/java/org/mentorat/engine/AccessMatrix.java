package org.mentorat.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.SoftAssertions;
import org.mentorat.engine.AccessTable.Row;
import org.mentorat.engine.AccessTable.Who;

/** Asks a running application what {@code docs/access.md} says of it. */
final class AccessMatrix {

  private static final String UNREADABLE = "{";

  private final AccessScene scene;
  private final List<Row> rows;
  private final Collection<Endpoint> endpoints;

  AccessMatrix(AccessScene scene, List<Row> rows, Collection<Endpoint> endpoints) {
    this.scene = scene;
    this.rows = rows;
    this.endpoints = endpoints;
  }

  /**
   * @param path of the endpoint, which is elsewhere than the row's if it is a copy or one of a kind
   */
  private record Asked(Row row, String method, String path) {}

  /** Fails with all that is wrong, not with the first. */
  void holds() throws InterruptedException, ExecutionException {
    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(unlisted()).as("endpoints without a row in docs/access.md").isEmpty();
    softly.assertThat(obsolete()).as("rows of docs/access.md without an endpoint").isEmpty();
    softly.assertThat(differences()).as("answers other than docs/access.md says").isEmpty();
    softly.assertAll();
  }

  /** Endpoints of the application of which no row says anything. */
  private List<Endpoint> unlisted() {
    return endpoints.stream().filter(endpoint -> rowsOf(endpoint.original()).isEmpty()).toList();
  }

  /** Rows about something that the application does not have. */
  private List<Row> obsolete() {
    Set<Row> used = new HashSet<>();
    asked().forEach(one -> used.add(one.row()));
    return rows.stream().filter(row -> !used.contains(row)).toList();
  }

  /** Where the application answers otherwise than its row says; empty if all is well. */
  private List<String> differences() throws InterruptedException, ExecutionException {
    List<Asked> asked = asked();
    Collection<String> found = new ConcurrentLinkedQueue<>();
    ExecutorService people = Executors.newFixedThreadPool(Who.values().length);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Who who : Who.values()) {
        running.add(
            people.submit(() -> asked.forEach(one -> difference(one, who).ifPresent(found::add))));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      people.shutdownNow();
    }
    return found.stream().sorted().toList();
  }

  private List<Asked> asked() {
    List<Asked> asked = new ArrayList<>();
    for (Endpoint endpoint : endpoints) {
      Endpoint original = endpoint.original();
      for (Row row : rowsOf(original)) {
        asked.add(
            new Asked(
                row,
                endpoint.method(),
                row.isKind() || row.method().equals("*")
                    ? endpoint.path()
                    : endpoint.equals(original)
                        ? row.path()
                        : "/camunda/api/engine/engine/{engine}"
                            + row.path().substring("/engine-rest".length())));
      }
      rows.stream()
          .filter(row -> !row.isKind() && row.isExampleOf(endpoint))
          .filter(row -> endpoints.stream().noneMatch(row::isAbout))
          .forEach(row -> asked.add(new Asked(row, row.method(), row.path())));
    }
    // Whoever has gone out by the last row asks nothing any more.
    asked.sort(Comparator.comparing(one -> rows.indexOf(one.row())));
    return asked;
  }

  private List<Row> rowsOf(Endpoint endpoint) {
    List<Row> about = rows.stream().filter(row -> row.isAbout(endpoint)).toList();
    return about.isEmpty()
        ? rows.stream()
            .filter(row -> row.covers(endpoint))
            .max(Comparator.comparing(row -> row.path().length()))
            .stream()
            .toList()
        : about;
  }

  private Optional<String> difference(Asked asked, Who who) {
    Row row = asked.row();
    String path = scene.address(asked.path(), who).replace("**", "x");
    // However much there is, one of it is enough.
    String query =
        row.query().isEmpty() && row.isKind() ? "?maxResults=1" : scene.sent(row.query(), who);
    String body =
        Endpoint.isRead(asked.method())
            ? null
            : row.body().isEmpty() ? UNREADABLE : scene.sent(row.body(), who);
    Web.Answer answer = scene.as(who).send(asked.method(), path + query, body);
    String got = outcome(answer);
    String expected = row.expected(who);
    boolean right =
        expected.equals("any") ? !got.equals("no") && !got.equals("sign in") : expected.equals(got);
    return right
        ? Optional.empty()
        : Optional.of(
            "%s %s%s as %s: %s (%d), in the table %s"
                .formatted(
                    asked.method(), asked.path(), query, who, got, answer.status(), expected));
  }

  private static String outcome(Web.Answer answer) {
    int status = answer.status();
    if (status == 401 || (status == 302 && answer.location().matches(".*/connexion(\\?refus)?"))) {
      return "sign in";
    }
    if (status < 400) {
      return Set.of("[]", "{\"count\":0}").contains(answer.body()) ? "none" : "yes";
    }
    return switch (status) {
      case 403 -> "no";
      case 404, 410 -> "unknown";
      case 400, 405, 409, 413, 415 -> "refused";
      default -> "failed";
    };
  }
}
