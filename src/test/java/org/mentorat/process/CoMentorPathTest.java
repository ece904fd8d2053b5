package org.mentorat.process;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.accompaniment.HelpRequest;
import org.mentorat.accompaniment.Nudge;
import org.mentorat.accompaniment.Nudge.Told;
import org.mentorat.accompaniment.Nudges;
import org.mentorat.accompaniment.RequestState;
import org.mentorat.accompaniment.Requests;
import org.mentorat.comentor.Aim;
import org.mentorat.comentor.CoCheckIn;
import org.mentorat.comentor.CoContribution;
import org.mentorat.comentor.CoMentors;
import org.mentorat.comentor.CoMentorship;
import org.mentorat.comentor.CoMentorshipEnd;
import org.mentorat.comentor.CoMentorshipState;
import org.mentorat.comentor.FollowUpRhythm;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.CommitmentNote;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Verdict;
import org.mentorat.engine.Roles;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.people.Directory;
import org.mentorat.people.Mentor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Every path of a co-mentor: agreed by the pair, invited, reworded, declined, contributing,
 * answering requests, noting follow-ups, and leaving while the mentorship goes on (R22, R27, R30).
 */
@MentoratTest
class CoMentorPathTest {

  private static final String INVITATION = "co-mentor-invitation";
  private static final String DEPARTURE = "co-mentor-departure";
  private static final String HELP = "help-request";

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired TaskService tasks;
  @Autowired CoMentors coMentors;
  @Autowired Requests requests;
  @Autowired Nudges nudges;
  @Autowired Directory directory;
  private Scene scene;
  private String mentor;
  private String coMentor;
  private String mentee;
  private ProcessInstance instance;
  private String reference;

  @BeforeEach
  void a_month_of_service() {
    init(engine);
    TestTime.stopAt(Scene.now().truncatedTo(DAYS).plus(Duration.ofHours(39)));
    scene = new Scene(spring);
    mentor = scene.mentor(1);
    coMentor = scene.mentor(1);
    instance = scene.inService(mentor);
    mentee = scene.mentee(instance);
    reference = scene.reference(instance);
    scene.mentors(instance, RECORD_FIRST_MEETING, YearForms.firstMeeting());
    scene.mentees(instance, ACCEPT_OBJECTIVES, YearForms.objectivesAccepted());
    scene.mentors(instance, DRAFT_ACTION_PLAN, YearForms.plan());
    scene.mentees(instance, ACCEPT_ACTION_PLAN, YearForms.accepted());
    scene.passes(instance, Duration.ofDays(20));
  }

  @Test
  void the_mentor_invites_the_mentee_agrees_and_the_contribution_is_accepted() {
    final Instant invited = Scene.now();
    long id = invites(mentor);
    assertThat(instance)
        .hasPassed(OPEN_CO_MENTOR_INVITATION)
        .isWaitingAt(CO_MENTOR, AGREE_CO_MENTOR, ACCOMPANIMENT)
        .isNotWaitingAt(ACCEPT_CONTRIBUTION);
    assertThat(instance)
        .task(AGREE_CO_MENTOR)
        .isAssignedTo(mentee)
        .hasDueDate(Date.from(invited.plus(Duration.ofDays(7))));
    assertThat(opens(mentee, Roles.MENTEES, AGREE_CO_MENTOR))
        .containsEntry("inviterName", name(mentor))
        .containsEntry("coMentorName", name(coMentor))
        .containsEntry("aimText", "Observer deux entrevues, puis en mener une ensemble")
        .containsEntry("expectedContribution", "Deux observations d'entrevue et un retour écrit")
        .containsEntry("followUpText", "Toutes les quatre semaines");

    scene.passes(instance, Duration.ofDays(2));
    final Instant agreed = Scene.now();
    scene.mentees(instance, AGREE_CO_MENTOR, YearForms.coMentorAgreed());
    assertThat(instance)
        .hasPassed(RECORD_CO_MENTOR_AGREEMENT)
        .hasNotPassed(CO_MENTOR_NOT_AGREED_END)
        .task(ACCEPT_CONTRIBUTION)
        .isAssignedTo(coMentor)
        .hasDueDate(Date.from(agreed.plus(Duration.ofDays(7))));
    assertThat(opens(coMentor, Roles.MENTORS, ACCEPT_CONTRIBUTION))
        .containsEntry("menteeName", name(mentee))
        .containsEntry("mentorName", name(mentor))
        .doesNotContainKeys("coMentors", "objective1Text", "planStrategy2");

    scene.passes(instance, Duration.ofDays(1));
    contributes(ACCEPT_CONTRIBUTION, YearForms.contributionAccepted());

    assertThat(instance)
        .hasPassed(
            RECORD_CONTRIBUTION_REPLY,
            BEGIN_CO_MENTORSHIP,
            TELL_CO_MENTORSHIP_BEGAN,
            TELL_CO_MENTOR)
        .hasNotPassed(ADJUST_CONTRIBUTION, CONTRIBUTION_DECLINED_END, NO_CO_MENTOR_FOLLOW_UPS_END)
        .isWaitingAt(CO_MENTORSHIP, CO_MENTORSHIP_END, CO_MENTOR_CHECK_IN_DUE);
    assertThat(scene.told(instance))
        .contains(
            "co-mentorship-began " + mentee,
            "co-mentorship-began " + mentor,
            "co-mentorship-began " + coMentor);
    assertThat(coMentors.coMentorship(id))
        .returns(CoMentorshipState.ACTIVE, CoMentorship::state)
        .returns(Aim.Kind.STRATEGY, CoMentorship::aim)
        .returns(Scene.now(), CoMentorship::beganAt)
        .returns(mentee, CoMentorship::agreedBy);
    assertThat(coMentors.contribution(id))
        .returns(1, CoContribution::number)
        .returns(coMentor, CoContribution::acceptedBy);
    assertThat(directory.mentor(coMentor).map(Mentor::load)).as("it takes no place").contains(0);
    assertThat(scene.mentor(instance)).isEqualTo(mentor);
  }

  @Test
  void the_mentee_invites_and_the_mentor_is_asked_first() {
    Map<String, Object> form = YearForms.coMentorInvited("strategy2", coMentor);
    form.put("followUp", "none");
    form.put("lastDay", YearForms.today().plusDays(40).toString());
    long id = scene.asks(mentee, instance, INVITATION, form);
    assertThat(instance).task(AGREE_CO_MENTOR).isAssignedTo(mentor);
    scene.mentors(instance, AGREE_CO_MENTOR, YearForms.coMentorAgreed());
    contributes(ACCEPT_CONTRIBUTION, YearForms.contributionAccepted());

    assertThat(instance)
        .hasPassed(NO_CO_MENTOR_FOLLOW_UPS_END)
        .isWaitingAt(CO_MENTORSHIP_END)
        .hasNotPassed(PLAN_CO_MENTOR_CHECK_IN);
    assertThat(coMentors.coMentorship(id).aimText())
        .isEqualTo("Présenter un cas à l'équipe chaque mois");
  }

  @Test
  void without_a_plan_somebody_is_invited_for_an_objective() {
    ProcessInstance other = scene.inService(scene.mentor(1));
    scene.mentors(other, RECORD_FIRST_MEETING, YearForms.firstMeetingWithoutPlan());
    scene.mentees(other, ACCEPT_OBJECTIVES, YearForms.objectivesAccepted());
    long id =
        scene.asks(
            scene.mentor(other),
            other,
            INVITATION,
            YearForms.coMentorInvited("objective2", coMentor));

    assertThat(coMentors.coMentorship(id))
        .returns(Aim.Kind.OBJECTIVE, CoMentorship::aim)
        .returns("Prendre la parole avec plus d'assurance", CoMentorship::aimText);
  }

  @Test
  void nobody_is_invited_where_the_other_would_rather_not() {
    long id = invites(mentor);
    scene.mentees(instance, AGREE_CO_MENTOR, YearForms.coMentorNotAgreed());

    assertThat(instance)
        .hasPassed(CO_MENTOR_NOT_AGREED_END, TELL_CO_MENTOR_NOT_AGREED)
        .hasNotPassed(ACCEPT_CONTRIBUTION)
        .isNotWaitingAt(CO_MENTOR);
    assertThat(scene.told(instance)).contains("co-mentor-declined " + mentor);
    assertThat(coMentors.coMentorship(id).state()).isEqualTo(CoMentorshipState.NOT_AGREED);
    invites(mentee);
    assertThat(instance).task(AGREE_CO_MENTOR).isAssignedTo(mentor);
  }

  @Test
  void without_an_answer_of_the_pair_in_7_days_the_invitation_lapses() {
    long id = invites(mentor);
    scene.passes(instance, Duration.ofDays(3).minusSeconds(1));
    assertThat(instance).hasNotPassed(AGREE_CO_MENTOR_REMINDER);
    scene.passes(instance, Duration.ofSeconds(1));
    assertThat(instance)
        .hasPassed(AGREE_CO_MENTOR_REMINDER, REMIND_AGREE_CO_MENTOR)
        .hasPassed(REMIND_AGREE_CO_MENTOR_DONE_END)
        .isWaitingAt(AGREE_CO_MENTOR);
    assertThat(told(AGREE_CO_MENTOR, id)).containsExactly(Told.OWNER);
    scene.passes(instance, Duration.ofDays(4).minusSeconds(1));
    assertThat(instance).isWaitingAt(AGREE_CO_MENTOR);
    scene.passes(instance, Duration.ofSeconds(1));

    assertThat(instance)
        .hasPassed(AGREE_CO_MENTOR_LIMIT, LAPSE_CO_MENTOR_AGREEMENT)
        .hasPassed(CO_MENTOR_AGREEMENT_LAPSED_END, TELL_CO_MENTOR_AGREEMENT_LAPSED)
        .isNotWaitingAt(CO_MENTOR);
    assertThat(scene.told(instance)).contains("co-mentor-declined " + mentor);
    assertThat(coMentors.coMentorship(id))
        .returns(CoMentorshipState.LAPSED, CoMentorship::state)
        .returns(null, CoMentorship::closedBy);
  }

  @Test
  void without_an_answer_of_the_person_invited_in_7_days_the_invitation_lapses() {
    long id = invites(mentor);
    scene.mentees(instance, AGREE_CO_MENTOR, YearForms.coMentorAgreed());
    scene.passes(instance, Duration.ofDays(3));
    assertThat(instance)
        .hasPassed(ACCEPT_CONTRIBUTION_REMINDER, REMIND_ACCEPT_CONTRIBUTION)
        .hasPassed(REMIND_ACCEPT_CONTRIBUTION_DONE_END);
    assertThat(told(ACCEPT_CONTRIBUTION, id)).containsExactly(Told.OWNER);
    scene.passes(instance, Duration.ofDays(4));

    assertThat(instance)
        .hasPassed(ACCEPT_CONTRIBUTION_LIMIT, LAPSE_CO_MENTOR_INVITATION)
        .hasPassed(CO_MENTOR_INVITATION_LAPSED_END, TELL_CO_MENTOR_INVITATION_LAPSED)
        .hasNotPassed(ADJUST_CONTRIBUTION_LIMIT)
        .isNotWaitingAt(CO_MENTOR);
    assertThat(scene.told(instance)).contains("co-mentor-declined " + mentor);
    assertThat(coMentors.coMentorship(id).state()).isEqualTo(CoMentorshipState.LAPSED);
  }

  @Test
  void whoever_declines_says_why() {
    long id = invited();
    contributes(ACCEPT_CONTRIBUTION, YearForms.contributionDeclined());

    assertThat(instance)
        .hasPassed(CONTRIBUTION_DECLINED_END, TELL_CONTRIBUTION_DECLINED)
        .isNotWaitingAt(CO_MENTOR);
    assertThat(scene.told(instance)).contains("co-mentor-declined " + mentor);
    assertThat(coMentors.coMentorship(id))
        .returns(CoMentorshipState.DECLINED, CoMentorship::state)
        .returns("Mon année est déjà remplie", CoMentorship::declineReason);
  }

  @Test
  void another_wording_is_taken_by_whoever_invited() {
    long id = invited();
    contributes(ACCEPT_CONTRIBUTION, YearForms.contributionReworded());
    assertThat(instance).task(ADJUST_CONTRIBUTION).isAssignedTo(mentor);
    assertThat(opens(mentor, Roles.MENTORS, ADJUST_CONTRIBUTION))
        .containsEntry("expectedContribution", "Deux observations d'entrevue et un retour écrit")
        .containsEntry("proposedWording", "Une observation d'entrevue, et un appel après");
    scene.mentors(instance, ADJUST_CONTRIBUTION, YearForms.wordingTaken());

    assertThat(instance)
        .hasPassed(RECORD_ADJUSTED_CONTRIBUTION, BEGIN_CO_MENTORSHIP)
        .isWaitingAt(CO_MENTORSHIP);
    assertThat(coMentors.contribution(id))
        .returns(2, CoContribution::number)
        .returns("Une observation d'entrevue, et un appel après", CoContribution::text)
        .returns(mentor, CoContribution::acceptedBy);
  }

  @Test
  void a_new_version_goes_back_to_the_person_invited() {
    long id = invited();
    contributes(ACCEPT_CONTRIBUTION, YearForms.contributionReworded());
    scene.mentors(instance, ADJUST_CONTRIBUTION, YearForms.contributionChanged());
    assertThat(instance).task(ACCEPT_CONTRIBUTION).isAssignedTo(coMentor);
    assertThat(opens(coMentor, Roles.MENTORS, ACCEPT_CONTRIBUTION))
        .containsEntry("expectedContribution", "Une observation, et un mot écrit après");
    contributes(ACCEPT_CONTRIBUTION, YearForms.contributionAccepted());

    assertThat(coMentors.versions(id))
        .extracting(CoContribution::number, CoContribution::proposedBy, CoContribution::acceptedBy)
        .containsExactly(
            tuple(1, mentor, null), tuple(2, coMentor, null), tuple(3, mentor, coMentor));
  }

  @Test
  void whoever_invited_withdraws() {
    long id = invited();
    contributes(ACCEPT_CONTRIBUTION, YearForms.contributionReworded());
    scene.mentors(instance, ADJUST_CONTRIBUTION, YearForms.invitationWithdrawn());

    assertThat(instance).hasPassed(CO_MENTOR_INVITATION_WITHDRAWN_END).isNotWaitingAt(CO_MENTOR);
    assertThat(coMentors.coMentorship(id))
        .returns(CoMentorshipState.WITHDRAWN, CoMentorship::state)
        .returns(mentor, CoMentorship::closedBy);
  }

  @Test
  void without_an_answer_to_another_wording_in_7_days_the_invitation_lapses() {
    long id = invited();
    contributes(ACCEPT_CONTRIBUTION, YearForms.contributionReworded());
    scene.passes(instance, Duration.ofDays(3));
    assertThat(instance)
        .hasPassed(ADJUST_CONTRIBUTION_REMINDER, REMIND_ADJUST_CONTRIBUTION)
        .hasPassed(REMIND_ADJUST_CONTRIBUTION_DONE_END);
    scene.passes(instance, Duration.ofDays(4));

    assertThat(instance)
        .hasPassed(ADJUST_CONTRIBUTION_LIMIT, CO_MENTOR_INVITATION_LAPSED_END)
        .isNotWaitingAt(CO_MENTOR);
    assertThat(coMentors.coMentorship(id).state()).isEqualTo(CoMentorshipState.LAPSED);
  }

  @Test
  void follow_ups_come_every_four_weeks_noted_or_not() {
    long id = active();
    Instant begun = Scene.now();
    scene.passesUntil(instance, begun.plus(Duration.ofDays(28)).minusSeconds(1));
    assertThat(instance).hasNotPassed(OPEN_CO_MENTOR_CHECK_IN);
    scene.passes(instance, Duration.ofSeconds(1));
    assertThat(instance)
        .hasPassed(PLAN_CO_MENTOR_CHECK_IN, CO_MENTOR_CHECK_IN_DUE, OPEN_CO_MENTOR_CHECK_IN)
        .task(LOG_CO_MENTOR_CHECK_IN)
        .isAssignedTo(coMentor)
        .hasDueDate(Date.from(begun.plus(Duration.ofDays(30))));
    scene.passes(instance, Duration.ofHours(48));
    assertThat(instance)
        .hasPassed(CO_MENTOR_CHECK_IN_REMINDER, REMIND_CO_MENTOR_CHECK_IN)
        .hasPassed(REMIND_CO_MENTOR_CHECK_IN_DONE_END);
    contributes(LOG_CO_MENTOR_CHECK_IN, YearForms.coMentorCheckIn());
    assertThat(instance).hasPassed(RECORD_CO_MENTOR_CHECK_IN);

    scene.passesUntil(instance, begun.plus(Duration.ofDays(56)));
    assertThat(instance).isWaitingAt(LOG_CO_MENTOR_CHECK_IN);
    assertThat(opens(coMentor, Roles.MENTORS, LOG_CO_MENTOR_CHECK_IN))
        .containsEntry("lastNote", "La première observation est faite")
        .containsEntry("reminders", null);
    scene.passes(instance, Duration.ofDays(7).minusSeconds(1));
    assertThat(instance).isWaitingAt(LOG_CO_MENTOR_CHECK_IN);
    scene.passes(instance, Duration.ofSeconds(1));
    assertThat(instance)
        .hasPassed(CO_MENTOR_CHECK_IN_LIMIT, CLOSE_CO_MENTOR_CHECK_IN)
        .isNotWaitingAt(LOG_CO_MENTOR_CHECK_IN);
    assertThat(coMentors.unlogged(id)).isEqualTo(1);

    scene.passesUntil(instance, begun.plus(Duration.ofDays(84)));
    assertThat(coMentors.checkIns(id))
        .extracting(CoCheckIn::openedAt)
        .containsExactly(
            begun.plus(Duration.ofDays(28)),
            begun.plus(Duration.ofDays(56)),
            begun.plus(Duration.ofDays(84)));
  }

  @Test
  void a_request_addressed_to_the_co_mentor_is_theirs_to_answer_within_the_same_promise() {
    active();
    Instant asked = Scene.now();
    long request = scene.asks(mentee, instance, HELP, YearForms.helpFrom(coMentor));

    assertThat(instance)
        .task(ANSWER_REQUEST)
        .isAssignedTo(coMentor)
        .hasDueDate(Date.from(asked.plus(Duration.ofHours(48))));
    assertThat(requests.promise(request))
        .returns(coMentor, Commitment::owner)
        .returns(asked.plus(Duration.ofHours(48)), Commitment::limitAt);
    Map<String, Object> form = opens(coMentor, Roles.MENTORS, ANSWER_REQUEST);
    assertThat(form)
        .containsEntry("requestText", "Comment préparer une personne à sa première entrevue?")
        .containsEntry("menteeName", name(mentee));
    assertThat(requests.textFor(request, mentor, Set.of(Roles.MENTORS))).isEmpty();

    assertThat((String) opens(mentor, Roles.MENTORS, LOG_CHECK_IN).get("coMentorRequests"))
        .as("the mentor sees that there is one, and its dates")
        .contains(name(coMentor), "promise au plus tard")
        .doesNotContain("Comment préparer");

    scene.passes(instance, Duration.ofHours(48));
    assertThat(instance).isWaitingAt(UNBLOCK_REQUEST);
    assertThat(
            scene.opens(Scene.COORDINATOR, List.of(Roles.COORDINATORS), instance, UNBLOCK_REQUEST))
        .containsEntry("mentorName", name(coMentor));
    contributes(ANSWER_REQUEST, YearForms.answer());
    assertThat(instance).isNotWaitingAt(UNBLOCK_REQUEST).task(CONFIRM_ANSWER).isAssignedTo(mentee);
    assertThat(opens(mentee, Roles.MENTEES, CONFIRM_ANSWER))
        .containsEntry("mentorName", name(coMentor));
    assertThat(requests.answerFor(request, coMentor)).isPresent();
    assertThat(requests.answerFor(request, mentor)).isEmpty();
  }

  @Test
  void the_mentor_reads_what_was_asked_of_a_co_mentor_if_the_mentee_says_so() {
    active();
    Map<String, Object> form = YearForms.helpFrom(coMentor);
    form.put("mentorMayRead", "yes");
    long request = scene.asks(mentee, instance, HELP, form);
    contributes(ANSWER_REQUEST, YearForms.answer());

    assertThat(requests.textFor(request, mentor, Set.of())).isPresent();
    assertThat(requests.answerFor(request, mentor)).isPresent();
  }

  @Test
  void a_co_mentor_reads_nothing_that_was_asked_of_the_mentor() {
    active();
    long request = scene.asks(mentee, instance, HELP, YearForms.help());

    assertThat(instance).task(ANSWER_REQUEST).isAssignedTo(mentor);
    assertThat(requests.textFor(request, coMentor, Set.of(Roles.MENTORS))).isEmpty();
  }

  @Test
  void when_the_co_mentor_leaves_open_requests_go_to_the_mentor_with_their_limits() {
    long id = active();
    Instant asked = Scene.now();
    long answered = scene.asks(mentee, instance, HELP, YearForms.helpFrom(coMentor));
    contributes(ANSWER_REQUEST, YearForms.answer());
    long open = scene.asks(mentee, instance, HELP, YearForms.helpFrom(coMentor));
    scene.passes(instance, Duration.ofHours(20));

    scene.asks(coMentor, instance, DEPARTURE, YearForms.coMentorDeparture(id));

    assertThat(instance)
        .hasPassed(CO_MENTOR_LEFT_EVENT, END_CO_MENTORSHIP, CO_MENTORSHIP_ENDED_END)
        .hasNotPassed(CO_MENTORSHIP_OVER_END)
        .isNotWaitingAt(CO_MENTOR)
        .isWaitingAt(ACCOMPANIMENT);
    assertThat(instance)
        .task(ANSWER_REQUEST)
        .isAssignedTo(mentor)
        .hasDueDate(Date.from(asked.plus(Duration.ofHours(48))));
    assertThat(requests.promise(open))
        .returns(mentor, Commitment::owner)
        .returns(asked.plus(Duration.ofHours(48)), Commitment::limitAt)
        .returns(Verdict.OPEN, Commitment::verdict);
    assertThat(requests.promise(open).notes())
        .extracting(CommitmentNote::kind, CommitmentNote::by)
        .containsExactly(tuple(CommitmentNoteKind.ENTRUSTED, coMentor));
    assertThat(opens(mentor, Roles.MENTORS, ANSWER_REQUEST))
        .containsEntry("requestText", "Comment préparer une personne à sa première entrevue?");
    assertThat(requests.textFor(open, coMentor, Set.of())).isEmpty();
    assertThat(requests.answerFor(answered, coMentor)).isEmpty();
    assertThat(requests.answerFor(answered, mentor)).isEmpty();
    assertThat(tasks.createTaskQuery().taskAssignee(coMentor).count()).isZero();
    assertThat(coMentors.coMentorship(id))
        .returns(CoMentorshipEnd.LEFT, CoMentorship::endedAs)
        .returns("Merci de ces échanges", CoMentorship::endWords);

    scene.mentors(instance, ANSWER_REQUEST, YearForms.answer());
    assertThat(requests.promise(open).verdict()).isEqualTo(Verdict.KEPT_UNCONFIRMED);
  }

  @Test
  void its_own_date_ends_it_and_what_is_open_goes_to_the_mentor() {
    LocalDate lastDay = YearForms.today().plusDays(30);
    Map<String, Object> form = YearForms.coMentorInvited("strategy1", coMentor);
    form.put("lastDay", lastDay.toString());
    long id = active(form);
    Instant end = lastDay.plusDays(1).atStartOfDay(Directory.ZONE).toInstant();
    scene.passesUntil(instance, end.minusSeconds(60));
    assertThat(instance).isWaitingAt(LOG_CO_MENTOR_CHECK_IN);
    long request = scene.asks(mentee, instance, HELP, YearForms.helpFrom(coMentor));
    scene.passesUntil(instance, end);

    assertThat(instance)
        .hasPassed(CO_MENTORSHIP_END, REVIEW_CO_MENTORSHIP_END, CO_MENTORSHIP_OVER_END)
        .hasPassed(END_CO_MENTORSHIP, CO_MENTORSHIP_ENDED_END)
        .hasNotPassed(CO_MENTOR_LEFT_EVENT)
        .isNotWaitingAt(LOG_CO_MENTOR_CHECK_IN)
        .isWaitingAt(ACCOMPANIMENT);
    assertThat(coMentors.coMentorship(id))
        .returns(CoMentorshipEnd.DATE, CoMentorship::endedAs)
        .returns(null, CoMentorship::closedBy);
    assertThat(coMentors.unlogged(id)).isEqualTo(1);
    assertThat(instance).task(ANSWER_REQUEST).isAssignedTo(mentor);
    assertThat(requests.promise(request).owner()).isEqualTo(mentor);
  }

  @Test
  void the_service_s_end_ends_it_and_what_is_open_goes_to_the_coordination() {
    long id = active();
    Instant end = scene.mentorship(instance).serviceEndsAt();
    scene.passesUntil(instance, end.minus(Duration.ofHours(1)));
    long request = scene.asks(mentee, instance, HELP, YearForms.helpFrom(coMentor));
    scene.passesUntil(instance, end);

    assertThat(instance).isWaitingAt(CLOSURE, SETTLE_REQUESTS).isNotWaitingAt(CO_MENTOR);
    assertThat(coMentors.coMentorship(id))
        .returns(CoMentorshipState.ENDED, CoMentorship::state)
        .returns(CoMentorshipEnd.SERVICE, CoMentorship::endedAs);
    assertThat(requests.request(request))
        .returns(RequestState.HANDED_OVER, HelpRequest::state)
        .returns(null, HelpRequest::passedToMentorAt);
    assertThat(requests.textFor(request, coMentor, Set.of())).isEmpty();
    assertThat(requests.textFor(request, mentor, Set.of())).isEmpty();
  }

  @Test
  void an_invitation_that_is_open_lapses_with_the_service() {
    long id = invited();
    scene.asks(scene.account(Roles.COORDINATORS), instance, "early-end", YearForms.earlyEnd());

    assertThat(instance).isWaitingAt(CLOSURE).isNotWaitingAt(CO_MENTOR);
    assertThat(coMentors.coMentorship(id).state()).isEqualTo(CoMentorshipState.LAPSED);
  }

  @Test
  void without_a_date_of_its_own_it_follows_a_service_that_is_extended() {
    long id = active();
    Instant planned = scene.mentorship(instance).serviceEndsAt();
    LocalDate later = LocalDate.ofInstant(planned, Directory.ZONE).plusMonths(1);
    scene.asks(mentee, instance, "extension", YearForms.extension(later));
    scene.mentors(instance, AGREE_EXTENSION, YearForms.accepted());
    scene.coordinates(instance, APPROVE_EXTENSION, YearForms.accepted());
    scene.passesUntil(instance, planned.plus(Duration.ofDays(1)));

    assertThat(instance)
        .hasPassed(REVIEW_CO_MENTORSHIP_END)
        .hasNotPassed(CO_MENTORSHIP_OVER_END)
        .isWaitingAt(CO_MENTORSHIP_END);
    assertThat(coMentors.isActive(id)).isTrue();
  }

  @Test
  void a_pause_moves_its_end_and_its_follow_ups() {
    LocalDate lastDay = YearForms.today().plusDays(60);
    Map<String, Object> form = YearForms.coMentorInvited("strategy1", coMentor);
    form.put("lastDay", lastDay.toString());
    long id = active(form);
    Instant begun = Scene.now();
    scene.asks(mentee, instance, "suspension", YearForms.suspension(30));
    scene.passes(instance, Duration.ofDays(10));
    scene.asks(mentor, instance, "resumption", YearForms.resumed());
    scene.runWhatIsDue(
        engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processDefinitionKey(SuspensionProcess.KEY)
            .processInstanceBusinessKey(reference)
            .singleResult());
    Duration pause = Duration.ofDays(10);

    Instant end = lastDay.plusDays(1).atStartOfDay(Directory.ZONE).toInstant().plus(pause);
    assertThat(coMentors.endsAt(id)).isEqualTo(end);
    scene.passesUntil(instance, begun.plus(Duration.ofDays(38)).minusSeconds(1));
    assertThat(instance).hasNotPassed(OPEN_CO_MENTOR_CHECK_IN);
    scene.passes(instance, Duration.ofSeconds(1));
    assertThat(instance).isWaitingAt(LOG_CO_MENTOR_CHECK_IN);
    scene.passesUntil(instance, end.minusSeconds(1));
    assertThat(instance).isWaitingAt(CO_MENTORSHIP);
    scene.passesUntil(instance, end);
    assertThat(instance).hasPassed(CO_MENTORSHIP_ENDED_END).isWaitingAt(ACCOMPANIMENT);
  }

  @Test
  void the_co_mentor_stays_when_the_mentor_changes_and_the_next_one_sees_the_contribution() {
    long id = active();
    long request = scene.asks(mentee, instance, HELP, YearForms.helpFrom(coMentor));
    String next = scene.mentor(1);
    changesMentor(next);

    assertThat(instance).isWaitingAt(CO_MENTORSHIP).task(ANSWER_REQUEST).isAssignedTo(coMentor);
    assertThat(requests.promise(request).owner()).isEqualTo(coMentor);
    Map<String, Object> shown = opens(next, Roles.MENTORS, CONTACT_NEW_MENTEE);
    assertThat(shown).containsEntry("openRequests", "0");
    assertThat((String) shown.get("coMentors"))
        .contains(name(coMentor), "Deux observations d'entrevue et un retour écrit");

    scene.asks(next, instance, DEPARTURE, YearForms.coMentorDeparture(id));
    assertThat(coMentors.coMentorship(id).endedAs()).isEqualTo(CoMentorshipEnd.BY_THE_PAIR);
    assertThat(instance).task(ANSWER_REQUEST).isAssignedTo(next);
  }

  @Test
  void what_the_former_mentor_has_to_answer_about_an_invitation_goes_to_the_next() {
    invites(mentee);
    String next = scene.mentor(1);
    changesMentor(next);
    assertThat(instance).task(AGREE_CO_MENTOR).isAssignedTo(next);
    scene.mentors(instance, AGREE_CO_MENTOR, YearForms.coMentorAgreed());
    contributes(ACCEPT_CONTRIBUTION, YearForms.contributionReworded());
    assertThat(instance).task(ADJUST_CONTRIBUTION).isAssignedTo(mentee);
  }

  @Test
  void another_wording_goes_to_the_mentor_who_took_over_from_whoever_invited() {
    invited();
    String next = scene.mentor(1);
    changesMentor(next);
    contributes(ACCEPT_CONTRIBUTION, YearForms.contributionReworded());
    assertThat(instance).task(ADJUST_CONTRIBUTION).isAssignedTo(next);
  }

  @Test
  void a_co_mentor_who_takes_over_is_the_mentor_and_no_co_mentor_any_more() {
    long id = active();
    long request = scene.asks(mentee, instance, HELP, YearForms.helpFrom(coMentor));
    changesMentor(coMentor);

    assertThat(coMentors.coMentorship(id).endedAs()).isEqualTo(CoMentorshipEnd.BECAME_MENTOR);
    assertThat(instance)
        .hasPassed(CO_MENTORSHIP_ENDED_END)
        .isNotWaitingAt(CO_MENTOR)
        .task(ANSWER_REQUEST)
        .isAssignedTo(coMentor);
    assertThat(requests.promise(request).owner()).isEqualTo(coMentor);
    assertThat(requests.textFor(request, coMentor, Set.of())).isPresent();
  }

  @Test
  void an_invitation_to_whoever_became_the_mentor_cannot_be_accepted() {
    invited();
    changesMentor(coMentor);
    String task = scene.task(instance, ACCEPT_CONTRIBUTION).getId();

    assertThat(
            Scene.refused(
                () ->
                    scene.submits(
                        coMentor, List.of(Roles.MENTORS), task, YearForms.contributionAccepted())))
        .containsExactly("reply");
    contributes(ACCEPT_CONTRIBUTION, YearForms.contributionDeclined());
    assertThat(instance).hasPassed(CONTRIBUTION_DECLINED_END);
  }

  private long invites(String who) {
    return scene.asks(who, instance, INVITATION, YearForms.coMentorInvited("strategy1", coMentor));
  }

  private long invited() {
    long id = invites(mentor);
    scene.mentees(instance, AGREE_CO_MENTOR, YearForms.coMentorAgreed());
    return id;
  }

  private long active() {
    return active(YearForms.coMentorInvited("strategy1", coMentor));
  }

  private long active(Map<String, Object> form) {
    long id = scene.asks(mentor, instance, INVITATION, form);
    scene.mentees(instance, AGREE_CO_MENTOR, YearForms.coMentorAgreed());
    contributes(ACCEPT_CONTRIBUTION, YearForms.contributionAccepted());
    assertThat(coMentors.coMentorship(id).followUp()).isEqualTo(FollowUpRhythm.FOUR_WEEKS);
    return id;
  }

  private void contributes(String element, Map<String, Object> form) {
    Task task =
        tasks
            .createTaskQuery()
            .processInstanceId(instance.getId())
            .taskDefinitionKey(element)
            .taskAssignee(coMentor)
            .singleResult();
    scene.submits(coMentor, List.of(Roles.MENTORS), task.getId(), form);
    scene.runWhatIsDue(instance);
  }

  private void changesMentor(String next) {
    scene.asks(
        scene.account(Roles.COORDINATORS),
        instance,
        "mentor-change",
        YearForms.mentorChangeDecided());
    scene.coordinates(instance, DECIDE_MENTOR_CHANGE, YearForms.mentorChanged(next));
  }

  private Map<String, Object> opens(String account, String group, String element) {
    return scene.opens(account, List.of(group), instance, element);
  }

  private List<Told> told(String element, long id) {
    return nudges.of(reference, element, id).stream().map(Nudge::told).toList();
  }

  private String name(String account) {
    return directory.person(account).displayName();
  }
}
