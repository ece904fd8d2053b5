package org.mentorat.engine;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.mentorat.people.AccountIds;
import org.mentorat.people.Directory;
import org.mentorat.people.EmailCorrected;
import org.mentorat.people.Person;
import org.mentorat.people.PersonEnrolled;
import org.mentorat.people.PersonErased;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps an account in Camunda's tables for everyone who needs one. In demo mode the password of
 * every account is known to all; elsewhere a new account has none that anybody knows, and its owner
 * gets one by the administrators.
 */
@Component
class Accounts {

  /** The password of demo accounts (fixed, DESIGN §8). */
  static final String DEMO_PASSWORD = "mentorat";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final IdentityService identities;
  private final AuthorizationService authorizations;
  private final JdbcClient sql;
  private final PasswordManager hashes;
  private final Passwords passwords;
  private final PasswordRules rules;
  private final Unrestricted unrestricted;
  private final Directory directory;
  private final MessageSource texts;
  private final boolean demo;
  private final String administrator;
  private final String administratorPassword;

  Accounts(
      IdentityService identities,
      AuthorizationService authorizations,
      JdbcClient sql,
      ProcessEngine engine,
      Passwords passwords,
      PasswordRules rules,
      Unrestricted unrestricted,
      Directory directory,
      MessageSource texts,
      Environment environment,
      @Value("${mentorat.admin.id:admin}") String administrator,
      @Value("${mentorat.admin.password:}") String administratorPassword) {
    this.identities = identities;
    this.authorizations = authorizations;
    this.sql = sql;
    this.passwords = passwords;
    this.rules = rules;
    this.hashes =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
            .getPasswordManager();
    this.unrestricted = unrestricted;
    this.directory = directory;
    this.texts = texts;
    this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    this.administrator = administrator;
    this.administratorPassword = administratorPassword;
  }

  /**
   * Runs in the transaction of the enrolment: no person without an account, no account without a
   * person.
   */
  @EventListener
  void on(PersonEnrolled enrolled) {
    Person person = directory.person(enrolled.account());
    unrestricted.run(
        () -> {
          User user = user(person.account());
          user.setFirstName(person.calledBy());
          user.setLastName(person.familyName());
          user.setEmail(person.email());
          passwords.saveAsItIs(user);
          join(person.account(), enrolled.group());
        });
  }

  /** Runs in the transaction of the correction. */
  @EventListener
  void on(EmailCorrected corrected) {
    Person person = directory.person(corrected.account());
    unrestricted.run(
        () -> {
          User user = user(person.account());
          user.setEmail(person.email());
          passwords.saveAsItIs(user);
        });
  }

  /**
   * Runs in the transaction of the erasure: whoever was erased can no longer sign in, and is signed
   * out wherever they are.
   */
  @EventListener
  void on(PersonErased erased) {
    String account = erased.account();
    unrestricted.run(
        () -> {
          authorizations
              .createAuthorizationQuery()
              .userIdIn(account)
              .list()
              .forEach(right -> authorizations.deleteAuthorization(right.getId()));
          identities
              .getUserInfoKeys(account)
              .forEach(key -> identities.deleteUserInfo(account, key));
          identities.deleteUserPicture(account);
          identities.deleteUser(account);
        });
    signOut(account);
  }

  /**
   * A new account for somebody for whom the organisation's directory vouches; nobody knows its
   * password.
   *
   * @return its id
   */
  String open(String givenName, String familyName, String email) {
    User user = user(AccountIds.next());
    user.setFirstName(givenName);
    user.setLastName(familyName);
    user.setEmail(email);
    identities.saveUser(user);
    return user.getId();
  }

  /** Nobody knows this account's password any more, and whoever used it is signed out. */
  void closeToPasswords(String account) {
    if (!demo) {
      User user = user(account);
      user.setPassword(unusable());
      identities.saveUser(user);
    }
    signOut(account);
  }

  /**
   * Sees to it that somebody can administer the service, and that nobody can with a password the
   * whole world knows. To be called in a transaction, by one node at a time.
   */
  void establish() {
    if (demo) {
      demonstrate("admin", Roles.ADMINISTRATORS);
      demonstrate("coordination", Roles.COORDINATORS);
      demonstrate("audit", Roles.AUDITORS);
    } else {
      refuseDemoAccounts();
    }
    if (identities.createUserQuery().memberOfGroup(Roles.ADMINISTRATORS).count() == 0) {
      createAdministrator();
    }
  }

  private void demonstrate(String account, String group) {
    if (identities.createUserQuery().userId(account).count() == 0) {
      User user = user(account);
      user.setFirstName(texts.getMessage("rights.group." + group, null, Locale.CANADA_FRENCH));
      user.setLastName(texts.getMessage("rights.demonstration", null, Locale.CANADA_FRENCH));
      user.setEmail(account + "@exemple.example");
      passwords.saveAsItIs(user);
    }
    join(account, group);
  }

  private void createAdministrator() {
    if (administratorPassword.length() < PasswordRules.SHORTEST) {
      throw new StartupRefused("startup.adminPassword", PasswordRules.SHORTEST);
    }
    User user = user(administrator);
    if (rules.refusal(administratorPassword, user) != null) {
      throw new StartupRefused(
          "startup.adminPasswordRefused", administrator, PasswordRules.LONGEST);
    }
    user.setPassword(administratorPassword);
    identities.saveUser(user);
    join(administrator, Roles.ADMINISTRATORS);
  }

  // All of them, not only those named in the README: the people of the demonstration sign in too.
  // Those that an installation keeps are not asked: with thousands of them that would take minutes.
  private void refuseDemoAccounts() {
    for (User user : identities.createUserQuery().list()) {
      if (PasswordHash.mayBeOfTheDemonstration(((UserEntity) user).getPassword())
          && hasDemoPassword((UserEntity) user)) {
        throw new StartupRefused("startup.demoAccounts", user.getId());
      }
    }
  }

  // Asked without signing in: a failed attempt would count against the account.
  private boolean hasDemoPassword(UserEntity user) {
    return hashes.check(
        EncryptionUtil.saltPassword(DEMO_PASSWORD, user.getSalt()), user.getPassword());
  }

  private User user(String account) {
    User user = identities.createUserQuery().userId(account).singleResult();
    if (user == null) {
      user = identities.newUser(account);
      user.setPassword(demo ? DEMO_PASSWORD : unusable());
    }
    return user;
  }

  private void join(String account, String group) {
    if (identities.createUserQuery().userId(account).memberOfGroup(group).count() == 0) {
      identities.createMembership(account, group);
    }
  }

  private void signOut(String account) {
    sql.sql("delete from spring_session where principal_name = :account")
        .param("account", account)
        .update();
  }

  private static String unusable() {
    byte[] random = new byte[32];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
