package org.mentorat.notification;

import java.util.Locale;
import java.util.Optional;
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
