package org.mentorat.actionplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Pair;
import org.mentorat.firstcontact.Reply;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@MentoratTest
@RecordApplicationEvents
class ActionPlansTest {

  private static final Instant START = Instant.parse("2026-02-10T14:00:00Z");

  @Autowired private BeanFactory beans;
  @Autowired private ActionPlans plans;
  @Autowired private ApplicationEvents events;

  private Pair pair;
  private String reference;

  @BeforeEach
  void inService() throws Exception {
    pair = Pair.inService(beans, START);
    reference = pair.reference();
  }

  @Test
  void aPlanHasStrategiesAndWhatEachMentorBrings() {
    plans.draft(reference, draft("Observer", null, "Une collègue prête son bureau"), pair.mentor());

    ActionPlan plan = plans.current(reference).orElseThrow();
    assertThat(plan.strategies()).containsExactly("Lire", "Observer");
    assertThat(plan.contributions())
        .extracting(Contribution::mentor)
        .containsExactly(pair.mentor(), null);
    assertThat(plan.contributions().get(0).text()).isEqualTo("Une heure par mois");
    assertThat(plans.inForce(reference)).isEmpty();
    assertThat(events.stream(PlanDrafted.class)).hasSize(1);
  }

  @Test
  void itIsTheMenteesToAccept() {
    plans.draft(reference, draft("Observer", "Simuler", null), pair.mentor());
    assertThatThrownBy(() -> plans.settle(reference)).isInstanceOf(IllegalStateException.class);

    plans.reply(reference, new ActionPlanReplySubmission(Reply.ACCEPT, null), pair.mentee());
    plans.settle(reference);

    ActionPlan plan = plans.inForce(reference).orElseThrow();
    assertThat(plan.isAccepted()).isTrue();
    assertThat(plan.settledAt()).isEqualTo(START);
    assertThat(plan.contributions()).hasSize(1);
    assertThat(events.stream(PlanSettled.class)).hasSize(1);
    assertThatThrownBy(() -> plans.settle(reference)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatIsDiscussedIsDraftedAnewAndThePlanInForceStays() {
    plans.draft(reference, draft("Observer", null, null), pair.mentor());
    assertThatThrownBy(() -> plans.draft(reference, draft("X", null, null), pair.mentor()))
        .isInstanceOf(IllegalStateException.class);
    plans.reply(reference, new ActionPlanReplySubmission(Reply.ACCEPT, null), pair.mentee());
    plans.settle(reference);

    plans.draft(reference, draft("Simuler", null, null), pair.mentor());
    plans.reply(reference, new ActionPlanReplySubmission(Reply.DISCUSS, "Trop tôt"), pair.mentee());

    assertThat(plans.current(reference).orElseThrow().comment()).isEqualTo("Trop tôt");
    assertThat(plans.inForce(reference).orElseThrow().number()).isEqualTo(1);
    assertThat(plans.of(reference)).hasSize(2);
  }

  private static ActionPlanSubmission draft(String second, String third, String others) {
    return new ActionPlanSubmission("Lire", second, third, "Une heure par mois", others);
  }
}
