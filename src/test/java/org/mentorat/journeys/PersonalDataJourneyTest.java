package org.mentorat.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorat.process.AgreementAcceptanceProcess.ACCEPT_AGREEMENT;
import static org.mentorat.process.AgreementAcceptanceProcess.ANSWER_AGREEMENT_QUESTION;
import static org.mentorat.process.AgreementChangeProcess.FOLLOW_UP_ACCEPTANCES;
import static org.mentorat.process.ConfidentialWordProcess.ACKNOWLEDGE_BREACH;
import static org.mentorat.process.ConfidentialWordProcess.HANDLE_BREACH;
import static org.mentorat.process.ConfidentialWordProcess.READ_BREACH_ANSWER;
import static org.mentorat.process.MentorAbsenceProcess.LOOK_INTO_HAND_OVERS;
import static org.mentorat.process.MentorAbsenceProcess.NAME_SUBSTITUTE;
import static org.mentorat.process.MentorshipProcess.ACCEPT_ACTION_PLAN;
import static org.mentorat.process.MentorshipProcess.ACCEPT_CONTRIBUTION;
import static org.mentorat.process.MentorshipProcess.ACCEPT_OBJECTIVES;
import static org.mentorat.process.MentorshipProcess.ACCEPT_REVISION;
import static org.mentorat.process.MentorshipProcess.ACCEPT_TERMS;
import static org.mentorat.process.MentorshipProcess.ADJUST_CONTRIBUTION;
import static org.mentorat.process.MentorshipProcess.ADJUST_REVISION;
import static org.mentorat.process.MentorshipProcess.AGREE_CO_MENTOR;
import static org.mentorat.process.MentorshipProcess.AGREE_EARLY_END;
import static org.mentorat.process.MentorshipProcess.AGREE_EXTENSION;
import static org.mentorat.process.MentorshipProcess.ALLOW_EARLIER_EXCHANGES;
import static org.mentorat.process.MentorshipProcess.ANSWER_REQUEST;
import static org.mentorat.process.MentorshipProcess.CHECK_IN_DUE;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ANSWER;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ASSIGNMENT;
import static org.mentorat.process.MentorshipProcess.CONFIRM_CHECK_IN;
import static org.mentorat.process.MentorshipProcess.CONFIRM_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.CONTACT_NEW_MENTEE;
import static org.mentorat.process.MentorshipProcess.CO_MENTOR_CHECK_IN_DUE;
import static org.mentorat.process.MentorshipProcess.DECIDE_EARLY_END;
import static org.mentorat.process.MentorshipProcess.DECIDE_LATE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.DECIDE_MENTOR_CHANGE;
import static org.mentorat.process.MentorshipProcess.DRAFT_ACTION_PLAN;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTEE;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTOR;
import static org.mentorat.process.MentorshipProcess.LOG_CHECK_IN;
import static org.mentorat.process.MentorshipProcess.LOG_CO_MENTOR_CHECK_IN;
import static org.mentorat.process.MentorshipProcess.LOOK_INTO_NO_SHOWS;
import static org.mentorat.process.MentorshipProcess.MAKE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.MID_TERM;
import static org.mentorat.process.MentorshipProcess.MID_TERM_AS_MENTEE;
import static org.mentorat.process.MentorshipProcess.MID_TERM_AS_MENTOR;
import static org.mentorat.process.MentorshipProcess.PREPARE_ENDING;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_MEETING;
import static org.mentorat.process.MentorshipProcess.RECORD_MEETING;
import static org.mentorat.process.MentorshipProcess.RESCHEDULE_MEETING;
import static org.mentorat.process.MentorshipProcess.RESOLVE_CONTESTED_CONTACT;
import static org.mentorat.process.MentorshipProcess.RESOLVE_WAITING;
import static org.mentorat.process.MentorshipProcess.REVIEW_TRAINING_REQUEST;
import static org.mentorat.process.MentorshipProcess.REVISE_TERMS;
import static org.mentorat.process.MentorshipProcess.SETTLE_REQUESTS;
import static org.mentorat.process.MentorshipProcess.UNBLOCK_REQUEST;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.JourneyTest;
import org.mentorat.absence.MentorAbsences;
import org.mentorat.charter.Confidants;
import org.mentorat.comentor.CoMentors;
import org.mentorat.people.Directory;
import org.mentorat.people.NewMentor;
import org.mentorat.people.NewPerson;
import org.mentorat.process.AgreementAcceptanceProcess;
import org.mentorat.process.AgreementChangeProcess;
import org.mentorat.process.ConfidentialWordProcess;
import org.mentorat.process.MentorAbsenceProcess;
import org.mentorat.process.MentorshipProcess;
import org.mentorat.withdrawal.Withdrawals;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;

/**
 * Through every form, accepted and refused, in time and late, and through what a hostile or clumsy
 * client might send: no name, address or text reaches a table of the engine or the log (I9). Only
 * the accounts in {@code act_id_user} have names. In a database of its own: who still waits from
 * earlier journeys would wait the whole year through.
 */
@JourneyTest
@DirtiesContext(classMode = ClassMode.BEFORE_CLASS)
class PersonalDataJourneyTest {

  private static final String HELP = "help-request";
  private static final String TRAINING = "training-request";
  private static final String MEETING = "meeting";

  @LocalServerPort int port;
  @Autowired ApplicationContext spring;
  @Autowired DataSource dataSource;
  @Autowired JdbcClient database;
  @Autowired Directory directory;
  @Autowired Confidants confidants;
  @Autowired Withdrawals withdrawals;

  @Autowired CoMentors coMentors;
  @Autowired RuntimeService runtime;
  @Autowired MentorAbsences absences;
  @Autowired ManagementService management;

  private final Map<String, String> secrets = new LinkedHashMap<>();
  private final List<String> writtenInTheYear = new ArrayList<>();
  private Scene scene;
  private Rest coordinator;
  private Rest accompanying;

  @BeforeEach
  void scene() {
    scene = Scene.live(spring);
    String account = scene.account("coordinators");
    coordinator = new Rest(port, account, Scene.PASSWORD);
    confidants.name(scene.project, List.of(account), "admin");
  }

  @Test
  void nothing_that_people_are_or_write_reaches_the_engine_s_tables_or_the_log() {
    try (Log log = new Log()) {
      everyForm();
      Traces traces = new Traces(secrets.values());
      assertThat(secrets).hasSizeGreaterThan(90);
      assertThat(traces.inTables(dataSource, "act\\_%", "act_id_user")).isEmpty();
      assertThat(traces.in(log.written())).as("words in the log").isEmpty();
      assertThat(log.written()).as("the technical failure, at least").contains("ERROR");

      assertThat(traces.inTables(dataSource, "act\\_id\\_user"))
          .as("an account has a name and an address, nothing else")
          .isNotEmpty()
          .allMatch(place -> place.matches("act_id_user.(first_|last_|email_): .*(name|email).*"));
      assertThat(new Traces(kept()).inTables(dataSource, "%"))
          .extracting(place -> place.replaceAll(".*: ", ""))
          .as("what was accepted is kept where it belongs")
          .containsAll(kept());
    }
    new Invariants(spring).hold();
  }

  @Test
  void the_search_finds_what_is_planted() throws IOException {
    ProcessInstance instance = scene.register();
    String word = secret("planted");
    Traces traces = new Traces(secrets.values());
    assertThat(traces.inTables(dataSource, "act\\_%")).isEmpty();

    runtime.setVariable(instance.getId(), "text", "Chère Madame " + word + ",");
    assertThat(traces.inTables(dataSource, "act\\_%"))
        .contains("act_ru_variable.text_: " + word, "act_hi_varinst.text_: " + word)
        .noneMatch(place -> place.startsWith("act_ge_bytearray"));

    for (byte[] bytes :
        List.of(
            word.toUpperCase().getBytes(UTF_8),
            word.getBytes("UTF-16LE"),
            Base64.getEncoder().encode(("xx" + word).getBytes(UTF_8)),
            gzipped(word))) {
      runtime.setVariable(instance.getId(), "text", "");
      runtime.setVariable(instance.getId(), "bytes", bytes);
      assertThat(traces.inTables(dataSource, "act\\_ge\\_%"))
          .containsExactly("act_ge_bytearray.bytes_: " + word);
      runtime.removeVariable(instance.getId(), "bytes");
      database.sql("delete from act_hi_detail where name_ = 'bytes'").update();
      database.sql("delete from act_hi_varinst where name_ = 'bytes'").update();
      database.sql("delete from act_ge_bytearray where name_ = 'bytes'").update();
      assertThat(traces.inTables(dataSource, "act\\_ge\\_%")).isEmpty();
    }

    try (Log log = new Log()) {
      LoggerFactory.getLogger(getClass())
          .info("A test of the log", new IllegalStateException(word));
      assertThat(traces.in(log.written())).containsExactly(word);
    }
  }

  /**
   * Everything that a year can say of a mentee, through every form, and a withdrawal at its end: of
   * who they are and of what was written nothing is left in any column of any table, ours or the
   * engine's; of what was done, when, by whom and whether in time, everything.
   */
  @Test
  void of_a_mentee_who_withdraws_nothing_is_left_but_the_proofs() {
    try (Log log = new Log()) {
      ProcessInstance pair = running(upToTheService());
      String reference = scene.reference(pair);
      Rest mentee = new Rest(port, scene.withPassword(scene.mentee(pair)), Scene.PASSWORD);
      Rest mentor = untilTheClosure(pair, mentee);
      evaluate(pair, mentor, mentee);
      List<String> words =
          kept().stream()
              // What mentors said of their own absence stays theirs.
              .filter(word -> !word.matches("zq(near|refer|absence|leaving|handovers).*"))
              .toList();
      assertThat(words).hasSizeGreaterThan(75);
      assertThat(new Traces(words).inTables(dataSource, "%"))
          .extracting(place -> place.replaceAll(".*: ", ""))
          .as("before")
          .containsAll(words);
      List<Map<String, Object>> before = proofs(reference);
      assertThat(before).hasSizeGreaterThan(50);

      done(mentee.asks(reference, "withdrawal", YearForms.withdrawal(reference)));
      scene.settle();

      assertThat(new Traces(words).inTables(dataSource, "%")).isEmpty();
      assertThat(new Traces(words).in(log.written())).as("words in the log").isEmpty();
      assertThat(proofs(reference)).containsAll(before);
      assertThat(running(pair.getId())).as("over").isNull();
      assertThat(mentee.get("/task").status()).isEqualTo(401);
      assertThat(mentor.get("/task").status()).isEqualTo(200);
      assertThat(withdrawals.erasedRows(reference).keySet())
          .containsExactlyInAnyOrder(
              "action_plan",
              "action_plan_contribution",
              "action_plan_strategy",
              "assignment",
              "breach",
              "check_in",
              "co_check_in",
              "co_contribution",
              "co_mentorship",
              "commitment_note",
              "contact_confirmation",
              "decline",
              "early_end",
              "ending_preparation",
              "first_contact",
              "first_meeting",
              "help_request",
              "hold",
              "meeting",
              "mentee_evaluation",
              "mentor_change",
              "mentor_evaluation",
              "mentorship",
              "mid_term",
              "no_show_review",
              "objective",
              "person",
              "registration",
              "registration_competence",
              "registration_exclusion",
              "revision_item",
              "revision_proposal",
              "service_extension",
              "suspension",
              "terms",
              "training_request",
              "unblocking_decision");
      readsOn(reference, pair, mentor);
    }
    new Invariants(spring).hold();
  }

  /** What must outlive the words: who did what, when, and whether what was promised was kept. */
  private List<Map<String, Object>> proofs(String reference) {
    return Stream.of(
            "select id, promise, subject, owner, started_at, target_at, limit_at, stopped_at, verdict"
                + " from commitment where stopped_at is not null and reference = :reference",
            "select n.id, n.kind, n.written_at, n.written_by, n.new_limit_at from commitment_note n"
                + " join commitment c on c.id = n.commitment_id where c.reference = :reference",
            "select id, version_id, sha256, signed_at, signed_by from signature"
                + " where reference = :reference",
            "select id, number, kind, requested_at, requested_by, answer_recorded_at, answered_by,"
                + " in_time from help_request where reference = :reference",
            "select id, opened_at, outcome, held_on, logged_by from check_in"
                + " where reference = :reference",
            "select id, number, begins_at, state, absent, recorded_by from meeting"
                + " where reference = :reference",
            "select id, step, number, told, nudged_at from nudge where reference = :reference",
            "select a.id, a.mentor_id, a.assigned_at, a.assigned_by, a.received_at from assignment a"
                + " join mentorship m on m.id = a.mentorship_id where m.reference = :reference",
            "select reference, registered_at, service_starts_at, service_ends_at from mentorship"
                + " where reference = :reference")
        .flatMap(
            proofs ->
                database.sql(proofs).param("reference", reference).query().listOfRows().stream())
        .toList();
  }

  /** Whoever read before reads on: the views, the history, the coordination's lists. */
  private void readsOn(String reference, ProcessInstance pair, Rest mentor) {
    assertThat(
            database
                .sql("select reasons from broken_promise where reference = :reference")
                .param("reference", reference)
                .query(String.class)
                .list())
        .isNotEmpty()
        .filteredOn(reasons -> reasons != null)
        .allMatch(reasons -> reasons.matches("(Texte effacé\\n?)+"));
    assertThat(
            database
                .sql("select waited::text from mentee_wait where reference = :reference")
                .param("reference", reference)
                .query(String.class)
                .single())
        .isNotBlank();
    Rest auditor = new Rest(port, scene.account("auditors"), Scene.PASSWORD);
    assertThat(
            auditor
                .get("/history/activity-instance/count?processInstanceId=" + pair.getId())
                .json()
                .path("count")
                .asInt())
        .isGreaterThan(100);
    assertThat(coordinator.get("/task/count").status()).isEqualTo(200);
    assertThat(mentor.asks(reference, "withdrawal", Map.of()).status()).isEqualTo(404);
    assertThat(coordinator.asks(reference, "withdrawal", Map.of()).status()).isEqualTo(409);
    assertThat(coordinator.registers(registration("mentee")).status())
        .as("somebody new, with the same address")
        .isBetween(200, 299);
    scene.settle();
    assertThat(
            database
                .sql("select count(distinct mentee_id) from mentorship where project = :project")
                .param("project", scene.project)
                .query(Integer.class)
                .single())
        .isEqualTo(2);
  }

  private void everyForm() {
    theYear(running(upToTheService()));

    referredWhileWaiting();
    referredInsteadOfMatched();
    aNewVersion();
    signIns();
    aTechnicalFailure();
  }

  /**
   * @return the id of the instance of a mentorship whose service has just opened
   */
  private String upToTheService() {
    String near = mentor("near", scene.workplace);
    String far = mentor("far", scene.otherWorkplace);
    String last = mentor("last", scene.otherWorkplace);
    Rest mentor = new Rest(port, scene.withPassword(near), Scene.PASSWORD);

    Map<String, Object> registration = registration("mentee");
    Map<String, Object> wrong = registration("refused");
    wrong.put("email", secret("refusedAddress"));
    wrong.remove("consent");
    refused(coordinator.registers(wrong), "email", "consent");
    wrong.put("project", secret("refusedProject"));
    wrong.put("yearsOfExperience", secret("refusedYears"));
    refused(coordinator.registers(wrong), "email", "consent", "project", "yearsOfExperience");

    registration.put("smuggled", secret("smuggled"));
    String body = Rest.body(registration);
    String instance =
        done(coordinator.post(
                "/process-definition/key/mentorship/submit-form",
                "{\"businessKey\":\"" + secret("businessKey") + "\"," + body.substring(1)))
            .json()
            .path("id")
            .asText();
    scene.settle();
    assertThat(coordinator.registers(registration).status()).isEqualTo(409);

    String confirm = coordinator.task(instance, CONFIRM_ASSIGNMENT);
    opens(coordinator, confirm);
    refused(
        coordinator.submits(
            confirm,
            Map.of(
                "decision",
                "confirm",
                "mentor",
                secret("refusedMentor"),
                "choiceReason",
                secret("refusedChoice"))),
        "mentor");
    refused(
        coordinator.submits(
            confirm, Map.of("decision", "wait", "waitReason", secret("tooLong").repeat(300))),
        "waitReason");
    submits(
        coordinator,
        instance,
        CONFIRM_ASSIGNMENT,
        Map.of("decision", "wait", "waitReason", text("waitReason")));

    String waiting = coordinator.task(instance, RESOLVE_WAITING);
    opens(coordinator, waiting);
    refused(
        coordinator.submits(
            waiting,
            Map.of(
                "decision", "refer",
                "referTo", secret("refusedReferral"),
                "referReason", secret("refusedReferralReason"))),
        "referConfirmed");
    aroundTheGate(coordinator, waiting, instance);
    submits(coordinator, instance, RESOLVE_WAITING, Map.of("decision", "searchAgain"));

    submits(
        coordinator,
        instance,
        CONFIRM_ASSIGNMENT,
        Map.of("decision", "confirm", "mentor", far, "choiceReason", text("choiceReason")));
    Rest declining = new Rest(port, scene.withPassword(far), Scene.PASSWORD);
    submits(
        declining,
        instance,
        MAKE_FIRST_CONTACT,
        Map.of(
            "outcome",
            "declined",
            "declineReason",
            "other",
            "declineComment",
            text("declineComment"),
            "declineConfirmed",
            true));

    opens(coordinator, coordinator.task(instance, CONFIRM_ASSIGNMENT));
    submits(
        coordinator, instance, CONFIRM_ASSIGNMENT, Map.of("decision", "confirm", "mentor", near));
    String contact = mentor.task(instance, MAKE_FIRST_CONTACT);
    opens(mentor, contact);
    refused(
        mentor.submits(
            contact,
            Map.of(
                "outcome", "contacted",
                "contactedAt", secret("refusedDate"),
                "channel", "phone",
                "refinedNeeds", secret("refusedNeeds"),
                "rules", secret("refusedRules"))),
        "contactedAt",
        "frequency",
        "channels",
        "planNeeded",
        "planReason");
    aroundTheGate(mentor, contact, instance);

    scene.passes(running(instance), Duration.ofHours(72));
    String late = coordinator.task(instance, DECIDE_LATE_FIRST_CONTACT);
    opens(coordinator, late);
    refused(
        coordinator.submits(
            late,
            Map.of(
                "decision", "extend",
                "newLimit", "2020-01-01T10:00:00Z",
                "extensionReason", secret("refusedExtension"))),
        "newLimit");
    submits(
        coordinator,
        instance,
        DECIDE_LATE_FIRST_CONTACT,
        Map.of(
            "decision", "extend",
            "newLimit", Scene.now().plus(Duration.ofHours(24)).toString(),
            "extensionReason", text("extensionReason")));
    opens(mentor, contact);
    scene.passes(running(instance), Duration.ofHours(25));
    opens(coordinator, coordinator.task(instance, DECIDE_LATE_FIRST_CONTACT));
    submits(
        coordinator,
        instance,
        DECIDE_LATE_FIRST_CONTACT,
        Map.of(
            "decision",
            "reassign",
            "reassignReason",
            text("reassignReason"),
            "reassignConfirmed",
            true));

    submits(
        coordinator, instance, CONFIRM_ASSIGNMENT, Map.of("decision", "confirm", "mentor", last));
    Map<String, Object> contacted = Scene.contacted();
    contacted.put("refinedNeeds", text("refinedNeeds"));
    contacted.put("rules", text("rules"));
    contacted.put("planReason", text("planReason"));
    accompanying = new Rest(port, scene.withPassword(last), Scene.PASSWORD);
    submits(accompanying, instance, MAKE_FIRST_CONTACT, contacted);
    return instance;
  }

  private void theYear(ProcessInstance pair) {
    String instance = pair.getId();
    Rest mentee = new Rest(port, scene.withPassword(scene.mentee(pair)), Scene.PASSWORD);
    Rest mentor = untilTheClosure(pair, mentee);
    Map<String, Object> settled = written("settled", YearForms.requestsSettled(), "note");
    settled.put("trainingDecision", "answerOtherwise");
    submits(coordinator, instance, SETTLE_REQUESTS, settled);
    evaluate(pair, mentor, mentee);
    assertThat(running(instance)).as("closed").isNull();
  }

  private void evaluate(ProcessInstance pair, Rest mentor, Rest mentee) {
    String instance = pair.getId();
    Map<String, Object> evaluated =
        written("menteeEvaluates", YearForms.evaluatedAsMentee(), "comment");
    evaluated.put("after3", 2);
    submits(mentee, instance, EVALUATE_AS_MENTEE, evaluated);
    submits(
        mentor,
        instance,
        EVALUATE_AS_MENTOR,
        written("mentorEvaluates", YearForms.evaluatedAsMentor(), "comment"));
  }

  /**
   * @return the mentor of the end
   */
  private Rest untilTheClosure(ProcessInstance pair, Rest mentee) {
    String instance = pair.getId();
    String reference = scene.reference(pair);
    Rest mentor = accompanying;

    submits(
        mentee,
        instance,
        CONFIRM_FIRST_CONTACT,
        written("contested", YearForms.contactContested(), "comment"));
    submits(
        coordinator,
        instance,
        RESOLVE_CONTESTED_CONTACT,
        written("resolved", YearForms.contestResolved(), "note"));
    submits(mentee, instance, ACCEPT_TERMS, written("terms", YearForms.discussed(), "comment"));
    submits(mentor, instance, REVISE_TERMS, written("revised", YearForms.termsRevised(), "rules"));
    submits(mentee, instance, ACCEPT_TERMS, YearForms.accepted());

    for (String round : List.of("first", "second")) {
      Map<String, Object> meeting = YearForms.firstMeeting();
      meeting.putAll(Map.of("objective3", "", "scope3", "personal", "kind3", "attitude"));
      submits(
          mentor,
          instance,
          RECORD_FIRST_MEETING,
          written(
              round + "Meeting", meeting, "objective1", "objective2", "objective3", "planReason"));
      if (round.equals("first")) {
        submits(
            mentee,
            instance,
            ACCEPT_OBJECTIVES,
            written("objectives", YearForms.discussed(), "comment"));
      }
    }
    Map<String, Object> rated = YearForms.objectivesAccepted();
    rated.put("before3", 1);
    submits(mentee, instance, ACCEPT_OBJECTIVES, rated);
    for (String round : List.of("first", "second")) {
      submits(
          mentor,
          instance,
          DRAFT_ACTION_PLAN,
          written(
              round + "Plan",
              YearForms.plan(),
              "strategy1",
              "strategy2",
              "strategy3",
              "contribution",
              "otherContribution"));
      submits(
          mentee,
          instance,
          ACCEPT_ACTION_PLAN,
          round.equals("first")
              ? written("plan", YearForms.discussed(), "comment")
              : YearForms.accepted());
    }

    requestsAndTraining(pair, mentor, mentee);
    followUps(pair, mentor, mentee);
    meetings(pair, mentor, mentee);
    revisions(pair, mentor, mentee);
    contributions(pair, mentor, mentee);
    inConfidence(pair, mentee);
    standsStill(pair, mentor, mentee);
    nearlyAnotherEnd(pair, mentor, mentee);
    mentor = anotherMentor(pair, mentee);

    scene.passesUntil(pair, timer(pair, MID_TERM));
    submits(mentee, instance, MID_TERM_AS_MENTEE, written("half", YearForms.midTerm(), "comment"));
    submits(
        mentor,
        instance,
        MID_TERM_AS_MENTOR,
        written("mentorHalf", YearForms.midTerm(), "comment"));
    Instant end = scene.mentorship(pair).serviceEndsAt();
    scene.passesUntil(pair, end.minus(Duration.ofDays(30)));
    submits(
        mentor,
        instance,
        PREPARE_ENDING,
        written("ending", YearForms.endingPrepared(), "remaining"));
    scene.passesUntil(pair, end.minus(Duration.ofHours(1)));
    asks(mentee, reference, HELP, written("unanswered", YearForms.help(), "text"));
    asks(mentor, reference, TRAINING, written("unplanned", YearForms.training(), "topic", "need"));

    scene.passesUntil(pair, end);
    assertThat(mentee.asks(reference, HELP, refusedHelp()).status()).isEqualTo(409);
    return mentor;
  }

  private void requestsAndTraining(ProcessInstance pair, Rest mentor, Rest mentee) {
    String instance = pair.getId();
    String reference = scene.reference(pair);
    Map<String, Object> wrong = refusedHelp();
    wrong.put("channel", secret("refusedChannel"));
    wrong.put("urgent", "yes");
    wrong.put("usefulUntil", secret("refusedDay"));
    refused(mentee.asks(reference, HELP, wrong), "channel", "usefulUntil");
    assertThat(mentor.asks(reference, HELP, refusedHelp()).status()).isEqualTo(404);
    assertThat(coordinator.asks(reference, HELP, refusedHelp()).status()).isEqualTo(404);
    assertThat(mentee.asks(reference, secret("unknownAction"), refusedHelp()).status())
        .isEqualTo(404);
    assertThat(mentee.asks(secret("unknownReference"), HELP, refusedHelp()).status())
        .isEqualTo(404);

    asks(mentee, reference, HELP, written("asked", YearForms.help(), "text"));
    String answer = mentor.task(instance, ANSWER_REQUEST);
    Map<String, Object> early = YearForms.answer();
    early.put("answer", secret("refusedAnswer"));
    early.put("answeredAt", "2020-01-01T10:00:00Z");
    refused(mentor.submits(answer, early), "answeredAt");
    aroundTheGate(mentor, answer, instance);
    submits(mentor, instance, ANSWER_REQUEST, written("answered", YearForms.answer(), "answer"));
    submits(
        mentee,
        instance,
        CONFIRM_ANSWER,
        written("confirmed", YearForms.answerInTime(), "comment"));

    Map<String, Object> late = written("askedLate", YearForms.help(), "text");
    late.put("coordinationMayRead", "yes");
    asks(mentee, reference, HELP, late);
    scene.passes(pair, Duration.ofHours(49));
    submits(
        coordinator,
        instance,
        UNBLOCK_REQUEST,
        written("recalled", YearForms.mentorRecalled(), "note"));
    scene.passes(pair, Duration.ofHours(25));
    submits(
        coordinator,
        instance,
        UNBLOCK_REQUEST,
        written("handled", YearForms.requestHandled(), "note"));

    Map<String, Object> tooLong = YearForms.training();
    tooLong.put("topic", secret("tooLongTopic").repeat(20));
    refused(mentee.asks(reference, TRAINING, tooLong), "topic");
    asks(mentee, reference, TRAINING, written("wished", YearForms.training(), "topic", "need"));
    submits(
        coordinator,
        instance,
        REVIEW_TRAINING_REQUEST,
        written("reviewed", YearForms.trainingPlanned(), "note"));
  }

  private void followUps(ProcessInstance pair, Rest mentor, Rest mentee) {
    String instance = pair.getId();
    nextFollowUp(pair);
    submits(mentor, instance, LOG_CHECK_IN, written("held", YearForms.checkInHeld(), "topic"));
    nextFollowUp(pair);
    submits(
        mentor,
        instance,
        LOG_CHECK_IN,
        written("notHeld", new LinkedHashMap<>(Map.of("outcome", "notHeld")), "note"));
    nextFollowUp(pair);
    scene.passes(pair, Duration.ofDays(7));
    opens(mentor, mentor.task(instance, LOG_CHECK_IN));
    submits(
        mentee,
        instance,
        CONFIRM_CHECK_IN,
        written("toldByMentee", YearForms.checkInToldByMentee(), "note"));
  }

  private void meetings(ProcessInstance pair, Rest mentor, Rest mentee) {
    String instance = pair.getId();
    String reference = scene.reference(pair);
    Map<String, Object> wrong = YearForms.meeting(Scene.now().minus(Duration.ofDays(1)));
    wrong.put("note", secret("refusedMeeting"));
    refused(mentee.asks(reference, MEETING, wrong), "beginsAt");

    plans(mentee, reference, "planned");
    scene.passes(pair, Duration.ofDays(2));
    submits(
        mentor, instance, RECORD_MEETING, written("notedMeeting", YearForms.meetingHeld(), "note"));

    long meeting = plans(mentor, reference, "cancelled");
    asks(
        mentor,
        reference,
        "meeting-cancellation",
        written("cancellation", YearForms.meetingCancelled(meeting), "reason"));
    submits(mentor, instance, RESCHEDULE_MEETING, meeting("rescheduled"));
    scene.passes(pair, Duration.ofDays(2));
    submits(mentor, instance, RECORD_MEETING, written("absent", YearForms.otherAbsent(), "note"));
    plans(mentee, reference, "again");
    scene.passes(pair, Duration.ofDays(2));
    submits(
        mentor, instance, RECORD_MEETING, written("absentAgain", YearForms.otherAbsent(), "note"));
    submits(
        coordinator,
        instance,
        LOOK_INTO_NO_SHOWS,
        written("absences", YearForms.noShowsReviewed(), "note"));
  }

  private Map<String, Object> meeting(String which) {
    Map<String, Object> form = YearForms.meeting(Scene.now().plus(Duration.ofDays(1)));
    return written(which + "Meeting", form, "note", "whereabouts");
  }

  private long plans(Rest person, String reference, String which) {
    long id = done(person.asks(reference, MEETING, meeting(which))).json().path("id").asLong();
    scene.settle();
    return id;
  }

  private void revisions(ProcessInstance pair, Rest mentor, Rest mentee) {
    String instance = pair.getId();
    asks(mentor, scene.reference(pair), "plan-revision", revised("proposed"));
    submits(
        mentee, instance, ACCEPT_REVISION, written("revision", YearForms.discussed(), "comment"));
    Map<String, Object> changed = revised("adjusted");
    changed.put("decision", "change");
    submits(mentor, instance, ADJUST_REVISION, changed);
    submits(mentee, instance, ACCEPT_REVISION, YearForms.accepted());
  }

  private Map<String, Object> revised(String which) {
    return written(
        which + "Revision",
        YearForms.planRevised(),
        "reason",
        "strategy1",
        "strategy2",
        "contribution");
  }

  private void contributions(ProcessInstance pair, Rest mentor, Rest mentee) {
    String instance = pair.getId();
    String reference = scene.reference(pair);
    String account = mentor("beside", scene.workplace);
    Rest coMentor = new Rest(port, scene.withPassword(account), Scene.PASSWORD);
    Map<String, Object> wrong = YearForms.coMentorInvited("strategy1", secret("refusedCoMentor"));
    refused(mentee.asks(reference, "co-mentor-invitation", wrong), "coMentor");
    asks(mentor, reference, "co-mentor-invitation", contribution("notAgreed", account));
    submits(
        mentee,
        instance,
        AGREE_CO_MENTOR,
        written("notAgreed", YearForms.coMentorNotAgreed(), "comment"));
    asks(mentor, reference, "co-mentor-invitation", contribution("declined", account));
    submits(mentee, instance, AGREE_CO_MENTOR, YearForms.coMentorAgreed());
    submits(
        coMentor,
        instance,
        ACCEPT_CONTRIBUTION,
        written("declined", YearForms.contributionDeclined(), "reason"));
    asks(mentee, reference, "co-mentor-invitation", contribution("invited", account));
    submits(mentor, instance, AGREE_CO_MENTOR, YearForms.coMentorAgreed());
    submits(
        coMentor,
        instance,
        ACCEPT_CONTRIBUTION,
        written("reworded", YearForms.contributionReworded(), "wording"));
    submits(
        mentee,
        instance,
        ADJUST_CONTRIBUTION,
        written("changed", YearForms.contributionChanged(), "contribution"));
    submits(coMentor, instance, ACCEPT_CONTRIBUTION, YearForms.contributionAccepted());

    asks(mentee, reference, HELP, written("askedBeside", YearForms.helpFrom(account), "text"));
    submits(
        coMentor,
        instance,
        ANSWER_REQUEST,
        written("answeredBeside", YearForms.answer(), "answer"));
    submits(mentee, instance, CONFIRM_ANSWER, YearForms.answerInTime());
    scene.passesUntil(pair, timer(pair, CO_MENTOR_CHECK_IN_DUE));
    submits(
        coMentor,
        instance,
        LOG_CO_MENTOR_CHECK_IN,
        written("besideCheckIn", YearForms.coMentorCheckIn(), "note"));
    asks(
        coMentor,
        reference,
        "co-mentor-departure",
        written(
            "departure",
            YearForms.coMentorDeparture(coMentors.active(reference).get(0).id()),
            "words"));
  }

  private Map<String, Object> contribution(String which, String coMentor) {
    return written(
        which + "Contribution", YearForms.coMentorInvited("strategy1", coMentor), "contribution");
  }

  private void inConfidence(ProcessInstance pair, Rest mentee) {
    asks(
        mentee,
        scene.reference(pair),
        "charter-breach",
        written("confided", YearForms.confidentialWord(), "text"));
    String word =
        runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(ConfidentialWordProcess.KEY)
            .processInstanceBusinessKey(scene.reference(pair))
            .singleResult()
            .getId();
    aroundTheGate(coordinator, coordinator.task(word, ACKNOWLEDGE_BREACH), word);
    submits(
        coordinator,
        word,
        ACKNOWLEDGE_BREACH,
        written("acknowledged", YearForms.wordAcknowledged(), "message"));
    submits(
        coordinator,
        word,
        HANDLE_BREACH,
        written("handledWord", YearForms.wordHandled(), "note", "answer"));
    submits(mentee, word, READ_BREACH_ANSWER, Map.of("answerRead", true));
  }

  private void standsStill(ProcessInstance pair, Rest mentor, Rest mentee) {
    String reference = scene.reference(pair);
    Map<String, Object> wrong = YearForms.suspension(1);
    wrong.put("words", secret("refusedSuspension"));
    refused(mentee.asks(reference, "suspension", wrong), "until");
    asks(mentee, reference, "suspension", written("suspended", YearForms.suspension(30), "words"));
    assertThat(mentee.asks(reference, HELP, refusedHelp()).status()).isEqualTo(409);
    asks(mentor, reference, "resumption", YearForms.resumed());
  }

  private void nearlyAnotherEnd(ProcessInstance pair, Rest mentor, Rest mentee) {
    String instance = pair.getId();
    String reference = scene.reference(pair);
    asks(mentee, reference, "early-end", written("endAsked", YearForms.earlyEnd(), "words"));
    submits(
        mentor,
        instance,
        AGREE_EARLY_END,
        written("endDiscussed", YearForms.earlyEndToDiscuss(), "words"));
    submits(
        coordinator,
        instance,
        DECIDE_EARLY_END,
        written("endRefused", YearForms.earlyEndRefused(), "note"));

    LocalDate later =
        LocalDate.ofInstant(scene.mentorship(pair).serviceEndsAt(), Directory.ZONE).plusDays(30);
    asks(mentee, reference, "extension", written("longer", YearForms.extension(later), "why"));
    submits(
        mentor,
        instance,
        AGREE_EXTENSION,
        written("notLonger", YearForms.extensionDeclined(), "note"));
  }

  private Rest anotherMentor(ProcessInstance pair, Rest mentee) {
    String instance = pair.getId();
    String reference = scene.reference(pair);
    asks(
        mentee,
        reference,
        "mentor-change",
        written("changeAsked", YearForms.mentorChangeAsked(), "words"));
    submits(
        coordinator,
        instance,
        DECIDE_MENTOR_CHANGE,
        written("mentorKept", YearForms.mentorKept(), "note"));

    String next = mentor("next", scene.workplace);
    asks(
        coordinator,
        reference,
        "mentor-change",
        written("changeDecided", YearForms.mentorChangeDecided(), "coordinationReason"));
    submits(coordinator, instance, DECIDE_MENTOR_CHANGE, YearForms.mentorChanged(next));
    Rest mentor = new Rest(port, scene.withPassword(next), Scene.PASSWORD);
    isAwayForAWhile(instance, next, mentor);
    submits(
        mentor,
        instance,
        CONTACT_NEW_MENTEE,
        written("newContact", YearForms.newMenteeContacted(), "note"));
    submits(mentee, instance, ALLOW_EARLIER_EXCHANGES, YearForms.earlierAllowed());
    return mentor;
  }

  private void isAwayForAWhile(String instance, String account, Rest mentor) {
    LocalDate today = YearForms.today();
    tells(
        mentor,
        account,
        "absence",
        written("absence", YearForms.absence(today, today.plusDays(1)), "words"));
    submits(
        coordinator,
        absence(account).getId(),
        NAME_SUBSTITUTE,
        YearForms.substituteNamed(mentor("substitute", scene.workplace)));
    tells(mentor, account, "return", YearForms.mentorReturned());
    tells(coordinator, account, "leaving", written("leaving", YearForms.leaving(today), "words"));
    scene.passesUntil(absence(account), today.plusDays(1).atStartOfDay(Directory.ZONE).toInstant());
    submits(
        coordinator,
        absence(account).getId(),
        LOOK_INTO_HAND_OVERS,
        written("handOvers", YearForms.handOversLookedInto(), "note"));
    tells(coordinator, account, "return", YearForms.mentorReturned());
    submits(
        coordinator,
        instance,
        DECIDE_MENTOR_CHANGE,
        written("keptAfterAll", YearForms.mentorKept(), "note"));
  }

  private void tells(Rest person, String mentor, String action, Map<String, Object> form) {
    form.put("smuggled", secret("smuggledInAction"));
    done(person.tells(mentor, action, form));
    scene.settle();
  }

  private ProcessInstance absence(String account) {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(MentorAbsenceProcess.KEY)
        .processInstanceBusinessKey(absences.open(account).orElseThrow().reference())
        .singleResult();
  }

  private void nextFollowUp(ProcessInstance pair) {
    scene.passesUntil(pair, timer(pair, CHECK_IN_DUE));
  }

  private Instant timer(ProcessInstance pair, String element) {
    return management
        .createJobQuery()
        .processInstanceId(pair.getId())
        .activityId(element)
        .singleResult()
        .getDuedate()
        .toInstant();
  }

  private Map<String, Object> refusedHelp() {
    Map<String, Object> form = YearForms.help();
    form.put("text", secret("refusedHelp"));
    return form;
  }

  /** The form with a text of its own in each of these fields, which the service has to keep. */
  private Map<String, Object> written(String where, Map<String, Object> form, String... keys) {
    for (String key : keys) {
      form.put(key, text(where + key));
      writtenInTheYear.add(where + key);
    }
    return form;
  }

  private void asks(Rest person, String reference, String action, Map<String, Object> form) {
    form.put("smuggled", secret("smuggledInAction"));
    done(person.asks(reference, action, form));
    scene.settle();
  }

  private void aNewVersion() {
    String waiting =
        done(coordinator.registers(registration("signatory"))).json().path("id").asText();
    scene.settle();
    String account = scene.mentee(running(waiting));
    Rest person = new Rest(port, scene.withPassword(account), Scene.PASSWORD);
    refused(
        coordinator.publishes("charte", Map.of("textFr", secret("refusedVersion"))),
        "textEn",
        "changesFr",
        "changesEn",
        "inForceOn",
        "acceptance",
        "confirmation");
    done(
        coordinator.publishes(
            "charte",
            written(
                "version",
                YearForms.newVersion("charte-2"),
                "textFr",
                "textEn",
                "changesFr",
                "changesEn")));
    scene.settle();
    String acceptance = process(AgreementAcceptanceProcess.KEY, "charte-2/" + account);
    aroundTheGate(person, person.task(acceptance, ACCEPT_AGREEMENT), acceptance);
    submits(
        person,
        acceptance,
        ACCEPT_AGREEMENT,
        written("asked", new LinkedHashMap<>(Map.of("reply", "question")), "question"));
    submits(
        coordinator,
        acceptance,
        ANSWER_AGREEMENT_QUESTION,
        written("explained", new LinkedHashMap<>(), "answer"));
    scene.passes(running(waiting), Duration.ofDays(15));
    submits(
        coordinator,
        process(AgreementChangeProcess.KEY, "charte-2"),
        FOLLOW_UP_ACCEPTANCES,
        written("followedUp", new LinkedHashMap<>(Map.of("decision", "close")), "note"));
    submits(person, acceptance, ACCEPT_AGREEMENT, Map.of("reply", "accept"));
  }

  private String process(String key, String businessKey) {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(key)
        .processInstanceBusinessKey(businessKey)
        .singleResult()
        .getId();
  }

  private void referredWhileWaiting() {
    Map<String, Object> form = registration("waiting");
    form.put("language", "en");
    String instance = done(coordinator.registers(form)).json().path("id").asText();
    scene.settle();
    opens(coordinator, coordinator.task(instance, RESOLVE_WAITING));
    submits(coordinator, instance, RESOLVE_WAITING, referral("Waiting"));
  }

  private void referredInsteadOfMatched() {
    String instance = done(coordinator.registers(registration("else"))).json().path("id").asText();
    scene.settle();
    String reference = running(instance).getBusinessKey();
    submits(coordinator, instance, CONFIRM_ASSIGNMENT, referral("Matched"));
    corrections(reference);
  }

  private void corrections(String reference) {
    asks(coordinator, reference, "reopening", written("reopened", YearForms.reopened(), "words"));
    String again =
        runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(MentorshipProcess.KEY)
            .processInstanceBusinessKey(reference)
            .singleResult()
            .getId();
    submits(
        coordinator,
        again,
        CONFIRM_ASSIGNMENT,
        Map.of("decision", "confirm", "mentor", scene.mentor(1), "choiceReason", text("wrongly")));
    asks(
        coordinator,
        reference,
        "assignment-correction",
        written("corrected", YearForms.assignmentCorrected(), "words"));
  }

  private Map<String, Object> referral(String which) {
    return Map.of(
        "decision",
        "refer",
        "referTo",
        text("referTo" + which),
        "referReason",
        text("referReason" + which),
        "referConfirmed",
        true);
  }

  // What the guard refuses must not be remembered either.
  private void aroundTheGate(Rest person, String task, String instance) {
    String value = "{\"value\":\"" + secret("around") + "\",\"type\":\"String\"}";
    String variables = "{\"variables\":{\"x\":" + value + "}}";
    for (String path :
        List.of(
            "/task/" + task + "/complete",
            "/task/" + task + "/resolve",
            "/task/" + task + "/bpmnError",
            "/process-definition/key/mentorship/start",
            "/process-instance/" + instance + "/variables",
            "/task/" + task + "/variables",
            "/task/" + task + "/localVariables")) {
      assertThat(person.post(path, variables.replace("\"variables\"", modified(path))).status())
          .as(path)
          .isBetween(400, 499);
    }
    assertThat(
            person
                .post(
                    "/task/" + task + "/comment/create",
                    "{\"message\":\"" + secret("comment") + "\"}")
                .status())
        .isBetween(400, 499);
    assertThat(
            person
                .post(
                    "/message",
                    "{\"messageName\":\"mentorship.mentorAvailable\",\"processInstanceId\":\""
                        + instance
                        + "\",\"processVariables\":{\"x\":"
                        + value
                        + "}}")
                .status())
        .isBetween(400, 499);
    assertThat(
            person
                .post("/task/" + task + "/submit-form", "{\"variables\":{\"decision\":" + value)
                .status())
        .isEqualTo(400);
    assertThat(
            person
                .post(
                    "/task/" + task + "/submit-form",
                    "{\"variables\":{\"decision\":" + secret("malformed") + "}}")
                .status())
        .isEqualTo(400);
    assertThat(
            person
                .post(
                    "/task/" + task + "/submit-form",
                    "{\"variables\":{\"decision\":{\"value\":\""
                        + secret("serialised")
                        + "\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.util.ArrayList\","
                        + "\"serializationDataFormat\":\"application/json\"}}}}")
                .status())
        .isEqualTo(400);
    assertThat(person.get("/task/" + secret("unknownTask") + "/form-variables").status())
        .isBetween(400, 499);
    person.get("/task?nameLike=%25" + secret("query") + "%25");
    person.get("/task?sortBy=" + secret("sort"));
    person.get("/" + secret("path"));
  }

  private static String modified(String path) {
    return path.endsWith("ariables") ? "\"modifications\"" : "\"variables\"";
  }

  private void signIns() {
    String address = "mentor-" + secrets.get("nearEmail") + "@exemple.org";
    assertThat(new Rest(port, address, Scene.PASSWORD).get("/task").status()).isEqualTo(200);
    assertThat(new Rest(port, address, secret("wrongPassword")).get("/task").status())
        .isEqualTo(401);
    assertThat(
            new Rest(port, secret("nobody") + "@exemple.org", Scene.PASSWORD).get("/task").status())
        .isEqualTo(401);
  }

  // A fault of ours is logged with its stack trace, and the database's message quotes values.
  private void aTechnicalFailure() {
    Map<String, Object> form = registration("failing");
    database
        .sql(
            "alter table registration add constraint fails_for_a_test check (objectives not like '%"
                + secrets.get("failingObjectives")
                + "%') not valid")
        .update();
    try {
      Rest.Answer answer = coordinator.registers(form);
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.message()).startsWith("Une erreur est survenue de notre côté");
    } finally {
      database.sql("alter table registration drop constraint fails_for_a_test").update();
    }
  }

  private String mentor(String who, String workplace) {
    return directory
        .enrolMentor(
            new NewPerson(
                "Gisèle " + secret(who + "Givenname"),
                "d’" + secret(who + "Familyname"),
                null,
                "mentor-" + secret(who + "Email") + "@exemple.org",
                "fr",
                "America/Toronto",
                workplace,
                12),
            new NewMentor(
                1,
                List.of("fr"),
                text(who + "Expertise"),
                text(who + "Offers"),
                text(who + "Needs"),
                List.of(scene.competence()),
                List.of(scene.project),
                List.of("Chef " + secret(who + "Superior"))))
        .account();
  }

  private Map<String, Object> registration(String who) {
    Map<String, Object> form = scene.registration();
    form.put("givenName", "Zoé " + secret(who + "Givenname"));
    form.put("familyName", "L’Écuyer-" + secret(who + "Familyname"));
    form.put("preferredName", secret(who + "Preferredname"));
    form.put("email", "mentoree." + secret(who + "Email") + "@exemple.org");
    form.put("expertise", text(who + "Expertise"));
    form.put("objectives", text(who + "Objectives"));
    form.put("trigger", "clientCase");
    form.put("clientWaiting", true);
    form.put("clientWaitingUntil", YearForms.today().plusDays(300).toString());
    form.put(
        "superiors", "Mme " + secret(who + "Superior") + "\n" + secret(who + "Boss") + "@x.ca");
    form.put("notMatchedWith", "M. " + secret(who + "Unwanted"));
    return form;
  }

  private String text(String what) {
    return "À l’été, « " + secret(what) + " » : ${1+1} <b>2</b>";
  }

  /** A word that is nowhere else, and says where it was written. */
  private String secret(String what) {
    return secrets.computeIfAbsent(
        what,
        key ->
            ("zq" + key + UUID.randomUUID().toString().substring(0, 6)).toLowerCase(Locale.ROOT));
  }

  /** The words that the service has to keep, in its own tables. */
  private List<String> kept() {
    return Stream.concat(
            writtenInTheYear.stream(),
            Stream.of(
                "menteeGivenname",
                "menteeFamilyname",
                "menteePreferredname",
                "menteeEmail",
                "menteeExpertise",
                "menteeObjectives",
                "menteeSuperior",
                "menteeBoss",
                "menteeUnwanted",
                "nearOffers",
                "nearSuperior",
                "waitReason",
                "choiceReason",
                "declineComment",
                "extensionReason",
                "reassignReason",
                "refinedNeeds",
                "rules",
                "planReason",
                "referToWaiting",
                "referReasonWaiting",
                "referToMatched",
                "referReasonMatched"))
        .map(secrets::get)
        .filter(Objects::nonNull)
        .toList();
  }

  private void submits(Rest person, String instance, String element, Map<String, Object> form) {
    String task = person.task(instance, element);
    opens(person, task);
    done(person.submits(task, form));
    scene.settle();
  }

  private static void opens(Rest person, String task) {
    assertThat(person.get("/task/" + task + "/form-variables").status()).isEqualTo(200);
    assertThat(person.get("/task/" + task + "/deployed-form").status()).isEqualTo(200);
  }

  private static Rest.Answer done(Rest.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    return answer;
  }

  private static void refused(Rest.Answer answer, String... fields) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().path("fields").findValuesAsText("field"))
        .containsExactlyInAnyOrder(fields);
  }

  private ProcessInstance running(String instance) {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(MentorshipProcess.KEY)
        .processInstanceId(instance)
        .singleResult();
  }

  private static byte[] gzipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
