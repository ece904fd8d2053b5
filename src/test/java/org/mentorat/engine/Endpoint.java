package org.mentorat.engine;

/**
 * One method at one address of the application.
 *
 * @param path with {@code {}} for each part that varies
 */
record Endpoint(String method, String path) implements Comparable<Endpoint> {

  private static final String COPY = "/camunda/api/engine/engine/{}";

  static Endpoint of(String method, String path) {
    String plain = path.replaceAll("\\{[^/]*?}(?=/|\\.|$)", "{}").replaceAll("/{2,}", "/");
    return new Endpoint(
        method,
        plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain);
  }

  /** The same where programs ask it: Camunda's web applications have a copy of its API. */
  Endpoint original() {
    return path.startsWith(COPY)
        ? new Endpoint(method, "/engine-rest" + path.substring(COPY.length()))
        : this;
  }

  boolean isRead() {
    return isRead(method);
  }

  static boolean isRead(String method) {
    return method.equals("GET") || method.equals("OPTIONS");
  }

  @Override
  public int compareTo(Endpoint other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
