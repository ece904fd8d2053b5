package org.mentorat.process;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ACCOMPANIMENT;
import static org.mentorat.process.MentorshipProcess.AGREE_EXTENSION;
import static org.mentorat.process.MentorshipProcess.AGREE_EXTENSION_WAITING;
import static org.mentorat.process.MentorshipProcess.APPROVE_EXTENSION;
import static org.mentorat.process.MentorshipProcess.APPROVE_EXTENSION_WAITING;
import static org.mentorat.process.MentorshipProcess.CLOSURE;
import static org.mentorat.process.MentorshipProcess.CLOSURE_LIMIT;
import static org.mentorat.process.MentorshipProcess.ENDING_PREPARATION;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTEE;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTOR;
import static org.mentorat.process.MentorshipProcess.EXTEND_SERVICE;
import static org.mentorat.process.MentorshipProcess.EXTENSION;
import static org.mentorat.process.MentorshipProcess.EXTENSION_DECLINED_END;
import static org.mentorat.process.MentorshipProcess.MENTORSHIP_CLOSED_END;
import static org.mentorat.process.MentorshipProcess.OPEN_EXTENSION;
import static org.mentorat.process.MentorshipProcess.PREPARE_ENDING;
import static org.mentorat.process.MentorshipProcess.RECORD_EXTENSION_APPROVAL;
import static org.mentorat.process.MentorshipProcess.RECORD_EXTENSION_REPLY;
import static org.mentorat.process.MentorshipProcess.REMIND_AGREE_EXTENSION;
import static org.mentorat.process.MentorshipProcess.REMIND_AGREE_EXTENSION_DONE_END;
import static org.mentorat.process.MentorshipProcess.REMIND_APPROVE_EXTENSION;
import static org.mentorat.process.MentorshipProcess.REMIND_APPROVE_EXTENSION_DONE_END;
import static org.mentorat.process.MentorshipProcess.SERVICE_END;
import static org.mentorat.process.MentorshipProcess.SERVICE_ENDED_END;
import static org.mentorat.process.MentorshipProcess.SERVICE_EXTENDED_END;
import static org.mentorat.process.MentorshipProcess.TELL_EXTENSION_DECLINED;
import static org.mentorat.process.MentorshipProcess.TELL_SERVICE_EXTENDED;
import static org.mentorat.process.MentorshipProcess.WEIGH_EXTENSION;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.accompaniment.Nudge;
import org.mentorat.accompaniment.Nudge.Told;
import org.mentorat.accompaniment.Nudges;
import org.mentorat.closure.Attestation;
import org.mentorat.closure.Closures;
import org.mentorat.closure.ExtensionState;
import org.mentorat.closure.Extensions;
import org.mentorat.closure.ServiceExtension;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.CommitmentNote;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.commitment.Verdict;
import org.mentorat.engine.AlreadyHandled;
import org.mentorat.engine.Roles;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Outcome;
import org.mentorat.mentorship.Side;
import org.mentorat.people.Directory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * More time, agreed by three: every path of it, and what becomes of the timers of the year (X5).
 */
@MentoratTest
class ExtensionPathTest {

  private static final String ACTION = "extension";

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired ManagementService management;
  @Autowired TaskService tasks;
  @Autowired Extensions extensions;
  @Autowired MentorshipRegister mentorships;
  @Autowired Commitments commitments;
  @Autowired Closures closures;
  @Autowired Nudges nudges;
  private Scene scene;
  private String mentor;
  private String mentee;
  private String coordinator;
  private ProcessInstance instance;
  private String reference;
  private Instant planned;
  private LocalDate newDay;
  private Instant newEnd;

  @BeforeEach
  void two_months_before_the_end() {
    init(engine);
    // Repeating timers know whole seconds only.
    TestTime.stopAt(Scene.now().truncatedTo(DAYS).plus(Duration.ofHours(39)));
    scene = new Scene(spring);
    mentor = scene.mentor(1);
    coordinator = scene.account(Roles.COORDINATORS);
    instance = scene.inService(mentor);
    mentee = scene.mentee(instance);
    reference = scene.reference(instance);
    planned = scene.mentorship(instance).serviceEndsAt();
    newDay = LocalDate.ofInstant(planned, Directory.ZONE).plusMonths(3);
    newEnd = newDay.plusDays(1).atStartOfDay(Directory.ZONE).toInstant();
    scene.passesUntil(instance, planned.minus(Duration.ofDays(60)));
  }

  @Test
  void what_the_mentor_asks_the_mentee_and_the_coordination_agree_to() {
    final Instant asked = Scene.now();
    long id = asks(mentor);
    assertThat(instance)
        .hasPassed(OPEN_EXTENSION, WEIGH_EXTENSION)
        .isWaitingAt(EXTENSION, AGREE_EXTENSION);
    assertThat(instance)
        .task(AGREE_EXTENSION)
        .isAssignedTo(mentee)
        .hasDueDate(Date.from(asked.plus(Duration.ofDays(14))));
    assertThat(scene.opens(mentee, List.of(Roles.MENTEES), instance, AGREE_EXTENSION))
        .containsEntry("whyText", "Le troisième objectif demande encore");
    scene.mentees(instance, AGREE_EXTENSION, YearForms.accepted());
    assertThat(instance)
        .hasPassed(RECORD_EXTENSION_REPLY)
        .isNotWaitingAt(AGREE_EXTENSION)
        .isWaitingAt(APPROVE_EXTENSION);
    assertThat(instance)
        .task(APPROVE_EXTENSION)
        .hasCandidateGroup(Roles.COORDINATORS)
        .hasDueDate(Date.from(asked.plus(Duration.ofHours(48))));
    assertThat(scene.mentorship(instance).serviceEndsAt()).isEqualTo(planned);

    scene.coordinates(instance, APPROVE_EXTENSION, YearForms.accepted());

    assertThat(instance)
        .hasPassed(
            RECORD_EXTENSION_APPROVAL, EXTEND_SERVICE, SERVICE_EXTENDED_END, TELL_SERVICE_EXTENDED)
        .hasNotPassed(EXTENSION_DECLINED_END)
        .isNotWaitingAt(EXTENSION);
    assertThat(scene.told(instance))
        .contains("service-extended " + mentee, "service-extended " + mentor);
    assertThat(extensions.extension(id))
        .returns(ExtensionState.GRANTED, ServiceExtension::state)
        .returns(newEnd, ServiceExtension::endsAt)
        .returns(planned, ServiceExtension::plannedEnd);
    assertThat(scene.mentorship(instance).serviceEndsAt()).isEqualTo(newEnd);
    assertThat(due(SERVICE_END)).isEqualTo(newEnd);
    assertThat(due(ENDING_PREPARATION)).isEqualTo(newEnd.minus(Duration.ofDays(30)));

    scene.passesUntil(instance, planned.plus(Duration.ofDays(20)));
    assertThat(instance).isWaitingAt(ACCOMPANIMENT).hasNotPassed(PREPARE_ENDING);
    scene.asks(mentee, instance, "help-request", YearForms.help());
    scene.mentors(instance, MentorshipProcess.ANSWER_REQUEST, YearForms.answer());
    scene.passesUntil(instance, newEnd.minus(Duration.ofDays(30)));
    assertThat(instance).task(PREPARE_ENDING).hasDueDate(Date.from(newEnd));
    scene.passesUntil(instance, newEnd.minusSeconds(1));
    assertThat(instance).isWaitingAt(ACCOMPANIMENT);
    scene.passesUntil(instance, newEnd);
    assertThat(instance).hasPassed(SERVICE_ENDED_END).isWaitingAt(CLOSURE);
    scene.passesUntil(instance, newEnd.plus(Duration.ofDays(14)));

    assertThat(instance).hasPassed(MENTORSHIP_CLOSED_END).hasNotPassed(CLOSURE_LIMIT).isEnded();
    assertThat(mentorships.mentorship(reference).outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(closures.attestation(reference, Side.MENTOR))
        .map(Attestation::serviceEndsAt)
        .contains(newEnd);
    List<Commitment> periods = servicePeriods();
    assertThat(periods)
        .extracting(Commitment::verdict, Commitment::limitAt)
        .containsExactly(
            tuple(Verdict.CANCELLED, planned.plus(Duration.ofDays(16))),
            tuple(Verdict.KEPT, newEnd.plus(Duration.ofDays(16))));
    assertThat(periods.get(0).notes())
        .extracting(CommitmentNote::kind, CommitmentNote::by)
        .containsExactly(tuple(CommitmentNoteKind.PROLONGED, Scene.COORDINATOR));
  }

  @Test
  void what_the_coordination_asks_both_of_the_pair_agree_to() {
    long id = asks(coordinator);
    assertThat(instance).task(AGREE_EXTENSION).isAssignedTo(mentee);
    scene.mentees(instance, AGREE_EXTENSION, YearForms.accepted());
    assertThat(extensions.extension(id).state()).isEqualTo(ExtensionState.OPEN);
    assertThat(instance).task(AGREE_EXTENSION).isAssignedTo(mentor);
    assertThat(scene.opens(mentor, List.of(Roles.MENTORS), instance, AGREE_EXTENSION))
        .containsEntry("askedBy", "La coordination");
    scene.mentors(instance, AGREE_EXTENSION, YearForms.accepted());

    assertThat(instance).hasPassed(SERVICE_EXTENDED_END).hasNotPassed(APPROVE_EXTENSION);
    assertThat(scene.mentorship(instance).serviceEndsAt()).isEqualTo(newEnd);
    assertThat(servicePeriods().get(0).notes())
        .extracting(CommitmentNote::by)
        .containsExactly(mentor);
  }

  @Test
  void one_no_of_the_pair_ends_it_and_another_may_be_asked_for() {
    long id = asks(mentee);
    assertThat(instance).task(AGREE_EXTENSION).isAssignedTo(mentor);
    scene.mentors(instance, AGREE_EXTENSION, YearForms.extensionDeclined());

    assertThat(instance)
        .hasPassed(EXTENSION_DECLINED_END, TELL_EXTENSION_DECLINED)
        .hasNotPassed(APPROVE_EXTENSION, EXTEND_SERVICE);
    assertThat(scene.told(instance))
        .contains("extension-declined " + mentee, "extension-declined " + mentor);
    assertThat(extensions.extension(id))
        .returns(ExtensionState.DECLINED, ServiceExtension::state)
        .returns(mentor, ServiceExtension::declinedBy)
        .returns("Mon horaire ne le permet pas", ServiceExtension::note);
    assertThat(servicePeriods()).extracting(Commitment::verdict).containsExactly(Verdict.OPEN);

    asks(mentor);
    assertThat(instance).task(AGREE_EXTENSION).isAssignedTo(mentee);
  }

  @Test
  void without_the_coordination_s_yes_the_service_ends_as_planned() {
    asks(mentee);
    scene.mentors(instance, AGREE_EXTENSION, YearForms.accepted());
    scene.coordinates(instance, APPROVE_EXTENSION, YearForms.extensionDeclined());

    assertThat(instance)
        .hasPassed(RECORD_EXTENSION_APPROVAL, EXTENSION_DECLINED_END)
        .hasNotPassed(EXTEND_SERVICE);
    assertThat(due(SERVICE_END)).isEqualTo(planned);
    scene.passesUntil(instance, planned);
    assertThat(instance).hasPassed(SERVICE_ENDED_END).isWaitingAt(CLOSURE);
  }

  @Test
  void an_ending_that_is_being_prepared_gets_the_new_date() {
    scene.passesUntil(instance, planned.minus(Duration.ofDays(20)));
    assertThat(instance).task(PREPARE_ENDING).hasDueDate(Date.from(planned));

    asks(mentee);
    scene.mentors(instance, AGREE_EXTENSION, YearForms.accepted());
    scene.coordinates(instance, APPROVE_EXTENSION, YearForms.accepted());

    assertThat(instance).task(PREPARE_ENDING).hasDueDate(Date.from(newEnd));
    assertThat(due(SERVICE_END)).isEqualTo(newEnd);
  }

  @Test
  void whoever_is_awaited_is_reminded() {
    long id = asks(mentee);
    scene.passes(instance, Duration.ofDays(7).minusSeconds(1));
    assertThat(instance).hasNotPassed(AGREE_EXTENSION_WAITING);
    scene.passes(instance, Duration.ofSeconds(1));
    assertThat(instance)
        .hasPassed(AGREE_EXTENSION_WAITING, REMIND_AGREE_EXTENSION)
        .hasPassed(REMIND_AGREE_EXTENSION_DONE_END);
    scene.passes(instance, Duration.ofDays(7));
    assertThat(told(AGREE_EXTENSION, id)).containsExactly(Told.OWNER, Told.COORDINATION);
    scene.mentors(instance, AGREE_EXTENSION, YearForms.accepted());

    scene.passes(instance, Duration.ofHours(24));
    assertThat(instance)
        .hasPassed(APPROVE_EXTENSION_WAITING, REMIND_APPROVE_EXTENSION)
        .hasPassed(REMIND_APPROVE_EXTENSION_DONE_END);
    assertThat(candidates()).isEmpty();
    scene.passes(instance, Duration.ofHours(24));
    assertThat(candidates()).containsExactly(Scene.COORDINATOR);
    assertThat(told(APPROVE_EXTENSION, id)).hasSize(2).containsOnly(Told.COORDINATION);
  }

  @Test
  void what_is_not_agreed_before_the_end_lapses() {
    long id = asks(mentee);
    scene.passesUntil(instance, planned);

    assertThat(instance).hasPassed(SERVICE_ENDED_END).isWaitingAt(CLOSURE);
    assertThat(extensions.extension(id))
        .returns(ExtensionState.LAPSED, ServiceExtension::state)
        .returns(planned, ServiceExtension::closedAt);
  }

  @Test
  void nothing_is_extended_once_an_earlier_end_is_agreed() {
    long id = asks(mentee);
    LocalDate lastDay = YearForms.today().plusDays(5);
    scene.asks(coordinator, instance, "early-end", YearForms.earlyEnd(lastDay));
    final Instant end = scene.mentorship(instance).serviceEndsAt();

    assertThatThrownBy(() -> scene.mentors(instance, AGREE_EXTENSION, YearForms.accepted()))
        .isInstanceOf(AlreadyHandled.class);
    scene.passesUntil(instance, end);

    assertThat(instance).hasPassed(MentorshipProcess.ENDED_EARLY).isWaitingAt(CLOSURE);
    assertThat(extensions.extension(id).state()).isEqualTo(ExtensionState.LAPSED);
  }

  @Test
  void an_extended_service_can_still_end_early() {
    asks(mentee);
    scene.mentors(instance, AGREE_EXTENSION, YearForms.accepted());
    scene.coordinates(instance, APPROVE_EXTENSION, YearForms.accepted());
    scene.passesUntil(instance, planned.plus(Duration.ofDays(10)));
    scene.asks(mentor, instance, "early-end", YearForms.earlyEnd());
    scene.mentees(instance, MentorshipProcess.AGREE_EARLY_END, YearForms.earlyEndAgreed());
    scene.mentors(instance, EVALUATE_AS_MENTOR, YearForms.evaluatedAsMentor());
    scene.passes(instance, Duration.ofDays(7));

    assertThat(instance).hasPassed(MENTORSHIP_CLOSED_END, EVALUATE_AS_MENTEE).isEnded();
    assertThat(mentorships.mentorship(reference).outcome()).isEqualTo(Outcome.ENDED_EARLY);
    assertThat(servicePeriods())
        .extracting(Commitment::verdict)
        .containsExactly(Verdict.CANCELLED, Verdict.CANCELLED, Verdict.KEPT);
  }

  @Test
  void nothing_that_is_written_reaches_the_engine_and_a_no_says_why() {
    asks(mentee);
    String task = scene.task(instance, AGREE_EXTENSION).getId();
    assertThat(
            Scene.refused(
                () ->
                    scene.submits(
                        mentor, List.of(Roles.MENTORS), task, Map.of("reply", "decline"))))
        .containsExactly("note");
    scene.mentors(instance, AGREE_EXTENSION, YearForms.extensionDeclined());

    assertThat(
            engine
                .getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance.getId())
                .list())
        .extracting(variable -> String.valueOf(variable.getValue()))
        .contains("NOBODY")
        .noneMatch(value -> value.contains("objectif") || value.contains("horaire"));
  }

  private long asks(String account) {
    return scene.asks(account, instance, ACTION, YearForms.extension(newDay));
  }

  private Instant due(String timer) {
    return management
        .createJobQuery()
        .processInstanceId(instance.getId())
        .activityId(timer)
        .singleResult()
        .getDuedate()
        .toInstant();
  }

  private List<Commitment> servicePeriods() {
    return commitments.of(reference).stream()
        .filter(commitment -> commitment.promise() == Promise.SERVICE_PERIOD)
        .toList();
  }

  private List<Told> told(String task, long subject) {
    return nudges.of(reference, task, subject).stream().map(Nudge::told).toList();
  }

  private List<String> candidates() {
    return tasks.getIdentityLinksForTask(scene.task(instance, APPROVE_EXTENSION).getId()).stream()
        .map(IdentityLink::getUserId)
        .filter(Objects::nonNull)
        .toList();
  }
}
