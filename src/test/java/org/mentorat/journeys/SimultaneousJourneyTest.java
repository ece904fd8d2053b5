package org.mentorat.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ACCEPT_TERMS;
import static org.mentorat.process.MentorshipProcess.ACCOMPANIMENT;
import static org.mentorat.process.MentorshipProcess.ANSWER_REQUEST;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ANSWER;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ASSIGNMENT;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTEE;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTOR;
import static org.mentorat.process.MentorshipProcess.FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.MAKE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.MATCHING;
import static org.mentorat.process.MentorshipProcess.RESOLVE_WAITING;
import static org.mentorat.process.MentorshipProcess.SERVICE_ENDED_END;
import static org.mentorat.process.MentorshipProcess.SETTLE_REQUESTS;
import static org.mentorat.process.MentorshipProcess.TERMS_AGREED_END;
import static org.mentorat.process.MentorshipProcess.UNBLOCK_REQUEST;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.JourneyTest;
import org.mentorat.Together;
import org.mentorat.accompaniment.HelpRequest;
import org.mentorat.accompaniment.RequestState;
import org.mentorat.accompaniment.Requests;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Promise;
import org.mentorat.commitment.Verdict;
import org.mentorat.engine.AlreadyHandled;
import org.mentorat.engine.FormRefused;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.BelowLoad;
import org.mentorat.people.Directory;
import org.mentorat.people.Mentor;
import org.mentorat.people.MentorPlaces;
import org.mentorat.process.MentorshipProcess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Many people at the same moment: one effect, and an answer for each of them. */
@JourneyTest
class SimultaneousJourneyTest {

  private static final int PEOPLE = 50;
  private static final List<String> COORDINATORS = List.of("coordinators");
  private static final String HELP = "help-request";

  @LocalServerPort int port;
  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired HistoryService history;
  @Autowired Directory directory;
  @Autowired MentorshipRegister mentorships;
  @Autowired MentorPlaces places;
  @Autowired Requests requests;
  @Autowired TransactionTemplate transaction;
  private Scene scene;

  @BeforeEach
  void scene() {
    init(engine);
    scene = Scene.live(spring);
  }

  @AfterEach
  void what_must_always_hold() {
    new Invariants(spring).hold();
  }

  @Test
  void fifty_registrations_of_one_person_are_one() throws InterruptedException {
    Rest coordinator = new Rest(port, scene.account("coordinators"), Scene.PASSWORD);
    Map<String, Object> form = scene.registration();
    long before = instances();

    List<Object> answers = Together.act(PEOPLE, i -> () -> coordinator.registers(form));

    oneEffect(answers);
    scene.settle();
    assertThat(instances()).isEqualTo(before + 1);
    assertThat(
            mentorships.findOpen(
                directory.project(scene.project),
                directory.findByEmail((String) form.get("email")).orElseThrow()))
        .isPresent();
  }

  @Test
  void fifty_people_who_register_at_the_same_moment_are_all_registered()
      throws InterruptedException {
    Rest coordinator = new Rest(port, scene.account("coordinators"), Scene.PASSWORD);
    long before = instances();

    List<Object> answers =
        Together.act(PEOPLE, i -> () -> coordinator.registers(scene.registration()).status());

    assertThat(answers).containsOnly(200);
    scene.settle();
    assertThat(instances()).isEqualTo(before + PEOPLE);
  }

  @Test
  void fifty_completions_of_one_task_are_one() throws InterruptedException {
    Rest coordinator = new Rest(port, scene.account("coordinators"), Scene.PASSWORD);
    String mentor = scene.mentor(PEOPLE);
    ProcessInstance instance = scene.register();
    String task = coordinator.task(instance.getId(), CONFIRM_ASSIGNMENT);

    List<Object> answers =
        Together.act(PEOPLE, i -> () -> coordinator.submits(task, Scene.confirmed(mentor)));

    oneEffect(answers);
    scene.settle();
    assertThat(instance).isWaitingAtExactly(FIRST_CONTACT, MAKE_FIRST_CONTACT);
    assertThat(load(mentor)).isEqualTo(1);
  }

  @Test
  void fifty_answers_of_one_mentor_are_one() throws InterruptedException {
    String account = scene.mentor(1);
    ProcessInstance instance = scene.assignedTo(account);
    Rest mentor = new Rest(port, scene.withPassword(account), Scene.PASSWORD);
    String task = mentor.task(instance.getId(), MAKE_FIRST_CONTACT);

    List<Object> answers =
        Together.act(
            PEOPLE,
            i -> () -> mentor.submits(task, i % 2 == 0 ? Scene.contacted() : Scene.declined()));

    oneEffect(answers);
  }

  @Test
  void at_the_last_places_exactly_as_many_win_as_there_are_and_nobody_is_stuck()
      throws InterruptedException {
    int places = 3;
    int people = 10;
    String mentor = scene.mentor(places);
    List<ProcessInstance> instances = registered(people);
    List<String> open =
        instances.stream().map(one -> scene.task(one, CONFIRM_ASSIGNMENT).getId()).toList();

    List<Object> got =
        Together.act(
            people,
            i ->
                () -> {
                  scene.submits(
                      Scene.COORDINATOR, COORDINATORS, open.get(i), Scene.confirmed(mentor));
                  return "assigned";
                });
    scene.settle();

    assertThat(got).filteredOn("assigned"::equals).hasSize(places);
    assertThat(got)
        .filteredOn(answer -> !"assigned".equals(answer))
        .hasSize(people - places)
        .allSatisfy(
            answer ->
                assertThat(answer)
                    .isInstanceOfSatisfying(
                        FormRefused.class,
                        refused ->
                            assertThat(refused.refused().fields())
                                .extracting(FormRefused.Field::field)
                                .containsExactly("mentor")));
    assertThat(load(mentor)).isEqualTo(places);
    for (int i = 0; i < people; i++) {
      if ("assigned".equals(got.get(i))) {
        assertThat(instances.get(i)).isWaitingAtExactly(FIRST_CONTACT, MAKE_FIRST_CONTACT);
      } else {
        assertThat(scene.task(instances.get(i), CONFIRM_ASSIGNMENT).getId()).isEqualTo(open.get(i));
      }
    }

    String other = scene.mentor(people);
    for (int i = 0; i < people; i++) {
      if (!"assigned".equals(got.get(i))) {
        scene.coordinates(instances.get(i), CONFIRM_ASSIGNMENT, Scene.confirmed(other));
      }
    }
    assertThat(load(other)).isEqualTo(people - places);
  }

  @Test
  void several_coordinators_at_the_last_place_and_at_the_same_tasks() throws InterruptedException {
    String mentor = scene.mentor(1);
    List<ProcessInstance> instances = registered(3);
    List<String> open =
        instances.stream().map(one -> scene.task(one, CONFIRM_ASSIGNMENT).getId()).toList();

    List<Object> got =
        Together.act(
            12,
            i ->
                () -> {
                  scene.submits(
                      Scene.COORDINATOR, COORDINATORS, open.get(i % 3), Scene.confirmed(mentor));
                  return "assigned";
                });
    scene.settle();

    assertThat(got).filteredOn("assigned"::equals).hasSize(1);
    assertThat(got)
        .filteredOn(answer -> !"assigned".equals(answer))
        .allSatisfy(
            answer -> assertThat(answer).isInstanceOfAny(FormRefused.class, AlreadyHandled.class));
    assertThat(load(mentor)).isEqualTo(1);
  }

  @Test
  void mentors_who_decline_at_the_same_moment_free_their_places_for_all_who_wait()
      throws InterruptedException {
    int people = 6;
    List<String> mentors = new ArrayList<>();
    List<ProcessInstance> declined = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      mentors.add(scene.mentor(1));
      declined.add(scene.assignedTo(mentors.get(i)));
    }
    List<ProcessInstance> waiting = registered(people);
    assertThat(waiting)
        .allSatisfy(one -> assertThat(one).isWaitingAtExactly(MATCHING, RESOLVE_WAITING));
    List<String> open =
        declined.stream().map(one -> scene.task(one, MAKE_FIRST_CONTACT).getId()).toList();

    List<Object> got =
        Together.act(
            people,
            i ->
                () -> {
                  scene.submits(mentors.get(i), List.of("mentors"), open.get(i), Scene.declined());
                  return "declined";
                });
    scene.settle();

    assertThat(got).containsOnly("declined");
    assertThat(mentors).allSatisfy(mentor -> assertThat(load(mentor)).isZero());
    List<ProcessInstance> everybody = new ArrayList<>(declined);
    everybody.addAll(waiting);
    assertThat(everybody)
        .filteredOn(one -> scene.task(one, CONFIRM_ASSIGNMENT) != null)
        .as("places that were proposed to somebody")
        .hasSizeGreaterThanOrEqualTo(people);
  }

  @Test
  void who_waits_is_referred_elsewhere_while_a_mentor_becomes_available()
      throws InterruptedException {
    int pairs = 5;
    Rest coordinator = new Rest(port, scene.account("coordinators"), Scene.PASSWORD);
    List<Rest> mentors = new ArrayList<>();
    List<ProcessInstance> declined = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      String mentor = scene.mentor(1);
      mentors.add(new Rest(port, scene.withPassword(mentor), Scene.PASSWORD));
      declined.add(scene.assignedTo(mentor));
    }
    List<ProcessInstance> waiting = registered(pairs);
    List<String> tasks = new ArrayList<>();
    declined.forEach(one -> tasks.add(scene.task(one, MAKE_FIRST_CONTACT).getId()));
    waiting.forEach(one -> tasks.add(scene.task(one, RESOLVE_WAITING).getId()));

    List<Object> answers =
        Together.act(
            2 * pairs,
            i ->
                () ->
                    i < pairs
                        ? mentors.get(i).submits(tasks.get(i), Scene.declined()).status()
                        : coordinator.submits(tasks.get(i), Scene.referred()).status());
    scene.settle();

    assertThat(answers.subList(0, pairs)).as("the mentors").containsOnly(204);
    assertThat(answers.subList(pairs, 2 * pairs)).as("the coordinator").isSubsetOf(204, 409);
    for (int i = 0; i < pairs; i++) {
      if (answers.get(pairs + i).equals(204)) {
        assertThat(waiting.get(i)).isEnded();
      } else {
        assertThat(waiting.get(i)).isWaitingAtExactly(MATCHING, CONFIRM_ASSIGNMENT);
      }
    }
  }

  @Test
  void mentors_who_answer_at_the_very_limit_are_heard() throws InterruptedException {
    int people = 6;
    List<String> mentors = new ArrayList<>();
    List<ProcessInstance> instances = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      mentors.add(scene.mentor(1));
      instances.add(scene.assignedTo(mentors.get(i)));
    }
    scene.passes(instances.get(0), Duration.ofHours(71));
    Instant limit = scene.promise(instances.get(people - 1), Promise.FIRST_CONTACT).limitAt();

    List<Object> got =
        Together.act(
            people + 1,
            i ->
                () -> {
                  if (i == people) {
                    LiveTime.moveTo(limit);
                    scene.settle();
                  } else {
                    Thread.sleep(10L * i);
                    scene.submits(
                        mentors.get(i),
                        List.of("mentors"),
                        scene.task(instances.get(i), MAKE_FIRST_CONTACT).getId(),
                        Scene.contacted());
                  }
                  return "heard";
                });
    scene.settle();

    assertThat(got).containsOnly("heard");
    assertThat(instances).allSatisfy(one -> assertThat(one).isWaitingAt(ACCOMPANIMENT));
  }

  @Test
  void a_place_that_becomes_free_while_somebody_begins_to_wait_is_not_missed() {
    String mentor = scene.mentor(1);
    scene.assignedTo(mentor);
    Map<String, Object> form = scene.registration();
    AtomicReference<ProcessInstance> waiting = new AtomicReference<>();

    transaction.executeWithoutResult(
        status -> {
          changeCapacity(mentor, 2);
          // The search of the other one begins before this place is there, and must not end before.
          waiting.set(CompletableFuture.supplyAsync(() -> scene.start(form)).join());
          CompletableFuture.runAsync(scene::settle)
              .completeOnTimeout(null, 2, TimeUnit.SECONDS)
              .join();
        });
    scene.settle();

    assertThat(waiting.get()).isWaitingAtExactly(MATCHING, CONFIRM_ASSIGNMENT);
  }

  @Test
  void fifty_submissions_of_each_step_of_the_year_are_one() throws InterruptedException {
    LivePair pair = shortService();
    oneEffect(allSubmit(pair, pair.mentee, ACCEPT_TERMS, YearForms.accepted()));
    assertThat(pair.instance).hasPassed(TERMS_AGREED_END);

    long request = pair.asks("Une question");
    oneEffect(allSubmit(pair, pair.mentor, ANSWER_REQUEST, YearForms.answer()));
    scene.settle();
    assertThat(requests.promise(request).verdict()).isEqualTo(Verdict.KEPT_UNCONFIRMED);
    oneEffect(allSubmit(pair, pair.mentee, CONFIRM_ANSWER, YearForms.answerInTime()));
    assertThat(requests.promise(request).verdict()).isEqualTo(Verdict.KEPT);

    long open = pair.asks("Une autre question");
    scene.passesUntil(pair.instance, endOfService(pair));
    oneEffect(allSubmit(pair, pair.coordinator, SETTLE_REQUESTS, YearForms.requestsSettled()));
    assertThat(requests.request(open).state()).isEqualTo(RequestState.SETTLED);

    Map<String, Object> evaluation = YearForms.evaluatedAsMentee();
    evaluation.keySet().removeAll(List.of("after1", "after2"));
    oneEffect(allSubmit(pair, pair.mentee, EVALUATE_AS_MENTEE, evaluation));
    pair.mentors(EVALUATE_AS_MENTOR, YearForms.evaluatedAsMentor());
    assertThat(pair.instance).isEnded();
  }

  @Test
  void fifty_requests_of_one_mentee_are_fifty() throws InterruptedException {
    LivePair pair = shortService();

    List<Object> answers =
        Together.act(PEOPLE, i -> () -> pair.mentee.asks(pair.reference, HELP, question(i)));
    scene.settle();

    assertThat(answers)
        .map(Rest.Answer.class::cast)
        .allSatisfy(answer -> assertThat(answer.status()).as("%s", answer).isEqualTo(200));
    List<HelpRequest> stored = requests.of(pair.reference);
    assertThat(stored)
        .extracting(HelpRequest::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, PEOPLE).boxed().toList());
    assertThat(stored)
        .extracting(HelpRequest::id)
        .containsExactlyInAnyOrderElementsOf(
            answers.stream()
                .map(answer -> ((Rest.Answer) answer).json().path("id").asLong())
                .toList());
    assertThat(stored)
        .extracting(request -> requests.promise(request.id()).verdict())
        .containsOnly(Verdict.OPEN);
    List<String> tasks = pair.tasks(pair.mentor, ANSWER_REQUEST);
    assertThat(tasks)
        .extracting(task -> pair.mentor.shown(task, "requestText"))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, PEOPLE).mapToObj(i -> question(i).get("text").toString()).toList());
  }

  @Test
  void a_mentor_who_answers_at_the_very_limit_is_heard() throws InterruptedException {
    int questions = 12;
    LivePair pair = shortService();
    for (int i = 0; i < questions; i++) {
      pair.asks("Question " + i);
    }
    List<String> tasks = pair.tasks(pair.mentor, ANSWER_REQUEST);
    Instant limit = limits(pair).max(Comparator.naturalOrder()).orElseThrow();
    scene.passesUntil(
        pair.instance,
        limits(pair).min(Comparator.naturalOrder()).orElseThrow().minus(Duration.ofMinutes(10)));

    CountDownLatch some = new CountDownLatch(questions / 4);
    List<Object> got =
        Together.act(
            questions + 1,
            i ->
                () -> {
                  if (i == questions) {
                    some.await(1, TimeUnit.MINUTES);
                    LiveTime.moveTo(limit);
                    scene.settle();
                    return 204;
                  }
                  Rest.Answer answer = pair.mentor.submits(tasks.get(i), YearForms.answer());
                  some.countDown();
                  return answer.status();
                });
    scene.settle();

    assertThat(got).containsOnly(204);
    assertThat(requests.of(pair.reference).stream().map(r -> requests.promise(r.id()).verdict()))
        .contains(Verdict.KEPT_UNCONFIRMED);
    assertThat(requests.of(pair.reference))
        .hasSize(questions)
        .allSatisfy(
            request -> {
              assertThat(request.state()).isEqualTo(RequestState.ANSWERED);
              Commitment promise = requests.promise(request.id());
              boolean late = promise.stoppedAt().isAfter(promise.limitAt());
              assertThat(promise.notes())
                  .filteredOn(note -> note.kind() == CommitmentNoteKind.ESCALATION)
                  .hasSize(promise.verdict() == Verdict.LATE ? 1 : 0);
              assertThat(promise.verdict())
                  .isIn(Verdict.LATE, late ? Verdict.LATE : Verdict.KEPT_UNCONFIRMED);
            });
    assertThat(pair.tasks(pair.coordinator, UNBLOCK_REQUEST)).isEmpty();
    assertThat(pair.tasks(pair.mentee, CONFIRM_ANSWER)).hasSize(questions);
  }

  @Test
  void who_asks_at_the_very_end_of_the_service_is_heard_or_refused() throws InterruptedException {
    int questions = 20;
    LivePair pair = shortService();
    Instant end = endOfService(pair);
    scene.passesUntil(pair.instance, end.minus(Duration.ofMinutes(10)));

    CountDownLatch some = new CountDownLatch(questions / 4);
    List<Object> got =
        Together.act(
            questions + 1,
            i ->
                () -> {
                  if (i == questions) {
                    some.await(1, TimeUnit.MINUTES);
                    LiveTime.moveTo(end);
                    scene.settle();
                    return 200;
                  }
                  Rest.Answer answer = pair.mentee.asks(pair.reference, HELP, question(i));
                  some.countDown();
                  return answer.status();
                });
    scene.settle();

    assertThat(got).containsOnly(200, 409);
    long heard = got.subList(0, questions).stream().filter(Integer.valueOf(200)::equals).count();
    assertThat(requests.of(pair.reference))
        .hasSize((int) heard)
        .allMatch(request -> request.state() == RequestState.HANDED_OVER);
    assertThat(pair.instance).hasPassed(SERVICE_ENDED_END).isWaitingAt(EVALUATE_AS_MENTEE);
    pair.coordinates(SETTLE_REQUESTS, YearForms.requestsSettled());
    assertThat(requests.of(pair.reference))
        .allMatch(request -> request.state() == RequestState.SETTLED);
  }

  private LivePair shortService() {
    return LivePair.inService(spring, Scene.live(spring, YearForms.today().plusDays(3)));
  }

  private Instant endOfService(LivePair pair) {
    return mentorships.mentorship(pair.reference).serviceEndsAt();
  }

  private Stream<Instant> limits(LivePair pair) {
    return requests.of(pair.reference).stream()
        .map(request -> requests.promise(request.id()).limitAt());
  }

  private static Map<String, Object> question(int number) {
    Map<String, Object> form = YearForms.help();
    form.put("text", "Question " + number);
    return form;
  }

  private static List<Object> allSubmit(
      LivePair pair, Rest person, String element, Map<String, Object> form)
      throws InterruptedException {
    String task = pair.tasks(person, element).get(0);
    return Together.act(PEOPLE, i -> () -> person.submits(task, form));
  }

  private void changeCapacity(String mentor, int capacity) {
    try {
      places.changeCapacity(mentor, capacity);
    } catch (BelowLoad e) {
      throw new IllegalStateException(e);
    }
  }

  private void oneEffect(List<Object> answers) {
    Map<Integer, Integer> statuses = new HashMap<>();
    for (Object answer : answers) {
      assertThat(answer).isInstanceOf(Rest.Answer.class);
      statuses.merge(((Rest.Answer) answer).status(), 1, Integer::sum);
    }
    assertThat(statuses.keySet()).hasSize(2).contains(409);
    assertThat(statuses).containsEntry(409, PEOPLE - 1);
    assertThat(answers)
        .map(Rest.Answer.class::cast)
        .filteredOn(answer -> answer.status() == 409)
        .allSatisfy(answer -> assertThat(answer.message()).startsWith("Déjà traité"));
    assertThat(answers)
        .map(Rest.Answer.class::cast)
        .filteredOn(answer -> answer.status() != 409)
        .allSatisfy(answer -> assertThat(answer.status()).isBetween(200, 299));
  }

  private List<ProcessInstance> registered(int people) {
    List<ProcessInstance> instances = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      instances.add(scene.register());
    }
    return instances;
  }

  private int load(String mentor) {
    return directory.mentor(mentor).map(Mentor::load).orElseThrow();
  }

  private long instances() {
    return history
        .createHistoricProcessInstanceQuery()
        .processDefinitionKey(MentorshipProcess.KEY)
        .count();
  }
}
