package org.mentorat.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.mentorat.demo.DemoMailServer.NoneOfTheOperators;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * The mail server of the demonstration: what the service sends arrives in {@link DemoMails} instead
 * of anybody's mailbox. It listens on a free port of this machine only. Where the operator names a
 * mail server of their own ({@code spring.mail.host}), that one is used and this one does not
 * exist.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
@Conditional(NoneOfTheOperators.class)
class DemoMailServer {

  private static final Logger log = LoggerFactory.getLogger(DemoMailServer.class);

  private static final int LARGEST_BYTES = 10 * 1024 * 1024;
  private static final String PATIENCE_MILLIS = "10000";

  /** Whether mail is caught here instead of being sent. */
  static boolean catches(Environment environment) {
    return environment.getProperty("spring.mail.host", "").isBlank();
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  SMTPServer demoSmtpServer(DemoMails mails) {
    return SMTPServer.port(0)
        .bindAddress(InetAddress.getLoopbackAddress())
        .hostName("localhost")
        .softwareName("Mentorat")
        .maxMessageSize(LARGEST_BYTES)
        .messageHandlerFactory(context -> new Catching(mails))
        .build();
  }

  /** Takes the place of the one that Spring Boot makes where a mail server is named. */
  @Bean
  JavaMailSenderImpl mailSender(SMTPServer server) {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    sender.setPort(server.getPortAllocated());
    sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
    Properties properties = sender.getJavaMailProperties();
    for (String wait : List.of("connectiontimeout", "timeout", "writetimeout")) {
      properties.setProperty("mail.smtp." + wait, PATIENCE_MILLIS);
    }
    return sender;
  }

  /** True where no mail server is named. */
  static final class NoneOfTheOperators implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return catches(context.getEnvironment());
    }
  }

  /** One message while it arrives. */
  private static final class Catching implements MessageHandler {

    private final DemoMails mails;
    private final List<String> recipients = new ArrayList<>();

    private Catching(DemoMails mails) {
      this.mails = mails;
    }

    @Override
    public void from(String from) {
      // Shown from the message itself.
    }

    @Override
    public void recipient(String recipient) {
      recipients.add(recipient);
    }

    @Override
    public String data(InputStream data) throws RejectException, IOException {
      byte[] raw = data.readNBytes(LARGEST_BYTES);
      if (data.transferTo(OutputStream.nullOutputStream()) > 0) {
        throw new RejectException(552, "5.3.4 Message too big");
      }
      try {
        mails.keep(recipients, raw);
      } catch (RuntimeException e) {
        log.warn("A message could not be kept: {}", e.getClass().getName());
        // Temporary: whoever sends tries again later.
        throw new RejectException(451, "4.3.0 Try again later");
      }
      return null;
    }

    @Override
    public void done() {
      recipients.clear();
    }
  }
}
