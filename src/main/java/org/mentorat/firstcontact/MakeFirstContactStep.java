package org.mentorat.firstcontact;

import static java.time.temporal.ChronoUnit.MINUTES;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Refusals;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.Assignment;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.registration.RequestSummary;
import org.springframework.stereotype.Component;

/**
 * The mentor reads who the mentee is, makes contact, and says so; or declines with a reason (R23,
 * R36, R37, X9).
 */
@Component
class MakeFirstContactStep implements HumanStep<FirstContactSubmission> {

  private final MentorshipRegister mentorships;
  private final RequestSummary requests;
  private final Commitments commitments;
  private final PromiseWords words;
  private final ReaderTime time;
  private final Clock clock;

  MakeFirstContactStep(
      MentorshipRegister mentorships,
      RequestSummary requests,
      Commitments commitments,
      PromiseWords words,
      ReaderTime time,
      Clock clock) {
    this.mentorships = mentorships;
    this.requests = requests;
    this.commitments = commitments;
    this.words = words;
    this.time = time;
    this.clock = clock;
  }

  @Override
  public String formId() {
    return "make-first-contact";
  }

  @Override
  public Class<FirstContactSubmission> submission() {
    return FirstContactSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    // The mentor opened the assignment: that moment is stamped apart from its receipt (X8).
    mentorships.stampOpened(step.reference(), step.account());
    Commitment promise = commitments.current(step.reference(), Promise.FIRST_CONTACT).orElseThrow();
    Map<String, Object> shown = requests.of(step.reference(), step.locale());
    shown.put("receivedAt", time.dateTime(promise.startedAt(), step.locale()));
    shown.put("targetAt", time.dateTime(promise.targetAt(), step.locale()));
    shown.put("limitAt", time.dateTime(promise.limitAt(), step.locale()));
    shown.put("reminders", words.reminders(promise, step.locale()));
    shown.put("extension", words.extensions(promise, step.locale(), false));
    shown.put("contactedAt", clock.instant().truncatedTo(MINUTES).toString());
    return shown;
  }

  // What a person declares has to be possible: after the assignment was received, and not in the
  // future.
  @Override
  public void check(FirstContactSubmission submission, Step step, Refusals refusals) {
    Instant contactedAt = submission.contactedAt();
    if (contactedAt == null) {
      return;
    }
    Assignment assignment = mentorships.current(step.reference()).orElseThrow();
    if (contactedAt.isAfter(clock.instant())) {
      refusals.refuse("contactedAt", "firstcontact.inTheFuture");
    } else if (contactedAt.isBefore(assignment.receivedAt().truncatedTo(MINUTES))) {
      refusals.refuse(
          "contactedAt",
          "firstcontact.beforeTheAssignment",
          time.dateTime(assignment.receivedAt(), step.locale()));
    }
  }
}
