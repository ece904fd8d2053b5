package org.mentorat.closure;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mentorat.accompaniment.CheckIn;
import org.mentorat.accompaniment.CheckIns;
import org.mentorat.accompaniment.FirstMeeting;
import org.mentorat.accompaniment.HelpRequest;
import org.mentorat.accompaniment.Objectives;
import org.mentorat.accompaniment.Requests;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.firstcontact.FirstContacts;
import org.mentorat.meeting.Meeting;
import org.mentorat.meeting.MeetingState;
import org.mentorat.meeting.Meetings;
import org.mentorat.mentorship.Assignment;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Outcome;
import org.mentorat.mentorship.Side;
import org.mentorat.people.Directory;
import org.mentorat.people.Person;
import org.mentorat.people.Promises;
import org.mentorat.training.TrainingRequest;
import org.mentorat.training.TrainingRequests;
import org.mentorat.training.TrainingReviewSubmission;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The end of a mentorship: prepared by the mentor, then closed by the process itself, with an
 * attestation for each of the two (R51) and the day until which it is kept.
 */
@Service
@Transactional
public class Closures {

  private final Attestations attestations;
  private final MentorshipRegister mentorships;
  private final Commitments commitments;
  private final FirstContacts firstContacts;
  private final Objectives objectives;
  private final CheckIns checkIns;
  private final Requests requests;
  private final TrainingRequests trainings;
  private final Meetings meetings;
  private final EarlyEnds earlyEnds;
  private final Extensions extensions;
  private final ClosureProperties properties;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Closures(
      Attestations attestations,
      MentorshipRegister mentorships,
      Commitments commitments,
      FirstContacts firstContacts,
      Objectives objectives,
      CheckIns checkIns,
      Requests requests,
      TrainingRequests trainings,
      Meetings meetings,
      EarlyEnds earlyEnds,
      Extensions extensions,
      ClosureProperties properties,
      EntityManager entities,
      ApplicationEventPublisher events,
      Clock clock) {
    this.attestations = attestations;
    this.mentorships = mentorships;
    this.commitments = commitments;
    this.firstContacts = firstContacts;
    this.objectives = objectives;
    this.checkIns = checkIns;
    this.requests = requests;
    this.trainings = trainings;
    this.meetings = meetings;
    this.earlyEnds = earlyEnds;
    this.extensions = extensions;
    this.properties = properties;
    this.entities = entities;
    this.events = events;
    this.clock = clock;
  }

  /** The mentor prepares the ending, once. */
  public void prepare(String reference, EndingPreparationSubmission submission, String by) {
    mentorships.lock(reference);
    if (preparation(reference).isPresent()) {
      throw new IllegalStateException("the ending of " + reference + " is prepared");
    }
    Instant now = now();
    entities.persist(new EndingPreparation(reference, submission, by, now));
    entities.flush();
    events.publishEvent(new EndingPrepared(reference, by, now));
  }

  public Optional<EndingPreparation> preparation(String reference) {
    return Optional.ofNullable(entities.find(EndingPreparation.class, reference));
  }

  /**
   * The service ends: what nobody has answered goes to the coordination.
   *
   * @return how much that is, requests for help and for training together
   */
  public int begin(String reference) {
    earlyEnds.endService(reference);
    extensions.endService(reference);
    meetings.endService(reference);
    return requests.handOver(reference) + trainings.waitingOf(reference).size();
  }

  /** When both are reminded to evaluate, counted from the beginning of the closure. */
  public Duration evaluationReminder(String reference) {
    Promises promises = mentorships.mentorship(reference).project().promises();
    return earlyEnds.hasEnded(reference)
        ? promises.shortEvaluationReminder()
        : promises.evaluationReminder();
  }

  /** After how long the closure goes on without an evaluation. */
  public Duration evaluationLimit(String reference) {
    Promises promises = mentorships.mentorship(reference).project().promises();
    return earlyEnds.hasEnded(reference)
        ? promises.shortEvaluationLimit()
        : promises.evaluationLimit();
  }

  /** The coordination settles what the end of the service left to it. */
  public void settle(String reference, SettlementSubmission submission, String by) {
    if (submission.outcome() != null) {
      requests.settle(reference, submission.outcome(), submission.note(), by);
    }
    TrainingReviewSubmission review =
        new TrainingReviewSubmission(submission.trainingDecision(), submission.note());
    for (TrainingRequest training : trainings.waitingOf(reference)) {
      trainings.review(training.id(), review, by);
    }
  }

  /**
   * Closes a mentorship whose service has run: attests it to both, ends the promise of its period
   * where one runs, frees the mentor's place, starts the retention.
   */
  public void close(String reference) {
    mentorships.lock(reference);
    Mentorship mentorship = mentorships.mentorship(reference);
    if (mentorship.serviceStartsAt() == null) {
      throw new IllegalStateException("no service was opened in " + reference);
    }
    Optional<Person> mentor = mentorships.current(reference).map(Assignment::mentor);
    Instant now = now();
    Outcome outcome = earlyEnds.hasEnded(reference) ? Outcome.ENDED_EARLY : Outcome.COMPLETED;
    mentorships.close(reference, outcome, null, null);
    commitments
        .current(reference, Promise.SERVICE_PERIOD)
        .ifPresent(running -> commitments.keep(reference, Promise.SERVICE_PERIOD, null, true));
    int contacts = contacts(reference);
    attest(mentorship, Side.MENTEE, mentorship.mentee(), contacts, now);
    mentor.ifPresent(person -> attest(mentorship, Side.MENTOR, person, contacts, now));
    LocalDate keepUntil = LocalDate.ofInstant(now, Directory.ZONE).plus(properties.retention());
    entities.persist(new Retention(reference, now, keepUntil));
    entities.flush();
    events.publishEvent(new RetentionStarted(reference, keepUntil, now));
  }

  /** What the service attests to this side; empty before the closure. */
  public Optional<Attestation> attestation(String reference, Side side) {
    return attestations.findByReferenceAndSide(reference, side);
  }

  /** The attestation that bears this code, if one does. */
  public Optional<Attestation> verify(String code) {
    return attestations.findByCode(code);
  }

  /** Until when a closed mentorship is kept; empty before the closure. */
  public Optional<LocalDate> keptUntil(String reference) {
    return Optional.ofNullable(entities.find(Retention.class, reference)).map(Retention::keepUntil);
  }

  private void attest(Mentorship mentorship, Side side, Person person, int contacts, Instant now) {
    String reference = mentorship.reference();
    attestations.saveAndFlush(
        new Attestation(
            reference,
            side,
            person,
            mentorship.serviceStartsAt(),
            mentorship.serviceEndsAt(),
            contacts,
            VerificationCodes.next(),
            now));
    events.publishEvent(new AttestationIssued(reference, side, person.account(), now));
  }

  private int contacts(String reference) {
    return (firstContacts.of(reference).isPresent() ? 1 : 0)
        + (objectives.firstMeeting(reference).isPresent() ? 1 : 0)
        + (int) checkIns.of(reference).stream().filter(CheckIn::isHeld).count()
        + (int) requests.of(reference).stream().filter(HelpRequest::isAnswered).count()
        + heldOnOtherDays(reference);
  }

  // The same meeting may also be told as the first one, or as a follow-up: it counts once.
  private int heldOnOtherDays(String reference) {
    Set<LocalDate> told =
        Stream.concat(
                objectives.firstMeeting(reference).stream()
                    .map(FirstMeeting::heldAt)
                    .map(this::day),
                checkIns.of(reference).stream()
                    .filter(CheckIn::isHeld)
                    .map(held -> held.heldOn() == null ? held.menteeHeldOn() : held.heldOn()))
            .collect(Collectors.toSet());
    return (int)
        meetings.of(reference).stream()
            .filter(meeting -> meeting.state() == MeetingState.HELD)
            .map(Meeting::beginsAt)
            .filter(begin -> !told.contains(day(begin)))
            .count();
  }

  private LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, Directory.ZONE);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
