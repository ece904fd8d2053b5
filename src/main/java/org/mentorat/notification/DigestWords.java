package org.mentorat.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.mentorat.engine.DueTasks.DueTask;
import org.mentorat.engine.DueTasks.Pressing;
import org.mentorat.engine.ReaderTime;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.notification.Letters.Row;
import org.mentorat.notification.Letters.Said;
import org.mentorat.notification.Letters.Section;
import org.mentorat.people.Directory;
import org.mentorat.people.Person;
import org.mentorat.site.SiteAddress;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words that the digests share: rows of what waits, each leading to its task. */
@Component
class DigestWords {

  /** Of each list so many are told; how many more there are is said below. */
  static final int LISTED = 20;

  private static final String TASKS = "/camunda/app/tasklist/default/";
  private static final Pattern REFERENCE = Pattern.compile("M-\\d{4}-\\d+");

  private final Directory directory;
  private final MentorshipRegister mentorships;
  private final SiteAddress site;
  private final ReaderTime time;
  private final MessageSource texts;

  DigestWords(
      Directory directory,
      MentorshipRegister mentorships,
      SiteAddress site,
      ReaderTime time,
      MessageSource texts) {
    this.directory = directory;
    this.mentorships = mentorships;
    this.site = site;
    this.time = time;
    this.texts = texts;
  }

  Said said(String kind, List<String> paragraphs, List<Section> sections, Recipient reader) {
    List<String> all = new ArrayList<>();
    all.add(text("notice." + kind + ".body", reader));
    all.addAll(paragraphs);
    return new Said(
        kind,
        text("notice." + kind + ".subject", reader),
        all,
        text("notice." + kind + ".action", reader),
        site.of(TASKS).toString(),
        sections,
        List.of());
  }

  /** A list of tasks, each with the first name of whoever it waits for. */
  Section tasksOfAll(String title, Pressing tasks, Recipient reader) {
    return tasks(
        title,
        tasks,
        reader,
        task ->
            task.assignee() == null
                ? null
                : directory.find(task.assignee()).map(Person::calledBy).orElse(null));
  }

  /** A list of one person's tasks, each with the first name of the mentee it is about. */
  Section tasksOfOne(String title, Pressing tasks, Recipient reader) {
    return tasks(
        title,
        tasks,
        reader,
        task ->
            isMentorship(task.reference())
                ? mentorships
                    .find(task.reference())
                    .map(one -> one.mentee())
                    .filter(mentee -> !mentee.account().equals(reader.account()))
                    .map(Person::calledBy)
                    .orElse(null)
                : null);
  }

  private Section tasks(
      String title,
      Pressing tasks,
      Recipient reader,
      java.util.function.Function<DueTask, String> firstName) {
    List<Row> rows =
        tasks.tasks().stream()
            .map(
                task ->
                    new Row(
                        row(
                            text("notice." + task.form() + ".action", reader),
                            task.reference(),
                            firstName.apply(task),
                            reader),
                        due(task.due(), reader),
                        site.of(TASKS + "#/?task=" + task.id()).toString()))
            .toList();
    return section(title, rows, tasks.all(), reader);
  }

  /**
   * @param all how many there are, of which these rows are the first
   */
  Section section(String title, List<Row> rows, long all, Recipient reader) {
    List<Row> shown = new ArrayList<>(rows);
    if (all > rows.size()) {
      shown.add(
          new Row(text("digest.more", reader, all - rows.size()), null, site.of(TASKS).toString()));
    }
    return new Section(text(title, reader), shown, text(title + ".none", reader));
  }

  /**
   * @param reference left out when it is no mentorship's: an account's id says nothing to people
   * @param firstName null when it is nobody's in particular
   */
  String row(String what, String reference, String firstName, Recipient reader) {
    if (!isMentorship(reference)) {
      return firstName == null ? what : text("digest.row.somebody", reader, what, firstName);
    }
    return firstName == null
        ? text("notice.digest.row", reader, what, reference)
        : text("notice.digest.row.of", reader, what, reference, firstName);
  }

  /** Null when at no time. */
  String due(Instant due, Recipient reader) {
    return due == null ? null : text("notice.digest.due", reader, moment(due, reader));
  }

  String moment(Instant at, Recipient reader) {
    return time.dateTime(at, reader.zone(), reader.locale());
  }

  String text(String key, Recipient reader, Object... facts) {
    return texts.getMessage(key, facts, reader.locale());
  }

  private static boolean isMentorship(String reference) {
    return reference != null && REFERENCE.matcher(reference).matches();
  }
}
