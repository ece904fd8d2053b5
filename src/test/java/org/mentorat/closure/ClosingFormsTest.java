package org.mentorat.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorat.process.MentorshipProcess.ACCEPT_OBJECTIVES;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTEE;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTOR;
import static org.mentorat.process.MentorshipProcess.PREPARE_ENDING;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_MEETING;
import static org.mentorat.process.MentorshipProcess.SETTLE_REQUESTS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Roles;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.people.Directory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What the forms of the last month show, and what they refuse. */
@MentoratTest
class ClosingFormsTest {

  @Autowired private ApplicationContext spring;
  @Autowired private Directory directory;
  @Autowired private ReaderTime time;
  @Autowired private ObjectMapper json;
  private Scene scene;
  private String mentor;
  private ProcessInstance instance;
  private Instant end;

  @BeforeEach
  void inService() {
    scene = new Scene(spring);
    mentor = scene.mentor(1);
    instance = scene.inService(mentor);
    end = scene.mentorship(instance).serviceEndsAt();
    scene.mentors(instance, RECORD_FIRST_MEETING, YearForms.firstMeetingWithoutPlan());
    scene.mentees(instance, ACCEPT_OBJECTIVES, YearForms.objectivesAccepted());
  }

  @Test
  void the_ending_is_prepared_with_the_objectives_and_what_is_still_open() {
    scene.passesUntil(instance, end.minus(Duration.ofDays(30)));
    Map<String, Object> shown = opens(mentor, Roles.MENTORS, PREPARE_ENDING);
    assertThat(shown)
        .containsEntry("objective1Text", "Mener une première entrevue seule")
        .containsEntry("serviceEndsOn", day(end))
        .containsEntry("openRequests", null)
        .containsEntry("reminders", null)
        .containsEntry("coordinationToldAt", moment(end.minus(Duration.ofDays(16))));

    scene.asks(scene.mentee(instance), instance, "help-request", YearForms.help());
    scene.passes(instance, Duration.ofDays(7));
    shown = opens(mentor, Roles.MENTORS, PREPARE_ENDING);
    assertThat(shown).containsEntry("openRequests", "Une demande");
    assertThat((String) shown.get("reminders")).contains(moment(Scene.now()));

    scene.passes(instance, Duration.ofDays(7));
    assertThat(opens(mentor, Roles.MENTORS, PREPARE_ENDING))
        .containsEntry("coordinationToldAt", null);
  }

  @Test
  void the_last_meeting_is_not_after_the_service() {
    scene.passesUntil(instance, end.minus(Duration.ofDays(30)));
    Map<String, Object> form = YearForms.endingPrepared();

    form.put("lastMeetingOn", YearForms.today().plusDays(31).toString());
    assertThat(Scene.refused(() -> scene.mentors(instance, PREPARE_ENDING, form)))
        .containsExactly("lastMeetingOn");
    form.put("lastMeetingOn", YearForms.today().minusDays(1).toString());
    assertThat(Scene.refused(() -> scene.mentors(instance, PREPARE_ENDING, form)))
        .containsExactly("lastMeetingOn");

    form.put("lastMeetingOn", end.atZone(Directory.ZONE).toLocalDate().toString());
    scene.mentors(instance, PREPARE_ENDING, form);
    assertThat(scene.task(instance, PREPARE_ENDING)).isNull();
  }

  @Test
  void the_evaluations_say_until_when_and_where_the_mentee_stood() {
    scene.passesUntil(instance, end);
    String mentee = scene.mentee(instance);
    String closes = moment(end.plus(Duration.ofDays(14)));

    assertThat(opens(mentee, Roles.MENTEES, EVALUATE_AS_MENTEE))
        .containsEntry("mentorName", directory.person(mentor).displayName())
        .containsEntry("serviceEndedOn", day(end))
        .containsEntry("objective2Text", "Prendre la parole avec plus d'assurance")
        .containsEntry("objective1Before", "2 sur 5")
        .containsEntry("objective2Before", "3 sur 5")
        .containsEntry("closesAt", closes)
        .containsEntry("reminders", null)
        .doesNotContainKeys("objective3Text", "objective3Before");
    assertThat(opens(mentor, Roles.MENTORS, EVALUATE_AS_MENTOR))
        .containsEntry("menteeName", directory.person(mentee).displayName())
        .containsEntry("closesAt", closes)
        .doesNotContainKey("objective1Text");

    Map<String, Object> form = YearForms.evaluatedAsMentee();
    form.remove("after2");
    assertThat(Scene.refused(() -> scene.mentees(instance, EVALUATE_AS_MENTEE, form)))
        .containsExactly("after2");
    scene.passes(instance, Duration.ofDays(7));
    assertThat((String) opens(mentee, Roles.MENTEES, EVALUATE_AS_MENTEE).get("reminders"))
        .contains(moment(Scene.now()));
  }

  @Test
  void open_requests_are_settled_by_their_dates_never_by_their_words() throws Exception {
    scene.passesUntil(instance, end.minus(Duration.ofDays(1)));
    Instant asked = Scene.now();
    String mentee = scene.mentee(instance);
    scene.asks(mentee, instance, "help-request", YearForms.help());
    scene.asks(
        mentee, instance, "help-request", YearForms.urgentHelp(YearForms.today().plusDays(1)));
    scene.passesUntil(instance, end);

    Map<String, Object> shown = opens(Scene.COORDINATOR, Roles.COORDINATORS, SETTLE_REQUESTS);
    assertThat(shown)
        .containsEntry("reference", scene.reference(instance))
        .containsEntry("mentorEmail", directory.person(mentor).email())
        .containsEntry("serviceEndedOn", day(end));
    JsonNode rows = rows(shown.get("openRequests"));
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).path("request").asText()).isEqualTo("Demande 1");
    assertThat(rows.get(0).path("receivedAt").asText()).isEqualTo(moment(asked));
    assertThat(rows.get(0).path("answerLimit").asText())
        .isEqualTo(moment(asked.plus(Duration.ofHours(48))));
    assertThat(rows.get(0).path("usefulUntil").isNull()).isTrue();
    assertThat(rows.get(1).path("request").asText()).isEqualTo("Demande 2");
    assertThat(rows.get(1).path("usefulUntil").asText())
        .isEqualTo(
            time.date(
                asked.atZone(Directory.ZONE).toLocalDate().plusDays(1), Locale.CANADA_FRENCH));
    assertThat(shown.toString()).doesNotContain("Comment préparer");

    scene.coordinates(instance, SETTLE_REQUESTS, YearForms.requestsSettled());
    assertThat(scene.task(instance, SETTLE_REQUESTS)).isNull();
  }

  private Map<String, Object> opens(String account, String group, String task) {
    return scene.opens(account, List.of(group), instance, task);
  }

  private JsonNode rows(Object table) throws JsonProcessingException {
    return json.readTree(table.toString());
  }

  private String moment(Instant instant) {
    return time.dateTime(instant, Locale.CANADA_FRENCH);
  }

  private String day(Instant instant) {
    return time.date(instant.atZone(Directory.ZONE).toLocalDate(), Locale.CANADA_FRENCH);
  }
}
