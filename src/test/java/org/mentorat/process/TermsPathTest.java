package org.mentorat.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ACCEPT_TERMS;
import static org.mentorat.process.MentorshipProcess.ACCEPT_TERMS_WAITING;
import static org.mentorat.process.MentorshipProcess.ACCOMPANIMENT;
import static org.mentorat.process.MentorshipProcess.FIRST_MEETING;
import static org.mentorat.process.MentorshipProcess.LOG_CHECK_IN;
import static org.mentorat.process.MentorshipProcess.MID_TERM;
import static org.mentorat.process.MentorshipProcess.OPEN_CHECK_IN;
import static org.mentorat.process.MentorshipProcess.PROPOSE_TERMS;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_MEETING;
import static org.mentorat.process.MentorshipProcess.RECORD_REVISED_TERMS;
import static org.mentorat.process.MentorshipProcess.RECORD_TERMS_REPLY;
import static org.mentorat.process.MentorshipProcess.REMIND_ACCEPT_TERMS;
import static org.mentorat.process.MentorshipProcess.REMIND_ACCEPT_TERMS_DONE_END;
import static org.mentorat.process.MentorshipProcess.REMIND_REVISE_TERMS;
import static org.mentorat.process.MentorshipProcess.REMIND_REVISE_TERMS_DONE_END;
import static org.mentorat.process.MentorshipProcess.REVISE_TERMS;
import static org.mentorat.process.MentorshipProcess.REVISE_TERMS_WAITING;
import static org.mentorat.process.MentorshipProcess.SERVICE_END;
import static org.mentorat.process.MentorshipProcess.TELL_TERMS_AGREED;
import static org.mentorat.process.MentorshipProcess.TERMS;
import static org.mentorat.process.MentorshipProcess.TERMS_AGREED_END;
import static org.mentorat.process.MentorshipProcess.TERMS_DONE_END;

import java.time.Duration;
import java.time.Instant;
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
import org.mentorat.accompaniment.CheckIns;
import org.mentorat.accompaniment.Nudge;
import org.mentorat.accompaniment.Nudge.Told;
import org.mentorat.accompaniment.Nudges;
import org.mentorat.accompaniment.PairTerms;
import org.mentorat.accompaniment.Terms;
import org.mentorat.engine.ReaderTime;
import org.mentorat.firstcontact.Channel;
import org.mentorat.firstcontact.Frequency;
import org.mentorat.firstcontact.Reply;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * A pair agrees on how it works together: proposed, accepted or discussed, as often as it takes.
 */
@MentoratTest
class TermsPathTest {

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired MentorshipRegister mentorships;
  @Autowired PairTerms terms;
  @Autowired CheckIns checkIns;
  @Autowired Nudges nudges;
  @Autowired ReaderTime time;
  private Scene scene;
  private ProcessInstance instance;
  private String reference;
  private String mentor;
  private String mentee;

  @BeforeEach
  void scene() {
    init(engine);
    // The engine counts the turns of a cycle after the first in whole seconds.
    TestTime.stopAt(Scene.now().truncatedTo(ChronoUnit.SECONDS));
    scene = new Scene(spring);
    mentor = scene.mentor(1);
    instance = scene.inService(mentor);
    reference = scene.reference(instance);
    mentee = scene.mentee(instance);
  }

  @Test
  void the_mentee_reads_the_terms_of_the_first_contact_and_has_two_weeks() {
    assertThat(instance).hasPassed(PROPOSE_TERMS).isWaitingAt(TERMS, ACCEPT_TERMS);
    assertThat(instance)
        .task(ACCEPT_TERMS)
        .isAssignedTo(mentee)
        .hasDueDate(Date.from(Scene.now().plus(Duration.ofDays(14))));
    Terms proposed = terms.current(reference).orElseThrow();
    assertThat(proposed.number()).isEqualTo(1);
    assertThat(proposed.proposedBy()).isEqualTo(mentor);
    assertThat(proposed.proposedAt()).isEqualTo(Scene.now());
    assertThat(proposed.reply()).isNull();

    assertThat(shownToMentee())
        .containsEntry("mentorName", mentorName())
        .containsEntry("termsFrequency", "Toutes les deux semaines")
        .containsEntry("termsChannels", "Courriel, Visioconférence")
        .containsEntry("termsRules", "Un rendez-vous annulé est replanifié aussitôt.")
        .containsEntry("coordinationToldAt", words(Scene.now().plus(Duration.ofDays(14))))
        .containsEntry("reminders", null)
        .doesNotContainKey("menteeComment");
  }

  @Test
  void accepted_terms_are_the_pair_s_and_nobody_is_reminded_again() {
    scene.passes(instance, Duration.ofDays(7).minusMillis(1));

    scene.mentees(instance, ACCEPT_TERMS, YearForms.accepted());

    assertThat(instance)
        .hasPassed(RECORD_TERMS_REPLY, TERMS_AGREED_END, TERMS_DONE_END, TELL_TERMS_AGREED)
        .hasNotPassed(REVISE_TERMS);
    assertThat(scene.told(instance)).contains("terms-agreed " + mentor);
    theRestGoesOn();
    Terms accepted = terms.current(reference).orElseThrow();
    assertThat(accepted.isAccepted()).isTrue();
    assertThat(accepted.comment()).isNull();
    assertThat(accepted.repliedBy()).isEqualTo(mentee);
    assertThat(accepted.repliedAt()).isEqualTo(Scene.now());

    scene.passes(instance, Duration.ofDays(15));
    assertThat(instance).hasNotPassed(ACCEPT_TERMS_WAITING);
    assertThat(told(ACCEPT_TERMS)).isEmpty();
  }

  @Test
  void discussed_terms_are_revised_and_then_accepted() {
    scene.passes(instance, Duration.ofDays(1));
    scene.mentees(instance, ACCEPT_TERMS, YearForms.discussed());

    assertThat(instance)
        .hasPassed(RECORD_TERMS_REPLY)
        .hasNotPassed(TERMS_AGREED_END)
        .isWaitingAt(TERMS, REVISE_TERMS);
    assertThat(scene.task(instance, ACCEPT_TERMS)).isNull();
    theRestGoesOn();
    assertThat(instance)
        .task(REVISE_TERMS)
        .isAssignedTo(mentor)
        .hasDueDate(Date.from(Scene.now().plus(Duration.ofDays(14))));
    Terms discussed = terms.current(reference).orElseThrow();
    assertThat(discussed.number()).isEqualTo(1);
    assertThat(discussed.reply()).isEqualTo(Reply.DISCUSS);
    assertThat(discussed.comment()).isEqualTo("J'aimerais revoir un point avec vous");
    Map<String, Object> shown = shownToMentor();
    assertThat(shown)
        .containsEntry("menteeName", scene.mentorship(instance).mentee().displayName())
        .containsEntry("menteeComment", "J'aimerais revoir un point avec vous")
        .containsEntry("frequency", "everyTwoWeeks")
        .containsEntry("rules", "Un rendez-vous annulé est replanifié aussitôt.")
        .containsEntry("coordinationToldAt", words(Scene.now().plus(Duration.ofDays(14))))
        .containsEntry("reminders", null);
    assertThat(shown.get("channels")).hasToString("[\"email\",\"video\"]");

    scene.passes(instance, Duration.ofDays(2));
    scene.mentors(instance, REVISE_TERMS, YearForms.termsRevised());

    assertThat(instance).hasPassed(RECORD_REVISED_TERMS).isWaitingAt(TERMS, ACCEPT_TERMS);
    assertThat(scene.task(instance, REVISE_TERMS)).isNull();
    theRestGoesOn();
    assertThat(instance)
        .task(ACCEPT_TERMS)
        .isAssignedTo(mentee)
        .hasDueDate(Date.from(Scene.now().plus(Duration.ofDays(14))));
    assertThat(shownToMentee())
        .containsEntry("termsFrequency", "Chaque mois")
        .containsEntry("termsChannels", "Visioconférence")
        .containsEntry("termsRules", "Le premier lundi du mois")
        .containsEntry("menteeComment", "J'aimerais revoir un point avec vous");

    scene.mentees(instance, ACCEPT_TERMS, YearForms.accepted());
    assertThat(instance).hasPassed(TERMS_AGREED_END, TERMS_DONE_END);
    List<Terms> all = terms.of(reference);
    assertThat(all).extracting(Terms::number).containsExactly(1, 2);
    assertThat(all).extracting(Terms::reply).containsExactly(Reply.DISCUSS, Reply.ACCEPT);
    Terms agreed = terms.current(reference).orElseThrow();
    assertThat(agreed.isAccepted()).isTrue();
    assertThat(agreed.frequency()).isEqualTo(Frequency.MONTHLY);
    assertThat(agreed.channels()).containsExactly(Channel.VIDEO);
    assertThat(agreed.rules()).isEqualTo("Le premier lundi du mois");
    assertThat(agreed.proposedBy()).isEqualTo(mentor);
  }

  @Test
  void a_mentee_who_does_not_answer_is_reminded_each_week_and_the_coordination_told_once() {
    String task = scene.task(instance, ACCEPT_TERMS).getId();
    Instant tellAt = Scene.now().plus(Duration.ofDays(14));

    scene.passes(instance, Duration.ofDays(7).minusMillis(1));
    assertThat(instance).hasNotPassed(ACCEPT_TERMS_WAITING);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(instance)
        .hasPassed(ACCEPT_TERMS_WAITING, REMIND_ACCEPT_TERMS, REMIND_ACCEPT_TERMS_DONE_END);
    assertThat(told(ACCEPT_TERMS)).containsExactly(Told.OWNER);
    assertThat(shownToMentee())
        .containsEntry("reminders", words(Scene.now()))
        .containsEntry("coordinationToldAt", words(tellAt));

    scene.passes(instance, Duration.ofDays(7).minusMillis(1));
    assertThat(told(ACCEPT_TERMS)).containsExactly(Told.OWNER);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(Scene.now()).isEqualTo(tellAt);
    assertThat(told(ACCEPT_TERMS)).containsExactly(Told.OWNER, Told.COORDINATION);
    assertThat(shownToMentee())
        .containsEntry("reminders", "2, le dernier le " + words(tellAt))
        .containsEntry("coordinationToldAt", null);

    scene.passes(instance, Duration.ofDays(21));
    assertThat(told(ACCEPT_TERMS))
        .containsExactly(Told.OWNER, Told.COORDINATION, Told.OWNER, Told.OWNER, Told.OWNER);
    assertThat(scene.task(instance, ACCEPT_TERMS).getId()).isEqualTo(task);
    assertThat(instance).task(ACCEPT_TERMS).isAssignedTo(mentee);
    assertThat(terms.current(reference).orElseThrow().reply()).isNull();
    assertThat(told(REVISE_TERMS)).isEmpty();
    theRestGoesOn();
  }

  @Test
  void a_mentor_who_does_not_revise_is_reminded_each_week_and_the_coordination_told_once() {
    scene.mentees(instance, ACCEPT_TERMS, YearForms.discussed());
    String task = scene.task(instance, REVISE_TERMS).getId();
    Instant tellAt = Scene.now().plus(Duration.ofDays(14));

    scene.passes(instance, Duration.ofDays(7).minusMillis(1));
    assertThat(instance).hasNotPassed(REVISE_TERMS_WAITING);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(instance)
        .hasPassed(REVISE_TERMS_WAITING, REMIND_REVISE_TERMS, REMIND_REVISE_TERMS_DONE_END);
    assertThat(told(REVISE_TERMS)).containsExactly(Told.OWNER);
    assertThat(shownToMentor())
        .containsEntry("reminders", words(Scene.now()))
        .containsEntry("coordinationToldAt", words(tellAt));

    scene.passes(instance, Duration.ofDays(7).minusMillis(1));
    assertThat(told(REVISE_TERMS)).containsExactly(Told.OWNER);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(told(REVISE_TERMS)).containsExactly(Told.OWNER, Told.COORDINATION);
    assertThat(shownToMentor()).containsEntry("coordinationToldAt", null);

    scene.passes(instance, Duration.ofDays(21));
    assertThat(told(REVISE_TERMS))
        .containsExactly(Told.OWNER, Told.COORDINATION, Told.OWNER, Told.OWNER, Told.OWNER);
    assertThat(scene.task(instance, REVISE_TERMS).getId()).isEqualTo(task);
    assertThat(instance).task(REVISE_TERMS).isAssignedTo(mentor);
    assertThat(told(ACCEPT_TERMS)).isEmpty();
    theRestGoesOn();
  }

  @Test
  void a_second_round_of_discussion_reminds_both_anew_and_tells_the_coordination_again() {
    scene.passes(instance, Duration.ofDays(15));
    scene.mentees(instance, ACCEPT_TERMS, YearForms.discussed());
    scene.passes(instance, Duration.ofDays(15));
    scene.mentors(instance, REVISE_TERMS, YearForms.termsRevised());
    assertThat(told(ACCEPT_TERMS)).containsExactly(Told.OWNER, Told.COORDINATION);
    assertThat(told(REVISE_TERMS)).containsExactly(Told.OWNER, Told.COORDINATION);
    Instant again = Scene.now();
    assertThat(shownToMentee())
        .containsEntry("reminders", null)
        .containsEntry("coordinationToldAt", words(again.plus(Duration.ofDays(14))));

    scene.passes(instance, Duration.ofDays(7).minusMillis(1));
    assertThat(told(ACCEPT_TERMS)).hasSize(2);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(told(ACCEPT_TERMS)).containsExactly(Told.OWNER, Told.COORDINATION, Told.OWNER);
    scene.passes(instance, Duration.ofDays(7));
    assertThat(told(ACCEPT_TERMS))
        .containsExactly(Told.OWNER, Told.COORDINATION, Told.OWNER, Told.COORDINATION);

    scene.mentees(instance, ACCEPT_TERMS, YearForms.discussed());
    assertThat(instance)
        .task(REVISE_TERMS)
        .hasDueDate(Date.from(Scene.now().plus(Duration.ofDays(14))));
    scene.passes(instance, Duration.ofDays(14));
    assertThat(told(REVISE_TERMS))
        .containsExactly(Told.OWNER, Told.COORDINATION, Told.OWNER, Told.COORDINATION);
    assertThat(told(ACCEPT_TERMS)).hasSize(4);
    assertThat(terms.of(reference))
        .extracting(Terms::reply)
        .containsExactly(Reply.DISCUSS, Reply.DISCUSS);
  }

  @Test
  void the_follow_ups_keep_the_frequency_that_is_accepted_as_it_was_proposed() {
    Instant opened = Scene.now();
    scene.passes(instance, Duration.ofDays(3));
    scene.mentees(instance, ACCEPT_TERMS, YearForms.accepted());

    scene.passes(instance, Duration.ofDays(11).minusMillis(1));
    assertThat(instance).hasNotPassed(OPEN_CHECK_IN);
    scene.passesUntil(instance, opened.plus(Duration.ofDays(45)));

    assertThat(followUpsSince(opened)).containsExactly(14L, 28L, 42L);
  }

  @Test
  void the_follow_ups_come_at_another_frequency_from_the_day_it_is_agreed() {
    Instant opened = Scene.now();
    scene.mentees(instance, ACCEPT_TERMS, YearForms.discussed());
    scene.passes(instance, Duration.ofDays(14));
    assertThat(instance).isWaitingAt(LOG_CHECK_IN);
    String noted = scene.task(instance, LOG_CHECK_IN).getId();
    scene.passes(instance, Duration.ofDays(2));
    scene.mentors(instance, REVISE_TERMS, weekly());
    assertThat(followUpsSince(opened)).containsExactly(14L);

    scene.mentees(instance, ACCEPT_TERMS, YearForms.accepted());

    assertThat(scene.task(instance, LOG_CHECK_IN).getId()).isEqualTo(noted);
    scene.mentors(instance, LOG_CHECK_IN, YearForms.checkInHeld());
    scene.passes(instance, Duration.ofDays(7).minusMillis(1));
    assertThat(followUpsSince(opened)).containsExactly(14L);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(followUpsSince(opened)).containsExactly(14L, 23L);
    assertThat(instance).task(LOG_CHECK_IN).isAssignedTo(mentor);
    scene.passes(instance, Duration.ofDays(21));
    assertThat(followUpsSince(opened)).containsExactly(14L, 23L, 30L, 37L, 44L);
  }

  @Test
  void terms_that_are_only_proposed_change_no_follow_up() {
    Instant opened = Scene.now();
    scene.mentees(instance, ACCEPT_TERMS, YearForms.discussed());
    scene.mentors(instance, REVISE_TERMS, weekly());

    scene.passes(instance, Duration.ofDays(30));

    assertThat(followUpsSince(opened)).containsExactly(14L, 28L);
  }

  @Test
  void the_mentee_s_answer_is_refused_at_the_field_that_is_wrong_and_nothing_changes() {
    String task = scene.task(instance, ACCEPT_TERMS).getId();

    assertThat(refusedToMentee(null, null)).containsExactly("reply");
    assertThat(refusedToMentee("", null)).containsExactly("reply");
    assertThat(refusedToMentee("refuse", null)).containsExactly("reply");
    assertThat(refusedToMentee("ACCEPT", null)).containsExactly("reply");
    assertThat(refusedToMentee("discuss", null)).containsExactly("comment");
    assertThat(refusedToMentee("discuss", "\t ")).containsExactly("comment");
    assertThat(refusedToMentee("discuss", "a".repeat(2001))).containsExactly("comment");

    assertThat(scene.task(instance, ACCEPT_TERMS).getId()).isEqualTo(task);
    assertThat(instance).hasNotPassed(RECORD_TERMS_REPLY);
    assertThat(terms.current(reference).orElseThrow().reply()).isNull();
  }

  @Test
  void the_mentor_s_revision_is_refused_at_the_field_that_is_wrong_and_nothing_changes() {
    scene.mentees(instance, ACCEPT_TERMS, YearForms.discussed());
    String task = scene.task(instance, REVISE_TERMS).getId();

    for (String field : List.of("frequency", "channels", "rules")) {
      assertThat(refusedToMentor(field, null)).containsExactly(field);
      assertThat(refusedToMentor(field, "")).containsExactly(field);
    }
    assertThat(refusedToMentor("frequency", "daily")).containsExactly("frequency");
    assertThat(refusedToMentor("frequency", 14)).containsExactly("frequency");
    assertThat(refusedToMentor("channels", List.of())).containsExactly("channels");
    assertThat(refusedToMentor("channels", List.of("video", "fax"))).containsExactly("channels");
    assertThat(refusedToMentor("rules", "a".repeat(2001))).containsExactly("rules");
    assertThat(Scene.refused(() -> scene.mentors(instance, REVISE_TERMS, Map.of())))
        .containsExactly("frequency", "channels", "rules");

    assertThat(scene.task(instance, REVISE_TERMS).getId()).isEqualTo(task);
    assertThat(instance).hasNotPassed(RECORD_REVISED_TERMS);
    assertThat(terms.of(reference)).hasSize(1);
  }

  private static Map<String, Object> weekly() {
    Map<String, Object> form = YearForms.termsRevised();
    form.put("frequency", "weekly");
    return form;
  }

  /** On which days, counted from this moment, a follow-up was asked for. */
  private List<Long> followUpsSince(Instant moment) {
    return checkIns.of(reference).stream()
        .map(checkIn -> Duration.between(moment, checkIn.openedAt()).toDays())
        .toList();
  }

  private List<String> refusedToMentee(Object reply, Object comment) {
    Map<String, Object> form = YearForms.accepted();
    form.put("reply", reply);
    form.put("comment", comment);
    return Scene.refused(() -> scene.mentees(instance, ACCEPT_TERMS, form));
  }

  private List<String> refusedToMentor(String field, Object value) {
    Map<String, Object> form = YearForms.termsRevised();
    form.put(field, value);
    return Scene.refused(() -> scene.mentors(instance, REVISE_TERMS, form));
  }

  private void theRestGoesOn() {
    assertThat(instance)
        .isWaitingAt(ACCOMPANIMENT, FIRST_MEETING, RECORD_FIRST_MEETING)
        .isWaitingAt(MID_TERM, SERVICE_END)
        .isNotEnded();
  }

  private Map<String, Object> shownToMentee() {
    return scene.opens(mentee, List.of("mentees"), instance, ACCEPT_TERMS);
  }

  private Map<String, Object> shownToMentor() {
    return scene.opens(mentor, List.of("mentors"), instance, REVISE_TERMS);
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
