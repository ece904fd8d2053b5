package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorat.engine.ActionAnswers.assertNotNow;
import static org.mentorat.engine.ActionAnswers.assertRefused;
import static org.mentorat.engine.ActionAnswers.body;
import static org.mentorat.engine.ActionAnswers.shown;
import static org.mentorat.engine.ActionAnswers.variables;
import static org.mentorat.process.MentorshipProcess.ACCEPT_ACTION_PLAN;
import static org.mentorat.process.MentorshipProcess.ACCEPT_CONTRIBUTION;
import static org.mentorat.process.MentorshipProcess.ACCEPT_OBJECTIVES;
import static org.mentorat.process.MentorshipProcess.AGREE_CO_MENTOR;
import static org.mentorat.process.MentorshipProcess.ANSWER_REQUEST;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ASSIGNMENT;
import static org.mentorat.process.MentorshipProcess.DRAFT_ACTION_PLAN;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_MEETING;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.Together;
import org.mentorat.accompaniment.HelpRequest;
import org.mentorat.accompaniment.Requests;
import org.mentorat.comentor.CoMentors;
import org.mentorat.comentor.CoMentorship;
import org.mentorat.comentor.CoMentorshipEnd;
import org.mentorat.comentor.CoMentorshipState;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.people.Directory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The actions {@code co-mentor-invitation} and {@code co-mentor-departure} over HTTP, and whom a
 * request for help is addressed to: who may, when, and what each of them sees.
 */
@MentoratTest
class CoMentorActionTest {

  private static final String INVITATION = "co-mentor-invitation";
  private static final String DEPARTURE = "co-mentor-departure";
  private static final String HELP = "help-request";

  @LocalServerPort private int port;
  @Autowired private ApplicationContext spring;
  @Autowired private TaskService tasks;
  @Autowired private CoMentors coMentors;
  @Autowired private Requests requests;
  @Autowired private Directory directory;
  @Autowired private JdbcClient database;
  private Scene scene;
  private String mentor;
  private String coMentor;
  private String coordinator;

  @BeforeEach
  void scene() {
    scene = new Scene(spring);
    mentor = scene.mentor(1);
    coMentor = scene.mentor(1);
    coordinator = scene.account(Roles.COORDINATORS);
  }

  @Test
  void nobody_is_invited_before_there_is_something_to_contribute_to() {
    ProcessInstance assigned = scene.assignedTo(mentor);
    assertNotNow(opens(mentor, assigned, INVITATION), "dès le premier contact");
    assertNotNow(opens(coordinator, assigned, DEPARTURE), "dès le premier contact");

    ProcessInstance begun = scene.inService(scene.mentor(1));
    for (String account : List.of(scene.mentor(begun), scene.mentee(begun))) {
      assertNotNow(opens(account, begun, INVITATION), "objectifs");
      assertNotNow(asks(account, begun, INVITATION, invitation()), "objectifs");
      assertNotNow(opens(account, begun, DEPARTURE), "aucun");
    }
    assertThat(coMentors.of(scene.reference(begun))).isEmpty();
  }

  @Test
  void nothing_is_asked_after_the_service() {
    ProcessInstance instance = withPlan();
    TestTime.stopAt(scene.mentorship(instance).serviceEndsAt());

    assertNotNow(asks(mentor, instance, INVITATION, invitation()), "est terminé");
    assertNotNow(asks(mentor, instance, DEPARTURE, YearForms.coMentorDeparture(1)), "est terminé");
  }

  @Test
  void a_mentorship_is_unknown_to_those_who_have_no_part_in_it() {
    ProcessInstance instance = withPlan();
    String otherMentee = scene.mentee(scene.inService(scene.mentor(1)));

    for (String stranger : List.of(otherMentee, coMentor, scene.account(Roles.AUDITORS))) {
      for (Web.Answer answer :
          List.of(
              opens(stranger, instance, INVITATION),
              asks(stranger, instance, INVITATION, invitation()),
              opens(stranger, instance, DEPARTURE),
              asks(stranger, instance, DEPARTURE, YearForms.coMentorDeparture(1)))) {
        assertThat(answer.status()).as("%s: %s", stranger, answer).isEqualTo(404);
      }
    }
    assertThat(opens(coordinator, instance, INVITATION).status()).isEqualTo(404);
    long id = active(instance);
    for (String action : List.of(INVITATION, HELP, "meeting", "mentor-change", "early-end")) {
      assertThat(opens(coMentor, instance, action).status()).as(action).isEqualTo(404);
    }
    assertThat(coMentors.isActive(id)).isTrue();
  }

  @Test
  void the_form_offers_the_strategies_and_who_may_contribute_by_name_only() {
    ProcessInstance instance = withPlan();
    String foreign = scene.mentorInEnglish(1);
    String elsewhere = scene.mentorElsewhere(1);
    String busy = scene.mentor(1);
    scene.inService(busy);
    ProcessInstance excluding = excluding(coMentor);

    JsonNode form = opens(mentor, instance, INVITATION).json();
    assertThat(values(form, "aim")).containsExactly("strategy1", "strategy2");
    assertThat(values(form, "coMentor"))
        .contains(coMentor, elsewhere, busy)
        .doesNotContain(mentor, foreign);
    assertThat(values(form, "coMentor").indexOf(coMentor))
        .isLessThan(values(form, "coMentor").indexOf(elsewhere));
    assertThat(form.toString()).doesNotContain(directory.person(coMentor).email());
    assertThat(values(opens(scene.mentor(excluding), excluding, INVITATION).json(), "coMentor"))
        .contains(elsewhere)
        .doesNotContain(coMentor);
    assertRefused(
        asks(mentor, instance, INVITATION, YearForms.coMentorInvited("strategy1", foreign)),
        "coMentor");
    assertRefused(
        asks(mentor, instance, INVITATION, YearForms.coMentorInvited("strategy1", mentor)),
        "coMentor");
  }

  @Test
  void a_bad_submission_is_refused_at_its_field() {
    ProcessInstance instance = withPlan();
    assertRefused(
        asks(mentor, instance, INVITATION, Map.of()),
        "aim",
        "coMentor",
        "contribution",
        "followUp");
    Map<String, Object> form = invitation();
    form.put("lastDay", YearForms.today().plusYears(1).plusDays(1).toString());
    assertRefused(asks(mentor, instance, INVITATION, form), "lastDay");
    form.put("lastDay", YearForms.today().minusDays(1).toString());
    assertRefused(asks(mentor, instance, INVITATION, form), "lastDay");
    form = YearForms.coMentorInvited("objective1", coMentor);
    assertRefused(asks(mentor, instance, INVITATION, form), "aim");
    assertThat(coMentors.of(scene.reference(instance))).isEmpty();
  }

  @Test
  void one_invitation_at_a_time_and_whoever_wrote_it_sees_what_became_of_it() {
    ProcessInstance instance = withPlan();
    assertThat(asks(mentor, instance, INVITATION, invitation()).status()).isEqualTo(200);
    scene.runWhatIsDue(instance);
    String mentee = scene.mentee(instance);
    for (String account : List.of(mentor, mentee)) {
      assertNotNow(opens(account, instance, INVITATION), "déjà en cours");
      assertNotNow(asks(account, instance, INVITATION, invitation()), "déjà en cours");
    }
    scene.mentees(instance, AGREE_CO_MENTOR, YearForms.coMentorNotAgreed());

    assertThat(shown(opens(mentor, instance, INVITATION).json(), "coMentors"))
        .contains(directory.person(coMentor).displayName(), "n’en a pas convenu")
        .endsWith("Attendons le printemps");
    assertThat(asks(mentee, instance, INVITATION, invitation()).status()).isEqualTo(200);
  }

  @Test
  void of_fifty_who_invite_at_once_one_does() throws InterruptedException {
    ProcessInstance instance = withPlan();
    List<Web> pair = List.of(program(mentor), program(scene.mentee(instance)));
    String address = address(instance, INVITATION);
    String body = body(invitation());

    List<Object> answers = Together.act(50, i -> () -> pair.get(i % 2).post(address, body));
    scene.runWhatIsDue(instance);

    assertOneOfThem(answers, 200, "déjà en cours");
    assertThat(coMentors.of(scene.reference(instance))).hasSize(1);
    assertThat(open(instance, AGREE_CO_MENTOR)).isEqualTo(1);
  }

  @Test
  void of_fifty_who_accept_at_once_one_does() throws InterruptedException {
    ProcessInstance instance = withPlan();
    String task = invited(instance);
    Web web = program(coMentor);
    List<Object> answers =
        Together.act(
            50,
            i ->
                () ->
                    web.post(
                        "/engine-rest/task/" + task + "/submit-form",
                        variables(
                            i % 2 == 0
                                ? YearForms.contributionAccepted()
                                : YearForms.contributionDeclined())));
    scene.runWhatIsDue(instance);

    assertThat(answers)
        .extracting(answer -> ((Web.Answer) answer).status())
        .containsOnly(204, 409)
        .containsOnlyOnce(204);
    assertThat(coMentors.of(scene.reference(instance)))
        .singleElement()
        .extracting(CoMentorship::state)
        .isIn(CoMentorshipState.ACTIVE, CoMentorshipState.DECLINED);
  }

  @Test
  void nobody_has_more_co_mentorships_than_the_project_allows_however_many_accept_at_once()
      throws InterruptedException {
    List<ProcessInstance> instances = new ArrayList<>();
    List<String> invitations = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ProcessInstance instance = withPlan(scene.mentor(1));
      instances.add(instance);
      invitations.add(invited(instance));
    }
    Web web = program(coMentor);
    String body = variables(YearForms.contributionAccepted());

    List<Object> answers =
        Together.act(
            5,
            i -> () -> web.post("/engine-rest/task/" + invitations.get(i) + "/submit-form", body));

    assertThat(answers)
        .extracting(answer -> ((Web.Answer) answer).status())
        .containsExactlyInAnyOrder(204, 204, 204, 400, 400);
    assertThat(instances)
        .filteredOn(instance -> coMentors.isAnyActive(scene.reference(instance)))
        .hasSize(3);
    ProcessInstance another = withPlan();
    assertThat(values(opens(mentor, another, INVITATION).json(), "coMentor"))
        .doesNotContain(coMentor);

    assertThatThrownBy(
            () ->
                database
                    .sql(
                        "update co_mentorship set state = 'ACTIVE', began_at = now() + interval '9 years'"
                            + " where state = 'INVITED' and mentor_id ="
                            + " (select id from person where account = :account)")
                    .param("account", coMentor)
                    .update())
        .as("the database refuses by itself")
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("as many as the project allows");
  }

  @Test
  void each_of_those_concerned_may_end_it_as_themselves() {
    for (CoMentorshipEnd as :
        List.of(
            CoMentorshipEnd.LEFT, CoMentorshipEnd.BY_THE_PAIR, CoMentorshipEnd.BY_COORDINATION)) {
      ProcessInstance instance = withPlan(scene.mentor(1));
      long id = active(instance);
      String account =
          switch (as) {
            case LEFT -> coMentor;
            case BY_THE_PAIR -> scene.mentee(instance);
            default -> coordinator;
          };
      JsonNode form = opens(account, instance, DEPARTURE).json();
      assertThat(values(form, "coMentorship")).containsExactly(String.valueOf(id));
      assertThat(shown(form, "coMentors") != null).isEqualTo(as == CoMentorshipEnd.BY_THE_PAIR);
      if (as == CoMentorshipEnd.BY_COORDINATION) {
        assertRefused(
            asks(account, instance, DEPARTURE, YearForms.coMentorDeparture(id)),
            "coordinationReason");
      }
      Web.Answer answer =
          asks(
              account,
              instance,
              DEPARTURE,
              as == CoMentorshipEnd.BY_COORDINATION
                  ? YearForms.coMentorDepartureDecided(id)
                  : YearForms.coMentorDeparture(id));
      assertThat(answer.status()).as("%s", answer).isEqualTo(200);
      scene.runWhatIsDue(instance);

      assertThat(coMentors.coMentorship(id))
          .returns(as, CoMentorship::endedAs)
          .returns(account, CoMentorship::closedBy)
          .returns(
              as == CoMentorshipEnd.BY_COORDINATION
                  ? "Une affectation prend tout son temps"
                  : "Merci de ces échanges",
              CoMentorship::endWords);
      assertNotNow(opens(account, instance, DEPARTURE), "déjà terminé");
      assertThat(scene.mentorship(instance).isOpen()).isTrue();
    }
  }

  @Test
  void of_fifty_who_end_it_at_once_one_does() throws InterruptedException {
    ProcessInstance instance = withPlan();
    long id = active(instance);
    long request = scene.asks(scene.mentee(instance), instance, HELP, YearForms.helpFrom(coMentor));
    List<Web> people = List.of(program(mentor), program(scene.mentee(instance)), program(coMentor));
    String address = address(instance, DEPARTURE);
    String body = body(YearForms.coMentorDeparture(id));

    List<Object> answers = Together.act(50, i -> () -> people.get(i % 3).post(address, body));
    scene.runWhatIsDue(instance);

    assertOneOfThem(answers, 200, "déjà terminé");
    assertThat(coMentors.coMentorship(id).state()).isEqualTo(CoMentorshipState.ENDED);
    assertThat(scene.task(instance, ANSWER_REQUEST).getAssignee()).isEqualTo(mentor);
    assertThat(requests.promise(request).notes()).hasSize(1);
  }

  @Test
  void a_request_is_addressed_to_the_mentor_unless_the_mentee_says_otherwise() {
    ProcessInstance instance = withPlan();
    String mentee = scene.mentee(instance);
    assertThat(shown(opens(mentee, instance, HELP).json(), "coMentorNames")).isNull();
    // The field is hidden, and what is submitted in it is dropped.
    Web.Answer ignored = asks(mentee, instance, HELP, YearForms.helpFrom(coMentor));
    assertThat(requests.request(ignored.json().path("id").asLong()).addressedTo()).isNull();

    long id = active(instance);
    JsonNode form = opens(mentee, instance, HELP).json();
    assertThat(shown(form, "coMentorNames")).isEqualTo(directory.person(coMentor).displayName());
    assertThat(values(form, "addressee")).containsExactly("mentor", coMentor);
    assertRefused(asks(mentee, instance, HELP, YearForms.helpFrom(scene.mentor(1))), "addressee");
    Map<String, Object> unsaid = YearForms.helpFrom(coMentor);
    unsaid.remove("mentorMayRead");
    assertRefused(asks(mentee, instance, HELP, unsaid), "mentorMayRead");
    Map<String, Object> ordinary = YearForms.help();
    ordinary.put("addressee", "mentor");
    for (Map<String, Object> toMentor : List.of(ordinary, YearForms.help())) {
      long request = asks(mentee, instance, HELP, toMentor).json().path("id").asLong();
      assertThat(requests.request(request))
          .returns(null, HelpRequest::addressedTo)
          .returns(false, HelpRequest::isWithCoMentor);
    }

    scene.runWhatIsDue(instance);
    long request = scene.asks(mentee, instance, HELP, YearForms.helpFrom(coMentor));
    String seen = shown(opens(mentor, instance, INVITATION).json(), "coMentorRequests");
    assertThat(seen)
        .contains(directory.person(coMentor).displayName(), "promise au plus tard")
        .doesNotContain("Comment préparer une personne");
    assertThat(shown(opens(mentee, instance, INVITATION).json(), "coMentorRequests"))
        .contains("Comment préparer une personne");
    assertThat(requests.request(request).isWithCoMentor()).isTrue();

    scene.asks(coMentor, instance, DEPARTURE, YearForms.coMentorDeparture(id));
    Web.Answer gone = asks(mentee, instance, HELP, YearForms.helpFrom(coMentor));
    assertThat(requests.request(gone.json().path("id").asLong()).addressedTo()).isNull();
  }

  private ProcessInstance withPlan() {
    return withPlan(mentor);
  }

  private ProcessInstance withPlan(String mentor) {
    return planned(scene.inService(mentor));
  }

  /** The mentee of this one asked not to be matched with the person of this account. */
  private ProcessInstance excluding(String account) {
    Map<String, Object> registration = scene.registration();
    registration.put("notMatchedWith", directory.person(account).displayName());
    ProcessInstance instance = scene.register(registration);
    String other = scene.mentor(1);
    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.confirmed(other));
    scene.mentors(other, instance, Scene.contacted());
    return planned(instance);
  }

  private ProcessInstance planned(ProcessInstance instance) {
    scene.mentors(instance, RECORD_FIRST_MEETING, YearForms.firstMeeting());
    scene.mentees(instance, ACCEPT_OBJECTIVES, YearForms.objectivesAccepted());
    scene.mentors(instance, DRAFT_ACTION_PLAN, YearForms.plan());
    scene.mentees(instance, ACCEPT_ACTION_PLAN, YearForms.accepted());
    return instance;
  }

  /** The task of the person invited. */
  private String invited(ProcessInstance instance) {
    scene.asks(scene.mentor(instance), instance, INVITATION, invitation());
    scene.mentees(instance, AGREE_CO_MENTOR, YearForms.coMentorAgreed());
    return scene.task(instance, ACCEPT_CONTRIBUTION).getId();
  }

  private long active(ProcessInstance instance) {
    scene.submits(
        coMentor, List.of(Roles.MENTORS), invited(instance), YearForms.contributionAccepted());
    scene.runWhatIsDue(instance);
    return coMentors.active(scene.reference(instance)).get(0).id();
  }

  private Map<String, Object> invitation() {
    return YearForms.coMentorInvited("strategy1", coMentor);
  }

  private long open(ProcessInstance instance, String task) {
    return tasks
        .createTaskQuery()
        .processInstanceId(instance.getId())
        .taskDefinitionKey(task)
        .count();
  }

  private static void assertOneOfThem(List<Object> answers, int done, String sentence) {
    assertThat(answers)
        .extracting(answer -> ((Web.Answer) answer).status())
        .containsOnly(done, 409)
        .containsOnlyOnce(done);
    assertThat(answers)
        .map(answer -> (Web.Answer) answer)
        .filteredOn(answer -> answer.status() == 409)
        .allSatisfy(
            answer -> assertThat(answer.json().path("message").asText()).contains(sentence));
  }

  /** What a list of the form offers. */
  private static List<String> values(JsonNode component, String key) {
    for (JsonNode child : component.path("components")) {
      if (key.equals(child.path("key").asText())) {
        return StreamSupport.stream(child.path("values").spliterator(), false)
            .map(option -> option.path("value").asText())
            .toList();
      }
      List<String> found = values(child, key);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private Web.Answer asks(
      String account, ProcessInstance instance, String action, Map<String, Object> form) {
    return program(account).post(address(instance, action), body(form));
  }

  private Web.Answer opens(String account, ProcessInstance instance, String action) {
    return program(account).get(address(instance, action));
  }

  private Web program(String account) {
    return Web.program(port, scene.withPassword(account), Scene.PASSWORD);
  }

  private String address(ProcessInstance instance, String action) {
    return "/api/mentorships/" + scene.reference(instance) + "/" + action;
  }
}
