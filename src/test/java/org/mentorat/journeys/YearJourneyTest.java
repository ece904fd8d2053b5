package org.mentorat.journeys;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ACCEPT_ACTION_PLAN;
import static org.mentorat.process.MentorshipProcess.ACCEPT_OBJECTIVES;
import static org.mentorat.process.MentorshipProcess.ACCEPT_TERMS;
import static org.mentorat.process.MentorshipProcess.ACCOMPANIMENT;
import static org.mentorat.process.MentorshipProcess.ANSWER_REQUEST;
import static org.mentorat.process.MentorshipProcess.CHECK_IN_DRIFTED_END;
import static org.mentorat.process.MentorshipProcess.CLOSE_EVALUATIONS_UNANSWERED;
import static org.mentorat.process.MentorshipProcess.CLOSURE;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ANSWER;
import static org.mentorat.process.MentorshipProcess.CONFIRM_CHECK_IN;
import static org.mentorat.process.MentorshipProcess.CONFIRM_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.DRAFT_ACTION_PLAN;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTEE;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTOR;
import static org.mentorat.process.MentorshipProcess.EVALUATIONS;
import static org.mentorat.process.MentorshipProcess.FIRST_CONTACT_UNCONFIRMED_END;
import static org.mentorat.process.MentorshipProcess.LOG_CHECK_IN;
import static org.mentorat.process.MentorshipProcess.MAKE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.MENTORSHIP_CLOSED_END;
import static org.mentorat.process.MentorshipProcess.MID_TERM_AS_MENTEE;
import static org.mentorat.process.MentorshipProcess.MID_TERM_AS_MENTOR;
import static org.mentorat.process.MentorshipProcess.MID_TERM_PHASE;
import static org.mentorat.process.MentorshipProcess.PREPARE_ENDING;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_MEETING;
import static org.mentorat.process.MentorshipProcess.REQUESTS_SETTLED_END;
import static org.mentorat.process.MentorshipProcess.REVIEW_TRAINING_REQUEST;
import static org.mentorat.process.MentorshipProcess.SERVICE_ENDED_END;
import static org.mentorat.process.MentorshipProcess.SETTLE_REQUESTS;
import static org.mentorat.process.MentorshipProcess.UNBLOCK_REQUEST;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.JourneyTest;
import org.mentorat.Together;
import org.mentorat.accompaniment.CheckIn;
import org.mentorat.accompaniment.CheckIns;
import org.mentorat.accompaniment.HelpRequest;
import org.mentorat.accompaniment.Nudge;
import org.mentorat.accompaniment.Nudge.Told;
import org.mentorat.accompaniment.Nudges;
import org.mentorat.accompaniment.Objective;
import org.mentorat.accompaniment.Objectives;
import org.mentorat.accompaniment.RequestState;
import org.mentorat.accompaniment.Requests;
import org.mentorat.closure.Attestation;
import org.mentorat.closure.Closures;
import org.mentorat.closure.Evaluations;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.CommitmentNote;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.commitment.Verdict;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Outcome;
import org.mentorat.mentorship.Side;
import org.mentorat.people.Directory;
import org.mentorat.people.Mentor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;

/**
 * From the opened service to closure, over HTTP; the job executor does its part. In a database of
 * its own: who still waits from earlier journeys would wait each of these years through.
 */
@JourneyTest
@DirtiesContext(classMode = ClassMode.BEFORE_CLASS)
class YearJourneyTest {

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired MentorshipRegister mentorships;
  @Autowired Commitments commitments;
  @Autowired Requests requests;
  @Autowired Nudges nudges;
  @Autowired CheckIns checkIns;
  @Autowired Objectives objectives;
  @Autowired Evaluations evaluations;
  @Autowired Closures closures;
  @Autowired Directory directory;
  @Autowired JdbcClient database;

  @BeforeEach
  void engine() {
    init(engine);
  }

  @AfterEach
  void what_must_always_hold() {
    new Invariants(spring).hold();
    assertThat(
            database
                .sql("select task_def_key_ from act_hi_taskinst where due_date_ < start_time_")
                .query(String.class)
                .list())
        .as("tasks that were overdue when they appeared")
        .isEmpty();
  }

  @Test
  void a_year_in_which_everybody_does_their_part() {
    LivePair pair = LivePair.assigned(spring, Scene.live(spring));
    pair.passes(Duration.ofHours(20));
    pair.mentors(MAKE_FIRST_CONTACT, Scene.contacted());
    pair.passes(Duration.ofHours(2));
    pair.mentees(CONFIRM_FIRST_CONTACT, YearForms.contactConfirmed());
    pair.mentees(ACCEPT_TERMS, YearForms.accepted());
    pair.passes(Duration.ofDays(3));
    pair.mentors(RECORD_FIRST_MEETING, YearForms.firstMeeting());
    pair.mentees(ACCEPT_OBJECTIVES, YearForms.objectivesAccepted());
    pair.mentors(DRAFT_ACTION_PLAN, YearForms.plan());
    pair.mentees(ACCEPT_ACTION_PLAN, YearForms.accepted());
    pair.passes(Duration.ofDays(2));
    pair.asks(pair.mentee, "help-request", YearForms.help());
    pair.asks(pair.mentor, "training-request", YearForms.training());
    pair.coordinates(REVIEW_TRAINING_REQUEST, YearForms.trainingPlanned());
    pair.passes(Duration.ofHours(5));
    pair.mentors(ANSWER_REQUEST, YearForms.answer());
    pair.mentees(CONFIRM_ANSWER, YearForms.answerInTime());

    Mentorship opened = mentorships.mentorship(pair.reference);
    pair.followsUpUntil(middle(opened));
    pair.mentees(MID_TERM_AS_MENTEE, YearForms.midTerm());
    pair.mentors(MID_TERM_AS_MENTOR, YearForms.midTerm());
    pair.followsUpUntil(opened.serviceEndsAt().minus(Duration.ofDays(30)));
    pair.mentors(PREPARE_ENDING, YearForms.endingPrepared());
    pair.followsUpUntil(opened.serviceEndsAt().minus(Duration.ofMinutes(10)));
    pair.passes(Duration.ofHours(1));
    assertThat(pair.instance)
        .isWaitingAtExactly(CLOSURE, EVALUATIONS, EVALUATE_AS_MENTEE, EVALUATE_AS_MENTOR);
    pair.passes(Duration.ofDays(2));
    pair.mentees(EVALUATE_AS_MENTEE, YearForms.evaluatedAsMentee());
    pair.mentors(EVALUATE_AS_MENTOR, YearForms.evaluatedAsMentor());

    isClosed(pair);
    assertThat(commitments.of(pair.reference))
        .extracting(Commitment::promise, Commitment::verdict)
        .containsExactlyInAnyOrder(
            tuple(Promise.ASSIGNMENT, Verdict.KEPT),
            tuple(Promise.FIRST_CONTACT, Verdict.KEPT),
            tuple(Promise.SERVICE_PERIOD, Verdict.KEPT),
            tuple(Promise.ANSWER, Verdict.KEPT));
    assertThat(commitments.of(pair.reference)).flatExtracting(Commitment::notes).isEmpty();
    assertThat(nudged(pair)).as("nobody had to be reminded").isEmpty();
    assertThat(checkIns.of(pair.reference)).hasSize(26).allMatch(CheckIn::isHeld);
    assertThat(objectives.of(pair.reference))
        .extracting(Objective::before, Objective::after)
        .containsExactly(tuple(2, 4), tuple(3, 4));
    assertThat(Side.values())
        .extracting(side -> closures.attestation(pair.reference, side).map(Attestation::contacts))
        .as("first contact, first meeting, one answer, 26 follow-ups")
        .allSatisfy(contacts -> assertThat(contacts).contains(29));
  }

  @Test
  void ten_requests_at_once_of_which_two_are_answered_in_time() throws InterruptedException {
    LivePair pair = inServiceUntil(today().plusDays(30));
    List<String> texts = IntStream.range(0, 10).mapToObj(i -> "Question " + i).toList();
    assertThat(Together.act(10, i -> () -> pair.asks(texts.get(i))))
        .allMatch(Long.class::isInstance)
        .doesNotHaveDuplicates();

    pair.passes(Duration.ofHours(3));
    pair.submitsAbout(texts.subList(0, 2), pair.mentor, ANSWER_REQUEST, YearForms::answer);
    pair.submitsAbout(List.of(texts.get(0)), pair.mentee, CONFIRM_ANSWER, YearForms::answerInTime);
    pair.passes(Duration.ofHours(45).minusMinutes(5));
    assertThat(pair.tasks(pair.coordinator, UNBLOCK_REQUEST)).isEmpty();
    pair.passes(Duration.ofMinutes(6));

    assertThat(pair.tasks(pair.mentor, ANSWER_REQUEST)).hasSize(8);
    assertThat(pair.tasks(pair.coordinator, UNBLOCK_REQUEST)).hasSize(8);
    assertThat(states(pair))
        .containsEntry(texts.get(0), RequestState.CONFIRMED)
        .containsEntry(texts.get(1), RequestState.ANSWERED);
    verdicts(pair, texts.subList(2, 10), Verdict.LATE);

    pair.submitsAbout(texts.subList(2, 4), pair.mentor, ANSWER_REQUEST, YearForms::answer);
    pair.submitsAbout(texts.subList(2, 4), pair.mentee, CONFIRM_ANSWER, YearForms::answerInTime);
    pair.submitsAbout(
        texts.subList(4, 6), pair.coordinator, UNBLOCK_REQUEST, YearForms::requestHandled);
    pair.submitsAbout(
        texts.subList(6, 8), pair.coordinator, UNBLOCK_REQUEST, YearForms::mentorRecalled);
    assertThat(pair.tasks(pair.mentor, ANSWER_REQUEST)).hasSize(4);
    assertThat(pair.tasks(pair.coordinator, UNBLOCK_REQUEST)).as("those left alone").hasSize(2);
    pair.submitsAbout(List.of(texts.get(6)), pair.mentor, ANSWER_REQUEST, YearForms::answer);
    pair.passes(Duration.ofHours(25));
    assertThat(pair.tasks(pair.coordinator, UNBLOCK_REQUEST))
        .as("those left alone, and the one that the mentor was asked again and did not answer")
        .hasSize(3);

    pair.passes(Duration.ofDays(7));
    assertThat(states(pair))
        .containsEntry(texts.get(1), RequestState.UNCONFIRMED)
        .containsEntry(texts.get(6), RequestState.UNCONFIRMED);
    assertThat(pair.tasks(pair.mentee, CONFIRM_ANSWER)).isEmpty();
    verdicts(pair, texts.subList(0, 1), Verdict.KEPT);
    verdicts(pair, texts.subList(1, 2), Verdict.KEPT_UNCONFIRMED);
    verdicts(pair, texts.subList(2, 10), Verdict.LATE);
    assertThat(texts.subList(0, 2))
        .allSatisfy(text -> assertThat(notes(pair, text)).as(text).isEmpty());
    assertThat(texts.subList(2, 10))
        .allSatisfy(
            text ->
                assertThat(notes(pair, text))
                    .as(text)
                    .filteredOn(kind -> kind != CommitmentNoteKind.HANDLED)
                    .containsExactly(CommitmentNoteKind.REMINDER, CommitmentNoteKind.ESCALATION));

    endOfService(pair);
    assertThat(states(pair))
        .containsEntry(texts.get(7), RequestState.HANDED_OVER)
        .containsEntry(texts.get(8), RequestState.HANDED_OVER)
        .containsEntry(texts.get(9), RequestState.HANDED_OVER);
    pair.coordinates(SETTLE_REQUESTS, YearForms.requestsSettled());
    pair.passes(Duration.ofDays(15));
    isClosed(pair);
    assertThat(states(pair))
        .containsAllEntriesOf(
            Map.of(
                texts.get(0), RequestState.CONFIRMED,
                texts.get(1), RequestState.UNCONFIRMED,
                texts.get(2), RequestState.CONFIRMED,
                texts.get(3), RequestState.CONFIRMED,
                texts.get(4), RequestState.HANDLED,
                texts.get(5), RequestState.HANDLED,
                texts.get(6), RequestState.UNCONFIRMED,
                texts.get(7), RequestState.SETTLED,
                texts.get(8), RequestState.SETTLED,
                texts.get(9), RequestState.SETTLED))
        .hasSize(10);
    verdicts(pair, texts.subList(2, 10), Verdict.LATE);
  }

  @Test
  void a_mentee_who_says_nothing_all_year() {
    LivePair pair = LivePair.inService(spring, Scene.live(spring));
    pair.passes(Duration.ofDays(3).plusHours(1));
    pair.mentors(RECORD_FIRST_MEETING, YearForms.firstMeeting());
    Mentorship opened = mentorships.mentorship(pair.reference);
    pair.followsUpUntil(middle(opened));
    pair.mentors(MID_TERM_AS_MENTOR, YearForms.midTerm());
    pair.followsUpUntil(opened.serviceEndsAt().minus(Duration.ofDays(30)));
    pair.mentors(PREPARE_ENDING, YearForms.endingPrepared());
    pair.followsUpUntil(opened.serviceEndsAt().minus(Duration.ofMinutes(10)));
    assertThat(pair.instance).isWaitingAt(ACCOMPANIMENT, ACCEPT_TERMS, ACCEPT_OBJECTIVES);
    pair.passes(Duration.ofHours(1));
    pair.mentors(EVALUATE_AS_MENTOR, YearForms.evaluatedAsMentor());
    pair.passes(Duration.ofDays(13));
    assertThat(pair.instance).isWaitingAtExactly(CLOSURE, EVALUATIONS, EVALUATE_AS_MENTEE);
    pair.passes(Duration.ofDays(1));

    isClosed(pair);
    assertThat(pair.instance)
        .hasPassed(FIRST_CONTACT_UNCONFIRMED_END, CLOSE_EVALUATIONS_UNANSWERED);
    assertThat(commitments.of(pair.reference))
        .extracting(Commitment::promise, Commitment::verdict)
        .containsExactlyInAnyOrder(
            tuple(Promise.ASSIGNMENT, Verdict.KEPT),
            tuple(Promise.FIRST_CONTACT, Verdict.KEPT_UNCONFIRMED),
            tuple(Promise.SERVICE_PERIOD, Verdict.KEPT));
    remindedWeekly(pair, ACCEPT_TERMS, 52);
    remindedWeekly(pair, ACCEPT_OBJECTIVES, 51);
    assertThat(nudged(pair))
        .containsOnlyKeys(
            CONFIRM_FIRST_CONTACT, ACCEPT_TERMS, ACCEPT_OBJECTIVES, MID_TERM_PHASE, EVALUATIONS)
        .containsEntry(CONFIRM_FIRST_CONTACT, 1L)
        .containsEntry(MID_TERM_PHASE, 1L)
        .containsEntry(EVALUATIONS, 1L);
    assertThat(evaluations.ofMentee(pair.reference)).isEmpty();
    assertThat(evaluations.ofMentor(pair.reference)).isPresent();
  }

  @Test
  void a_mentor_who_says_nothing_after_the_first_contact() {
    LivePair pair = LivePair.inService(spring, Scene.live(spring));
    pair.mentees(CONFIRM_FIRST_CONTACT, YearForms.contactConfirmed());
    pair.mentees(ACCEPT_TERMS, YearForms.accepted());
    pair.asks("Toujours là?");
    pair.passes(Duration.ofHours(49));
    pair.coordinates(UNBLOCK_REQUEST, YearForms.mentorRecalled());
    pair.passes(Duration.ofHours(25));
    pair.coordinates(UNBLOCK_REQUEST, YearForms.requestHandled());
    assertThat(states(pair)).containsEntry("Toujours là?", RequestState.HANDLED);

    Mentorship opened = mentorships.mentorship(pair.reference);
    pair.passes(Duration.between(Scene.now(), middle(opened)));
    pair.mentees(MID_TERM_AS_MENTEE, YearForms.midTerm());
    pair.passes(Duration.between(Scene.now(), opened.serviceEndsAt().minusSeconds(3600)));
    assertThat(pair.instance)
        .isWaitingAt(RECORD_FIRST_MEETING, PREPARE_ENDING)
        .hasPassed(CHECK_IN_DRIFTED_END);
    pair.asks("Encore une question");
    pair.passes(Duration.ofHours(2));
    assertThat(pair.instance).hasPassed(SERVICE_ENDED_END).isWaitingAt(SETTLE_REQUESTS);
    pair.coordinates(SETTLE_REQUESTS, YearForms.requestsSettled());
    pair.mentees(EVALUATE_AS_MENTEE, withoutObjectives(YearForms.evaluatedAsMentee()));
    pair.passes(Duration.ofDays(14));

    isClosed(pair);
    List<CheckIn> followUps = checkIns.of(pair.reference);
    assertThat(followUps).hasSize(26).noneMatch(CheckIn::isHeld);
    assertThat(followUps.subList(0, 25))
        .as("the last one opened the day before the end")
        .allSatisfy(checkIn -> assertThat(checkIn.driftedAt()).isNotNull());
    assertThat(commitments.of(pair.reference))
        .extracting(Commitment::promise, Commitment::verdict)
        .containsExactlyInAnyOrder(
            tuple(Promise.ASSIGNMENT, Verdict.KEPT),
            tuple(Promise.FIRST_CONTACT, Verdict.KEPT),
            tuple(Promise.SERVICE_PERIOD, Verdict.KEPT),
            tuple(Promise.ANSWER, Verdict.LATE),
            tuple(Promise.ANSWER, Verdict.CANCELLED));
    assertThat(notes(pair, "Toujours là?"))
        .containsExactly(
            CommitmentNoteKind.REMINDER, CommitmentNoteKind.ESCALATION, CommitmentNoteKind.HANDLED);
    assertThat(notes(pair, "Encore une question")).containsExactly(CommitmentNoteKind.HANDED_OVER);
    remindedWeekly(pair, RECORD_FIRST_MEETING, 52);
    remindedWeekly(pair, PREPARE_ENDING, 4);
    assertThat(nudged(pair))
        // In a year with a 29 February the last one is reminded of at the very end of the service.
        .hasEntrySatisfying(LOG_CHECK_IN, times -> assertThat(times).isBetween(25L, 26L))
        .containsEntry(MID_TERM_PHASE, 1L)
        .containsEntry(EVALUATIONS, 1L)
        .doesNotContainKeys(CONFIRM_FIRST_CONTACT, ACCEPT_TERMS, UNBLOCK_REQUEST);
    assertThat(evaluations.ofMentor(pair.reference)).isEmpty();
  }

  @Test
  void a_project_that_ends_before_the_year() {
    LocalDate lastDay = today().plusDays(40);
    LivePair pair = inServiceUntil(lastDay);
    Instant end = lastDay.plusDays(1).atStartOfDay(Directory.ZONE).toInstant();
    assertThat(mentorships.mentorship(pair.reference).serviceEndsAt()).isEqualTo(end);
    pair.mentors(RECORD_FIRST_MEETING, YearForms.firstMeeting());
    pair.passes(Duration.between(Scene.now(), end.minus(Duration.ofHours(72))));
    pair.asks("En retard");
    pair.passes(Duration.ofHours(60));
    pair.asks("À la dernière heure");
    pair.asks(pair.mentee, "training-request", YearForms.training());
    pair.passes(Duration.between(Scene.now(), end.minus(Duration.ofMinutes(10))));
    assertThat(pair.instance)
        .isWaitingAt(ACCEPT_TERMS, ACCEPT_OBJECTIVES, PREPARE_ENDING, CONFIRM_CHECK_IN)
        .isWaitingAt(LOG_CHECK_IN, ANSWER_REQUEST, UNBLOCK_REQUEST, REVIEW_TRAINING_REQUEST);

    pair.passes(Duration.ofMinutes(10));
    assertThat(pair.instance)
        .isWaitingAtExactly(
            CLOSURE, EVALUATIONS, EVALUATE_AS_MENTEE, EVALUATE_AS_MENTOR, SETTLE_REQUESTS);
    assertThat(states(pair).values()).containsOnly(RequestState.HANDED_OVER).hasSize(2);
    verdicts(pair, List.of("En retard"), Verdict.LATE);
    verdicts(pair, List.of("À la dernière heure"), Verdict.CANCELLED);

    pair.passes(Duration.ofDays(15));
    assertThat(pair.instance).isWaitingAtExactly(CLOSURE, SETTLE_REQUESTS);
    Map<String, Object> settled = YearForms.requestsSettled();
    settled.put("trainingDecision", "answerOtherwise");
    pair.coordinates(SETTLE_REQUESTS, settled);

    isClosed(pair);
    assertThat(pair.instance).hasPassed(REQUESTS_SETTLED_END);
    assertThat(states(pair).values()).containsOnly(RequestState.SETTLED).hasSize(2);
    assertThat(notes(pair, "En retard"))
        .containsExactly(
            CommitmentNoteKind.REMINDER,
            CommitmentNoteKind.ESCALATION,
            CommitmentNoteKind.HANDED_OVER);
    assertThat(notes(pair, "À la dernière heure")).containsExactly(CommitmentNoteKind.HANDED_OVER);
  }

  @Test
  void a_closure_that_the_coordination_leaves_open_is_late_once() {
    LivePair pair = inServiceUntil(today().plusDays(1));
    pair.asks("Restée sans réponse");
    endOfService(pair);
    pair.passes(Duration.ofDays(16).minusHours(1));
    assertThat(servicePeriod(pair).verdict()).isEqualTo(Verdict.OPEN);

    pair.passes(Duration.ofDays(2));
    assertThat(servicePeriod(pair).verdict()).isEqualTo(Verdict.LATE);
    pair.coordinates(SETTLE_REQUESTS, YearForms.requestsSettled());

    isClosed(pair);
    assertThat(servicePeriod(pair).notes())
        .extracting(CommitmentNote::kind)
        .containsExactly(CommitmentNoteKind.ESCALATION);
  }

  @Test
  void nothing_can_be_asked_before_the_first_contact_and_after_the_service() {
    Scene scene = Scene.live(spring, today().plusDays(2));
    LivePair pair = LivePair.assigned(spring, scene);
    refused(pair, "dès le premier contact");

    pair.mentors(MAKE_FIRST_CONTACT, Scene.contacted());
    stranger(pair, new Rest(port(), scene.account("mentees"), Scene.PASSWORD));
    stranger(pair, new Rest(port(), scene.withPassword(scene.mentor(1)), Scene.PASSWORD));
    stranger(pair, pair.coordinator);
    stranger(pair, LivePair.assigned(spring, Scene.live(spring, today().plusDays(2))).mentee);
    wrong(pair);

    endOfService(pair);
    assertThat(pair.instance).isWaitingAt(CLOSURE);
    refused(pair, "Le service de cette démarche est terminé");
    pair.passes(Duration.ofDays(15));
    isClosed(pair);
    refused(pair, "Le service de cette démarche est terminé");
  }

  private void refused(LivePair pair, String sentence) {
    Map<String, Long> before = rows(pair);
    for (Rest.Answer answer :
        List.of(
            pair.mentee.asks(pair.reference, "help-request", YearForms.help()),
            pair.mentee.asks(pair.reference, "training-request", YearForms.training()),
            pair.mentor.asks(pair.reference, "training-request", YearForms.training()))) {
      assertThat(answer.status()).as("%s", answer).isEqualTo(409);
      assertThat(answer.json().path("type").asText()).isEqualTo("AlreadyHandled");
      assertThat(answer.message()).contains(sentence);
    }
    assertThat(rows(pair)).isEqualTo(before);
  }

  private void stranger(LivePair pair, Rest somebody) {
    Map<String, Long> before = rows(pair);
    for (String action : List.of("help-request", "training-request")) {
      for (Map<String, Object> form :
          List.of(YearForms.help(), YearForms.training(), Map.<String, Object>of())) {
        Rest.Answer answer = somebody.asks(pair.reference, action, form);
        assertThat(answer.status()).as("%s", answer).isEqualTo(404);
        assertThat(answer.body()).doesNotContain(pair.reference);
      }
    }
    assertThat(
            somebody
                .post(
                    "/message",
                    "{\"messageName\":\"mentorship.helpRequested\",\"businessKey\":\""
                        + pair.reference
                        + "\"}")
                .status())
        .isEqualTo(403);
    assertThat(rows(pair)).isEqualTo(before);
  }

  private void wrong(LivePair pair) {
    Map<String, Long> before = rows(pair);
    Map<String, Object> help = YearForms.help();
    help.put("text", " ");
    help.put("kind", "argent");
    help.put("urgent", "yes");
    help.put("usefulUntil", YearForms.today().minusDays(1).toString());
    fields(pair.mentee.asks(pair.reference, "help-request", help), "kind", "text", "usefulUntil");
    Map<String, Object> training = YearForms.training();
    training.put("topic", "x".repeat(201));
    training.remove("need");
    fields(pair.mentor.asks(pair.reference, "training-request", training), "topic", "need");
    assertThat(rows(pair)).isEqualTo(before);
  }

  private static void fields(Rest.Answer answer, String... fields) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    assertThat(answer.json().path("fields").findValuesAsText("field")).containsExactly(fields);
  }

  /** How much there is of this mentorship, in our tables and in the engine's. */
  private Map<String, Long> rows(LivePair pair) {
    return Stream.of(
            "help_request where reference = :reference",
            "training_request where reference = :reference",
            "commitment where reference = :reference",
            "nudge where reference = :reference",
            "act_ru_execution where proc_inst_id_ = :instance",
            "act_ru_job where process_instance_id_ = :instance",
            "act_ru_task where proc_inst_id_ = :instance",
            "act_ru_variable where proc_inst_id_ = :instance",
            "act_hi_actinst where proc_inst_id_ = :instance",
            "act_hi_varinst where proc_inst_id_ = :instance",
            "act_hi_op_log where proc_inst_id_ = :instance")
        .collect(
            toMap(
                rows -> rows,
                rows ->
                    database
                        .sql("select count(*) from " + rows)
                        .param("reference", pair.reference)
                        .param("instance", pair.instance.getId())
                        .query(Long.class)
                        .single()));
  }

  private LivePair inServiceUntil(LocalDate lastDay) {
    return LivePair.inService(spring, Scene.live(spring, lastDay));
  }

  private LocalDate today() {
    new LiveTime(spring);
    return YearForms.today();
  }

  private int port() {
    return spring.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  /** The mentor notes each follow-up within the hour. */
  private void endOfService(LivePair pair) {
    Instant end = mentorships.mentorship(pair.reference).serviceEndsAt();
    pair.passes(Duration.between(Scene.now(), end).plusSeconds(1));
    assertThat(pair.instance).hasPassed(SERVICE_ENDED_END);
  }

  private void isClosed(LivePair pair) {
    assertThat(pair.instance).hasPassed(MENTORSHIP_CLOSED_END).isEnded();
    assertThat(
            engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(pair.instance.getId())
                .singleResult()
                .getState())
        .isEqualTo(HistoricProcessInstance.STATE_COMPLETED);
    Mentorship closed = mentorships.mentorship(pair.reference);
    assertThat(closed.outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(closed.closedBy()).isNull();
    assertThat(mentorships.current(pair.reference)).isEmpty();
    assertThat(directory.mentor(pair.mentorAccount).map(Mentor::load)).contains(0);
    assertThat(closures.keptUntil(pair.reference)).isPresent();
    assertThat(Side.values())
        .allSatisfy(side -> assertThat(closures.attestation(pair.reference, side)).isPresent());
    assertThat(commitments.of(pair.reference))
        .allSatisfy(
            commitment -> {
              assertThat(commitment.verdict()).isNotEqualTo(Verdict.OPEN);
              assertThat(commitment.stoppedAt()).isNotNull();
            });
  }

  /** A reminder each week to whom it waits for, save the second one, for the coordination. */
  private void remindedWeekly(LivePair pair, String step, int weeks) {
    List<Nudge> told = nudges.of(pair.reference, step, null);
    assertThat(told).as(step).hasSize(weeks);
    assertThat(told)
        .as(step)
        .filteredOn(nudge -> nudge.told() == Told.COORDINATION)
        .extracting(Nudge::number)
        .containsExactly(2);
  }

  /** How often somebody was told, for each step. */
  private Map<String, Long> nudged(LivePair pair) {
    return database
        .sql("select step, count(*) as times from nudge where reference = ? group by step")
        .param(pair.reference)
        .query((row, number) -> Map.entry(row.getString("step"), row.getLong("times")))
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private Map<String, RequestState> states(LivePair pair) {
    return requests.of(pair.reference).stream()
        .collect(toMap(request -> text(pair, request), HelpRequest::state));
  }

  private void verdicts(LivePair pair, List<String> texts, Verdict verdict) {
    assertThat(texts)
        .allSatisfy(text -> assertThat(promise(pair, text).verdict()).as(text).isEqualTo(verdict));
  }

  private List<CommitmentNoteKind> notes(LivePair pair, String text) {
    return promise(pair, text).notes().stream().map(CommitmentNote::kind).toList();
  }

  private Commitment promise(LivePair pair, String text) {
    HelpRequest about =
        requests.of(pair.reference).stream()
            .filter(request -> text.equals(text(pair, request)))
            .findFirst()
            .orElseThrow();
    return requests.promise(about.id());
  }

  private Commitment servicePeriod(LivePair pair) {
    return commitments.last(pair.reference, Promise.SERVICE_PERIOD, null).orElseThrow();
  }

  private String text(LivePair pair, HelpRequest request) {
    return requests.textFor(request.id(), pair.menteeAccount, Set.of("mentees")).orElseThrow();
  }

  private static Map<String, Object> withoutObjectives(Map<String, Object> evaluation) {
    evaluation.remove("after1");
    evaluation.remove("after2");
    return evaluation;
  }

  private static Instant middle(Mentorship mentorship) {
    Duration whole = Duration.between(mentorship.serviceStartsAt(), mentorship.serviceEndsAt());
    return mentorship.serviceStartsAt().plus(whole.dividedBy(2));
  }
}
