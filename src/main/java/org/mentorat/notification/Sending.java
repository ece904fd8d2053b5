package org.mentorat.notification;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The thread of this node that sends, and reads what came back. It is woken when something was
 * written here, and looks from time to time for what another node or the clock made due.
 */
@Component
public class Sending implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Sending.class);

  private final Sender sender;
  private final Post post;
  private final Outbox outbox;
  private final Bounces bounces;
  private final BounceProperties mailbox;
  private final MailProperties mail;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private boolean work;
  private volatile Thread thread;

  Sending(
      Sender sender,
      Post post,
      Outbox outbox,
      Bounces bounces,
      BounceProperties mailbox,
      MailProperties mail) {
    this.sender = sender;
    this.post = post;
    this.outbox = outbox;
    this.bounces = bounces;
    this.mailbox = mailbox;
    this.mail = mail;
  }

  @Override
  public void start() {
    if (!post.isOpen()) {
      log.warn(
          "No mail is sent: give a mail server (spring.mail.host) and the service's address"
              + " (mentorat.mail.from). Until then everything waits in the outbox.");
      return;
    }
    thread = new Thread(this::run, "mail");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void stop() {
    Thread running = thread;
    thread = null;
    if (running == null) {
      return;
    }
    wake();
    try {
      // A message that the server is taking is marked before the database goes.
      running.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  /** Whether this node has something to send now. */
  public boolean hasWorkDue() {
    return isRunning() && outbox.hasWorkDue();
  }

  /** When this node has something to send next, by this moment. */
  public Optional<Instant> nextDue(Instant latest) {
    return isRunning() ? outbox.nextDue(latest) : Optional.empty();
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void on(NoticesWritten written) {
    wake();
  }

  /** Looks at once whether something is due. */
  public void wake() {
    lock.lock();
    try {
      work = true;
      woken.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    long readAt = System.nanoTime();
    while (isTheSender()) {
      try {
        sender.sendDue();
        if (bounces.isOpen() && System.nanoTime() - readAt >= 0) {
          readAt = System.nanoTime() + mailbox.readEvery().toNanos();
          bounces.readNew();
        }
        pause();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        // The database, most likely: what is in hand is taken up again later.
        log.warn("The sending of mail is interrupted: {}", e.getClass().getSimpleName());
        LockSupport.parkNanos(mail.pollEvery().toNanos());
      }
    }
  }

  private boolean isTheSender() {
    return thread == Thread.currentThread();
  }

  private void pause() throws InterruptedException {
    lock.lock();
    try {
      long left = mail.pollEvery().toNanos();
      while (!work && left > 0 && isTheSender()) {
        left = woken.awaitNanos(left);
      }
      work = false;
    } finally {
      lock.unlock();
    }
  }
}
