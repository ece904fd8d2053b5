package org.mentorat.closure;

import java.util.HashMap;
import java.util.Map;
import org.mentorat.accompaniment.HelpRequest;
import org.mentorat.accompaniment.PairView;
import org.mentorat.accompaniment.Requests;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.training.TrainingRequest;
import org.mentorat.training.TrainingRequests;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The coordination settles what the end of the service left open; of requests for help it sees the
 * dates, never the words (R19).
 */
@Component
class SettleRequestsStep implements HumanStep<SettlementSubmission> {

  private final Requests requests;
  private final TrainingRequests trainings;
  private final MentorshipRegister mentorships;
  private final PairView pair;
  private final ReaderTime time;
  private final MessageSource messages;

  SettleRequestsStep(
      Requests requests,
      TrainingRequests trainings,
      MentorshipRegister mentorships,
      PairView pair,
      ReaderTime time,
      MessageSource messages) {
    this.requests = requests;
    this.trainings = trainings;
    this.mentorships = mentorships;
    this.pair = pair;
    this.time = time;
    this.messages = messages;
  }

  @Override
  public String formId() {
    return "settle-requests";
  }

  @Override
  public Class<SettlementSubmission> submission() {
    return SettlementSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Map<String, Object> shown = new HashMap<>(pair.people(step));
    shown.put("serviceEndedOn", pair.serviceEndsOn(step));
    shown.put("reminders", pair.reminders(step));
    shown.put(
        "openRequests",
        requests.openOf(step.reference()).stream().map(request -> row(request, step)).toList());
    shown.put(
        "openTrainings",
        trainings.waitingOf(step.reference()).stream()
            .map(training -> row(training, step))
            .toList());
    return shown;
  }

  private Map<String, Object> row(TrainingRequest training, Step step) {
    boolean byMentee =
        mentorships.mentorship(step.reference()).mentee().account().equals(training.requestedBy());
    return Map.of(
        "topic",
        training.topic(),
        "requestedRole",
        messages.getMessage(
            byMentee ? "training.role.mentee" : "training.role.mentor", null, step.locale()),
        "receivedAt",
        time.dateTime(training.requestedAt(), step.locale()));
  }

  private Map<String, Object> row(HelpRequest request, Step step) {
    Map<String, Object> row = new HashMap<>();
    row.put(
        "request",
        messages.getMessage("closure.request", new Object[] {request.number()}, step.locale()));
    row.put("receivedAt", time.dateTime(request.requestedAt(), step.locale()));
    row.put(
        "answerLimit", time.dateTime(requests.promise(request.id()).currentLimit(), step.locale()));
    row.put(
        "usefulUntil",
        request.usefulUntil() == null ? null : time.date(request.usefulUntil(), step.locale()));
    return row;
  }
}
