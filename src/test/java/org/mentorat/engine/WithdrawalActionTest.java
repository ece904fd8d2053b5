package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorat.engine.ActionAnswers.assertNotNow;
import static org.mentorat.engine.ActionAnswers.assertRefused;
import static org.mentorat.engine.ActionAnswers.body;
import static org.mentorat.engine.ActionAnswers.shown;
import static org.mentorat.engine.ActionAnswers.variables;
import static org.mentorat.process.MentorshipProcess.ANSWER_REQUEST;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ASSIGNMENT;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.Together;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Outcome;
import org.mentorat.withdrawal.AskedHow;
import org.mentorat.withdrawal.Withdrawal;
import org.mentorat.withdrawal.Withdrawals;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The action {@code withdrawal} over HTTP: who may, when, once; and that nobody is left. */
@MentoratTest
class WithdrawalActionTest {

  @LocalServerPort private int port;
  @Autowired private ApplicationContext spring;
  @Autowired private Withdrawals withdrawals;
  @Autowired private MentorshipRegister mentorships;
  @Autowired private IdentityService identities;
  @Autowired private AuthorizationService authorizations;
  @Autowired private RuntimeService runtime;
  @Autowired private JdbcTemplate sql;
  private Scene scene;
  private String mentor;
  private String coordinator;
  private ProcessInstance instance;
  private String reference;
  private String mentee;

  @BeforeEach
  void scene() {
    scene = new Scene(spring);
    mentor = scene.mentor(1);
    coordinator = scene.account(Roles.COORDINATORS);
    instance = scene.inService(mentor);
    reference = scene.reference(instance);
    mentee = scene.mentee(instance);
  }

  @Test
  void it_is_the_mentee_s_and_the_coordination_s_and_unknown_to_all_others() {
    String otherMentee = scene.mentee(scene.inService(scene.mentor(1)));
    String coordinatingMentor = mentor;
    identities.createMembership(coordinatingMentor, Roles.COORDINATORS);

    for (String stranger :
        List.of(
            mentor,
            scene.mentor(1),
            otherMentee,
            scene.account(Roles.AUDITORS),
            scene.account(Roles.ADMINISTRATORS))) {
      for (Web.Answer answer :
          List.of(
              opens(stranger), withdraws(stranger, ordinary()), withdraws(stranger, Map.of()))) {
        assertThat(answer.status()).as("%s: %s", stranger, answer).isEqualTo(404);
        assertThat(answer.body()).doesNotContain(reference);
      }
    }
    assertThat(Web.anonymous(port).get(address()).status()).isEqualTo(401);
    assertThat(program(coordinator).get(address().replace(reference, "M-2020-00001")).status())
        .isEqualTo(404);
    assertThat(
            program(mentee)
                .post(
                    "/engine-rest/message",
                    body(Map.of("messageName", "mentorship.withdrawn", "businessKey", reference)))
                .status())
        .isEqualTo(403);
    assertThat(withdrawals.of(reference)).isEmpty();
    assertThat(mentorships.mentorship(reference).isOpen()).isTrue();
  }

  @Test
  void the_form_says_whose_it_is_and_chooses_nothing() {
    JsonNode own = opens(mentee).json();
    assertThat(shown(own, "menteeName")).isNull();
    assertThat(shown(own, "reference")).isEqualTo(reference);
    JsonNode theirs = opens(coordinator).json();
    assertThat(shown(theirs, "menteeName"))
        .isEqualTo(scene.mentorship(instance).mentee().displayName());
    for (JsonNode form : List.of(own, theirs)) {
      assertThat(shown(form, "confirmation")).isNull();
      assertThat(shown(form, "askedHow")).isNull();
    }
  }

  @Test
  void nothing_happens_without_the_confirmation() {
    assertRefused(withdraws(mentee, Map.of()), "confirmation");
    assertRefused(withdraws(mentee, Map.of("confirmation", "oui")), "confirmation");
    assertRefused(withdraws(mentee, Map.of("confirmation", "M-2020-00001")), "confirmation");
    assertRefused(withdraws(coordinator, ordinary()), "askedHow");
    assertRefused(
        withdraws(coordinator, Map.of("askedHow", "byMyself", "confirmation", reference)),
        "askedHow");
    assertRefused(
        withdraws(coordinator, Map.of("askedHow", "phone", "confirmation", "x")), "confirmation");
    assertThat(withdrawals.of(reference)).isEmpty();
    assertThat(scene.current(instance)).isNotNull();
    assertThat(mentorships.mentorship(reference).isOpen()).isTrue();
  }

  @Test
  void a_mentee_withdraws_once_and_can_no_longer_sign_in() {
    Web session = Web.browser(port, scene.withPassword(mentee), Scene.PASSWORD);
    assertThat(session.get("/camunda/app/tasklist/default/").status()).isEqualTo(200);
    assertThat(sessions()).isEqualTo(1);

    Web.Answer done = withdraws(mentee, Map.of("askedHow", "phone", "confirmation", reference));
    assertThat(done.status()).as("%s", done).isEqualTo(200);
    assertThat(withdrawals.of(reference).orElseThrow())
        .returns(done.json().path("id").asLong(), Withdrawal::id)
        .returns(mentee, Withdrawal::askedBy)
        .returns(null, Withdrawal::askedHow);
    for (String account : List.of(mentee, coordinator)) {
      assertNotNow(opens(account), "déjà demandé");
      assertNotNow(withdraws(account, ordinary()), "déjà demandé");
    }
    scene.runWhatIsDue(instance);

    assertNotNow(opens(coordinator), "déjà demandé");
    assertNotNow(withdraws(coordinator, YearForms.withdrawalFor(reference)), "déjà demandé");
    assertThat(Web.program(port, mentee, Scene.PASSWORD).get(address()).status()).isEqualTo(401);
    assertThat(session.get("/camunda/api/admin/auth/user/default").body()).doesNotContain(mentee);
    assertThat(sessions()).isZero();
    assertThat(identities.createGroupQuery().groupMember(mentee).count()).isZero();
    assertThat(authorizations.createAuthorizationQuery().userIdIn(mentee).count()).isZero();
  }

  @Test
  void the_coordination_says_how_it_was_asked() {
    Web.Answer done =
        withdraws(coordinator, Map.of("askedHow", "phone", "confirmation", reference));
    assertThat(done.status()).as("%s", done).isEqualTo(200);
    scene.runWhatIsDue(instance);

    assertThat(withdrawals.of(reference).orElseThrow())
        .returns(coordinator, Withdrawal::askedBy)
        .returns(AskedHow.PHONE, Withdrawal::askedHow)
        .returns(true, Withdrawal::personErased);
    assertThat(mentorships.mentorship(reference))
        .returns(Outcome.WITHDRAWN, Mentorship::outcome)
        .returns(coordinator, Mentorship::closedBy);
  }

  @Test
  void a_mentee_who_coordinates_withdraws_as_the_mentee_and_keeps_the_account() {
    identities.createMembership(mentee, Roles.COORDINATORS);
    assertThat(shown(opens(mentee).json(), "menteeName")).isNull();
    assertThat(withdraws(mentee, ordinary()).status()).isEqualTo(200);
    scene.runWhatIsDue(instance);

    assertThat(withdrawals.of(reference).map(Withdrawal::personErased)).contains(false);
    assertThat(identities.createUserQuery().userId(mentee).count()).isEqualTo(1);
  }

  @Test
  void what_is_closed_is_not_withdrawn_from() {
    scene.passesUntil(instance, scene.mentorship(instance).serviceEndsAt());
    scene.passes(instance, Duration.ofDays(15));
    assertThat(mentorships.mentorship(reference).outcome()).isEqualTo(Outcome.COMPLETED);

    for (String account : List.of(mentee, coordinator)) {
      assertNotNow(opens(account), "est clos");
      assertNotNow(withdraws(account, YearForms.withdrawalFor(reference)), "est clos");
    }
  }

  @Test
  void nothing_else_is_done_in_what_is_withdrawn() {
    String other = scene.mentor(1);
    assertThat(withdraws(mentee, ordinary()).status()).isEqualTo(200);
    for (String form :
        List.of("help-request", "training-request", "meeting", "early-end", "suspension")) {
      Web.Answer answer =
          program(mentee).post("/api/mentorships/" + reference + "/" + form, body(Map.of()));
      assertThat(answer.status()).as("%s: %s", form, answer).isIn(400, 409);
    }
    scene.runWhatIsDue(instance);

    for (String form : List.of("training-request", "meeting", "mentor-change", "early-end")) {
      for (String account : List.of(mentor, coordinator)) {
        Web.Answer answer = program(account).get("/api/mentorships/" + reference + "/" + form);
        assertThat(answer.status()).as("%s of %s: %s", form, account, answer).isIn(404, 409);
      }
    }
    assertThat(program(mentor).get("/api/mentorships/" + reference + "/charter-breach").status())
        .isEqualTo(200);
    assertThat(other).isNotEqualTo(mentor);
  }

  @Test
  void the_auditors_still_read_its_history() {
    assertThat(withdraws(mentee, ordinary()).status()).isEqualTo(200);
    scene.runWhatIsDue(instance);

    JsonNode history =
        program(scene.account(Roles.AUDITORS))
            .get(
                "/engine-rest/history/activity-instance?activityType=serviceTask&processInstanceId="
                    + instance.getId())
            .json();
    assertThat(history)
        .extracting(step -> step.path("activityId").asText())
        .contains("serviceTask_endWithdrawn", "serviceTask_erasePersonalData");
  }

  @Test
  void of_fifty_at_once_one_withdraws() throws InterruptedException {
    List<Web> both = List.of(program(mentee), program(coordinator));
    String body = body(YearForms.withdrawalFor(reference));

    List<Object> answers = Together.act(50, i -> () -> both.get(i % 2).post(address(), body));
    scene.runWhatIsDue(instance);

    assertOneOf(answers);
    assertThat(mentorships.mentorship(reference).outcome()).isEqualTo(Outcome.WITHDRAWN);
    assertThat(
            sql.queryForObject(
                "select load from mentor where person_id ="
                    + " (select id from person where account = ?)",
                Integer.class,
                mentor))
        .isZero();
  }

  @Test
  void of_fifty_at_once_one_withdraws_from_what_stands_still() throws InterruptedException {
    scene.asks(mentee, instance, "suspension", YearForms.suspension(30));
    ProcessInstance suspension =
        runtime
            .createProcessInstanceQuery()
            .processDefinitionKey("suspension")
            .processInstanceBusinessKey(reference)
            .singleResult();
    TestTime.advance(Duration.ofDays(2));
    List<Web> both = List.of(program(mentee), program(coordinator));
    String body = body(YearForms.withdrawalFor(reference));

    List<Object> answers = Together.act(50, i -> () -> both.get(i % 2).post(address(), body));
    scene.runWhatIsDue(instance);
    scene.runWhatIsDue(suspension);

    assertOneOf(answers);
    assertThat(mentorships.mentorship(reference).outcome()).isEqualTo(Outcome.WITHDRAWN);
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).count())
        .isZero();
  }

  @Test
  void whoever_submits_a_form_at_this_moment_is_first_or_finds_it_gone()
      throws InterruptedException {
    scene.asks(mentee, instance, "help-request", YearForms.help());
    String task = scene.task(instance, ANSWER_REQUEST).getId();
    Web answering = program(mentor);
    Web leaving = program(mentee);
    String answer = variables(YearForms.answer());
    String body = body(ordinary());

    List<Object> answers =
        Together.act(
            50,
            i ->
                () ->
                    i % 2 == 0
                        ? leaving.post(address(), body)
                        : answering.post("/engine-rest/task/" + task + "/submit-form", answer));
    scene.runWhatIsDue(instance);

    assertThat(answers)
        .extracting(each -> ((Web.Answer) each).status())
        .as("%s", answers)
        .containsOnly(
            answers.stream().anyMatch(each -> ((Web.Answer) each).status() == 204)
                ? new Integer[] {200, 204, 409}
                : new Integer[] {200, 409})
        .containsOnlyOnce(200);
    assertThat(mentorships.mentorship(reference).outcome()).isEqualTo(Outcome.WITHDRAWN);
  }

  @Test
  void whoever_waits_for_a_mentor_withdraws() {
    ProcessInstance waiting = scene.register();
    String other = scene.reference(waiting);
    String account = scene.mentee(waiting);
    assertThat(
            program(account)
                .post(address().replace(reference, other), body(YearForms.withdrawal(other)))
                .status())
        .isEqualTo(200);
    assertThat(scene.task(waiting, CONFIRM_ASSIGNMENT)).isNull();
    scene.runWhatIsDue(waiting);
    assertThat(mentorships.mentorship(other).outcome()).isEqualTo(Outcome.WITHDRAWN);
  }

  private static void assertOneOf(List<Object> answers) {
    assertThat(answers)
        .extracting(answer -> ((Web.Answer) answer).status())
        .containsOnly(200, 409)
        .containsOnlyOnce(200);
    assertThat(answers)
        .map(answer -> (Web.Answer) answer)
        .filteredOn(answer -> answer.status() == 409)
        .allSatisfy(
            answer -> assertThat(answer.json().path("message").asText()).contains("déjà demandé"));
  }

  private int sessions() {
    return sql.queryForObject(
        "select count(*) from spring_session where principal_name = ?", Integer.class, mentee);
  }

  private Map<String, Object> ordinary() {
    return YearForms.withdrawal(reference);
  }

  private Web.Answer withdraws(String account, Map<String, Object> form) {
    return program(account).post(address(), body(form));
  }

  private Web.Answer opens(String account) {
    return program(account).get(address());
  }

  private Web program(String account) {
    return Web.program(port, scene.withPassword(account), Scene.PASSWORD);
  }

  private String address() {
    return "/api/mentorships/" + reference + "/withdrawal";
  }
}
