package org.mentorat.absence;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.mentorat.accompaniment.Substitutes;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.Deadlines;
import org.mentorat.people.DeadlinesCount;
import org.mentorat.people.Directory;
import org.mentorat.people.Mentor;
import org.mentorat.people.MentorPlaces;
import org.mentorat.people.Project;
import org.mentorat.people.Promises;
import org.mentorat.people.Wait;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of mentors' absences and departures, one at a time for each mentor (R36, R80). From
 * its announcement to its end the mentor takes no new mentee. A substitute answers requests, and
 * takes no place.
 */
@Service
@Transactional
public class MentorAbsences implements Substitutes {

  /** So far ahead an absence may be announced: the mentor takes no new mentee from then on. */
  static final Period LONGEST_NOTICE = Period.ofDays(90);

  /** So far ahead a departure may be announced. */
  static final Period LONGEST_NOTICE_OF_LEAVING = Period.ofYears(1);

  /** Longer than this nobody is away: it is a departure. */
  static final Period LONGEST = Period.ofYears(1);

  private final AbsenceRecords absences;
  private final Substitutions substitutions;
  private final HandOverNotes notes;
  private final MentorshipRegister mentorships;
  private final Directory directory;
  private final MentorPlaces places;
  private final Deadlines deadlines;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  MentorAbsences(
      AbsenceRecords absences,
      Substitutions substitutions,
      HandOverNotes notes,
      MentorshipRegister mentorships,
      Directory directory,
      MentorPlaces places,
      Deadlines deadlines,
      EntityManager entities,
      ApplicationEventPublisher events,
      Clock clock) {
    this.absences = absences;
    this.substitutions = substitutions;
    this.notes = notes;
    this.mentorships = mentorships;
    this.directory = directory;
    this.places = places;
    this.deadlines = deadlines;
    this.entities = entities;
    this.events = events;
    this.clock = clock;
  }

  /** Today in Québec: the first day on which an absence may begin. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Directory.ZONE);
  }

  /** The last day on which an absence announced today may begin. */
  public LocalDate latestStart() {
    return today().plus(LONGEST_NOTICE);
  }

  /** The last day of an absence that begins on this day. */
  public LocalDate latestEnd(LocalDate from) {
    return from.plus(LONGEST).minusDays(1);
  }

  /** The latest last day of a mentor who announces today that they leave. */
  public LocalDate latestLastDay() {
    return today().plus(LONGEST_NOTICE_OF_LEAVING);
  }

  /**
   * How long an absence of this mentor may last to be covered by a substitute: the shortest limit
   * of the projects concerned.
   */
  public Period substitutionLimit(String mentor) {
    LocalDate any = today();
    return projects(mentor).stream()
        .map(Project::substitutionLimit)
        .min(Comparator.comparing(any::plus))
        .orElse(Period.ofDays(21));
  }

  /**
   * The mentor will be away. Longer than the projects' limit, or without anybody to accompany,
   * there is no substitute.
   *
   * @throws AlreadyAnnounced when something is announced already, or the mentor has left
   */
  public MentorAbsence announce(String mentor, MentorAbsenceSubmission submission, String by)
      throws AlreadyAnnounced {
    LocalDate from = submission.from();
    LocalDate returnsOn = submission.until().plusDays(1);
    boolean brief =
        !returnsOn.isAfter(from.plus(substitutionLimit(mentor)))
            && !mentorships.entrustedTo(mentor).isEmpty();
    return announce(
        new Announcement(
            mentor,
            AbsenceKind.ABSENCE,
            brief ? Coverage.SUBSTITUTION : Coverage.HAND_OVER,
            from,
            returnsOn,
            submission.suggested(),
            submission.words()),
        by);
  }

  /**
   * The mentor leaves for good.
   *
   * @throws AlreadyAnnounced when something is announced already, or the mentor has left
   */
  public MentorAbsence leave(String mentor, MentorLeavingSubmission submission, String by)
      throws AlreadyAnnounced {
    return announce(
        new Announcement(
            mentor,
            AbsenceKind.LEAVING,
            Coverage.HAND_OVER,
            submission.lastDay().plusDays(1),
            null,
            null,
            submission.words()),
        by);
  }

  /** What is announced of this mentor or lasts. */
  public Optional<MentorAbsence> open(String mentor) {
    return absences.findOpen(mentor);
  }

  /** Whether this mentor has left for good. */
  public boolean hasLeft(String mentor) {
    return of(mentor).stream().anyMatch(absence -> absence.endedAs() == AbsenceEnd.LEFT);
  }

  /** All absences of this mentor, the oldest first. */
  public List<MentorAbsence> of(String mentor) {
    return absences.findByMentorOrderById(mentor);
  }

  public MentorAbsence absence(String reference) {
    return absences
        .findByReference(reference)
        .orElseThrow(() -> new NoSuchElementException("no absence has this reference"));
  }

  /** Who answers, or will answer, during this absence. */
  public Optional<Substitution> substitution(MentorAbsence absence) {
    return substitutions.findCurrent(absence.id());
  }

  /** All who were named for this absence, the first one first. */
  public List<Substitution> substitutions(MentorAbsence absence) {
    return substitutions.findByAbsenceIdOrderById(absence.id());
  }

  /** The references of the absences that this mentor covers, or is to cover. */
  public List<String> coveredBy(String substitute) {
    return absences.findCoveredBy(substitute).stream().map(MentorAbsence::reference).toList();
  }

  @Override
  public Optional<String> insteadOf(String mentor) {
    return absences
        .findOpen(mentor)
        .filter(absence -> absence.begunAt() != null)
        .flatMap(this::substitution)
        .map(Substitution::substitute);
  }

  /** The coordination's task waits from now on, without reminders so far. */
  public void waitsAnew(String reference) {
    locked(reference).waitsAnew();
    entities.flush();
  }

  /** The coordination names who answers; whoever was named before answers no more. */
  public void substitute(String reference, String substitute, String by) {
    MentorAbsence absence = locked(reference);
    Instant now = now();
    substitution(absence).ifPresent(former -> former.ended(now));
    entities.flush();
    substitutions.saveAndFlush(new Substitution(absence.id(), substitute, by, now));
    events.publishEvent(new SubstituteNamed(reference, absence.mentor(), substitute, by, now));
  }

  /**
   * The first day is there.
   *
   * @return whether somebody answers
   */
  public boolean begin(String reference) {
    MentorAbsence absence = locked(reference);
    Instant now = now();
    absence.began(now);
    entities.flush();
    events.publishEvent(new MentorAbsenceBegan(reference, absence.mentor(), now));
    boolean covered = substitution(absence).isPresent();
    if (!covered) {
      uncovered(absence, now);
    }
    return covered;
  }

  /** Not all is handed over, and the mentor was to be away. */
  public void escalate(String reference) {
    MentorAbsence absence = locked(reference);
    absence.waitsAnew();
    uncovered(absence, now());
  }

  /**
   * The coordination is reminded.
   *
   * @return how often it was of this task, this time included
   */
  public int remind(String reference) {
    int times = locked(reference).reminded();
    entities.flush();
    events.publishEvent(new SubstituteAwaited(reference, times, now()));
    return times;
  }

  /** What the coordination did about the hand-overs that are missing. */
  public void note(String reference, String note, String by) {
    notes.saveAndFlush(new HandOverNote(locked(reference).id(), note, by, now()));
  }

  /** What the coordination did about hand-overs, the oldest first. */
  public List<HandOverNote> notes(MentorAbsence absence) {
    return notes.findByAbsenceIdOrderById(absence.id());
  }

  /**
   * Whether nothing is to be handed over any more: nothing is left, or the mentor is back.
   *
   * @param left how many mentorships are still the mentor's
   */
  public boolean isHandedOver(MentorAbsence absence, int left) {
    return left == 0 || absence.kind() == AbsenceKind.ABSENCE && !now().isBefore(absence.endsAt());
  }

  /**
   * The mentor is back before the time announced, or stays after all.
   *
   * @throws NotAway when nothing is announced, or somebody said so before
   */
  public MentorAbsence comeBack(String mentor, String by) throws NotAway {
    MentorAbsence absence = returnable(mentor);
    locked(absence.reference());
    if (absence.returnedAt() != null || absence.endedAt() != null) {
      throw new NotAway(mentor, true);
    }
    absence.returned(by, now());
    entities.flush();
    return absence;
  }

  /**
   * What this mentor can come back from.
   *
   * @throws NotAway when nothing is announced, or somebody said so before
   */
  public MentorAbsence returnable(String mentor) throws NotAway {
    MentorAbsence absence = open(mentor).orElseThrow(() -> new NotAway(mentor, false));
    if (absence.returnedAt() != null) {
      throw new NotAway(mentor, true);
    }
    return absence;
  }

  /** It is over: the mentor takes new mentees again as before, or has left. */
  public MentorAbsence end(String reference) {
    MentorAbsence absence = locked(reference);
    Instant now = now();
    AbsenceEnd as = AbsenceEnd.RETURNED;
    if (absence.returnedAt() == null && absence.kind() == AbsenceKind.LEAVING) {
      as = AbsenceEnd.LEFT;
    } else if (absence.returnedAt() != null && absence.returnedAt().isBefore(absence.startsAt())) {
      as = AbsenceEnd.WITHDRAWN;
    }
    substitution(absence).ifPresent(last -> last.ended(now));
    absence.ended(as, now);
    entities.flush();
    events.publishEvent(
        new MentorAbsenceEnded(reference, absence.mentor(), as, absence.returnedBy(), now));
    return absence;
  }

  /** The mentor takes new mentees again, if they did before; nobody who has left does. */
  public void available(MentorAbsence absence) {
    if (absence.endedAs() != AbsenceEnd.LEFT && absence.wasActive()) {
      places.resume(absence.mentor());
    }
  }

  /**
   * The projects of those whom this mentor accompanies; of nobody, those they offer themselves to.
   */
  public List<Project> projects(String mentor) {
    List<Project> concerned =
        mentorships.entrustedTo(mentor).stream()
            .map(reference -> mentorships.mentorship(reference).project())
            .distinct()
            .toList();
    return concerned.isEmpty()
        ? directory.mentor(mentor).map(Mentor::projects).orElse(List.of())
        : concerned;
  }

  /** The accounts of the leads of the projects concerned. */
  public List<String> leads(String mentor) {
    return projects(mentor).stream()
        .flatMap(project -> project.leadAccount().stream())
        .distinct()
        .toList();
  }

  /** How often the coordination is reminded: as in the project that does it soonest. */
  public Wait decisionReminder(String mentor) {
    return soonest(mentor, Promises::decisionReminder, Duration.ofHours(24));
  }

  /** In what time the coordination decides: as in the project that is the quickest. */
  public Wait decisionLimit(String mentor) {
    return soonest(mentor, Promises::decisionLimit, Duration.ofHours(48));
  }

  private Wait soonest(String mentor, Function<Promises, Duration> promised, Duration otherwise) {
    Instant now = now();
    return projects(mentor).stream()
        .map(project -> new Wait(project.deadlinesCount(), promised.apply(project.promises())))
        .min(Comparator.comparing(wait -> deadlines.after(now, wait)))
        .orElse(new Wait(DeadlinesCount.CALENDAR, otherwise));
  }

  private MentorAbsence announce(Announcement told, String by) throws AlreadyAnnounced {
    if (hasLeft(told.mentor())) {
      throw new AlreadyAnnounced(told.mentor(), true);
    }
    if (open(told.mentor()).isPresent()) {
      throw new AlreadyAnnounced(told.mentor(), false);
    }
    Instant now = now();
    boolean wasActive = places.pause(told.mentor());
    String reference =
        String.format(Locale.ROOT, "A-%04d-%05d", today().getYear(), absences.nextNumber());
    MentorAbsence absence =
        absences.saveAndFlush(new MentorAbsence(reference, told, wasActive, by, now));
    events.publishEvent(
        new MentorAbsenceAnnounced(
            reference, told.mentor(), told.kind(), told.coverage(), by, now));
    return absence;
  }

  private void uncovered(MentorAbsence absence, Instant now) {
    absence.escalated(now);
    entities.flush();
    events.publishEvent(new AbsenceUncovered(absence.reference(), absence.mentor(), now));
  }

  private MentorAbsence locked(String reference) {
    entities.flush();
    MentorAbsence absence =
        absences
            .lock(reference)
            .flatMap(absences::findById)
            .orElseThrow(() -> new NoSuchElementException("no absence has this reference"));
    entities.refresh(absence);
    return absence;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
