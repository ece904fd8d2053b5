package org.mentorat.closure;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mentorat.accompaniment.CheckIn;
import org.mentorat.accompaniment.CheckIns;
import org.mentorat.accompaniment.FirstMeeting;
import org.mentorat.accompaniment.HelpRequest;
import org.mentorat.accompaniment.Objectives;
import org.mentorat.accompaniment.Requests;
import org.mentorat.comentor.CoMentors;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.firstcontact.FirstContact;
import org.mentorat.firstcontact.FirstContacts;
import org.mentorat.handover.MentorChange;
import org.mentorat.handover.MentorChanges;
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
import org.mentorat.training.TrainingDecision;
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
  private final MentorChanges changes;
  private final CoMentors coMentors;
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
      MentorChanges changes,
      CoMentors coMentors,
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
    this.changes = changes;
    this.coMentors = coMentors;
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
    changes.endService(reference);
    endCoMentorships(reference);
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
    Optional<Assignment> assignment = mentorships.current(reference);
    Instant now = now();
    Outcome outcome = earlyEnds.hasEnded(reference) ? Outcome.ENDED_EARLY : mentorship.closesAs();
    mentorships.close(reference, outcome, null, null);
    commitments
        .current(reference, Promise.SERVICE_PERIOD)
        .ifPresent(running -> commitments.keep(reference, Promise.SERVICE_PERIOD, null, true));
    Instant start = mentorship.serviceStartsAt();
    attest(mentorship, Side.MENTEE, mentorship.mentee(), start, contacts(reference), now);
    assignment.ifPresent(
        last -> {
          // Nothing is attested to who took over of the time before.
          boolean tookOver = last.assignedAt().isAfter(start);
          attest(
              mentorship,
              Side.MENTOR,
              last.mentor(),
              tookOver ? last.assignedAt() : start,
              tookOver ? contacts(reference, last.assignedAt()) : contacts(reference),
              now);
        });
    keep(reference, now);
  }

  /**
   * Closes a mentorship whose project ended before its service opened: frees the mentor's place,
   * lifts the promise that runs, starts the retention. There is nothing to attest.
   *
   * @param by the account that ended the project; null, as the reason, when its date did
   */
  public void closeUnserved(String reference, String by, String reason) {
    mentorships.lock(reference);
    if (mentorships.mentorship(reference).serviceStartsAt() != null) {
      throw new IllegalStateException("a service was opened in " + reference);
    }
    for (Promise promise : List.of(Promise.ASSIGNMENT, Promise.FIRST_CONTACT)) {
      if (commitments.current(reference, promise).isPresent()) {
        commitments.cancel(reference, promise, CommitmentNoteKind.PROJECT_ENDED, by, reason);
      }
    }
    mentorships.close(reference, Outcome.PROJECT_ENDED, by, reason);
    keep(reference, now());
  }

  /**
   * Closes a mentorship whose mentee withdrew, whatever its phase: lifts every promise that runs,
   * ends what is open, frees the mentor's place, starts the retention of the proofs. There is
   * nothing to evaluate and nothing to attest.
   *
   * @param by the account of whoever asked for it
   * @param note why what was open is settled
   */
  public void closeWithdrawn(String reference, String by, String note) {
    mentorships.lock(reference);
    commitments.cancelAll(reference, CommitmentNoteKind.WITHDRAWN, by);
    earlyEnds.withdrawn(reference);
    extensions.endService(reference);
    meetings.endService(reference);
    changes.endService(reference);
    endCoMentorships(reference);
    requests.withdrawn(reference, note, by);
    TrainingReviewSubmission review =
        new TrainingReviewSubmission(TrainingDecision.ANSWER_OTHERWISE, note);
    for (TrainingRequest training : trainings.waitingOf(reference)) {
      trainings.review(training.id(), review, by);
    }
    mentorships.close(reference, Outcome.WITHDRAWN, by, null);
    keep(reference, now());
  }

  private void endCoMentorships(String reference) {
    for (String coMentor : coMentors.endService(reference)) {
      requests.passOn(reference, coMentor, false, null);
    }
  }

  private void keep(String reference, Instant now) {
    LocalDate keepUntil = LocalDate.ofInstant(now, Directory.ZONE).plus(properties.retention());
    entities.persist(new Retention(reference, now, keepUntil));
    entities.flush();
    events.publishEvent(new RetentionStarted(reference, keepUntil, now));
  }

  /**
   * Undoes what a closing by error left: what it attested and what both said of it are kept, void;
   * the early end by which the service ended counts no more; nothing counts towards erasure.
   *
   * @param correction the id of the correction that undoes it
   */
  public void undo(String reference, long correction) {
    mentorships.lock(reference);
    entities.flush();
    for (String kept : List.of("attestation", "mentee_evaluation", "mentor_evaluation")) {
      entities
          .createNativeQuery(
              "update "
                  + kept
                  + " set voided_by = :correction where reference = :reference and voided_by is null")
          .setParameter("correction", correction)
          .setParameter("reference", reference)
          .executeUpdate();
    }
    entities
        .createNativeQuery("delete from retention where reference = :reference")
        .setParameter("reference", reference)
        .executeUpdate();
    earlyEnds.done(reference).ifPresent(EarlyEnd::voided);
    entities.flush();
  }

  /** What the service attests to this side; empty before the closure. */
  public Optional<Attestation> attestation(String reference, Side side) {
    return attestations.findByReferenceAndSideAndVoidedByIsNull(reference, side);
  }

  /** All that the service attests to this person, the newest first; nothing that is void. */
  public List<Attestation> attestationsOf(String account) {
    return attestations.findByPersonAccountAndVoidedByIsNullOrderByIssuedAtDescIdDesc(account);
  }

  /** The attestation that bears this code, if one does; it may be {@link Attestation#isVoided}. */
  public Optional<Attestation> verify(String code) {
    return attestations.findByCode(code);
  }

  /** Until when a closed mentorship is kept; empty before the closure. */
  public Optional<LocalDate> keptUntil(String reference) {
    return Optional.ofNullable(entities.find(Retention.class, reference)).map(Retention::keepUntil);
  }

  private void attest(
      Mentorship mentorship, Side side, Person person, Instant since, int contacts, Instant now) {
    String reference = mentorship.reference();
    attestations.saveAndFlush(
        new Attestation(
            reference,
            side,
            person,
            since,
            mentorship.serviceEndsAt(),
            contacts,
            VerificationCodes.next(),
            now));
    events.publishEvent(new AttestationIssued(reference, side, person.account(), now));
  }

  private int contacts(String reference) {
    return contacts(reference, Instant.EPOCH);
  }

  // The forms know minutes only.
  private int contacts(String reference, Instant takenOver) {
    Instant since = takenOver.truncatedTo(ChronoUnit.MINUTES);
    return (int)
            Stream.of(
                    firstContacts.of(reference).map(FirstContact::contactedAt).stream(),
                    objectives.firstMeeting(reference).map(FirstMeeting::heldAt).stream(),
                    checkIns.of(reference).stream().filter(CheckIn::isHeld).map(CheckIn::openedAt),
                    requests.of(reference).stream()
                        .filter(HelpRequest::isAnswered)
                        .map(HelpRequest::answerRecordedAt),
                    changes.of(reference).stream()
                        .map(MentorChange::contactedAt)
                        .filter(Objects::nonNull))
                .flatMap(Function.identity())
                .filter(moment -> !moment.isBefore(since))
                .count()
        + heldOnOtherDays(reference, since);
  }

  // The same meeting may also be told as the first one, or as a follow-up: it counts once.
  private int heldOnOtherDays(String reference, Instant since) {
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
            .filter(begin -> !begin.isBefore(since))
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
