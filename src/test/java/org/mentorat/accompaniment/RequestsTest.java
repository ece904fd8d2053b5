package org.mentorat.accompaniment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Pair;
import org.mentorat.TestTime;
import org.mentorat.Together;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.CommitmentNote;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.commitment.PromiseBroken;
import org.mentorat.commitment.Verdict;
import org.mentorat.firstcontact.Channel;
import org.mentorat.firstcontact.YesNo;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.NotInService;
import org.mentorat.mentorship.Outcome;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@MentoratTest
@RecordApplicationEvents
class RequestsTest {

  // A Tuesday, nine in the morning in Québec.
  private static final Instant START = Instant.parse("2026-02-10T14:00:00Z");
  private static final Set<String> COORDINATORS = Set.of("coordinators");

  @Autowired private BeanFactory beans;
  @Autowired private Requests requests;
  @Autowired private Commitments commitments;
  @Autowired private MentorshipRegister mentorships;
  @Autowired private JdbcTemplate sql;
  @Autowired private ApplicationEvents events;

  private Pair pair;
  private String reference;

  @BeforeEach
  void inService() throws Exception {
    pair = Pair.inService(beans, START);
    reference = pair.reference();
  }

  @Test
  void aRequestPromisesAnAnswer() throws Exception {
    long id = ask();

    HelpRequest request = requests.request(id);
    assertThat(request.reference()).isEqualTo(reference);
    assertThat(request.number()).isEqualTo(1);
    assertThat(request.state()).isEqualTo(RequestState.OPEN);
    assertThat(request.requestedAt()).isEqualTo(START);
    Commitment promise = requests.promise(id);
    assertThat(promise.owner()).isEqualTo(pair.mentor());
    assertThat(promise.targetAt()).isEqualTo(START.plus(Duration.ofHours(24)));
    assertThat(promise.limitAt()).isEqualTo(START.plus(Duration.ofHours(48)));
    assertThat(promise.limitAt()).isEqualTo(requests.answerPromisedBy(reference, null));
    assertThat(events.stream(HelpRequested.class)).hasSize(1);
  }

  @Test
  void aClientsDateShortensThePromise() throws Exception {
    long today = requests.open(reference, urgent(LocalDate.of(2026, 2, 10)), pair.mentee());
    long nextWeek = requests.open(reference, urgent(LocalDate.of(2026, 2, 17)), pair.mentee());

    Instant midnight = Instant.parse("2026-02-11T05:00:00Z");
    assertThat(requests.promise(today).limitAt()).isEqualTo(midnight);
    assertThat(requests.promise(today).targetAt()).isEqualTo(START.plus(Duration.ofMinutes(450)));
    assertThat(requests.promise(nextWeek).limitAt()).isEqualTo(START.plus(Duration.ofHours(48)));
    assertThat(requests.shares(reference)).isEqualTo(new RequestShares(2, 0, 2));
  }

  @Test
  void aDayEndsWhenItEndsInQuebec() {
    LocalDate day = LocalDate.of(2026, 2, 10);

    TestTime.stopAt(Instant.parse("2026-02-11T04:59:59Z"));
    assertThat(requests.isOver(day)).isFalse();
    TestTime.stopAt(Instant.parse("2026-02-11T05:00:00Z"));
    assertThat(requests.isOver(day)).isTrue();
    assertThatThrownBy(() -> requests.open(reference, urgent(day), pair.mentee()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(requests.of(reference)).isEmpty();
  }

  @Test
  void beforeTheFirstContactNothingIsAskedAndNothingKept() throws Exception {
    Pair waiting = Pair.assigned(beans, START);

    assertThatThrownBy(() -> requests.open(waiting.reference(), help(), waiting.mentee()))
        .isInstanceOfSatisfying(
            NotInService.class, refusal -> assertThat(refusal.ended()).isFalse());

    assertThat(requests.of(waiting.reference())).isEmpty();
  }

  @Test
  void afterTheEndNothingIsAskedWhetherClosedOrNot() throws Exception {
    TestTime.stopAt(mentorships.mentorship(reference).serviceEndsAt().minusMillis(1));
    ask();
    TestTime.advance(Duration.ofMillis(1));

    assertThatThrownBy(this::ask)
        .isInstanceOfSatisfying(
            NotInService.class, refusal -> assertThat(refusal.ended()).isTrue());
    mentorships.close(reference, Outcome.COMPLETED, null, null);
    assertThatThrownBy(this::ask).isInstanceOf(NotInService.class);
    assertThat(requests.of(reference)).hasSize(1);
  }

  @Test
  void whatTheMentorDeclaresIsKeptBesideWhatIsRecorded() throws Exception {
    long id = ask();
    Instant declared = START.plus(Duration.ofHours(20));
    TestTime.advance(Duration.ofHours(30));

    requests.answer(id, answer(declared), pair.mentor());

    HelpRequest answered = requests.request(id);
    assertThat(answered.state()).isEqualTo(RequestState.ANSWERED);
    assertThat(answered.answeredAt()).isEqualTo(declared);
    assertThat(answered.answerRecordedAt()).isEqualTo(START.plus(Duration.ofHours(30)));
    Commitment promise = requests.promise(id);
    assertThat(promise.verdict()).isEqualTo(Verdict.KEPT_UNCONFIRMED);
    assertThat(promise.declaredAt()).isEqualTo(declared);
    assertThat(promise.stoppedAt()).isEqualTo(START.plus(Duration.ofHours(30)));
    assertThat(events.stream(RequestAnswered.class)).hasSize(1);
  }

  @Test
  void theMenteesYesMakesThePromiseKept() throws Exception {
    long id = answered();

    requests.confirm(id, confirmation(YesNo.YES, null), pair.mentee());

    assertThat(requests.request(id).state()).isEqualTo(RequestState.CONFIRMED);
    assertThat(requests.request(id).inTime()).isTrue();
    assertThat(requests.request(id).inTimeForClient()).isNull();
    assertThat(requests.promise(id).verdict()).isEqualTo(Verdict.KEPT);
  }

  @Test
  void theMenteesNoLeavesItUnconfirmed() throws Exception {
    long id = requests.open(reference, urgent(LocalDate.of(2026, 2, 12)), pair.mentee());
    requests.answer(id, answer(START), pair.mentor());

    requests.confirm(id, confirmation(YesNo.NO, YesNo.NO), pair.mentee());

    assertThat(requests.request(id).inTimeForClient()).isFalse();
    assertThat(requests.promise(id).verdict()).isEqualTo(Verdict.KEPT_UNCONFIRMED);
  }

  @Test
  void aYesRepairsNoLateAnswer() throws Exception {
    long id = ask();
    TestTime.advance(Duration.ofHours(49));
    requests.answer(id, answer(START.plusSeconds(60)), pair.mentor());

    requests.confirm(id, confirmation(YesNo.YES, null), pair.mentee());

    assertThat(requests.request(id).inTime()).isTrue();
    assertThat(requests.promise(id).verdict()).isEqualTo(Verdict.LATE);
  }

  @Test
  void aSilentMenteeClosesNothingButTheRequest() throws Exception {
    long id = answered();

    requests.closeUnconfirmed(id);

    assertThat(requests.request(id).state()).isEqualTo(RequestState.UNCONFIRMED);
    assertThat(requests.promise(id).verdict()).isEqualTo(Verdict.KEPT_UNCONFIRMED);
    assertThatThrownBy(() -> requests.confirm(id, confirmation(YesNo.YES, null), pair.mentee()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void tenAskAtOnceAndEachHasItsOwnPromise() throws Exception {
    List<Object> got = Together.act(10, i -> this::ask);

    assertThat(got).hasSize(10).allMatch(Long.class::isInstance).doesNotHaveDuplicates();
    assertThat(requests.of(reference))
        .extracting(HelpRequest::number)
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(answersPromised()).hasSize(10).allMatch(each -> each.verdict() == Verdict.OPEN);
  }

  @Test
  void ofTenTwoAreAnsweredAndTheRestEscalatedOnceEach() throws Exception {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      ids.add(ask());
    }
    requests.answer(ids.get(3), answer(START), pair.mentor());
    requests.answer(ids.get(7), answer(START), pair.mentor());
    TestTime.advance(Duration.ofHours(48));

    List<Object> got =
        Together.act(
            16,
            i ->
                () -> {
                  long id = requests.openOf(reference).get(i % 8).id();
                  commitments.escalate(reference, Promise.ANSWER, String.valueOf(id));
                  return "done";
                });

    assertThat(got).containsOnly("done");
    assertThat(answersPromised())
        .filteredOn(promise -> promise.verdict() == Verdict.LATE)
        .hasSize(8)
        .allSatisfy(
            promise -> assertThat(kinds(promise)).containsExactly(CommitmentNoteKind.ESCALATION));
    assertThat(answersPromised())
        .filteredOn(promise -> promise.verdict() == Verdict.KEPT_UNCONFIRMED)
        .hasSize(2)
        .allSatisfy(promise -> assertThat(kinds(promise)).isEmpty());
    assertThat(
            sql.queryForList(
                "select subject from broken_promise where reference = ?", String.class, reference))
        .hasSize(8)
        .doesNotContain(String.valueOf(ids.get(3)), String.valueOf(ids.get(7)));
  }

  @Test
  void ofTenWhoAnswerTheSameRequestOneDoes() throws Exception {
    long id = ask();

    List<Object> got =
        Together.act(
            10,
            i ->
                () -> {
                  requests.answer(id, answer(START), pair.mentor());
                  return "done";
                });

    assertThat(got).filteredOn("done"::equals).hasSize(1);
    assertThat(got).filteredOn(IllegalStateException.class::isInstance).hasSize(9);
    assertThat(answersPromised()).hasSize(1);
  }

  @Test
  void theCoordinationAsksAgainOrAnswersItself() throws Exception {
    long id = ask();
    TestTime.advance(Duration.ofHours(48));
    commitments.escalate(reference, Promise.ANSWER, String.valueOf(id));

    requests.unblock(id, new UnblockingSubmission(Unblocking.REMIND_MENTOR, "Appelé"), "coord");
    assertThat(requests.request(id).state()).isEqualTo(RequestState.OPEN);
    requests.unblock(id, new UnblockingSubmission(Unblocking.HANDLE, "Répondu"), "coord");

    assertThat(requests.request(id).state()).isEqualTo(RequestState.HANDLED);
    assertThat(requests.decisions(id))
        .extracting(UnblockingDecision::decision)
        .containsExactly(Unblocking.REMIND_MENTOR, Unblocking.HANDLE);
    Commitment promise = requests.promise(id);
    assertThat(promise.verdict()).isEqualTo(Verdict.LATE);
    assertThat(promise.stoppedAt()).isEqualTo(START.plus(Duration.ofHours(48)));
    assertThat(kinds(promise))
        .containsExactly(CommitmentNoteKind.ESCALATION, CommitmentNoteKind.HANDLED);
    assertThat(events.stream(PromiseBroken.class)).hasSize(1);
    assertThat(events.stream(MentorNudged.class))
        .singleElement()
        .satisfies(nudged -> assertThat(nudged.mentor()).isEqualTo(pair.mentor()));
    assertThatThrownBy(() -> requests.answer(id, answer(START), pair.mentor()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> requests.confirm(id, confirmation(YesNo.YES, null), pair.mentee()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void onlyThePairReadsWhatIsAskedAndAnswered() throws Exception {
    long id = ask();
    requests.answer(id, answer(START), pair.mentor());

    for (String account : List.of(pair.mentee(), pair.mentor())) {
      assertThat(requests.textFor(id, account, Set.of())).contains("Comment aborder un refus?");
      assertThat(requests.answerFor(id, account)).contains("Parlons-en jeudi");
    }
    assertThat(requests.textFor(id, "someone", Set.of("mentors"))).isEmpty();
    assertThat(requests.textFor(id, "coord", COORDINATORS)).isEmpty();
    assertThat(requests.answerFor(id, "coord")).isEmpty();
  }

  @Test
  void theCoordinationReadsALateRequestIfItsAuthorAllowedIt() throws Exception {
    long allowed = ask();
    long refused =
        requests.open(
            reference,
            new HelpRequestSubmission(
                RequestKind.HELP,
                "Entre nous",
                Channel.EMAIL,
                YesNo.NO,
                null,
                null,
                null,
                YesNo.NO),
            pair.mentee());
    assertThat(requests.textFor(allowed, "coord", COORDINATORS)).isEmpty();

    TestTime.advance(Duration.ofHours(48));
    for (long id : List.of(allowed, refused)) {
      commitments.escalate(reference, Promise.ANSWER, String.valueOf(id));
    }

    assertThat(requests.textFor(allowed, "coord", COORDINATORS)).isPresent();
    assertThat(requests.textFor(allowed, "audit", Set.of("auditors"))).isEmpty();
    assertThat(requests.textFor(refused, "coord", COORDINATORS)).isEmpty();
  }

  @Test
  void atTheEndWhatIsOpenGoesToTheCoordinationAndIsSettled() throws Exception {
    long open = ask();
    long late = ask();
    long answered = answered();
    long confirmed = answered();
    requests.confirm(confirmed, confirmation(YesNo.YES, null), pair.mentee());
    TestTime.advance(Duration.ofHours(47));
    long fresh = ask();
    TestTime.advance(Duration.ofHours(1));
    commitments.escalate(reference, Promise.ANSWER, String.valueOf(late));
    commitments.escalate(reference, Promise.ANSWER, String.valueOf(open));

    assertThat(requests.handOver(reference)).isEqualTo(3);

    assertThat(requests.openOf(reference))
        .extracting(HelpRequest::id)
        .containsExactly(open, late, fresh);
    assertThat(requests.request(answered).state()).isEqualTo(RequestState.UNCONFIRMED);
    assertThat(requests.request(confirmed).state()).isEqualTo(RequestState.CONFIRMED);
    assertThat(requests.promise(late).verdict()).isEqualTo(Verdict.LATE);
    assertThat(requests.promise(late).stoppedAt()).isNotNull();
    assertThat(requests.promise(fresh).verdict()).isEqualTo(Verdict.CANCELLED);
    assertThat(kinds(requests.promise(fresh))).containsExactly(CommitmentNoteKind.HANDED_OVER);
    assertThat(requests.handOver(reference)).isZero();

    requests.settle(reference, Settlement.ANSWERED_ELSEWHERE, "Réglé par téléphone", "coord");

    assertThat(requests.openOf(reference)).isEmpty();
    assertThat(requests.request(fresh).settlement()).isEqualTo(Settlement.ANSWERED_ELSEWHERE);
    assertThat(events.stream(RequestsSettled.class))
        .singleElement()
        .satisfies(settled -> assertThat(settled.requests()).isEqualTo(3));
  }

  @Test
  void theDatabaseRefusesAStateThatTheRowContradicts() throws Exception {
    long id = ask();

    for (String change :
        List.of(
            "state = 'ANSWERED'",
            "state = 'CONFIRMED'",
            "state = 'SETTLED'",
            "urgent = true",
            "answer = 'Oui'",
            "in_time_for_client = true",
            "state = 'HANDED_OVER'")) {
      assertThatThrownBy(
              () -> sql.update("update help_request set " + change + " where id = ?", id))
          .isInstanceOf(DataIntegrityViolationException.class);
    }
  }

  @Test
  void anAnswerInTheFutureIsRefusedAndChangesNothing() throws Exception {
    long id = ask();

    assertThatThrownBy(() -> requests.answer(id, answer(START.plusSeconds(1)), pair.mentor()))
        .hasMessageContaining("help_request_recorded_once_answered");

    assertThat(requests.request(id).state()).isEqualTo(RequestState.OPEN);
    assertThat(requests.promise(id).verdict()).isEqualTo(Verdict.OPEN);
  }

  private long ask() throws NotInService {
    return requests.open(reference, help(), pair.mentee());
  }

  private long answered() throws NotInService {
    long id = ask();
    requests.answer(id, answer(START), pair.mentor());
    return id;
  }

  private static HelpRequestSubmission help() {
    return new HelpRequestSubmission(
        RequestKind.HELP,
        "Comment aborder un refus?",
        Channel.PHONE,
        YesNo.NO,
        null,
        null,
        null,
        YesNo.YES);
  }

  private static HelpRequestSubmission urgent(LocalDate usefulUntil) {
    return new HelpRequestSubmission(
        RequestKind.INFORMATION,
        "Une personne attend",
        Channel.EMAIL,
        YesNo.YES,
        usefulUntil,
        null,
        null,
        YesNo.YES);
  }

  private static AnswerSubmission answer(Instant at) {
    return new AnswerSubmission("Parlons-en jeudi", Channel.PHONE, at, YesNo.NO);
  }

  private static AnswerConfirmationSubmission confirmation(YesNo inTime, YesNo forClient) {
    return new AnswerConfirmationSubmission(inTime, forClient, "Merci");
  }

  private List<Commitment> answersPromised() {
    return commitments.of(reference).stream()
        .filter(promise -> promise.promise() == Promise.ANSWER)
        .toList();
  }

  private static List<CommitmentNoteKind> kinds(Commitment promise) {
    return promise.notes().stream().map(CommitmentNote::kind).toList();
  }
}
