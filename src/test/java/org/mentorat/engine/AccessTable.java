package org.mentorat.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code docs/access.md}, as far as it can be asked: each row of its tables is a way to ask, and
 * what each kind of person gets.
 */
final class AccessTable {

  private static final Path FILE = Path.of("docs", "access.md");

  /** Who asks, in the order of the columns. */
  enum Who {
    NOBODY,
    MENTEE,
    MENTOR,
    OTHER_MENTOR,
    COORDINATION,
    AUDIT,
    ADMINISTRATION
  }

  /**
   * @param query what follows the path, with its question mark; empty if nothing does
   * @param body what is sent; empty if the row does not say
   */
  record Row(String method, String path, String query, String body, List<String> expected) {

    /** Whether this row says where endpoints begin, and not which they are. */
    boolean isKind() {
      return path.endsWith("/**");
    }

    /** Whether this row is about this endpoint, with all that varies in it. */
    boolean isAbout(Endpoint endpoint) {
      return isOf(endpoint) && Endpoint.of(method, path).path().equals(endpoint.path());
    }

    /** Whether this row is about what begins like this endpoint. Nothing is about everything. */
    boolean covers(Endpoint endpoint) {
      return isKind()
          && isOf(endpoint)
          && beginning().length() > 1
          && endpoint.path().startsWith(beginning());
    }

    /** Whether this row is an example of what the application maps by how it begins. */
    boolean isExampleOf(Endpoint endpoint) {
      String asked = Endpoint.of(method, path).path();
      return isOf(endpoint)
          && endpoint.path().endsWith("/**")
          && asked.startsWith(endpoint.path().replace("**", ""));
    }

    private boolean isOf(Endpoint endpoint) {
      return method.equals("*") || method.equals(endpoint.method());
    }

    private String beginning() {
      return Endpoint.of(method, path.replace("**", "{}")).path().replaceFirst("\\{}$", "");
    }

    String expected(Who who) {
      return expected.get(who.ordinal());
    }

    @Override
    public String toString() {
      return method + " " + path + query + (body.isEmpty() ? "" : " " + body);
    }
  }

  private AccessTable() {}

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (String line : lines()) {
      List<String> cells =
          Arrays.stream(line.split("(?<!\\\\)\\|")).map(String::strip).skip(1).toList();
      if (cells.size() == Who.values().length + 1 && cells.get(0).startsWith("`")) {
        rows.add(row(cells));
      }
    }
    return rows;
  }

  private static Row row(List<String> cells) {
    String[] asked = cells.get(0).replace("`", "").split(" ", 3);
    int query = asked[1].indexOf('?');
    return new Row(
        asked[0],
        query < 0 ? asked[1] : asked[1].substring(0, query),
        query < 0 ? "" : asked[1].substring(query),
        asked.length > 2 ? asked[2] : "",
        cells.subList(1, cells.size()));
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
