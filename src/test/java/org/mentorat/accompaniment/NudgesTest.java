package org.mentorat.accompaniment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Pair;
import org.mentorat.TestTime;
import org.mentorat.Together;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@MentoratTest
@RecordApplicationEvents
class NudgesTest {

  private static final Instant START = Instant.parse("2026-02-10T14:00:00Z");

  @Autowired private BeanFactory beans;
  @Autowired private Nudges nudges;
  @Autowired private ApplicationEvents events;

  private Pair pair;
  private String reference;

  @BeforeEach
  void inService() throws Exception {
    pair = Pair.inService(beans, START);
    reference = pair.reference();
  }

  @Test
  void firstTheOwnerThenTheCoordination() {
    assertThat(nudges.nudge(reference, "userTask_acceptTerms", null, START).number()).isEqualTo(1);
    assertThat(nudges.nudge(reference, "userTask_acceptTerms", null, START).number()).isEqualTo(2);

    assertThat(nudges.of(reference, "userTask_acceptTerms", null))
        .extracting(Nudge::told)
        .containsExactly(Nudge.Told.OWNER, Nudge.Told.COORDINATION);
    assertThat(events.stream(OwnerReminded.class)).hasSize(1);
    assertThat(events.stream(CoordinationTold.class))
        .singleElement()
        .satisfies(told -> assertThat(told.step()).isEqualTo("userTask_acceptTerms"));
  }

  @Test
  void theCoordinationIsToldOnceAndTheRemindersGoOn() {
    for (int i = 0; i < 4; i++) {
      nudges.nudge(reference, "userTask_acceptTerms", null, START);
    }

    assertThat(nudges.of(reference, "userTask_acceptTerms", null))
        .extracting(Nudge::told)
        .containsExactly(
            Nudge.Told.OWNER, Nudge.Told.COORDINATION, Nudge.Told.OWNER, Nudge.Told.OWNER);
  }

  @Test
  void aStepThatWaitsAgainRemindsItsOwnerFirst() {
    nudges.nudge(reference, "userTask_acceptTerms", null, START);
    Instant again = TestTime.advance(Duration.ofDays(3));

    nudges.nudge(reference, "userTask_acceptTerms", null, again);
    nudges.nudge(reference, "userTask_acceptTerms", null, again);

    assertThat(nudges.of(reference, "userTask_acceptTerms", null))
        .extracting(Nudge::told)
        .containsExactly(Nudge.Told.OWNER, Nudge.Told.OWNER, Nudge.Told.COORDINATION);
  }

  @Test
  void eachSubjectIsCountedApart() {
    assertThat(nudges.remind(reference, "userTask_confirmAnswer", 7L).number()).isEqualTo(1);
    assertThat(nudges.remind(reference, "userTask_confirmAnswer", 8L).number()).isEqualTo(1);
    assertThat(nudges.remind(reference, "userTask_confirmAnswer", 7L).number()).isEqualTo(2);
    assertThat(nudges.nudgeCoordination(reference, "userTask_unblockRequest", 7L).number())
        .isEqualTo(1);

    assertThat(events.stream(OwnerReminded.class)).hasSize(3);
    assertThat(events.stream(CoordinationTold.class)).hasSize(1);
  }

  @Test
  void tenAtOnceAreTenTimes() throws Exception {
    List<Object> got =
        Together.act(
            10, i -> () -> nudges.nudge(reference, "userTask_reviseTerms", null, START).number());

    assertThat(got).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  }

  @Test
  void aStepIsNamedByACodeNeverByWords() {
    assertThatThrownBy(() -> nudges.nudge(reference, "Rappeler Jeanne", null, START))
        .hasMessageContaining("nudge_step_check");
  }
}
