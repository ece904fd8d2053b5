package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorat.engine.ActionAnswers.assertNotNow;
import static org.mentorat.engine.ActionAnswers.assertRefused;
import static org.mentorat.engine.ActionAnswers.body;
import static org.mentorat.process.MentorshipProcess.MAKE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.RESCHEDULE_MEETING;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.Together;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.meeting.Appointment;
import org.mentorat.meeting.Meeting;
import org.mentorat.meeting.MeetingState;
import org.mentorat.meeting.Meetings;
import org.mentorat.process.MentorshipProcess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A pair plans, moves and cancels its meetings over HTTP (R70, R71). */
@MentoratTest
class MeetingActionsTest {

  private static final String PLAN = "meeting";
  private static final String MOVE = "meeting-move";
  private static final String CANCEL = "meeting-cancellation";

  @LocalServerPort private int port;
  @Autowired private ApplicationContext spring;
  @Autowired private TaskService tasks;
  @Autowired private RuntimeService runtime;
  @Autowired private Meetings meetings;
  @Autowired private ReaderTime time;
  private Scene scene;
  private String mentor;

  @BeforeEach
  void scene() {
    scene = new Scene(spring);
    mentor = scene.mentor(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAN, MOVE, CANCEL})
  void nothing_can_be_asked_before_the_first_contact(String action) {
    ProcessInstance instance = scene.assignedTo(mentor);

    for (String account : List.of(mentor, scene.mentee(instance))) {
      assertNotNow(opens(account, instance, action), "dès le premier contact.");
      assertNotNow(asks(account, instance, action, form(action)), "dès le premier contact.");
    }
    assertThat(meetings.of(scene.reference(instance))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAN, MOVE, CANCEL})
  void nothing_can_be_asked_once_the_service_has_ended(String action) {
    ProcessInstance instance = scene.inService(mentor);
    plans(mentor, instance, Scene.now().plus(Duration.ofDays(1)));
    TestTime.stopAt(scene.mentorship(instance).serviceEndsAt());

    assertNotNow(opens(mentor, instance, action), "est terminé");
    assertNotNow(asks(mentor, instance, action, form(action)), "est terminé");
    assertThat(meetings.of(scene.reference(instance))).hasSize(1);
  }

  @Test
  void whoever_plans_while_the_service_is_being_opened_may_try_again() {
    ProcessInstance instance = scene.assignedTo(mentor);
    String task = scene.task(instance, MAKE_FIRST_CONTACT).getId();
    scene.submits(mentor, List.of(Roles.MENTORS), task, Scene.contacted());

    assertNotNow(asks(mentor, instance, PLAN, form(PLAN)), "Réessayez");
    assertThat(meetings.of(scene.reference(instance))).isEmpty();

    scene.runWhatIsDue(instance);
    assertThat(asks(mentor, instance, PLAN, form(PLAN)).status()).isEqualTo(200);
  }

  @Test
  void whoever_cancels_while_the_meeting_is_being_entered_may_try_again() {
    ProcessInstance instance = scene.inService(mentor);
    long meeting =
        scene.asksOnly(
            mentor, instance, PLAN, YearForms.meeting(Scene.now().plus(Duration.ofDays(1))));

    assertNotNow(asks(mentor, instance, CANCEL, YearForms.meetingCancelled(meeting)), "Réessayez");
    assertThat(meetings.meeting(meeting).state()).isEqualTo(MeetingState.PLANNED);

    scene.runWhatIsDue(instance);
    assertThat(asks(mentor, instance, CANCEL, YearForms.meetingCancelled(meeting)).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAN, MOVE, CANCEL})
  void a_mentorship_is_unknown_to_those_who_have_no_part_in_it(String action) {
    ProcessInstance instance = scene.inService(mentor);
    plans(mentor, instance, Scene.now().plus(Duration.ofDays(1)));
    String otherMentee = scene.mentee(scene.inService(scene.mentor(1)));

    for (String stranger :
        List.of(
            otherMentee,
            scene.mentor(1),
            scene.account(Roles.COORDINATORS),
            scene.account(Roles.AUDITORS))) {
      for (Web.Answer answer :
          List.of(
              opens(stranger, instance, action),
              asks(stranger, instance, action, form(action)),
              asks(stranger, instance, action, Map.of()))) {
        assertThat(answer.status()).as("%s: %s", stranger, answer).isEqualTo(404);
        assertThat(answer.body()).doesNotContain(scene.reference(instance));
      }
    }
    assertThat(meetings.of(scene.reference(instance)))
        .extracting(Meeting::state)
        .containsExactly(MeetingState.PLANNED);
  }

  @Test
  void the_forms_show_the_meetings_that_are_planned() {
    ProcessInstance instance = scene.inService(mentor);
    Instant begins = Scene.now().plus(Duration.ofDays(1));
    assertThat(first(opens(mentor, instance, PLAN).json(), "plannedMeetings")).isNull();
    assertThat(first(opens(mentor, instance, PLAN).json(), "duration")).isEqualTo("60");

    long later = plans(mentor, instance, begins.plus(Duration.ofDays(1)));
    long sooner = plans(mentor, instance, begins);

    String words = time.dateTime(begins, Locale.CANADA_FRENCH) + ", en visioconférence";
    for (String account : List.of(mentor, scene.mentee(instance))) {
      assertThat(first(opens(account, instance, PLAN).json(), "plannedMeetings")).startsWith(words);
      JsonNode options = field(opens(account, instance, CANCEL).json(), "meeting").path("values");
      assertThat(options.findValuesAsText("value"))
          .containsExactly(String.valueOf(sooner), String.valueOf(later));
      assertThat(options.path(0).path("label").asText()).isEqualTo(words);
    }
    assertThat(first(opens(mentor, instance, CANCEL).json(), "otherName"))
        .isEqualTo(scene.mentorship(instance).mentee().displayName());
  }

  @Test
  void a_meeting_is_moved_by_either_and_not_while_it_is_being_entered() {
    ProcessInstance instance = scene.inService(mentor);
    Instant begins = Scene.now().plus(Duration.ofDays(1));
    assertNotNow(opens(mentor, instance, MOVE), "rien à déplacer");
    assertNotNow(asks(mentor, instance, MOVE, form(MOVE)), "rien à déplacer");
    long meeting = scene.asksOnly(mentor, instance, PLAN, YearForms.meeting(begins));
    Map<String, Object> later = YearForms.meetingMoved(meeting, begins.plusSeconds(3600));

    assertNotNow(asks(mentor, instance, MOVE, later), "Réessayez");
    assertThat(meetings.appointment(meeting).sequence()).isZero();
    scene.runWhatIsDue(instance);

    String mentee = scene.mentee(instance);
    JsonNode options = field(opens(mentee, instance, MOVE).json(), "meeting").path("values");
    assertThat(options.findValuesAsText("value")).containsExactly(String.valueOf(meeting));
    assertThat(asks(mentee, instance, MOVE, later).status()).isEqualTo(200);
    assertThat(meetings.appointment(meeting))
        .returns(1, Appointment::sequence)
        .returns(begins.plusSeconds(3600), Appointment::beginsAt);
  }

  @Test
  void a_move_that_is_none_or_cannot_be_is_refused_at_its_field() {
    ProcessInstance instance = scene.inService(mentor);
    Instant begins = Scene.now().plus(Duration.ofDays(1));
    long meeting = plans(mentor, instance, begins);

    assertRefused(asks(mentor, instance, MOVE, Map.of()), "meeting", "beginsAt", "mode");
    assertRefused(
        asks(mentor, instance, MOVE, YearForms.meetingMoved(meeting, begins)), "beginsAt");
    for (Object[] wrong :
        List.of(
            new Object[] {"meeting", "1"},
            new Object[] {"beginsAt", Scene.now().minusSeconds(1).toString()},
            new Object[] {"duration", 14},
            new Object[] {"mode", "letter"})) {
      Map<String, Object> form = YearForms.meetingMoved(meeting, begins.plusSeconds(60));
      assertRefused(
          asks(mentor, instance, MOVE, with(form, (String) wrong[0], wrong[1])), (String) wrong[0]);
    }
    assertThat(meetings.appointment(meeting).sequence()).isZero();
  }

  @Test
  void where_no_meeting_is_planned_there_is_nothing_to_cancel() {
    ProcessInstance instance = scene.inService(mentor);

    assertNotNow(opens(mentor, instance, CANCEL), "rien à annuler");
    assertNotNow(asks(mentor, instance, CANCEL, form(CANCEL)), "rien à annuler");

    Instant begins = Scene.now().plus(Duration.ofDays(1));
    long meeting = plans(mentor, instance, begins);
    TestTime.stopAt(begins);
    assertNotNow(
        asks(mentor, instance, CANCEL, YearForms.meetingCancelled(meeting)), "rien à annuler");
  }

  @Test
  void a_bad_submission_is_refused_at_its_field() {
    ProcessInstance instance = scene.inService(mentor);
    plans(mentor, instance, Scene.now().plus(Duration.ofDays(1)));
    Map<String, Object> inPerson = form(PLAN);
    inPerson.put("mode", "inPerson");

    assertRefused(asks(mentor, instance, PLAN, Map.of()), "beginsAt", "duration", "mode");
    assertRefused(asks(mentor, instance, PLAN, with(form(PLAN), "duration", 14)), "duration");
    assertRefused(asks(mentor, instance, PLAN, with(form(PLAN), "duration", 481)), "duration");
    assertRefused(asks(mentor, instance, PLAN, with(form(PLAN), "mode", "letter")), "mode");
    assertRefused(asks(mentor, instance, PLAN, inPerson), "place");
    assertRefused(asks(mentor, instance, PLAN, with(inPerson, "place", "home")), "place");
    assertRefused(
        asks(
            mentor,
            instance,
            PLAN,
            with(form(PLAN), "beginsAt", Scene.now().minusSeconds(1).toString())),
        "beginsAt");
    assertRefused(asks(mentor, instance, CANCEL, Map.of()), "meeting", "reason");
    assertRefused(asks(mentor, instance, CANCEL, form(CANCEL)), "meeting");
    assertThat(meetings.of(scene.reference(instance)))
        .extracting(Meeting::state)
        .containsExactly(MeetingState.PLANNED);
  }

  @Test
  void of_fifty_who_cancel_at_once_one_does() throws Exception {
    ProcessInstance instance = scene.inService(mentor);
    long meeting = plans(mentor, instance, Scene.now().plus(Duration.ofDays(1)));
    List<Web> both = List.of(program(mentor), program(scene.mentee(instance)));
    String address = address(scene.reference(instance), CANCEL);
    String body = body(YearForms.meetingCancelled(meeting));

    List<Object> answers = Together.act(50, i -> () -> both.get(i % 2).post(address, body));
    scene.runWhatIsDue(instance);

    assertThat(answers).map(answer -> ((Web.Answer) answer).status()).containsOnly(200, 409);
    assertThat(answers).filteredOn(answer -> ((Web.Answer) answer).status() == 200).hasSize(1);
    assertThat(
            tasks
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .taskDefinitionKey(RESCHEDULE_MEETING)
                .count())
        .isEqualTo(1);
  }

  @Test
  void of_fifty_who_plan_for_the_same_moment_one_does() throws Exception {
    ProcessInstance instance = scene.inService(mentor);
    List<Web> both = List.of(program(mentor), program(scene.mentee(instance)));
    String address = address(scene.reference(instance), PLAN);
    String body = body(form(PLAN));

    List<Object> answers = Together.act(50, i -> () -> both.get(i % 2).post(address, body));
    scene.runWhatIsDue(instance);

    assertThat(answers).filteredOn(answer -> ((Web.Answer) answer).status() == 200).hasSize(1);
    assertThat(answers).map(answer -> ((Web.Answer) answer).status()).containsOnly(200, 400);
    assertThat(meetings.upcoming(scene.reference(instance))).hasSize(1);
    assertThat(
            runtime
                .createExecutionQuery()
                .processInstanceId(instance.getId())
                .messageEventSubscriptionName(MentorshipProcess.MEETING_CANCELLED.name())
                .count())
        .isEqualTo(1);
  }

  private long plans(String account, ProcessInstance instance, Instant at) {
    return scene.asks(account, instance, PLAN, YearForms.meeting(at));
  }

  private static Map<String, Object> form(String action) {
    Instant at = Scene.now().plus(Duration.ofDays(2));
    return switch (action) {
      case PLAN -> YearForms.meeting(at);
      case MOVE -> YearForms.meetingMoved(1, at);
      default -> YearForms.meetingCancelled(1);
    };
  }

  private static Map<String, Object> with(Map<String, Object> form, String key, Object value) {
    form.put(key, value);
    return form;
  }

  private static String first(JsonNode form, String key) {
    return field(form, key).path("defaultValue").asText(null);
  }

  private static JsonNode field(JsonNode component, String key) {
    for (JsonNode child : component.path("components")) {
      if (key.equals(child.path("key").asText())) {
        return child;
      }
      JsonNode found = field(child, key);
      if (!found.isMissingNode()) {
        return found;
      }
    }
    return component.path("nothing");
  }

  private Web.Answer asks(
      String account, ProcessInstance instance, String action, Map<String, Object> form) {
    return program(account).post(address(scene.reference(instance), action), body(form));
  }

  private Web.Answer opens(String account, ProcessInstance instance, String action) {
    return program(account).get(address(scene.reference(instance), action));
  }

  private Web program(String account) {
    return Web.program(port, scene.withPassword(account), Scene.PASSWORD);
  }

  private static String address(String reference, String action) {
    return "/api/mentorships/" + reference + "/" + action;
  }
}
