package org.mentorat.journeys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Somebody who works through the APIs with a name and a password. */
final class Rest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final int port;
  private final String credentials;

  Rest(int port, String account, String password) {
    this.port = port;
    this.credentials =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((account + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  /** Submits the registration form. */
  Answer registers(Map<String, Object> form) {
    return post("/process-definition/key/mentorship/submit-form", body(form));
  }

  /** Submits the form of this task. */
  Answer submits(String task, Map<String, Object> form) {
    return post("/task/" + task + "/submit-form", body(form));
  }

  /** Submits the form of an action of this mentorship. */
  Answer asks(String reference, String action, Map<String, Object> form) {
    return submitsTo("/api/mentorships/" + reference + "/" + action, form);
  }

  /** Opens the form of the action at this address. */
  Answer opens(String address) {
    return send(address(address).GET());
  }

  /** Submits the form of the action at this address. */
  Answer submitsTo(String address, Map<String, Object> form) {
    return send(toSubmit(address(address)).POST(BodyPublishers.ofString(json(form))));
  }

  /** Publishes a version of this document. */
  Answer publishes(String document, Map<String, Object> form) {
    return send(
        toSubmit(address("/api/documents/" + document + "/publication"))
            .POST(BodyPublishers.ofString(json(form))));
  }

  /** Submits the form of an action about this mentor. */
  Answer tells(String mentor, String action, Map<String, Object> form) {
    return send(
        toSubmit(address("/api/mentors/" + mentor + "/" + action))
            .POST(BodyPublishers.ofString(json(form))));
  }

  /** Moves the clock of the demonstration. */
  Answer movesTheClock(Duration by) {
    return send(
        toSubmit(address("/demo/clock"))
            .POST(BodyPublishers.ofString(json(Map.of("advance", by.toString())))));
  }

  /** The one open task of this element in this process instance. */
  String task(String instance, String element) {
    List<String> found = tasks(instance, element);
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " tasks " + element);
    }
    return found.get(0);
  }

  /** The open tasks of this element in this process instance that this person may see. */
  List<String> tasks(String instance, String element) {
    return get("/task?processInstanceId=" + instance + "&taskDefinitionKey=" + element)
        .json()
        .findValuesAsText("id");
  }

  /** What the form of this task shows under this key. */
  String shown(String task, String key) {
    return get("/task/" + task + "/form-variables?deserializeValues=false")
        .json()
        .path(key)
        .path("value")
        .asText();
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer post(String path, String body) {
    return send(toSubmit(request(path)).POST(BodyPublishers.ofString(body)));
  }

  /** The body of a form's submission: texts, numbers and booleans as they are, lists as JSON. */
  static String body(Map<String, Object> form) {
    Map<String, Object> variables = new LinkedHashMap<>();
    form.forEach((key, value) -> variables.put(key, typed(value)));
    return json(Map.of("variables", variables));
  }

  private static Map<String, Object> typed(Object value) {
    return value instanceof Collection<?>
        ? Map.of("value", json(value), "type", "Json")
        : Map.of("value", value);
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return address("/engine-rest" + path);
  }

  private HttpRequest.Builder address(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Authorization", credentials);
  }

  private static HttpRequest.Builder toSubmit(HttpRequest.Builder request) {
    return request.header("Content-Type", "application/json");
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What came back. */
  record Answer(int status, String body) {

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        throw new AssertionError("no JSON: " + this, e);
      }
    }

    String message() {
      return json().path("message").asText();
    }
  }
}
