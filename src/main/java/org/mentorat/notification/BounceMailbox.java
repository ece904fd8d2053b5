package org.mentorat.notification;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads what comes back because it could not be delivered. Reports it understands are handed on and
 * deleted, since they quote the message; everything else (automatic answers, mail of people, what
 * is malformed) stays in the mailbox, unread, for somebody to look at.
 *
 * <p>A report may be handed on twice: by two nodes that read at once, or after a crash between the
 * handling and the deletion. Who gets it must not mind.
 */
@Component
class BounceMailbox {

  private static final Logger log = LoggerFactory.getLogger(BounceMailbox.class);

  private static final int MOST_AT_ONCE = 200;
  private static final int LARGEST_BYTES = 16 * 1024 * 1024;
  private static final String PATIENCE_MILLIS = "15000";

  private final BounceProperties mailbox;

  /** What was looked at and left, by its number in the mailbox, so that it is counted once. */
  private final Set<Long> left = new HashSet<>();

  private long numbering;

  BounceMailbox(BounceProperties mailbox) {
    this.mailbox = mailbox;
  }

  /** Whether a mailbox is configured. */
  boolean isOpen() {
    return mailbox.given();
  }

  /**
   * Reads what is new. To be called from a thread that may wait: outside any transaction.
   *
   * @param handler gets each message that did not arrive; if it throws, that report stays unread
   *     and is handed on again the next time
   * @return how many messages were what; zeros if no mailbox is configured
   * @throws MessagingException if the mailbox cannot be read now
   */
  synchronized Read readNew(Consumer<Bounce> handler) throws MessagingException {
    if (!isOpen()) {
      return new Read(0, 0, 0, 0);
    }
    try (Store store = session().getStore(mailbox.protocol())) {
      store.connect(
          mailbox.host(),
          mailbox.port() == 0 ? -1 : mailbox.port(),
          mailbox.username(),
          mailbox.password());
      Folder folder = store.getFolder(mailbox.folder());
      folder.open(Folder.READ_WRITE);
      try {
        return read(folder, handler);
      } finally {
        if (folder.isOpen()) {
          // Deletes what is marked so.
          folder.close(true);
        }
      }
    }
  }

  private Read read(Folder folder, Consumer<Bounce> handler) throws MessagingException {
    UIDFolder numbers = (UIDFolder) folder;
    if (numbers.getUIDValidity() != numbering) {
      numbering = numbers.getUIDValidity();
      left.clear();
    }
    Message[] unread = folder.search(new FlagTerm(new Flags(Flag.SEEN), false));
    FetchProfile wanted = new FetchProfile();
    wanted.add(UIDFolder.FetchProfileItem.UID);
    folder.fetch(unread, wanted);
    Set<Long> present = new HashSet<>();
    for (Message message : unread) {
      present.add(numbers.getUID(message));
    }
    left.retainAll(present);

    Round round = new Round(handler);
    int looked = 0;
    for (Message message : unread) {
      long number = numbers.getUID(message);
      if (left.contains(number)) {
        continue;
      }
      if (looked++ == MOST_AT_ONCE) {
        break;
      }
      switch (round.take(message)) {
        case DONE -> message.setFlags(done(), true);
        case LEFT -> left.add(number);
        case AGAIN -> log.warn("A bounce could not be handled; it is read again");
      }
    }
    return round.read();
  }

  private static Flags done() {
    Flags done = new Flags(Flag.SEEN);
    done.add(Flag.DELETED);
    return done;
  }

  private Session session() {
    Properties properties = new Properties();
    for (String protocol : List.of("imap", "imaps")) {
      String prefix = "mail." + protocol + ".";
      properties.setProperty(prefix + "connectiontimeout", PATIENCE_MILLIS);
      properties.setProperty(prefix + "timeout", PATIENCE_MILLIS);
      properties.setProperty(prefix + "writetimeout", PATIENCE_MILLIS);
      // Reading a message does not mark it as read.
      properties.setProperty(prefix + "peek", "true");
    }
    properties.setProperty("mail.imap.starttls.enable", "true");
    return Session.getInstance(properties);
  }

  /** What became of a message. */
  private enum Fate {
    DONE,
    LEFT,
    AGAIN
  }

  /**
   * How many messages were what.
   *
   * @param bounces that were handed on
   * @param news reports of something that did not fail, such as a delay
   * @param left messages seen for the first time that are no report, or cannot be read
   * @param again reports that could not be handled
   */
  record Read(int bounces, int news, int left, int again) {}

  /** One reading; a report that is there twice is handed on once. */
  private static final class Round {

    private final Consumer<Bounce> handler;
    private final Set<List<String>> handled = new HashSet<>();
    private int news;
    private int left;
    private int again;

    private Round(Consumer<Bounce> handler) {
      this.handler = handler;
    }

    private Fate take(Message message) throws MessagingException {
      Optional<List<Bounce>> report = report(message);
      if (report.isEmpty()) {
        left++;
        return Fate.LEFT;
      }
      if (report.get().isEmpty()) {
        news++;
      }
      for (Bounce bounce : report.get()) {
        List<String> one = Arrays.asList(bounce.messageId(), bounce.recipient());
        if (handled.contains(one)) {
          continue;
        }
        try {
          handler.accept(bounce);
        } catch (RuntimeException e) {
          again++;
          return Fate.AGAIN;
        }
        handled.add(one);
      }
      return Fate.DONE;
    }

    private static Optional<List<Bounce>> report(Message message) throws MessagingException {
      try {
        if (message.getSize() > LARGEST_BYTES) {
          return Optional.empty();
        }
        // As a whole: servers differ in how they cut what is malformed into parts.
        return BounceReport.read(new MimeMessage((MimeMessage) message));
      } catch (MessagingException | IOException | RuntimeException e) {
        if (!message.getFolder().isOpen()) {
          throw new MessagingException("the mailbox is gone while it is read");
        }
        // Jakarta Mail answers some malformed messages with unchecked exceptions.
        log.info("A message in the bounces' mailbox cannot be read: {}", e.getClass().getName());
        return Optional.empty();
      }
    }

    private Read read() {
      return new Read(handled.size(), news, left, again);
    }
  }
}
