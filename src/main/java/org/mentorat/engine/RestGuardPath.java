package org.mentorat.engine;

import jakarta.servlet.http.HttpServletRequest;

/**
 * What a request to one of the two APIs is addressed to. Both carry the engine's own API, which has
 * the same rules wherever it is reached.
 *
 * @param place {@code engine} for the engine's API, {@code webapp} for the rest of {@code
 *     /camunda/api}
 * @param path decoded, without a slash at its end
 */
record RestGuardPath(String place, String path) {

  static final String ENGINE = "engine";
  static final String WEBAPP = "webapp";

  private static final String REST = "/engine-rest";
  private static final String WEBAPP_API = "/camunda/api";
  private static final String WEBAPP_ENGINE = WEBAPP_API + "/engine/engine/default";

  static RestGuardPath of(HttpServletRequest request) {
    // The parts that the server has decoded: a rule must not be passed by writing a letter as %xx.
    String info = request.getPathInfo();
    String path =
        withoutLastSlash(info == null ? request.getServletPath() : request.getServletPath() + info);
    if (isUnder(path, REST)) {
      return new RestGuardPath(ENGINE, path.substring(REST.length()));
    }
    if (isUnder(path, WEBAPP_ENGINE)) {
      return new RestGuardPath(ENGINE, path.substring(WEBAPP_ENGINE.length()));
    }
    return new RestGuardPath(WEBAPP, path.substring(Math.min(path.length(), WEBAPP_API.length())));
  }

  boolean isWebapp() {
    return place.equals(WEBAPP);
  }

  private static boolean isUnder(String path, String parent) {
    return path.equals(parent) || path.startsWith(parent + "/");
  }

  private static String withoutLastSlash(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }
}
