package org.mentorat.journeys;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.mentorat.process.MentorshipProcess;
import org.springframework.context.ApplicationContext;

/** A mentee, their mentor and the coordination, who do everything over HTTP, as themselves. */
final class LivePair {

  final ProcessInstance instance;
  final String reference;
  final String mentorAccount;
  final String menteeAccount;
  final Rest coordinator;
  final Rest mentor;
  final Rest mentee;
  private final Scene scene;
  private final ManagementService jobs;

  private LivePair(
      ApplicationContext spring,
      Scene scene,
      int port,
      ProcessInstance instance,
      Rest coordinator,
      String mentorAccount) {
    jobs = spring.getBean(ManagementService.class);
    this.scene = scene;
    this.instance = instance;
    this.coordinator = coordinator;
    this.mentorAccount = mentorAccount;
    reference = scene.reference(instance);
    menteeAccount = scene.mentee(instance);
    mentor = new Rest(port, scene.withPassword(mentorAccount), Scene.PASSWORD);
    mentee = new Rest(port, scene.withPassword(menteeAccount), Scene.PASSWORD);
  }

  /** Somebody registers and is entrusted to a mentor who has one place. */
  static LivePair assigned(ApplicationContext spring, Scene scene) {
    int port = spring.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    Rest coordinator = new Rest(port, scene.account("coordinators"), Scene.PASSWORD);
    String mentor = scene.mentor(1);
    String id = done(coordinator.registers(scene.registration())).json().path("id").asText();
    scene.settle();
    ProcessInstance instance =
        spring
            .getBean(RuntimeService.class)
            .createProcessInstanceQuery()
            .processInstanceId(id)
            .singleResult();
    LivePair pair = new LivePair(spring, scene, port, instance, coordinator, mentor);
    pair.coordinates(MentorshipProcess.CONFIRM_ASSIGNMENT, Scene.confirmed(mentor));
    return pair;
  }

  /** Whose first contact has just taken place. */
  static LivePair inService(ApplicationContext spring, Scene scene) {
    LivePair pair = assigned(spring, scene);
    pair.mentors(MentorshipProcess.MAKE_FIRST_CONTACT, Scene.contacted());
    return pair;
  }

  void coordinates(String element, Map<String, Object> form) {
    submits(coordinator, element, form);
  }

  void mentors(String element, Map<String, Object> form) {
    submits(mentor, element, form);
  }

  void mentees(String element, Map<String, Object> form) {
    submits(mentee, element, form);
  }

  private void submits(Rest person, String element, Map<String, Object> form) {
    done(person.submits(person.task(instance.getId(), element), form));
    scene.settle();
  }

  /** The mentee asks for help with this. */
  long asks(String text) {
    Map<String, Object> form = YearForms.help();
    form.put("text", text);
    form.put("coordinationMayRead", "yes");
    return asks(mentee, "help-request", form);
  }

  long asks(Rest person, String action, Map<String, Object> form) {
    Rest.Answer answer = done(person.asks(reference, action, form));
    scene.settle();
    return answer.json().path("id").asLong();
  }

  /** Submits the form of each task that is about one of these requests. */
  void submitsAbout(
      Collection<String> texts, Rest person, String element, Supplier<Map<String, Object>> form) {
    Map<String, String> open =
        tasks(person, element).stream()
            .collect(toMap(task -> person.shown(task, "requestText"), task -> task));
    for (String text : texts) {
      done(person.submits(open.get(text), form.get()));
    }
    scene.settle();
  }

  /** The one open task of this element. */
  String task(String element) {
    return scene.task(instance, element).getId();
  }

  List<String> tasks(Rest person, String element) {
    return person.tasks(instance.getId(), element);
  }

  void passes(Duration time) {
    scene.passes(instance, time);
  }

  /**
   * Until this moment every follow-up takes place and is noted within the hour, and every meeting
   * whose day has passed is recorded.
   */
  void followsUpUntil(Instant target) {
    while (Scene.now().isBefore(target)) {
      Instant next =
          jobs.createJobQuery()
              .processInstanceId(instance.getId())
              .activityId("startEvent_checkInDue")
              .singleResult()
              .getDuedate()
              .toInstant()
              .plus(Duration.ofHours(1));
      passes(Duration.between(Scene.now(), next.isBefore(target) ? next : target));
      if (!tasks(mentor, MentorshipProcess.LOG_CHECK_IN).isEmpty()) {
        mentors(MentorshipProcess.LOG_CHECK_IN, YearForms.checkInHeld());
      }
      if (!tasks(mentor, MentorshipProcess.RECORD_MEETING).isEmpty()) {
        mentors(MentorshipProcess.RECORD_MEETING, YearForms.meetingHeld());
      }
    }
  }

  private static Rest.Answer done(Rest.Answer answer) {
    if (answer.status() < 200 || answer.status() > 299) {
      throw new AssertionError(answer.toString());
    }
    return answer;
  }
}
