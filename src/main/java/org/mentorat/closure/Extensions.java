package org.mentorat.closure;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.NotInService;
import org.mentorat.mentorship.Side;
import org.mentorat.people.Deadlines;
import org.mentorat.people.Directory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * More time than was promised, where the mentee, the mentor and the coordination agree (X5): within
 * the project, or by a year where the project has no end.
 */
@Service
@Transactional
public class Extensions {

  private static final int MONTHS = 12;

  private final ExtensionRows rows;
  private final MentorshipRegister mentorships;
  private final Commitments commitments;
  private final Deadlines deadlines;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Extensions(
      ExtensionRows rows,
      MentorshipRegister mentorships,
      Commitments commitments,
      Deadlines deadlines,
      EntityManager entities,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.mentorships = mentorships;
    this.commitments = commitments;
    this.deadlines = deadlines;
    this.entities = entities;
    this.events = events;
    this.clock = clock;
  }

  /** Whether the three are still to answer. */
  public boolean isOneOpen(String reference) {
    return rows.existsByReferenceAndState(reference, ExtensionState.OPEN);
  }

  /** The last day of the service as it is now. */
  public LocalDate lastDay(String reference) {
    return LocalDate.ofInstant(
        mentorships.mentorship(reference).serviceEndsAt().minusNanos(1), Directory.ZONE);
  }

  /** The last day to which this service can be extended. */
  public LocalDate latestDay(String reference) {
    return mentorships
        .mentorship(reference)
        .project()
        .endsOn()
        .orElseGet(() -> lastDay(reference).plusMonths(MONTHS));
  }

  /** Whether this service can be extended to this day. */
  public boolean isPossible(String reference, LocalDate day) {
    return day.isAfter(lastDay(reference)) && !day.isAfter(latestDay(reference));
  }

  /**
   * Asks for more time; whoever asks agrees. Nothing else may be asked for.
   *
   * @param side who asks; null: the coordination
   * @return the request's id
   * @throws NotInService before first contact and after the end; nothing is kept
   */
  public long request(String reference, ExtensionSubmission submission, Side side, String by)
      throws NotInService {
    mentorships.lockInService(reference);
    if (isOneOpen(reference) || !isPossible(reference, submission.lastDay())) {
      throw new IllegalStateException(reference + " cannot be extended so now");
    }
    Instant now = now();
    ServiceExtension extension =
        rows.saveAndFlush(new ServiceExtension(reference, submission, side, by, now));
    events.publishEvent(new ExtensionRequested(reference, extension.id(), side, by, now));
    return extension.id();
  }

  public ServiceExtension extension(long id) {
    return rows.findById(id)
        .orElseThrow(() -> new NoSuchElementException("no request for more time has this id"));
  }

  /** All requests of this mentorship, the oldest first. */
  public List<ServiceExtension> of(String reference) {
    return rows.findByReferenceOrderById(reference);
  }

  /** The last one that was declined, with the word of whoever did. */
  public Optional<ServiceExtension> lastDeclined(String reference) {
    return of(reference).stream()
        .filter(extension -> extension.state() == ExtensionState.DECLINED)
        .max(Comparator.comparing(ServiceExtension::id));
  }

  /** Who is to be heard next; nobody once one has declined. */
  public ExtensionNext next(long id) {
    ServiceExtension extension = extension(id);
    if (extension.state() != ExtensionState.OPEN || extension.isAgreedByAll()) {
      return ExtensionNext.NOBODY;
    }
    return extension.isAgreedByThePair() ? ExtensionNext.COORDINATION : ExtensionNext.PAIR;
  }

  /** Whether all three agreed. */
  public boolean isAgreed(long id) {
    ServiceExtension extension = extension(id);
    return extension.state() == ExtensionState.OPEN && extension.isAgreedByAll();
  }

  /**
   * Whose turn it is answers: one of the pair, then the coordination. One no ends it.
   *
   * @throws NotInService once the service has ended
   */
  public void reply(long id, ExtensionReplySubmission submission, String by) throws NotInService {
    ServiceExtension extension = locked(id);
    mentorships.lockInService(extension.reference());
    if (next(id) == ExtensionNext.NOBODY) {
      throw new IllegalStateException("nobody is asked about the extension " + id);
    }
    Instant now = now();
    if (submission.reply() == ExtensionReply.ACCEPT) {
      extension.agreed(extension.nextOfPair(), by, now);
    } else {
      extension.declined(submission.note(), by, now);
    }
    entities.flush();
    events.publishEvent(
        new ExtensionAnswered(extension.reference(), id, submission.reply(), by, now));
  }

  /**
   * The service ends with the new last day. The promise of the period ends by that decision, and
   * the longer one is promised, from the same start.
   *
   * @return until when the closing is promised
   */
  public Instant extend(long id) {
    ServiceExtension extension = locked(id);
    if (!isAgreed(id)) {
      throw new IllegalStateException("the extension " + id + " is not agreed by all three");
    }
    String reference = extension.reference();
    Instant now = now();
    Mentorship mentorship = mentorships.mentorship(reference);
    Instant planned = mentorship.serviceEndsAt();
    Instant start = mentorship.serviceStartsAt();
    Instant end = extension.lastDay().plusDays(1).atStartOfDay(Directory.ZONE).toInstant();
    mentorships.prolongService(reference, end);
    extension.granted(end, planned, now);
    entities.flush();
    if (commitments.current(reference, Promise.SERVICE_PERIOD).isPresent()) {
      commitments.cancel(
          reference,
          Promise.SERVICE_PERIOD,
          CommitmentNoteKind.PROLONGED,
          extension.agreedLastBy(),
          null);
    }
    Instant limit =
        commitments
            .open(
                reference,
                Promise.SERVICE_PERIOD,
                null,
                start,
                end,
                deadlines.after(
                    mentorship.deadlinesCount(),
                    end,
                    mentorship.project().promises().closingLimit()))
            .limitAt();
    events.publishEvent(new ServiceExtended(reference, id, end, planned, now));
    return limit;
  }

  /** The service has ended: what the three have not settled lapses. */
  void endService(String reference) {
    mentorships.lock(reference);
    rows.findByReferenceAndState(reference, ExtensionState.OPEN)
        .ifPresent(
            open -> {
              entities.refresh(open);
              Instant now = now();
              open.closed(ExtensionState.LAPSED, now);
              entities.flush();
              events.publishEvent(new ExtensionLapsed(reference, open.id(), now));
            });
  }

  private ServiceExtension locked(long id) {
    ServiceExtension extension = extension(id);
    mentorships.lock(extension.reference());
    entities.refresh(extension);
    return extension;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
