package org.mentorat.charter;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Words in confidence (R61). They are read by whoever wrote them and by the people whom they were
 * handed to; nobody else learns more than that and when something was done. Each change locks the
 * word's row first.
 */
@Service
@Transactional
public class Breaches {

  private final BreachRecords breaches;
  private final BreachReaders readers;
  private final MentorshipRegister mentorships;
  private final CharterProperties properties;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Breaches(
      BreachRecords breaches,
      BreachReaders readers,
      MentorshipRegister mentorships,
      CharterProperties properties,
      EntityManager entities,
      ApplicationEventPublisher events,
      Clock clock) {
    this.breaches = breaches;
    this.readers = readers;
    this.mentorships = mentorships;
    this.properties = properties;
    this.entities = entities;
    this.events = events;
    this.clock = clock;
  }

  /**
   * @throws NotForAWord before the first contact, and some time after the end
   */
  public void possible(String reference) throws NotForAWord {
    Mentorship mentorship = mentorships.mentorship(reference);
    if (mentorship.serviceStartsAt() == null) {
      throw new NotForAWord(reference, false);
    }
    if (!mentorship.isOpen()
        && !now().isBefore(mentorship.closedAt().plus(properties.afterEnd()))) {
      throw new NotForAWord(reference, true);
    }
  }

  /**
   * Keeps a word.
   *
   * @return its id
   * @throws AlreadyTold when this person's same words wait; nothing more is kept
   */
  public long report(String reference, BreachSubmission submission, String by)
      throws NotForAWord, AlreadyTold {
    mentorships.lock(reference);
    entities.refresh(mentorships.mentorship(reference));
    possible(reference);
    for (Breach told : toldBy(reference, by)) {
      if (told.handledAt() == null && told.text().equals(submission.text())) {
        throw new AlreadyTold(told.id());
      }
    }
    Instant now = now();
    Breach breach = breaches.saveAndFlush(new Breach(reference, submission, by, now));
    events.publishEvent(new BreachReported(reference, breach.id(), now));
    return breach.id();
  }

  public Breach breach(long id) {
    return breaches
        .findById(id)
        .orElseThrow(() -> new NoSuchElementException("no word has this id"));
  }

  /** Hands the word to these people, beside those who have it. */
  public void entrust(long id, Collection<String> accounts) {
    Breach breach = locked(id);
    Instant now = now();
    List<String> before = readers(id);
    List<String> added =
        accounts.stream().distinct().filter(account -> !before.contains(account)).toList();
    added.forEach(account -> readers.saveAndFlush(new BreachReader(id, account, now)));
    if (!added.isEmpty()) {
      events.publishEvent(new BreachEntrusted(breach.reference(), id, added, now));
    }
  }

  /** The accounts that the word was handed to, the first ones first. */
  public List<String> readers(long id) {
    return readers.findByBreachIdOrderBySinceAscAccountAsc(id).stream()
        .map(BreachReader::account)
        .toList();
  }

  /** One of those who have it says so, once. */
  public void acknowledge(long id, AcknowledgementSubmission submission, String by) {
    Breach breach = locked(id);
    Instant now = now();
    breach.acknowledged(submission.message(), by, now);
    entities.flush();
    events.publishEvent(new BreachAcknowledged(breach.reference(), id, by, now));
  }

  /** What was done, once. */
  public void handle(long id, BreachHandlingSubmission submission, String by) {
    Breach breach = locked(id);
    Instant now = now();
    breach.handled(submission, by, now);
    entities.flush();
    events.publishEvent(new BreachHandled(breach.reference(), id, by, now));
  }

  /** Whoever wrote the word has read the answer, or its time has passed. */
  public void endAnswer(long id, boolean read) {
    Breach breach = locked(id);
    Instant now = now();
    breach.answerEnded(read, now);
    entities.flush();
    events.publishEvent(new BreachAnswerEnded(breach.reference(), id, read, now));
  }

  /** The words of this person in this mentorship, the oldest first. */
  public List<Breach> toldBy(String reference, String account) {
    return breaches.findByReferenceAndReportedByOrderByReportedAtAscIdAsc(reference, account);
  }

  /** What it says, for whoever wrote it and those who have it; empty for anybody else. */
  public Optional<BreachWords> wordsFor(long id, String account) {
    Breach breach = breach(id);
    boolean author = breach.reportedBy().equals(account);
    if (!author && !readers.existsByBreachIdAndAccount(id, account)) {
      return Optional.empty();
    }
    return Optional.of(
        new BreachWords(
            breach.kind(),
            breach.text(),
            breach.contactChannel(),
            breach.message(),
            breach.outcome(),
            author ? null : breach.note(),
            breach.answer()));
  }

  private Breach locked(long id) {
    entities.flush();
    Breach breach =
        breaches
            .lock(id)
            .flatMap(breaches::findById)
            .orElseThrow(() -> new NoSuchElementException("no word has this id"));
    entities.refresh(breach);
    return breach;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
