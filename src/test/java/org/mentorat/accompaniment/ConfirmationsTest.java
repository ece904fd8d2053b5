package org.mentorat.accompaniment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Pair;
import org.mentorat.Together;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.commitment.PromiseBroken;
import org.mentorat.commitment.PromiseConfirmed;
import org.mentorat.commitment.Verdict;
import org.mentorat.firstcontact.YesNo;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@MentoratTest
@RecordApplicationEvents
class ConfirmationsTest {

  private static final Instant START = Instant.parse("2026-02-10T14:00:00Z");

  @Autowired private BeanFactory beans;
  @Autowired private Confirmations confirmations;
  @Autowired private Commitments commitments;
  @Autowired private ApplicationEvents events;

  private Pair pair;
  private String reference;

  @BeforeEach
  void inService() throws Exception {
    pair = Pair.inService(beans, START);
    reference = pair.reference();
  }

  @Test
  void theMenteesYesMakesTheFirstContactKept() {
    assertThat(confirmations.of(reference)).isEmpty();

    confirmations.confirm(reference, yes(), pair.mentee());

    ContactConfirmation word = confirmations.of(reference).orElseThrow();
    assertThat(word.contactTookPlace()).isTrue();
    assertThat(word.recordedBy()).isEqualTo(pair.mentee());
    assertThat(verdict()).isEqualTo(Verdict.KEPT);
    assertThat(events.stream(FirstContactConfirmed.class)).hasSize(1);
    assertThat(events.stream(PromiseConfirmed.class)).hasSize(1);
  }

  @Test
  void aNoGoesToTheCoordinationAndConfirmsNothing() {
    confirmations.confirm(reference, no(), pair.mentee());

    assertThat(confirmations.of(reference).orElseThrow().isContested()).isTrue();
    assertThat(events.stream(FirstContactContested.class)).hasSize(1);

    resolve(ContestOutcome.CONTACT_TOOK_PLACE, "Message retrouvé");

    ContactConfirmation resolved = confirmations.of(reference).orElseThrow();
    assertThat(resolved.isContested()).isFalse();
    assertThat(resolved.outcome()).isEqualTo(ContestOutcome.CONTACT_TOOK_PLACE);
    assertThat(verdict()).isEqualTo(Verdict.KEPT_UNCONFIRMED);
    assertThat(events.stream(PromiseBroken.class)).isEmpty();
    assertThatThrownBy(() -> resolve(ContestOutcome.MENTOR_WILL_CALL, "Non"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(verdict()).isEqualTo(Verdict.KEPT_UNCONFIRMED);
  }

  @Test
  void aContactThatDidNotTakePlaceIsAPromiseNotKeptAndTheMenteesLaterYesDoesNotRepairIt() {
    confirmations.confirm(reference, no(), pair.mentee());
    assertThatThrownBy(() -> confirmations.confirm(reference, yes(), pair.mentee()))
        .isInstanceOf(IllegalStateException.class);

    resolve(ContestOutcome.MENTOR_WILL_CALL, "Rappel demain");

    Commitment promise = promise();
    assertThat(promise.verdict()).isEqualTo(Verdict.LATE);
    assertThat(promise.notes())
        .filteredOn(note -> note.kind() == CommitmentNoteKind.REFUTED)
        .singleElement()
        .satisfies(
            account -> {
              assertThat(account.reason()).isEqualTo("Rappel demain");
              assertThat(account.by()).isEqualTo("coord");
            });
    assertThat(events.stream(PromiseBroken.class)).hasSize(1);

    confirmations.confirm(reference, yes(), pair.mentee());

    assertThat(confirmations.of(reference).orElseThrow().contactTookPlace()).isTrue();
    assertThat(verdict()).isEqualTo(Verdict.LATE);
    assertThat(events.stream(FirstContactConfirmed.class)).hasSize(1);
    assertThat(events.stream(PromiseConfirmed.class)).isEmpty();
    assertThatThrownBy(() -> resolve(ContestOutcome.CONTACT_TOOK_PLACE, "Non"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void ofTenWhoConfirmAtOnceOneDoes() throws Exception {
    List<Object> got =
        Together.act(
            10,
            i ->
                () -> {
                  confirmations.confirm(reference, yes(), pair.mentee());
                  return "done";
                });

    assertThat(got).filteredOn("done"::equals).hasSize(1);
    assertThat(got).filteredOn(IllegalStateException.class::isInstance).hasSize(9);
  }

  @Test
  void aSilentMenteeLeavesItUnconfirmed() {
    confirmations.closeUnconfirmed(reference);

    assertThat(confirmations.of(reference)).isEmpty();
    assertThat(verdict()).isEqualTo(Verdict.KEPT_UNCONFIRMED);
    assertThat(events.stream(FirstContactUnconfirmed.class)).hasSize(1);
  }

  private void resolve(ContestOutcome outcome, String note) {
    confirmations.resolve(reference, new ContestedContactSubmission(outcome, note), "coord");
  }

  private Verdict verdict() {
    return promise().verdict();
  }

  private Commitment promise() {
    return commitments.last(reference, Promise.FIRST_CONTACT, null).orElseThrow();
  }

  private static FirstContactConfirmationSubmission yes() {
    return new FirstContactConfirmationSubmission(YesNo.YES, null);
  }

  private static FirstContactConfirmationSubmission no() {
    return new FirstContactConfirmationSubmission(YesNo.NO, "Personne n’a appelé");
  }
}
