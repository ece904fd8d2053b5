package org.mentorat.engine;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends whoever has forgotten their password a link to a new one, if there is an account with this
 * address. That is looked up after the answer, in a thread of its own: how long the answer takes
 * says nothing of who has an account.
 */
@Component
class ForgottenPasswords implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(ForgottenPasswords.class);

  /** More than that at once is no people's doing. */
  private static final int MOST_WAITING = 200;

  private final SignInPassword accounts;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final ThreadPoolExecutor later =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          work -> {
            Thread thread = new Thread(work, "forgotten-passwords");
            thread.setDaemon(true);
            return thread;
          });

  ForgottenPasswords(
      SignInPassword accounts, ApplicationEventPublisher events, TransactionTemplate transaction) {
    this.accounts = accounts;
    this.events = events;
    this.transaction = transaction;
  }

  /** Returns at once, and says nothing. */
  void ask(String email) {
    try {
      later.execute(() -> send(email));
    } catch (RejectedExecutionException e) {
      log.warn("Too many people have forgotten their password at once; some get no message.");
    }
  }

  private void send(String email) {
    try {
      transaction.executeWithoutResult(
          status ->
              accounts
                  .account(email)
                  .ifPresent(
                      account -> events.publishEvent(new PasswordLinkWanted(account, true))));
    } catch (RuntimeException e) {
      // Nobody waits for it, and the message may quote the address.
      log.error("A forgotten password gets no message: {}", e.getClass().getName());
    }
  }

  @Override
  public void destroy() throws InterruptedException {
    later.shutdown();
    later.awaitTermination(5, TimeUnit.SECONDS);
  }
}
