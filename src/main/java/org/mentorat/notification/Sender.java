package org.mentorat.notification;

import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Optional;
import org.mentorat.notification.Letters.NoAddress;
import org.mentorat.notification.Letters.NothingToSay;
import org.mentorat.notification.Letters.ToSend;
import org.mentorat.notification.Letters.Written;
import org.mentorat.notification.Post.Refused;
import org.mentorat.notification.Post.Round;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends what is due, outside any transaction of the engine's or a person's: each message is taken
 * in hand, sent and marked. Whatever ends in between leaves one message in hand, which is sent
 * again later under the same Message-ID (I5).
 */
@Component
class Sender {

  private static final Logger log = LoggerFactory.getLogger(Sender.class);

  private final Outbox outbox;
  private final Letters letters;
  private final Post post;

  Sender(Outbox outbox, Letters letters, Post post) {
    this.outbox = outbox;
    this.letters = letters;
    this.post = post;
  }

  /**
   * Sends until nothing is due, or the server is not to be reached.
   *
   * @return how many messages the server took
   */
  int sendDue() {
    if (!post.isOpen()) {
      return 0;
    }
    int sent = 0;
    Optional<Round> round = Optional.empty();
    try {
      for (List<Notice> next = outbox.takeNext(); !next.isEmpty(); next = outbox.takeNext()) {
        Optional<ToSend> ready = write(next);
        if (ready.isEmpty()) {
          continue;
        }
        ToSend message = ready.get();
        try {
          if (round.isEmpty()) {
            round = Optional.of(post.open());
          }
          round.get().send(message.letter());
          outbox.sent(message.told());
          outbox.drop(message.overtaken(), Dropped.OVERTAKEN);
          sent++;
        } catch (Refused e) {
          log.info("The mail server refuses {} with {}", message.letter().message(), e.code());
          outbox.refuse(next, Failure.REFUSED, e.code());
        } catch (MessagingException e) {
          log.warn(
              "The mail server does not take {} now: {}",
              message.letter().message(),
              e.getClass().getSimpleName());
          outbox.postpone(next, Failure.UNREACHABLE);
          round.ifPresent(Round::close);
          round = Optional.empty();
          if (!isReachable()) {
            return sent;
          }
        }
      }
    } finally {
      round.ifPresent(Round::close);
    }
    return sent;
  }

  private Optional<ToSend> write(List<Notice> notices) {
    Written written;
    try {
      written = letters.write(notices);
    } catch (RuntimeException e) {
      log.error("The message {} cannot be written", notices.get(0).message(), e);
      outbox.postpone(notices, Failure.FAULT);
      return Optional.empty();
    }
    if (written instanceof NothingToSay nothing) {
      outbox.drop(notices, nothing.why());
    } else if (written instanceof NoAddress) {
      outbox.refuse(notices, Failure.ADDRESS, null);
    }
    return written instanceof ToSend message ? Optional.of(message) : Optional.empty();
  }

  // One message that the server does not take now may be that message's fault; then the others go.
  private boolean isReachable() {
    try (Round round = post.open()) {
      return true;
    } catch (MessagingException e) {
      return false;
    }
  }
}
