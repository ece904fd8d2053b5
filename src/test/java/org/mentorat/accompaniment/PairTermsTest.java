package org.mentorat.accompaniment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Pair;
import org.mentorat.firstcontact.Channel;
import org.mentorat.firstcontact.Frequency;
import org.mentorat.firstcontact.Reply;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@MentoratTest
@RecordApplicationEvents
class PairTermsTest {

  private static final Instant START = Instant.parse("2026-02-10T14:00:00Z");

  @Autowired private BeanFactory beans;
  @Autowired private PairTerms terms;
  @Autowired private ApplicationEvents events;

  private Pair pair;
  private String reference;

  @BeforeEach
  void inService() throws Exception {
    pair = Pair.inService(beans, START);
    reference = pair.reference();
  }

  @Test
  void theFirstTermsAreThoseOfTheFirstContact() {
    terms.proposeFromFirstContact(reference, pair.mentor());

    Terms proposed = terms.current(reference).orElseThrow();
    assertThat(proposed.number()).isEqualTo(1);
    assertThat(proposed.frequency()).isEqualTo(Frequency.EVERY_TWO_WEEKS);
    assertThat(proposed.channels()).containsExactly(Channel.EMAIL, Channel.VIDEO);
    assertThat(proposed.rules()).isEqualTo("On se prévient la veille");
    assertThat(proposed.reply()).isNull();
    assertThat(events.stream(TermsProposed.class)).hasSize(1);
  }

  @Test
  void theMenteeAcceptsThem() {
    terms.proposeFromFirstContact(reference, pair.mentor());

    terms.reply(reference, new TermsReplySubmission(Reply.ACCEPT, null), pair.mentee());

    Terms accepted = terms.current(reference).orElseThrow();
    assertThat(accepted.isAccepted()).isTrue();
    assertThat(accepted.repliedBy()).isEqualTo(pair.mentee());
    assertThat(accepted.repliedAt()).isEqualTo(START);
    assertThat(events.stream(TermsAccepted.class)).hasSize(1);
  }

  @Test
  void whatIsDiscussedIsProposedAnew() {
    terms.proposeFromFirstContact(reference, pair.mentor());
    terms.reply(
        reference, new TermsReplySubmission(Reply.DISCUSS, "Plutôt chaque semaine"), pair.mentee());
    assertThat(terms.current(reference).orElseThrow().comment()).isEqualTo("Plutôt chaque semaine");

    terms.propose(
        reference,
        new TermsSubmission(Frequency.WEEKLY, List.of(Channel.PHONE), "Le lundi"),
        pair.mentor());

    assertThat(terms.of(reference)).extracting(Terms::number).containsExactly(1, 2);
    assertThat(terms.current(reference).orElseThrow().frequency()).isEqualTo(Frequency.WEEKLY);
    assertThat(terms.current(reference).orElseThrow().comment()).isNull();
  }

  @Test
  void oneProposalAwaitsItsAnswerAtATime() {
    terms.proposeFromFirstContact(reference, pair.mentor());

    assertThatThrownBy(() -> terms.proposeFromFirstContact(reference, pair.mentor()))
        .isInstanceOf(IllegalStateException.class);
    terms.reply(reference, new TermsReplySubmission(Reply.ACCEPT, null), pair.mentee());
    assertThatThrownBy(
            () ->
                terms.reply(reference, new TermsReplySubmission(Reply.ACCEPT, null), pair.mentee()))
        .isInstanceOf(IllegalStateException.class);
  }
}
