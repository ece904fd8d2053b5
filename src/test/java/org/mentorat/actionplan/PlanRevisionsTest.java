package org.mentorat.actionplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Pair;
import org.mentorat.TestTime;
import org.mentorat.Together;
import org.mentorat.accompaniment.FirstMeetingSubmission;
import org.mentorat.accompaniment.MeetingMode;
import org.mentorat.accompaniment.Objective;
import org.mentorat.accompaniment.ObjectiveKind;
import org.mentorat.accompaniment.ObjectiveScope;
import org.mentorat.accompaniment.Objectives;
import org.mentorat.accompaniment.ObjectivesReplySubmission;
import org.mentorat.firstcontact.Reply;
import org.mentorat.firstcontact.YesNo;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.NotInService;
import org.mentorat.mentorship.Outcome;
import org.mentorat.mentorship.Side;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@MentoratTest
@RecordApplicationEvents
class PlanRevisionsTest {

  private static final Instant START = Instant.parse("2026-02-10T14:00:00Z");

  @Autowired private BeanFactory beans;
  @Autowired private PlanRevisions revisions;
  @Autowired private ActionPlans plans;
  @Autowired private Objectives objectives;
  @Autowired private MentorshipRegister mentorships;
  @Autowired private JdbcTemplate sql;
  @Autowired private ApplicationEvents events;

  private Pair pair;
  private String reference;

  @BeforeEach
  void withoutPlan() throws Exception {
    pair = Pair.inService(beans, START);
    reference = pair.reference();
  }

  @Test
  void nothingIsRevisedBeforeTheFirstObjectivesAreAccepted() {
    assertThatThrownBy(() -> opens(plan("Lire"), Side.MENTEE))
        .isInstanceOf(IllegalStateException.class);

    objectives.record(reference, firstMeeting(YesNo.NO), pair.mentor());
    assertThatThrownBy(() -> opens(objectives("Oser"), Side.MENTOR))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theFirstPlanIsSettledBeforeItIsRevised() throws Exception {
    firstMeetingHeld(YesNo.YES);
    assertThat(revisions.isFirstPlanInTheMaking(reference)).isTrue();
    assertThatThrownBy(() -> opens(plan("Lire"), Side.MENTOR))
        .isInstanceOf(IllegalStateException.class);

    plans.draft(
        reference,
        new ActionPlanSubmission("Lire", "Voir", null, "Une heure", null),
        pair.mentor());
    assertThat(revisions.isFirstPlanInTheMaking(reference)).isTrue();
    plans.reply(reference, new ActionPlanReplySubmission(Reply.ACCEPT, null), pair.mentee());
    plans.settle(reference);

    assertThat(revisions.isFirstPlanInTheMaking(reference)).isFalse();
    assertThat(plans.inForce(reference).orElseThrow().version()).isEqualTo(1);
    opens(plan("Observer"), Side.MENTOR);
  }

  @Test
  void aPlanThatTheFirstMeetingDidNotNeedIsAskedForLater() throws Exception {
    firstMeetingHeld(YesNo.NO);
    long id = opens(plan("Lire"), Side.MENTOR);

    assertThatThrownBy(() -> revisions.settle(id, pair.mentor()))
        .isInstanceOf(IllegalStateException.class);
    accepts(id);
    revisions.settle(id, pair.mentee());

    ActionPlan plan = plans.inForce(reference).orElseThrow();
    assertThat(plan.version()).isEqualTo(1);
    assertThat(plan.reason()).isEqualTo("Il est temps");
    assertThat(plan.strategies()).containsExactly("Lire", "Présenter un cas");
    assertThat(events.stream(PlanSettled.class)).hasSize(1);
    assertThat(events.stream(RevisionValid.class))
        .singleElement()
        .returns(RevisedPart.PLAN, RevisionValid::about)
        .returns(1, RevisionValid::version)
        .returns(pair.mentee(), RevisionValid::by);
  }

  @Test
  void aSecondRevisionWaitsForTheFirst() throws Exception {
    firstMeetingHeld(YesNo.NO);
    long first = opens(plan("Lire"), Side.MENTOR);

    assertThat(revisions.isOneOpen(reference)).isTrue();
    assertThatThrownBy(() -> opens(objectives("Oser"), Side.MENTEE))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () ->
                sql.update(
                    "insert into plan_revision (reference, number, about, side, state, opened_at)"
                        + " values (?, 2, 'PLAN', 'MENTEE', 'OPEN', now())",
                    reference))
        .hasMessageContaining("plan_revision_one_open");

    discusses(first);
    revisions.adjust(first, adjustment(RevisionAdjustment.WITHDRAW, null), pair.mentor());
    assertThat(revisions.isOneOpen(reference)).isFalse();
    opens(objectives("Oser"), Side.MENTEE);
    assertThat(revisions.of(reference)).extracting(PlanRevision::number).containsExactly(1, 2);
  }

  @Test
  void ofFiftyAtOnceOneIsProposed() throws Exception {
    firstMeetingHeld(YesNo.NO);

    List<Object> got =
        Together.act(50, i -> () -> opens(plan("Lire"), i % 2 == 0 ? Side.MENTEE : Side.MENTOR));

    assertThat(got).filteredOn(Long.class::isInstance).hasSize(1);
    assertThat(got)
        .filteredOn(one -> !(one instanceof Long))
        .allSatisfy(one -> assertThat(one).isInstanceOf(IllegalStateException.class));
    assertThat(revisions.of(reference)).hasSize(1);
  }

  @Test
  void ofFiftyAcceptancesAtOnceOneMakesAVersion() throws Exception {
    firstMeetingHeld(YesNo.NO);
    long id = opens(plan("Lire"), Side.MENTOR);
    accepts(id);

    List<Object> got =
        Together.act(
            50,
            i ->
                () -> {
                  revisions.settle(id, pair.mentee());
                  return true;
                });

    assertThat(got).filteredOn(Boolean.TRUE::equals).hasSize(1);
    assertThat(plans.versions(reference)).hasSize(1);
  }

  @Test
  void whatTheMenteePlansNeedsNobodysYes() throws Exception {
    firstMeetingHeld(YesNo.NO);
    long id = opens(plan("Lire"), Side.MENTEE);
    assertThat(revisions.revision(id).isTheMenteesToDecide()).isTrue();
    assertThatThrownBy(() -> accepts(id)).isInstanceOf(IllegalStateException.class);

    revisions.settle(id, null);

    ActionPlan plan = plans.inForce(reference).orElseThrow();
    assertThat(plan.draftedBy()).isEqualTo(pair.mentee());
    assertThat(plan.repliedBy()).isEqualTo(pair.mentee());
    assertThat(plan.contributions()).isEmpty();
  }

  @Test
  void aMentorKeepsNothingThatTheMenteeDiscusses() throws Exception {
    firstMeetingHeld(YesNo.NO);
    long id = opens(objectives("Oser"), Side.MENTOR);
    discusses(id);

    assertThatThrownBy(
            () -> revisions.adjust(id, adjustment(RevisionAdjustment.KEEP, null), pair.mentor()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> revisions.settle(id, pair.mentor()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(objectives.versions(reference)).isEmpty();
  }

  @Test
  void whatStaysAsItWasKeepsWhatTheMenteeSaidOfIt() throws Exception {
    firstMeetingHeld(YesNo.NO);
    long id = opens(objectives("Connaître les programmes"), Side.MENTOR);
    revisions.reply(id, new RevisionReplySubmission(Reply.ACCEPT, 5, 1, null, null), pair.mentee());
    revisions.settle(id, pair.mentee());

    assertThat(objectives.of(reference))
        .extracting(Objective::position, Objective::text, Objective::before)
        .containsExactly(tuple(1, "Connaître les programmes", 2), tuple(2, "Conclure", 1));

    objectives.rateAfter(reference, 4, 3, null);
    assertThat(objectives.of(reference)).extracting(Objective::after).containsExactly(4, 3);
    assertThat(objectives.firstMeeting(reference).orElseThrow().objectives())
        .extracting(Objective::after)
        .containsOnlyNulls();
  }

  @Test
  void whatIsOnItsWayLapsesWhenTheMentorshipCloses() throws Exception {
    firstMeetingHeld(YesNo.NO);
    long id = opens(plan("Lire"), Side.MENTEE);
    TestTime.advance(Duration.ofDays(2));

    mentorships.close(reference, Outcome.COMPLETED, null, null);

    assertThat(revisions.revision(id).state()).isEqualTo(RevisionState.LAPSED);
    assertThat(revisions.revision(id).closedAt()).isEqualTo(START.plus(Duration.ofDays(2)));
    assertThat(events.stream(RevisionLapsed.class)).hasSize(1);
    assertThatThrownBy(() -> opens(plan("Lire"), Side.MENTEE)).isInstanceOf(NotInService.class);
  }

  @Test
  void theDatabaseKeepsWhatIsNobodysToDecide() throws Exception {
    firstMeetingHeld(YesNo.NO);
    long id = opens(plan("Lire"), Side.MENTOR);

    assertThatThrownBy(
            () ->
                sql.update(
                    "update plan_revision set state = 'VALID', version = 1, closed_at = now()"
                        + " where id = ?",
                    id))
        .hasMessageContaining("plan_revision_closed_by_someone");
    assertThatThrownBy(
            () ->
                sql.update(
                    "update revision_proposal set reply = 'ACCEPTED', replied_at = now(),"
                        + " replied_by = proposed_by where revision_id = ?",
                    id))
        .hasMessageContaining("revision_proposal_replied_by_the_other");
  }

  private long opens(PlanRevisionSubmission submission, Side side) throws NotInService {
    return revisions.open(
        reference, submission, side, side == Side.MENTEE ? pair.mentee() : pair.mentor());
  }

  private void accepts(long id) {
    revisions.reply(
        id, new RevisionReplySubmission(Reply.ACCEPT, null, null, null, null), pair.mentee());
  }

  private void discusses(long id) {
    revisions.reply(
        id,
        new RevisionReplySubmission(Reply.DISCUSS, null, null, null, "Parlons-en"),
        pair.mentee());
  }

  private void firstMeetingHeld(YesNo planNeeded) {
    objectives.record(reference, firstMeeting(planNeeded), pair.mentor());
    objectives.reply(
        reference, new ObjectivesReplySubmission(Reply.ACCEPT, 2, null, null, null), pair.mentee());
  }

  private static FirstMeetingSubmission firstMeeting(YesNo planNeeded) {
    return new FirstMeetingSubmission(
        START,
        MeetingMode.VIDEO,
        null,
        "Connaître les programmes",
        ObjectiveScope.PROFESSIONAL,
        ObjectiveKind.KNOWLEDGE,
        null,
        null,
        null,
        null,
        null,
        null,
        planNeeded,
        "Un pas après l'autre");
  }

  private static PlanRevisionSubmission plan(String first) {
    return new PlanRevisionSubmission(
        RevisedPart.PLAN,
        "Il est temps",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        first,
        "Présenter un cas",
        null,
        null,
        null);
  }

  private static PlanRevisionSubmission objectives(String first) {
    return new PlanRevisionSubmission(
        RevisedPart.OBJECTIVES,
        "Il est temps",
        first,
        ObjectiveScope.PROFESSIONAL,
        ObjectiveKind.KNOWLEDGE,
        null,
        "Conclure",
        ObjectiveScope.PERSONAL,
        ObjectiveKind.SKILL,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static RevisionAdjustmentSubmission adjustment(
      RevisionAdjustment decision, String reason) {
    return new RevisionAdjustmentSubmission(
        decision.code(),
        reason,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
