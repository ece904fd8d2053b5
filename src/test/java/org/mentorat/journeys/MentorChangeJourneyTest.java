package org.mentorat.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ANSWER_REQUEST;
import static org.mentorat.process.MentorshipProcess.CLOSURE;
import static org.mentorat.process.MentorshipProcess.CONTACT_NEW_MENTEE;
import static org.mentorat.process.MentorshipProcess.DECIDE_MENTOR_CHANGE;
import static org.mentorat.process.MentorshipProcess.MENTOR_SETTLED_IN_END;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_MEETING;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.JourneyTest;
import org.mentorat.closure.Attestation;
import org.mentorat.closure.Closures;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.commitment.Verdict;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Side;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;

/** Another mentor in the middle of a request, over HTTP; the job executor does its part. */
@JourneyTest
@DirtiesContext(classMode = ClassMode.BEFORE_CLASS)
class MentorChangeJourneyTest {

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired Commitments commitments;
  @Autowired Closures closures;
  @Autowired MentorshipRegister mentorships;

  @BeforeEach
  void engine() {
    init(engine);
  }

  @AfterEach
  void what_must_always_hold() {
    new Invariants(spring).hold();
  }

  @Test
  void in_the_middle_of_a_request_another_mentor_takes_over_and_closes_the_year() {
    Scene scene =
        Scene.live(spring, LocalDate.ofInstant(Scene.now(), java.time.ZoneOffset.UTC).plusDays(20));
    LivePair pair = LivePair.inService(spring, scene);
    String next = scene.mentor(1);
    Rest successor =
        new Rest(
            spring.getEnvironment().getRequiredProperty("local.server.port", Integer.class),
            scene.withPassword(next),
            Scene.PASSWORD);
    Instant limit = Scene.now().plus(Duration.ofHours(48));
    pair.asks("Qui me répond?");
    pair.passes(Duration.ofHours(20));
    pair.asks(pair.mentee, "mentor-change", YearForms.mentorChangeAsked());
    new Invariants(spring).hold();
    pair.coordinates(DECIDE_MENTOR_CHANGE, YearForms.mentorChanged(next));
    new Invariants(spring).hold();
    Instant handedOver = mentorships.current(pair.reference).orElseThrow().assignedAt();

    assertThat(pair.tasks(pair.mentor, ANSWER_REQUEST)).isEmpty();
    assertThat(pair.tasks(successor, RECORD_FIRST_MEETING)).hasSize(1);
    pair.passes(Duration.ofHours(29));
    new Invariants(spring).hold();
    String task = pair.tasks(successor, ANSWER_REQUEST).get(0);
    assertThat(successor.submits(task, YearForms.answer()).status()).isEqualTo(204);
    String contact = pair.tasks(successor, CONTACT_NEW_MENTEE).get(0);
    assertThat(successor.submits(contact, YearForms.newMenteeContacted()).status()).isEqualTo(204);
    pair.passes(Duration.ofDays(8));
    assertThat(pair.instance).hasPassed(MENTOR_SETTLED_IN_END);
    new Invariants(spring).hold();

    assertThat(commitments.of(pair.reference))
        .filteredOn(
            promise ->
                promise.promise() == Promise.ANSWER
                    || promise.promise() == Promise.NEW_MENTOR_CONTACT)
        .extracting(Commitment::promise, Commitment::owner, Commitment::verdict)
        .containsExactlyInAnyOrder(
            tuple(Promise.ANSWER, next, Verdict.LATE),
            tuple(Promise.NEW_MENTOR_CONTACT, next, Verdict.KEPT_UNCONFIRMED));
    assertThat(
            commitments.of(pair.reference).stream()
                .filter(promise -> promise.promise() == Promise.ANSWER)
                .map(Commitment::limitAt))
        .allSatisfy(
            at -> assertThat(Duration.between(limit, at).abs()).isLessThan(Duration.ofMinutes(5)));

    pair.passes(Duration.ofDays(12));
    assertThat(pair.instance).isWaitingAt(CLOSURE);
    pair.passes(Duration.ofDays(15));
    assertThat(pair.instance).isEnded();
    assertThat(closures.attestation(pair.reference, Side.MENTOR).orElseThrow())
        .returns(handedOver, Attestation::serviceStartsAt)
        .returns(2, Attestation::contacts);
    assertThat(closures.attestation(pair.reference, Side.MENTEE).orElseThrow().contacts())
        .isEqualTo(3);
  }
}
