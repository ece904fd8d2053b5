package org.mentorat.accompaniment;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mentorat.accompaniment.Nudge.Told;
import org.mentorat.engine.Pauses;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.Deadlines;
import org.mentorat.people.DeadlinesCount;
import org.mentorat.people.Person;
import org.mentorat.people.Promises;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the forms of the year show alike: who the pair is, its objectives, and how long a step may
 * wait. Maps are of the forms' keys; what is absent is null.
 */
@Component
@Transactional(readOnly = true)
public class PairView {

  private final MentorshipRegister mentorships;
  private final Objectives objectives;
  private final Nudges nudges;
  private final FrequencyDrift drift;
  private final Pauses pauses;
  private final Deadlines deadlines;
  private final ReaderTime time;
  private final MessageSource messages;

  PairView(
      MentorshipRegister mentorships,
      Objectives objectives,
      Nudges nudges,
      FrequencyDrift drift,
      Pauses pauses,
      Deadlines deadlines,
      ReaderTime time,
      MessageSource messages) {
    this.mentorships = mentorships;
    this.objectives = objectives;
    this.nudges = nudges;
    this.drift = drift;
    this.pauses = pauses;
    this.deadlines = deadlines;
    this.time = time;
    this.messages = messages;
  }

  public String menteeName(Step step) {
    return mentorships.mentorship(step.reference()).mentee().displayName();
  }

  public String mentorName(Step step) {
    return mentor(step).displayName();
  }

  /** The other one of a pair of peers; null where one is the mentor (R106). */
  public String peerName(Step step) {
    if (!mentorships.mentorship(step.reference()).project().isOfPeers()) {
      return null;
    }
    Person mentee = mentorships.mentorship(step.reference()).mentee();
    return mentee.account().equals(step.account()) ? mentorName(step) : mentee.displayName();
  }

  /**
   * Both people, with how to reach them, and whether they drift from what they agreed on (R22), for
   * the coordination.
   */
  public Map<String, Object> people(Step step) {
    Person mentee = mentorships.mentorship(step.reference()).mentee();
    Person mentor = mentor(step);
    Map<String, Object> shown = new HashMap<>();
    shown.put("reference", step.reference());
    shown.put("drift", drift.words(step));
    shown.put("menteeName", mentee.displayName());
    shown.put("menteeEmail", mentee.email());
    shown.put("mentorName", mentor.displayName());
    shown.put("mentorEmail", mentor.email());
    return shown;
  }

  /** The keys {@code objective1Text} to {@code objective3Text}, of the objectives of today. */
  public Map<String, Object> objectives(Step step) {
    Map<String, Object> shown = new HashMap<>();
    for (Objective objective : objectives.of(step.reference())) {
      shown.put("objective" + objective.position() + "Text", objective.text());
    }
    return shown;
  }

  /** As {@link #objectives}, with {@code objective1Kind} to {@code objective3Kind}. */
  public Map<String, Object> objectivesWithKinds(Step step) {
    Map<String, Object> shown = objectives(step);
    for (Objective objective : objectives.of(step.reference())) {
      shown.put(
          "objective" + objective.position() + "Kind",
          text(
              "accompaniment.objectiveNature",
              step.locale(),
              text(objective.scope().messageKey(), step.locale()),
              text(objective.kind().messageKey(), step.locale())));
    }
    return shown;
  }

  /** The last day of the service. */
  public String serviceEndsOn(Step step) {
    Instant after = mentorships.mentorship(step.reference()).serviceEndsAt();
    return time.date(after.minusNanos(1).atZone(time.zone()).toLocalDate(), step.locale());
  }

  /**
   * The keys {@code coordinationToldAt} and {@code reminders} of a step that stays open until its
   * owner acts; the first is null once the coordination was told, and if the service ends before.
   */
  public Map<String, Object> waiting(Step step) {
    return waiting(step, promises(step).pairLimit());
  }

  /** As {@link #waiting(Step)}, of a step of which the coordination is told after this time. */
  public Map<String, Object> waiting(Step step, Duration untilTold) {
    List<Nudge> given = sinceItWaits(step);
    Mentorship mentorship = mentorships.mentorship(step.reference());
    Instant told = after(step, untilTold);
    boolean ahead =
        given.stream().noneMatch(nudge -> nudge.told() == Told.COORDINATION)
            && told.isBefore(mentorship.serviceEndsAt());
    Map<String, Object> shown = new HashMap<>();
    shown.put("reminders", reminders(given, step.locale()));
    shown.put("coordinationToldAt", ahead ? time.dateTime(told, step.locale()) : null);
    return shown;
  }

  /** When this step has waited for so long, as the timers of its task have it. */
  public Instant after(Step step, Duration wait) {
    return after(step, step.created(), wait);
  }

  /** When so long has passed since that moment, but for the time the mentorship stood still. */
  Instant after(Step step, Instant from, Duration wait) {
    DeadlinesCount count = mentorships.mentorship(step.reference()).deadlinesCount();
    return pauses.moved(step.reference(), from, deadlines.after(count, from, wait));
  }

  /** How fast the pair's project promises to act. */
  public Promises promises(Step step) {
    return mentorships.mentorship(step.reference()).project().promises();
  }

  /** This moment, or the service's end if that is sooner: nothing of the service outlives it. */
  public Instant orServiceEnd(Step step, Instant moment) {
    Instant end = mentorships.mentorship(step.reference()).serviceEndsAt();
    return moment.isBefore(end) ? moment : end;
  }

  /**
   * The keys {@code closesAt} and {@code reminders} of a step that closes by itself.
   *
   * @param task what the reminders of this step are kept under
   */
  public Map<String, Object> closing(Step step, String task, Instant closesAt) {
    return closing(step, closesAt, reminders(step, task));
  }

  /** As {@link #closing(Step, String, Instant)}, with the task's own reminders. */
  public Map<String, Object> closing(Step step, Instant closesAt) {
    return closing(step, closesAt, reminders(step));
  }

  /** When this step's owner was reminded since it waits; null if it never was. */
  public String reminders(Step step) {
    return reminders(sinceItWaits(step), step.locale());
  }

  /** When this was told under the name of another task; null if it never was. */
  public String reminders(Step step, String task) {
    return reminders(nudges.of(step.reference(), task, step.subject()), step.locale());
  }

  /**
   * Whether what was written at this moment is hidden from the reader, a mentor who took over since
   * (R19, R80).
   */
  public boolean hides(Step step, Instant written) {
    return mentorships
        .current(step.reference())
        .filter(current -> current.mentor().account().equals(step.account()))
        .filter(current -> current.hides(written))
        .isPresent();
  }

  private Map<String, Object> closing(Step step, Instant closesAt, String reminders) {
    Map<String, Object> shown = new HashMap<>();
    shown.put("closesAt", time.dateTime(closesAt, step.locale()));
    shown.put("reminders", reminders);
    return shown;
  }

  // A step may come again: what was told when it waited before is not its own.
  private List<Nudge> sinceItWaits(Step step) {
    return nudges.of(step.reference(), step.task(), step.subject()).stream()
        .filter(nudge -> !withoutPauses(step, nudge.at()).isBefore(step.since()))
        .toList();
  }

  private Instant withoutPauses(Step step, Instant moment) {
    return moment.plus(pauses.since(step.reference(), moment));
  }

  private String reminders(List<Nudge> given, Locale locale) {
    return words(given.stream().map(Nudge::at).toList(), locale);
  }

  /** How many reminders were given and when the last one was; null if none was. */
  String words(List<Instant> given, Locale locale) {
    return given.isEmpty()
        ? null
        : text(
            "accompaniment.reminders",
            locale,
            given.size(),
            time.dateTime(Collections.max(given), locale));
  }

  private Person mentor(Step step) {
    return mentorships
        .current(step.reference())
        .orElseThrow(() -> new IllegalStateException(step.reference() + " has no mentor"))
        .mentor();
  }

  private String text(String key, Locale locale, Object... args) {
    return messages.getMessage(key, args, locale);
  }
}
