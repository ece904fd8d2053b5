package org.mentorat.process;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.MENTORSHIP_CLOSED_END;
import static org.mentorat.process.MentorshipProcess.OPEN_TRAINING_REQUEST;
import static org.mentorat.process.MentorshipProcess.RECORD_TRAINING_REVIEW;
import static org.mentorat.process.MentorshipProcess.REMIND_TRAINING_REVIEW;
import static org.mentorat.process.MentorshipProcess.REMIND_TRAINING_REVIEW_DONE_END;
import static org.mentorat.process.MentorshipProcess.REVIEW_TRAINING_REQUEST;
import static org.mentorat.process.MentorshipProcess.SETTLE_REQUESTS;
import static org.mentorat.process.MentorshipProcess.TELL_TRAINING_REVIEWED;
import static org.mentorat.process.MentorshipProcess.TRAINING;
import static org.mentorat.process.MentorshipProcess.TRAINING_REVIEWED_END;
import static org.mentorat.process.MentorshipProcess.TRAINING_REVIEW_WAITING;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.accompaniment.Nudge;
import org.mentorat.accompaniment.Nudge.Told;
import org.mentorat.accompaniment.Nudges;
import org.mentorat.engine.Roles;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.training.TrainingAudience;
import org.mentorat.training.TrainingDecision;
import org.mentorat.training.TrainingRequest;
import org.mentorat.training.TrainingRequests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Every path of a request for training: asked by either of the pair, reviewed, or left (R43). */
@MentoratTest
class TrainingPathTest {

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired TaskService tasks;
  @Autowired TrainingRequests trainings;
  @Autowired Nudges nudges;
  private Scene scene;
  private String mentor;
  private String mentee;
  private ProcessInstance instance;
  private String reference;
  private Instant asked;

  @BeforeEach
  void inService() {
    init(engine);
    // Repeating timers know whole seconds only.
    TestTime.stopAt(Scene.now().truncatedTo(DAYS).plus(Duration.ofHours(39)));
    scene = new Scene(spring);
    mentor = scene.mentor(1);
    instance = scene.inService(mentor);
    mentee = scene.mentee(instance);
    reference = scene.reference(instance);
    asked = Scene.now();
  }

  @Test
  void the_mentee_asks_and_the_coordination_plans_an_activity() {
    long request = asks(mentee);
    assertThat(instance).hasPassed(OPEN_TRAINING_REQUEST).isWaitingAt(TRAINING);
    assertThat(instance)
        .task(REVIEW_TRAINING_REQUEST)
        .hasCandidateGroup(Roles.COORDINATORS)
        .isNotAssigned()
        .hasDueDate(Date.from(asked.plus(Duration.ofHours(48))));
    assertThat(trainings.request(request))
        .returns(mentee, TrainingRequest::requestedBy)
        .returns(asked, TrainingRequest::requestedAt)
        .returns(TrainingAudience.SEVERAL, TrainingRequest::audience)
        .returns(null, TrainingRequest::decision);

    scene.passes(instance, Duration.ofHours(3));
    scene.coordinates(instance, REVIEW_TRAINING_REQUEST, YearForms.trainingPlanned());

    assertThat(instance)
        .hasPassed(RECORD_TRAINING_REVIEW, TRAINING_REVIEWED_END, TELL_TRAINING_REVIEWED)
        .hasNotPassed(TRAINING_REVIEW_WAITING)
        .isNotWaitingAt(TRAINING);
    assertThat(scene.told(instance)).contains("training-reviewed " + mentee);
    assertThat(trainings.request(request))
        .returns(TrainingDecision.PLAN, TrainingRequest::decision)
        .returns("Un atelier en février", TrainingRequest::note)
        .returns(Scene.COORDINATOR, TrainingRequest::reviewedBy)
        .returns(Scene.now(), TrainingRequest::reviewedAt);
    assertThat(timers()).isZero();
  }

  @Test
  void the_mentor_asks_and_the_coordination_answers_otherwise() {
    long request = asks(mentor);

    scene.coordinates(
        instance,
        REVIEW_TRAINING_REQUEST,
        Map.of("decision", "answerOtherwise", "note", "Un guide lui est envoyé"));

    assertThat(instance).hasPassed(TRAINING_REVIEWED_END).isNotWaitingAt(TRAINING);
    assertThat(trainings.request(request))
        .returns(mentor, TrainingRequest::requestedBy)
        .returns(TrainingDecision.ANSWER_OTHERWISE, TrainingRequest::decision)
        .returns("Un guide lui est envoyé", TrainingRequest::note);
    assertThat(trainings.waiting()).extracting(TrainingRequest::id).doesNotContain(request);
  }

  @Test
  void the_coordination_is_reminded_every_24_hours_and_the_lead_may_act_from_the_second_time() {
    long request = asks(mentee);

    scene.passes(instance, Duration.ofHours(24).minusMillis(1));
    assertThat(instance).hasNotPassed(TRAINING_REVIEW_WAITING);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(instance)
        .hasPassed(TRAINING_REVIEW_WAITING, REMIND_TRAINING_REVIEW)
        .hasPassed(REMIND_TRAINING_REVIEW_DONE_END)
        .isWaitingAt(REVIEW_TRAINING_REQUEST);
    assertThat(told(request)).containsExactly(Told.COORDINATION);
    assertThat(candidates(request)).isEmpty();

    scene.passes(instance, Duration.ofHours(24).minusMillis(1));
    assertThat(told(request)).hasSize(1);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(told(request)).hasSize(2);
    assertThat(candidates(request)).containsExactly(Scene.COORDINATOR);

    scene.passes(instance, Duration.ofDays(5));
    assertThat(told(request)).hasSize(7).containsOnly(Told.COORDINATION);
    assertThat(candidates(request)).containsExactly(Scene.COORDINATOR);
  }

  @Test
  void several_requests_at_once_are_each_reviewed_for_themselves() {
    long first = asks(mentee);
    scene.passes(instance, Duration.ofHours(30));
    long second = asks(mentor);

    scene.passesUntil(instance, asked.plus(Duration.ofHours(48)));
    assertThat(told(first)).hasSize(2);
    assertThat(candidates(first)).containsExactly(Scene.COORDINATOR);
    assertThat(told(second)).isEmpty();
    assertThat(candidates(second)).isEmpty();

    scene.submits(
        Scene.COORDINATOR,
        List.of(Roles.COORDINATORS),
        task(second).getId(),
        YearForms.trainingPlanned());
    scene.runWhatIsDue(instance);
    assertThat(open()).extracting(this::subject).containsExactly(first);
    assertThat(trainings.of(reference))
        .extracting(TrainingRequest::id, TrainingRequest::decision)
        .containsExactly(tuple(first, null), tuple(second, TrainingDecision.PLAN));
  }

  @Test
  void a_request_that_nobody_reviewed_before_the_service_ends_is_settled_in_the_closure() {
    Instant end = scene.mentorship(instance).serviceEndsAt();
    scene.passesUntil(instance, end.minus(Duration.ofDays(1)));
    long request = asks(mentee);

    scene.passesUntil(instance, end);
    assertThat(instance).hasNotPassed(TRAINING_REVIEWED_END).isWaitingAt(SETTLE_REQUESTS);
    assertThat(open()).isEmpty();
    Map<String, Object> shown =
        scene.opens(Scene.COORDINATOR, List.of(Roles.COORDINATORS), instance, SETTLE_REQUESTS);
    assertThat(shown.get("openRequests").toString()).isEqualTo("[]");
    assertThat(shown.get("openTrainings").toString())
        .contains((String) YearForms.training().get("topic"), "Personne mentorée");

    Map<String, Object> form = new LinkedHashMap<>(YearForms.requestsSettled());
    assertThat(Scene.refused(() -> scene.coordinates(instance, SETTLE_REQUESTS, form)))
        .containsExactly("trainingDecision");
    form.put("trainingDecision", "plan");
    scene.coordinates(instance, SETTLE_REQUESTS, form);
    assertThat(trainings.request(request).decision()).isEqualTo(TrainingDecision.PLAN);
    assertThat(trainings.waiting()).extracting(TrainingRequest::id).doesNotContain(request);

    scene.passes(instance, Duration.ofDays(14));
    assertThat(instance).hasPassed(MENTORSHIP_CLOSED_END).isEnded();
  }

  @Test
  void a_bad_request_is_refused_and_nothing_begins() {
    for (String account : List.of(mentor, mentee)) {
      for (String field : List.of("topic", "need", "audience")) {
        assertThat(refused(account, with(YearForms.training(), field, ""))).containsExactly(field);
      }
      assertThat(refused(account, with(YearForms.training(), "topic", "x".repeat(201))))
          .containsExactly("topic");
      assertThat(refused(account, with(YearForms.training(), "need", "x".repeat(2001))))
          .containsExactly("need");
      assertThat(refused(account, with(YearForms.training(), "audience", "everybody")))
          .containsExactly("audience");
    }

    assertThat(instance).hasNotPassed(OPEN_TRAINING_REQUEST).isNotWaitingAt(TRAINING);
    assertThat(trainings.of(reference)).isEmpty();
  }

  @Test
  void a_bad_review_is_refused_and_the_request_still_waits() {
    long request = asks(mentee);

    for (String field : List.of("decision", "note")) {
      assertThat(refusedReview(with(YearForms.trainingPlanned(), field, "")))
          .containsExactly(field);
    }
    assertThat(refusedReview(with(YearForms.trainingPlanned(), "decision", "forget")))
        .containsExactly("decision");
    assertThat(refusedReview(with(YearForms.trainingPlanned(), "note", "x".repeat(2001))))
        .containsExactly("note");

    assertThat(instance).hasNotPassed(TRAINING_REVIEWED_END).isWaitingAt(REVIEW_TRAINING_REQUEST);
    assertThat(trainings.request(request))
        .returns(null, TrainingRequest::decision)
        .returns(null, TrainingRequest::reviewedBy);
    assertThat(timers()).isEqualTo(1);
  }

  private long asks(String account) {
    return scene.asks(account, instance, "training-request", YearForms.training());
  }

  private List<String> refused(String account, Map<String, Object> form) {
    return scene.refusedAsking(account, instance, "training-request", form);
  }

  private List<String> refusedReview(Map<String, Object> form) {
    return Scene.refused(() -> scene.coordinates(instance, REVIEW_TRAINING_REQUEST, form));
  }

  private List<Task> open() {
    return tasks
        .createTaskQuery()
        .processInstanceId(instance.getId())
        .taskDefinitionKey(REVIEW_TRAINING_REQUEST)
        .list();
  }

  private Task task(long request) {
    return open().stream()
        .filter(task -> subject(task) == request)
        .reduce((one, other) -> Assertions.fail("two tasks for one request"))
        .orElseThrow();
  }

  private long subject(Task task) {
    return (Long) tasks.getVariable(task.getId(), MentorshipProcess.SUBJECT.name());
  }

  private List<String> candidates(long request) {
    return tasks.getIdentityLinksForTask(task(request).getId()).stream()
        .map(IdentityLink::getUserId)
        .filter(Objects::nonNull)
        .toList();
  }

  private List<Told> told(long request) {
    return nudges.of(reference, REVIEW_TRAINING_REQUEST, request).stream()
        .map(Nudge::told)
        .toList();
  }

  private long timers() {
    return engine
        .getManagementService()
        .createJobQuery()
        .processInstanceId(instance.getId())
        .activityId(TRAINING_REVIEW_WAITING)
        .count();
  }

  private static Map<String, Object> with(Map<String, Object> form, String key, Object value) {
    form.put(key, value);
    return form;
  }
}
