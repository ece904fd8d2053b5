package org.mentorat.process;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorAbsenceProcess.*;
import static org.mentorat.process.MentorshipProcess.ACCEPT_CONTRIBUTION;
import static org.mentorat.process.MentorshipProcess.ACCEPT_OBJECTIVES;
import static org.mentorat.process.MentorshipProcess.AGREE_CO_MENTOR;
import static org.mentorat.process.MentorshipProcess.ANSWER_REQUEST;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ANSWER;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ASSIGNMENT;
import static org.mentorat.process.MentorshipProcess.CO_MENTORSHIP_ENDED_END;
import static org.mentorat.process.MentorshipProcess.DECIDE_MENTOR_CHANGE;
import static org.mentorat.process.MentorshipProcess.END_CO_MENTORSHIP;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTOR;
import static org.mentorat.process.MentorshipProcess.MAKE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_MEETING;
import static org.mentorat.process.MentorshipProcess.UNBLOCK_REQUEST;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.absence.AbsenceEnd;
import org.mentorat.absence.Coverage;
import org.mentorat.absence.HandOverNote;
import org.mentorat.absence.MentorAbsence;
import org.mentorat.absence.MentorAbsences;
import org.mentorat.absence.Substitution;
import org.mentorat.accompaniment.Requests;
import org.mentorat.comentor.CoMentors;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.CommitmentNote;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Verdict;
import org.mentorat.engine.Roles;
import org.mentorat.handover.MentorChange;
import org.mentorat.handover.MentorChanges;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.matching.Candidate;
import org.mentorat.matching.Matching;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.Directory;
import org.mentorat.people.Mentor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Every path of a mentor's absence or departure: a substitute named in time, late, or replaced; all
 * handed over in time, late, or not at all; taken back. No mentorship is ever without an owner.
 */
@MentoratTest
class MentorAbsencePathTest {

  private static final List<String> COORDINATION = List.of(Roles.COORDINATORS);
  private static final List<String> MENTORS = List.of(Roles.MENTORS);

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired MentorAbsences absences;
  @Autowired CoMentors coMentors;
  @Autowired MentorshipRegister mentorships;
  @Autowired MentorChanges changes;
  @Autowired Requests requests;
  @Autowired Matching matching;
  @Autowired Directory directory;
  private Scene scene;
  private String mentor;
  private String near;
  private String far;
  private LocalDate today;

  @BeforeEach
  void a_mentor_and_two_others() {
    init(engine);
    // Repeating timers know whole seconds only.
    TestTime.stopAt(Scene.now().truncatedTo(DAYS).plus(Duration.ofHours(39)));
    scene = new Scene(spring);
    mentor = scene.mentor(3);
    near = scene.mentor(3);
    far = scene.mentorElsewhere(3);
    today = YearForms.today();
  }

  @Test
  void a_short_absence_is_covered_and_everything_comes_back() {
    ProcessInstance one = scene.inService(mentor);
    ProcessInstance two = scene.inService(mentor);
    Date meetingDue = scene.task(one, RECORD_FIRST_MEETING).getDueDate();
    ProcessInstance absence = absent(3, 9);

    assertThat(absence).hasPassed(READ_ABSENCE, ASK_FOR_SUBSTITUTE);
    assertThat(absence).isWaitingAt(SUBSTITUTION_PHASE, NAME_SUBSTITUTE, ABSENCE_BEGINS);
    assertThat(absence)
        .task(NAME_SUBSTITUTE)
        .hasCandidateGroup(Roles.COORDINATORS)
        .hasDueDate(Date.from(Scene.now().plus(Duration.ofHours(48))));
    assertThat(mentor().active()).as("no new mentee from now on").isFalse();
    Map<String, Object> shown =
        scene.opens(Scene.COORDINATOR, COORDINATION, absence, NAME_SUBSTITUTE);
    assertThat(shown.get("mentees").toString())
        .contains(scene.reference(one), scene.reference(two), "En accompagnement");
    assertThat(shown.get("substituteOptions").toString())
        .contains(near, far)
        .doesNotContain(mentor)
        .satisfies(all -> assertThat(all.indexOf(near)).isLessThan(all.indexOf(far)));
    assertThat(shown).containsEntry("words", "Je reste joignable lundi");

    names(absence, near);
    assertThat(absence)
        .hasPassed(RECORD_SUBSTITUTE, TELL_SUBSTITUTE)
        .isNotWaitingAt(NAME_SUBSTITUTE);
    assertThat(scene.told(absence)).contains("substitute-named " + near);
    Instant start = startOf(today.plusDays(3));
    TestTime.stopAt(start.minus(Duration.ofHours(1)));
    long before = asksForHelp(one);
    long also = asksForHelp(two);
    assertThat(one).task(ANSWER_REQUEST).isAssignedTo(mentor);
    Date due = scene.task(one, ANSWER_REQUEST).getDueDate();

    scene.passesUntil(absence, start);
    assertThat(absence).hasPassed(BEGIN_ABSENCE, ABSENCE_BEGUN_END).isNotWaitingAt(ABSENCE_BEGINS);
    assertThat(one).task(ANSWER_REQUEST).isAssignedTo(near).hasDueDate(due);
    assertThat(two).task(ANSWER_REQUEST).isAssignedTo(near);
    assertThat(requests.promise(before))
        .returns(near, Commitment::owner)
        .returns(due.toInstant(), Commitment::limitAt);
    assertThat(requests.promise(before).notes())
        .extracting(CommitmentNote::kind, CommitmentNote::by)
        .containsExactly(tuple(CommitmentNoteKind.ENTRUSTED, Scene.COORDINATOR));
    assertThat(one)
        .task(RECORD_FIRST_MEETING)
        .as("the pair's other tasks stay")
        .isAssignedTo(mentor)
        .hasDueDate(meetingDue);
    assertThat(scene.mentor(one)).isEqualTo(mentor);
    assertThat(directory.mentor(near).map(Mentor::load)).as("takes no place").contains(0);
    Map<String, Object> answering = scene.opens(near, MENTORS, one, ANSWER_REQUEST);
    assertThat(answering)
        .containsEntry("requestText", "Comment préparer une personne à sa première entrevue?")
        .containsEntry("insteadOf", directory.person(mentor).displayName())
        .containsEntry("earlierExchanges", null)
        .doesNotContainKeys("urgentShare", "quickShare");

    scene.submits(near, MENTORS, scene.task(one, ANSWER_REQUEST).getId(), YearForms.answer());
    scene.runWhatIsDue(one);
    assertThat(requests.request(before).answeredBy()).isEqualTo(near);
    assertThat(scene.told(one)).contains("thanks-in-time " + near);
    assertThat(requests.textFor(before, near, Set.of()))
        .as("what is answered is the pair's again")
        .isEmpty();
    scene.mentees(one, CONFIRM_ANSWER, YearForms.answerInTime());
    assertThat(requests.promise(before).verdict()).isEqualTo(Verdict.KEPT);

    TestTime.advance(Duration.ofDays(6));
    long during = asksForHelp(one);
    assertThat(one).task(ANSWER_REQUEST).isAssignedTo(near);
    assertThat(requests.promise(during)).returns(near, Commitment::owner);
    scene.runWhatIsDue(two);
    assertThat(requests.promise(also)).returns(Verdict.LATE, Commitment::verdict);

    scene.passesUntil(absence, startOf(today.plusDays(10)));
    assertThat(absence).hasPassed(ABSENCE_OVER, END_ABSENCE, MENTOR_BACK_END).isEnded();
    assertThat(one).task(ANSWER_REQUEST).isAssignedTo(mentor);
    assertThat(requests.promise(during)).returns(mentor, Commitment::owner);
    assertThat(two).as("late, and back too").isWaitingAt(ANSWER_REQUEST, UNBLOCK_REQUEST);
    assertThat(two).task(ANSWER_REQUEST).isAssignedTo(mentor);
    assertThat(requests.promise(also)).as("who broke it").returns(near, Commitment::owner);
    assertThat(requests.textFor(during, near, Set.of())).isEmpty();
    assertThat(mentor().active()).isTrue();
    assertThat(last().endedAs()).isEqualTo(AbsenceEnd.RETURNED);
    asksForHelp(two);
    assertThat(assignees(two)).containsOnly(mentor);
  }

  @Test
  void the_longest_short_absence_and_the_shortest_long_one() {
    scene.inService(mentor);
    ProcessInstance brief = absent(3, 3 + 20);
    assertThat(last().coverage()).isEqualTo(Coverage.SUBSTITUTION);
    assertThat(brief).isWaitingAt(SUBSTITUTION_PHASE);
    tellsOfReturn(mentor);
    scene.runWhatIsDue(brief);
    assertThat(brief).hasPassed(BACK_EARLIER_EVENT, MENTOR_BACK_END).isEnded();
    assertThat(last().endedAs()).as("before it began").isEqualTo(AbsenceEnd.WITHDRAWN);

    ProcessInstance lengthy = absent(3, 3 + 21);
    assertThat(last().coverage()).isEqualTo(Coverage.HAND_OVER);
    assertThat(lengthy).isWaitingAt(HANDING_OVER);
  }

  @Test
  void who_is_away_is_not_proposed_and_comes_back_as_they_were() {
    scene.inService(mentor);
    ProcessInstance wanting = scene.register();
    assertThat(candidates(wanting)).contains(mentor);
    ProcessInstance absence = absent(3, 9);
    assertThat(candidates(wanting)).doesNotContain(mentor).contains(near);
    tellsOfReturn(mentor);
    scene.runWhatIsDue(absence);
    assertThat(candidates(wanting)).contains(mentor);
  }

  @Test
  void the_suggested_one_comes_first_if_they_suit() {
    scene.inService(mentor);
    Map<String, Object> form = YearForms.absence(today.plusDays(3), today.plusDays(9));
    form.put("suggested", far);
    scene.tells(mentor, mentor, "absence", form);
    Map<String, Object> shown =
        scene.opens(Scene.COORDINATOR, COORDINATION, absence(mentor), NAME_SUBSTITUTE);
    String options = shown.get("substituteOptions").toString();
    assertThat(options.indexOf(far)).isNotNegative().isLessThan(options.indexOf(near));
    assertThat(shown.get("candidates").toString()).contains("Suggestion de la personne absente");
  }

  @Test
  void only_who_suits_every_mentee_may_stand_in_with_a_place_or_without() {
    String full = scene.mentor(1);
    scene.inService(full);
    String foreign = scene.mentorInEnglish(1);
    ProcessInstance one = scene.inService(mentor);
    long asked = scene.asks(scene.mentee(one), one, "mentor-change", YearForms.mentorChangeAsked());
    assertThat(asked).isPositive();
    scene.coordinates(one, DECIDE_MENTOR_CHANGE, YearForms.mentorChanged(far));
    // From now on « mentor » was tried in this one, and « far » has it.
    mentor = far;
    ProcessInstance absence = absent(3, 9);
    String options =
        scene
            .opens(Scene.COORDINATOR, COORDINATION, absence, NAME_SUBSTITUTE)
            .get("substituteOptions")
            .toString();
    assertThat(options).contains(near, full).doesNotContain(foreign, mentor);
    assertThat(Scene.refused(() -> names(absence, foreign))).containsExactly("substitute");
    assertThat(
            Scene.refused(
                () -> scene.coordinates(absence, NAME_SUBSTITUTE, Map.of("substitute", near))))
        .containsExactly("agreed");
    names(absence, full);
    assertThat(absence).isNotWaitingAt(NAME_SUBSTITUTE);
  }

  @Test
  void nobody_is_named_in_time() {
    ProcessInstance one = scene.inService(mentor);
    ProcessInstance absence = absent(4, 9);
    scene.passes(absence, Duration.ofHours(24));
    assertThat(absence)
        .hasPassed(SUBSTITUTE_WAITING, REMIND_SUBSTITUTE, REMIND_SUBSTITUTE_DONE_END)
        .isWaitingAt(NAME_SUBSTITUTE);
    assertThat(candidates(absence, NAME_SUBSTITUTE)).isEmpty();
    scene.passes(absence, Duration.ofHours(24));
    assertThat(candidates(absence, NAME_SUBSTITUTE)).containsExactly(Scene.COORDINATOR);
    scene.passes(absence, Duration.ofHours(24));
    assertThat(last().reminders()).isEqualTo(3);
    assertThat(candidates(absence, NAME_SUBSTITUTE)).hasSize(1);

    long request = asksForHelp(one);
    Instant start = startOf(today.plusDays(4));
    scene.passesUntil(absence, start);
    assertThat(absence).hasPassed(BEGIN_ABSENCE).isWaitingAt(NAME_SUBSTITUTE);
    assertThat(last().escalatedAt()).isEqualTo(start);
    assertThat(one).task(ANSWER_REQUEST).isAssignedTo(mentor);
    assertOwned(one);
    assertThat(scene.opens(Scene.COORDINATOR, COORDINATION, absence, NAME_SUBSTITUTE).get("begun"))
        .asString()
        .contains("commencée");

    names(absence, far);
    assertThat(one).task(ANSWER_REQUEST).as("at once").isAssignedTo(far);
    assertThat(requests.promise(request)).returns(far, Commitment::owner);
  }

  @Test
  void an_absence_from_today_on_is_escalated_at_once() {
    scene.inService(mentor);
    scene.assignedTo(mentor);
    ProcessInstance absence = absent(0, 2);
    scene.runWhatIsDue(absence);
    Map<String, Object> form =
        scene.opens(Scene.COORDINATOR, COORDINATION, absence, NAME_SUBSTITUTE);
    assertThat(form.get("notCovered").toString()).contains("ne le couvre pas");
    assertThat(form.get("mentees").toString()).contains("Premier contact attendu");
    assertThat(absence).hasPassed(ABSENCE_BEGUN_END).isWaitingAt(NAME_SUBSTITUTE);
    assertThat(last().escalatedAt()).isEqualTo(Scene.now());
    assertThat(candidates(absence, NAME_SUBSTITUTE)).containsExactly(Scene.COORDINATOR);
  }

  @Test
  void who_stands_in_becomes_absent_too() {
    ProcessInstance one = scene.inService(mentor);
    ProcessInstance absence = absent(0, 9);
    scene.runWhatIsDue(absence);
    names(absence, near);
    asksForHelp(one);
    assertThat(one).task(ANSWER_REQUEST).isAssignedTo(near);

    scene.tells(near, near, "absence", YearForms.absence(today.plusDays(1), today.plusDays(4)));
    scene.runWhatIsDue(absence);
    assertThat(absence).hasPassed(SUBSTITUTE_GONE_EVENT).isWaitingAt(NAME_SUBSTITUTE);
    assertThat(candidates(absence, NAME_SUBSTITUTE))
        .as("the mentor is away already")
        .containsExactly(Scene.COORDINATOR);
    assertThat(one).task(ANSWER_REQUEST).as("until there is another").isAssignedTo(near);
    assertOwned(one);
    Map<String, Object> shown =
        scene.opens(Scene.COORDINATOR, COORDINATION, absence, NAME_SUBSTITUTE);
    assertThat(shown.get("substituteOptions").toString()).contains(far).doesNotContain(near);
    assertThat(shown).containsEntry("substituteName", directory.person(near).displayName());

    names(absence, far);
    assertThat(one).task(ANSWER_REQUEST).isAssignedTo(far);
    assertThat(absences.substitutions(last()))
        .extracting(Substitution::substitute, Substitution::endedAt)
        .containsExactly(tuple(near, Scene.now()), tuple(far, null));
    ProcessInstance theirs = absence(near);
    scene.runWhatIsDue(theirs);
    assertThat(theirs).as("nobody to accompany").hasPassed(ALL_HANDED_OVER_END);
    assertThat(theirs).isWaitingAt(RETURN_AWAITED);
  }

  @Test
  void back_earlier_than_planned() {
    ProcessInstance one = scene.inService(mentor);
    ProcessInstance absence = absent(0, 9);
    scene.runWhatIsDue(absence);
    names(absence, near);
    long request = asksForHelp(one);
    TestTime.advance(Duration.ofHours(30));
    tellsOfReturn(mentor);
    assertThat(last().returnedBy()).isEqualTo(mentor);
    scene.runWhatIsDue(absence);
    assertThat(absence).hasPassed(BACK_EARLIER_EVENT, END_ABSENCE, MENTOR_BACK_END).isEnded();
    assertThat(last().endedAs()).isEqualTo(AbsenceEnd.RETURNED);
    assertThat(one).task(ANSWER_REQUEST).isAssignedTo(mentor);
    assertThat(requests.promise(request)).returns(mentor, Commitment::owner);
  }

  @Test
  void another_mentor_takes_over_in_the_middle_of_an_absence() {
    ProcessInstance one = scene.inService(mentor);
    ProcessInstance absence = absent(0, 9);
    scene.runWhatIsDue(absence);
    names(absence, near);
    long request = asksForHelp(one);
    scene.asks(scene.mentee(one), one, "mentor-change", YearForms.mentorChangeAsked());
    scene.coordinates(one, DECIDE_MENTOR_CHANGE, YearForms.mentorChanged(far));

    assertThat(one).task(ANSWER_REQUEST).isAssignedTo(far);
    assertThat(requests.promise(request)).returns(far, Commitment::owner);
    assertThat(requests.textFor(request, near, Set.of())).isEmpty();
    scene.passesUntil(absence, startOf(today.plusDays(10)));
    assertThat(absence).isEnded();
    assertThat(one).task(ANSWER_REQUEST).isAssignedTo(far);
  }

  @Test
  void what_stands_still_follows_when_it_goes_on() {
    ProcessInstance one = scene.inService(mentor);
    long request = asksForHelp(one);
    Instant limit = requests.promise(request).limitAt();
    scene.asks(scene.mentee(one), one, "suspension", YearForms.suspension(10));
    ProcessInstance absence = absent(0, 15);
    scene.runWhatIsDue(absence);
    names(absence, near);
    assertThat(one).task(ANSWER_REQUEST).as("nothing counts").isAssignedTo(mentor);

    ProcessInstance suspension =
        runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(SuspensionProcess.KEY)
            .processInstanceBusinessKey(scene.reference(one))
            .singleResult();
    scene.passesUntil(suspension, startOf(today.plusDays(10)));
    assertThat(suspension).isEnded();
    assertThat(one).task(ANSWER_REQUEST).isAssignedTo(near);
    assertThat(requests.promise(request))
        .returns(near, Commitment::owner)
        .returns(limit, Commitment::limitAt);
  }

  @Test
  void for_a_long_absence_everybody_gets_another_mentor() {
    ProcessInstance served = scene.inService(mentor);
    ProcessInstance assigned = scene.assignedTo(mentor);
    ProcessInstance still = scene.inService(mentor);
    scene.asks(scene.mentee(still), still, "suspension", YearForms.suspension(7));
    ProcessInstance absence = absent(20, 80);
    scene.runWhatIsDue(absence);

    assertThat(absence)
        .hasPassed(OPEN_HAND_OVERS)
        .isWaitingAt(HANDING_OVER, CHECK_HAND_OVERS, HAND_OVER_LIMIT);
    scene.runWhatIsDue(served);
    scene.runWhatIsDue(assigned);
    assertThat(served).isWaitingAt(DECIDE_MENTOR_CHANGE);
    assertThat(assigned).as("before the first contact").isWaitingAt(CONFIRM_ASSIGNMENT);
    assertThat(changes.open(scene.reference(served)))
        .hasValueSatisfying(
            change -> {
              assertThat(change).returns(null, MentorChange::side);
              assertThat(changes.wordsFor(change.id(), Scene.COORDINATOR).orElseThrow())
                  .contains("Absence du mentor", last().reference());
            });
    assertThat(changes.open(scene.reference(still))).as("stands still").isEmpty();
    assertThat(scene.mentor(served)).as("the owner until then").isEqualTo(mentor);
    assertOwned(served);
    assertThat(mentorships.entrustedTo(mentor)).hasSize(2);

    scene.coordinates(served, DECIDE_MENTOR_CHANGE, YearForms.mentorChanged(near));
    scene.passes(absence, Duration.ofHours(1));
    assertThat(absence).isWaitingAt(CHECK_HAND_OVERS);
    ProcessInstance suspension =
        runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(SuspensionProcess.KEY)
            .processInstanceBusinessKey(scene.reference(still))
            .singleResult();
    scene.passesUntil(suspension, startOf(today.plusDays(7)));
    scene.runWhatIsDue(absence);
    scene.runWhatIsDue(still);
    assertThat(still).as("as soon as it goes on").isWaitingAt(DECIDE_MENTOR_CHANGE);
    scene.coordinates(still, DECIDE_MENTOR_CHANGE, YearForms.mentorKept());
    scene.passes(absence, Duration.ofHours(1));
    scene.runWhatIsDue(still);
    assertThat(still).as("kept with somebody who will be away").isWaitingAt(DECIDE_MENTOR_CHANGE);
    scene.coordinates(still, DECIDE_MENTOR_CHANGE, YearForms.mentorChanged(far));
    scene.passes(absence, Duration.ofHours(1));
    assertThat(absence)
        .hasPassed(ALL_HANDED_OVER_END)
        .hasNotPassed(ESCALATE_HAND_OVERS)
        .isWaitingAt(RETURN_AWAITED);

    scene.passesUntil(absence, startOf(today.plusDays(81)));
    assertThat(absence).hasPassed(LAST_DAY_OVER, END_ABSENCE, MENTOR_BACK_END).isEnded();
    assertThat(mentor()).returns(true, Mentor::active).returns(0, Mentor::load);
  }

  @Test
  void what_is_not_handed_over_when_the_mentor_is_back_stays() {
    ProcessInstance one = scene.inService(mentor);
    ProcessInstance absence = absent(1, 30);
    scene.passesUntil(absence, startOf(today.plusDays(31)).plus(Duration.ofHours(1)));
    assertThat(absence).hasPassed(ESCALATE_HAND_OVERS, ALL_HANDED_OVER_END, MENTOR_BACK_END);
    assertThat(absence).isEnded();
    assertThat(scene.mentor(one)).isEqualTo(mentor);
    scene.runWhatIsDue(one);
    assertThat(one).isWaitingAt(DECIDE_MENTOR_CHANGE);
  }

  @Test
  void a_mentor_leaves_and_is_reminded_of_until_the_last_hand_over() {
    ProcessInstance one = scene.inService(mentor);
    LocalDate lastDay = today.plusDays(5);
    ProcessInstance absence = leaving(lastDay);
    scene.runWhatIsDue(absence);
    scene.runWhatIsDue(one);
    assertThat(one).isWaitingAt(DECIDE_MENTOR_CHANGE);

    Instant gone = startOf(lastDay.plusDays(1));
    scene.passesUntil(absence, gone.minusMillis(1));
    assertThat(absence).hasNotPassed(ESCALATE_HAND_OVERS);
    scene.passesUntil(absence, gone);
    assertThat(absence)
        .hasPassed(HAND_OVER_LIMIT, ESCALATE_HAND_OVERS)
        .isWaitingAt(LOOK_INTO_HAND_OVERS);
    assertThat(absence)
        .task(LOOK_INTO_HAND_OVERS)
        .hasCandidateGroup(Roles.COORDINATORS)
        .hasDueDate(Date.from(gone.plus(Duration.ofHours(24))));
    assertThat(candidates(absence, LOOK_INTO_HAND_OVERS))
        .as("the lead at once")
        .containsExactly(Scene.COORDINATOR);
    assertThat(last().escalatedAt()).isEqualTo(gone);
    assertThat(scene.opens(Scene.COORDINATOR, COORDINATION, absence, LOOK_INTO_HAND_OVERS))
        .containsEntry("leftCount", 1)
        .extractingByKey("left")
        .asString()
        .contains(scene.reference(one));
    scene.passes(absence, Duration.ofHours(24));
    assertThat(absence)
        .hasPassed(HAND_OVERS_WAITING, REMIND_HAND_OVERS, REMIND_HAND_OVERS_DONE_END);
    assertThat(last().reminders()).isEqualTo(1);

    scene.coordinates(absence, LOOK_INTO_HAND_OVERS, YearForms.handOversLookedInto());
    assertThat(absence).hasPassed(RECORD_HAND_OVER_NOTE).isNotWaitingAt(LOOK_INTO_HAND_OVERS);
    assertThat(absence).isWaitingAt(HAND_OVERS_RECALLED);
    assertThat(absences.notes(last()))
        .extracting(HandOverNote::writtenBy)
        .containsExactly(Scene.COORDINATOR);
    scene.passes(absence, Duration.ofHours(24));
    assertThat(absence).isWaitingAt(LOOK_INTO_HAND_OVERS);
    assertThat(
            scene
                .opens(Scene.COORDINATOR, COORDINATION, absence, LOOK_INTO_HAND_OVERS)
                .get("earlierNotes"))
        .asString()
        .contains("une troisième répond demain");
    assertThat(scene.mentor(one)).as("the owner until then").isEqualTo(mentor);
    assertOwned(one);

    scene.coordinates(one, DECIDE_MENTOR_CHANGE, YearForms.mentorChanged(near));
    scene.passes(absence, Duration.ofHours(1));
    assertThat(absence).hasPassed(ALL_HANDED_OVER_END, MENTOR_LEFT_END).isEnded();
    assertThat(last().endedAs()).isEqualTo(AbsenceEnd.LEFT);
    assertThat(mentor().active()).as("for good").isFalse();
    assertThat(absences.hasLeft(mentor)).isTrue();
  }

  @Test
  void what_is_being_closed_stays_with_who_leaves() {
    ProcessInstance one = scene.inService(mentor);
    scene.passesUntil(one, scene.mentorship(one).serviceEndsAt());
    assertThat(one).isWaitingAt(EVALUATE_AS_MENTOR);
    today = YearForms.today();
    ProcessInstance absence = leaving(today);
    scene.passesUntil(absence, startOf(today.plusDays(1)));
    assertThat(absence).hasPassed(MENTOR_LEFT_END).isEnded();
    assertThat(one).task(EVALUATE_AS_MENTOR).isAssignedTo(mentor);
    assertThat(changes.of(scene.reference(one))).isEmpty();
  }

  @Test
  void who_leaves_contributes_to_no_other_mentorship_any_more() {
    String accompanying = scene.mentor(1);
    ProcessInstance other = scene.inService(accompanying);
    scene.mentors(other, RECORD_FIRST_MEETING, YearForms.firstMeetingWithoutPlan());
    scene.mentees(other, ACCEPT_OBJECTIVES, YearForms.objectivesAccepted());
    scene.asks(
        accompanying,
        other,
        "co-mentor-invitation",
        YearForms.coMentorInvited("objective1", mentor));
    scene.mentees(other, AGREE_CO_MENTOR, YearForms.coMentorAgreed());
    scene.submits(
        mentor,
        MENTORS,
        scene.task(other, ACCEPT_CONTRIBUTION).getId(),
        YearForms.contributionAccepted());
    scene.runWhatIsDue(other);
    Map<String, Object> help = YearForms.help();
    help.put("addressee", mentor);
    help.put("mentorMayRead", "no");
    scene.asks(scene.mentee(other), other, "help-request", help);
    assertThat(other).task(ANSWER_REQUEST).isAssignedTo(mentor);

    ProcessInstance absence = leaving(today);
    scene.passesUntil(absence, startOf(today.plusDays(1)));
    assertThat(absence).hasPassed(MENTOR_LEFT_END).isEnded();
    scene.runWhatIsDue(other);

    assertThat(coMentors.contributedBy(mentor)).isEmpty();
    assertThat(other)
        .hasPassed(END_CO_MENTORSHIP, CO_MENTORSHIP_ENDED_END)
        .task(ANSWER_REQUEST)
        .isAssignedTo(accompanying);
    assertThat(scene.mentor(other)).isEqualTo(accompanying);
  }

  @Test
  void a_departure_is_taken_back_while_hand_overs_are_missing_or_before_the_last_day() {
    ProcessInstance one = scene.inService(mentor);
    ProcessInstance first = leaving(today.plusDays(10));
    scene.runWhatIsDue(first);
    String coordinator = scene.account(Roles.COORDINATORS);
    tellsOfReturn(coordinator);
    scene.runWhatIsDue(first);
    assertThat(first).hasPassed(STAYS_EVENT, END_ABSENCE, MENTOR_BACK_END).isEnded();
    assertThat(mentor().active()).isTrue();
    assertThat(last())
        .returns(AbsenceEnd.WITHDRAWN, MentorAbsence::endedAs)
        .returns(coordinator, MentorAbsence::returnedBy);
    assertThat(scene.mentor(one)).isEqualTo(mentor);

    ProcessInstance second = leaving(today.plusDays(10));
    scene.runWhatIsDue(second);
    scene.runWhatIsDue(one);
    scene.coordinates(one, DECIDE_MENTOR_CHANGE, YearForms.mentorChanged(near));
    scene.passes(second, Duration.ofHours(1));
    assertThat(second).isWaitingAt(RETURN_AWAITED);
    tellsOfReturn(coordinator);
    scene.runWhatIsDue(second);
    assertThat(second).hasPassed(BACK_AFTER_HAND_OVER_EVENT, MENTOR_BACK_END).isEnded();
    assertThat(scene.mentor(one)).as("what is handed over stays so").isEqualTo(near);
    assertThat(mentor().active()).isTrue();
  }

  @Test
  void a_mentor_s_places_and_pauses_are_kept_apart() {
    scene.inService(mentor);
    spring.getBean(org.mentorat.people.MentorPlaces.class).pause(mentor);
    ProcessInstance absence = absent(3, 5);
    tellsOfReturn(mentor);
    scene.runWhatIsDue(absence);
    assertThat(mentor().active()).as("took none before").isFalse();
  }

  /** Day by day through absences that overlap: somebody always answers, or it is visible. */
  @Test
  void no_mentorship_is_ever_without_an_owner() {
    List<ProcessInstance> all =
        List.of(scene.inService(mentor), scene.inService(mentor), scene.assignedTo(mentor));
    Set<ProcessInstance> running = new HashSet<>();
    running.add(absent(2, 6));
    for (int day = 0; day < 14; day++) {
      switch (day) {
        case 3 -> names(absence(mentor), near);
        case 4 ->
            scene.tells(
                near, near, "absence", YearForms.absence(today.plusDays(5), today.plusDays(6)));
        case 5 -> {
          running.add(absence(near));
          names(absence(mentor), far);
        }
        case 8 -> running.add(leaving(today.plusDays(9)));
        default -> {}
      }
      asksForHelp(all.get(day % 2));
      for (int hour = 0; hour < 24; hour += 6) {
        TestTime.advance(Duration.ofHours(6));
        running.forEach(scene::runWhatIsDue);
        all.forEach(scene::runWhatIsDue);
        all.forEach(this::assertOwned);
      }
    }
    assertThat(all.subList(0, 2))
        .allSatisfy(instance -> assertThat(instance).isWaitingAt(DECIDE_MENTOR_CHANGE));
    assertThat(absence(mentor)).isWaitingAt(LOOK_INTO_HAND_OVERS);
  }

  private void assertOwned(ProcessInstance instance) {
    String reference = scene.reference(instance);
    if (scene.task(instance, CONFIRM_ASSIGNMENT) != null) {
      return;
    }
    String owner = mentorships.current(reference).orElseThrow().mentor().account();
    for (Task task : tasks.createTaskQuery().processInstanceId(instance.getId()).list()) {
      if (task.getTaskDefinitionKey().equals(ANSWER_REQUEST)) {
        String answers = task.getAssignee();
        assertThat(answers).as("%s", reference).isEqualTo(requests.answerer(reference));
        if (isAway(answers) || isAway(owner) && answers.equals(owner)) {
          assertThat(coordinationSees(owner)).as("%s of %s", reference, owner).isTrue();
        }
      } else {
        assertThat(
                task.getAssignee() != null
                    || !tasks.getIdentityLinksForTask(task.getId()).isEmpty())
            .as(task.getTaskDefinitionKey())
            .isTrue();
      }
    }
    if (scene.task(instance, MAKE_FIRST_CONTACT) != null) {
      assertThat(instance).task(MAKE_FIRST_CONTACT).isAssignedTo(owner);
    }
  }

  private boolean isAway(String account) {
    return absences
        .open(account)
        .filter(absence -> !Scene.now().isBefore(absence.startsAt()))
        .isPresent();
  }

  private boolean coordinationSees(String account) {
    ProcessInstance absence = absence(account);
    return scene.task(absence, NAME_SUBSTITUTE) != null
        || scene.task(absence, LOOK_INTO_HAND_OVERS) != null;
  }

  private ProcessInstance absent(int from, int until) {
    scene.tells(
        mentor, mentor, "absence", YearForms.absence(today.plusDays(from), today.plusDays(until)));
    return absence(mentor);
  }

  private ProcessInstance leaving(LocalDate lastDay) {
    scene.tells(mentor, mentor, "leaving", YearForms.leaving(lastDay));
    return absence(mentor);
  }

  private void tellsOfReturn(String account) {
    scene.tells(account, mentor, "return", YearForms.mentorReturned());
  }

  private ProcessInstance absence(String account) {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(KEY)
        .processInstanceBusinessKey(absences.open(account).orElseThrow().reference())
        .singleResult();
  }

  private void names(ProcessInstance absence, String substitute) {
    scene.coordinates(absence, NAME_SUBSTITUTE, YearForms.substituteNamed(substitute));
  }

  private long asksForHelp(ProcessInstance instance) {
    return scene.asks(scene.mentee(instance), instance, "help-request", YearForms.help());
  }

  private MentorAbsence last() {
    List<MentorAbsence> all = absences.of(mentor);
    return all.get(all.size() - 1);
  }

  private Mentor mentor() {
    return directory.mentor(mentor).orElseThrow();
  }

  private List<String> candidates(ProcessInstance waiting) {
    return matching.rank(scene.reference(waiting), Locale.FRENCH).candidates().stream()
        .map(Candidate::account)
        .toList();
  }

  private List<String> candidates(ProcessInstance instance, String task) {
    return tasks.getIdentityLinksForTask(scene.task(instance, task).getId()).stream()
        .map(IdentityLink::getUserId)
        .filter(Objects::nonNull)
        .toList();
  }

  private List<String> assignees(ProcessInstance instance) {
    return tasks
        .createTaskQuery()
        .processInstanceId(instance.getId())
        .taskDefinitionKey(ANSWER_REQUEST)
        .list()
        .stream()
        .map(Task::getAssignee)
        .toList();
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(Directory.ZONE).toInstant();
  }
}
