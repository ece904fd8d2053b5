package org.mentorat.notification;

import static org.mentorat.notification.DigestWords.LISTED;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mentorat.accompaniment.Requests;
import org.mentorat.commitment.Commitments;
import org.mentorat.engine.DueTasks;
import org.mentorat.engine.DueTasks.Pressing;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.notification.Letters.Row;
import org.mentorat.notification.Letters.Said;
import org.mentorat.people.Directory;
import org.mentorat.people.Person;
import org.springframework.stereotype.Component;

/**
 * What the coordination is told each morning: what is late, what will be within a day, and what
 * nobody has opened. As things are when it is sent, with first names only (I9). When there is
 * nothing of it, there is no message.
 */
@Component
class CoordinationDigest implements LetterOf {

  private static final Duration DAY = Duration.ofDays(1);

  private final DueTasks tasks;
  private final Commitments commitments;
  private final MentorshipRegister mentorships;
  private final Requests requests;
  private final Directory directory;
  private final DigestWords words;
  private final Clock clock;

  CoordinationDigest(
      DueTasks tasks,
      Commitments commitments,
      MentorshipRegister mentorships,
      Requests requests,
      Directory directory,
      DigestWords words,
      Clock clock) {
    this.tasks = tasks;
    this.commitments = commitments;
    this.mentorships = mentorships;
    this.requests = requests;
    this.directory = directory;
    this.words = words;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "coordination-digest";
  }

  @Override
  public Optional<Said> said(Notice notice, Recipient reader, String link) {
    Instant now = clock.instant();
    if (notice.isOvertaken(DAY, now)) {
      return Optional.empty();
    }
    long broken = commitments.countBroken();
    Pressing late = tasks.before(now, LISTED);
    Pressing soon = tasks.between(now, now.plus(DAY), LISTED);
    long unopened = mentorships.countUnopened() + requests.countUnread();
    if (broken + late.all() + soon.all() + unopened == 0) {
      return Optional.empty();
    }
    return Optional.of(
        words.said(
            kind(),
            List.of(),
            List.of(
                words.section("digest.broken", broken(reader), broken, reader),
                words.tasksOfAll("notice.digest.late", late, reader),
                words.tasksOfAll("notice.digest.soon", soon, reader),
                words.section("notice.digest.unopened", unopened(reader), unopened, reader)),
            reader));
  }

  private List<Row> broken(Recipient reader) {
    return commitments.broken(LISTED).stream()
        .map(
            promise ->
                new Row(
                    words.row(
                        words.text("digest.promise." + promise.promise(), reader),
                        promise.reference(),
                        promise.owner() == null
                            ? null
                            : directory.find(promise.owner()).map(Person::calledBy).orElse(null),
                        reader),
                    words.due(promise.currentLimit(), reader),
                    null))
        .toList();
  }

  private List<Row> unopened(Recipient reader) {
    return Stream.concat(unopenedAssignments(reader), unreadRequests(reader))
        .limit(LISTED)
        .toList();
  }

  private Stream<Row> unreadRequests(Recipient reader) {
    return requests.unread(LISTED).stream()
        .map(
            request ->
                new Row(
                    words.row(
                        words.text("digest.request", reader), request.reference(), null, reader),
                    words.text(
                        "digest.received", reader, words.moment(request.requestedAt(), reader)),
                    null));
  }

  private Stream<Row> unopenedAssignments(Recipient reader) {
    return mentorships.unopened(LISTED).stream()
        .map(
            assignment ->
                new Row(
                    words.row(
                        words.text("digest.assignment", reader),
                        assignment.mentorship().reference(),
                        assignment.mentor().calledBy(),
                        reader),
                    words.text(
                        "digest.received", reader, words.moment(assignment.receivedAt(), reader)),
                    null));
  }
}
