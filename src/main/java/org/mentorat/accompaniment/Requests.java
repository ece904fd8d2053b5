package org.mentorat.accompaniment;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.commitment.Verdict;
import org.mentorat.firstcontact.YesNo;
import org.mentorat.mentorship.AssignmentEnd;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.NotInService;
import org.mentorat.people.Directory;
import org.mentorat.people.Promises;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The requests of mentees and their answers (R25, R41, R42): any number at once, each with its own
 * promise in the ledger, which this service opens, answers and ends in the same transaction. Each
 * change locks the request's row first: of many who answer at once one does. Reminders and the
 * passing of the limit are the process's to tell the ledger, with {@link HelpRequest#subject}.
 */
@Service
@Transactional
public class Requests {

  private static final String COORDINATORS = "coordinators";
  private static final Set<RequestState> UNANSWERED =
      Set.of(RequestState.OPEN, RequestState.HANDED_OVER);

  private final HelpRequests requests;
  private final UnblockingDecisions unblockings;
  private final MentorshipRegister mentorships;
  private final Commitments commitments;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Requests(
      HelpRequests requests,
      UnblockingDecisions unblockings,
      MentorshipRegister mentorships,
      Commitments commitments,
      EntityManager entities,
      ApplicationEventPublisher events,
      Clock clock) {
    this.requests = requests;
    this.unblockings = unblockings;
    this.mentorships = mentorships;
    this.commitments = commitments;
    this.entities = entities;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Asks, and promises an answer: within the project's limit, or by the end of the day until which
   * it serves the client, if that is sooner (R11).
   *
   * @return the request's id
   * @throws NotInService before first contact (R39) and after the end; nothing is kept
   */
  public long open(String reference, HelpRequestSubmission submission, String by)
      throws NotInService {
    Promises promises = mentorships.lockInService(reference).project().promises();
    Instant now = now();
    HelpRequest request =
        requests.saveAndFlush(
            new HelpRequest(reference, requests.countOf(reference) + 1, submission, by, now));
    Duration limit = limit(promises, request.usefulUntil(), now);
    commitments.open(
        reference,
        Promise.ANSWER,
        request.subject(),
        answerer(request),
        now,
        target(promises, limit),
        limit);
    events.publishEvent(new HelpRequested(reference, request.id(), request.urgent(), by, now));
    return request.id();
  }

  public HelpRequest request(long id) {
    return requests
        .findById(id)
        .orElseThrow(() -> new NoSuchElementException("no request has this id"));
  }

  /** The promise of its answer: owner, target, limit, verdict. */
  public Commitment promise(long id) {
    HelpRequest request = request(id);
    return commitments
        .last(request.reference(), Promise.ANSWER, request.subject())
        .orElseThrow(() -> new IllegalStateException("request " + id + " has no promise"));
  }

  /** Who is to answer it now: the co-mentor to whom it is addressed, or the mentor. */
  public String answerer(long id) {
    return answerer(request(id));
  }

  /**
   * A co-mentor contributes no more: reads nothing any more of what was addressed to them, and what
   * is open goes to the mentor, whose promise it becomes, with its limits as they are.
   *
   * @param passed whether the mentor takes over what is open; at the service's end nobody does
   * @return the requests that the mentor takes over
   */
  public List<Long> passOn(String reference, String addressee, boolean passed, String by) {
    mentorships.lock(reference);
    Instant now = now();
    List<Long> open = new ArrayList<>();
    for (HelpRequest request :
        requests.findByReferenceAndAddressedToAndAddresseeLeftAtIsNullOrderById(
            reference, addressee)) {
      locked(request.id());
      request.addresseeLeft(passed, now);
      if (request.passedToMentorAt() != null) {
        open.add(request.id());
      }
    }
    entities.flush();
    String mentor = mentor(reference);
    if (!open.isEmpty() && !mentor.equals(addressee)) {
      commitments.entrust(reference, Promise.ANSWER, addressee, mentor, by);
    }
    return open;
  }

  /** What was addressed to co-mentors, the oldest first: of each the mentor sees the dates. */
  public List<HelpRequest> toCoMentors(String reference) {
    return of(reference).stream().filter(request -> request.addressedTo() != null).toList();
  }

  /**
   * The last moment at which an answer to a request made now would keep its promise.
   *
   * @param usefulUntil the day until which it serves a client, or null
   */
  public Instant answerPromisedBy(String reference, LocalDate usefulUntil) {
    Promises promises = mentorships.mentorship(reference).project().promises();
    Instant now = now();
    return now.plus(limit(promises, usefulUntil, now));
  }

  /** Whether this day is over in Québec: nothing can be useful until then. */
  public boolean isOver(LocalDate usefulUntil) {
    return !now().isBefore(endOf(usefulUntil));
  }

  /** The mentor answers; what they declare is kept beside what is recorded. */
  public void answer(long id, AnswerSubmission submission, String by) {
    HelpRequest request = locked(id);
    Instant now = now();
    Instant declared = submission.answeredAt().truncatedTo(ChronoUnit.MILLIS);
    request.answered(submission, declared, by, now);
    entities.flush();
    commitments.keep(request.reference(), Promise.ANSWER, request.subject(), declared, false);
    events.publishEvent(new RequestAnswered(request.reference(), id, declared, by, now));
  }

  /** What a coordinator decides on a late answer: asks the mentor again, or sees to it. */
  public void unblock(long id, UnblockingSubmission submission, String by) {
    switch (submission.decision()) {
      case REMIND_MENTOR -> nudge(id, submission, by);
      case HANDLE -> handle(id, submission, by);
    }
  }

  /** A coordinator asks the mentor again; the request stays open. */
  public void nudge(long id, UnblockingSubmission submission, String by) {
    HelpRequest request = locked(id);
    request.stillOpen();
    Instant now = now();
    decided(id, Unblocking.REMIND_MENTOR, submission.note(), by, now);
    events.publishEvent(new MentorNudged(request.reference(), id, answerer(request), by, now));
  }

  /** A coordinator sees to it instead of the mentor: the promise ends, late if it was. */
  public void handle(long id, UnblockingSubmission submission, String by) {
    HelpRequest request = locked(id);
    Instant now = now();
    request.handled(by, now);
    decided(id, Unblocking.HANDLE, submission.note(), by, now);
    commitments.cancel(
        request.reference(),
        Promise.ANSWER,
        request.subject(),
        CommitmentNoteKind.HANDLED,
        by,
        submission.note());
    events.publishEvent(new RequestHandled(request.reference(), id, by, now));
  }

  /** What the coordination decided on this request, the oldest first. */
  public List<UnblockingDecision> decisions(long id) {
    return unblockings.findByRequestIdOrderByDecidedAtAscIdAsc(id);
  }

  /** The mentee says whether it was in time: the promise counts as kept only if so. */
  public void confirm(long id, AnswerConfirmationSubmission submission, String by) {
    HelpRequest request = locked(id);
    Instant now = now();
    request.confirmed(submission, by, now);
    entities.flush();
    if (submission.inTime() == YesNo.YES) {
      commitments.confirm(request.reference(), Promise.ANSWER, request.subject());
    }
    events.publishEvent(
        new AnswerConfirmed(
            request.reference(), id, request.inTime(), request.inTimeForClient(), by, now));
  }

  /** The mentee said nothing: the request closes, its promise kept but unconfirmed. */
  public void closeUnconfirmed(long id) {
    unconfirmed(locked(id), now());
  }

  /**
   * The service ends: unanswered requests go to the coordination, answered ones close.
   *
   * @return how many were unanswered
   */
  public int handOver(String reference) {
    mentorships.lock(reference);
    Instant now = now();
    lockedIn(reference, RequestState.ANSWERED).forEach(request -> unconfirmed(request, now));
    List<HelpRequest> open = lockedIn(reference, RequestState.OPEN);
    for (HelpRequest request : open) {
      request.handedOver(now);
      entities.flush();
      commitments.cancel(
          reference, Promise.ANSWER, request.subject(), CommitmentNoteKind.HANDED_OVER, null, null);
    }
    if (!open.isEmpty()) {
      events.publishEvent(new RequestsHandedOver(reference, open.size(), now));
    }
    return open.size();
  }

  /** The coordination settles everything that was handed over. */
  public void settle(String reference, Settlement outcome, String note, String by) {
    mentorships.lock(reference);
    Instant now = now();
    List<HelpRequest> handedOver = lockedIn(reference, RequestState.HANDED_OVER);
    handedOver.forEach(request -> request.settled(outcome, note, by, now));
    entities.flush();
    events.publishEvent(new RequestsSettled(reference, handedOver.size(), outcome, by, now));
  }

  /** The requests that await an answer, from the mentor or, after the service, the coordination. */
  public List<HelpRequest> openOf(String reference) {
    return requests.findByReferenceAndStateInOrderByNumber(reference, UNANSWERED);
  }

  /** How many of them the mentor is to answer, and not a co-mentor. */
  public long openToMentor(String reference) {
    return openOf(reference).stream().filter(request -> !request.isWithCoMentor()).count();
  }

  /** All requests of this mentorship, the oldest first. */
  public List<HelpRequest> of(String reference) {
    return requests.findByReferenceOrderByNumber(reference);
  }

  public RequestShares shares(String reference) {
    return requests.shares(reference);
  }

  /**
   * What was asked, for those who may read it: the pair; and the coordination, once the answer is
   * late and if the author allowed it (R19).
   *
   * @param groups the reader's groups
   */
  public Optional<String> textFor(long id, String account, Set<String> groups) {
    HelpRequest request = request(id);
    boolean allowed =
        mayRead(request, account)
            || groups.contains(COORDINATORS)
                && request.coordinationMayRead()
                && promise(id).verdict() == Verdict.LATE;
    return allowed ? Optional.of(request.text()) : Optional.empty();
  }

  /** What was answered, for the pair only; empty too while there is no answer. */
  public Optional<String> answerFor(long id, String account) {
    HelpRequest request = request(id);
    return mayRead(request, account) ? Optional.ofNullable(request.answer()) : Optional.empty();
  }

  // A mentor who was replaced reads nothing any more; one who took over, what was settled before
  // only once the mentee agrees (R19, R80).
  private boolean mayRead(HelpRequest request, String account) {
    return account.equals(request.requestedBy())
        || request.isShownToCoMentor(account)
        || mentorships.assignments(request.reference()).stream()
            .filter(assignment -> assignment.mentor().account().equals(account))
            .filter(assignment -> request.isShownToMentor())
            .anyMatch(
                assignment ->
                    assignment.endedAt() == null
                        ? UNANSWERED.contains(request.state())
                            || account.equals(request.answeredBy())
                            || !assignment.hides(request.requestedAt())
                        : assignment.end() == AssignmentEnd.MENTORSHIP_CLOSED
                            && account.equals(request.answeredBy()));
  }

  private String answerer(HelpRequest request) {
    return request.isWithCoMentor() ? request.addressedTo() : mentor(request.reference());
  }

  private String mentor(String reference) {
    return mentorships
        .current(reference)
        .orElseThrow(() -> new IllegalStateException(reference + " has no mentor"))
        .mentor()
        .account();
  }

  private Duration limit(Promises promises, LocalDate usefulUntil, Instant now) {
    if (usefulUntil == null) {
      return promises.answerLimit();
    }
    Duration left = Duration.between(now, endOf(usefulUntil));
    if (left.isNegative() || left.isZero()) {
      throw new IllegalArgumentException("useful until a day that is over");
    }
    return left.compareTo(promises.answerLimit()) < 0 ? left : promises.answerLimit();
  }

  // A client's date may come before the ordinary reminder: then it is half-way.
  private static Duration target(Promises promises, Duration limit) {
    return promises.answerReminder().compareTo(limit) < 0
        ? promises.answerReminder()
        : Duration.ofMillis(limit.toMillis() / 2);
  }

  private static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(Directory.ZONE).toInstant();
  }

  private void decided(long id, Unblocking decision, String note, String by, Instant now) {
    unblockings.saveAndFlush(new UnblockingDecision(id, decision, note, by, now));
  }

  private void unconfirmed(HelpRequest request, Instant now) {
    request.unconfirmed();
    entities.flush();
    events.publishEvent(new AnswerUnconfirmed(request.reference(), request.id(), now));
  }

  private HelpRequest locked(long id) {
    entities.flush();
    return requests
        .lock(id)
        .map(this::readAnew)
        .orElseThrow(() -> new NoSuchElementException("no request has this id"));
  }

  private List<HelpRequest> lockedIn(String reference, RequestState... states) {
    entities.flush();
    return requests.lockIn(reference, Stream.of(states).map(RequestState::name).toList()).stream()
        .map(this::readAnew)
        .toList();
  }

  private HelpRequest readAnew(long id) {
    HelpRequest request = requests.findById(id).orElseThrow();
    entities.refresh(request);
    return request;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
