package org.mentorat.notification;

import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Hands letters to the mail server that {@code spring.mail.*} names. */
@Component
class Post {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final ObjectProvider<JavaMailSenderImpl> sender;
  private final MailProperties mail;
  private final Clock clock;

  Post(ObjectProvider<JavaMailSenderImpl> sender, MailProperties mail, Clock clock) {
    this.sender = sender;
    this.mail = mail;
    this.clock = clock;
  }

  /** Whether there is a mail server to send to. */
  boolean isOpen() {
    return sender.getIfAvailable() != null && !mail.from().isBlank();
  }

  /**
   * A connection to the mail server, for as many letters as there are.
   *
   * @throws MessagingException when there is none to be had now
   */
  Round open() throws MessagingException {
    JavaMailSenderImpl server = sender.getObject();
    Session session = server.getSession();
    String protocol = server.getProtocol();
    Transport transport =
        session.getTransport(protocol == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : protocol);
    transport.connect(
        server.getHost(),
        server.getPort(),
        unlessBlank(server.getUsername()),
        unlessBlank(server.getPassword()));
    return new Round(session, transport);
  }

  /** The server does not take a letter, and would not take it later either. */
  static final class Refused extends Exception {

    private final String code;

    Refused(String code, Throwable cause) {
      super("refused with " + code, cause);
      this.code = code;
    }

    /** What the server answered, numbers only. */
    String code() {
      return code;
    }
  }

  /** Letters on one connection. */
  final class Round implements AutoCloseable {

    private final Session session;
    private final Transport transport;

    private Round(Session session, Transport transport) {
      this.session = session;
      this.transport = transport;
    }

    /**
     * @throws Refused when the server says that it never will
     * @throws MessagingException when it did not work now
     */
    void send(Letter letter) throws Refused, MessagingException {
      MimeMessage message = message(letter);
      try {
        transport.sendMessage(message, new Address[] {new InternetAddress(letter.to())});
      } catch (MessagingException e) {
        Integer code = refusal(e);
        if (code != null) {
          throw new Refused(Integer.toString(code), e);
        }
        throw e;
      }
    }

    private MimeMessage message(Letter letter) throws MessagingException {
      String id = "<" + letter.message() + "@" + domain() + ">";
      SMTPMessage message =
          new SMTPMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
              setHeader("Message-ID", id);
            }
          };
      // What is undeliverable returns there.
      message.setEnvelopeFrom(mail.envelopeFrom());
      message.setFrom(new InternetAddress(mail.from()));
      message.setRecipients(MimeMessage.RecipientType.TO, letter.to());
      message.setSubject(letter.subject(), UTF_8);
      message.setSentDate(Date.from(clock.instant()));
      message.setContentLanguage(new String[] {letter.locale().toLanguageTag()});
      // Absence messages and the like are not to answer it (RFC 3834).
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setContent(content(letter));
      message.saveChanges();
      return message;
    }

    @Override
    public void close() {
      try {
        transport.close();
      } catch (MessagingException e) {
        // Everything was sent; the server has closed its side already.
        return;
      }
    }
  }

  // An empty name is no name: the server would be asked to check it.
  private static String unlessBlank(String setting) {
    return setting == null || setting.isBlank() ? null : setting;
  }

  private String domain() {
    return mail.from().replaceFirst(".*@", "").replaceFirst(">$", "");
  }

  private static Multipart content(Letter letter) throws MessagingException {
    MimeMultipart forms = new MimeMultipart("alternative");
    MimeBodyPart text = new MimeBodyPart();
    text.setText(letter.text(), UTF_8);
    forms.addBodyPart(text);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(letter.html(), UTF_8, "html");
    forms.addBodyPart(html);
    for (Details.File file : letter.files()) {
      if (file.beside()) {
        forms.addBodyPart(part(file));
      }
    }
    if (letter.files().isEmpty()) {
      return forms;
    }
    MimeMultipart all = new MimeMultipart("mixed");
    MimeBodyPart first = new MimeBodyPart();
    first.setContent(forms);
    all.addBodyPart(first);
    for (Details.File file : letter.files()) {
      MimeBodyPart part = part(file);
      part.setDisposition(Part.ATTACHMENT);
      try {
        part.setFileName(MimeUtility.encodeText(file.name(), UTF_8, null));
      } catch (UnsupportedEncodingException e) {
        throw new IllegalStateException(e);
      }
      all.addBodyPart(part);
    }
    return all;
  }

  private static MimeBodyPart part(Details.File file) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), file.type())));
    return part;
  }

  // A 5xx about the address or the message; about anything else (a sign-in, a lost connection) it
  // is the server's trouble, which passes.
  private static Integer refusal(MessagingException failure) {
    for (Exception e = failure; e != null; e = next(e)) {
      int code = 0;
      if (e instanceof SMTPAddressFailedException address) {
        code = address.getReturnCode();
      } else if (e instanceof SMTPSendFailedException send) {
        code = send.getReturnCode();
      }
      if (code >= 500 && code < 600 && code != 530 && code != 535) {
        return code;
      }
    }
    return null;
  }

  private static Exception next(Exception e) {
    return e instanceof MessagingException chained ? chained.getNextException() : null;
  }
}
