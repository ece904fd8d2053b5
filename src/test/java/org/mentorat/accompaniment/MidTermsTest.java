package org.mentorat.accompaniment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Pair;
import org.mentorat.firstcontact.YesNo;
import org.mentorat.mentorship.Side;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@MentoratTest
@RecordApplicationEvents
class MidTermsTest {

  private static final Instant START = Instant.parse("2026-02-10T14:00:00Z");

  @Autowired private BeanFactory beans;
  @Autowired private MidTerms midTerms;
  @Autowired private ApplicationEvents events;

  private Pair pair;
  private String reference;

  @BeforeEach
  void inService() throws Exception {
    pair = Pair.inService(beans, START);
    reference = pair.reference();
  }

  @Test
  void eachSideSaysItOnce() {
    midTerms.record(reference, Side.MENTEE, submission(4), pair.mentee());
    midTerms.record(reference, Side.MENTOR, submission(5), pair.mentor());

    assertThat(midTerms.of(reference, Side.MENTEE).orElseThrow().trust()).isEqualTo(4);
    assertThat(midTerms.of(reference, Side.MENTOR).orElseThrow().continueSame()).isTrue();
    assertThat(events.stream(MidTermRecorded.class)).hasSize(2);
    assertThatThrownBy(() -> midTerms.record(reference, Side.MENTEE, submission(1), pair.mentee()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aRatingIsFromOneToFive() {
    assertThatThrownBy(() -> midTerms.record(reference, Side.MENTEE, submission(6), pair.mentee()))
        .hasMessageContaining("mid_term_trust_check");
  }

  private static MidTermSubmission submission(int trust) {
    return new MidTermSubmission(5, trust, 3, YesNo.YES, null);
  }
}
