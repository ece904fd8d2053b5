package org.mentorat.engine;

import java.util.Date;
import java.util.Locale;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** Checks and changes the passwords of accounts. */
@Component
class Passwords {

  private final IdentityServiceImpl identities;
  private final Unrestricted unrestricted;
  private final PasswordHash hash;
  private final PasswordRules rules;

  Passwords(
      IdentityService identities,
      Unrestricted unrestricted,
      PasswordHash hash,
      PasswordRules rules) {
    this.identities = (IdentityServiceImpl) identities;
    this.unrestricted = unrestricted;
    this.hash = hash;
    this.rules = rules;
  }

  /**
   * Whether this is the account's password, as far as the engine may say so now: too many wrong
   * ones shut an account for a while. A refusal takes as long whatever its reason, also when there
   * is no such account. What is right, and kept the old way, is kept the new way afterwards.
   */
  boolean isRight(String account, String password) {
    UserEntity user = user(account);
    boolean current = user != null && hash.isCurrent(user.getPassword());
    boolean right = user != null && user.getPassword() != null && check(account, password);
    if (right && !current) {
      keepAnew(account, password);
    } else if (!right && (!current || isShut(user))) {
      hash.pretend(password);
    }
    return right;
  }

  /**
   * Why the account may not have this password, as the page words it; null when it may.
   *
   * @param again the same, typed once more
   */
  String refusal(String account, String password, String again) {
    PasswordRules.Refusal refusal = rules.refusal(password, user(account));
    if (refusal != null) {
      return refusal.name().toLowerCase(Locale.ROOT);
    }
    return password.equals(again) ? null : "different";
  }

  /** The account has this password from now on, and is open whatever was tried before. */
  void change(String account, String password) {
    unrestricted.run(
        () -> {
          UserEntity user = user(account);
          user.setPassword(password);
          identities.saveUser(user);
        });
    // By itself: in one command with the other the engine would write only the first of both.
    unrestricted.run(() -> identities.unlockUser(account));
  }

  /** Saves an account whose password is not one that a person chose. */
  void saveAsItIs(User user) {
    identities.saveUser(user, true);
  }

  // Wrong passwords are counted in the account's row, where many at once collide: they are wrong
  // all the same.
  private boolean check(String account, String password) {
    try {
      return identities.checkPassword(account, password);
    } catch (RuntimeException e) {
      if (RetryInterceptor.isCollision(e)) {
        return false;
      }
      throw e;
    }
  }

  private void keepAnew(String account, String password) {
    try {
      unrestricted.run(
          () -> {
            UserEntity user = user(account);
            // Somebody may have changed it since.
            if (user != null && !hash.isCurrent(user.getPassword())) {
              user.setPassword(password);
              saveAsItIs(user);
            }
          });
    } catch (RuntimeException e) {
      // Many requests of a program at once: one of them has done it.
      if (!RetryInterceptor.isCollision(e)) {
        throw e;
      }
    }
  }

  private static boolean isShut(UserEntity user) {
    Date until = user.getLockExpirationTime();
    return until != null && until.after(ClockUtil.getCurrentTime());
  }

  private UserEntity user(String account) {
    return (UserEntity)
        unrestricted.<User>call(() -> identities.createUserQuery().userId(account).singleResult());
  }
}
