package org.mentorat.engine;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.mentorat.people.Directory;
import org.mentorat.people.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which account somebody has who signs in through a provider. The provider's own name for a person
 * (issuer and subject) is what counts; the first time, a verified e-mail address finds the account
 * of somebody who has one, and staff without one get theirs. Mentors and mentees are enrolled by
 * the service, never by a provider.
 */
@Transactional
class OidcAccounts {

  private static final Logger log = LoggerFactory.getLogger(OidcAccounts.class);

  private static final Set<String> STAFF =
      Set.of(Roles.COORDINATORS, Roles.AUDITORS, Roles.ADMINISTRATORS);

  /** One of the two is null. */
  record Outcome(String account, OidcRefusal refusal) {

    private static Outcome refused(OidcRefusal refusal) {
      return new Outcome(null, refusal);
    }
  }

  private final OidcMapping mapping;
  private final JdbcClient sql;
  private final IdentityService identities;
  private final Accounts accounts;
  private final AccountBook book;
  private final Directory directory;
  private final Unrestricted unrestricted;
  private final Clock clock;

  OidcAccounts(
      OidcMapping mapping,
      JdbcClient sql,
      IdentityService identities,
      Accounts accounts,
      AccountBook book,
      Directory directory,
      Unrestricted unrestricted,
      Clock clock) {
    this.mapping = mapping;
    this.sql = sql;
    this.identities = identities;
    this.accounts = accounts;
    this.book = book;
    this.directory = directory;
    this.unrestricted = unrestricted;
    this.clock = clock;
  }

  /** The account, its groups brought in line with what the provider says now. */
  Outcome signIn(OidcPerson person) {
    hold(person.issuer() + " " + person.subject());
    Outcome outcome =
        linked(person).map(account -> new Outcome(account, null)).orElseGet(() -> first(person));
    if (outcome.refusal() != null) {
      return outcome;
    }
    bringInLine(outcome.account(), person.groups());
    // What was withdrawn stays so, also when nothing is left to sign in for.
    return book.groupsOf(outcome.account()).isEmpty()
        ? Outcome.refused(OidcRefusal.NO_ACCESS)
        : outcome;
  }

  private Outcome first(OidcPerson person) {
    if (person.email() == null) {
      return Outcome.refused(OidcRefusal.EMAIL);
    }
    directory.hold(person.email());
    Set<String> theirs = withEmail(person.email());
    if (theirs.isEmpty()) {
      return opened(person);
    }
    String account = theirs.iterator().next();
    if (theirs.size() > 1 || !mayBeLinked(account, person.issuer())) {
      return Outcome.refused(OidcRefusal.ACCOUNT);
    }
    link(person, account);
    Set<String> more = new TreeSet<>(person.groups());
    more.retainAll(STAFF);
    more.removeAll(book.groupsOf(account));
    if (!more.isEmpty()) {
      // Somebody else may have had this account made in the person's name, and know its password.
      unrestricted.run(() -> accounts.closeToPasswords(account));
    }
    return new Outcome(account, null);
  }

  private Outcome opened(OidcPerson person) {
    if (person.groups().stream().noneMatch(STAFF::contains)) {
      return Outcome.refused(
          person.groups().isEmpty() ? OidcRefusal.NO_ACCESS : OidcRefusal.NOT_ENROLLED);
    }
    String account =
        unrestricted.call(
            () -> accounts.open(person.givenName(), person.familyName(), person.email()));
    link(person, account);
    return new Outcome(account, null);
  }

  private Optional<String> linked(OidcPerson person) {
    return sql.sql("select account from oidc_link where issuer = :issuer and subject = :subject")
        .param("issuer", person.issuer())
        .param("subject", person.subject())
        .query(String.class)
        .optional();
  }

  private void link(OidcPerson person, String account) {
    sql.sql(
            """
            insert into oidc_link (issuer, subject, account, linked_at)
            values (:issuer, :subject, :account, :now)
            """)
        .param("issuer", person.issuer())
        .param("subject", person.subject())
        .param("account", account)
        .param("now", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MILLIS)))
        .update();
    log.info("Account {} is signed in to through {} from now on.", account, person.issuer());
  }

  // Who can read mail at the provider's word is not yet an administrator; and an address that was
  // somebody else's before is no key to what is theirs.
  private boolean mayBeLinked(String account, String issuer) {
    boolean taken =
        sql.sql(
                "select exists (select from oidc_link where issuer = :issuer and account = :account)")
            .param("issuer", issuer)
            .param("account", account)
            .query(Boolean.class)
            .single();
    return !taken
        && book.find(account).isPresent()
        && (mapping.linkAdministrators() || !book.groupsOf(account).contains(Roles.ADMINISTRATORS));
  }

  private Set<String> withEmail(String email) {
    Set<String> theirs = new TreeSet<>();
    directory.findByEmail(email).map(Person::account).ifPresent(theirs::add);
    List<User> users =
        unrestricted.call(
            () ->
                identities
                    .createNativeUserQuery()
                    .sql("select * from act_id_user where lower(email_) = lower(#{email})")
                    .parameter("email", email)
                    .list());
    users.forEach(user -> theirs.add(user.getId()));
    return theirs;
  }

  private void bringInLine(String account, Set<String> said) {
    List<String> now = book.groupsOf(account);
    for (String group : mapping.governed()) {
      if (said.contains(group) && !now.contains(group) && isOpenTo(account, group)) {
        unrestricted.run(() -> identities.createMembership(account, group));
        log.info("The provider gives {} to account {}.", group, account);
      } else if (!said.contains(group) && now.contains(group) && !isLast(group)) {
        unrestricted.run(() -> identities.deleteMembership(account, group));
        log.info("The provider withdraws {} from account {}.", group, account);
      }
    }
  }

  private boolean isOpenTo(String account, String group) {
    return switch (group) {
      case Roles.MENTORS -> directory.mentor(account).isPresent();
      case Roles.MENTEES -> directory.find(account).isPresent();
      default -> true;
    };
  }

  private boolean isLast(String group) {
    if (!group.equals(Roles.ADMINISTRATORS)) {
      return false;
    }
    hold(Roles.ADMINISTRATORS);
    boolean last = book.membersOf(group).size() == 1;
    if (last) {
      log.warn("The provider withdraws the last administrator, who stays: name another one first.");
    }
    return last;
  }

  private void hold(String what) {
    sql.sql("select cast(pg_advisory_xact_lock(hashtextextended('oidc ' || :what, 0)) as text)")
        .param("what", what)
        .query(String.class)
        .single();
  }
}
