package org.mentorat.notification;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mentorat.engine.AccountBook;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.notification.Outbox.Failed;
import org.mentorat.people.Directory;
import org.mentorat.people.Person;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the coordination sees of the messages: that somebody was told, when, and whether it arrived;
 * not the text. Of words in confidence (R61) nothing is in it, for nobody: whoever they were
 * entrusted to finds their own messages on their own page.
 */
@Service
@Transactional
class NoticeLog {

  /** What is told in the process of a word in confidence. */
  static final Set<String> IN_CONFIDENCE =
      Set.of("acknowledge-breach", "handle-breach", "name-confidants", "read-breach-answer");

  private final Outbox outbox;
  private final MentorshipRegister mentorships;
  private final Directory directory;
  private final AccountBook accounts;

  NoticeLog(
      Outbox outbox, MentorshipRegister mentorships, Directory directory, AccountBook accounts) {
    this.outbox = outbox;
    this.mentorships = mentorships;
    this.directory = directory;
    this.accounts = accounts;
  }

  /**
   * Some of what was told in one process, the newest first.
   *
   * @param total how many there are in all
   */
  record Told(String reference, List<Notice> notices, int total) {}

  /**
   * What became of one message that was to be sent again. The names are fixed: programs read them.
   */
  enum Result {
    /** It goes out again, with whatever was in the same message. */
    AGAIN,
    /** It did not fail, or somebody has sent it again already. */
    NOT_FAILED,
    /** There is no such message. */
    NOT_FOUND
  }

  record Outcome(UUID id, Result outcome) {}

  /**
   * What did not arrive with one person.
   *
   * @param name the account where nothing else is known
   * @param since when the first of it failed
   * @param count how many messages
   */
  record Unreached(String account, String name, Instant since, int count, List<Failed> reasons) {}

  /**
   * What did not arrive.
   *
   * @param people some of those whom it did not reach
   * @param everybody how many they are in all
   * @param messages how many messages, with all of them
   */
  record Failures(List<Unreached> people, int everybody, int messages) {}

  /**
   * What was told under this reference: a mentorship's, or another process's.
   *
   * @return nothing when there is neither a mentorship nor a message of it
   */
  @Transactional(readOnly = true)
  public Optional<Told> told(String reference, int most, int from) {
    int total = outbox.countOpenOf(reference, IN_CONFIDENCE);
    if (total == 0 && mentorships.find(reference).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Told(reference, outbox.openOf(reference, IN_CONFIDENCE, most, from), total));
  }

  /**
   * Sends these again, if they did not arrive, and with each what went in the same message: it goes
   * in one again.
   *
   * @return what became of each, in this order
   */
  public List<Outcome> retry(List<UUID> ids) {
    Set<UUID> open = Set.copyOf(outbox.openAmong(ids, IN_CONFIDENCE));
    Set<UUID> failed = open.isEmpty() ? Set.of() : Set.copyOf(outbox.lockFailedTogether(open));
    outbox.retry(failed);
    return ids.stream()
        .map(
            id -> {
              if (!open.contains(id)) {
                return new Outcome(id, Result.NOT_FOUND);
              }
              return new Outcome(id, failed.contains(id) ? Result.AGAIN : Result.NOT_FAILED);
            })
        .toList();
  }

  /**
   * Sends again everything that did not arrive with this person.
   *
   * @return how many messages; 0 when somebody else has done it already
   */
  public int retryOf(String account) {
    return outbox.retry(outbox.failedOf(account).stream().map(Notice::id).toList());
  }

  /** Sends again everything that did not arrive, with anybody. */
  public int retryAll() {
    return outbox.retry(outbox.failedIds());
  }

  /** Whom something did not reach, who has waited longest first. */
  @Transactional(readOnly = true)
  public Failures failures(int most) {
    Map<String, List<Failed>> byAccount =
        outbox.failed().stream()
            .collect(
                Collectors.groupingBy(Failed::account, LinkedHashMap::new, Collectors.toList()));
    return new Failures(
        byAccount.entrySet().stream()
            .limit(most)
            .map(one -> unreached(one.getKey(), one.getValue()))
            .toList(),
        byAccount.size(),
        byAccount.values().stream().flatMap(List::stream).mapToInt(Failed::count).sum());
  }

  private Unreached unreached(String account, List<Failed> reasons) {
    return new Unreached(
        account,
        name(account),
        reasons.get(0).since(),
        reasons.stream().mapToInt(Failed::count).sum(),
        reasons);
  }

  private String name(String account) {
    return directory
        .find(account)
        .map(Person::displayName)
        .or(() -> accounts.find(account).map(AccountBook.Account::firstName))
        .filter(name -> !name.isBlank())
        .orElse(account);
  }
}
