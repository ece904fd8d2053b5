package org.mentorat.meeting;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.NotInService;
import org.mentorat.mentorship.Side;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The meetings of pairs (R70, R71). Every change locks the mentorship's row first: of many who plan
 * for the same moment, or cancel the same meeting, one does.
 */
@Service
@Transactional
public class Meetings {

  /** So many meetings missed, within {@link #NO_SHOW_PERIOD}, reach the coordination. */
  static final int NO_SHOWS = 2;

  static final Duration NO_SHOW_PERIOD = Duration.ofDays(90);

  private final MeetingRows meetings;
  private final MeetingMoves moves;
  private final NoShowReviews reviews;
  private final MentorshipRegister mentorships;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Meetings(
      MeetingRows meetings,
      MeetingMoves moves,
      NoShowReviews reviews,
      MentorshipRegister mentorships,
      EntityManager entities,
      ApplicationEventPublisher events,
      Clock clock) {
    this.meetings = meetings;
    this.moves = moves;
    this.reviews = reviews;
    this.mentorships = mentorships;
    this.entities = entities;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Plans a meeting; whatever was cancelled before has its new date with it.
   *
   * @return the meeting's id
   * @throws NotInService before first contact and after the end; nothing is kept
   * @throws MeetingRefused if it is not for a moment to come, within the service, at which the pair
   *     meets nowhere else
   */
  public long plan(String reference, MeetingSubmission submission, String by)
      throws NotInService, MeetingRefused {
    mentorships.lockInService(reference);
    Optional<MeetingRefused> objection = objection(reference, submission);
    if (objection.isPresent()) {
      throw objection.get();
    }
    Instant now = now();
    int number = meetings.countByReference(reference) + 1;
    Meeting meeting = meetings.saveAndFlush(new Meeting(reference, number, submission, by, now));
    in(reference, MeetingState.CANCELLED).stream()
        .map(cancelled -> readAnew(cancelled.id()))
        .filter(cancelled -> cancelled.newDate() == null)
        .forEach(cancelled -> cancelled.plannedAnew(meeting.id()));
    entities.flush();
    events.publishEvent(new MeetingPlanned(reference, meeting.id(), by, now));
    return meeting.id();
  }

  /** Why the pair cannot meet then, if so. */
  public Optional<MeetingRefused> objection(String reference, MeetingSubmission submission) {
    return objection(reference, submission.begin(), submission.end(), null);
  }

  /** Why the meeting cannot be moved as this says, if so. */
  public Optional<MeetingRefused> objection(String reference, MeetingMoveSubmission submission) {
    Meeting meeting = meeting(submission.meetingId());
    if (meeting.isAsIn(submission)) {
      return Optional.of(new MeetingRefused("meeting.nothingChanges"));
    }
    return objection(reference, submission.begin(), meeting.endAfter(submission), meeting.id());
  }

  private Optional<MeetingRefused> objection(
      String reference, Instant begin, Instant end, Long itself) {
    if (!begin.isAfter(now())) {
      return Optional.of(new MeetingRefused("meeting.isPast"));
    }
    if (end.isAfter(mentorships.mentorship(reference).serviceEndsAt())) {
      return Optional.of(new MeetingRefused("meeting.afterTheService"));
    }
    return in(reference, MeetingState.PLANNED).stream()
        .filter(planned -> !planned.id().equals(itself))
        .filter(planned -> planned.overlaps(begin, end))
        .findAny()
        .map(planned -> new MeetingRefused("meeting.overlaps"));
  }

  public Meeting meeting(long id) {
    return meetings
        .findById(id)
        .orElseThrow(() -> new NoSuchElementException("no meeting has this id"));
  }

  /** All meetings of this mentorship, in the order they were planned. */
  public List<Meeting> of(String reference) {
    return meetings.findByReferenceOrderByNumber(reference);
  }

  /** The meetings to come, the next one first. */
  public List<Meeting> upcoming(String reference) {
    Instant now = now();
    return in(reference, MeetingState.PLANNED).stream()
        .filter(meeting -> meeting.beginsAt().isAfter(now))
        .toList();
  }

  /** As {@link #upcoming}; they stay so until the transaction ends. */
  public List<Meeting> lockUpcoming(String reference) {
    mentorships.lock(reference);
    return upcoming(reference);
  }

  /** The meeting as it stands now, for a calendar. */
  public Appointment appointment(long id) {
    return meeting(id).appointment();
  }

  /** What the meeting was before each of its moves, the oldest first. */
  public List<MeetingMove> moves(long id) {
    return moves.findByIdMeetingIdOrderByIdSequence(id);
  }

  /**
   * One of the pair moves a meeting to another moment or place before it begins.
   *
   * @throws NotInService before first contact and after the end; nothing is changed
   * @throws NotToMove once it has begun, and when it is not planned any more
   * @throws MeetingRefused as {@link #plan}, and if it would stay as it is
   */
  public void move(String reference, MeetingMoveSubmission submission, String by)
      throws NotInService, NotToMove, MeetingRefused {
    mentorships.lockInService(reference);
    Meeting meeting = readAnew(submission.meetingId());
    Instant now = now();
    if (!meeting.isAhead(reference, now)) {
      throw new NotToMove(meeting.id());
    }
    Optional<MeetingRefused> objection = objection(reference, submission);
    if (objection.isPresent()) {
      throw objection.get();
    }
    moves.save(new MeetingMove(meeting, by, now));
    meeting.moved(submission);
    entities.flush();
    events.publishEvent(new MeetingMoved(reference, meeting.id(), by, now));
  }

  /** Both are told that the meeting is moved. */
  public void tellMove(long id) {
    Meeting meeting = locked(id);
    List<MeetingMove> untold = moves(id).stream().filter(move -> move.toldAt() == null).toList();
    if (!untold.isEmpty()) {
      Instant now = now();
      untold.forEach(move -> move.told(now));
      entities.flush();
      events.publishEvent(new MoveTold(meeting.reference(), id, now));
    }
  }

  /**
   * One of the pair cancels a meeting before it begins.
   *
   * @throws NotInService before first contact and after the end; nothing is changed
   * @throws NotToCancel once it has begun, and when it is not planned any more
   */
  public void cancel(String reference, long id, String reason, String by)
      throws NotInService, NotToCancel {
    mentorships.lockInService(reference);
    Meeting meeting = readAnew(id);
    Instant now = now();
    if (!meeting.isAhead(reference, now)) {
      throw new NotToCancel(id);
    }
    meeting.cancelled(reason, by, now);
    entities.flush();
    events.publishEvent(new MeetingCancelled(reference, id, by, now));
  }

  /**
   * Both are told that it is cancelled; once.
   *
   * @return whether a new date exists already
   */
  public boolean tellCancellation(long id) {
    Meeting meeting = locked(id);
    if (meeting.cancellationToldAt() == null) {
      Instant now = now();
      meeting.cancellationTold(now);
      entities.flush();
      events.publishEvent(new CancellationTold(meeting.reference(), id, now));
    }
    return meeting.newDate() != null;
  }

  /**
   * One of the pair says what became of a meeting.
   *
   * @return whether the coordination is to look into missed meetings: {@value #NO_SHOWS} within 90
   *     days that it has not looked into, and is not about to
   */
  public boolean record(long id, MeetingReportSubmission submission, String by) {
    Meeting meeting = locked(id);
    String reference = meeting.reference();
    Instant now = now();
    Side absent = submission.outcome().absent(side(reference, by));
    meeting.recorded(absent, submission.note(), by, now);
    entities.flush();
    events.publishEvent(new MeetingRecorded(reference, id, meeting.state(), absent, by, now));
    boolean repeated =
        absent != null
            && reviews(reference).stream().noneMatch(NoShowReview::isOpen)
            && noShows(meeting).size() >= NO_SHOWS;
    if (repeated) {
      reviews.saveAndFlush(new NoShowReview(meeting, now));
      events.publishEvent(new NoShowsRepeated(reference, id, now));
    }
    return repeated;
  }

  /** Nobody said what became of it: it closes. */
  public void closeUnrecorded(long id) {
    lapse(locked(id), now());
  }

  /** What the coordination looks into, or has looked into, because of this meeting. */
  public NoShowReview review(long id) {
    return reviews
        .findById(id)
        .orElseThrow(() -> new NoSuchElementException("nothing to look into at this meeting"));
  }

  /** Every time that missed meetings reached the coordination, the oldest first. */
  public List<NoShowReview> reviews(String reference) {
    return reviews.findByReferenceOrderByOpenedAtAscMeetingIdAsc(reference);
  }

  /** The missed meetings that the coordination has to look into because of this one. */
  public List<Meeting> noShows(long id) {
    return noShows(meeting(id));
  }

  /** The coordination looked into it, once. */
  public void review(long id, NoShowReviewSubmission submission, String by) {
    mentorships.lock(meeting(id).reference());
    NoShowReview review = review(id);
    entities.refresh(review);
    if (!review.isOpen()) {
      throw new IllegalStateException("the missed meetings at " + id + " are looked into");
    }
    Instant now = now();
    review.reviewed(submission, by, now);
    entities.flush();
    events.publishEvent(new NoShowsReviewed(review.reference(), id, submission.outcome(), by, now));
  }

  /** The service ends: nobody will say any more what became of its meetings. */
  public void endService(String reference) {
    mentorships.lock(reference);
    Instant now = now();
    in(reference, MeetingState.PLANNED).forEach(meeting -> lapse(readAnew(meeting.id()), now));
    reviews(reference).stream().filter(NoShowReview::isOpen).forEach(review -> review.lapsed(now));
    entities.flush();
  }

  /** Which of the two this account is. */
  Side side(String reference, String account) {
    return mentorships.mentorship(reference).mentee().account().equals(account)
        ? Side.MENTEE
        : Side.MENTOR;
  }

  // Those near to this one that were recorded since the coordination looked into such last.
  private List<Meeting> noShows(Meeting meeting) {
    Instant since =
        reviews(meeting.reference()).stream()
            .filter(review -> !review.meetingId().equals(meeting.id()))
            .map(NoShowReview::reviewedAt)
            .filter(reviewed -> reviewed != null && !reviewed.isAfter(meeting.recordedAt()))
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    return in(meeting.reference(), MeetingState.NO_SHOW).stream()
        .filter(missed -> missed.isWithin(NO_SHOW_PERIOD, meeting))
        .filter(missed -> missed.recordedAt().isAfter(since))
        .toList();
  }

  private void lapse(Meeting meeting, Instant now) {
    meeting.lapsed(now);
    entities.flush();
    events.publishEvent(new MeetingUnrecorded(meeting.reference(), meeting.id(), now));
  }

  private List<Meeting> in(String reference, MeetingState state) {
    return meetings.findByReferenceAndStateOrderByBeginsAt(reference, state);
  }

  private Meeting locked(long id) {
    mentorships.lock(meeting(id).reference());
    return readAnew(id);
  }

  private Meeting readAnew(long id) {
    Meeting meeting = meeting(id);
    entities.refresh(meeting);
    return meeting;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
