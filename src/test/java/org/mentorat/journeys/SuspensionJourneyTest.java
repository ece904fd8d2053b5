package org.mentorat.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ANSWER_LIMIT;
import static org.mentorat.process.MentorshipProcess.ANSWER_REQUEST;
import static org.mentorat.process.MentorshipProcess.UNBLOCK_REQUEST;

import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.JourneyTest;
import org.mentorat.accompaniment.Requests;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.Verdict;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A pause over the deadline of an answer, over HTTP; the job executor does its part. */
@JourneyTest
class SuspensionJourneyTest {

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired Requests requests;
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
  void an_answer_is_late_only_once_its_48_hours_without_the_pause_have_passed() {
    LivePair pair = LivePair.inService(spring, Scene.live(spring));
    Instant end = mentorships.mentorship(pair.reference).serviceEndsAt();
    long request = pair.asks("Comment préparer une entrevue?");
    Instant limit = promise(request).limitAt();

    pair.passes(Duration.ofHours(10));
    pair.asks(pair.mentor, "suspension", YearForms.suspension(20));
    Instant suspended = Scene.now();
    pair.passes(Duration.ofDays(3));
    assertThat(promise(request).verdict()).as("beyond its first limit").isEqualTo(Verdict.OPEN);
    assertThat(pair.mentor.submits(pair.task(ANSWER_REQUEST), YearForms.answer()).status())
        .as("nobody has to answer meanwhile")
        .isEqualTo(409);

    pair.passes(Duration.ofDays(20));
    Instant resumed = promise(request).currentLimit().minus(Duration.between(suspended, limit));
    Duration paused = Duration.between(suspended, resumed);
    assertThat(paused).isBetween(Duration.ofDays(18), Duration.ofDays(21));
    assertThat(mentorships.mentorship(pair.reference).serviceEndsAt())
        .as("the year moves by the pause")
        .isEqualTo(end.plus(paused));
    assertThat(promise(request).limitAt()).as("the first limit stands").isEqualTo(limit);

    assertThat(pair.instance).hasPassed(ANSWER_LIMIT).isWaitingAt(ANSWER_REQUEST, UNBLOCK_REQUEST);
    assertThat(promise(request).verdict()).isEqualTo(Verdict.LATE);
    assertThat(pair.mentor.submits(pair.task(ANSWER_REQUEST), YearForms.answer()).status())
        .isEqualTo(204);
  }

  private Commitment promise(long request) {
    return requests.promise(request);
  }
}
