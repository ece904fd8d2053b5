package org.mentorat.firstcontact;

import static java.time.temporal.ChronoUnit.MINUTES;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
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
import org.mentorat.people.Deadlines;
import org.mentorat.people.DeadlinesCount;
import org.mentorat.people.Directory;
import org.mentorat.people.Person;
import org.mentorat.registration.RequestSummary;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The first contact is late: a coordinator gives more time or entrusts the mentee to somebody else
 * (R36).
 */
@Component
class DecideLateFirstContactStep implements HumanStep<LateFirstContactSubmission> {

  /** A new limit beyond this would be a second promise, not an extension. */
  private static final Duration LONGEST_EXTENSION = Duration.ofDays(7);

  private static final Duration USUAL_EXTENSION = Duration.ofHours(24);

  private final Directory directory;
  private final MentorshipRegister mentorships;
  private final RequestSummary requests;
  private final Commitments commitments;
  private final PromiseWords words;
  private final ReaderTime time;
  private final MessageSource messages;
  private final Deadlines deadlines;
  private final Clock clock;

  DecideLateFirstContactStep(
      Directory directory,
      MentorshipRegister mentorships,
      RequestSummary requests,
      Commitments commitments,
      PromiseWords words,
      ReaderTime time,
      MessageSource messages,
      Deadlines deadlines,
      Clock clock) {
    this.directory = directory;
    this.mentorships = mentorships;
    this.requests = requests;
    this.commitments = commitments;
    this.words = words;
    this.time = time;
    this.messages = messages;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  @Override
  public String formId() {
    return "decide-late-first-contact";
  }

  @Override
  public Class<LateFirstContactSubmission> submission() {
    return LateFirstContactSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Assignment assignment = mentorships.current(step.reference()).orElseThrow();
    Commitment promise = commitments.current(step.reference(), Promise.FIRST_CONTACT).orElseThrow();
    Person mentor = assignment.mentor();
    Instant now = clock.instant();
    DeadlinesCount count = mentorships.mentorship(step.reference()).deadlinesCount();
    Map<String, Object> request = requests.of(step.reference(), step.locale());
    Map<String, Object> shown = new HashMap<>();
    for (String key :
        new String[] {"reference", "menteeName", "menteeWorkplace", "clientWaitingUntil"}) {
      shown.put(key, request.get(key));
    }
    shown.put("mentorName", mentor.displayName());
    shown.put("mentorEmail", mentor.email());
    directory
        .mentor(mentor.account())
        .ifPresent(
            profile ->
                shown.put(
                    "mentorLoad",
                    messages.getMessage(
                        "firstcontact.mentorLoad",
                        new Object[] {profile.load(), profile.capacity()},
                        step.locale())));
    shown.put("receivedAt", time.dateTime(promise.startedAt(), step.locale()));
    shown.put("limitAt", time.dateTime(promise.limitAt(), step.locale()));
    shown.put("lateBy", time.duration(Duration.between(promise.limitAt(), now), step.locale()));
    shown.put("opened", moment(assignment.openedAt(), step));
    shown.put("notified", moment(assignment.notifiedAt(), step));
    shown.put("reminders", words.reminders(promise, step.locale()));
    shown.put("previousExtensions", words.extensions(promise, step.locale(), true));
    shown.put(
        "newLimit", deadlines.after(count, now, USUAL_EXTENSION).truncatedTo(MINUTES).toString());
    return shown;
  }

  private String moment(Instant moment, Step step) {
    return moment == null
        ? messages.getMessage("firstcontact.notYet", null, step.locale())
        : time.dateTime(moment, step.locale());
  }

  @Override
  public void check(LateFirstContactSubmission submission, Step step, Refusals refusals) {
    Instant newLimit = submission.newLimit();
    if (newLimit == null) {
      return;
    }
    Instant now = clock.instant();
    if (!newLimit.isAfter(now)) {
      refusals.refuse("newLimit", "firstcontact.newLimitInThePast");
    } else if (newLimit.isAfter(now.plus(LONGEST_EXTENSION))) {
      refusals.refuse("newLimit", "firstcontact.newLimitTooFar", LONGEST_EXTENSION.toDays());
    }
  }
}
