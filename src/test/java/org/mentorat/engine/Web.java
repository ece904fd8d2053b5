package org.mentorat.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who speaks HTTP with the application: a program with a password, or a browser with a
 * session.
 */
final class Web {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

  private final int port;
  private final CookieManager cookies;
  private final HttpClient client;
  private final Map<String, String> headers = new LinkedHashMap<>();

  private Web(int port) {
    this(port, new CookieManager(null, CookiePolicy.ACCEPT_ALL));
  }

  private Web(int port, CookieManager cookies) {
    this.port = port;
    this.cookies = cookies;
    client = HttpClient.newBuilder().cookieHandler(cookies).build();
  }

  /** Nobody yet. */
  static Web anonymous(int port) {
    return new Web(port);
  }

  /** A program that sends name and password with each request. */
  static Web program(int port, String account, String password) {
    String pair = account + ":" + password;
    return new Web(port)
        .with(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }

  /** A browser in which this person has signed in. */
  static Web browser(int port, String account, String password) {
    Web web = new Web(port);
    Answer answer = web.signIn(account, password);
    if (answer.location().isEmpty() || answer.location().contains("/connexion")) {
      throw new AssertionError("not signed in: " + answer);
    }
    return web;
  }

  /** The same browser, whose next requests reach another node. */
  Web at(int otherPort) {
    Web web = new Web(otherPort, cookies);
    web.headers.putAll(headers);
    return web;
  }

  Answer signIn(String account, String password) {
    return submit("/connexion", Map.of("username", account, "password", password));
  }

  /** Opens a page, fills in its form, and submits it to the same address. */
  Answer submit(String page, Map<String, String> fields) {
    return submit(page, page, fields);
  }

  /** Opens a page and submits a form of it to its own address. */
  Answer submit(String page, String action, Map<String, String> fields) {
    String token = csrf(get(page));
    StringBuilder form = new StringBuilder();
    if (token != null) {
      form.append("_csrf=").append(encoded(token));
    }
    fields.forEach((key, value) -> form.append('&').append(key).append('=').append(encoded(value)));
    return send(
        request(action)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form.toString())));
  }

  /** The token in a page's form, or null. */
  static String csrf(Answer page) {
    Matcher token = CSRF.matcher(page.body());
    return token.find() ? token.group(1) : null;
  }

  Web with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  Web without(String header) {
    headers.remove(header);
    return this;
  }

  /** Sends what Camunda's web applications send: the token that they got in a cookie. */
  Web asWebapp() {
    get("/camunda/app/welcome/default/");
    return with("X-XSRF-TOKEN", cookie("XSRF-TOKEN"));
  }

  /** Sends what the site's own pages send: the token of this page's form. */
  Web withToken(String page) {
    Matcher token = CSRF.matcher(get(page).body());
    return token.find() ? with("X-CSRF-TOKEN", token.group(1)) : this;
  }

  String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(java.net.HttpCookie::getValue)
        .findFirst()
        .orElse(null);
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer post(String path, String json) {
    return send("POST", path, json);
  }

  Answer send(String method, String path, String json) {
    HttpRequest.Builder request = request(path);
    if (json != null) {
      request.header("Content-Type", "application/json");
    }
    return send(
        request.method(
            method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
  }

  Answer send(String method, String path, String type, byte[] body) {
    return send(
        request(path)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofByteArray(body)));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create(path.startsWith("http:") ? path : "http://localhost:" + port + path));
    headers.forEach(request::header);
    return request;
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      return new Answer(client.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** What came back. */
  static final class Answer {

    private final HttpResponse<String> response;

    private Answer(HttpResponse<String> response) {
      this.response = response;
    }

    int status() {
      return response.statusCode();
    }

    String body() {
      return response.body();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    List<String> headers(String name) {
      return response.headers().allValues(name);
    }

    String location() {
      return header("Location");
    }

    JsonNode json() {
      try {
        return JSON.readTree(body());
      } catch (IOException e) {
        throw new AssertionError("no JSON: " + this, e);
      }
    }

    @Override
    public String toString() {
      return status() + " " + location() + " " + body();
    }
  }
}
