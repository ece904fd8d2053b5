package org.mentorat.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A real mail server in the test's process, and the application's own sender that hands its letters
 * to it. What other tests left in the outbox is out of the way.
 */
final class Mailroom implements AutoCloseable {

  static final String SERVICE = "mentorat@exemple.test";

  private final BeanFactory beans;
  private final int port;
  private GreenMail server;
  private SMTPServer choosy;

  Mailroom(BeanFactory beans) {
    this.beans = beans;
    beans
        .getBean(JdbcClient.class)
        .sql(
            """
            update outbox set dropped_at = created_at, dropped_as = 'OVERTAKEN'
            where sent_at is null and dropped_at is null and failed_at is null
            """)
        .update();
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    port = server.getSmtp().getPort();
  }

  /**
   * A sender that finds only what is for this person: the coordination of the tests is hundreds,
   * most without an address.
   */
  Sender senderFor(String account) {
    beans
        .getBean(JdbcClient.class)
        .sql(
            """
            update outbox set dropped_at = created_at, dropped_as = 'OVERTAKEN'
            where account <> :account
              and sent_at is null and dropped_at is null and failed_at is null
            """)
        .param("account", account)
        .update();
    return sender();
  }

  /** As if this node had just been started. */
  Sender sender() {
    return new Sender(beans.getBean(Outbox.class), beans.getBean(Letters.class), post());
  }

  Post post() {
    JavaMailSenderImpl smtp = new JavaMailSenderImpl();
    smtp.setHost("127.0.0.1");
    smtp.setPort(port);
    smtp.getJavaMailProperties().setProperty("mail.smtp.timeout", "5000");
    StaticListableBeanFactory factory = new StaticListableBeanFactory();
    factory.addBean("sender", smtp);
    return new Post(
        factory.getBeanProvider(JavaMailSenderImpl.class),
        new MailProperties(SERVICE, "", Duration.ofMinutes(2), Duration.ofSeconds(1)),
        beans.getBean(Clock.class));
  }

  /** The mail server is away. */
  void away() {
    server.stop();
  }

  /** It is back, where it was. */
  void back() {
    server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
  }

  /** A server in its place that does not know this address, and takes what is for others. */
  void knowsNot(String address) {
    server.stop();
    choosy =
        SMTPServer.port(port)
            .simpleMessageListener(
                new SimpleMessageListener() {
                  @Override
                  public boolean accept(String from, String recipient) {
                    return !recipient.equals(address);
                  }

                  @Override
                  public void deliver(String from, String recipient, InputStream data) {
                    // Taken, and that is all that counts here.
                  }
                })
            .build();
    choosy.start();
  }

  List<MimeMessage> received() {
    return List.of(server.getReceivedMessages());
  }

  /** The parts of this MIME type, in their order. */
  static List<String> parts(Part part, String type) throws Exception {
    List<String> found = new ArrayList<>();
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        found.addAll(parts(parts.getBodyPart(i), type));
      }
    } else if (part.isMimeType(type)) {
      found.add(text(part));
    }
    return found;
  }

  private static String text(Part part) throws IOException, MessagingException {
    return part.getContent() instanceof String text
        ? text
        : new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** The Message-ID of what tells this. */
  static String messageId(UUID message) {
    return "<" + message + "@exemple.test>";
  }

  @Override
  public void close() {
    server.stop();
    if (choosy != null) {
      choosy.stop();
    }
  }
}
