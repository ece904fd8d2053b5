package org.mentorat.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ACCEPT_TERMS;
import static org.mentorat.process.MentorshipProcess.ACCOMPANIMENT;
import static org.mentorat.process.MentorshipProcess.CLOSE_FIRST_CONTACT_UNCONFIRMED;
import static org.mentorat.process.MentorshipProcess.CONFIRMATION;
import static org.mentorat.process.MentorshipProcess.CONFIRMATION_DONE_END;
import static org.mentorat.process.MentorshipProcess.CONFIRM_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.CONFIRM_FIRST_CONTACT_LIMIT;
import static org.mentorat.process.MentorshipProcess.CONFIRM_FIRST_CONTACT_REMINDER;
import static org.mentorat.process.MentorshipProcess.CONTESTED_CONTACT_SETTLED_END;
import static org.mentorat.process.MentorshipProcess.CONTESTED_CONTACT_WAITING;
import static org.mentorat.process.MentorshipProcess.FIRST_CONTACT_CONFIRMED_END;
import static org.mentorat.process.MentorshipProcess.FIRST_CONTACT_UNCONFIRMED_END;
import static org.mentorat.process.MentorshipProcess.FIRST_MEETING;
import static org.mentorat.process.MentorshipProcess.MAKE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.MID_TERM;
import static org.mentorat.process.MentorshipProcess.RECORD_CONTESTED_CONTACT;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_CONTACT_CONFIRMATION;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_MEETING;
import static org.mentorat.process.MentorshipProcess.REMIND_CONFIRM_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.REMIND_CONFIRM_FIRST_CONTACT_DONE_END;
import static org.mentorat.process.MentorshipProcess.REMIND_CONTESTED_CONTACT;
import static org.mentorat.process.MentorshipProcess.REMIND_CONTESTED_CONTACT_DONE_END;
import static org.mentorat.process.MentorshipProcess.RESOLVE_CONTESTED_CONTACT;
import static org.mentorat.process.MentorshipProcess.SERVICE_END;
import static org.mentorat.process.MentorshipProcess.TELL_CONTESTED_CONTACT_SETTLED;
import static org.mentorat.process.MentorshipProcess.TERMS;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.accompaniment.Confirmations;
import org.mentorat.accompaniment.ContactConfirmation;
import org.mentorat.accompaniment.ContestOutcome;
import org.mentorat.accompaniment.ContestedContactResolved;
import org.mentorat.accompaniment.FirstContactConfirmed;
import org.mentorat.accompaniment.FirstContactContested;
import org.mentorat.accompaniment.FirstContactUnconfirmed;
import org.mentorat.accompaniment.Nudge;
import org.mentorat.accompaniment.Nudges;
import org.mentorat.commitment.CommitmentNote;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Promise;
import org.mentorat.commitment.PromiseBroken;
import org.mentorat.commitment.PromiseConfirmed;
import org.mentorat.commitment.Verdict;
import org.mentorat.engine.ReaderTime;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.Person;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** The mentee's word on the first contact, or their silence, beside everything else that runs. */
@MentoratTest
@RecordApplicationEvents
class ConfirmationPathTest {

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired TaskService tasks;
  @Autowired MentorshipRegister mentorships;
  @Autowired Confirmations confirmations;
  @Autowired Nudges nudges;
  @Autowired ReaderTime time;
  @Autowired ApplicationEvents events;
  private Scene scene;
  private ProcessInstance instance;
  private String reference;
  private Instant opened;

  @BeforeEach
  void scene() {
    init(engine);
    // The engine counts the turns of a cycle after the first in whole seconds.
    TestTime.stopAt(Scene.now().truncatedTo(ChronoUnit.SECONDS));
    scene = new Scene(spring);
    instance = scene.inService(scene.mentor(1));
    reference = scene.reference(instance);
    opened = Scene.now();
  }

  @Test
  void the_mentee_is_asked_as_soon_as_the_service_is_open_and_has_seven_days() {
    assertThat(instance).isWaitingAt(CONFIRMATION, CONFIRM_FIRST_CONTACT);
    assertThat(instance)
        .task(CONFIRM_FIRST_CONTACT)
        .isAssignedTo(scene.mentee(instance))
        .hasDueDate(Date.from(opened.plus(Duration.ofDays(7))));
    assertThat(verdict()).isEqualTo(Verdict.KEPT_UNCONFIRMED);

    assertThat(shownToMentee())
        .containsEntry("mentorName", mentor().displayName())
        .containsEntry("contactedAt", words(opened))
        .containsEntry("contactChannel", "Téléphone")
        .containsEntry("closesAt", words(opened.plus(Duration.ofDays(7))))
        .containsEntry("contestedAt", null)
        .containsEntry("reminders", null);
  }

  @Test
  void a_yes_makes_the_promise_kept_for_good_and_nobody_is_asked_again() {
    scene.passes(instance, Duration.ofDays(2));

    scene.mentees(instance, CONFIRM_FIRST_CONTACT, YearForms.contactConfirmed());

    assertThat(instance)
        .hasPassed(RECORD_FIRST_CONTACT_CONFIRMATION, FIRST_CONTACT_CONFIRMED_END)
        .hasPassed(CONFIRMATION_DONE_END);
    theRestGoesOn();
    ContactConfirmation confirmation = confirmations.of(reference).orElseThrow();
    assertThat(confirmation.contactTookPlace()).isTrue();
    assertThat(confirmation.isContested()).isFalse();
    assertThat(confirmation.comment()).isNull();
    assertThat(confirmation.recordedBy()).isEqualTo(scene.mentee(instance));
    assertThat(confirmation.recordedAt()).isEqualTo(Scene.now());
    assertThat(verdict()).isEqualTo(Verdict.KEPT);

    scene.passes(instance, Duration.ofDays(8));
    assertThat(instance)
        .hasNotPassed(RESOLVE_CONTESTED_CONTACT)
        .hasNotPassed(CONFIRM_FIRST_CONTACT_REMINDER)
        .hasNotPassed(CONFIRM_FIRST_CONTACT_LIMIT);
    assertThat(told(CONFIRM_FIRST_CONTACT)).isEmpty();
    assertThat(verdict()).isEqualTo(Verdict.KEPT);
    assertThat(events.stream(FirstContactConfirmed.class)).hasSize(1);
    assertThat(events.stream(PromiseConfirmed.class)).hasSize(1);
    assertThat(events.stream(FirstContactUnconfirmed.class)).isEmpty();
  }

  @Test
  void a_yes_does_not_repair_a_first_contact_that_came_late() {
    ProcessInstance late = scene.assignedTo(scene.mentor(1));
    scene.passes(late, Duration.ofHours(72).plusMillis(1));
    scene.mentors(late, MAKE_FIRST_CONTACT, Scene.contacted());

    scene.mentees(late, CONFIRM_FIRST_CONTACT, YearForms.contactConfirmed());

    assertThat(late).hasPassed(FIRST_CONTACT_CONFIRMED_END);
    assertThat(scene.promise(late, Promise.FIRST_CONTACT).verdict()).isEqualTo(Verdict.LATE);
    assertThat(confirmations.of(scene.reference(late)).orElseThrow().contactTookPlace()).isTrue();
  }

  @Test
  void a_silent_mentee_is_reminded_once_at_three_days_and_not_a_millisecond_before() {
    scene.passes(instance, Duration.ofDays(3).minusMillis(1));
    assertThat(instance).hasNotPassed(CONFIRM_FIRST_CONTACT_REMINDER);
    assertThat(told(CONFIRM_FIRST_CONTACT)).isEmpty();

    scene.passes(instance, Duration.ofMillis(1));
    assertThat(instance)
        .hasPassed(CONFIRM_FIRST_CONTACT_REMINDER, REMIND_CONFIRM_FIRST_CONTACT)
        .hasPassed(REMIND_CONFIRM_FIRST_CONTACT_DONE_END)
        .isWaitingAt(CONFIRM_FIRST_CONTACT);
    theRestGoesOn();
    assertThat(told(CONFIRM_FIRST_CONTACT)).containsExactly(Nudge.Told.OWNER);
    assertThat(shownToMentee()).containsEntry("reminders", words(Scene.now()));

    scene.passes(instance, Duration.ofDays(4).minusMillis(1));
    assertThat(told(CONFIRM_FIRST_CONTACT)).containsExactly(Nudge.Told.OWNER);
  }

  @Test
  void silence_closes_it_at_seven_days_and_the_promise_is_counted_apart() {
    scene.passes(instance, Duration.ofDays(7).minusMillis(1));
    assertThat(instance)
        .hasNotPassed(CONFIRM_FIRST_CONTACT_LIMIT)
        .isWaitingAt(CONFIRM_FIRST_CONTACT);

    scene.passes(instance, Duration.ofMillis(1));

    assertThat(instance)
        .hasPassed(CONFIRM_FIRST_CONTACT_LIMIT, CLOSE_FIRST_CONTACT_UNCONFIRMED)
        .hasPassed(FIRST_CONTACT_UNCONFIRMED_END, CONFIRMATION_DONE_END)
        .hasNotPassed(RECORD_FIRST_CONTACT_CONFIRMATION);
    assertThat(scene.task(instance, CONFIRM_FIRST_CONTACT)).isNull();
    theRestGoesOn();
    assertThat(verdict()).isEqualTo(Verdict.KEPT_UNCONFIRMED);
    assertThat(confirmations.of(reference)).isEmpty();
    assertThat(events.stream(FirstContactUnconfirmed.class))
        .containsExactly(new FirstContactUnconfirmed(reference, Scene.now()));
    assertThat(told(CONFIRM_FIRST_CONTACT)).containsExactly(Nudge.Told.OWNER);
  }

  @Test
  void a_word_in_the_last_millisecond_still_counts() {
    scene.passes(instance, Duration.ofDays(7).minusMillis(1));

    scene.mentees(instance, CONFIRM_FIRST_CONTACT, YearForms.contactConfirmed());
    scene.passes(instance, Duration.ofDays(1));

    assertThat(instance)
        .hasPassed(FIRST_CONTACT_CONFIRMED_END)
        .hasNotPassed(CONFIRM_FIRST_CONTACT_LIMIT);
    assertThat(verdict()).isEqualTo(Verdict.KEPT);
  }

  @Test
  void a_no_goes_to_the_coordination_and_everything_else_goes_on() {
    scene.passes(instance, Duration.ofDays(1));

    scene.mentees(instance, CONFIRM_FIRST_CONTACT, YearForms.contactContested());

    assertThat(instance)
        .hasPassed(RECORD_FIRST_CONTACT_CONFIRMATION)
        .hasNotPassed(FIRST_CONTACT_CONFIRMED_END)
        .isWaitingAt(CONFIRMATION, RESOLVE_CONTESTED_CONTACT);
    assertThat(instance)
        .task(RESOLVE_CONTESTED_CONTACT)
        .hasCandidateGroup("coordinators")
        .isNotAssigned()
        .hasDueDate(Date.from(Scene.now().plus(Duration.ofHours(48))));
    theRestGoesOn();
    ContactConfirmation contest = confirmations.of(reference).orElseThrow();
    assertThat(contest.contactTookPlace()).isFalse();
    assertThat(contest.isContested()).isTrue();
    assertThat(contest.comment()).isEqualTo("Je n'ai reçu aucun appel");
    assertThat(contest.recordedBy()).isEqualTo(scene.mentee(instance));
    assertThat(contest.recordedAt()).isEqualTo(Scene.now());
    assertThat(verdict()).isEqualTo(Verdict.KEPT_UNCONFIRMED);
    assertThat(events.stream(FirstContactContested.class)).hasSize(1);
    assertThat(events.stream(FirstContactConfirmed.class)).isEmpty();

    Person mentee = scene.mentorship(instance).mentee();
    assertThat(shownToCoordination())
        .containsEntry("reference", reference)
        .containsEntry("menteeName", mentee.displayName())
        .containsEntry("menteeEmail", mentee.email())
        .containsEntry("mentorName", mentor().displayName())
        .containsEntry("mentorEmail", mentor().email())
        .containsEntry("contactedAt", words(opened))
        .containsEntry("contactChannel", "Téléphone")
        .containsEntry("recordedAt", words(opened))
        .containsEntry("contestedAt", words(Scene.now()))
        .containsEntry("menteeComment", "Je n'ai reçu aucun appel")
        .containsEntry("reminders", null);

    scene.passes(instance, Duration.ofDays(10));
    assertThat(instance)
        .hasNotPassed(CONFIRM_FIRST_CONTACT_REMINDER)
        .hasNotPassed(CONFIRM_FIRST_CONTACT_LIMIT)
        .isWaitingAt(RESOLVE_CONTESTED_CONTACT);
    assertThat(events.stream(FirstContactUnconfirmed.class)).isEmpty();
  }

  @Test
  void a_contest_that_waits_is_recalled_every_day_and_from_the_second_time_the_lead_may_act_too() {
    scene.mentees(instance, CONFIRM_FIRST_CONTACT, YearForms.contactContested());

    scene.passes(instance, Duration.ofHours(24).minusMillis(1));
    assertThat(instance).hasNotPassed(CONTESTED_CONTACT_WAITING);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(instance)
        .hasPassed(CONTESTED_CONTACT_WAITING, REMIND_CONTESTED_CONTACT)
        .hasPassed(REMIND_CONTESTED_CONTACT_DONE_END);
    assertThat(told(RESOLVE_CONTESTED_CONTACT)).containsExactly(Nudge.Told.COORDINATION);
    assertThat(shownToCoordination()).containsEntry("reminders", words(Scene.now()));
    assertThat(leads()).isEmpty();

    scene.passes(instance, Duration.ofHours(24).minusMillis(1));
    assertThat(told(RESOLVE_CONTESTED_CONTACT)).hasSize(1);
    assertThat(leads()).isEmpty();
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(told(RESOLVE_CONTESTED_CONTACT)).hasSize(2);
    assertThat(leads()).containsExactly(Scene.COORDINATOR);

    scene.passes(instance, Duration.ofDays(5));
    assertThat(told(RESOLVE_CONTESTED_CONTACT)).hasSize(7).containsOnly(Nudge.Told.COORDINATION);
    assertThat(leads()).containsExactly(Scene.COORDINATOR);
    assertThat(instance).isWaitingAt(RESOLVE_CONTESTED_CONTACT);
    assertThat(instance).task(RESOLVE_CONTESTED_CONTACT).hasCandidateGroup("coordinators");
    theRestGoesOn();
  }

  @Test
  void the_contact_did_take_place_and_only_the_mentee_could_have_confirmed_it() {
    scene.mentees(instance, CONFIRM_FIRST_CONTACT, YearForms.contactContested());
    scene.passes(instance, Duration.ofHours(30));

    scene.coordinates(instance, RESOLVE_CONTESTED_CONTACT, YearForms.contestResolved());

    assertThat(instance)
        .hasPassed(
            RECORD_CONTESTED_CONTACT, CONTESTED_CONTACT_SETTLED_END, TELL_CONTESTED_CONTACT_SETTLED)
        .hasPassed(CONFIRMATION_DONE_END);
    assertThat(scene.told(instance))
        .contains("contested-contact-settled " + scene.mentee(instance));
    theRestGoesOn();
    ContactConfirmation resolved = confirmations.of(reference).orElseThrow();
    assertThat(resolved.isContested()).isFalse();
    assertThat(resolved.contactTookPlace()).isFalse();
    assertThat(resolved.outcome()).isEqualTo(ContestOutcome.CONTACT_TOOK_PLACE);
    assertThat(resolved.resolutionNote()).isEqualTo("Le message était dans les indésirables");
    assertThat(resolved.resolvedBy()).isEqualTo(Scene.COORDINATOR);
    assertThat(resolved.resolvedAt()).isEqualTo(Scene.now());
    assertThat(verdict()).isEqualTo(Verdict.KEPT_UNCONFIRMED);
    assertThat(refutations()).isEmpty();
    assertThat(events.stream(ContestedContactResolved.class)).hasSize(1);
    assertThat(events.stream(PromiseConfirmed.class)).isEmpty();
    assertThat(events.stream(PromiseBroken.class)).isEmpty();

    scene.passes(instance, Duration.ofDays(3));
    assertThat(told(RESOLVE_CONTESTED_CONTACT)).hasSize(1);
  }

  @Test
  void the_call_is_still_to_be_made_so_the_promise_is_broken_and_the_mentee_is_asked_anew() {
    Instant contested = contested(Duration.ofDays(1));
    scene.passes(instance, Duration.ofHours(6));

    callToCome();

    assertThat(instance)
        .hasPassed(RECORD_CONTESTED_CONTACT)
        .hasNotPassed(CONTESTED_CONTACT_SETTLED_END)
        .hasNotPassed(CONFIRMATION_DONE_END)
        .isWaitingAt(CONFIRMATION, CONFIRM_FIRST_CONTACT)
        .isNotWaitingAt(RESOLVE_CONTESTED_CONTACT);
    assertThat(instance)
        .task(CONFIRM_FIRST_CONTACT)
        .isAssignedTo(scene.mentee(instance))
        .hasDueDate(Date.from(Scene.now().plus(Duration.ofDays(7))));
    theRestGoesOn();
    ContactConfirmation resolved = confirmations.of(reference).orElseThrow();
    assertThat(resolved.outcome()).isEqualTo(ContestOutcome.MENTOR_WILL_CALL);
    assertThat(resolved.resolutionNote()).isEqualTo("Un appel est prévu demain");
    assertThat(verdict()).isEqualTo(Verdict.LATE);
    assertThat(refutations())
        .extracting(CommitmentNote::by, CommitmentNote::reason)
        .containsExactly(tuple(Scene.COORDINATOR, "Un appel est prévu demain"));
    assertThat(escalations()).isEqualTo(1);
    assertThat(events.stream(PromiseBroken.class)).hasSize(1);
    assertThat(scene.mentorship(instance).serviceStartsAt()).isEqualTo(opened);

    assertThat(shownToMentee())
        .containsEntry("contactedAt", words(opened))
        .containsEntry("contestedAt", words(contested))
        .containsEntry("closesAt", words(Scene.now().plus(Duration.ofDays(7))))
        .containsEntry("reminders", null);
  }

  @Test
  void asked_anew_a_yes_settles_it_and_the_promise_stays_broken() {
    contested(Duration.ofDays(1));
    callToCome();
    scene.passes(instance, Duration.ofDays(2));

    scene.mentees(instance, CONFIRM_FIRST_CONTACT, YearForms.contactConfirmed());

    assertThat(instance)
        .hasPassed(FIRST_CONTACT_CONFIRMED_END, CONFIRMATION_DONE_END)
        .hasNotPassed(CONTESTED_CONTACT_SETTLED_END);
    theRestGoesOn();
    assertThat(confirmations.of(reference).orElseThrow().contactTookPlace()).isTrue();
    assertThat(verdict()).isEqualTo(Verdict.LATE);
    assertThat(events.stream(FirstContactConfirmed.class)).hasSize(1);
    assertThat(events.stream(PromiseConfirmed.class)).isEmpty();

    scene.passes(instance, Duration.ofDays(8));
    assertThat(told(CONFIRM_FIRST_CONTACT)).isEmpty();
    assertThat(instance).hasNotPassed(CONFIRM_FIRST_CONTACT_LIMIT);
  }

  @Test
  void asked_anew_a_silent_mentee_has_the_whole_time_again() {
    contested(Duration.ofDays(4));
    assertThat(told(CONFIRM_FIRST_CONTACT)).hasSize(1);
    scene.passes(instance, Duration.ofHours(6));
    callToCome();
    assertThat(shownToMentee()).containsEntry("reminders", null);

    scene.passes(instance, Duration.ofDays(3).minusMillis(1));
    assertThat(told(CONFIRM_FIRST_CONTACT)).hasSize(1);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(told(CONFIRM_FIRST_CONTACT)).containsExactly(Nudge.Told.OWNER, Nudge.Told.OWNER);
    assertThat(shownToMentee()).containsEntry("reminders", words(Scene.now()));

    scene.passes(instance, Duration.ofDays(4).minusMillis(1));
    assertThat(instance)
        .hasNotPassed(CONFIRM_FIRST_CONTACT_LIMIT)
        .isWaitingAt(CONFIRM_FIRST_CONTACT);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(instance)
        .hasPassed(CONFIRM_FIRST_CONTACT_LIMIT, FIRST_CONTACT_UNCONFIRMED_END)
        .hasPassed(CONFIRMATION_DONE_END);
    theRestGoesOn();
    assertThat(verdict()).isEqualTo(Verdict.LATE);
    assertThat(told(CONFIRM_FIRST_CONTACT)).hasSize(2);
  }

  @Test
  void a_second_no_goes_to_the_coordination_again_and_is_not_escalated_again() {
    contested(Duration.ofDays(1));
    scene.passes(instance, Duration.ofDays(1));
    callToCome();
    Instant again = contested(Duration.ofDays(2));

    assertThat(instance)
        .task(RESOLVE_CONTESTED_CONTACT)
        .hasCandidateGroup("coordinators")
        .hasDueDate(Date.from(again.plus(Duration.ofHours(48))));
    assertThat(shownToCoordination())
        .containsEntry("contestedAt", words(again))
        .containsEntry("reminders", null);
    callToCome();
    assertThat(instance).isWaitingAt(CONFIRMATION, CONFIRM_FIRST_CONTACT);
    assertThat(verdict()).isEqualTo(Verdict.LATE);
    assertThat(refutations()).hasSize(2);
    assertThat(escalations()).isEqualTo(1);
    assertThat(events.stream(PromiseBroken.class)).hasSize(1);

    contested(Duration.ofDays(1));
    scene.coordinates(instance, RESOLVE_CONTESTED_CONTACT, YearForms.contestResolved());
    assertThat(instance).hasPassed(CONTESTED_CONTACT_SETTLED_END, CONFIRMATION_DONE_END);
    theRestGoesOn();
    assertThat(verdict()).isEqualTo(Verdict.LATE);
    assertThat(refutations()).hasSize(2);
  }

  @Test
  void the_mentee_s_word_is_refused_at_the_field_that_is_wrong_and_nothing_changes() {
    String task = scene.task(instance, CONFIRM_FIRST_CONTACT).getId();

    assertThat(refusedToMentee(null, null)).containsExactly("contactTookPlace");
    assertThat(refusedToMentee("", null)).containsExactly("contactTookPlace");
    assertThat(refusedToMentee("maybe", null)).containsExactly("contactTookPlace");
    assertThat(refusedToMentee(true, null)).containsExactly("contactTookPlace");
    assertThat(refusedToMentee(List.of("yes"), null)).containsExactly("contactTookPlace");
    assertThat(refusedToMentee("no", null)).containsExactly("comment");
    assertThat(refusedToMentee("no", " \n ")).containsExactly("comment");
    assertThat(refusedToMentee("no", "a".repeat(2001))).containsExactly("comment");
    assertThat(refusedToMentee("no", 5)).containsExactly("comment");

    assertThat(scene.task(instance, CONFIRM_FIRST_CONTACT).getId()).isEqualTo(task);
    assertThat(instance).hasNotPassed(RECORD_FIRST_CONTACT_CONFIRMATION);
    assertThat(confirmations.of(reference)).isEmpty();
    assertThat(verdict()).isEqualTo(Verdict.KEPT_UNCONFIRMED);

    Map<String, Object> yes = YearForms.contactConfirmed();
    yes.put("comment", "a".repeat(2001));
    scene.mentees(instance, CONFIRM_FIRST_CONTACT, yes);
    assertThat(confirmations.of(reference).orElseThrow().comment()).isNull();
  }

  @Test
  void the_coordination_s_word_is_refused_at_the_field_that_is_wrong_and_nothing_changes() {
    scene.mentees(instance, CONFIRM_FIRST_CONTACT, YearForms.contactContested());
    String task = scene.task(instance, RESOLVE_CONTESTED_CONTACT).getId();

    assertThat(refusedToCoordination(null, null)).containsExactly("outcome", "note");
    assertThat(refusedToCoordination("mentorLied", "Appelé")).containsExactly("outcome");
    assertThat(refusedToCoordination("CONTACT_TOOK_PLACE", "Appelé")).containsExactly("outcome");
    assertThat(refusedToCoordination("contactTookPlace", " ")).containsExactly("note");
    assertThat(refusedToCoordination("contactTookPlace", "a".repeat(2001))).containsExactly("note");

    assertThat(scene.task(instance, RESOLVE_CONTESTED_CONTACT).getId()).isEqualTo(task);
    assertThat(instance).hasNotPassed(RECORD_CONTESTED_CONTACT);
    assertThat(confirmations.of(reference).orElseThrow().isContested()).isTrue();
  }

  private Instant contested(Duration later) {
    scene.passes(instance, later);
    scene.mentees(instance, CONFIRM_FIRST_CONTACT, YearForms.contactContested());
    return Scene.now();
  }

  private void callToCome() {
    Map<String, Object> form = YearForms.contestResolved();
    form.put("outcome", "mentorWillCall");
    form.put("note", "Un appel est prévu demain");
    scene.coordinates(instance, RESOLVE_CONTESTED_CONTACT, form);
  }

  private List<CommitmentNote> refutations() {
    return scene.promise(instance, Promise.FIRST_CONTACT).notes().stream()
        .filter(note -> note.kind() == CommitmentNoteKind.REFUTED)
        .toList();
  }

  private long escalations() {
    return scene.promise(instance, Promise.FIRST_CONTACT).notes().stream()
        .filter(note -> note.kind() == CommitmentNoteKind.ESCALATION)
        .count();
  }

  private List<String> refusedToMentee(Object tookPlace, Object comment) {
    Map<String, Object> form = YearForms.contactConfirmed();
    form.put("contactTookPlace", tookPlace);
    form.put("comment", comment);
    return Scene.refused(() -> scene.mentees(instance, CONFIRM_FIRST_CONTACT, form));
  }

  private List<String> refusedToCoordination(Object outcome, Object note) {
    Map<String, Object> form = YearForms.contestResolved();
    form.put("outcome", outcome);
    form.put("note", note);
    return Scene.refused(() -> scene.coordinates(instance, RESOLVE_CONTESTED_CONTACT, form));
  }

  private void theRestGoesOn() {
    assertThat(instance)
        .isWaitingAt(ACCOMPANIMENT, TERMS, ACCEPT_TERMS, FIRST_MEETING, RECORD_FIRST_MEETING)
        .isWaitingAt(MID_TERM, SERVICE_END)
        .isNotEnded();
  }

  private Map<String, Object> shownToMentee() {
    return scene.opens(scene.mentee(instance), List.of("mentees"), instance, CONFIRM_FIRST_CONTACT);
  }

  private Map<String, Object> shownToCoordination() {
    return scene.opens(
        Scene.COORDINATOR, List.of("coordinators"), instance, RESOLVE_CONTESTED_CONTACT);
  }

  private List<String> leads() {
    return tasks
        .getIdentityLinksForTask(scene.task(instance, RESOLVE_CONTESTED_CONTACT).getId())
        .stream()
        .map(IdentityLink::getUserId)
        .filter(Scene.COORDINATOR::equals)
        .toList();
  }

  private List<Nudge.Told> told(String step) {
    return nudges.of(reference, step, null).stream().map(Nudge::told).toList();
  }

  private Verdict verdict() {
    return scene.promise(instance, Promise.FIRST_CONTACT).verdict();
  }

  private Person mentor() {
    return mentorships.current(reference).orElseThrow().mentor();
  }

  private String words(Instant instant) {
    return time.dateTime(instant, Locale.CANADA_FRENCH);
  }
}
