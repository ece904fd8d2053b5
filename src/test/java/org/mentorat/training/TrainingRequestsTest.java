package org.mentorat.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Pair;
import org.mentorat.TestTime;
import org.mentorat.Together;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.NotInService;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@MentoratTest
@RecordApplicationEvents
class TrainingRequestsTest {

  private static final Instant START = Instant.parse("2026-02-10T14:00:00Z");

  @Autowired private BeanFactory beans;
  @Autowired private TrainingRequests requests;
  @Autowired private MentorshipRegister mentorships;
  @Autowired private ApplicationEvents events;

  private Pair pair;
  private String reference;

  @BeforeEach
  void inService() throws Exception {
    pair = Pair.inService(beans, START);
    reference = pair.reference();
  }

  @Test
  void eitherOfThePairAsksAndTheCoordinationDecidesOnce() throws Exception {
    long id = requests.open(reference, submission(), pair.mentor());
    assertThat(requests.waiting()).extracting(TrainingRequest::id).contains(id);

    requests.review(
        id, new TrainingReviewSubmission(TrainingDecision.PLAN, "Au printemps"), "coord");

    TrainingRequest reviewed = requests.request(id);
    assertThat(reviewed.decision()).isEqualTo(TrainingDecision.PLAN);
    assertThat(reviewed.requestedBy()).isEqualTo(pair.mentor());
    assertThat(requests.waiting()).extracting(TrainingRequest::id).doesNotContain(id);
    assertThat(requests.of(reference)).hasSize(1);
    assertThat(events.stream(TrainingReviewed.class)).hasSize(1);
  }

  @Test
  void ofTenWhoReviewItOneDoes() throws Exception {
    long id = requests.open(reference, submission(), pair.mentee());

    List<Object> got =
        Together.act(
            10,
            i ->
                () -> {
                  requests.review(
                      id,
                      new TrainingReviewSubmission(TrainingDecision.ANSWER_OTHERWISE, "Un guide"),
                      "coord");
                  return "done";
                });

    assertThat(got).filteredOn("done"::equals).hasSize(1);
    assertThat(got).filteredOn(IllegalStateException.class::isInstance).hasSize(9);
  }

  @Test
  void outsideTheServiceNothingIsAsked() throws Exception {
    Pair waiting = Pair.assigned(beans, START);
    assertThatThrownBy(() -> requests.open(waiting.reference(), submission(), waiting.mentee()))
        .isInstanceOf(NotInService.class);
    TestTime.stopAt(mentorships.mentorship(reference).serviceEndsAt());
    assertThatThrownBy(() -> requests.open(reference, submission(), pair.mentee()))
        .isInstanceOf(NotInService.class);
    assertThat(requests.of(reference)).isEmpty();
  }

  @Test
  void similarAreThoseThatWaitAndShareAWordOfTheTopic() throws Exception {
    long asked = requests.open(reference, about("Les négociations difficiles"), pair.mentee());
    long other = requests.open(reference, about("Négociation, d'abord"), pair.mentor());
    requests.open(reference, about("Les tableurs"), pair.mentor());
    requests.open(reference, about("Le la les !"), pair.mentor());
    long decided = requests.open(reference, about("Négociation"), pair.mentor());
    requests.review(
        decided, new TrainingReviewSubmission(TrainingDecision.PLAN, "En mars"), "coord");

    assertThat(requests.similarTo(asked, 10))
        .extracting(TrainingRequest::id)
        .contains(other)
        .doesNotContain(asked, decided);
    assertThat(requests.similarTo(asked, 10))
        .extracting(TrainingRequest::topic)
        .allMatch(topic -> topic.contains("égociation"));
    requests.open(reference, about("Négocier, encore la négociation"), pair.mentor());
    assertThat(requests.similarTo(asked, 1)).extracting(TrainingRequest::id).containsExactly(other);
    long wordless = requests.open(reference, about("?"), pair.mentee());
    assertThat(requests.similarTo(wordless, 10)).isEmpty();
  }

  private static TrainingRequestSubmission submission() {
    return about("Entrevues");
  }

  private static TrainingRequestSubmission about(String topic) {
    return new TrainingRequestSubmission(topic, "Conclure une entrevue", TrainingAudience.SEVERAL);
  }
}
