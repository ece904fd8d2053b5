package org.mentorat.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mentorat.accompaniment.PairView;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.Directory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The coordination decides on a request for training (R43). */
@Component
class ReviewTrainingRequestStep implements HumanStep<TrainingReviewSubmission> {

  private static final int MOST_SIMILAR = 10;

  private final TrainingRequests requests;
  private final MentorshipRegister mentorships;
  private final Directory directory;
  private final PairView pair;
  private final ReaderTime time;
  private final MessageSource messages;

  ReviewTrainingRequestStep(
      TrainingRequests requests,
      MentorshipRegister mentorships,
      Directory directory,
      PairView pair,
      ReaderTime time,
      MessageSource messages) {
    this.requests = requests;
    this.mentorships = mentorships;
    this.directory = directory;
    this.pair = pair;
    this.time = time;
    this.messages = messages;
  }

  @Override
  public String formId() {
    return "review-training-request";
  }

  @Override
  public Class<TrainingReviewSubmission> submission() {
    return TrainingReviewSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    TrainingRequest request = requests.request(step.subject());
    boolean byMentee =
        mentorships
            .mentorship(request.reference())
            .mentee()
            .account()
            .equals(request.requestedBy());
    Map<String, Object> shown = new HashMap<>();
    shown.put("requestedBy", directory.person(request.requestedBy()).displayName());
    shown.put(
        "requestedRole", text(byMentee ? "training.role.mentee" : "training.role.mentor", step));
    shown.put("receivedAt", time.dateTime(request.requestedAt(), step.locale()));
    shown.put("reference", request.reference());
    shown.put("trainingTopic", request.topic());
    shown.put("trainingNeed", request.need());
    shown.put("trainingAudience", text(request.audience().messageKey(), step));
    shown.put("similarRequests", similar(step));
    shown.put("reminders", pair.reminders(step));
    return shown;
  }

  private String similar(Step step) {
    List<TrainingRequest> others = requests.similarTo(step.subject(), MOST_SIMILAR);
    return others.isEmpty()
        ? null
        : others.stream()
            .map(
                other ->
                    text(
                        "training.similar",
                        step,
                        other.topic(),
                        other.reference(),
                        time.dateTime(other.requestedAt(), step.locale())))
            .collect(Collectors.joining("\n"));
  }

  private String text(String key, Step step, Object... args) {
    return messages.getMessage(key, args, step.locale());
  }
}
