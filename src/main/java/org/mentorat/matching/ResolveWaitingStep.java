package org.mentorat.matching;

import java.util.Map;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.mentorat.firstcontact.DeclineSummary;
import org.mentorat.mentorship.Hold;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.ResolveWaitingSubmission;
import org.mentorat.registration.RequestSummary;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * A coordinator looks after a person for whom no mentor is free: search again, or refer elsewhere.
 */
@Component
class ResolveWaitingStep implements HumanStep<ResolveWaitingSubmission> {

  private final Matching matching;
  private final MentorshipRegister mentorships;
  private final RequestSummary requests;
  private final DeclineSummary declines;
  private final Commitments commitments;
  private final ReaderTime time;
  private final MessageSource messages;

  ResolveWaitingStep(
      Matching matching,
      MentorshipRegister mentorships,
      RequestSummary requests,
      DeclineSummary declines,
      Commitments commitments,
      ReaderTime time,
      MessageSource messages) {
    this.matching = matching;
    this.mentorships = mentorships;
    this.requests = requests;
    this.declines = declines;
    this.commitments = commitments;
    this.time = time;
    this.messages = messages;
  }

  @Override
  public String formId() {
    return "resolve-waiting";
  }

  @Override
  public Class<ResolveWaitingSubmission> submission() {
    return ResolveWaitingSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Mentorship mentorship = mentorships.mentorship(step.reference());
    Ranking ranking = matching.rank(step.reference(), step.locale());
    Map<String, Object> shown = requests.of(step.reference(), step.locale());
    shown.put("declines", declines.of(step.reference(), step.locale()));
    commitments
        .current(step.reference(), Promise.ASSIGNMENT)
        .ifPresent(
            promise ->
                shown.put("assignmentLimit", time.dateTime(promise.limitAt(), step.locale())));
    shown.put("waitingReason", waitingReason(step, ranking));
    shown.put("excluded", MentorChoiceView.exclusions(ranking));
    shown.put("lastSearch", time.dateTime(mentorship.lastSearchedAt(), step.locale()));
    shown.put(
        "nextSearch",
        time.dateTime(
            mentorship.lastSearchedAt().plus(mentorship.project().promises().newSearch()),
            step.locale()));
    return shown;
  }

  // Either a coordinator chose to wait, and said why, or nobody was free at the last search.
  private String waitingReason(Step step, Ranking ranking) {
    return mentorships
        .currentHold(step.reference())
        .map(Hold::reason)
        .orElseGet(
            () ->
                messages.getMessage(
                    ranking.eligible() > 0 ? "matching.someoneIsFreeNow" : "matching.nobodyIsFree",
                    new Object[] {ranking.eligible()},
                    step.locale()));
  }
}
