package org.mentorat.process;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ANSWER_REQUEST;
import static org.mentorat.process.MentorshipProcess.ANSWER_UNCONFIRMED_END;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ANSWER;
import static org.mentorat.process.MentorshipProcess.DECIDE_MENTOR_CHANGE;
import static org.mentorat.process.MentorshipProcess.REQUEST_SETTLED_END;
import static org.mentorat.process.MentorshipProcess.REQUEST_WITHDRAWN_END;
import static org.mentorat.process.MentorshipProcess.REQUEST_WITHDRAWN_PHASE;
import static org.mentorat.process.MentorshipProcess.UNBLOCK_REQUEST;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.accompaniment.HelpRequest;
import org.mentorat.accompaniment.RequestState;
import org.mentorat.accompaniment.Requests;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.CommitmentNote;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Verdict;
import org.mentorat.engine.Roles;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.matching.Candidate;
import org.mentorat.matching.Matching;
import org.mentorat.matching.Reason;
import org.mentorat.mentorship.Side;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A project of peers: both ask and answer, and nobody's experience is compared (R105, R107). */
@MentoratTest
class PeerPathTest {

  private static final Set<String> NO_GROUP = Set.of();

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired Requests requests;
  @Autowired Matching matching;
  private Scene scene;
  private String mentor;
  private String mentee;
  private ProcessInstance instance;

  @BeforeEach
  void a_pair_of_peers() {
    init(engine);
    // Repeating timers know whole seconds only.
    TestTime.stopAt(Scene.now().truncatedTo(DAYS).plus(Duration.ofHours(39)));
    scene = new Scene(spring).ofPeers();
    mentor = scene.mentor(1);
    instance = scene.inService(mentor);
    mentee = scene.mentee(instance);
  }

  @Test
  void the_mentor_asks_the_mentee_answers_and_the_mentor_says_whether_in_time() {
    final Instant asked = Scene.now();
    long id = scene.asks(mentor, instance, "help-request", YearForms.help());

    assertThat(instance).task(ANSWER_REQUEST).isAssignedTo(mentee);
    assertThat(requests.request(id)).returns(Side.MENTOR, HelpRequest::side);
    assertThat(requests.promise(id))
        .returns(mentee, Commitment::owner)
        .returns(asked.plus(Duration.ofHours(48)), Commitment::limitAt);
    Map<String, Object> shown =
        scene.opens(mentee, List.of(Roles.MENTEES), instance, ANSWER_REQUEST);
    assertThat(shown)
        .containsEntry("peerName", name(mentor))
        .containsEntry("requestText", YearForms.help().get("text"))
        .doesNotContainEntry("menteeName", name(mentee));

    scene.passes(instance, Duration.ofHours(1));
    scene.mentees(instance, ANSWER_REQUEST, YearForms.answer());
    assertThat(instance).task(CONFIRM_ANSWER).isAssignedTo(mentor);
    assertThat(scene.opens(mentor, List.of(Roles.MENTORS), instance, CONFIRM_ANSWER))
        .containsEntry("peerName", name(mentee))
        .containsEntry("answerText", YearForms.answer().get("answer"));
    scene.mentors(instance, CONFIRM_ANSWER, YearForms.answerInTime());

    assertThat(instance).hasPassed(REQUEST_SETTLED_END);
    assertThat(requests.promise(id)).returns(Verdict.KEPT, Commitment::verdict);
    assertThat(requests.request(id))
        .returns(RequestState.CONFIRMED, HelpRequest::state)
        .returns(mentee, HelpRequest::answeredBy);
  }

  @Test
  void the_mentee_asks_and_the_mentor_answers_as_ever() {
    long id = scene.asks(mentee, instance, "help-request", YearForms.help());
    assertThat(instance).task(ANSWER_REQUEST).isAssignedTo(mentor);
    assertThat(requests.promise(id)).returns(mentor, Commitment::owner);
    scene.mentors(instance, ANSWER_REQUEST, YearForms.answer());
    assertThat(instance).task(CONFIRM_ANSWER).isAssignedTo(mentee);
  }

  @Test
  void a_mentee_who_is_late_with_an_answer_is_the_coordination_s_to_see() {
    Map<String, Object> form = YearForms.help();
    form.put("coordinationMayRead", "yes");
    long id = scene.asks(mentor, instance, "help-request", form);
    scene.passes(instance, Duration.ofHours(48));

    assertThat(instance).isWaitingAt(UNBLOCK_REQUEST, ANSWER_REQUEST);
    assertThat(requests.promise(id))
        .returns(Verdict.LATE, Commitment::verdict)
        .returns(mentee, Commitment::owner);
    assertThat(
            scene.opens(Scene.COORDINATOR, List.of(Roles.COORDINATORS), instance, UNBLOCK_REQUEST))
        .containsEntry("askedBy", name(mentor))
        .containsEntry("requestText", form.get("text"));
    scene.coordinates(instance, UNBLOCK_REQUEST, YearForms.mentorRecalled());
    scene.mentees(instance, ANSWER_REQUEST, YearForms.answer());
    scene.passes(instance, Duration.ofDays(7));
    assertThat(instance).hasPassed(ANSWER_UNCONFIRMED_END);
  }

  @Test
  void what_a_mentor_asked_who_is_replaced_is_withdrawn_and_nobody_s_to_answer() {
    final long open = scene.asks(mentor, instance, "help-request", YearForms.help());
    final long own = scene.asks(mentee, instance, "help-request", YearForms.help());
    final long answered = scene.asks(mentor, instance, "help-request", YearForms.help());
    answers(answered);
    scene.passes(instance, Duration.ofHours(1));
    String next = scene.mentor(1);
    String coordinator = scene.account(Roles.COORDINATORS);
    scene.asks(coordinator, instance, "mentor-change", YearForms.mentorChangeDecided());
    scene.coordinates(instance, DECIDE_MENTOR_CHANGE, YearForms.mentorChanged(next));

    assertThat(instance)
        .hasPassed(REQUEST_WITHDRAWN_END, REQUEST_WITHDRAWN_PHASE)
        .isNotWaitingAt(CONFIRM_ANSWER);
    assertThat(instance).task(ANSWER_REQUEST).isAssignedTo(next);
    assertThat(List.of(open, own, answered))
        .extracting(id -> requests.request(id).state())
        .containsExactly(RequestState.WITHDRAWN, RequestState.OPEN, RequestState.UNCONFIRMED);
    assertThat(requests.promise(open)).returns(Verdict.CANCELLED, Commitment::verdict);
    assertThat(requests.promise(open).notes())
        .extracting(CommitmentNote::kind, CommitmentNote::by)
        .containsExactly(tuple(CommitmentNoteKind.WITHDRAWN, Scene.COORDINATOR));
    assertThat(requests.promise(own)).returns(next, Commitment::owner);

    for (String reader : List.of(mentor, next)) {
      assertThat(requests.textFor(open, reader, NO_GROUP)).isEmpty();
      assertThat(requests.answerFor(answered, reader)).isEmpty();
    }
    assertThat(requests.textFor(open, mentee, NO_GROUP)).isPresent();

    // The next one asks too.
    scene.asks(next, instance, "help-request", YearForms.help());
    assertThat(scene.current(instance)).isNotNull();
    assertThat(tasksOf(mentee)).isEqualTo(1);
  }

  @Test
  void experience_is_not_compared_and_nothing_is_said_of_it() {
    scene.mentor(1);
    ProcessInstance waiting = scene.register();
    List<Candidate> candidates =
        matching.rank(scene.reference(waiting), Locale.FRENCH).candidates();

    assertThat(candidates)
        .isNotEmpty()
        .allSatisfy(
            candidate ->
                assertThat(candidate.reasons())
                    .extracting(Reason::code)
                    .contains("needs", "text")
                    .doesNotContain("experience"));
    assertThat(matching.explanation(candidates.get(0)))
        .contains("\"experience\":0")
        .doesNotContain("\"experience\":8");
  }

  private void answers(long request) {
    String task =
        engine
            .getTaskService()
            .createTaskQuery()
            .processInstanceId(instance.getId())
            .taskDefinitionKey(ANSWER_REQUEST)
            .list()
            .stream()
            .filter(
                open ->
                    Long.valueOf(request)
                        .equals(engine.getTaskService().getVariable(open.getId(), "subject")))
            .findFirst()
            .orElseThrow()
            .getId();
    scene.submits(mentee, List.of(Roles.MENTEES), task, YearForms.answer());
    scene.runWhatIsDue(instance);
  }

  private long tasksOf(String account) {
    return engine
        .getTaskService()
        .createTaskQuery()
        .processInstanceId(instance.getId())
        .taskDefinitionKey(ANSWER_REQUEST)
        .taskAssignee(account)
        .count();
  }

  private String name(String account) {
    return spring.getBean(org.mentorat.people.Directory.class).person(account).displayName();
  }
}
