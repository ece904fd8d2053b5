package org.mentorat.mentorship;

import static java.util.stream.Collectors.toMap;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mentorat.people.Directory;
import org.mentorat.people.MentorPlaces;
import org.mentorat.people.NoPlaceLeft;
import org.mentorat.people.Person;
import org.mentorat.people.Project;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of mentorships: opens them, entrusts them to mentors, opens the service, closes
 * them. Every change locks the mentorship's row first, so that of many who press the same button at
 * once one acts and the others see what was done.
 */
@Service
@Transactional
public class MentorshipRegister {

  private final Mentorships mentorships;
  private final Assignments assignments;
  private final Holds holds;
  private final Directory directory;
  private final MentorPlaces places;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  MentorshipRegister(
      Mentorships mentorships,
      Assignments assignments,
      Holds holds,
      Directory directory,
      MentorPlaces places,
      EntityManager entities,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mentorships = mentorships;
    this.assignments = assignments;
    this.holds = holds;
    this.directory = directory;
    this.places = places;
    this.entities = entities;
    this.events = events;
    this.clock = clock;
  }

  /** Opens a mentorship, unless this mentee has an open one in this project. */
  public Mentorship open(Project project, Person mentee) throws AlreadyOpen {
    mentorships.hold(project.code(), mentee.id());
    Optional<Mentorship> open = mentorships.findOpen(project, mentee);
    if (open.isPresent()) {
      throw new AlreadyOpen(open.get().reference());
    }
    Instant now = now();
    int year = now.atZone(Directory.ZONE).getYear();
    String reference = String.format(Locale.ROOT, "M-%04d-%05d", year, mentorships.nextNumber());
    return mentorships.saveAndFlush(new Mentorship(reference, project, mentee, now));
  }

  public Mentorship mentorship(String reference) {
    return mentorships.findByReference(reference).orElseThrow(UnknownMentorship::new);
  }

  public Optional<Mentorship> find(String reference) {
    return mentorships.findByReference(reference);
  }

  public Optional<Mentorship> findOpen(Project project, Person mentee) {
    return mentorships.findOpen(project, mentee);
  }

  /** All mentorships of this mentee, open or not, the oldest first. */
  public List<Mentorship> ofMentee(String account) {
    return mentorships.findByMenteeAccountOrderById(account);
  }

  /** Entrusts the mentorship to a mentor: takes the place, ends the wait, if there was one. */
  public Assignment assign(String reference, String mentor, MentorChoice choice, String by)
      throws NoPlaceLeft, AlreadyTried {
    Mentorship mentorship = lockedOpen(reference);
    if (mentorship.mentee().account().equals(mentor)) {
      throw new IllegalArgumentException("nobody is their own mentor: " + reference);
    }
    if (assignments.hadMentor(reference, mentor)) {
      throw new AlreadyTried(reference, mentor);
    }
    if (assignments.findCurrent(reference).isPresent()) {
      throw new IllegalStateException(reference + " has a mentor");
    }
    places.take(mentor);
    Instant now = now();
    endHold(reference, now);
    Assignment assignment =
        assignments.saveAndFlush(
            new Assignment(mentorship, directory.person(mentor), choice, by, now));
    events.publishEvent(new MentorAssigned(reference, mentor, by, now));
    return assignment;
  }

  /**
   * Entrusts a mentorship to another mentor while its service runs: takes the place, ends the
   * former's part and frees theirs, and stamps the receipt. What was written before is hidden from
   * the new mentor until {@link #shareEarlier}.
   */
  public Assignment handOver(
      String reference, String mentor, MentorChoice choice, AssignmentEnd end, String by)
      throws NoPlaceLeft, AlreadyTried {
    Assignment former = lockedCurrent(reference);
    if (assignments.hadMentor(reference, mentor)) {
      throw new AlreadyTried(reference, mentor);
    }
    Mentorship mentorship = mentorship(reference);
    if (mentorship.mentee().account().equals(mentor)) {
      throw new IllegalArgumentException("nobody is their own mentor: " + reference);
    }
    places.take(mentor);
    Instant now = now();
    end(former, end, null, by, now);
    Assignment next = new Assignment(mentorship, directory.person(mentor), choice, by, now);
    next.tookOver();
    assignments.saveAndFlush(next);
    events.publishEvent(new MentorAssigned(reference, mentor, by, now));
    return next;
  }

  /** The mentee agrees that the current mentor reads what was written before they took over. */
  public void shareEarlier(String reference) {
    lockedCurrent(reference).showsEarlier();
    entities.flush();
  }

  /**
   * The current mentor's task exists and the notice is written (X8). Only the first call counts.
   */
  public void stampReceipt(String reference) {
    Assignment current = lockedCurrent(reference);
    if (current.receivedAt() == null) {
      current.received(now());
    }
  }

  /**
   * The mail server took the notice of the assignment (X8). Only the current mentor's first time
   * counts.
   */
  public void stampNotified(String reference, String mentor, Instant at) {
    lock(reference);
    refreshedCurrent(reference)
        .filter(
            current ->
                current.receivedAt() != null
                    && current.notifiedAt() == null
                    && current.mentor().account().equals(mentor))
        .ifPresent(current -> current.notified(at));
  }

  /** The mentor opened the task. Only the current mentor's first time counts. */
  public void stampOpened(String reference, String mentor) {
    Optional<Assignment> current = assignments.findCurrent(reference);
    if (current.isEmpty()
        || current.get().openedAt() != null
        || !current.get().mentor().account().equals(mentor)) {
      return;
    }
    lock(reference);
    refreshedCurrent(reference)
        .filter(locked -> locked.openedAt() == null && locked.mentor().account().equals(mentor))
        .ifPresent(locked -> locked.opened(now()));
  }

  /** Ends the current mentor's part and frees the place. */
  public void release(String reference, AssignmentEnd end, String comment, String by) {
    end(lockedCurrent(reference), end, comment, by, now());
  }

  /**
   * Ends the current mentor's part, which was an error of the coordination, and frees the place.
   *
   * @param mayReturn whether this mentor may be proposed again in this mentorship
   * @return the part that ended
   */
  public Assignment correct(String reference, boolean mayReturn, String by) {
    Assignment assignment = lockedCurrent(reference);
    Instant now = now();
    assignment.corrected(mayReturn, by, now);
    entities.flush();
    ended(assignment, AssignmentEnd.CORRECTED, by, now);
    return assignment;
  }

  /**
   * Locks a mentorship that was closed, and holds every opening for this mentee in its project
   * back, until the transaction ends.
   */
  public Mentorship lockToReopen(String reference) {
    Mentorship mentorship = mentorship(reference);
    mentorships.hold(mentorship.project().code(), mentorship.mentee().id());
    lock(reference);
    entities.refresh(mentorship);
    return mentorship;
  }

  /** The part of the mentor who accompanied to the closing; empty if there was none. */
  public Optional<Assignment> lastToTheClosing(String reference) {
    return assignments(reference).stream()
        .filter(assignment -> assignment.end() == AssignmentEnd.MENTORSHIP_CLOSED)
        .reduce((first, second) -> second);
  }

  /**
   * Undoes the closing of a mentorship that {@link #lockToReopen} locked: the mentor who
   * accompanied to the closing goes on, if there was one.
   *
   * @param serviceEnd the first moment after the service, as it was to be; null if none was opened
   * @throws NoPlaceLeft if that mentor has no place any more, or takes nobody
   */
  public void reopen(String reference, Instant serviceEnd, String by) throws NoPlaceLeft {
    Mentorship mentorship = mentorship(reference);
    if (mentorship.isOpen() || (serviceEnd == null) != (mentorship.serviceStartsAt() == null)) {
      throw new IllegalStateException(reference + " cannot be reopened");
    }
    Optional<Assignment> last = lastToTheClosing(reference);
    if (last.isPresent()) {
      places.take(last.get().mentor().account());
      entities.refresh(last.get());
      last.get().resumed();
    }
    mentorship.reopened(serviceEnd);
    entities.flush();
    events.publishEvent(new MentorshipReopened(reference, by, now()));
  }

  /**
   * Opens the service at the first contact: it ends after the project's duration, or with the last
   * day of the project in Québec, whichever comes first (R45, R46, X5).
   */
  public void openService(String reference, Instant firstContact) {
    Mentorship mentorship = lockedOpen(reference);
    if (mentorship.serviceStartsAt() != null) {
      throw new IllegalStateException("the service of " + reference + " is open");
    }
    Instant start = firstContact.truncatedTo(ChronoUnit.MILLIS);
    Instant end = serviceEnd(mentorship.project(), start);
    mentorship.serviceOpened(start, end);
    events.publishEvent(new ServiceOpened(reference, start, end));
  }

  /**
   * The service ends sooner than it was to, and never before it began.
   *
   * @param end the first moment after it
   */
  public void shortenService(String reference, Instant end) {
    Mentorship mentorship = lockedOpen(reference);
    if (mentorship.serviceStartsAt() == null || end.isAfter(mentorship.serviceEndsAt())) {
      throw new IllegalStateException("the service of " + reference + " cannot end at " + end);
    }
    mentorship.serviceEndMoved(
        end.isBefore(mentorship.serviceStartsAt()) ? mentorship.serviceStartsAt() : end);
    entities.flush();
  }

  /**
   * The service stood still for this long: it ends so much later if its project wants that, but
   * never after the last day of the project.
   *
   * @return by how much the end moved
   */
  public Duration stoodStill(String reference, Duration pause) {
    Mentorship mentorship = lockedOpen(reference);
    Instant before = mentorship.serviceEndsAt();
    Instant after = latestEnd(mentorship, before.plus(pause));
    mentorship.serviceEndMoved(after);
    entities.flush();
    return Duration.between(before, after);
  }

  /** The moment until which a suspension of this service may last; empty if nothing bounds it. */
  public Optional<Instant> pauseBound(String reference) {
    Mentorship mentorship = mentorship(reference);
    return mentorship.project().suspensionMovesEnd()
        ? projectEnd(mentorship.project())
        : Optional.of(mentorship.serviceEndsAt());
  }

  /**
   * The service ends later than it was to.
   *
   * @param end the first moment after it
   */
  public void prolongService(String reference, Instant end) {
    Mentorship mentorship = lockedOpen(reference);
    if (mentorship.serviceStartsAt() == null || !end.isAfter(mentorship.serviceEndsAt())) {
      throw new IllegalStateException("the service of " + reference + " cannot end at " + end);
    }
    mentorship.serviceEndMoved(end);
    entities.flush();
  }

  /**
   * Closes the mentorship; a mentor still assigned is released, a wait ends.
   *
   * @param by the account that decided; null when the process does it at its time ({@link
   *     Outcome#COMPLETED}, {@link Outcome#ENDED_EARLY} and {@link Outcome#PROJECT_ENDED} only)
   */
  public void close(String reference, Outcome outcome, String by, String note) {
    close(reference, outcome, null, by, note);
  }

  /**
   * Closes the mentorship as {@link Outcome#REFERRED_ELSEWHERE}.
   *
   * @param to the other resource
   */
  public void refer(String reference, String to, String reason, String by) {
    close(reference, Outcome.REFERRED_ELSEWHERE, to, by, reason);
  }

  public Optional<Assignment> current(String reference) {
    return assignments.findCurrent(reference);
  }

  /**
   * Who is concerned by each of these mentorships, by reference; unknown references are left out.
   */
  public Map<String, Pairing> pairings(Collection<String> references) {
    if (references.isEmpty()) {
      return Map.of();
    }
    Map<String, Person> mentors =
        assignments.findCurrent(references).stream()
            .collect(toMap(current -> current.mentorship().reference(), Assignment::mentor));
    return mentorships.findAll(references).stream()
        .collect(
            toMap(
                Mentorship::reference,
                found ->
                    new Pairing(found.mentee(), found.project(), mentors.get(found.reference()))));
  }

  /**
   * The references of all that this mentor answers for: before the first contact and in service,
   * not those that are being closed.
   */
  public List<String> entrustedTo(String mentor) {
    return assignments.entrustedTo(mentor, now());
  }

  /** All assignments of this mentorship, the oldest first. */
  public List<Assignment> assignments(String reference) {
    return assignments.findAll(reference);
  }

  /** A coordinator waits for a better match. */
  public void hold(String reference, String reason, String by) {
    Mentorship mentorship = lockedOpen(reference);
    Instant now = now();
    endHold(reference, now);
    holds.saveAndFlush(new Hold(mentorship, reason, by, now));
    events.publishEvent(new MentorshipHeld(reference, by, now));
  }

  /** The wait a coordinator chose, while it lasts; empty when simply nobody was found. */
  public Optional<Hold> currentHold(String reference) {
    return holds.findCurrent(reference);
  }

  /**
   * The accounts of all who take part in a running mentorship: mentees, also those who still wait,
   * and their mentors of today.
   */
  public Set<String> participants() {
    Set<String> accounts = new HashSet<>(mentorships.mentees());
    accounts.addAll(assignments.mentors());
    return accounts;
  }

  /** The accounts of all mentors of running mentorships. */
  public List<String> mentors() {
    return assignments.mentors();
  }

  /** Assignments that their mentors have received and not opened, the oldest first. */
  public List<Assignment> unopened(int most) {
    return assignments.findUnopened(Limit.of(most));
  }

  /** How many assignments their mentors have received and not opened. */
  public long countUnopened() {
    return assignments.countUnopened();
  }

  /** Whether this person takes part in a running mentorship. */
  public boolean takesPart(String account) {
    return !of(account).isEmpty();
  }

  /** The running mentorships in which this person is the mentee, or the mentor of today. */
  public List<Mentorship> of(String account) {
    List<Mentorship> all = new ArrayList<>(mentorships.ofMentee(account));
    all.addAll(assignments.ofMentor(account));
    return all;
  }

  /**
   * Some of all mentorships, the newest first.
   *
   * @param stage empty for every stage
   * @param page from 0
   */
  public List<Mentorship> list(Optional<Stage> stage, int page, int most) {
    return mentorships.list(stage.map(Stage::name).orElse(""), PageRequest.of(page, most));
  }

  /** How many mentorships there are at this stage, or in all. */
  public long count(Optional<Stage> stage) {
    return mentorships.count(stage.map(Stage::name).orElse(""));
  }

  /** The references of all whose service is open. */
  public List<String> inService() {
    return mentorships.inService();
  }

  /** The references of all in this project that wait for a service or are in it. */
  public List<String> notEnding(String project) {
    return mentorships.notEnding(project, now());
  }

  /**
   * Ends the service now, before its time; one that has run to its end stays as it is.
   *
   * @param as how the mentorship will close
   */
  public void cutService(String reference, Outcome as) {
    Mentorship mentorship = lockedOpen(reference);
    Instant now = now();
    if (mentorship.serviceStartsAt() == null) {
      throw new IllegalStateException("no service runs in " + reference);
    }
    if (now.isBefore(mentorship.serviceEndsAt())) {
      mentorship.cutShort(
          as, now.isBefore(mentorship.serviceStartsAt()) ? mentorship.serviceStartsAt() : now);
      entities.flush();
      events.publishEvent(new ServiceCutShort(reference, as, mentorship.serviceEndsAt()));
    }
  }

  /** Mentors were sought just now. */
  public void stampSearch(String reference) {
    lockedOpen(reference).searched(now());
  }

  /** Locks the mentorship's row until the transaction ends. */
  public void lock(String reference) {
    mentorships.lock(reference).orElseThrow(UnknownMentorship::new);
  }

  /** The mentorship, if its service runs just now. */
  public Mentorship inService(String reference) throws NotInService {
    Mentorship mentorship = mentorship(reference);
    boolean opened = mentorship.serviceStartsAt() != null;
    if (!mentorship.isOpen() || opened && !now().isBefore(mentorship.serviceEndsAt())) {
      throw new NotInService(reference, true);
    }
    if (!opened) {
      throw new NotInService(reference, false);
    }
    return mentorship;
  }

  /** Locks the mentorship's row until the transaction ends, if its service runs just now. */
  public Mentorship lockInService(String reference) throws NotInService {
    lock(reference);
    entities.refresh(mentorship(reference));
    return inService(reference);
  }

  private Mentorship lockedOpen(String reference) {
    lock(reference);
    Mentorship mentorship = mentorship(reference);
    entities.refresh(mentorship);
    if (!mentorship.isOpen()) {
      throw new IllegalStateException(reference + " is closed");
    }
    return mentorship;
  }

  private Assignment lockedCurrent(String reference) {
    lock(reference);
    return refreshedCurrent(reference)
        .orElseThrow(() -> new IllegalStateException(reference + " has no mentor"));
  }

  private Optional<Assignment> refreshedCurrent(String reference) {
    Optional<Assignment> current = assignments.findCurrent(reference);
    current.ifPresent(entities::refresh);
    return current;
  }

  private void end(
      Assignment assignment, AssignmentEnd end, String comment, String by, Instant now) {
    assignment.ended(end, comment, by, now);
    entities.flush();
    ended(assignment, end, by, now);
  }

  private void ended(Assignment assignment, AssignmentEnd end, String by, Instant now) {
    String mentor = assignment.mentor().account();
    events.publishEvent(new MentorReleased(assignment.reference(), mentor, end, by, now));
    places.free(mentor);
  }

  private void endHold(String reference, Instant now) {
    holds
        .findCurrent(reference)
        .ifPresent(
            hold -> {
              hold.ended(now);
              entities.flush();
            });
  }

  private void close(String reference, Outcome outcome, String referredTo, String by, String note) {
    Mentorship mentorship = lockedOpen(reference);
    Instant now = now();
    refreshedCurrent(reference)
        .ifPresent(assignment -> end(assignment, AssignmentEnd.MENTORSHIP_CLOSED, null, by, now));
    endHold(reference, now);
    mentorship.closed(outcome, referredTo, by, note, now);
    entities.flush();
    events.publishEvent(new MentorshipClosed(reference, outcome, by, now));
  }

  private static Instant latestEnd(Mentorship mentorship, Instant wanted) {
    Instant before = mentorship.serviceEndsAt();
    if (!mentorship.project().suspensionMovesEnd()) {
      return before;
    }
    Instant end =
        projectEnd(mentorship.project()).filter(last -> last.isBefore(wanted)).orElse(wanted);
    return end.isBefore(before) ? before : end;
  }

  /** The first moment after the last day of the project in Québec. */
  private static Optional<Instant> projectEnd(Project project) {
    return project.endsOn().map(day -> day.plusDays(1).atStartOfDay(Directory.ZONE).toInstant());
  }

  private static Instant serviceEnd(Project project, Instant start) {
    Instant afterDuration = start.atZone(Directory.ZONE).plus(project.duration()).toInstant();
    Instant end =
        projectEnd(project).filter(last -> last.isBefore(afterDuration)).orElse(afterDuration);
    return end.isBefore(start) ? start : end;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
