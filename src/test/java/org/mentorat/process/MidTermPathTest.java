package org.mentorat.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ACCEPT_TERMS;
import static org.mentorat.process.MentorshipProcess.ACCOMPANIMENT;
import static org.mentorat.process.MentorshipProcess.CLOSURE;
import static org.mentorat.process.MentorshipProcess.ENDING_PREPARATION;
import static org.mentorat.process.MentorshipProcess.ENDING_PREPARED_END;
import static org.mentorat.process.MentorshipProcess.ENDING_WAITING;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTEE;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTOR;
import static org.mentorat.process.MentorshipProcess.EVALUATIONS;
import static org.mentorat.process.MentorshipProcess.FIRST_MEETING;
import static org.mentorat.process.MentorshipProcess.FIRST_MEETING_DONE_END;
import static org.mentorat.process.MentorshipProcess.LOG_CHECK_IN;
import static org.mentorat.process.MentorshipProcess.MID_TERM;
import static org.mentorat.process.MentorshipProcess.MID_TERM_AS_MENTEE;
import static org.mentorat.process.MentorshipProcess.MID_TERM_AS_MENTEE_DONE_END;
import static org.mentorat.process.MentorshipProcess.MID_TERM_AS_MENTOR;
import static org.mentorat.process.MentorshipProcess.MID_TERM_AS_MENTOR_DONE_END;
import static org.mentorat.process.MentorshipProcess.MID_TERM_LIMIT;
import static org.mentorat.process.MentorshipProcess.MID_TERM_PHASE;
import static org.mentorat.process.MentorshipProcess.MID_TERM_REMINDER;
import static org.mentorat.process.MentorshipProcess.PREPARE_ENDING;
import static org.mentorat.process.MentorshipProcess.RECORD_ENDING_PREPARATION;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_MEETING;
import static org.mentorat.process.MentorshipProcess.RECORD_MID_TERM_AS_MENTEE;
import static org.mentorat.process.MentorshipProcess.RECORD_MID_TERM_AS_MENTOR;
import static org.mentorat.process.MentorshipProcess.REMIND_ENDING;
import static org.mentorat.process.MentorshipProcess.REMIND_ENDING_DONE_END;
import static org.mentorat.process.MentorshipProcess.REMIND_MID_TERM;
import static org.mentorat.process.MentorshipProcess.REMIND_MID_TERM_DONE_END;
import static org.mentorat.process.MentorshipProcess.SERVICE_END;
import static org.mentorat.process.MentorshipProcess.SERVICE_ENDED_END;
import static org.mentorat.process.MentorshipProcess.TERMS;
import static org.mentorat.process.MentorshipProcess.TERMS_DONE_END;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.accompaniment.MidTerm;
import org.mentorat.accompaniment.MidTerms;
import org.mentorat.accompaniment.Nudge;
import org.mentorat.accompaniment.Nudge.Told;
import org.mentorat.accompaniment.Nudges;
import org.mentorat.closure.Closures;
import org.mentorat.closure.EndingPreparation;
import org.mentorat.engine.ReaderTime;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Side;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Halfway both are asked how it goes, a month before the end it is prepared; then it ends. */
@MentoratTest
class MidTermPathTest {

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired MentorshipRegister mentorships;
  @Autowired MidTerms midTerms;
  @Autowired Closures closures;
  @Autowired Nudges nudges;
  @Autowired ReaderTime time;
  private Scene scene;
  private ProcessInstance instance;
  private String reference;
  private String mentor;
  private String mentee;
  private Instant halfway;
  private Instant end;

  @BeforeEach
  void aYear() {
    init(engine);
    // The engine counts the turns of a cycle after the first in whole seconds.
    TestTime.stopAt(Scene.now().truncatedTo(ChronoUnit.SECONDS));
    opens(new Scene(spring));
  }

  @Test
  void halfway_and_not_a_millisecond_before_both_are_asked() {
    scene.passesUntil(instance, halfway.minusMillis(1));
    assertThat(instance).isWaitingAt(MID_TERM);
    assertThat(scene.task(instance, MID_TERM_AS_MENTEE)).isNull();
    assertThat(scene.task(instance, MID_TERM_AS_MENTOR)).isNull();

    scene.passes(instance, Duration.ofMillis(1));

    assertThat(instance)
        .hasPassed(MID_TERM)
        .isWaitingAt(MID_TERM_PHASE, MID_TERM_AS_MENTEE, MID_TERM_AS_MENTOR);
    theRestGoesOn();
    Date inTwoWeeks = Date.from(halfway.plus(Duration.ofDays(14)));
    assertThat(instance).task(MID_TERM_AS_MENTEE).isAssignedTo(mentee).hasDueDate(inTwoWeeks);
    assertThat(instance).task(MID_TERM_AS_MENTOR).isAssignedTo(mentor).hasDueDate(inTwoWeeks);
    String lastDay = time.date(LocalDate.ofInstant(end, time.zone()), Locale.CANADA_FRENCH);
    assertThat(shownToMentee(MID_TERM_AS_MENTEE))
        .containsEntry("mentorName", mentorName())
        .containsEntry("serviceEndsOn", lastDay)
        .containsEntry("closesAt", words(halfway.plus(Duration.ofDays(14))))
        .containsEntry("reminders", null)
        .doesNotContainKey("objective1Text");
    assertThat(shownToMentor(MID_TERM_AS_MENTOR))
        .containsEntry("menteeName", scene.mentorship(instance).mentee().displayName())
        .containsEntry("serviceEndsOn", lastDay)
        .containsEntry("closesAt", words(halfway.plus(Duration.ofDays(14))));
  }

  @Test
  void both_answer_and_the_year_goes_on_to_the_preparation_of_its_end() {
    scene.mentors(instance, RECORD_FIRST_MEETING, YearForms.firstMeeting());
    scene.passesUntil(instance, halfway);
    assertThat(shownToMentee(MID_TERM_AS_MENTEE))
        .containsEntry("objective1Text", "Mener une première entrevue seule");
    Map<String, Object> changing = YearForms.midTerm();
    changing.put("listening", 2);
    changing.put("continueSame", "no");
    changing.put("comment", "Nous nous parlons trop peu");

    scene.mentees(instance, MID_TERM_AS_MENTEE, changing);
    assertThat(instance)
        .hasPassed(RECORD_MID_TERM_AS_MENTEE, MID_TERM_AS_MENTEE_DONE_END)
        .isWaitingAt(MID_TERM_PHASE, MID_TERM_AS_MENTOR)
        .isNotWaitingAt(ENDING_PREPARATION);
    assertThat(midTerms.of(reference, Side.MENTOR)).isEmpty();
    scene.passes(instance, Duration.ofDays(1));
    scene.mentors(instance, MID_TERM_AS_MENTOR, YearForms.midTerm());

    assertThat(instance)
        .hasPassed(RECORD_MID_TERM_AS_MENTOR, MID_TERM_AS_MENTOR_DONE_END)
        .isWaitingAt(ENDING_PREPARATION);
    theRestGoesOn();
    MidTerm ofMentee = midTerms.of(reference, Side.MENTEE).orElseThrow();
    assertThat(ofMentee.listening()).isEqualTo(2);
    assertThat(ofMentee.trust()).isEqualTo(4);
    assertThat(ofMentee.progress()).isEqualTo(3);
    assertThat(ofMentee.continueSame()).isFalse();
    assertThat(ofMentee.comment()).isEqualTo("Nous nous parlons trop peu");
    assertThat(ofMentee.recordedBy()).isEqualTo(mentee);
    assertThat(ofMentee.recordedAt()).isEqualTo(halfway);
    MidTerm ofMentor = midTerms.of(reference, Side.MENTOR).orElseThrow();
    assertThat(ofMentor.listening()).isEqualTo(5);
    assertThat(ofMentor.continueSame()).isTrue();
    assertThat(ofMentor.comment()).isNull();
    assertThat(ofMentor.recordedBy()).isEqualTo(mentor);

    scene.passes(instance, Duration.ofDays(20));
    assertThat(instance).hasNotPassed(MID_TERM_REMINDER).hasNotPassed(MID_TERM_LIMIT);
    assertThat(told(MID_TERM_PHASE)).isEmpty();
  }

  @Test
  void after_seven_days_both_are_reminded_once() {
    scene.passesUntil(instance, halfway);

    scene.passes(instance, Duration.ofDays(7).minusMillis(1));
    assertThat(instance).hasNotPassed(MID_TERM_REMINDER);
    scene.passes(instance, Duration.ofMillis(1));

    assertThat(instance)
        .hasPassed(MID_TERM_REMINDER, REMIND_MID_TERM, REMIND_MID_TERM_DONE_END)
        .isWaitingAt(MID_TERM_PHASE, MID_TERM_AS_MENTEE, MID_TERM_AS_MENTOR);
    assertThat(told(MID_TERM_PHASE)).containsExactly(Told.OWNER);
    assertThat(shownToMentee(MID_TERM_AS_MENTEE)).containsEntry("reminders", words(Scene.now()));
    assertThat(shownToMentor(MID_TERM_AS_MENTOR)).containsEntry("reminders", words(Scene.now()));
    theRestGoesOn();

    scene.passes(instance, Duration.ofDays(7).minusMillis(1));
    assertThat(told(MID_TERM_PHASE)).containsExactly(Told.OWNER);
  }

  @Test
  void after_fourteen_days_it_goes_on_without_the_two() {
    scene.passesUntil(instance, halfway);

    scene.passes(instance, Duration.ofDays(14).minusMillis(1));
    assertThat(instance)
        .hasNotPassed(MID_TERM_LIMIT)
        .isWaitingAt(MID_TERM_PHASE, MID_TERM_AS_MENTEE, MID_TERM_AS_MENTOR);
    scene.passes(instance, Duration.ofMillis(1));

    assertThat(instance)
        .hasPassed(MID_TERM_LIMIT)
        .hasNotPassed(MID_TERM_AS_MENTEE_DONE_END)
        .hasNotPassed(MID_TERM_AS_MENTOR_DONE_END)
        .isNotWaitingAt(MID_TERM_PHASE)
        .isWaitingAt(ENDING_PREPARATION);
    assertThat(scene.task(instance, MID_TERM_AS_MENTEE)).isNull();
    assertThat(scene.task(instance, MID_TERM_AS_MENTOR)).isNull();
    assertThat(midTerms.of(reference, Side.MENTEE)).isEmpty();
    assertThat(midTerms.of(reference, Side.MENTOR)).isEmpty();
    theRestGoesOn();
  }

  @Test
  void one_answer_is_kept_and_the_other_is_waited_for_until_the_limit() {
    scene.passesUntil(instance, halfway);
    scene.mentors(instance, MID_TERM_AS_MENTOR, YearForms.midTerm());

    scene.passes(instance, Duration.ofDays(14).minusMillis(1));
    assertThat(instance)
        .hasPassed(MID_TERM_AS_MENTOR_DONE_END, REMIND_MID_TERM_DONE_END)
        .isWaitingAt(MID_TERM_PHASE, MID_TERM_AS_MENTEE)
        .isNotWaitingAt(MID_TERM_AS_MENTOR);
    scene.passes(instance, Duration.ofMillis(1));

    assertThat(instance)
        .hasPassed(MID_TERM_LIMIT)
        .hasNotPassed(MID_TERM_AS_MENTEE_DONE_END)
        .isWaitingAt(ENDING_PREPARATION);
    assertThat(scene.task(instance, MID_TERM_AS_MENTEE)).isNull();
    assertThat(midTerms.of(reference, Side.MENTOR)).isPresent();
    assertThat(midTerms.of(reference, Side.MENTEE)).isEmpty();
  }

  @Test
  void a_month_before_the_end_the_mentor_prepares_it() {
    toTheLastMonth(Duration.ofMillis(-1));
    assertThat(instance).isWaitingAt(ENDING_PREPARATION);
    assertThat(scene.task(instance, PREPARE_ENDING)).isNull();
    scene.passes(instance, Duration.ofMillis(1));

    assertThat(instance).hasPassed(ENDING_PREPARATION).isWaitingAt(PREPARE_ENDING);
    assertThat(instance).task(PREPARE_ENDING).isAssignedTo(mentor).hasDueDate(Date.from(end));
    theRestGoesOn();
    assertThat(shownToMentor(PREPARE_ENDING))
        .containsEntry("menteeName", scene.mentorship(instance).mentee().displayName())
        .containsEntry(
            "serviceEndsOn", time.date(LocalDate.ofInstant(end, time.zone()), Locale.CANADA_FRENCH))
        .containsEntry("openRequests", null)
        .containsEntry("coordinationToldAt", words(Scene.now().plus(Duration.ofDays(14))))
        .containsEntry("reminders", null);

    scene.passes(instance, Duration.ofDays(3));
    Map<String, Object> form = YearForms.endingPrepared();
    scene.mentors(instance, PREPARE_ENDING, form);

    assertThat(instance)
        .hasPassed(RECORD_ENDING_PREPARATION, ENDING_PREPARED_END)
        .hasNotPassed(ENDING_WAITING);
    theRestGoesOn();
    EndingPreparation prepared = closures.preparation(reference).orElseThrow();
    assertThat(prepared.remaining()).isEqualTo("Revenir sur le deuxième objectif");
    assertThat(prepared.lastMeetingPlanned()).isTrue();
    assertThat(prepared.lastMeetingOn()).hasToString((String) form.get("lastMeetingOn"));
    assertThat(prepared.preparedBy()).isEqualTo(mentor);
    assertThat(prepared.preparedAt()).isEqualTo(Scene.now());
    scene.passes(instance, Duration.ofDays(20));
    assertThat(told(PREPARE_ENDING)).isEmpty();
  }

  @Test
  void an_ending_without_a_last_meeting_has_no_date() {
    toTheLastMonth(Duration.ZERO);
    Map<String, Object> form = YearForms.endingPrepared();
    form.put("lastMeetingPlanned", "no");

    scene.mentors(instance, PREPARE_ENDING, form);

    EndingPreparation prepared = closures.preparation(reference).orElseThrow();
    assertThat(prepared.lastMeetingPlanned()).isFalse();
    assertThat(prepared.lastMeetingOn()).isNull();
  }

  @Test
  void an_ending_that_is_not_prepared_is_recalled_each_week_and_the_coordination_told_once() {
    toTheLastMonth(Duration.ZERO);
    Instant tellAt = Scene.now().plus(Duration.ofDays(14));

    scene.passes(instance, Duration.ofDays(7).minusMillis(1));
    assertThat(instance).hasNotPassed(ENDING_WAITING);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(instance).hasPassed(ENDING_WAITING, REMIND_ENDING, REMIND_ENDING_DONE_END);
    assertThat(told(PREPARE_ENDING)).containsExactly(Told.OWNER);
    scene.passes(instance, Duration.ofDays(7).minusMillis(1));
    assertThat(told(PREPARE_ENDING)).containsExactly(Told.OWNER);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(told(PREPARE_ENDING)).containsExactly(Told.OWNER, Told.COORDINATION);
    assertThat(shownToMentor(PREPARE_ENDING))
        .containsEntry("reminders", "2, le dernier le " + words(tellAt))
        .containsEntry("coordinationToldAt", null);

    scene.passesUntil(instance, end.minusMillis(1));
    assertThat(told(PREPARE_ENDING))
        .containsExactly(Told.OWNER, Told.COORDINATION, Told.OWNER, Told.OWNER);
    assertThat(instance).isWaitingAt(PREPARE_ENDING);
    assertThat(closures.preparation(reference)).isEmpty();
    theRestGoesOn();
  }

  @Test
  void the_end_of_the_service_interrupts_whatever_nobody_did() {
    scene.passesUntil(instance, end.minusMillis(1));
    assertThat(instance)
        .hasNotPassed(SERVICE_END)
        .hasNotPassed(SERVICE_ENDED_END)
        .isWaitingAt(ACCEPT_TERMS, RECORD_FIRST_MEETING, PREPARE_ENDING, SERVICE_END)
        .isWaitingAt(LOG_CHECK_IN);

    scene.passes(instance, Duration.ofMillis(1));

    assertThat(instance)
        .hasPassed(SERVICE_END, SERVICE_ENDED_END)
        .hasNotPassed(TERMS_DONE_END)
        .hasNotPassed(FIRST_MEETING_DONE_END)
        .hasNotPassed(ENDING_PREPARED_END)
        .isWaitingAtExactly(CLOSURE, EVALUATIONS, EVALUATE_AS_MENTEE, EVALUATE_AS_MENTOR);
    assertThat(closures.preparation(reference)).isEmpty();
    int nudgesOfTerms = told(ACCEPT_TERMS).size();
    scene.passes(instance, Duration.ofDays(8));
    assertThat(told(ACCEPT_TERMS)).hasSize(nudgesOfTerms);
  }

  @Test
  void the_end_of_a_short_project_comes_before_the_limit_of_the_evaluations() {
    opens(new Scene(spring, YearForms.today().plusDays(20)));
    assertThat(end).isBefore(halfway.plus(Duration.ofDays(14)));
    scene.passesUntil(instance, halfway);
    scene.mentees(instance, MID_TERM_AS_MENTEE, YearForms.midTerm());
    assertThat(shownToMentor(MID_TERM_AS_MENTOR)).containsEntry("closesAt", words(end));

    scene.passesUntil(instance, end.minusMillis(1));
    assertThat(instance).isWaitingAt(MID_TERM_PHASE, MID_TERM_AS_MENTOR);
    scene.passes(instance, Duration.ofMillis(1));

    assertThat(instance)
        .hasPassed(SERVICE_ENDED_END)
        .hasNotPassed(MID_TERM_LIMIT)
        .hasNotPassed(PREPARE_ENDING)
        .isWaitingAtExactly(CLOSURE, EVALUATIONS, EVALUATE_AS_MENTEE, EVALUATE_AS_MENTOR);
    assertThat(midTerms.of(reference, Side.MENTEE)).isPresent();
    assertThat(midTerms.of(reference, Side.MENTOR)).isEmpty();
  }

  @Test
  void the_end_of_a_short_project_is_prepared_as_soon_as_the_evaluations_are_done() {
    opens(new Scene(spring, YearForms.today().plusDays(40)));
    scene.passesUntil(instance, halfway);
    scene.mentees(instance, MID_TERM_AS_MENTEE, YearForms.midTerm());
    scene.mentors(instance, MID_TERM_AS_MENTOR, YearForms.midTerm());

    assertThat(instance).hasPassed(ENDING_PREPARATION).isWaitingAt(PREPARE_ENDING);
    assertThat(instance).task(PREPARE_ENDING).hasDueDate(Date.from(end));
    theRestGoesOn();
  }

  @Test
  void an_evaluation_is_refused_at_the_field_that_is_wrong_and_nothing_changes() {
    scene.passesUntil(instance, halfway);
    String ofMentee = scene.task(instance, MID_TERM_AS_MENTEE).getId();
    String ofMentor = scene.task(instance, MID_TERM_AS_MENTOR).getId();

    for (String step : List.of(MID_TERM_AS_MENTEE, MID_TERM_AS_MENTOR)) {
      assertThat(refusedEvaluation(step, Map.of()))
          .containsExactly("listening", "trust", "progress", "continueSame");
      for (String field : List.of("listening", "trust", "progress")) {
        for (Object outside : List.of(0, 6, -1, 3.5, "cinq", true, "")) {
          assertThat(refusedEvaluation(step, field, outside)).containsExactly(field);
        }
      }
      assertThat(refusedEvaluation(step, "continueSame", "perhaps"))
          .containsExactly("continueSame");
      assertThat(refusedEvaluation(step, "continueSame", false)).containsExactly("continueSame");
      assertThat(refusedEvaluation(step, "comment", "a".repeat(2001))).containsExactly("comment");
    }

    assertThat(scene.task(instance, MID_TERM_AS_MENTEE).getId()).isEqualTo(ofMentee);
    assertThat(scene.task(instance, MID_TERM_AS_MENTOR).getId()).isEqualTo(ofMentor);
    assertThat(instance)
        .hasNotPassed(RECORD_MID_TERM_AS_MENTEE)
        .hasNotPassed(RECORD_MID_TERM_AS_MENTOR);
    assertThat(midTerms.of(reference, Side.MENTEE)).isEmpty();
    assertThat(midTerms.of(reference, Side.MENTOR)).isEmpty();
  }

  @Test
  void a_preparation_is_refused_at_the_field_that_is_wrong_and_nothing_changes() {
    toTheLastMonth(Duration.ZERO);
    String task = scene.task(instance, PREPARE_ENDING).getId();
    LocalDate lastDay = LocalDate.ofInstant(end.minusNanos(1), time.zone());

    assertThat(Scene.refused(() -> scene.mentors(instance, PREPARE_ENDING, Map.of())))
        .containsExactly("remaining", "lastMeetingPlanned");
    assertThat(refusedPreparation("remaining", " ")).containsExactly("remaining");
    assertThat(refusedPreparation("remaining", "a".repeat(2001))).containsExactly("remaining");
    assertThat(refusedPreparation("lastMeetingPlanned", "soon"))
        .containsExactly("lastMeetingPlanned");
    for (Object noDay : new Object[] {null, "", "bientôt", "2027-02-30", "2027-13-01", 5}) {
      assertThat(refusedPreparation("lastMeetingOn", noDay)).containsExactly("lastMeetingOn");
    }
    assertThat(refusedPreparation("lastMeetingOn", YearForms.today().minusDays(1).toString()))
        .containsExactly("lastMeetingOn");
    assertThat(refusedPreparation("lastMeetingOn", lastDay.plusDays(1).toString()))
        .containsExactly("lastMeetingOn");

    assertThat(scene.task(instance, PREPARE_ENDING).getId()).isEqualTo(task);
    assertThat(instance).hasNotPassed(RECORD_ENDING_PREPARATION);
    assertThat(closures.preparation(reference)).isEmpty();

    Map<String, Object> onTheLastDay = YearForms.endingPrepared();
    onTheLastDay.put("lastMeetingOn", lastDay.toString());
    scene.mentors(instance, PREPARE_ENDING, onTheLastDay);
    assertThat(closures.preparation(reference).orElseThrow().lastMeetingOn()).isEqualTo(lastDay);
  }

  private void opens(Scene opened) {
    scene = opened;
    mentor = scene.mentor(1);
    instance = scene.inService(mentor);
    reference = scene.reference(instance);
    mentee = scene.mentee(instance);
    Mentorship mentorship = scene.mentorship(instance);
    Duration whole = Duration.between(mentorship.serviceStartsAt(), mentorship.serviceEndsAt());
    halfway = mentorship.serviceStartsAt().plus(whole.dividedBy(2));
    end = mentorship.serviceEndsAt();
  }

  /** Past an unanswered mid-term, to the moment a month before the end. */
  private void toTheLastMonth(Duration offset) {
    scene.passesUntil(instance, end.minus(Duration.ofDays(30)).plus(offset));
  }

  private List<String> refusedEvaluation(String step, String field, Object value) {
    Map<String, Object> form = YearForms.midTerm();
    form.put(field, value);
    return refusedEvaluation(step, form);
  }

  private List<String> refusedEvaluation(String step, Map<String, Object> form) {
    return Scene.refused(
        () -> {
          if (step.equals(MID_TERM_AS_MENTEE)) {
            scene.mentees(instance, step, form);
          } else {
            scene.mentors(instance, step, form);
          }
        });
  }

  private List<String> refusedPreparation(String field, Object value) {
    Map<String, Object> form = YearForms.endingPrepared();
    form.put(field, value);
    return Scene.refused(() -> scene.mentors(instance, PREPARE_ENDING, form));
  }

  private void theRestGoesOn() {
    assertThat(instance)
        .isWaitingAt(ACCOMPANIMENT, TERMS, ACCEPT_TERMS, FIRST_MEETING, SERVICE_END)
        .isNotEnded();
  }

  private Map<String, Object> shownToMentee(String step) {
    return scene.opens(mentee, List.of("mentees"), instance, step);
  }

  private Map<String, Object> shownToMentor(String step) {
    return scene.opens(mentor, List.of("mentors"), instance, step);
  }

  private List<Told> told(String step) {
    return nudges.of(reference, step, null).stream().map(Nudge::told).toList();
  }

  private String mentorName() {
    return mentorships.current(reference).orElseThrow().mentor().displayName();
  }

  private String words(Instant instant) {
    return time.dateTime(instant, Locale.CANADA_FRENCH);
  }
}
