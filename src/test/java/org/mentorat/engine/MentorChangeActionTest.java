package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorat.engine.ActionAnswers.assertNotNow;
import static org.mentorat.engine.ActionAnswers.assertRefused;
import static org.mentorat.engine.ActionAnswers.body;
import static org.mentorat.engine.ActionAnswers.shown;
import static org.mentorat.engine.ActionAnswers.variables;
import static org.mentorat.process.MentorshipProcess.ALLOW_EARLIER_EXCHANGES;
import static org.mentorat.process.MentorshipProcess.ANSWER_REQUEST;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ASSIGNMENT;
import static org.mentorat.process.MentorshipProcess.CONTACT_NEW_MENTEE;
import static org.mentorat.process.MentorshipProcess.DECIDE_MENTOR_CHANGE;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_MEETING;
import static org.mentorat.process.MentorshipProcess.RESOLVE_WAITING;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.Together;
import org.mentorat.accompaniment.Requests;
import org.mentorat.handover.MentorChange;
import org.mentorat.handover.MentorChangeState;
import org.mentorat.handover.MentorChanges;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.mentorship.AlreadyTried;
import org.mentorat.mentorship.Assignment;
import org.mentorat.mentorship.MentorChoice;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Outcome;
import org.mentorat.mentorship.Side;
import org.mentorat.people.NoPlaceLeft;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The action {@code mentor-change} over HTTP: who may ask, when, and who reads why. */
@MentoratTest
class MentorChangeActionTest {

  private static final String WORDS = "Je préfère quelqu'un de mon domaine";

  @LocalServerPort private int port;
  @Autowired private ApplicationContext spring;
  @Autowired private TaskService tasks;
  @Autowired private AuthorizationService authorizations;
  @Autowired private MentorChanges changes;
  @Autowired private Requests requests;
  @Autowired private MentorshipRegister mentorships;
  @Autowired private FormGate gate;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient database;
  private Scene scene;
  private String mentor;

  @BeforeEach
  void scene() {
    scene = new Scene(spring);
    mentor = scene.mentor(1);
  }

  @Test
  void either_of_the_pair_asks_and_the_form_is_theirs() {
    for (boolean byMentee : List.of(true, false)) {
      ProcessInstance instance = scene.inService(byMentee ? mentor : scene.mentor(1));
      String account = byMentee ? scene.mentee(instance) : scene.mentor(instance);
      JsonNode form = opens(account, instance).json();
      assertThat(shown(form, "asCoordination")).isNull();
      assertThat(shown(form, "menteeName")).isNotBlank();

      Web.Answer answer = asks(account, instance, YearForms.mentorChangeAsked());
      assertThat(answer.status()).as("%s", answer).isEqualTo(200);
      scene.runWhatIsDue(instance);
      assertThat(changes.of(scene.reference(instance)))
          .singleElement()
          .returns(answer.json().path("id").asLong(), MentorChange::id)
          .returns(byMentee ? Side.MENTEE : Side.MENTOR, MentorChange::side)
          .returns(account, MentorChange::askedBy);
      assertThat(scene.task(instance, DECIDE_MENTOR_CHANGE)).isNotNull();
    }
  }

  @Test
  void the_coordination_decides_with_its_own_words() {
    ProcessInstance instance = scene.inService(mentor);
    String coordinator = scene.account(Roles.COORDINATORS);
    assertThat(shown(opens(coordinator, instance).json(), "asCoordination"))
        .isEqualTo("La coordination");
    assertRefused(asks(coordinator, instance, YearForms.mentorChangeAsked()), "coordinationReason");
    assertThat(asks(coordinator, instance, YearForms.mentorChangeDecided()).status())
        .isEqualTo(200);
    assertThat(changes.of(scene.reference(instance)))
        .singleElement()
        .returns(null, MentorChange::side)
        .returns(null, MentorChange::reason);
  }

  @Test
  void what_is_said_in_confidence_only_the_coordination_reads() {
    ProcessInstance instance = scene.inService(mentor);
    String mentee = scene.mentee(instance);
    long change = scene.asks(mentee, instance, "mentor-change", YearForms.mentorChangeAsked());
    String task = "/engine-rest/task/" + scene.task(instance, DECIDE_MENTOR_CHANGE).getId();

    for (String account : List.of(mentor, mentee, scene.account(Roles.AUDITORS))) {
      for (String part : List.of("", "/form-variables", "/form", "/deployed-form")) {
        Web.Answer answer = program(account).get(task + part);
        assertThat(answer.toString()).doesNotContain(WORDS);
        if (!part.isEmpty()) {
          assertThat(answer.status()).as(part).isIn(403, 404);
        }
      }
      assertThat(opens(account, instance).toString()).doesNotContain(WORDS);
    }
    String coordinator = scene.account(Roles.COORDINATORS);
    assertThat(
            program(coordinator)
                .get(task + "/form-variables?deserializeValues=false")
                .json()
                .at("/words/value")
                .asText())
        .isEqualTo(WORDS);
    assertThat(changes.wordsFor(change, coordinator)).contains(WORDS);
    assertThat(changes.wordsFor(change, mentee)).contains(WORDS);
    assertThat(changes.wordsFor(change, mentor)).isEmpty();
  }

  @Test
  void the_rights_of_the_former_mentor_end_at_once() {
    String next = scene.mentor(1);
    ProcessInstance instance = scene.inService(mentor);
    Web former = program(mentor);
    Task task = scene.task(instance, RECORD_FIRST_MEETING);
    String address = "/engine-rest/task/" + task.getId();
    assertThat(former.get(address).status()).isEqualTo(200);
    assertThat(former.get(address + "/form-variables").status()).isEqualTo(200);

    scene.asks(mentor, instance, "mentor-change", YearForms.mentorChangeAsked());
    assertThat(former.get(address).status()).isEqualTo(200);
    scene.coordinates(instance, DECIDE_MENTOR_CHANGE, YearForms.mentorChanged(next));

    assertThat(former.get("/engine-rest/task").json()).isEmpty();
    for (String part : List.of("", "/form", "/form-variables", "/deployed-form")) {
      assertThat(former.get(address + part).status()).as(part).isIn(403, 404);
    }
    assertThat(
            former
                .post(address + "/submit-form", variables(YearForms.firstMeetingWithoutPlan()))
                .status())
        .isIn(403, 404);
    assertThat(former.get("/engine-rest/process-instance/" + instance.getId()).status())
        .isIn(403, 404);
    assertThat(authorizations.createAuthorizationQuery().userIdIn(mentor).list())
        .filteredOn(right -> right.getResourceType() == Resources.TASK.resourceType())
        .isEmpty();
    for (String action : List.of("mentor-change", "plan-revision", "meeting", "training-request")) {
      assertThat(
              former.get("/api/mentorships/" + scene.reference(instance) + "/" + action).status())
          .as(action)
          .isEqualTo(404);
    }
    Web after = program(next);
    assertThat(after.get(address + "/form-variables").status()).isEqualTo(200);
    assertThat(
            after
                .post(address + "/submit-form", variables(YearForms.firstMeetingWithoutPlan()))
                .status())
        .isEqualTo(204);
  }

  @Test
  void a_mentor_who_acts_while_the_hand_over_is_done_acts_before_it_or_not_at_all()
      throws Exception {
    String next = scene.mentor(1);
    ProcessInstance instance = scene.inService(mentor);
    String reference = scene.reference(instance);
    long change = scene.asks(mentor, instance, "mentor-change", YearForms.mentorChangeAsked());
    Web former = program(mentor);

    CompletableFuture<Web.Answer> acted =
        transaction.execute(
            status -> {
              gate.takeTurn(reference);
              CompletableFuture<Web.Answer> answer =
                  CompletableFuture.supplyAsync(
                      () ->
                          former.post(
                              "/api/mentorships/" + reference + "/training-request",
                              body(YearForms.training())));
              waitsForItsTurn();
              try {
                MentorChoice choice = new MentorChoice(1, null, null, null);
                changes.handOver(change, next, choice, Scene.COORDINATOR);
              } catch (NoPlaceLeft | AlreadyTried e) {
                throw new IllegalStateException(e);
              }
              return answer;
            });

    assertThat(acted.get(30, TimeUnit.SECONDS).status()).isEqualTo(404);
  }

  private void waitsForItsTurn() {
    await(
        () ->
            database
                .sql(
                    "select exists (select from pg_locks where locktype = 'advisory' and not granted)")
                .query(Boolean.class)
                .single());
  }

  private static void await(BooleanSupplier condition) {
    Instant giveUp = Instant.now().plusSeconds(30);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(giveUp);
      Thread.onSpinWait();
    }
  }

  @Test
  void strangers_learn_nothing() {
    ProcessInstance instance = scene.inService(mentor);
    for (String stranger :
        List.of(scene.mentor(1), scene.account(Roles.MENTEES), scene.account(Roles.AUDITORS))) {
      assertThat(opens(stranger, instance).status()).isEqualTo(404);
      assertThat(asks(stranger, instance, YearForms.mentorChangeAsked()).status()).isEqualTo(404);
      assertThat(asks(stranger, instance, Map.of()).status()).isEqualTo(404);
    }
    String coordinator = scene.account(Roles.COORDINATORS);
    assertThat(program(coordinator).get("/api/mentorships/M-2001-99999/mentor-change").status())
        .isEqualTo(404);
    assertThat(changes.of(scene.reference(instance))).isEmpty();
  }

  @Test
  void a_second_change_is_refused_while_one_is_open() {
    ProcessInstance instance = scene.inService(mentor);
    assertThat(asks(scene.mentee(instance), instance, YearForms.mentorChangeAsked()).status())
        .isEqualTo(200);
    for (String account : List.of(mentor, scene.mentee(instance))) {
      assertNotNow(opens(account, instance), "déjà demandé");
      assertNotNow(asks(account, instance, YearForms.mentorChangeAsked()), "déjà demandé");
    }
    assertNotNow(
        asks(scene.account(Roles.COORDINATORS), instance, YearForms.mentorChangeDecided()),
        "déjà demandé");
    assertThat(changes.of(scene.reference(instance))).hasSize(1);
  }

  @Test
  void before_the_first_contact_it_is_the_coordination_s_alone() {
    ProcessInstance instance = scene.assignedTo(mentor);
    for (String account : List.of(mentor, scene.mentee(instance))) {
      assertNotNow(asks(account, instance, YearForms.mentorChangeAsked()), "premier contact");
    }
    assertThat(changes.of(scene.reference(instance))).isEmpty();
    String coordinator = scene.account(Roles.COORDINATORS);
    assertThat(asks(coordinator, instance, YearForms.mentorChangeDecided()).status())
        .isEqualTo(200);
    scene.runWhatIsDue(instance);
    assertThat(scene.task(instance, RESOLVE_WAITING)).isNotNull();
    assertNotNow(
        asks(coordinator, instance, YearForms.mentorChangeDecided()), "jumelage est en cours");
  }

  @Test
  void nothing_is_changed_after_the_end() {
    ProcessInstance instance = scene.inService(mentor);
    String mentee = scene.mentee(instance);
    String coordinator = scene.account(Roles.COORDINATORS);
    TestTime.stopAt(scene.mentorship(instance).serviceEndsAt());
    assertNotNow(opens(mentee, instance), "est terminé");
    assertNotNow(asks(coordinator, instance, YearForms.mentorChangeDecided()), "est terminé");
    mentorships.close(scene.reference(instance), Outcome.COMPLETED, null, null);
    for (String account : List.of(mentee, mentor)) {
      assertNotNow(asks(account, instance, YearForms.mentorChangeAsked()), "est terminé");
    }
    assertThat(changes.of(scene.reference(instance))).isEmpty();
  }

  @Test
  void what_is_missing_is_refused_at_its_field() {
    ProcessInstance instance = scene.inService(mentor);
    String mentee = scene.mentee(instance);
    assertRefused(asks(mentee, instance, Map.of()), "reason");
    assertRefused(asks(mentee, instance, Map.of("reason", "fault")), "reason");
    Map<String, Object> long_ = new HashMap<>(YearForms.mentorChangeAsked());
    long_.put("words", "x".repeat(2001));
    assertRefused(asks(mentee, instance, long_), "words");
    assertRefused(
        asks(scene.account(Roles.COORDINATORS), instance, Map.of()), "coordinationReason");
    assertThat(changes.of(scene.reference(instance))).isEmpty();
    assertThat(asks(mentee, instance, Map.of("reason", "relation")).status()).isEqualTo(200);
  }

  @Test
  void of_fifty_at_once_one_is_asked_and_the_others_are_told() throws InterruptedException {
    ProcessInstance instance = scene.inService(mentor);
    List<Web> pair = List.of(program(mentor), program(scene.mentee(instance)));
    String address = address(scene.reference(instance));
    String body = body(YearForms.mentorChangeAsked());

    List<Object> answers = Together.act(50, i -> () -> pair.get(i % 2).post(address, body));
    scene.runWhatIsDue(instance);

    assertThat(answers)
        .extracting(answer -> ((Web.Answer) answer).status())
        .containsOnly(200, 409)
        .containsOnlyOnce(200);
    assertThat(changes.of(scene.reference(instance))).hasSize(1);
    assertThat(open(instance, DECIDE_MENTOR_CHANGE)).isEqualTo(1);
  }

  @Test
  void of_fifty_who_decide_at_once_one_hands_over() throws InterruptedException {
    List<String> others = List.of(scene.mentor(1), scene.mentor(1));
    ProcessInstance instance = scene.inService(mentor);
    scene.asks(mentor, instance, "mentor-change", YearForms.mentorChangeAsked());
    Web coordinator = program(scene.account(Roles.COORDINATORS));
    String address =
        "/engine-rest/task/" + scene.task(instance, DECIDE_MENTOR_CHANGE).getId() + "/submit-form";

    List<Object> answers =
        Together.act(
            50,
            i ->
                () ->
                    coordinator.post(
                        address, variables(YearForms.mentorChanged(others.get(i % 2)))));
    scene.runWhatIsDue(instance);

    assertThat(answers)
        .extracting(answer -> ((Web.Answer) answer).status())
        .containsOnlyOnce(204)
        .allSatisfy(status -> assertThat(status).isIn(204, 404, 409));
    assertThat(mentorships.assignments(scene.reference(instance)))
        .hasSize(2)
        .filteredOn(assignment -> assignment.endedAt() == null)
        .singleElement()
        .extracting(Assignment::mentor)
        .satisfies(person -> assertThat(others).contains(person.account()));
    assertThat(open(instance, CONTACT_NEW_MENTEE)).isEqualTo(1);
    assertThat(open(instance, ALLOW_EARLIER_EXCHANGES)).isEqualTo(1);
    assertThat(changes.of(scene.reference(instance)))
        .singleElement()
        .returns(MentorChangeState.CHANGED, MentorChange::state);
  }

  @Test
  void an_answer_and_a_hand_over_at_once_are_both_whole() throws InterruptedException {
    String next = scene.mentor(1);
    ProcessInstance instance = scene.inService(mentor);
    long request = scene.asks(scene.mentee(instance), instance, "help-request", YearForms.help());
    scene.asks(mentor, instance, "mentor-change", YearForms.mentorChangeAsked());
    Web former = program(mentor);
    Web coordinator = program(scene.account(Roles.COORDINATORS));
    String answer =
        "/engine-rest/task/" + scene.task(instance, ANSWER_REQUEST).getId() + "/submit-form";
    String decision =
        "/engine-rest/task/" + scene.task(instance, DECIDE_MENTOR_CHANGE).getId() + "/submit-form";

    List<Object> answers =
        Together.act(
            2,
            i ->
                () ->
                    i == 0
                        ? coordinator.post(decision, variables(YearForms.mentorChanged(next)))
                        : former.post(answer, variables(YearForms.answer())));
    scene.runWhatIsDue(instance);

    assertThat(((Web.Answer) answers.get(0)).status()).isEqualTo(204);
    assertThat(scene.mentor(instance)).isEqualTo(next);
    if (((Web.Answer) answers.get(1)).status() == 204) {
      assertThat(requests.request(request).answeredBy()).isEqualTo(mentor);
      assertThat(requests.promise(request).owner()).isEqualTo(mentor);
    } else {
      assertThat(requests.request(request).isAnswered()).isFalse();
      assertThat(requests.promise(request).owner()).isEqualTo(next);
      assertThat(scene.task(instance, ANSWER_REQUEST).getAssignee()).isEqualTo(next);
    }
  }

  @Test
  void of_fifty_who_reassign_at_once_one_does() throws InterruptedException {
    ProcessInstance instance = scene.assignedTo(mentor);
    Web coordinator = program(scene.account(Roles.COORDINATORS));
    String address = address(scene.reference(instance));
    String body = body(YearForms.mentorChangeDecided());

    List<Object> answers = Together.act(50, i -> () -> coordinator.post(address, body));
    scene.runWhatIsDue(instance);

    assertThat(answers)
        .extracting(answer -> ((Web.Answer) answer).status())
        .containsOnly(200, 409)
        .containsOnlyOnce(200);
    assertThat(mentorships.current(scene.reference(instance))).isEmpty();
    assertThat(open(instance, CONFIRM_ASSIGNMENT) + open(instance, RESOLVE_WAITING)).isEqualTo(1);
  }

  private long open(ProcessInstance instance, String task) {
    return tasks
        .createTaskQuery()
        .processInstanceId(instance.getId())
        .taskDefinitionKey(task)
        .count();
  }

  private Web.Answer asks(String account, ProcessInstance instance, Map<String, Object> form) {
    return program(account).post(address(scene.reference(instance)), body(form));
  }

  private Web.Answer opens(String account, ProcessInstance instance) {
    return program(account).get(address(scene.reference(instance)));
  }

  private Web program(String account) {
    return Web.program(port, scene.withPassword(account), Scene.PASSWORD);
  }

  private static String address(String reference) {
    return "/api/mentorships/" + reference + "/mentor-change";
  }
}
