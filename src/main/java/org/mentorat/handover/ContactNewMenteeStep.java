package org.mentorat.handover;

import static java.time.temporal.ChronoUnit.MINUTES;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.mentorat.accompaniment.EarlierExchanges;
import org.mentorat.accompaniment.PairTerms;
import org.mentorat.accompaniment.PairView;
import org.mentorat.accompaniment.Requests;
import org.mentorat.accompaniment.Terms;
import org.mentorat.actionplan.ActionPlans;
import org.mentorat.comentor.CoMentorView;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Refusals;
import org.mentorat.engine.Step;
import org.mentorat.firstcontact.PromiseWords;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The mentor who takes over gets in touch with the mentee, and reads what is handed over: the
 * objectives, the plan, the terms; what was said before only as the mentee allows (R36, R80).
 */
@Component
class ContactNewMenteeStep implements HumanStep<NewContactSubmission> {

  private final MentorshipRegister mentorships;
  private final Commitments commitments;
  private final Requests requests;
  private final PairTerms pairTerms;
  private final ActionPlans plans;
  private final EarlierExchanges earlier;
  private final PairView pair;
  private final CoMentorView coMentors;
  private final PromiseWords words;
  private final ReaderTime time;
  private final MessageSource messages;
  private final Clock clock;

  ContactNewMenteeStep(
      MentorshipRegister mentorships,
      Commitments commitments,
      Requests requests,
      PairTerms pairTerms,
      ActionPlans plans,
      EarlierExchanges earlier,
      PairView pair,
      CoMentorView coMentors,
      PromiseWords words,
      ReaderTime time,
      MessageSource messages,
      Clock clock) {
    this.mentorships = mentorships;
    this.commitments = commitments;
    this.requests = requests;
    this.pairTerms = pairTerms;
    this.plans = plans;
    this.earlier = earlier;
    this.pair = pair;
    this.coMentors = coMentors;
    this.words = words;
    this.time = time;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public String formId() {
    return "contact-new-mentee";
  }

  @Override
  public Class<NewContactSubmission> submission() {
    return NewContactSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Commitment promise = promise(step);
    Map<String, Object> shown = pair.objectives(step);
    shown.put("menteeName", pair.menteeName(step));
    shown.put("menteeEmail", mentorships.mentorship(step.reference()).mentee().email());
    shown.put("contactLimit", time.dateTime(promise.limitAt(), step.locale()));
    shown.put("reminders", words.reminders(promise, step.locale()));
    shown.put("openRequests", String.valueOf(requests.openToMentor(step.reference())));
    shown.put("coMentors", coMentors.contributions(step));
    plans
        .inForce(step.reference())
        .ifPresent(plan -> shown.put("planStrategies", String.join("\n", plan.strategies())));
    pairTerms
        .current(step.reference())
        .filter(Terms::isAccepted)
        .ifPresent(
            terms -> {
              shown.put(
                  "termsFrequency",
                  messages.getMessage(terms.frequency().messageKey(), null, step.locale()));
              shown.put("termsRules", terms.rules());
            });
    shown.put("earlierExchanges", earlier.words(step));
    return shown;
  }

  // The form knows minutes only: a contact in the minute of the hand-over is possible.
  @Override
  public void check(NewContactSubmission submission, Step step, Refusals refusals) {
    Instant contactedAt = submission.contactedAt();
    if (contactedAt == null) {
      return;
    }
    Instant handedOver = promise(step).startedAt();
    if (contactedAt.isAfter(clock.instant())) {
      refusals.refuse("contactedAt", "handover.contactInTheFuture");
    } else if (contactedAt.isBefore(handedOver.truncatedTo(MINUTES))) {
      refusals.refuse(
          "contactedAt",
          "handover.contactBeforeTheHandOver",
          time.dateTime(handedOver, step.locale()));
    }
  }

  private Commitment promise(Step step) {
    return commitments.current(step.reference(), Promise.NEW_MENTOR_CONTACT).orElseThrow();
  }
}
