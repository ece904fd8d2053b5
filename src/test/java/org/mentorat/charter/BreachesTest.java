package org.mentorat.charter;

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
import org.mentorat.firstcontact.Channel;
import org.mentorat.firstcontact.YesNo;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Outcome;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@MentoratTest
@RecordApplicationEvents
class BreachesTest {

  private static final Instant START = Instant.parse("2026-02-10T14:00:00Z");

  @Autowired private BeanFactory beans;
  @Autowired private Breaches breaches;
  @Autowired private Confidants confidants;
  @Autowired private MentorshipRegister mentorships;
  @Autowired private JdbcTemplate sql;
  @Autowired private ApplicationEvents events;

  private Pair pair;
  private String reference;

  @BeforeEach
  void in_service() throws Exception {
    pair = Pair.inService(beans, START);
    reference = pair.reference();
  }

  @Test
  void a_word_is_read_by_its_author_and_by_those_who_have_it_and_by_nobody_else() throws Exception {
    long id = breaches.report(reference, word("Un échange répété"), pair.mentee());
    breaches.entrust(id, List.of("named", "named", "other"));

    assertThat(breaches.readers(id)).containsExactlyInAnyOrder("named", "other");
    assertThat(breaches.wordsFor(id, pair.mentee())).isPresent();
    assertThat(breaches.wordsFor(id, "named").orElseThrow())
        .returns("Un échange répété", BreachWords::text)
        .returns(Channel.PHONE, BreachWords::contactChannel);
    for (String stranger : List.of(pair.mentor(), "coordination", "admin")) {
      assertThat(breaches.wordsFor(id, stranger)).as(stranger).isEmpty();
      assertThat(breaches.toldBy(reference, stranger)).as(stranger).isEmpty();
    }
  }

  @Test
  void no_event_says_the_words_or_in_whose_name() throws Exception {
    long id = breaches.report(reference, word("Un échange répété"), pair.mentee());
    breaches.entrust(id, List.of("named"));
    breaches.acknowledge(id, new AcknowledgementSubmission(true, "Merci"), "named");
    breaches.handle(id, handled(), "named");
    breaches.endAnswer(id, true);

    assertThat(
            List.of(
                events.stream(BreachReported.class).toList(),
                events.stream(BreachEntrusted.class).toList(),
                events.stream(BreachAcknowledged.class).toList(),
                events.stream(BreachHandled.class).toList(),
                events.stream(BreachAnswerEnded.class).toList()))
        .allSatisfy(of -> assertThat(of).hasSize(1))
        .allSatisfy(
            of ->
                assertThat(of.toString())
                    .doesNotContain(pair.mentee(), "répété", "Merci", "Parlé", "rappelée"));
  }

  @Test
  void each_step_is_taken_once_and_in_its_order() throws Exception {
    long id = breaches.report(reference, word("Un échange répété"), pair.mentee());
    assertThatThrownBy(() -> breaches.handle(id, handled(), "named"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> breaches.endAnswer(id, true))
        .isInstanceOf(IllegalStateException.class);

    breaches.acknowledge(id, new AcknowledgementSubmission(true, null), "named");
    assertThatThrownBy(
            () -> breaches.acknowledge(id, new AcknowledgementSubmission(true, null), "named"))
        .isInstanceOf(IllegalStateException.class);
    breaches.handle(id, handled(), "named");
    assertThatThrownBy(() -> breaches.handle(id, handled(), "named"))
        .isInstanceOf(IllegalStateException.class);
    breaches.endAnswer(id, false);
    assertThatThrownBy(() -> breaches.endAnswer(id, true))
        .isInstanceOf(IllegalStateException.class);
    assertThat(breaches.breach(id)).returns(false, Breach::answerRead);
  }

  @Test
  void of_ten_who_acknowledge_it_one_does() throws Exception {
    long id = breaches.report(reference, word("Un échange répété"), pair.mentee());

    List<Object> done =
        Together.act(
            10,
            i ->
                () -> {
                  breaches.acknowledge(id, new AcknowledgementSubmission(true, null), "c" + i);
                  return "done";
                });

    assertThat(done).containsOnlyOnce("done");
    assertThat(events.stream(BreachAcknowledged.class).count()).isLessThanOrEqualTo(1);
    assertThat(breaches.breach(id).acknowledgedBy()).startsWith("c");
  }

  @Test
  void the_same_words_wait_once_and_may_be_said_again_when_they_were_dealt_with() throws Exception {
    long id = breaches.report(reference, word("Encore absent"), pair.mentee());
    assertThatThrownBy(() -> breaches.report(reference, word("Encore absent"), pair.mentee()))
        .isInstanceOf(AlreadyTold.class);
    breaches.report(reference, word("Encore absent"), pair.mentor());
    assertThat(breaches.toldBy(reference, pair.mentee())).hasSize(1);

    breaches.acknowledge(id, new AcknowledgementSubmission(true, null), "named");
    breaches.handle(id, handled(), "named");
    breaches.report(reference, word("Encore absent"), pair.mentee());
    assertThat(breaches.toldBy(reference, pair.mentee())).hasSize(2);
  }

  @Test
  void a_word_is_received_from_the_first_contact_until_thirty_days_after_the_end()
      throws Exception {
    Pair early = Pair.assigned(beans, START);
    assertThatThrownBy(() -> breaches.report(early.reference(), word("Trop tôt"), early.mentee()))
        .isInstanceOfSatisfying(NotForAWord.class, no -> assertThat(no.ended()).isFalse());

    mentorships.close(reference, Outcome.COMPLETED, null, null);
    TestTime.advance(Duration.ofDays(30).minusMillis(1));
    breaches.report(reference, word("Juste à temps"), pair.mentee());
    TestTime.advance(Duration.ofMillis(1));
    assertThatThrownBy(() -> breaches.report(reference, word("Trop tard"), pair.mentee()))
        .isInstanceOfSatisfying(NotForAWord.class, no -> assertThat(no.ended()).isTrue());
    assertThat(breaches.toldBy(reference, pair.mentee())).hasSize(1);
  }

  @Test
  void whoever_wishes_no_contact_leaves_no_channel() throws Exception {
    long id =
        breaches.report(
            reference,
            new BreachSubmission(
                YesNo.NO, BreachKind.RESPECT, "Des mots durs", YesNo.NO, Channel.EMAIL),
            pair.mentor());

    assertThat(breaches.wordsFor(id, pair.mentor()).orElseThrow().contactChannel()).isNull();
    assertThat(breaches.breach(id).safeToGoOn()).isFalse();
  }

  @Test
  void those_named_for_a_project_receive_its_words_unless_they_are_or_were_of_the_pair() {
    String project = mentorships.mentorship(reference).project().code();
    confidants.name(project, List.of("named", pair.mentor(), pair.mentee()), "admin");
    confidants.name(project, List.of("named", "other"), "admin");

    assertThat(confidants.named(project))
        .containsExactlyInAnyOrder("named", "other", pair.mentor(), pair.mentee());
    assertThat(confidants.namedFor(reference)).containsExactlyInAnyOrder("named", "other");
    assertThat(confidants.isOfThePair(reference, pair.mentor())).isTrue();

    mentorships.close(reference, Outcome.COMPLETED, null, null);
    assertThat(confidants.namedFor(reference)).doesNotContain(pair.mentor());
    confidants.remove(project, List.of("named"));
    assertThat(confidants.namedFor(reference)).containsExactly("other");
  }

  @Test
  void the_database_refuses_half_a_word() throws Exception {
    long id = breaches.report(reference, word("Un échange répété"), pair.mentee());

    for (String change :
        List.of(
            "kind = 'MONEY'",
            "text = ''",
            "text = repeat('x', 10001)",
            "contact_channel = 'PIGEON'",
            "acknowledged_by = 'named'",
            "message = 'Merci'",
            "outcome = 'SPOKEN'",
            "answer_read = true",
            "acknowledged_at = reported_at - interval '1 second', acknowledged_by = 'named'",
            "outcome = 'SPOKEN', note = 'n', answer = 'a', handled_by = 'n', handled_at = reported_at",
            "reference = 'M-0000-00000'")) {
      assertThatThrownBy(() -> sql.update("update breach set " + change + " where id = ?", id))
          .as(change)
          .isInstanceOf(DataIntegrityViolationException.class);
    }
  }

  private static BreachSubmission word(String text) {
    return new BreachSubmission(
        YesNo.YES, BreachKind.CONFIDENTIALITY, text, YesNo.YES, Channel.PHONE);
  }

  private static BreachHandlingSubmission handled() {
    return new BreachHandlingSubmission(
        BreachOutcome.SPOKEN, "Parlé à la personne", "La règle a été rappelée");
  }
}
