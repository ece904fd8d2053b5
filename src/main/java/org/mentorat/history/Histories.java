package org.mentorat.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.CommitmentNote;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Commitments;
import org.mentorat.engine.MentorshipSteps;
import org.mentorat.engine.MentorshipSteps.Happened;
import org.mentorat.engine.MentorshipSteps.Kind;
import org.mentorat.engine.Pauses;
import org.mentorat.engine.ReaderTime;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Stage;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what is known of a mentorship without reading what its people wrote. */
@Service
@Transactional(readOnly = true)
class Histories {

  private static final Comparator<PromiseRow> MOST_PRESSING =
      Comparator.comparing(PromiseRow::standing)
          .thenComparing(
              (one, other) ->
                  one.standing().runs()
                      ? one.limitAt().compareTo(other.limitAt())
                      : other.startedAt().compareTo(one.startedAt()))
          .thenComparing(PromiseRow::id);

  private final MentorshipRegister mentorships;
  private final Commitments commitments;
  private final MentorshipSteps steps;
  private final Pauses pauses;
  private final Parts parts;
  private final ReaderTime time;
  private final MessageSource texts;
  private final Clock clock;

  Histories(
      MentorshipRegister mentorships,
      Commitments commitments,
      MentorshipSteps steps,
      Pauses pauses,
      Parts parts,
      ReaderTime time,
      MessageSource texts,
      Clock clock) {
    this.mentorships = mentorships;
    this.commitments = commitments;
    this.steps = steps;
    this.pauses = pauses;
    this.parts = parts;
    this.time = time;
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * One mentorship in the list.
   *
   * @param late how many of its promises are broken and still awaited
   * @param next the limit that comes next, in words; null if nothing runs
   */
  record Listed(
      String reference, String project, Stage stage, String registered, int late, String next) {}

  /**
   * @param total how many there are in all
   */
  record Page(List<Listed> mentorships, long total) {}

  /**
   * The facts of one mentorship, in words.
   *
   * @param serviceFrom null before the first contact, as {@code serviceUntil}
   * @param closed null while it is open, as {@code outcome}
   * @param suspendedUntil null while it runs
   */
  record Facts(
      String reference,
      String project,
      Stage stage,
      String registered,
      String serviceFrom,
      String serviceUntil,
      String closed,
      String outcome,
      String suspendedUntil) {}

  /**
   * One step, in words.
   *
   * @param part null for what nobody did
   * @param until null while it lasts, and for a single moment
   */
  record StepRow(Kind kind, String name, Part part, String from, String until, String state) {}

  /** The mentorship's facts; empty when there is none of this reference. */
  Optional<Facts> facts(String reference, Locale locale) {
    return mentorships
        .find(reference)
        .map(
            one ->
                new Facts(
                    reference,
                    one.project().name(locale),
                    one.stage(),
                    when(one.registeredAt(), locale),
                    when(one.serviceStartsAt(), locale),
                    when(one.serviceEndsAt(), locale),
                    when(one.closedAt(), locale),
                    one.outcome() == null ? null : text("outcome." + one.outcome(), locale),
                    when(pauses.until(reference).orElse(null), locale)));
  }

  /** The promises of a mentorship, the most pressing first; empty when there is none of this. */
  Optional<List<PromiseRow>> promises(String reference, Locale locale) {
    if (mentorships.find(reference).isEmpty()) {
      return Optional.empty();
    }
    List<Commitment> all = commitments.of(reference);
    boolean paused = pauses.until(reference).isPresent();
    Map<String, Part> who = parts.of(reference, accounts(all.stream().map(Commitment::owner)));
    return Optional.of(
        all.stream()
            .map(one -> row(one, paused, part(one.owner(), who), locale))
            .sorted(MOST_PRESSING)
            .toList());
  }

  /** What happened, the newest first. */
  List<StepRow> steps(String reference, Locale locale) {
    List<Happened> all = steps.of(reference);
    Map<String, Part> who = parts.of(reference, accounts(all.stream().map(Happened::by)));
    return all.stream().map(one -> row(one, who, locale)).toList();
  }

  /**
   * Some of all mentorships, the newest first.
   *
   * @param stage empty for every stage
   * @param page from 0
   */
  Page list(Optional<Stage> stage, int page, int most, Locale locale) {
    List<Mentorship> found = mentorships.list(stage, page, most);
    Map<String, List<Commitment>> running =
        commitments.runningIn(found.stream().map(Mentorship::reference).toList());
    return new Page(
        found.stream()
            .map(one -> listed(one, running.getOrDefault(one.reference(), List.of()), locale))
            .toList(),
        mentorships.count(stage));
  }

  private Listed listed(Mentorship one, List<Commitment> running, Locale locale) {
    return new Listed(
        one.reference(),
        one.project().name(locale),
        one.stage(),
        when(one.registeredAt(), locale),
        (int) running.stream().filter(promise -> standing(promise) == Standing.LATE_OPEN).count(),
        when(
            running.stream()
                .filter(promise -> standing(promise) != Standing.LATE_OPEN)
                .map(Commitment::currentLimit)
                .min(Comparator.naturalOrder())
                .orElse(null),
            locale));
  }

  private static Standing standing(Commitment promise) {
    return Standing.of(promise, false);
  }

  private PromiseRow row(Commitment one, boolean paused, Part part, Locale locale) {
    Standing standing = Standing.of(one, paused);
    Instant extendedTo =
        one.notes().stream()
            .filter(note -> note.kind() == CommitmentNoteKind.EXTENSION)
            .map(CommitmentNote::newLimitAt)
            .max(Comparator.naturalOrder())
            .orElse(null);
    return new PromiseRow(
        one.id(),
        one.promise(),
        one.subject(),
        one.owner(),
        part,
        one.startedAt(),
        one.currentTarget(),
        one.limitAt(),
        one.currentLimit(),
        extendedTo,
        one.stoppedAt(),
        one.verdict(),
        standing,
        new PromiseRow.Words(
            text("promise." + one.promise(), locale),
            text("part." + part, locale),
            when(one.startedAt(), locale),
            when(one.currentLimit(), locale),
            text("standing." + standing, locale),
            note(one, standing, extendedTo, locale),
            when(one.stoppedAt(), locale)));
  }

  private String note(Commitment one, Standing standing, Instant extendedTo, Locale locale) {
    Instant now = clock.instant();
    if (standing == Standing.LATE_OPEN && extendedTo != null && extendedTo.isAfter(now)) {
      return text("standing.extended", locale, when(extendedTo, locale));
    }
    return switch (standing) {
      case LATE_OPEN -> text("standing.since", locale, lasting(one.currentLimit(), now, locale));
      case OPEN -> text("standing.left", locale, lasting(now, one.currentLimit(), locale));
      case SUSPENDED, LATE, KEPT_UNCONFIRMED, KEPT, CANCELLED -> null;
    };
  }

  private String lasting(Instant from, Instant until, Locale locale) {
    return time.duration(Duration.between(from, until), locale);
  }

  private StepRow row(Happened one, Map<String, Part> who, Locale locale) {
    boolean task = one.kind() == Kind.TASK;
    String ended = one.done() ? "task.DONE" : "task.GONE";
    String state = one.until() == null ? "task.OPEN" : ended;
    return new StepRow(
        one.kind(),
        one.name(),
        task ? part(one.by(), who) : null,
        when(one.from(), locale),
        task ? when(one.until(), locale) : null,
        text("step." + (task ? state : one.kind()), locale));
  }

  // What has no owner is the coordination's.
  private static Part part(String account, Map<String, Part> who) {
    return account == null ? Part.COORDINATION : who.get(account);
  }

  private static Collection<String> accounts(Stream<String> people) {
    return people.filter(Objects::nonNull).distinct().toList();
  }

  private String when(Instant moment, Locale locale) {
    return moment == null ? null : time.dateTime(moment, locale);
  }

  private String text(String key, Locale locale, Object... arguments) {
    return texts.getMessage("history." + key, arguments, locale);
  }
}
