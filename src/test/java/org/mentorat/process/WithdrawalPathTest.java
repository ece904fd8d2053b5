package org.mentorat.process;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.ConfidentialWordProcess.ACKNOWLEDGE_BREACH;
import static org.mentorat.process.ConfidentialWordProcess.BREACH_ANSWER_LIMIT;
import static org.mentorat.process.ConfidentialWordProcess.BREACH_ANSWER_UNREAD_END;
import static org.mentorat.process.ConfidentialWordProcess.HANDLE_BREACH;
import static org.mentorat.process.ConfidentialWordProcess.READ_BREACH_ANSWER;
import static org.mentorat.process.MentorshipProcess.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.charter.Confidants;
import org.mentorat.closure.Closures;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.CommitmentNote;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.commitment.Verdict;
import org.mentorat.engine.Roles;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Outcome;
import org.mentorat.mentorship.Side;
import org.mentorat.people.Directory;
import org.mentorat.people.Mentor;
import org.mentorat.people.NewMentor;
import org.mentorat.people.NewPerson;
import org.mentorat.people.Person;
import org.mentorat.withdrawal.Withdrawal;
import org.mentorat.withdrawal.Withdrawals;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** A mentee withdraws in each phase; what is left behind, and what is not. */
@MentoratTest
class WithdrawalPathTest {

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired IdentityService identities;
  @Autowired Directory directory;
  @Autowired MentorshipRegister mentorships;
  @Autowired Commitments commitments;
  @Autowired Closures closures;
  @Autowired Confidants confidants;
  @Autowired Withdrawals withdrawals;
  @Autowired JdbcTemplate sql;
  private Scene scene;
  private String mentor;
  private String confidant;

  @BeforeEach
  void scene() {
    init(engine);
    TestTime.stopAt(Scene.now().truncatedTo(DAYS).plus(Duration.ofHours(39)));
    scene = new Scene(spring);
    mentor = scene.mentor(1);
    confidant = scene.account(Roles.COORDINATORS);
  }

  @Test
  void before_the_first_contact_the_place_is_freed_and_the_promise_lifted() {
    Map<String, Object> english = scene.registration();
    english.put("language", "en");
    ProcessInstance between = scene.start(scene.registration());
    ProcessInstance proposed = scene.register();
    ProcessInstance waiting = scene.register(english);
    ProcessInstance assigned = scene.assignedTo(mentor);
    assertThat(proposed).isWaitingAt(CONFIRM_ASSIGNMENT);
    assertThat(waiting).isWaitingAt(RESOLVE_WAITING);
    assertThat(assigned).isWaitingAt(MAKE_FIRST_CONTACT);

    for (ProcessInstance instance : List.of(between, proposed, waiting, assigned)) {
      String reference = scene.reference(instance);
      String mentee = scene.mentee(instance);
      withdraws(instance);
      assertWithdrawn(instance, reference, mentee);
      assertThat(closed(reference).serviceStartsAt()).isNull();
      Promise promise = instance == assigned ? Promise.FIRST_CONTACT : Promise.ASSIGNMENT;
      assertThat(commitments.last(reference, promise, null).orElseThrow())
          .returns(Verdict.CANCELLED, Commitment::verdict)
          .returns(Scene.now(), Commitment::stoppedAt)
          .extracting(Commitment::notes)
          .satisfies(
              notes ->
                  assertThat(notes)
                      .extracting(CommitmentNote::kind)
                      .containsExactly(CommitmentNoteKind.WITHDRAWN));
    }
    assertThat(directory.mentor(mentor).map(Mentor::load)).contains(0);
  }

  @Test
  void whoever_waits_gets_the_place() {
    ProcessInstance instance = scene.inService(mentor);
    ProcessInstance waiting = scene.register();
    assertThat(waiting).isWaitingAt(RESOLVE_WAITING);

    withdraws(instance);
    scene.runWhatIsDue(waiting);

    assertThat(waiting).hasPassed(MENTOR_AVAILABLE_EVENT).isWaitingAt(CONFIRM_ASSIGNMENT);
  }

  @Test
  void in_service_everything_that_is_open_ends() {
    ProcessInstance instance = scene.inService(mentor);
    String reference = scene.reference(instance);
    String mentee = scene.mentee(instance);
    long answered = scene.asks(mentee, instance, "help-request", YearForms.help());
    scene.mentors(instance, ANSWER_REQUEST, YearForms.answer());
    long open = scene.asks(mentee, instance, "help-request", YearForms.help());
    scene.asks(mentor, instance, "training-request", YearForms.training());
    scene.asks(mentee, instance, "early-end", YearForms.earlyEnd());
    scene.asks(mentee, instance, "mentor-change", YearForms.mentorChangeAsked());
    scene.asks(
        mentee, instance, "meeting", YearForms.meeting(Scene.now().plus(Duration.ofDays(1))));
    scene.passes(instance, Duration.ofHours(1));
    Instant end = scene.mentorship(instance).serviceEndsAt();

    withdraws(instance);

    assertWithdrawn(instance, reference, mentee);
    assertThat(instance)
        .hasPassed(
            WITHDRAWN_START,
            END_WITHDRAWN,
            ERASE_PERSONAL_DATA,
            WITHDRAWAL_DONE_END,
            TELL_WITHDRAWAL)
        .hasNotPassed(EVALUATE_AS_MENTEE, EVALUATE_AS_MENTOR, SETTLE_REQUESTS);
    assertThat(scene.told(instance)).contains("withdrawal-received " + mentor);
    assertThat(closed(reference).serviceEndsAt()).as("what was promised stays").isEqualTo(end);
    assertThat(closures.attestation(reference, Side.MENTEE)).isEmpty();
    assertThat(closures.attestation(reference, Side.MENTOR)).isEmpty();
    assertThat(closures.keptUntil(reference)).contains(YearForms.today().plusYears(3));
    assertThat(commitments.of(reference))
        .allSatisfy(promise -> assertThat(promise.stoppedAt()).isNotNull())
        .extracting(Commitment::verdict)
        .containsExactlyInAnyOrder(
            Verdict.KEPT, // the assignment
            Verdict.KEPT_UNCONFIRMED, // the first contact, and the answer
            Verdict.KEPT_UNCONFIRMED,
            Verdict.CANCELLED, // the open request, and the service's period
            Verdict.CANCELLED);
    assertThat(states("help_request", "state", reference))
        .containsExactly("UNCONFIRMED", "SETTLED");
    assertThat(answered).isLessThan(open);
    assertThat(states("early_end", "state", reference)).containsExactly("LAPSED");
    assertThat(states("mentor_change", "state", reference)).containsExactly("LAPSED");
    assertThat(states("meeting", "state", reference)).containsExactly("UNRECORDED");
    assertThat(states("training_request", "decision", reference))
        .containsExactly("ANSWER_OTHERWISE");
    assertThat(withdrawals.erasedRows(reference))
        .containsEntry("help_request", 2)
        .containsEntry("registration", 1)
        .containsEntry("early_end", 1)
        .containsEntry("person", 1);
  }

  @Test
  void what_was_noted_of_a_late_arrival_and_of_adjusted_objectives_goes_too() {
    ProcessInstance instance = scene.inService(mentor);
    String reference = scene.reference(instance);
    scene.mentors(instance, RECORD_FIRST_MEETING, YearForms.firstMeetingWithoutPlan());
    scene.mentees(instance, ACCEPT_OBJECTIVES, YearForms.objectivesAccepted());
    scene.asks(mentor, instance, "plan-revision", YearForms.objectivesAdjusted());
    Map<String, Object> accepted = YearForms.accepted();
    accepted.put("before2", 3);
    scene.mentees(instance, ACCEPT_REVISION, accepted);
    String next = scene.mentor(1);
    scene.asks(
        scene.account(Roles.COORDINATORS),
        instance,
        "mentor-change",
        YearForms.mentorChangeDecided());
    scene.coordinates(instance, DECIDE_MENTOR_CHANGE, YearForms.mentorChanged(next));
    scene.passes(instance, Duration.ofHours(73));
    scene.coordinates(instance, RESOLVE_LATE_CONTACT, YearForms.lateContactNoted());

    withdraws(instance);

    assertThat(withdrawals.erasedRows(reference))
        .containsEntry("objectives_version", 1)
        .containsEntry("late_contact_note", 1)
        .containsKeys("objective", "revision_item", "revision_proposal");
    assertThat(erased("objectives_version", "reason", reference)).isTrue();
    assertThat(
            sql.queryForList(
                "select distinct n.note from late_contact_note n join mentor_change c"
                    + " on c.id = n.change_id where c.reference = ?",
                String.class,
                reference))
        .containsExactly("Texte effacé");
    assertThat(commitments.last(reference, Promise.NEW_MENTOR_CONTACT, null).orElseThrow())
        .returns(Verdict.LATE, Commitment::verdict)
        .returns(Scene.now(), Commitment::stoppedAt);
    assertThat(
            sql.queryForObject(
                "select count(*) from objective where (before_rating is not null"
                    + " or text <> erased_text()) and version_id in"
                    + " (select id from objectives_version where reference = ?)",
                Integer.class,
                reference))
        .isZero();
  }

  @Test
  void late_stays_late() {
    ProcessInstance instance = scene.assignedTo(mentor);
    String reference = scene.reference(instance);
    scene.passes(instance, Duration.ofHours(73));
    assertThat(instance).isWaitingAt(MAKE_FIRST_CONTACT, DECIDE_LATE_FIRST_CONTACT);

    withdraws(instance);

    assertThat(commitments.last(reference, Promise.FIRST_CONTACT, null).orElseThrow())
        .returns(Verdict.LATE, Commitment::verdict)
        .returns(Scene.now(), Commitment::stoppedAt);
    assertThat(
            sql.queryForList(
                "select promise from broken_promise where reference = ?", String.class, reference))
        .containsExactly("FIRST_CONTACT");
    assertThat(
            sql.queryForObject(
                "select still_waiting from mentee_wait where reference = ?",
                Boolean.class,
                reference))
        .isFalse();
  }

  @Test
  void during_the_closure_it_closes_at_once() {
    ProcessInstance instance = scene.inService(mentor);
    String reference = scene.reference(instance);
    String mentee = scene.mentee(instance);
    scene.passesUntil(instance, scene.mentorship(instance).serviceEndsAt());
    assertThat(instance).isWaitingAt(EVALUATE_AS_MENTEE, EVALUATE_AS_MENTOR);

    withdraws(instance);

    assertWithdrawn(instance, reference, mentee);
    assertThat(instance).hasNotPassed(MENTORSHIP_CLOSED_END);
  }

  @Test
  void what_stands_still_goes_on_and_ends() {
    ProcessInstance instance = scene.inService(mentor);
    String reference = scene.reference(instance);
    String mentee = scene.mentee(instance);
    long request = scene.asks(mentee, instance, "help-request", YearForms.help());
    Map<String, Object> ill = YearForms.suspension(30);
    ill.put("reason", "illness");
    scene.asks(mentee, instance, "suspension", ill);
    ProcessInstance suspension = beside(SuspensionProcess.KEY, reference);
    assertThat(scene.current(instance).isSuspended()).isTrue();
    scene.passes(suspension, Duration.ofDays(10));

    withdraws(instance);
    scene.runWhatIsDue(suspension);

    assertWithdrawn(instance, reference, mentee);
    assertThat(suspension)
        .hasPassed(SuspensionProcess.SUSPENSION_RESUMED_EVENT, SuspensionProcess.PAUSE_OVER_END)
        .hasNotPassed(SuspensionProcess.TELL_RESUMED)
        .isEnded();
    assertThat(commitments.last(reference, Promise.ANSWER, String.valueOf(request)).orElseThrow())
        .as("the pause does not count")
        .returns(Verdict.CANCELLED, Commitment::verdict);
    assertThat(
            sql.queryForMap(
                "select reason, words = erased_text() as words, resumption_by from suspension"
                    + " where reference = ?",
                reference))
        .containsEntry("reason", "OTHER")
        .containsEntry("words", true)
        .containsEntry("resumption_by", mentee);
  }

  @Test
  void a_word_in_confidence_is_dealt_with_and_erased_afterwards() {
    confidants.name(scene.project, List.of(confidant), "admin");
    ProcessInstance instance = scene.inService(mentor);
    String reference = scene.reference(instance);
    String mentee = scene.mentee(instance);
    scene.asks(mentee, instance, "charter-breach", YearForms.confidentialWord());
    ProcessInstance word = beside(ConfidentialWordProcess.KEY, reference);
    assertThat(word).isWaitingAt(ACKNOWLEDGE_BREACH);

    withdraws(instance);
    assertThat(word).isWaitingAt(ACKNOWLEDGE_BREACH);
    assertThat(erased("breach", "text", reference)).as("still needed").isFalse();
    assertThat(scene.opens(confidant, List.of(Roles.COORDINATORS), word, ACKNOWLEDGE_BREACH))
        .as("without the name")
        .containsValue("Personne dépersonnalisée");

    deals(word, ACKNOWLEDGE_BREACH, YearForms.wordAcknowledged());
    deals(word, HANDLE_BREACH, YearForms.wordHandled());

    assertThat(word).hasPassed(BREACH_ANSWER_LIMIT, BREACH_ANSWER_UNREAD_END).isEnded();
    for (String column : List.of("text", "message", "note", "answer")) {
      assertThat(erased("breach", column, reference)).as(column).isTrue();
    }
    assertThat(withdrawals.erasedRows(reference)).containsEntry("breach", 1);
  }

  @Test
  void nobody_is_waited_for_to_read_an_answer() {
    confidants.name(scene.project, List.of(confidant), "admin");
    ProcessInstance instance = scene.inService(mentor);
    String reference = scene.reference(instance);
    scene.asks(scene.mentee(instance), instance, "charter-breach", YearForms.confidentialWord());
    ProcessInstance word = beside(ConfidentialWordProcess.KEY, reference);
    deals(word, ACKNOWLEDGE_BREACH, YearForms.wordAcknowledged());
    deals(word, HANDLE_BREACH, YearForms.wordHandled());
    assertThat(word).isWaitingAt(READ_BREACH_ANSWER);

    withdraws(instance);
    scene.runWhatIsDue(word);

    assertThat(word).hasPassed(BREACH_ANSWER_LIMIT, BREACH_ANSWER_UNREAD_END).isEnded();
    assertThat(erased("breach", "answer", reference)).isTrue();
  }

  @Test
  void what_the_mentor_confides_afterwards_goes_too() {
    confidants.name(scene.project, List.of(confidant), "admin");
    ProcessInstance instance = scene.inService(mentor);
    String reference = scene.reference(instance);
    withdraws(instance);

    scene.asks(mentor, instance, "charter-breach", YearForms.confidentialWord());
    ProcessInstance word = beside(ConfidentialWordProcess.KEY, reference);
    deals(word, ACKNOWLEDGE_BREACH, YearForms.wordAcknowledged());
    deals(word, HANDLE_BREACH, YearForms.wordHandled());
    assertThat(erased("breach", "text", reference)).isFalse();
    scene.submits(
        mentor,
        List.of(Roles.MENTORS),
        scene.task(word, READ_BREACH_ANSWER).getId(),
        Map.of("answerRead", true));

    assertThat(word).isEnded();
    assertThat(erased("breach", "text", reference)).isTrue();
  }

  @Test
  void who_is_a_mentor_too_stays_somebody() {
    ProcessInstance instance = scene.inService(mentor);
    String reference = scene.reference(instance);
    Person mentee = scene.mentorship(instance).mentee();
    directory.enrolMentor(
        new NewPerson(
            mentee.givenName(),
            mentee.familyName(),
            null,
            mentee.email(),
            "fr",
            "America/Toronto",
            scene.workplace,
            2),
        new NewMentor(
            1, List.of("fr"), "Écoute", null, "Apprendre", List.of(), List.of(), List.of()));

    withdraws(instance);

    assertThat(closed(reference).mentee())
        .returns(mentee.givenName(), Person::givenName)
        .returns(null, Person::erasedAt);
    assertThat(accounts(mentee.account())).isEqualTo(1);
    assertThat(withdrawals.of(reference).map(Withdrawal::personErased)).contains(false);
    assertThat(erased("registration", "objectives", reference)).isTrue();
  }

  @Test
  void who_has_another_mentorship_goes_with_the_last_one() {
    ProcessInstance first = scene.inService(mentor);
    String one = scene.reference(first);
    Scene elsewhere = new Scene(spring);
    Map<String, Object> again = elsewhere.registration();
    Person mentee = scene.mentorship(first).mentee();
    again.put("email", mentee.email());
    ProcessInstance second = elsewhere.register(again);
    String other = elsewhere.reference(second);
    assertThat(elsewhere.mentee(second)).isEqualTo(mentee.account());

    withdraws(first);
    assertThat(withdrawals.of(one).map(Withdrawal::personErased)).contains(false);
    assertThat(closed(one).mentee().email()).isEqualTo(mentee.email());
    assertThat(erased("registration", "objectives", one)).isTrue();
    assertThat(erased("registration", "objectives", other)).as("untouched").isFalse();

    withdraws(second);
    assertWithdrawn(second, other, mentee.account());
  }

  @Test
  void with_the_last_one_what_was_written_before_goes_too() {
    ProcessInstance first = scene.register();
    String one = scene.reference(first);
    scene.coordinates(first, CONFIRM_ASSIGNMENT, Scene.referred());
    assertThat(first).isEnded();
    Map<String, Object> again = scene.registration();
    again.put("email", closed(one).mentee().email());
    ProcessInstance second = scene.register(again);
    assertThat(erased("registration", "objectives", one)).isFalse();

    withdraws(second);

    assertThat(erased("registration", "objectives", one)).isTrue();
    assertThat(erased("mentorship", "referred_to", one)).isTrue();
    assertThat(closed(one).outcome()).isEqualTo(Outcome.REFERRED_ELSEWHERE);
    assertThat(withdrawals.hasErased(one)).isTrue();
  }

  @Test
  void who_comes_back_is_somebody_new() {
    ProcessInstance instance = scene.register();
    Map<String, Object> again = scene.registration();
    again.put("email", scene.mentorship(instance).mentee().email());
    String before = scene.mentee(instance);
    withdraws(instance);

    ProcessInstance anew = scene.register(again);

    assertThat(scene.mentee(anew)).isNotEqualTo(before).startsWith("p-");
    assertThat(anew).isWaitingAt(CONFIRM_ASSIGNMENT);
    assertThat(accounts(scene.mentee(anew))).isEqualTo(1);
  }

  @Test
  void an_erasure_that_fails_is_an_incident_and_leaves_nothing_half_done() {
    ProcessInstance instance = scene.inService(mentor);
    String reference = scene.reference(instance);
    String mentee = scene.mentee(instance);
    scene.asksOnly(mentee, instance, "withdrawal", YearForms.withdrawal(reference));
    sql.execute(
        "alter table first_contact add constraint fails_for_a_test"
            + " check (reference <> '"
            + reference
            + "' or rules <> erased_text()) not valid");
    try {
      job(instance);
      String erasing = next(instance).getId();
      assertThatThrownBy(() -> management.executeJob(erasing)).isNotNull();
      management.setJobRetries(erasing, 0);
      assertThat(runtime.createIncidentQuery().processInstanceId(instance.getId()).list())
          .isNotEmpty();
      assertThat(erased("registration", "objectives", reference)).isFalse();
      assertThat(accounts(mentee)).isEqualTo(1);
    } finally {
      sql.execute("alter table first_contact drop constraint fails_for_a_test");
    }

    job(instance);
    scene.runWhatIsDue(instance);

    assertWithdrawn(instance, reference, mentee);
  }

  @Test
  void what_was_recorded_stays() {
    ProcessInstance instance = scene.inService(mentor);
    String reference = scene.reference(instance);
    withdraws(instance);

    for (String change :
        List.of(
            "update withdrawal set asked_by = 'x' where reference = '" + reference + "'",
            "update withdrawal set erased_at = null, person_erased = null where reference = '"
                + reference
                + "'",
            "delete from erased_rows where withdrawal_id ="
                + " (select id from withdrawal where reference = '"
                + reference
                + "')",
            "update person set given_name = 'x' where id ="
                + " (select mentee_id from mentorship where reference = '"
                + reference
                + "')",
            "update commitment_note set reason = 'x' where commitment_id in"
                + " (select id from commitment where reference = '"
                + reference
                + "')")) {
      assertThatThrownBy(() -> sql.update(change))
          .as(change)
          .isInstanceOf(DataAccessException.class);
    }
  }

  @Test
  void a_note_of_whoever_has_not_withdrawn_is_final() {
    ProcessInstance instance = scene.assignedTo(mentor);
    scene.submits(
        mentor,
        List.of(Roles.MENTORS),
        scene.task(instance, MAKE_FIRST_CONTACT).getId(),
        Scene.declined());

    assertThatThrownBy(
            () ->
                sql.update(
                    "update commitment_note set reason = erased_text() where commitment_id in"
                        + " (select id from commitment where reference = ?)",
                    scene.reference(instance)))
        .hasMessageContaining("what was written stays");
  }

  private void assertWithdrawn(ProcessInstance instance, String reference, String mentee) {
    assertThat(instance).hasPassed(WITHDRAWAL_DONE_END).isEnded();
    Mentorship mentorship = closed(reference);
    assertThat(mentorship)
        .returns(Outcome.WITHDRAWN, Mentorship::outcome)
        .returns(mentee, Mentorship::closedBy);
    assertThat(mentorship.mentee())
        .returns("Personne dépersonnalisée", Person::displayName)
        .returns(mentee, Person::account)
        .returns(null, Person::workplace)
        .returns(0, Person::yearsOfExperience);
    assertThat(mentorship.mentee().email()).endsWith("@efface.invalid");
    assertThat(accounts(mentee)).isZero();
    assertThat(erased("registration", "objectives", reference)).isTrue();
    assertThat(withdrawals.of(reference).orElseThrow())
        .returns(mentee, Withdrawal::askedBy)
        .returns(null, Withdrawal::askedHow)
        .returns(true, Withdrawal::personErased);
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).count())
        .isZero();
  }

  private void withdraws(ProcessInstance instance) {
    scene.asks(
        scene.mentee(instance),
        instance,
        "withdrawal",
        YearForms.withdrawal(scene.reference(instance)));
  }

  private void deals(ProcessInstance word, String task, Map<String, Object> form) {
    scene.submits(confidant, List.of(Roles.COORDINATORS), scene.task(word, task).getId(), form);
    scene.runWhatIsDue(word);
  }

  private void job(ProcessInstance instance) {
    management.executeJob(next(instance).getId());
  }

  private Job next(ProcessInstance instance) {
    return management.createJobQuery().processInstanceId(instance.getId()).singleResult();
  }

  private ProcessInstance beside(String process, String reference) {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(process)
        .processInstanceBusinessKey(reference)
        .singleResult();
  }

  private Mentorship closed(String reference) {
    return mentorships.mentorship(reference);
  }

  private long accounts(String account) {
    return identities.createUserQuery().userId(account).count();
  }

  private List<String> states(String table, String column, String reference) {
    return sql.queryForList(
        "select " + column + " from " + table + " where reference = ? order by id",
        String.class,
        reference);
  }

  private boolean erased(String table, String column, String reference) {
    return Boolean.TRUE.equals(
        sql.queryForObject(
            "select bool_and("
                + column
                + " = erased_text()) from "
                + table
                + " where reference = ?",
            Boolean.class,
            reference));
  }
}
