package org.mentorat.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorat.ApplicationProcess;
import org.mentorat.EmbeddedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/**
 * The node is killed when the mail server has taken a message and the node has not marked it yet:
 * that message comes a second time, with the same Message-ID, and no other does (I5).
 */
class MailLossJourneyTest {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private Path folder;
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final AtomicReference<String> killedAt = new AtomicReference<>();
  private final CountDownLatch killed = new CountDownLatch(1);
  private ApplicationProcess node;
  private SMTPServer mail;

  @AfterEach
  void all_ends() {
    node.close();
    mail.stop();
  }

  @Test
  void only_the_message_in_hand_is_repeated_and_it_is_recognised() throws Exception {
    String url = EmbeddedDatabase.create();
    JdbcClient database = JdbcClient.create(new DriverManagerDataSource(url, "mentorat", ""));
    mail = SMTPServer.port(0).simpleMessageListener(new Killing()).build();
    mail.start();
    node = start(url);
    node.awaitReady();
    Rest coordination = new Rest(port(), "coordination", "mentorat");
    while (killed.getCount() > 0) {
      try {
        coordination.registers(NodeLossJourneyTest.registration());
      } catch (UncheckedIOException gone) {
        assertThat(received).as("the node ends when it is killed, not before").isNotEmpty();
        break;
      }
    }
    assertThat(killed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(
            database
                .sql(
                    "select count(*) from outbox where sent_at is null and claimed_until is not null")
                .query(Long.class)
                .single())
        .as("messages in hand of the node that was killed")
        .isEqualTo(1);

    node.close();
    node = start(url);
    node.awaitReady();
    Instant giveUp = Instant.now().plus(PATIENCE);
    while (waiting(database) > 0 && Instant.now().isBefore(giveUp)) {
      Thread.sleep(200);
    }

    assertThat(waiting(database)).isZero();
    assertThat(received.stream().filter(killedAt.get()::equals)).hasSize(2);
    assertThat(received.stream().filter(id -> !id.equals(killedAt.get()))).doesNotHaveDuplicates();
    assertThat(received.stream().distinct().count())
        .isEqualTo(
            database
                .sql("select count(*) from outbox where sent_at is not null")
                .query(Long.class)
                .single());
  }

  private ApplicationProcess start(String url) {
    return ApplicationProcess.start(
        folder,
        "--spring.profiles.active=demo",
        "--spring.datasource.url=" + url,
        "--spring.datasource.username=mentorat",
        "--spring.mail.host=127.0.0.1",
        "--spring.mail.port=" + mail.getPortAllocated(),
        "--mentorat.mail.in-hand=PT3S",
        "--mentorat.mail.poll-every=PT0.2S");
  }

  private int port() {
    return Integer.parseInt(node.url().replaceFirst(".*:", ""));
  }

  private static long waiting(JdbcClient database) {
    return database
        .sql(
            """
            select count(*) from outbox
            where sent_at is null and dropped_at is null and failed_at is null
              and next_attempt_at <= clock_timestamp() + interval '1 minute'
            """)
        .query(Long.class)
        .single();
  }

  /**
   * Kills the node when it has handed over its second message, before it hears that all is well.
   */
  private final class Killing implements SimpleMessageListener {

    @Override
    public boolean accept(String from, String recipient) {
      return true;
    }

    @Override
    public void deliver(String from, String recipient, InputStream data) throws IOException {
      try {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), data);
        received.add(message.getMessageID());
        if (received.size() == 2) {
          node.kill();
          killedAt.set(message.getMessageID());
          killed.countDown();
        }
      } catch (MessagingException e) {
        throw new IOException(e);
      }
    }
  }
}
