package org.mentorat.accompaniment;

import static java.time.temporal.ChronoUnit.MINUTES;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.CommitmentNote;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Refusals;
import org.mentorat.engine.Step;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The mentor, between peers the one who has not asked, answers a request, and says when (R25). */
@Component
class AnswerRequestStep implements HumanStep<AnswerSubmission> {

  private final Requests requests;
  private final PairView pair;
  private final EarlierExchanges earlier;
  private final ReaderTime time;
  private final MessageSource messages;
  private final Clock clock;

  AnswerRequestStep(
      Requests requests,
      PairView pair,
      EarlierExchanges earlier,
      ReaderTime time,
      MessageSource messages,
      Clock clock) {
    this.requests = requests;
    this.pair = pair;
    this.earlier = earlier;
    this.time = time;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public String formId() {
    return "answer-request";
  }

  @Override
  public Class<AnswerSubmission> submission() {
    return AnswerSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    HelpRequest request = requests.request(step.subject());
    Commitment promise = requests.promise(step.subject());
    Instant now = clock.instant();
    Map<String, Object> shown = new HashMap<>();
    String peer = pair.peerName(step);
    shown.put("menteeName", peer == null ? pair.menteeName(step) : null);
    shown.put("peerName", peer);
    shown.put("requestKind", text(request.kind().messageKey(), step));
    shown.put(
        "requestText",
        requests.textFor(step.subject(), step.account(), step.groups()).orElse(null));
    shown.put("requestChannel", text(request.channel().messageKey(), step));
    if (request.usefulUntil() != null) {
      shown.put("usefulUntil", time.date(request.usefulUntil(), step.locale()));
    }
    shown.put("answerLimit", time.dateTime(promise.currentLimit(), step.locale()));
    Instant target = requests.target(promise);
    if (now.isBefore(target)) {
      shown.put("answerTarget", time.dateTime(target, step.locale()));
    }
    shown.put("receivedAt", time.dateTime(request.requestedAt(), step.locale()));
    shown.put("reminders", reminders(promise, step));
    boolean standsIn = requests.isSubstitute(request, step.account());
    shown.put("insteadOf", standsIn ? pair.mentorName(step) : null);
    // Who stands in, and a co-mentor, see what they are to answer, and nothing of the rest.
    if (!standsIn && !request.isWithCoMentor()) {
      RequestShares shares = requests.shares(request.reference(), request.side());
      shown.put("urgentShare", share(shares.urgent(), shares, step));
      shown.put("quickShare", share(shares.quick(), shares, step));
    }
    shown.put("answeredAt", now.truncatedTo(MINUTES).toString());
    shown.put("earlierExchanges", earlier.words(step));
    requests.stampRead(step.subject(), step.account());
    return shown;
  }

  // The form knows minutes only: an answer in the minute of the request is possible.
  @Override
  public void check(AnswerSubmission submission, Step step, Refusals refusals) {
    Instant answeredAt = submission.answeredAt();
    if (answeredAt == null) {
      return;
    }
    Instant requestedAt = requests.request(step.subject()).requestedAt();
    if (answeredAt.isAfter(clock.instant())) {
      refusals.refuse("answeredAt", "accompaniment.answerInTheFuture");
    } else if (answeredAt.isBefore(requestedAt.truncatedTo(MINUTES))) {
      refusals.refuse(
          "answeredAt",
          "accompaniment.answerBeforeTheRequest",
          time.dateTime(requestedAt, step.locale()));
    }
  }

  // By the promise, and by the coordination.
  private String reminders(Commitment promise, Step step) {
    return pair.words(
        Stream.concat(
                promise.notes().stream()
                    .filter(note -> note.kind() == CommitmentNoteKind.REMINDER)
                    .map(CommitmentNote::at),
                requests.decisions(step.subject()).stream()
                    .filter(decision -> decision.decision() == Unblocking.REMIND_MENTOR)
                    .map(UnblockingDecision::decidedAt))
            .toList(),
        step.locale());
  }

  private String share(long some, RequestShares shares, Step step) {
    return some == 0
        ? null
        : messages.getMessage(
            "accompaniment.share", new Object[] {some, shares.all()}, step.locale());
  }

  private String text(String key, Step step) {
    return messages.getMessage(key, null, step.locale());
  }
}
