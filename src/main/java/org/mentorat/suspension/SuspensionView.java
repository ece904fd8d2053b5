package org.mentorat.suspension;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.mentorat.accompaniment.PairView;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the forms of a suspension show. Why it was asked for, only the coordination reads. */
@Component
public class SuspensionView {

  private final MentorshipRegister mentorships;
  private final PairView pair;
  private final ReaderTime time;
  private final MessageSource messages;

  SuspensionView(
      MentorshipRegister mentorships, PairView pair, ReaderTime time, MessageSource messages) {
    this.mentorships = mentorships;
    this.pair = pair;
    this.time = time;
    this.messages = messages;
  }

  /** The keys {@code serviceEndsOn} and {@code endRule}. */
  public Map<String, Object> rules(Step step) {
    Mentorship mentorship = mentorships.mentorship(step.reference());
    Map<String, Object> shown = new HashMap<>();
    shown.put("serviceEndsOn", pair.serviceEndsOn(step));
    shown.put(
        "endRule",
        text(
            mentorship.project().suspensionMovesEnd()
                ? "suspension.endMoves"
                : "suspension.endStays",
            step));
    return shown;
  }

  /** As {@link #rules}, with who asked, since when and until when. */
  public Map<String, Object> forThePair(Suspension suspension, Step step) {
    Map<String, Object> shown = rules(step);
    shown.put("suspendedBy", askedBy(suspension, step));
    shown.put("suspendedOn", day(suspension.suspendedAt(), step));
    shown.put("resumesOn", day(suspension.limitAt(), step));
    return shown;
  }

  /** As {@link #forThePair}, with the reason, the words, and how to reach the two people. */
  Map<String, Object> forTheCoordination(Suspension suspension, Step step) {
    Map<String, Object> shown = forThePair(suspension, step);
    shown.putAll(pair.people(step));
    shown.put("reason", text(suspension.reason().messageKey(), step));
    shown.put("words", suspension.words());
    shown.put("reminders", pair.reminders(step));
    return shown;
  }

  private String askedBy(Suspension suspension, Step step) {
    String account = suspension.suspendedBy();
    if (mentorships.mentorship(step.reference()).mentee().account().equals(account)) {
      return text(
          "suspension.by", step, pair.menteeName(step), text("suspension.role.mentee", step));
    }
    boolean mentor =
        mentorships
            .current(step.reference())
            .filter(current -> current.mentor().account().equals(account))
            .isPresent();
    return mentor
        ? text("suspension.by", step, pair.mentorName(step), text("suspension.role.mentor", step))
        : text("suspension.role.coordination", step);
  }

  private String day(Instant moment, Step step) {
    return time.date(LocalDate.ofInstant(moment, time.zone()), step.locale());
  }

  private String text(String key, Step step, Object... args) {
    return messages.getMessage(key, args, step.locale());
  }
}
