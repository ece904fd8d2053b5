package org.mentorat.meeting;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.mentorat.accompaniment.FrequencyDrift;
import org.mentorat.accompaniment.PairView;
import org.mentorat.engine.Option;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.Side;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What the forms show of a pair's meetings. Maps are of the forms' keys; what is absent is null.
 */
@Component
public class MeetingView {

  private final Meetings meetings;
  private final PairView pair;
  private final FrequencyDrift drift;
  private final ReaderTime time;
  private final MessageSource messages;

  MeetingView(
      Meetings meetings,
      PairView pair,
      FrequencyDrift drift,
      ReaderTime time,
      MessageSource messages) {
    this.meetings = meetings;
    this.pair = pair;
    this.drift = drift;
    this.time = time;
    this.messages = messages;
  }

  /**
   * For whoever plans a meeting: {@code otherName}, {@code serviceEndsOn}, {@code drift} and {@code
   * plannedMeetings}.
   */
  public Map<String, Object> planning(Step step) {
    Map<String, Object> shown = new HashMap<>();
    shown.put("otherName", otherName(step));
    shown.put("serviceEndsOn", pair.serviceEndsOn(step));
    shown.put("drift", drift.words(step));
    List<Meeting> planned = meetings.upcoming(step.reference());
    shown.put(
        "plannedMeetings",
        planned.isEmpty()
            ? null
            : planned.stream()
                .map(meeting -> words(meeting, step.locale()))
                .collect(Collectors.joining("\n")));
    return shown;
  }

  /** The meetings that may be moved or cancelled, the next one first. */
  public List<Option> options(Step step) {
    return meetings.upcoming(step.reference()).stream()
        .map(meeting -> new Option(meeting.id().toString(), words(meeting, step.locale())))
        .toList();
  }

  /** The last day on which the pair can meet. */
  public String serviceEndsOn(Step step) {
    return pair.serviceEndsOn(step);
  }

  /** The other one of the pair, for the one who reads. */
  public String otherName(Step step) {
    return meetings.side(step.reference(), step.account()) == Side.MENTEE
        ? pair.mentorName(step)
        : pair.menteeName(step);
  }

  /** The meeting of this step, for the pair. */
  Map<String, Object> meeting(Step step) {
    Meeting meeting = meetings.meeting(step.subject());
    Map<String, Object> shown = new HashMap<>();
    shown.put("otherName", otherName(step));
    shown.put("meetingAt", time.dateTime(meeting.beginsAt(), step.locale()));
    shown.put("meetingMode", mode(meeting, step.locale()));
    shown.put("meetingWhereabouts", meeting.whereabouts());
    shown.put("meetingNote", meeting.note());
    return shown;
  }

  private String words(Meeting meeting, Locale locale) {
    return text(
        "meeting.words", locale, time.dateTime(meeting.beginsAt(), locale), mode(meeting, locale));
  }

  private String mode(Meeting meeting, Locale locale) {
    return text("meeting.mode." + meeting.mode().code(), locale);
  }

  private String text(String key, Locale locale, Object... args) {
    return messages.getMessage(key, args, locale);
  }
}
