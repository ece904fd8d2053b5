package org.mentorat.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.mentorat.Together;
import org.mentorat.engine.Action;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ProgressAction;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Some people who do anything anybody could do, in any order, rightly or wrongly, while time moves:
 * whatever the forms and the actions of the application are. The same seed chooses the same way as
 * long as the application answers the same.
 */
final class RandomWalk {

  /** Whoever may do what is wrong gets one of these, and never an error of the server. */
  private static final Set<Integer> REFUSALS = Set.of(400, 403, 404, 409);

  /** How often somebody whose form was refused tries again. */
  private static final int ATTEMPTS = 6;

  /** How many actions somebody looks at before they find one that is theirs now. */
  private static final int TRIED_ACTIONS = 5;

  private static final int MENTORSHIPS = 6;
  private static final int STEPS_TO_THE_END = 400;
  private static final int LAST_STEPS = 40;

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(5),
          Duration.ofHours(2),
          Duration.ofHours(26),
          Duration.ofDays(3),
          Duration.ofDays(8),
          Duration.ofDays(20));

  private final Random random;
  private final RandomForm forms;
  private final JdbcClient database;
  private final ObjectMapper json = new ObjectMapper();
  private final Scene scene;
  private final int port;
  private final List<String> actions;
  private final String coordinator;
  private final String stranger;

  /** Who acts for a group, and for the lead of the project. */
  private final Map<String, String> standIns;

  private final Map<String, Rest> people = new HashMap<>();
  private final Deque<String> lastSteps = new ArrayDeque<>();
  private final List<String> doneTasks = new ArrayList<>();
  private final Map<String, int[]> counts = new TreeMap<>();
  private int events;
  private int accepted;

  RandomWalk(ApplicationContext spring, long seed) {
    random = new Random(seed);
    forms = new RandomForm(random);
    database = spring.getBean(JdbcClient.class);
    scene = Scene.live(spring);
    port = spring.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    actions =
        spring.getBeansOfType(Action.class).values().stream()
            .filter(action -> !(action instanceof ProgressAction))
            .map(HumanStep::formId)
            .sorted()
            .toList();
    coordinator = scene.account("coordinators");
    stranger = scene.account("mentees");
    standIns =
        Map.of(
            "coordinators",
            coordinator,
            Scene.COORDINATOR,
            coordinator,
            "camunda-admin",
            scene.account("camunda-admin"));
    for (int i = 0; i < 3; i++) {
      scene.mentor(3);
    }
    scene.mentorElsewhere(2);
  }

  /** One event of the service's life, or a pause. */
  void step() {
    List<String> running = running();
    if (running.size() < MENTORSHIPS) {
      registers();
      return;
    }
    switch (random.nextInt(20)) {
      case 0, 1, 2 -> time();
      case 3, 4, 5, 6, 7 -> action(any(running));
      case 8 -> taskOfSomebodyElse();
      case 9 -> taskDoneBefore();
      case 10 -> taskTwiceAtOnce();
      default -> task();
    }
  }

  /** What was done last, for whoever has to find out why it went wrong. */
  String lastSteps() {
    return String.join("\n", lastSteps);
  }

  /** How often each kind of event was accepted, of how many. */
  String counts() {
    StringBuilder lines = new StringBuilder();
    counts.forEach(
        (event, count) -> lines.append("%4d/%-4d %s%n".formatted(count[0], count[1], event)));
    return lines.toString();
  }

  /** What people have tried so far. */
  int events() {
    return events;
  }

  /** What of it was done. */
  int accepted() {
    return accepted;
  }

  /** The project ends, and people do what they are asked, or do not. */
  void endsWell() {
    Rest.Answer ended =
        person(coordinator)
            .submitsTo(
                "/api/projects/" + scene.project + "/end",
                Map.of("reason", "Le financement est fini", "code", scene.project));
    note("end of the project", ended, 200);
    assertThat(ended.status()).as(ended.toString()).isEqualTo(200);
    for (int i = 0; i < STEPS_TO_THE_END && !running().isEmpty(); i++) {
      if (i % 4 == 0) {
        time();
      }
      task();
    }
    assertThat(running()).as("what is not closed after the end of its project").isEmpty();
  }

  private void registers() {
    Rest.Answer answer = person(coordinator).registers(scene.registration());
    note("registration", answer, 200);
  }

  private void time() {
    Duration pause = any(PAUSES);
    events++;
    remember("time passes: " + pause);
    scene.passesUntil(null, Scene.now().plus(pause));
  }

  private void action(String reference) {
    List<String> ofThePair = pair(reference);
    List<String> candidates = new ArrayList<>(ofThePair);
    candidates.addAll(ofThePair);
    candidates.add(coordinator);
    candidates.add(coordinator);
    candidates.add(stranger);
    String account = any(candidates);
    Rest person = person(account);
    for (String action : shuffled(actions).subList(0, TRIED_ACTIONS)) {
      Rest.Answer form = person.opens("/api/mentorships/" + reference + "/" + action);
      if (form.status() == 200) {
        assertThat(account).as("who is shown %s of %s", action, reference).isNotEqualTo(stranger);
        asks(person, reference, action, form.json());
        return;
      }
      remember("not now: " + action + " for " + account + " of " + reference);
      assertThat(REFUSALS).as("the answer to %s: %s", action, form).contains(form.status());
    }
  }

  private void asks(Rest person, String reference, String action, JsonNode form) {
    Rest.Answer answer;
    int attempts = 0;
    do {
      answer = person.asks(reference, action, answers(form, key -> none()));
      note(action, answer, 200);
    } while (answer.status() == 400 && ++attempts < ATTEMPTS);
  }

  /** An open task and who may do it. */
  private record Open(String id, String element, List<String> people) {}

  private void task() {
    anyOpen().ifPresent(task -> attempts(task, any(task.people())));
  }

  private void attempts(Open task, String account) {
    Rest person = person(account);
    for (int i = 0; i < ATTEMPTS; i++) {
      Rest.Answer answer = person.submits(task.id(), answers(person, task));
      note(task.element(), answer, 204);
      if (answer.status() == 204) {
        doneTasks.add(task.id());
      }
      if (answer.status() != 400) {
        return;
      }
    }
  }

  private void taskOfSomebodyElse() {
    Open task = anyOpen().orElse(null);
    if (task == null) {
      return;
    }
    Map<String, Object> form = answers(person(any(task.people())), task);
    Rest.Answer answer = person(stranger).submits(task.id(), form);
    note("somebody else's " + task.element(), answer, 0);
  }

  private void taskDoneBefore() {
    if (doneTasks.isEmpty()) {
      return;
    }
    Rest.Answer answer = person(coordinator).submits(any(doneTasks), Map.of("decision", "confirm"));
    note("a task done before", answer, 0);
  }

  private void taskTwiceAtOnce() {
    Open task = anyOpen().orElse(null);
    if (task == null) {
      return;
    }
    Rest person = person(any(task.people()));
    Map<String, Object> form = answers(person, task);
    try {
      List<Object> answers = Together.act(2, i -> () -> person.submits(task.id(), form));
      int done = 0;
      for (Object answer : answers) {
        note("twice at once: " + task.element(), (Rest.Answer) answer, 204);
        done += ((Rest.Answer) answer).status() == 204 ? 1 : 0;
      }
      assertThat(done).as("how often %s was done by two at once", task.element()).isLessThan(2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Object> answers(Rest person, Open task) {
    Rest.Answer form = person.get("/task/" + task.id() + "/deployed-form");
    Rest.Answer shown =
        person.get("/task/" + task.id() + "/form-variables?deserializeValues=false");
    if (form.status() != 200 || shown.status() != 200) {
      remember("no form for " + task + ": " + form.status() + ", " + shown.status());
      assertThat(REFUSALS).contains(form.status() == 200 ? shown.status() : form.status());
      return Map.of();
    }
    JsonNode variables = shown.json();
    return answers(form.json(), key -> list(variables.path(key)));
  }

  private Map<String, Object> answers(
      JsonNode form, java.util.function.Function<String, JsonNode> lists) {
    return random.nextInt(12) == 0 ? forms.spoilt(form, lists) : forms.filled(form, lists);
  }

  private JsonNode list(JsonNode variable) {
    JsonNode value = variable.path("value");
    try {
      return value.isTextual() ? json.readTree(value.asText()) : value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode none() {
    return MissingNode.getInstance();
  }

  /**
   * @param expected the status of what is done; 0 if it must not be
   */
  private void note(String event, Rest.Answer answer, int expected) {
    events++;
    remember(event + ": " + answer.status() + " " + shortened(answer.body()));
    boolean done = answer.status() == expected;
    int[] count = counts.computeIfAbsent(event, e -> new int[2]);
    count[0] += done ? 1 : 0;
    count[1]++;
    accepted += done ? 1 : 0;
    if (!done) {
      assertThat(REFUSALS).as("the answer to %s: %s", event, answer).contains(answer.status());
    }
    scene.settle();
  }

  private void remember(String step) {
    lastSteps.add(Scene.now() + " " + step);
    if (lastSteps.size() > LAST_STEPS) {
      lastSteps.remove();
    }
  }

  private static String shortened(String body) {
    return body == null || body.length() < 200 ? body : body.substring(0, 200);
  }

  private Rest person(String account) {
    return people.computeIfAbsent(
        account, known -> new Rest(port, scene.withPassword(known), Scene.PASSWORD));
  }

  private List<String> running() {
    return database
        .sql("select reference from mentorship where closed_at is null and project = :project")
        .param("project", scene.project)
        .query(String.class)
        .list();
  }

  /** The mentee and whoever is or was their mentor. */
  private List<String> pair(String reference) {
    return database
        .sql(
            """
            select p.account from mentorship m
            left join assignment a on a.mentorship_id = m.id
            join person p on p.id in (m.mentee_id, a.mentor_id)
            where m.reference = :reference group by p.account order by min(a.id), p.account
            """)
        .param("reference", reference)
        .query(String.class)
        .list();
  }

  private Optional<Open> anyOpen() {
    Map<String, Open> open = new LinkedHashMap<>();
    database
        .sql(
            """
            select t.id_, t.task_def_key_, coalesce(t.assignee_, l.user_id_, l.group_id_)
            from act_ru_task t left join act_ru_identitylink l
              on l.task_id_ = t.id_ and l.type_ = 'candidate' and t.assignee_ is null
            order by t.create_time_, t.task_def_key_, t.id_
            """)
        .query(
            (row, n) -> {
              String who = row.getString(3);
              return new Open(
                  row.getString(1),
                  row.getString(2),
                  who == null ? List.of() : List.of(standIns.getOrDefault(who, who)));
            })
        .list()
        .forEach(
            task ->
                open.merge(
                    task.id(),
                    task,
                    (one, other) -> {
                      List<String> both = new ArrayList<>(one.people());
                      both.addAll(other.people());
                      return new Open(one.id(), one.element(), both);
                    }));
    open.values().forEach(task -> assertThat(task.people()).as(task.toString()).isNotEmpty());
    return open.isEmpty() ? Optional.empty() : Optional.of(any(List.copyOf(open.values())));
  }

  private <T> List<T> shuffled(List<T> list) {
    List<T> shuffled = new ArrayList<>(list);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
