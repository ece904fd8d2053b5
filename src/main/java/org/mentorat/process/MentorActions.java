package org.mentorat.process;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mentorat.absence.AbsenceKind;
import org.mentorat.absence.AlreadyAnnounced;
import org.mentorat.absence.Coverage;
import org.mentorat.absence.MentorAbsence;
import org.mentorat.absence.MentorAbsences;
import org.mentorat.absence.Substitution;
import org.mentorat.engine.NotNow;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Roles;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.Directory;
import org.springframework.stereotype.Component;

/** What the actions of a mentor have in common: whose they are, and how things are. */
@Component
class MentorActions {

  /** As people who ask see it. */
  enum State {
    /** Nothing is announced. */
    PRESENT,
    /** The first day is still to come. */
    ANNOUNCED,
    /** The mentor is away, or the last day has passed. */
    AWAY,
    /** The mentor has left for good. */
    LEFT
  }

  /**
   * @param absence its reference; null while the mentor is present
   * @param startsOn the first day without the mentor, or null
   * @param returnsOn the first day with the mentor again; null of who leaves
   * @param substitute the name of who answers, or will; null if nobody is named or all change
   * @param mentorships how many are entrusted to the mentor now, those in closure left out; where
   *     all change, so many are left
   */
  record Shown(
      State state,
      String absence,
      AbsenceKind kind,
      Coverage coverage,
      LocalDate startsOn,
      LocalDate returnsOn,
      String substitute,
      int mentorships) {}

  private final MentorAbsences absences;
  private final MentorshipRegister mentorships;
  private final MentorAbsenceProcess process;
  private final Directory directory;
  private final ReaderTime time;

  MentorActions(
      MentorAbsences absences,
      MentorshipRegister mentorships,
      MentorAbsenceProcess process,
      Directory directory,
      ReaderTime time) {
    this.absences = absences;
    this.mentorships = mentorships;
    this.process = process;
    this.directory = directory;
    this.time = time;
  }

  /** The mentor for themselves, a coordinator for any mentor. */
  boolean isFor(Step step) {
    return (step.reference().equals(step.account()) || isCoordinator(step))
        && directory.mentor(step.reference()).isPresent();
  }

  static boolean isCoordinator(Step step) {
    return step.groups().contains(Roles.COORDINATORS);
  }

  Shown progress(Step step) {
    String mentor = step.reference();
    int left = mentorships.entrustedTo(mentor).size();
    if (absences.hasLeft(mentor)) {
      return new Shown(State.LEFT, null, null, null, null, null, null, left);
    }
    Optional<MentorAbsence> open = absences.open(mentor);
    if (open.isEmpty()) {
      return new Shown(State.PRESENT, null, null, null, null, null, null, left);
    }
    MentorAbsence absence = open.get();
    return new Shown(
        absences.today().isBefore(absence.startsOn()) ? State.ANNOUNCED : State.AWAY,
        absence.reference(),
        absence.kind(),
        absence.coverage(),
        absence.startsOn(),
        absence.returnsOn().orElse(null),
        substitute(absence),
        left);
  }

  /** Who answers, or will. */
  String substitute(MentorAbsence absence) {
    return absences
        .substitution(absence)
        .map(Substitution::substitute)
        .map(account -> directory.person(account).displayName())
        .orElse(null);
  }

  /** What every form of a mentor shows. */
  Map<String, Object> shown(Step step) {
    Map<String, Object> shown = new HashMap<>();
    shown.put("mentorName", directory.person(step.reference()).displayName());
    shown.put("mentorships", String.valueOf(mentorships.entrustedTo(step.reference()).size()));
    return shown;
  }

  String date(LocalDate day, Step step) {
    return time.date(day, step.locale());
  }

  void nothingAnnounced(Step step) throws NotNow {
    if (absences.hasLeft(step.reference())) {
      throw new NotNow("absence.left");
    }
    if (absences.open(step.reference()).isPresent()) {
      throw new NotNow("absence.alreadyAnnounced");
    }
  }

  static NotNow notNow(AlreadyAnnounced reason) {
    return new NotNow(reason.left() ? "absence.left" : "absence.alreadyAnnounced");
  }

  /**
   * The process of what was announced begins, and where this mentor was to answer for others,
   * somebody else is sought.
   *
   * @return how many mentorships it is about
   */
  long begin(MentorAbsence absence) {
    process.start(absence);
    absences.coveredBy(absence.mentor()).forEach(process::substituteGone);
    return mentorships.entrustedTo(absence.mentor()).size();
  }
}
