package org.mentorat.notification;

import static org.mentorat.notification.DigestWords.LISTED;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mentorat.commitment.Commitments;
import org.mentorat.engine.DueTasks;
import org.mentorat.engine.DueTasks.Pressing;
import org.mentorat.notification.Letters.Row;
import org.mentorat.notification.Letters.Said;
import org.mentorat.notification.WeekOf.Kind;
import org.mentorat.notification.WeekOf.Planned;
import org.springframework.stereotype.Component;

/**
 * What a mentor is told each week: what waits for them, the meetings and follow-ups that come, and
 * thanks for what they answered in time (I9). When there is nothing of it, there is no message.
 */
@Component
class MentorDigest implements LetterOf {

  private static final Duration WEEK = Duration.ofDays(7);

  private final DueTasks tasks;
  private final Commitments commitments;
  private final WeekOf weeks;
  private final DigestWords words;
  private final Clock clock;

  MentorDigest(
      DueTasks tasks, Commitments commitments, WeekOf weeks, DigestWords words, Clock clock) {
    this.tasks = tasks;
    this.commitments = commitments;
    this.weeks = weeks;
    this.words = words;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "mentor-digest";
  }

  @Override
  public Optional<Said> said(Notice notice, Recipient reader, String link) {
    Instant now = clock.instant();
    if (notice.isOvertaken(WEEK, now)) {
      return Optional.empty();
    }
    String mentor = reader.account();
    Pressing waiting = tasks.of(mentor, LISTED);
    List<Planned> week = weeks.planned(mentor, now, now.plus(WEEK));
    long answered = commitments.answeredInTime(mentor, now.minus(WEEK), now);
    if (waiting.all() + week.size() + answered == 0) {
      return Optional.empty();
    }
    return Optional.of(
        words.said(
            kind(),
            answered == 0 ? List.of() : List.of(words.text("digest.thanks", reader, answered)),
            List.of(
                words.tasksOfOne("digest.waiting", waiting, reader),
                words.section(
                    "notice.digest.week",
                    week.stream().limit(LISTED).map(one -> row(one, reader)).toList(),
                    week.size(),
                    reader)),
            reader));
  }

  private Row row(Planned planned, Recipient reader) {
    return new Row(
        planned.kind() == Kind.MEETING
            ? words.text("notice.digest.meeting", reader, "", planned.reference(), planned.mentee())
            : words.row(
                words.text("digest.followUp", reader),
                planned.reference(),
                planned.mentee(),
                reader),
        words.moment(planned.at(), reader),
        null);
  }
}
