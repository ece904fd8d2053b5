package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorat.engine.ActionAnswers.assertNotNow;
import static org.mentorat.engine.ActionAnswers.assertRefused;
import static org.mentorat.engine.ActionAnswers.body;
import static org.mentorat.engine.ActionAnswers.shown;
import static org.mentorat.process.MentorshipProcess.ANSWER_REQUEST;
import static org.mentorat.process.MentorshipProcess.MAKE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.REVIEW_TRAINING_REQUEST;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.Together;
import org.mentorat.accompaniment.HelpRequest;
import org.mentorat.accompaniment.Requests;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Outcome;
import org.mentorat.people.Directory;
import org.mentorat.training.TrainingRequest;
import org.mentorat.training.TrainingRequests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What people may do in a mentorship that no task asks for, over HTTP. */
@MentoratTest
class ActionEndpointTest {

  private static final String HELP = "help-request";
  private static final String TRAINING = "training-request";

  @LocalServerPort private int port;
  @Autowired private ApplicationContext spring;
  @Autowired private FormService forms;
  @Autowired private TaskService tasks;
  @Autowired private Requests requests;
  @Autowired private TrainingRequests trainings;
  @Autowired private Directory directory;
  private Scene scene;
  private String mentor;

  @BeforeEach
  void scene() {
    scene = new Scene(spring);
    mentor = scene.mentor(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {HELP, TRAINING})
  void nothing_can_be_asked_before_the_first_contact(String action) {
    ProcessInstance instance = scene.assignedTo(mentor);

    Web.Answer answer = asks(scene.mentee(instance), instance, action, form(action));

    assertNotNow(answer, "dès le premier contact.");
    assertNothingIsStored(instance);
  }

  @ParameterizedTest
  @ValueSource(strings = {HELP, TRAINING})
  void whoever_asks_while_the_service_is_being_opened_may_try_again(String action) {
    ProcessInstance instance = scene.assignedTo(mentor);
    String task = scene.task(instance, MAKE_FIRST_CONTACT).getId();
    scene.submits(mentor, List.of(Roles.MENTORS), task, Scene.contacted());

    assertNotNow(asks(scene.mentee(instance), instance, action, form(action)), "Réessayez");
    assertNothingIsStored(instance);

    scene.runWhatIsDue(instance);
    assertThat(asks(scene.mentee(instance), instance, action, form(action)).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {HELP, TRAINING})
  void nothing_can_be_asked_once_the_service_has_ended(String action) {
    ProcessInstance instance = scene.inService(mentor);
    TestTime.stopAt(scene.mentorship(instance).serviceEndsAt());

    assertNotNow(
        asks(scene.mentee(instance), instance, action, form(action)),
        "Le service de cette démarche est terminé");
    assertNothingIsStored(instance);
  }

  @ParameterizedTest
  @ValueSource(strings = {HELP, TRAINING})
  void nobody_is_shown_a_form_that_cannot_be_submitted(String action) {
    ProcessInstance instance = scene.assignedTo(mentor);
    assertNotNow(opens(scene.mentee(instance), instance, action), "dès le premier contact");

    scene.mentors(mentor, instance, Scene.contacted());
    assertThat(opens(scene.mentee(instance), instance, action).status()).isEqualTo(200);

    TestTime.stopAt(scene.mentorship(instance).serviceEndsAt());
    assertNotNow(opens(scene.mentee(instance), instance, action), "est terminé");
  }

  @Test
  void both_are_told_after_the_closure_that_it_is_over() {
    ProcessInstance instance = scene.inService(mentor);
    spring
        .getBean(MentorshipRegister.class)
        .close(scene.reference(instance), Outcome.COMPLETED, null, null);

    for (String account : List.of(scene.mentee(instance), mentor)) {
      assertNotNow(asks(account, instance, TRAINING, YearForms.training()), "est terminé");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {HELP, TRAINING})
  void a_mentorship_is_unknown_to_those_who_have_no_part_in_it(String action) {
    ProcessInstance instance = scene.inService(mentor);
    String otherMentee = scene.mentee(scene.inService(scene.mentor(1)));

    for (String stranger :
        List.of(
            otherMentee,
            scene.mentor(1),
            scene.account(Roles.MENTEES),
            scene.account(Roles.COORDINATORS),
            scene.account(Roles.AUDITORS))) {
      Web web = program(stranger);
      String address = address(scene.reference(instance), action);
      for (Web.Answer answer :
          List.of(
              web.get(address),
              web.post(address, body(form(action))),
              web.post(address, body(Map.of())))) {
        assertThat(answer.status()).as("%s: %s", stranger, answer).isEqualTo(404);
        assertThat(answer.json().path("type").asText()).isEqualTo("NotFound");
        assertThat(answer.body()).doesNotContain(scene.reference(instance));
      }
    }
    assertNothingIsStored(instance);
  }

  @Test
  void what_does_not_exist_is_not_found() {
    ProcessInstance instance = scene.inService(mentor);
    Web web = program(scene.mentee(instance));

    for (String address :
        List.of(
            address("M-2026-99999", HELP),
            address(scene.reference(instance), "prepare-ending"),
            address(scene.reference(instance), "nothing"))) {
      assertThat(web.get(address).status()).isEqualTo(404);
      assertThat(web.post(address, body(YearForms.help())).status()).isEqualTo(404);
    }
    assertThat(Web.anonymous(port).get(address(scene.reference(instance), HELP)).status())
        .isEqualTo(401);
    assertNothingIsStored(instance);
  }

  @Test
  void only_the_mentee_asks_the_mentor_for_help() {
    ProcessInstance instance = scene.inService(mentor);

    assertThat(asks(mentor, instance, HELP, YearForms.help()).status()).isEqualTo(404);
    assertNothingIsStored(instance);
  }

  @Test
  void a_mentor_who_was_replaced_asks_nothing_any_more() {
    ProcessInstance instance = scene.assignedTo(mentor);
    scene.mentors(mentor, instance, Scene.declined());

    assertThat(asks(mentor, instance, TRAINING, YearForms.training()).status()).isEqualTo(404);
    assertNothingIsStored(instance);
  }

  @Test
  void a_bad_request_is_refused_at_its_field_and_nothing_is_stored() {
    ProcessInstance instance = scene.inService(mentor);
    String mentee = scene.mentee(instance);

    assertRefused(asks(mentor, instance, TRAINING, Map.of()), "topic", "need", "audience");
    assertRefused(asks(mentee, instance, HELP, with("text", " ")), "text");
    assertRefused(asks(mentee, instance, HELP, with("text", "x".repeat(2001))), "text");
    assertRefused(asks(mentee, instance, HELP, with("kind", "money")), "kind");
    assertRefused(asks(mentee, instance, HELP, with("urgent", "yes")), "usefulUntil");
    assertRefused(
        asks(mentee, instance, HELP, YearForms.urgentHelp(YearForms.today().minusDays(1))),
        "usefulUntil");
    Web.Answer unreadable = program(mentee).post(address(scene.reference(instance), HELP), "{");
    assertThat(unreadable.status()).isEqualTo(400);
    assertThat(unreadable.json().path("type").asText()).isEqualTo("Malformed");
    assertNothingIsStored(instance);
  }

  @Test
  void a_program_says_what_the_form_would_hide_and_it_is_not_kept() {
    ProcessInstance instance = scene.inService(mentor);

    asks(
        scene.mentee(instance),
        instance,
        HELP,
        with("usefulUntil", YearForms.today().plusDays(1).toString()));

    assertThat(requests.of(scene.reference(instance)))
        .singleElement()
        .extracting(HelpRequest::usefulUntil)
        .isNull();
  }

  @Test
  void ten_requests_at_once_are_ten_tasks() throws InterruptedException {
    ProcessInstance instance = scene.inService(mentor);
    Web web = program(scene.mentee(instance));
    String address = address(scene.reference(instance), HELP);

    List<Object> answers =
        Together.act(10, i -> () -> web.post(address, body(with("text", "Question " + i))));
    scene.runWhatIsDue(instance);

    assertThat(answers)
        .map(Web.Answer.class::cast)
        .allSatisfy(answer -> assertThat(answer.status()).as("%s", answer).isEqualTo(200));
    List<Long> stored =
        answers.stream()
            .map(answer -> ((Web.Answer) answer).json())
            .map(done -> done.path("id").asLong())
            .toList();
    assertThat(requests.of(scene.reference(instance)))
        .extracting(HelpRequest::id)
        .containsExactlyInAnyOrderElementsOf(stored)
        .doesNotHaveDuplicates();
    assertThat(requests.of(scene.reference(instance)))
        .extracting(HelpRequest::number)
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    List<Task> open = open(instance, ANSWER_REQUEST);
    assertThat(open).extracting(Task::getAssignee).containsOnly(mentor);
    assertThat(open)
        .extracting(task -> tasks.getVariable(task.getId(), FormGate.SUBJECT))
        .containsExactlyInAnyOrderElementsOf(List.<Object>copyOf(stored));
  }

  @Test
  void training_is_asked_by_either_of_the_pair_and_reviewed_by_the_coordination() {
    ProcessInstance instance = scene.inService(mentor);

    for (String account : List.of(mentor, scene.mentee(instance))) {
      assertThat(asks(account, instance, TRAINING, YearForms.training()).status()).isEqualTo(200);
    }
    scene.runWhatIsDue(instance);

    assertThat(trainings.of(scene.reference(instance)))
        .extracting(TrainingRequest::requestedBy)
        .containsExactly(mentor, scene.mentee(instance));
    List<Task> open = open(instance, REVIEW_TRAINING_REQUEST);
    assertThat(open).hasSize(2);
    Map<String, Object> shown =
        scene.as(
            Scene.COORDINATOR,
            List.of(Roles.COORDINATORS),
            () -> forms.getTaskFormVariables(open.get(0).getId()));
    assertThat(shown)
        .containsEntry("reference", scene.reference(instance))
        .containsEntry("trainingTopic", "L'entrevue motivationnelle")
        .containsEntry("trainingAudience", "Pour plusieurs personnes");
    assertThat((String) shown.get("similarRequests")).contains(scene.reference(instance));
    assertThat(List.of(shown.get("requestedRole")))
        .containsAnyOf("Personne mentorée", "Mentor ou mentore");
  }

  @Test
  void the_form_says_what_is_promised_now() {
    ProcessInstance instance = scene.inService(mentor);
    String mentee = scene.mentee(instance);
    Web web = program(mentee);
    String address = address(scene.reference(instance), HELP);

    JsonNode form = web.get(address).json();
    assertThat(shown(form, "mentorName")).isEqualTo(directory.person(mentor).displayName());
    assertThat(shown(form, "answerLimit"))
        .isEqualTo(
            spring
                .getBean(ReaderTime.class)
                .dateTime(Scene.now().plus(Duration.ofHours(48)), Locale.CANADA_FRENCH));
    assertThat(shown(form, "urgentShare")).isNull();

    web.post(address, body(YearForms.help()));
    web.post(address, body(YearForms.urgentHelp(YearForms.today().plusDays(1))));
    assertThat(shown(web.get(address).json(), "urgentShare")).isEqualTo("1 sur 2");
  }

  private void assertNothingIsStored(ProcessInstance instance) {
    assertThat(requests.of(scene.reference(instance))).isEmpty();
    assertThat(trainings.of(scene.reference(instance))).isEmpty();
    assertThat(open(instance, ANSWER_REQUEST)).isEmpty();
    assertThat(open(instance, REVIEW_TRAINING_REQUEST)).isEmpty();
  }

  private List<Task> open(ProcessInstance instance, String task) {
    return tasks
        .createTaskQuery()
        .processInstanceId(instance.getId())
        .taskDefinitionKey(task)
        .orderByTaskCreateTime()
        .asc()
        .list();
  }

  /** What a field of the form holds when it is opened; null if nothing. */
  private static Map<String, Object> form(String action) {
    return action.equals(HELP) ? YearForms.help() : YearForms.training();
  }

  private static Map<String, Object> with(String key, Object value) {
    Map<String, Object> form = YearForms.help();
    form.put(key, value);
    return form;
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
