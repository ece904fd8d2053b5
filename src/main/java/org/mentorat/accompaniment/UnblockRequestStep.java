package org.mentorat.accompaniment;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.mentorat.commitment.Commitment;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.Side;
import org.mentorat.people.Directory;
import org.mentorat.people.Person;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The coordination sees to an answer that is late; it reads the request only if its author allowed
 * it (R19, R42).
 */
@Component
class UnblockRequestStep implements HumanStep<UnblockingSubmission> {

  private final Requests requests;
  private final PairView pair;
  private final Directory directory;
  private final ReaderTime time;
  private final MessageSource messages;
  private final Clock clock;

  UnblockRequestStep(
      Requests requests,
      PairView pair,
      Directory directory,
      ReaderTime time,
      MessageSource messages,
      Clock clock) {
    this.requests = requests;
    this.pair = pair;
    this.directory = directory;
    this.time = time;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public String formId() {
    return "unblock-request";
  }

  @Override
  public Class<UnblockingSubmission> submission() {
    return UnblockingSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    HelpRequest request = requests.request(step.subject());
    Commitment promise = requests.promise(step.subject());
    Map<String, Object> shown = pair.people(step);
    if (pair.peerName(step) != null) {
      shown.put("askedBy", shown.get(request.side() == Side.MENTEE ? "menteeName" : "mentorName"));
    }
    shown.put("substituteName", requests.substituteName(request).orElse(null));
    if (request.isWithCoMentor()) {
      Person coMentor = directory.person(request.addressedTo());
      shown.put("mentorName", coMentor.displayName());
      shown.put("mentorEmail", coMentor.email());
    }
    if (request.usefulUntil() != null) {
      shown.put("usefulUntil", time.date(request.usefulUntil(), step.locale()));
    }
    requests
        .textFor(step.subject(), step.account(), step.groups())
        .ifPresent(
            text -> {
              shown.put("requestText", text);
              shown.put(
                  "requestKind",
                  messages.getMessage(request.kind().messageKey(), null, step.locale()));
            });
    shown.put("answerLimit", time.dateTime(promise.currentLimit(), step.locale()));
    shown.put(
        "lateBy",
        time.duration(Duration.between(promise.currentLimit(), clock.instant()), step.locale()));
    shown.put("receivedAt", time.dateTime(request.requestedAt(), step.locale()));
    shown.put("reminders", pair.reminders(step));
    return shown;
  }
}
