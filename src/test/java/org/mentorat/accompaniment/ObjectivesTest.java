package org.mentorat.accompaniment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Pair;
import org.mentorat.TestTime;
import org.mentorat.firstcontact.MeetingPlace;
import org.mentorat.firstcontact.Reply;
import org.mentorat.firstcontact.YesNo;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@MentoratTest
@RecordApplicationEvents
class ObjectivesTest {

  private static final Instant START = Instant.parse("2026-02-10T14:00:00Z");

  @Autowired private BeanFactory beans;
  @Autowired private Objectives objectives;
  @Autowired private ApplicationEvents events;

  private Pair pair;
  private String reference;

  @BeforeEach
  void inService() throws Exception {
    pair = Pair.inService(beans, START);
    reference = pair.reference();
  }

  @Test
  void aFirstMeetingSetsOneToThreeObjectives() {
    TestTime.advance(Duration.ofHours(5));

    objectives.record(reference, meeting(MeetingMode.VIDEO), pair.mentor());

    FirstMeeting meeting = objectives.firstMeeting(reference).orElseThrow();
    assertThat(meeting.heldAt()).isEqualTo(START);
    assertThat(meeting.recordedAt()).isEqualTo(START.plus(Duration.ofHours(5)));
    assertThat(meeting.place()).isNull();
    assertThat(meeting.planNeeded()).isTrue();
    assertThat(objectives.of(reference)).extracting(Objective::position).containsExactly(1, 3);
    assertThat(objectives.of(reference))
        .extracting(Objective::kind)
        .containsExactly(ObjectiveKind.KNOWLEDGE, ObjectiveKind.ATTITUDE);
    assertThat(events.stream(FirstMeetingHeld.class)).hasSize(1);
  }

  @Test
  void theMenteeSaysWhereTheyStandBeforeAndAfter() {
    objectives.record(reference, meeting(MeetingMode.IN_PERSON), pair.mentor());

    objectives.reply(
        reference, new ObjectivesReplySubmission(Reply.ACCEPT, 2, 5, 3, null), pair.mentee());
    objectives.rateAfter(reference, 4, null, 5);

    assertThat(objectives.firstMeeting(reference).orElseThrow().isAccepted()).isTrue();
    assertThat(objectives.of(reference)).extracting(Objective::before).containsExactly(2, 3);
    assertThat(objectives.of(reference)).extracting(Objective::after).containsExactly(4, 5);
    assertThat(events.stream(ObjectivesAccepted.class)).hasSize(1);
  }

  @Test
  void whatIsDiscussedIsReportedAnewAndTheFirstReportStays() {
    objectives.record(reference, meeting(MeetingMode.PHONE), pair.mentor());
    assertThatThrownBy(
            () -> objectives.record(reference, meeting(MeetingMode.PHONE), pair.mentor()))
        .isInstanceOf(IllegalStateException.class);

    objectives.reply(
        reference,
        new ObjectivesReplySubmission(Reply.DISCUSS, 1, 1, 1, "Un seul suffit"),
        pair.mentee());
    objectives.record(reference, meeting(MeetingMode.PHONE), pair.mentor());

    FirstMeeting latest = objectives.firstMeeting(reference).orElseThrow();
    assertThat(latest.number()).isEqualTo(2);
    assertThat(latest.reply()).isNull();
    assertThat(objectives.of(reference)).extracting(Objective::before).containsOnlyNulls();
  }

  @Test
  void aMeetingInTheFutureIsRefused() {
    assertThatThrownBy(
            () ->
                objectives.record(
                    reference, meeting(MeetingMode.VIDEO, START.plusSeconds(1)), pair.mentor()))
        .hasMessageContaining("first_meeting_recorded_once_held");
  }

  @Test
  void withoutAMeetingThereIsNothingToRate() {
    objectives.rateAfter(reference, 1, 2, 3);

    assertThat(objectives.of(reference)).isEmpty();
  }

  private static FirstMeetingSubmission meeting(MeetingMode mode) {
    return meeting(mode, START);
  }

  private static FirstMeetingSubmission meeting(MeetingMode mode, Instant heldAt) {
    return new FirstMeetingSubmission(
        heldAt,
        mode,
        MeetingPlace.PUBLIC_PLACE,
        "Connaître les programmes",
        ObjectiveScope.PROFESSIONAL,
        ObjectiveKind.KNOWLEDGE,
        null,
        null,
        null,
        "Prendre ma place",
        ObjectiveScope.PERSONAL,
        ObjectiveKind.ATTITUDE,
        YesNo.YES,
        "Deux objectifs à suivre");
  }
}
