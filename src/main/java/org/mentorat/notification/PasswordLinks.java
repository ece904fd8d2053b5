package org.mentorat.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.mentorat.engine.AccountLinks;
import org.mentorat.engine.PasswordLinkWanted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes the message that brings somebody a link to a password, in the transaction in which it is
 * asked for. No process is involved.
 */
@Component
class PasswordLinks {

  /**
   * Who asks for their own account, which anybody can, is written to once in so long: no mailbox is
   * filled from a form that is open to all.
   */
  static final Duration AT_MOST_EVERY = Duration.ofMinutes(10);

  private final Outbox outbox;
  private final AccountLinks links;
  private final Clock clock;

  PasswordLinks(Outbox outbox, AccountLinks links, Clock clock) {
    this.outbox = outbox;
    this.links = links;
    this.clock = clock;
  }

  @EventListener
  void on(PasswordLinkWanted wanted) {
    Instant now = clock.instant();
    boolean again = wanted.askedByOwner() || links.hasBeenUsed(wanted.account());
    String kind = again ? PasswordResetLetter.KIND : InvitationLetter.KIND;
    outbox.tell(
        new Event(
            wanted.askedByOwner()
                ? kind + " " + now.getEpochSecond() / AT_MOST_EVERY.toSeconds()
                : UUID.randomUUID().toString(),
            kind,
            Level.TELL,
            null,
            null,
            null,
            null,
            // So soon that it does not wait for the one message a day.
            now.plus(AccountLinks.RESET)),
        List.of(wanted.account()));
  }
}
