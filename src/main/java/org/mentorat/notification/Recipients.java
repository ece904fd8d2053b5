package org.mentorat.notification;

import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mentorat.engine.AccountBook;
import org.mentorat.people.Directory;
import org.mentorat.people.Person;
import org.springframework.stereotype.Component;

/** Who is behind an account: a person of the service, or somebody who has an account only. */
@Component
class Recipients {

  private final Directory directory;
  private final AccountBook accounts;
  private final Preferences preferences;

  Recipients(Directory directory, AccountBook accounts, Preferences preferences) {
    this.directory = directory;
    this.accounts = accounts;
    this.preferences = preferences;
  }

  /**
   * These accounts, apart by their time zones and in the order given, without those that are
   * nobody's any more.
   */
  Map<ZoneId, Set<String>> byZone(Collection<String> accounts) {
    Map<String, Person> people =
        directory.all(accounts).stream()
            .collect(Collectors.toMap(Person::account, Function.identity()));
    return accounts.stream()
        .filter(account -> !people.containsKey(account) || people.get(account).erasedAt() == null)
        .collect(
            Collectors.groupingBy(
                account ->
                    people.containsKey(account) ? people.get(account).timeZone() : Directory.ZONE,
                LinkedHashMap::new,
                Collectors.toCollection(LinkedHashSet::new)));
  }

  Recipient of(String account) {
    Locale chosen = preferences.of(account).locale();
    Optional<Person> person = directory.find(account);
    if (person.isPresent()) {
      Person known = person.get();
      return new Recipient(
          account,
          known.calledBy(),
          known.email(),
          chosen == null ? known.locale() : chosen,
          known.timeZone(),
          known.erasedAt() != null);
    }
    return accounts
        .find(account)
        .map(
            known ->
                new Recipient(
                    account,
                    known.firstName(),
                    known.email(),
                    chosen == null ? Locale.CANADA_FRENCH : chosen,
                    Directory.ZONE,
                    false))
        .orElseGet(
            () -> new Recipient(account, "", null, Locale.CANADA_FRENCH, Directory.ZONE, true));
  }
}
