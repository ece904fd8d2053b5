package org.mentorat.accompaniment;

import java.time.Instant;
import java.util.Map;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.mentorat.people.Directory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Who asked says whether an answer came in time; silence closes it unconfirmed (R26). */
@Component
class ConfirmAnswerStep implements HumanStep<AnswerConfirmationSubmission> {

  private final Requests requests;
  private final PairView pair;
  private final Directory directory;
  private final ReaderTime time;
  private final MessageSource messages;

  ConfirmAnswerStep(
      Requests requests,
      PairView pair,
      Directory directory,
      ReaderTime time,
      MessageSource messages) {
    this.requests = requests;
    this.pair = pair;
    this.directory = directory;
    this.time = time;
    this.messages = messages;
  }

  @Override
  public String formId() {
    return "confirm-answer";
  }

  @Override
  public Class<AnswerConfirmationSubmission> submission() {
    return AnswerConfirmationSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    HelpRequest request = requests.request(step.subject());
    Instant closesAt = pair.after(step, pair.promises(step).confirmLimit());
    Map<String, Object> shown = pair.closing(step, pair.orServiceEnd(step, closesAt));
    shown.put(
        "requestText",
        requests.textFor(step.subject(), step.account(), step.groups()).orElse(null));
    shown.put("receivedAt", time.dateTime(request.requestedAt(), step.locale()));
    if (request.usefulUntil() != null) {
      shown.put("usefulUntil", time.date(request.usefulUntil(), step.locale()));
    }
    String answeredBy = directory.person(request.answeredBy()).displayName();
    boolean peers = pair.peerName(step) != null;
    shown.put("mentorName", peers ? null : answeredBy);
    shown.put("peerName", peers ? answeredBy : null);
    shown.put(
        "answerChannel",
        messages.getMessage(request.answerChannel().messageKey(), null, step.locale()));
    shown.put("answerText", requests.answerFor(step.subject(), step.account()).orElse(null));
    shown.put("answeredAt", time.dateTime(request.answeredAt(), step.locale()));
    return shown;
  }
}
