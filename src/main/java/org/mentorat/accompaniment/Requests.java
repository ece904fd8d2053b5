package org.mentorat.accompaniment;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
import org.mentorat.engine.Pauses;
import org.mentorat.firstcontact.YesNo;
import org.mentorat.mentorship.AssignmentEnd;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.NotInService;
import org.mentorat.mentorship.Side;
import org.mentorat.people.Deadlines;
import org.mentorat.people.DeadlinesCount;
import org.mentorat.people.Directory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
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
  private final Substitutes substitutes;
  private final Directory directory;
  private final Pauses pauses;
  private final Deadlines deadlines;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Requests(
      HelpRequests requests,
      UnblockingDecisions unblockings,
      MentorshipRegister mentorships,
      Commitments commitments,
      Substitutes substitutes,
      Directory directory,
      Pauses pauses,
      Deadlines deadlines,
      EntityManager entities,
      ApplicationEventPublisher events,
      Clock clock) {
    this.requests = requests;
    this.unblockings = unblockings;
    this.mentorships = mentorships;
    this.commitments = commitments;
    this.substitutes = substitutes;
    this.directory = directory;
    this.pauses = pauses;
    this.deadlines = deadlines;
    this.entities = entities;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Asks, and promises an answer: within the project's limit, or by the end of the day until which
   * it serves the client, if that is sooner (R11). The other one of the pair owes it.
   *
   * @param side who asks; the mentor between peers only (R107)
   * @return the request's id
   * @throws NotInService before first contact (R39) and after the end; nothing is kept
   */
  public long open(String reference, HelpRequestSubmission submission, Side side, String by)
      throws NotInService {
    Mentorship mentorship = mentorships.lockInService(reference);
    Instant now = now();
    HelpRequest request =
        requests.saveAndFlush(
            new HelpRequest(reference, requests.countOf(reference) + 1, submission, side, by, now));
    Instant limit = limit(mentorship, request.usefulUntil(), now);
    commitments.open(
        reference,
        Promise.ANSWER,
        request.subject(),
        answerer(request),
        now,
        target(mentorship, now, limit),
        limit);
    events.publishEvent(new HelpRequested(reference, request.id(), request.urgent(), by, now));
    return request.id();
  }

  /** As the mentee asks. */
  public long open(String reference, HelpRequestSubmission submission, String by)
      throws NotInService {
    return open(reference, submission, Side.MENTEE, by);
  }

  /**
   * Who answers this request just now: the co-mentor to whom it is addressed, or the other one of
   * the pair, or who stands in for them.
   */
  public String answerer(HelpRequest request) {
    if (request.isWithCoMentor()) {
      return request.addressedTo();
    }
    return request.side() == Side.MENTEE
        ? answerer(request.reference())
        : mentorships.mentorship(request.reference()).mentee().account();
  }

  /**
   * Another mentor takes over: what the former asked is withdrawn, and closes unconfirmed if it was
   * answered. What was promised to them is lifted, or late if it was.
   *
   * @param by the account that decided the change
   * @return the ids of those that were still open or to be confirmed
   */
  public List<Long> withdraw(String reference, String former, String by) {
    mentorships.lock(reference);
    Instant now = now();
    List<HelpRequest> asked =
        lockedIn(reference, RequestState.OPEN, RequestState.ANSWERED).stream()
            .filter(request -> request.side() == Side.MENTOR)
            .filter(request -> former.equals(request.requestedBy()))
            .toList();
    for (HelpRequest request : asked) {
      if (request.state() == RequestState.ANSWERED) {
        unconfirmed(request, now);
        continue;
      }
      request.withdrawn(now);
      entities.flush();
      commitments.cancel(
          reference, Promise.ANSWER, request.subject(), CommitmentNoteKind.WITHDRAWN, by, null);
      events.publishEvent(new RequestWithdrawn(reference, request.id(), by, now));
    }
    return asked.stream().map(HelpRequest::id).toList();
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

  /**
   * When this promise should be kept and its owner is reminded, moved by what stood still since.
   */
  public Instant target(Commitment promise) {
    boolean business =
        mentorships.mentorship(promise.reference()).deadlinesCount() == DeadlinesCount.BUSINESS;
    return business && !promise.suspended().isZero()
        ? pauses.moved(promise.reference(), promise.startedAt(), promise.targetAt())
        : promise.currentTarget();
  }

  /** Those that wait for an answer and that nobody has read yet, the oldest first. */
  public List<HelpRequest> unread(int most) {
    return requests.findByStateAndReadAtIsNullOrderById(RequestState.OPEN, Limit.of(most));
  }

  /** How many wait for an answer and have not been read yet. */
  public long countUnread() {
    return requests.countByStateAndReadAtIsNull(RequestState.OPEN);
  }

  /** Whoever is to answer reads the request: only the first time counts. */
  public void stampRead(long id, String account) {
    HelpRequest seen = request(id);
    if (seen.readAt() != null
        || seen.state() != RequestState.OPEN
        || !answerer(seen).equals(account)) {
      return;
    }
    mentorships.lock(seen.reference());
    HelpRequest request = locked(id);
    if (request.readAt() == null && request.state() == RequestState.OPEN) {
      Instant now = now();
      request.read(now);
      entities.flush();
      events.publishEvent(new RequestRead(request.reference(), id, account, now));
    }
  }

  /** The same, by its id. */
  public String answerer(long id) {
    return answerer(request(id));
  }

  /**
   * A co-mentor contributes no more: reads nothing any more of what was addressed to them, and what
   * is open goes to the mentor, whose promise it becomes, with its limits as they are.
   *
   * @param passed whether the mentor takes over what is open; at the service's end nobody does
   */
  public void passOn(String reference, String addressee, boolean passed, String by) {
    mentorships.lock(reference);
    Instant now = now();
    for (HelpRequest request :
        requests.findByReferenceAndAddressedToAndAddresseeLeftAtIsNullOrderById(
            reference, addressee)) {
      locked(request.id());
      request.addresseeLeft(passed, now);
    }
    entities.flush();
    if (passed) {
      entrust(reference, by);
    }
  }

  /**
   * What is promised to be answered becomes the promise of whoever answers it now; no limit moves.
   *
   * @param by whose decision it is; null if nobody's, then it is told of who answers from now on
   */
  public void entrust(String reference, String by) {
    for (HelpRequest request : lockedIn(reference, RequestState.OPEN)) {
      String answerer = answerer(request);
      commitments.entrust(
          reference, Promise.ANSWER, request.subject(), answerer, by == null ? answerer : by);
    }
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
    return limit(mentorships.mentorship(reference), usefulUntil, now());
  }

  /** Whether this day is over in Québec: nothing can be useful until then. */
  public boolean isOver(LocalDate usefulUntil) {
    return !now().isBefore(endOf(usefulUntil));
  }

  /** The other one of the pair answers; what they declare is kept beside what is recorded. */
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

  /** Who asked says whether it was in time: the promise counts as kept only if so. */
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

  /** Who asked said nothing: the request closes, its promise kept but unconfirmed. */
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

  /** The mentee withdrew: what was open is no longer useful, and what was answered closes. */
  public void withdrawn(String reference, String note, String by) {
    mentorships.lock(reference);
    Instant now = now();
    lockedIn(reference, RequestState.ANSWERED).forEach(request -> unconfirmed(request, now));
    lockedIn(reference, RequestState.OPEN).forEach(request -> request.handedOver(now));
    lockedIn(reference, RequestState.HANDED_OVER)
        .forEach(request -> request.settled(Settlement.NO_LONGER_USEFUL, note, by, now));
    entities.flush();
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

  /** Of what this side asked. */
  public RequestShares shares(String reference, Side side) {
    return requests.shares(reference, side);
  }

  /** Of what the mentee asked. */
  public RequestShares shares(String reference) {
    return shares(reference, Side.MENTEE);
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

  /** Who answers what the mentee asks now: the mentor, or who stands in for them. */
  public String answerer(String reference) {
    String mentor = mentor(reference);
    return substitutes.insteadOf(mentor).orElse(mentor);
  }

  /** Whether this person answers it instead of the mentor now: the request is all they read. */
  public boolean isSubstitute(HelpRequest request, String account) {
    return request.side() == Side.MENTEE
        && !request.isWithCoMentor()
        && mentorships
            .current(request.reference())
            .map(current -> current.mentor().account())
            .flatMap(substitutes::insteadOf)
            .filter(substitute -> substitute.equals(account))
            .isPresent();
  }

  /** The name of who answers this request instead of the mentor now; empty if nobody does. */
  public Optional<String> substituteName(HelpRequest request) {
    return request.side() == Side.MENTEE && !request.isWithCoMentor()
        ? substituteName(request.reference())
        : Optional.empty();
  }

  /** The name of who stands in for the mentor now; empty while the mentor answers. */
  public Optional<String> substituteName(String reference) {
    String answerer = answerer(reference);
    return answerer.equals(mentor(reference))
        ? Optional.empty()
        : Optional.of(directory.person(answerer).displayName());
  }

  /** What was answered, for the pair only; empty too while there is no answer. */
  public Optional<String> answerFor(long id, String account) {
    HelpRequest request = request(id);
    return mayRead(request, account) ? Optional.ofNullable(request.answer()) : Optional.empty();
  }

  // Who stands in reads what awaits an answer, and nothing else of the pair (R19).
  // A mentor who was replaced reads nothing any more; one who took over, what was settled before
  // only once the mentee agrees (R19, R80).
  private boolean mayRead(HelpRequest request, String account) {
    return request.side() == Side.MENTEE
        ? account.equals(request.requestedBy())
            || request.state() == RequestState.OPEN && isSubstitute(request, account)
            || request.isShownToCoMentor(account)
            || request.isShownToMentor() && mentorReads(request, account)
        : account.equals(mentorships.mentorship(request.reference()).mentee().account())
            || askingMentorReads(request, account);
  }

  private boolean mentorReads(HelpRequest request, String account) {
    return mentorships.assignments(request.reference()).stream()
        .filter(assignment -> assignment.mentor().account().equals(account))
        .anyMatch(
            assignment ->
                assignment.endedAt() == null
                    ? UNANSWERED.contains(request.state())
                        || account.equals(request.answeredBy())
                        || !assignment.hides(request.requestedAt())
                    : assignment.end() == AssignmentEnd.MENTORSHIP_CLOSED
                        && account.equals(request.answeredBy()));
  }

  private boolean askingMentorReads(HelpRequest request, String account) {
    return mentorships.assignments(request.reference()).stream()
        .filter(assignment -> assignment.mentor().account().equals(account))
        .anyMatch(
            assignment ->
                assignment.endedAt() == null
                    ? account.equals(request.requestedBy())
                        || !assignment.hides(request.requestedAt())
                    : assignment.end() == AssignmentEnd.MENTORSHIP_CLOSED
                        && account.equals(request.requestedBy()));
  }

  private String mentor(String reference) {
    return mentorships
        .current(reference)
        .orElseThrow(() -> new IllegalStateException(reference + " has no mentor"))
        .mentor()
        .account();
  }

  private Instant limit(Mentorship mentorship, LocalDate usefulUntil, Instant now) {
    Instant usual = after(mentorship, now, mentorship.project().promises().answerLimit());
    if (usefulUntil == null) {
      return usual;
    }
    Instant end = endOf(usefulUntil);
    if (!end.isAfter(now)) {
      throw new IllegalArgumentException("useful until a day that is over");
    }
    return end.isBefore(usual) ? end : usual;
  }

  // A client's date may come before the ordinary reminder: then it is half-way.
  private Instant target(Mentorship mentorship, Instant now, Instant limit) {
    Instant usual = after(mentorship, now, mentorship.project().promises().answerReminder());
    return usual.isBefore(limit)
        ? usual
        : now.plusMillis(Duration.between(now, limit).toMillis() / 2);
  }

  private Instant after(Mentorship mentorship, Instant from, Duration wait) {
    return deadlines.after(mentorship.deadlinesCount(), from, wait);
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
