package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorat.engine.ActionAnswers.assertNotNow;
import static org.mentorat.engine.ActionAnswers.body;
import static org.mentorat.engine.ActionAnswers.shown;
import static org.mentorat.engine.ActionAnswers.variables;
import static org.mentorat.process.MentorshipProcess.ANSWER_REQUEST;

import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Together;
import org.mentorat.accompaniment.Requests;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The action {@code help-request} between peers, over HTTP: both sides' (R107). */
@MentoratTest
class PeerActionTest {

  @LocalServerPort private int port;
  @Autowired private ApplicationContext spring;
  @Autowired private Requests requests;
  private Scene scene;
  private String mentor;

  @BeforeEach
  void scene() {
    scene = new Scene(spring);
    mentor = scene.mentor(2);
  }

  @Test
  void a_mentor_asks_between_peers_only() {
    ProcessInstance instance = scene.inService(mentor);
    assertThat(opens(mentor, instance).status()).isEqualTo(404);
    assertThat(asks(mentor, instance).status()).isEqualTo(404);

    scene.ofPeers();
    assertThat(opens(mentor, instance).status()).isEqualTo(200);
    assertThat(asks(mentor, instance).status()).isEqualTo(200);
    for (String stranger : List.of(scene.mentor(1), scene.account(Roles.COORDINATORS))) {
      assertThat(asks(stranger, instance).status()).isEqualTo(404);
    }
    assertThat(requests.of(scene.reference(instance))).hasSize(1);
  }

  @Test
  void each_reads_who_the_other_is() {
    scene.ofPeers();
    ProcessInstance instance = scene.inService(mentor);
    String mentee = scene.mentorship(instance).mentee().displayName();
    assertThat(shown(opens(mentor, instance).json(), "peerName")).isEqualTo(mentee);
    assertThat(shown(opens(scene.mentee(instance), instance).json(), "peerName"))
        .isNotBlank()
        .isNotEqualTo(mentee);
    assertThat(shown(opens(mentor, instance).json(), "mentorName")).isNull();
  }

  @Test
  void nobody_asks_before_the_first_contact() {
    scene.ofPeers();
    ProcessInstance instance = scene.assignedTo(mentor);
    assertNotNow(asks(mentor, instance), "dès le premier contact");
  }

  @Test
  void of_fifty_answers_of_the_mentee_at_once_one_counts() throws InterruptedException {
    scene.ofPeers();
    ProcessInstance instance = scene.inService(mentor);
    long id = scene.asks(mentor, instance, "help-request", YearForms.help());
    Web mentee = program(scene.mentee(instance));
    String address =
        "/engine-rest/task/" + scene.task(instance, ANSWER_REQUEST).getId() + "/submit-form";
    String body = variables(YearForms.answer());

    List<Object> answers = Together.act(50, i -> () -> mentee.post(address, body));

    assertThat(answers)
        .extracting(answer -> ((Web.Answer) answer).status())
        .containsOnly(204, 409)
        .containsOnlyOnce(204);
    assertThat(requests.request(id).answeredBy()).isEqualTo(scene.mentee(instance));
  }

  private Web.Answer asks(String account, ProcessInstance instance) {
    return program(account).post(address(scene.reference(instance)), body(YearForms.help()));
  }

  private Web.Answer opens(String account, ProcessInstance instance) {
    return program(account).get(address(scene.reference(instance)));
  }

  private Web program(String account) {
    return Web.program(port, scene.withPassword(account), Scene.PASSWORD);
  }

  private static String address(String reference) {
    return "/api/mentorships/" + reference + "/help-request";
  }
}
