package org.mentorat.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.AgreementAcceptanceProcess.ACCEPTANCE_ASKED;
import static org.mentorat.process.AgreementAcceptanceProcess.ACCEPTANCE_ENDED;
import static org.mentorat.process.AgreementAcceptanceProcess.ACCEPTANCE_LIMIT;
import static org.mentorat.process.AgreementAcceptanceProcess.ACCEPTANCE_REMINDER;
import static org.mentorat.process.AgreementAcceptanceProcess.ACCEPTANCE_SUPERSEDED_END;
import static org.mentorat.process.AgreementAcceptanceProcess.ACCEPTED_ELSEWHERE_END;
import static org.mentorat.process.AgreementAcceptanceProcess.ACCEPT_AGREEMENT;
import static org.mentorat.process.AgreementAcceptanceProcess.AGREEMENT_ACCEPTED_END;
import static org.mentorat.process.AgreementAcceptanceProcess.AGREEMENT_QUESTION_WAITING;
import static org.mentorat.process.AgreementAcceptanceProcess.ANSWER_AGREEMENT_QUESTION;
import static org.mentorat.process.AgreementAcceptanceProcess.ESCALATE_ACCEPTANCE;
import static org.mentorat.process.AgreementAcceptanceProcess.ESCALATE_ACCEPTANCE_DONE_END;
import static org.mentorat.process.AgreementAcceptanceProcess.NO_LONGER_NEEDED_END;
import static org.mentorat.process.AgreementAcceptanceProcess.OPEN_ACCEPTANCE;
import static org.mentorat.process.AgreementAcceptanceProcess.RECORD_AGREEMENT_ANSWER;
import static org.mentorat.process.AgreementAcceptanceProcess.RECORD_AGREEMENT_REPLY;
import static org.mentorat.process.AgreementAcceptanceProcess.REMIND_ACCEPTANCE;
import static org.mentorat.process.AgreementAcceptanceProcess.REMIND_ACCEPTANCE_DONE_END;
import static org.mentorat.process.AgreementAcceptanceProcess.REMIND_AGREEMENT_QUESTION;
import static org.mentorat.process.AgreementAcceptanceProcess.REMIND_AGREEMENT_QUESTION_DONE_END;
import static org.mentorat.process.AgreementChangeProcess.ACCEPTANCES_SETTLED_EVENT;
import static org.mentorat.process.AgreementChangeProcess.ACCEPTANCE_OVERDUE_START;
import static org.mentorat.process.AgreementChangeProcess.ALL_ACCEPTED_END;
import static org.mentorat.process.AgreementChangeProcess.ANSWERS_AWAITED;
import static org.mentorat.process.AgreementChangeProcess.CHANGE_SUPERSEDED_END;
import static org.mentorat.process.AgreementChangeProcess.CHECK_ACCEPTANCES;
import static org.mentorat.process.AgreementChangeProcess.COUNT_ACCEPTANCES;
import static org.mentorat.process.AgreementChangeProcess.FOLLOWED_UP_END;
import static org.mentorat.process.AgreementChangeProcess.FOLLOW_UP_ACCEPTANCES;
import static org.mentorat.process.AgreementChangeProcess.FOLLOW_UP_SETTLED;
import static org.mentorat.process.AgreementChangeProcess.FOLLOW_UP_WAITING;
import static org.mentorat.process.AgreementChangeProcess.IN_FORCE;
import static org.mentorat.process.AgreementChangeProcess.LIST_CONCERNED;
import static org.mentorat.process.AgreementChangeProcess.READ_PUBLICATION;
import static org.mentorat.process.AgreementChangeProcess.RECORD_FOLLOW_UP;
import static org.mentorat.process.AgreementChangeProcess.REMIND_FOLLOW_UP;
import static org.mentorat.process.AgreementChangeProcess.REMIND_FOLLOW_UP_DONE_END;
import static org.mentorat.process.AgreementChangeProcess.START_ACCEPTANCES;
import static org.mentorat.process.AgreementChangeProcess.VERSION_PUBLISHED;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Sample;
import org.mentorat.TestTime;
import org.mentorat.Together;
import org.mentorat.agreement.Acceptance;
import org.mentorat.agreement.AcceptanceEnd;
import org.mentorat.agreement.AcceptanceQuestion;
import org.mentorat.agreement.AcceptanceReview;
import org.mentorat.agreement.Acceptances;
import org.mentorat.agreement.Agreements;
import org.mentorat.agreement.AlreadyPublished;
import org.mentorat.agreement.Document;
import org.mentorat.agreement.FollowUpDecision;
import org.mentorat.agreement.NewTexts;
import org.mentorat.agreement.NewVersion;
import org.mentorat.agreement.Publication;
import org.mentorat.agreement.Signature;
import org.mentorat.engine.AlreadyHandled;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.mentorship.AssignmentEnd;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Outcome;
import org.mentorat.people.Directory;
import org.mentorat.people.Person;
import org.mentorat.people.Project;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every path of a new version of what people sign, and of one person's acceptance of it (R12, R63).
 */
// In a database of its own: a new version concerns everybody who takes part in a mentorship.
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
@MentoratTest
class AgreementChangePathTest {

  private static final Map<String, Object> ACCEPTED = Map.of("reply", "accept");
  private static final Map<String, Object> ASKED =
      Map.of("reply", "question", "question", "Que veut dire ce passage?");

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired ManagementService management;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired HistoryService history;
  @Autowired Directory directory;
  @Autowired MentorshipRegister mentorships;
  @Autowired Agreements agreements;
  @Autowired Acceptances acceptances;
  @Autowired AgreementDuties duties;
  @Autowired AgreementChangeProcess change;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcTemplate sql;
  private Scene scene;
  private String mentor;

  @BeforeEach
  void people() {
    init(engine);
    NewTexts.forget(spring);
    scene = new Scene(spring);
    TestTime.stopAt(Instant.ofEpochSecond(Scene.now().getEpochSecond()));
    mentor = scene.mentor(5);
  }

  @AfterEach
  void nothingWasPublished() {
    NewTexts.forget(spring);
  }

  @Test
  void everybody_in_a_running_mentorship_is_asked_once_and_accepts() {
    ProcessInstance served = scene.inService(mentor);
    ProcessInstance assigned = scene.assignedTo(mentor);
    ProcessInstance waiting = scene.register();
    ProcessInstance ended = scene.assignedTo(scene.mentor(1));
    String formerMentor = scene.mentor(ended);
    String formerMentee = scene.mentee(ended);
    mentorships.close(
        scene.reference(ended), Outcome.REFERRED_ELSEWHERE, Scene.COORDINATOR, "Ailleurs");
    Instant published = Scene.now();

    Publication publication = published(Document.AGREEMENT, 2, Duration.ofDays(3), true);
    ProcessInstance changing = change(publication);
    assertThat(changing).hasPassed(VERSION_PUBLISHED, READ_PUBLICATION).isWaitingAt(IN_FORCE);
    assertThat(agreements.current(Document.AGREEMENT, Locale.CANADA_FRENCH).version()).isOne();
    assertThat(acceptances.open(publication)).isEmpty();

    scene.passes(changing, Duration.ofDays(3).minusMillis(1));
    assertThat(changing).isWaitingAt(IN_FORCE);
    scene.passes(changing, Duration.ofMillis(1));
    assertThat(changing)
        .hasPassed(LIST_CONCERNED, START_ACCEPTANCES, COUNT_ACCEPTANCES)
        .isWaitingAt(ANSWERS_AWAITED);
    assertThat(agreements.current(Document.AGREEMENT, Locale.CANADA_FRENCH).version()).isEqualTo(2);
    List<String> asked = asked(publication);
    assertThat(asked)
        .containsExactlyInAnyOrder(
            scene.mentee(served), scene.mentee(assigned), scene.mentee(waiting), mentor)
        .doesNotContain(formerMentor, formerMentee);

    Instant limit = published.plus(Duration.ofDays(3 + 14));
    for (String person : asked) {
      ProcessInstance mine = acceptance(publication, person);
      assertThat(mine).hasPassed(ACCEPTANCE_ASKED, OPEN_ACCEPTANCE).isWaitingAt(ACCEPT_AGREEMENT);
      assertThat(mine)
          .task(ACCEPT_AGREEMENT)
          .isAssignedTo(person)
          .hasDueDate(Date.from(limit))
          .hasName("Accepter la nouvelle version · entente-2/" + person);
      assertThat(scene.opens(person, List.of("mentees"), mine, ACCEPT_AGREEMENT))
          .containsEntry("documentText", "# Entente 2")
          .containsEntry("documentChanges", "Le point 2 change.")
          .containsEntry("documentAddress", "/documents/entente/2")
          .containsEntry("documentName", "Entente de mentorat");
      accepts(publication, person);
      assertThat(mine)
          .hasPassed(RECORD_AGREEMENT_REPLY, AGREEMENT_ACCEPTED_END)
          .hasNotPassed(ACCEPTANCE_ENDED)
          .isEnded();
      assertThat(signed(person, Document.AGREEMENT, 2))
          .singleElement()
          .returns(person, Signature::signedBy)
          .returns(null, Signature::reference)
          .returns(Scene.now(), Signature::signedAt);
    }
    assertThat(acceptances.ended(publication))
        .containsExactly(Map.entry(AcceptanceEnd.ACCEPTED, 4L));
    scene.runWhatIsDue(changing);
    assertThat(changing)
        .hasPassed(ACCEPTANCES_SETTLED_EVENT, ALL_ACCEPTED_END)
        .hasNotPassed(FOLLOW_UP_ACCEPTANCES)
        .isEnded();
  }

  @Test
  void who_prefers_english_reads_and_signs_the_english_text() {
    Map<String, Object> english = scene.registration();
    english.put("language", "en");
    ProcessInstance instance = scene.register(english);
    Publication publication = inForce(Document.CHARTER, 2);
    String person = scene.mentee(instance);

    assertThat(
            scene.opens(
                person, List.of("mentees"), acceptance(publication, person), ACCEPT_AGREEMENT))
        .containsEntry("documentText", "# Agreement 2")
        .containsEntry("documentChanges", "Point 2 changes.");
    accepts(publication, person);
    assertThat(signed(person, Document.CHARTER, 2))
        .extracting(signature -> signature.version().language())
        .containsExactly("en");
  }

  @Test
  void whoever_is_silent_is_reminded_then_seen_and_goes_on_with_the_mentorship() {
    ProcessInstance instance = scene.inService(mentor);
    String mentee = scene.mentee(instance);
    Publication publication = inForce(Document.AGREEMENT, 2);
    accepts(publication, mentor);
    ProcessInstance mine = acceptance(publication, mentee);
    ProcessInstance changing = change(publication);

    scene.passes(mine, Duration.ofDays(7).minusSeconds(1));
    assertThat(mine).hasNotPassed(ACCEPTANCE_REMINDER);
    scene.passes(mine, Duration.ofSeconds(1));
    assertThat(mine)
        .hasPassed(ACCEPTANCE_REMINDER, REMIND_ACCEPTANCE, REMIND_ACCEPTANCE_DONE_END)
        .isWaitingAt(ACCEPT_AGREEMENT);
    assertThat(one(publication, mentee).reminders()).isOne();
    assertThat(one(publication, mentee).overdueAt()).isEmpty();
    scene.passes(mine, Duration.ofDays(7));
    assertThat(mine)
        .hasPassed(ACCEPTANCE_LIMIT, ESCALATE_ACCEPTANCE, ESCALATE_ACCEPTANCE_DONE_END)
        .isWaitingAt(ACCEPT_AGREEMENT);
    assertThat(one(publication, mentee).overdueAt()).contains(Scene.now());
    assertThat(one(publication, mentee).reminders()).isEqualTo(2);
    assertThat(changes(publication)).as("one looks after it").isOne();
    scene.passes(mine, Duration.ofDays(21));
    assertThat(one(publication, mentee).reminders()).isEqualTo(5);

    scene.runWhatIsDue(changing);
    assertThat(changing).hasPassed(CHECK_ACCEPTANCES).isWaitingAt(FOLLOW_UP_ACCEPTANCES);
    assertThat(changing).task(FOLLOW_UP_ACCEPTANCES).hasCandidateGroup("coordinators");
    assertThat(changing)
        .task(FOLLOW_UP_ACCEPTANCES)
        .hasDueDate(Date.from(Scene.now().plus(Duration.ofHours(48))));
    Map<String, Object> list = opensFollowUp(changing);
    assertThat(list)
        .containsEntry("acceptedCount", 1L)
        .containsEntry("outstandingCount", 1L)
        .extractingByKey("outstanding")
        .asString()
        .contains(scene.reference(instance), directory.person(mentee).email(), "délai passé")
        .doesNotContain(directory.person(mentor).email());

    scene.passes(changing, Duration.ofHours(24));
    assertThat(changing)
        .hasPassed(FOLLOW_UP_WAITING, REMIND_FOLLOW_UP, REMIND_FOLLOW_UP_DONE_END)
        .isWaitingAt(FOLLOW_UP_ACCEPTANCES);
    assertThat(candidates(changing, FOLLOW_UP_ACCEPTANCES)).isEmpty();
    scene.passes(changing, Duration.ofHours(48));
    assertThat(candidates(changing, FOLLOW_UP_ACCEPTANCES)).containsExactly(Scene.COORDINATOR);

    scene.coordinates(changing, FOLLOW_UP_ACCEPTANCES, Map.of("decision", "remind"));
    assertThat(changing).hasPassed(RECORD_FOLLOW_UP).isWaitingAt(ANSWERS_AWAITED);
    assertThat(one(publication, mentee).reminders()).isEqualTo(6);
    scene.passes(changing, Duration.ofDays(7).minusSeconds(1));
    assertThat(changing).isWaitingAt(ANSWERS_AWAITED);
    scene.passes(changing, Duration.ofSeconds(1));
    assertThat(changing).isWaitingAt(FOLLOW_UP_ACCEPTANCES);
    assertThat(opensFollowUp(changing)).extractingByKey("reviews").asString().contains("relance");
    assertThat(
            Scene.refused(
                () ->
                    scene.coordinates(
                        changing, FOLLOW_UP_ACCEPTANCES, Map.of("decision", "close"))))
        .containsExactly("note");
    scene.coordinates(
        changing, FOLLOW_UP_ACCEPTANCES, Map.of("decision", "close", "note", "Vu au téléphone"));

    assertThat(changing).hasPassed(FOLLOWED_UP_END).isEnded();
    assertThat(acceptances.reviews(publication))
        .extracting(AcceptanceReview::decision)
        .containsExactly(FollowUpDecision.REMIND, FollowUpDecision.CLOSE);
    assertThat(mine).as("silence is no acceptance").isWaitingAt(ACCEPT_AGREEMENT);
    assertThat(signed(mentee, Document.AGREEMENT, 2)).isEmpty();
    long request = scene.asks(mentee, instance, "help-request", YearForms.help());
    assertThat(request).as("silence blocks nothing").isPositive();
    accepts(publication, mentee);
    assertThat(mine).isEnded();
  }

  @Test
  void a_question_goes_to_the_coordination_and_comes_back() {
    ProcessInstance instance = scene.register();
    String person = scene.mentee(instance);
    Publication publication = inForce(Document.AGREEMENT, 2);
    ProcessInstance mine = acceptance(publication, person);
    Instant limit = one(publication, person).acceptBy();
    assertThat(Scene.refused(() -> answers(mine, person, Map.of("reply", "question"))))
        .containsExactly("question");
    scene.passes(mine, Duration.ofDays(3));

    answers(mine, person, ASKED);
    assertThat(mine).isWaitingAt(ANSWER_AGREEMENT_QUESTION);
    assertThat(mine)
        .task(ANSWER_AGREEMENT_QUESTION)
        .hasCandidateGroup("coordinators")
        .hasDueDate(Date.from(Scene.now().plus(Duration.ofHours(48))));
    assertThat(
            scene.opens(
                Scene.COORDINATOR, List.of("coordinators"), mine, ANSWER_AGREEMENT_QUESTION))
        .containsEntry("question", "Que veut dire ce passage?")
        .containsEntry("personName", directory.person(person).displayName());
    scene.passes(mine, Duration.ofHours(24));
    assertThat(mine)
        .hasPassed(
            AGREEMENT_QUESTION_WAITING,
            REMIND_AGREEMENT_QUESTION,
            REMIND_AGREEMENT_QUESTION_DONE_END);
    assertThat(candidates(mine, ANSWER_AGREEMENT_QUESTION)).isEmpty();
    scene.passes(mine, Duration.ofHours(24));
    assertThat(candidates(mine, ANSWER_AGREEMENT_QUESTION)).containsExactly(Scene.COORDINATOR);
    scene.passes(mine, Duration.ofHours(24));

    scene.coordinates(
        mine, ANSWER_AGREEMENT_QUESTION, Map.of("answer", "Rien de nouveau pour vous."));
    assertThat(mine).hasPassed(RECORD_AGREEMENT_ANSWER).isWaitingAt(ACCEPT_AGREEMENT);
    Instant moved = limit.plus(Duration.ofDays(3));
    assertThat(one(publication, person).acceptBy()).isEqualTo(moved);
    assertThat(mine).task(ACCEPT_AGREEMENT).hasDueDate(Date.from(moved));
    assertThat(scene.opens(person, List.of("mentees"), mine, ACCEPT_AGREEMENT))
        .containsEntry("lastQuestion", "Que veut dire ce passage?")
        .containsEntry("lastAnswer", "Rien de nouveau pour vous.");
    assertThat(acceptances.questions(one(publication, person).id()))
        .singleElement()
        .returns(Scene.COORDINATOR, AcceptanceQuestion::answeredBy)
        .returns(3, AcceptanceQuestion::reminders);

    // Asked at the last moment: a week is left nevertheless.
    scene.passesUntil(mine, moved.minusSeconds(60));
    answers(mine, person, ASKED);
    scene.coordinates(mine, ANSWER_AGREEMENT_QUESTION, Map.of("answer", "Oui."));
    assertThat(one(publication, person).acceptBy()).isEqualTo(Scene.now().plus(Duration.ofDays(7)));
    assertThat(mine).hasNotPassed(ACCEPTANCE_LIMIT);
    scene.passes(mine, Duration.ofDays(7));
    assertThat(mine).hasPassed(ACCEPTANCE_LIMIT).isWaitingAt(ACCEPT_AGREEMENT);
    accepts(publication, person);
    assertThat(mine).isEnded();
  }

  @Test
  void whose_last_mentorship_ends_is_asked_no_more() throws Exception {
    ProcessInstance first = scene.assignedTo(mentor);
    ProcessInstance second = scene.assignedTo(mentor);
    Publication publication = inForce(Document.AGREEMENT, 2);
    ProcessInstance changing = change(publication);
    ProcessInstance ofMentor = acceptance(publication, mentor);
    ProcessInstance ofFirst = acceptance(publication, scene.mentee(first));
    ProcessInstance ofSecond = acceptance(publication, scene.mentee(second));
    answers(ofSecond, scene.mentee(second), ASKED);

    closes(first);
    runs(ofFirst);
    assertThat(ofFirst).hasPassed(ACCEPTANCE_ENDED, NO_LONGER_NEEDED_END).isEnded();
    assertThat(ofMentor).as("there is another").isWaitingAt(ACCEPT_AGREEMENT);

    // Released from the other: in none any more.
    scene.as(
        Scene.COORDINATOR,
        List.of("coordinators"),
        () -> {
          mentorships.release(
              scene.reference(second), AssignmentEnd.DECLINED, null, Scene.COORDINATOR);
          return null;
        });
    runs(ofMentor);
    assertThat(ofMentor).hasPassed(NO_LONGER_NEEDED_END).isEnded();
    assertThat(signed(mentor, Document.AGREEMENT, 2)).isEmpty();
    assertThat(ofSecond).as("still waits").isWaitingAt(ANSWER_AGREEMENT_QUESTION);
    closes(second);
    runs(ofSecond);
    assertThat(ofSecond).hasPassed(NO_LONGER_NEEDED_END).isEnded();
    assertThat(acceptances.ended(publication))
        .containsExactly(Map.entry(AcceptanceEnd.NO_LONGER_NEEDED, 3L));
    scene.runWhatIsDue(changing);
    assertThat(changing).hasPassed(ALL_ACCEPTED_END).isEnded();

    // The mentor comes back: asked again, and looked after again.
    ProcessInstance third = scene.assignedTo(mentor);
    ProcessInstance again = acceptance(publication, mentor);
    assertThat(again).isWaitingAt(ACCEPT_AGREEMENT);
    assertThat(again.getId()).isNotEqualTo(ofMentor.getId());
    assertThat(asked(publication)).as("the mentee signed it").doesNotContain(scene.mentee(third));
  }

  @Test
  void whoever_leaves_is_asked_nothing_any_more() {
    ProcessInstance instance = scene.assignedTo(mentor);
    Publication agreement = inForce(Document.AGREEMENT, 2);
    Publication charter = inForce(Document.CHARTER, 2);
    String mentee = scene.mentee(instance);
    List<ProcessInstance> both =
        List.of(acceptance(agreement, mentee), acceptance(charter, mentee));

    duties.noLongerNeeded(mentee);
    duties.noLongerNeeded(mentee);
    for (ProcessInstance each : both) {
      runs(each);
      assertThat(each).hasPassed(NO_LONGER_NEEDED_END).isEnded();
    }
    assertThat(asked(agreement)).containsExactly(mentor);
    assertThat(asked(charter)).containsExactly(mentor);
  }

  @Test
  void a_newer_version_takes_the_place_of_an_older_one() {
    ProcessInstance instance = scene.assignedTo(mentor);
    String mentee = scene.mentee(instance);
    Publication second = inForce(Document.AGREEMENT, 2);
    ProcessInstance changing = change(second);
    accepts(second, mentor);
    ProcessInstance older = acceptance(second, mentee);

    Publication third = published(Document.AGREEMENT, 3, Duration.ofDays(2), true);
    ProcessInstance next = change(third);
    assertThat(older).as("in force until then").isWaitingAt(ACCEPT_AGREEMENT);
    scene.passes(next, Duration.ofDays(2));
    runs(older);
    assertThat(older).hasPassed(ACCEPTANCE_ENDED, ACCEPTANCE_SUPERSEDED_END).isEnded();
    assertThat(asked(third)).containsExactlyInAnyOrder(mentee, mentor);
    scene.runWhatIsDue(changing);
    assertThat(changing).hasPassed(CHANGE_SUPERSEDED_END).isEnded();
    accepts(third, mentee);
    accepts(third, mentor);
    scene.runWhatIsDue(next);
    assertThat(next).hasPassed(ALL_ACCEPTED_END).isEnded();
  }

  @Test
  void a_version_that_needs_no_acceptance_is_asked_of_those_only_who_owe_the_one_before() {
    ProcessInstance instance = scene.assignedTo(mentor);
    String mentee = scene.mentee(instance);
    Publication second = published(Document.CHARTER, 2, Duration.ZERO, false);
    scene.runWhatIsDue(change(second));
    assertThat(changes(second)).isZero();
    assertThat(asked(second)).isEmpty();

    Publication third = inForce(Document.CHARTER, 3);
    accepts(third, mentor);
    Publication fourth = published(Document.CHARTER, 4, Duration.ZERO, false);
    scene.runWhatIsDue(change(fourth));
    assertThat(asked(third)).isEmpty();
    assertThat(asked(fourth)).containsExactly(mentee);
    accepts(fourth, mentee);
    assertThat(signed(mentee, Document.CHARTER, 4)).hasSize(1);
  }

  @Test
  void what_was_replaced_before_it_came_into_force_is_asked_of_nobody() {
    scene.register();
    Publication second = published(Document.AGREEMENT, 2, Duration.ofDays(2), true);
    Publication third = published(Document.AGREEMENT, 3, Duration.ofDays(2), true);
    ProcessInstance changing = change(second);

    scene.passes(changing, Duration.ofDays(2));
    assertThat(changing).hasPassed(CHANGE_SUPERSEDED_END).isEnded();
    scene.runWhatIsDue(change(third));
    assertThat(asked(second)).isEmpty();
    assertThat(asked(third)).hasSize(1);
  }

  @Test
  void a_mentor_who_comes_later_is_asked_and_looked_after_though_the_rest_is_settled() {
    ProcessInstance instance = scene.register();
    Publication publication = inForce(Document.AGREEMENT, 2);
    ProcessInstance changing = change(publication);
    accepts(publication, scene.mentee(instance));
    scene.runWhatIsDue(changing);
    assertThat(changing).isEnded();

    scene.passes(changing, Duration.ofDays(40));
    scene.assignedTo(mentor);
    ProcessInstance mine = acceptance(publication, mentor);
    assertThat(one(publication, mentor).acceptBy())
        .isEqualTo(Scene.now().plus(Duration.ofDays(14)));
    scene.passes(mine, Duration.ofDays(14));
    ProcessInstance again = change(publication);
    scene.runWhatIsDue(again);
    assertThat(again)
        .hasPassed(ACCEPTANCE_OVERDUE_START, LIST_CONCERNED)
        .hasNotPassed(IN_FORCE)
        .isWaitingAt(FOLLOW_UP_ACCEPTANCES);

    accepts(publication, mentor);
    scene.runWhatIsDue(again);
    assertThat(again).hasPassed(FOLLOW_UP_SETTLED, ALL_ACCEPTED_END).isEnded();
  }

  @Test
  void the_daily_look_finds_whom_nobody_asked_and_leaves_alone_who_is_gone() {
    ProcessInstance instance = scene.assignedTo(mentor);
    Publication publication = inForce(Document.AGREEMENT, 2);
    ProcessInstance changing = change(publication);
    // As if it had been committed while the list was made.
    Person unseen = openOnly(Sample.project(directory));
    sql.update(
        "update mentorship set closed_at = now(), closed_by = 'x', outcome = 'COMPLETED'"
            + " where reference = ?",
        scene.reference(instance));
    ProcessInstance ofMentor = acceptance(publication, mentor);

    scene.passes(changing, Duration.ofHours(24));
    assertThat(asked(publication)).containsExactly(unseen.account());
    runs(ofMentor);
    assertThat(ofMentor).hasPassed(NO_LONGER_NEEDED_END).isEnded();
  }

  @Test
  void whoever_registers_signs_the_version_in_force_and_has_done_it() {
    ProcessInstance first = scene.register();
    String person = scene.mentee(first);
    Publication publication = inForce(Document.AGREEMENT, 2);
    ProcessInstance mine = acceptance(publication, person);

    Scene other = new Scene(spring);
    Map<String, Object> form = other.registration();
    form.put("email", directory.person(person).email());
    ProcessInstance second = other.register(form);
    assertThat(other.mentee(second)).isEqualTo(person);
    assertThat(signed(person, Document.AGREEMENT, 2))
        .singleElement()
        .returns(other.reference(second), Signature::reference);
    runs(mine);
    assertThat(mine).hasPassed(ACCEPTANCE_ENDED, ACCEPTED_ELSEWHERE_END).isEnded();

    String newcomer = other.mentee(other.register());
    assertThat(signed(newcomer, Document.AGREEMENT, 2)).hasSize(1);
    assertThat(signed(newcomer, Document.AGREEMENT, 1)).isEmpty();
    scene.runWhatIsDue(change(publication));
    assertThat(asked(publication)).doesNotContain(newcomer, person);
  }

  @Test
  void a_mentorship_that_stands_still_keeps_nobody_from_accepting() {
    ProcessInstance instance = scene.inService(mentor);
    String mentee = scene.mentee(instance);
    scene.asks(mentee, instance, "suspension", YearForms.suspension(30));
    Publication publication = inForce(Document.AGREEMENT, 2);
    accepts(publication, mentee);
    assertThat(signed(mentee, Document.AGREEMENT, 2)).hasSize(1);
    scene.passes(acceptance(publication, mentor), Duration.ofDays(7));
    assertThat(one(publication, mentor).reminders()).isOne();
  }

  @Test
  void two_hundred_are_asked_ten_at_a_time_and_nobody_twice() throws Exception {
    Project project = Sample.project(directory);
    List<String> people =
        IntStream.range(0, 200).mapToObj(i -> openOnly(project).account()).toList();
    Publication publication = published(Document.CONFIDENTIALITY, 2, Duration.ZERO, true);
    ProcessInstance changing = change(publication);
    management.executeJob(job(changing).getId());
    management.executeJob(job(changing).getId());
    assertThat(asked(publication)).as("written down, and the first ten asked").hasSize(200);
    assertThat(tasksOf(publication)).isEqualTo(10);

    // A node dies at the end of its ten: nothing of them is left, and they are asked again.
    transaction.executeWithoutResult(
        status -> {
          management.executeJob(job(changing).getId());
          status.setRollbackOnly();
        });
    assertThat(tasksOf(publication)).isEqualTo(10);
    // Two nodes have the same job.
    String same = job(changing).getId();
    Together.act(
        2,
        i ->
            () -> {
              management.executeJob(same);
              return true;
            });
    assertThat(tasksOf(publication)).isEqualTo(20);
    int jobs = 0;
    while (!job(changing).getJobDefinitionId().equals(timer(changing))) {
      management.executeJob(job(changing).getId());
      jobs++;
    }
    assertThat(jobs).as("eighteen times ten, one that finds nobody, the count").isEqualTo(20);
    assertThat(changing).isWaitingAt(ANSWERS_AWAITED);
    assertThat(tasksOf(publication)).isEqualTo(200);
    assertThat(
            history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(AgreementAcceptanceProcess.KEY)
                .processInstanceBusinessKeyLike("confidentialite-2/%")
                .count())
        .isEqualTo(200);
    assertThat(asked(publication)).containsExactlyInAnyOrderElementsOf(people);
    scene.passes(changing, Duration.ofHours(24));
    assertThat(tasksOf(publication)).as("the daily look asks nobody twice").isEqualTo(200);
  }

  @Test
  void what_ended_a_moment_ago_is_answered_so() {
    ProcessInstance instance = scene.register();
    String person = scene.mentee(instance);
    Publication publication = inForce(Document.AGREEMENT, 2);
    ProcessInstance mine = acceptance(publication, person);
    sql.update(
        "update acceptance set ended_at = now(), ended_as = 'NO_LONGER_NEEDED' where id = ?",
        one(publication, person).id());
    assertThatThrownBy(() -> answers(mine, person, ACCEPTED)).isInstanceOf(AlreadyHandled.class);
    assertThatThrownBy(() -> answers(mine, person, ASKED)).isInstanceOf(AlreadyHandled.class);
    assertThat(signed(person, Document.AGREEMENT, 2)).isEmpty();
  }

  private Publication inForce(Document document, int version) {
    Publication publication = published(document, version, Duration.ZERO, true);
    scene.runWhatIsDue(change(publication));
    return publication;
  }

  private Publication published(Document document, int version, Duration in, boolean required) {
    return transaction.execute(
        status -> {
          try {
            Publication publication =
                agreements.publish(
                    document,
                    version,
                    new NewVersion(
                        "# Entente " + version,
                        "# Agreement " + version,
                        "Le point 2 change.",
                        "Point 2 changes.",
                        Scene.now().plus(in),
                        required,
                        14),
                    Scene.COORDINATOR);
            change.start(publication.code());
            return publication;
          } catch (AlreadyPublished e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** The latest process of this version, running or not. */
  private ProcessInstance change(Publication publication) {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(AgreementChangeProcess.KEY)
        .processInstanceBusinessKey(publication.code())
        .singleResult();
  }

  private long changes(Publication publication) {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(AgreementChangeProcess.KEY)
        .processInstanceBusinessKey(publication.code())
        .count();
  }

  private ProcessInstance acceptance(Publication publication, String account) {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(AgreementAcceptanceProcess.KEY)
        .processInstanceBusinessKey(publication.code() + "/" + account)
        .singleResult();
  }

  private Acceptance one(Publication publication, String account) {
    return acceptances.open(publication).stream()
        .filter(acceptance -> acceptance.person().account().equals(account))
        .findFirst()
        .orElseThrow();
  }

  private List<String> asked(Publication publication) {
    return acceptances.open(publication).stream()
        .map(acceptance -> acceptance.person().account())
        .toList();
  }

  private void accepts(Publication publication, String account) {
    answers(acceptance(publication, account), account, ACCEPTED);
  }

  private void answers(ProcessInstance instance, String account, Map<String, Object> form) {
    scene.submits(
        account, List.of("mentees"), scene.task(instance, ACCEPT_AGREEMENT).getId(), form);
  }

  private List<Signature> signed(String account, Document document, int version) {
    return agreements.signatures(directory.person(account)).stream()
        .filter(signature -> signature.version().document() == document)
        .filter(signature -> signature.version().version() == version)
        .toList();
  }

  private void closes(ProcessInstance instance) {
    mentorships.close(
        scene.reference(instance), Outcome.REFERRED_ELSEWHERE, Scene.COORDINATOR, "Ailleurs");
  }

  private void runs(ProcessInstance instance) {
    scene.runWhatIsDue(instance);
  }

  /** Somebody who takes part in a mentorship that has no process. */
  private Person openOnly(Project project) {
    return transaction.execute(
        status -> {
          Person mentee = Sample.mentee(directory);
          agreements.sign(mentee, EnumSet.allOf(Document.class), null, mentee.account());
          sql.update(
              "delete from signature using agreement_version v"
                  + " where version_id = v.id and v.version > 1 and person_id = ?",
              mentee.id());
          try {
            mentorships.open(project, mentee);
          } catch (org.mentorat.mentorship.AlreadyOpen e) {
            throw new IllegalStateException(e);
          }
          return mentee;
        });
  }

  private long tasksOf(Publication publication) {
    return tasks
        .createTaskQuery()
        .processDefinitionKey(AgreementAcceptanceProcess.KEY)
        .processInstanceBusinessKeyLike(publication.code() + "/%")
        .taskDefinitionKey(ACCEPT_AGREEMENT)
        .count();
  }

  private Job job(ProcessInstance instance) {
    return management.createJobQuery().processInstanceId(instance.getId()).singleResult();
  }

  private String timer(ProcessInstance instance) {
    return management
        .createJobDefinitionQuery()
        .processDefinitionId(instance.getProcessDefinitionId())
        .activityIdIn(CHECK_ACCEPTANCES)
        .singleResult()
        .getId();
  }

  private Map<String, Object> opensFollowUp(ProcessInstance changing) {
    return scene.opens(Scene.COORDINATOR, List.of("coordinators"), changing, FOLLOW_UP_ACCEPTANCES);
  }

  private List<String> candidates(ProcessInstance instance, String task) {
    return tasks.getIdentityLinksForTask(scene.task(instance, task).getId()).stream()
        .map(IdentityLink::getUserId)
        .filter(Objects::nonNull)
        .toList();
  }
}
