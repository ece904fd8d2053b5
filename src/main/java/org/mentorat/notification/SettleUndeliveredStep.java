package org.mentorat.notification;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mentorat.engine.AccountBook;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Option;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Refusals;
import org.mentorat.engine.Step;
import org.mentorat.notification.Undelivered.Lost;
import org.mentorat.notification.Undelivered.Matter;
import org.mentorat.people.Directory;
import org.mentorat.people.Person;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Messages did not arrive: the coordination sees with whom, which and why, and sees to it (I9). */
@Component
class SettleUndeliveredStep implements HumanStep<UndeliveredSubmission> {

  private final Undelivered undelivered;
  private final Directory directory;
  private final AccountBook accounts;
  private final ReaderTime time;
  private final MessageSource messages;

  SettleUndeliveredStep(
      Undelivered undelivered,
      Directory directory,
      AccountBook accounts,
      ReaderTime time,
      MessageSource messages) {
    this.undelivered = undelivered;
    this.directory = directory;
    this.accounts = accounts;
    this.time = time;
    this.messages = messages;
  }

  @Override
  public String formId() {
    return Undelivered.KIND;
  }

  @Override
  public Class<UndeliveredSubmission> submission() {
    return UndeliveredSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Matter matter = undelivered.matter(step.subject());
    Locale locale = step.locale();
    List<Lost> lost = undelivered.lost(matter);
    Map<String, Object> shown = new HashMap<>();
    shown.put("who", matter.account() == null ? text("undelivered.anybody", locale) : name(matter));
    shown.put("role", matter.account() == null ? null : role(matter.account(), locale));
    shown.put("email", email(matter).orElse(null));
    shown.put(
        "why",
        lost.stream()
            .map(Lost::why)
            .distinct()
            .sorted()
            .map(why -> text("undelivered.why." + why, locale))
            .collect(Collectors.joining("\n")));
    shown.put("messageCount", lost.stream().mapToInt(Lost::messages).sum());
    shown.put("since", time.dateTime(matter.openedAt(), locale));
    shown.put("lost", lost.stream().map(one -> row(one, locale)).toList());
    List<Matter> before = undelivered.before(matter);
    shown.put(
        "before",
        before.isEmpty()
            ? null
            : before.stream().map(one -> line(one, locale)).collect(Collectors.joining("\n")));
    shown.put("reminders", matter.reminders() == 0 ? null : String.valueOf(matter.reminders()));
    shown.put("decisions", decisions(matter, locale));
    return shown;
  }

  @Override
  public void check(UndeliveredSubmission submission, Step step, Refusals refusals) {
    if (submission.newEmail() == null) {
      return;
    }
    if (!Letters.isAddress(submission.newEmail())) {
      refusals.refuse("newEmail", "undelivered.notAnAddress");
    } else if (directory
        .findByEmail(submission.newEmail())
        .filter(other -> !other.account().equals(undelivered.matter(step.subject()).account()))
        .isPresent()) {
      refusals.refuse("newEmail", "undelivered.emailTaken");
    }
  }

  // Only people of the service have an address that is kept here; others' are the accounts' own.
  private List<Option> decisions(Matter matter, Locale locale) {
    return Arrays.stream(UndeliveredDecision.values())
        .filter(one -> one != UndeliveredDecision.CORRECT_ADDRESS || person(matter).isPresent())
        .map(one -> new Option(one.code(), text("undelivered.decision." + one.code(), locale)))
        .toList();
  }

  private Optional<Person> person(Matter matter) {
    return matter.account() == null
        ? Optional.empty()
        : directory.find(matter.account()).filter(person -> person.erasedAt() == null);
  }

  private String name(Matter matter) {
    return directory
        .find(matter.account())
        .map(Person::displayName)
        .or(() -> accounts.nameOf(matter.account()))
        .orElse(matter.account());
  }

  private Optional<String> email(Matter matter) {
    return person(matter)
        .map(Person::email)
        .or(
            () ->
                matter.account() == null
                    ? Optional.empty()
                    : accounts.find(matter.account()).map(AccountBook.Account::email));
  }

  private String role(String account, Locale locale) {
    return accounts.groupsOf(account).stream()
        .map(group -> text("rights.group." + group, locale))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private Map<String, Object> row(Lost lost, Locale locale) {
    return Map.of(
        "what", text("notice." + lost.kind() + ".action", locale),
        "messages", lost.messages(),
        "people", lost.people(),
        "since", time.dateTime(lost.since(), locale),
        "why", text("undelivered.why." + lost.why(), locale));
  }

  private String line(Matter matter, Locale locale) {
    return text(
        "undelivered.before." + matter.settledAs(),
        locale,
        time.dateTime(matter.settledAt(), locale),
        matter.note() == null ? "" : matter.note());
  }

  private String text(String key, Locale locale, Object... args) {
    return messages.getMessage(key, args, locale);
  }
}
