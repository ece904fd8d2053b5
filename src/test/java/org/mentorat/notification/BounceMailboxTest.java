package org.mentorat.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags.Flag;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.notification.BounceMailbox.Read;

/** The mailbox of what could not be delivered, on a real IMAP server. */
class BounceMailboxTest {

  private static final String ID = "<7b0c3b52-7c52-4a6b-8f4e-3f1f7d0c9a11@mentorat.example>";
  private static final String OTHER_ID = "<0d2e@mentorat.example>";
  private static final String MENTEE = "lea.morin@exemple.example";

  private final List<Bounce> bounces = new ArrayList<>();
  private GreenMail server;
  private GreenMailUser box;
  private BounceMailbox mailbox;

  @BeforeEach
  void server() {
    server = new GreenMail(ServerSetup.IMAP.dynamicPort());
    server.start();
    box = server.setUser("retours@mentorat.example", "retours", "secret");
    mailbox = mailbox(server.getImap().getPort(), "secret");
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void a_permanent_failure_is_handed_on_and_deleted() throws Exception {
    arrives(report("failed", "5.1.1", "smtp; 550 5.1.1 <" + MENTEE + ">: unknown", returned(ID)));

    assertThat(mailbox.readNew(bounces::add)).isEqualTo(new Read(1, 0, 0, 0));

    assertThat(bounces).containsExactly(new Bounce(ID, MENTEE, "5.1.1", true, "550 5.1.1"));
    assertThat(inTheBox()).isEmpty();
    assertThat(bounces.get(0)).asString().doesNotContain(MENTEE);
    assertThat(mailbox.readNew(bounces::add)).isEqualTo(new Read(0, 0, 0, 0));
    assertThat(bounces).hasSize(1);
  }

  @Test
  void a_server_that_gave_up_is_a_bounce_that_may_work_later() throws Exception {
    arrives(
        report(
            "failed",
            "4.4.7",
            "X-Postfix; delivery temporarily suspended",
            "Content-Type: text/rfc822-headers\r\n\r\nSubject: x\r\nMessage-ID:\r\n  " + ID));

    mailbox.readNew(bounces::add);

    assertThat(bounces).containsExactly(new Bounce(ID, MENTEE, "4.4.7", false, "4.4.7"));
  }

  @Test
  void what_is_only_late_or_did_arrive_is_no_bounce() throws Exception {
    arrives(report("delayed", "4.4.1", "smtp; 451 4.4.1 timed out", returned(ID)));
    arrives(report("delivered", "2.0.0", "smtp; 250 2.0.0 Ok", returned(ID)));

    assertThat(mailbox.readNew(bounces::add)).isEqualTo(new Read(0, 2, 0, 0));

    assertThat(bounces).isEmpty();
    assertThat(inTheBox()).isEmpty();
  }

  @Test
  void each_recipient_of_a_report_has_their_own_verdict() throws Exception {
    arrives(
        multipart(
            """
            Reporting-MTA: dns; mx.exemple.example

            Final-Recipient: rfc822; alias@interne.example
            Original-Recipient: rfc822;<mireille@exemple.example>
            Action: failed
            Status: 5.2.2
            Diagnostic-Code: smtp; 552 mailbox of Mireille Gagnon is full

            Final-Recipient: rfc822; lea@exemple.example
            Action: delayed
            Status: 4.2.2

            Final-Recipient: RFC822; sylvie@exemple.example
            Action: FAILED
            Status: nonsense
            Diagnostic-Code: smtp; 550-5.7.1
              refused
            """,
            returned(ID)));

    mailbox.readNew(bounces::add);

    assertThat(bounces)
        .containsExactly(
            new Bounce(ID, "mireille@exemple.example", "5.2.2", true, "552 5.2.2"),
            new Bounce(ID, "sylvie@exemple.example", "5.7.1", true, "550 5.7.1"));
  }

  @Test
  void the_older_form_is_understood_too() throws Exception {
    arrives(
        """
        From: Mail Delivery System <mailer-daemon@exim.example>
        X-Failed-Recipients: lea.morin@exemple.example,
          sylvie@exemple.example
        Auto-Submitted: auto-replied
        Subject: Mail delivery failed
        Content-Type: text/plain; charset=utf-8

        A message that you sent could not be delivered: SMTP error from remote mail server
        host 192.0.2.250 [192.0.2.250]: 550 5.1.1 User unknown

        ------ This is a copy of the message, including all the headers. ------

        Subject: Bonjour
        Message-ID: %s

        """
            .formatted(ID));

    mailbox.readNew(bounces::add);

    assertThat(bounces)
        .containsExactly(
            new Bounce(ID, MENTEE, "5.1.1", true, "550 5.1.1"),
            new Bounce(ID, "sylvie@exemple.example", "5.1.1", true, "550 5.1.1"));
    assertThat(inTheBox()).isEmpty();
  }

  @Test
  void an_answer_of_somebody_who_is_away_is_left_and_counted_once() throws Exception {
    arrives(
        """
        From: %s
        Auto-Submitted: auto-replied
        In-Reply-To: %s
        Subject: Absence : 550 5.1.1
        Content-Type: text/plain; charset=utf-8

        Je suis absente jusqu’au 24. 550 5.1.1 Message-ID: %s
        """
            .formatted(MENTEE, ID, ID));
    // Whose message it was cannot be told, and anybody can send such a report.
    arrives(report("failed", "5.1.1", "smtp; 550 5.1.1", "Content-Type: text/plain\r\n\r\nrien"));

    assertThat(mailbox.readNew(bounces::add)).isEqualTo(new Read(0, 0, 2, 0));
    assertThat(mailbox.readNew(bounces::add)).isEqualTo(new Read(0, 0, 0, 0));

    assertThat(bounces).isEmpty();
    assertThat(inTheBox())
        .hasSize(2)
        .noneMatch(
            message ->
                message.getFlags().contains(Flag.SEEN)
                    || message.getFlags().contains(Flag.DELETED));
  }

  @Test
  void what_is_malformed_does_not_stop_the_reading() throws Exception {
    arrives("Content-Type: multipart/report; boundary=\"nulle part\"\r\n\r\nrien\r\n");
    arrives(
        "Content-Type: multipart/report\r\n\r\n--\r\nContent-Type: message/delivery-status\r\n");
    arrives("Content-Type: é/@; ==\r\nX-Failed-Recipients: \r\n\r\n\0\r\n");
    arrives(
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain;"
            + " charset=martien\r\nContent-Transfer-Encoding: base65\r\n\r\n?\r\n--b--\r\n");
    arrives(report("failed", "5.1.1", "smtp; 550 5.1.1", returned(ID)));

    Read read = mailbox.readNew(bounces::add);

    assertThat(bounces).extracting(Bounce::messageId).containsExactly(ID);
    assertThat(read).isEqualTo(new Read(1, 0, 4, 0));
    assertThat(inTheBox()).hasSize(4);
  }

  @Test
  void a_report_that_is_there_twice_is_handed_on_once() throws Exception {
    String report = report("failed", "5.1.1", "smtp; 550 5.1.1", returned(ID));
    arrives(report);
    arrives(report);
    arrives(report("failed", "5.1.1", "smtp; 550 5.1.1", returned(OTHER_ID)));

    mailbox.readNew(bounces::add);

    assertThat(bounces).extracting(Bounce::messageId).containsExactly(ID, OTHER_ID);
    assertThat(inTheBox()).isEmpty();
  }

  @Test
  void what_could_not_be_handled_is_handed_on_again() throws Exception {
    arrives(report("failed", "5.1.1", "smtp; 550 5.1.1", returned(ID)));
    arrives(report("failed", "5.1.1", "smtp; 550 5.1.1", returned(OTHER_ID)));

    Read read =
        mailbox.readNew(
            bounce -> {
              if (bounce.messageId().equals(ID)) {
                throw new IllegalStateException("the database is away");
              }
              bounces.add(bounce);
            });

    assertThat(read).isEqualTo(new Read(1, 0, 0, 1));
    mailbox.readNew(bounces::add);
    assertThat(bounces).extracting(Bounce::messageId).containsExactly(OTHER_ID, ID);
    assertThat(inTheBox()).isEmpty();
  }

  @Test
  void a_mailbox_that_cannot_be_read_says_so() {
    assertThatThrownBy(() -> mailbox(server.getImap().getPort(), "faux").readNew(bounces::add))
        .isInstanceOf(MessagingException.class);
    server.stop();
    assertThatThrownBy(() -> mailbox.readNew(bounces::add)).isInstanceOf(MessagingException.class);
  }

  @Test
  void without_a_server_nothing_is_read() throws Exception {
    BounceMailbox none =
        new BounceMailbox(
            new BounceProperties("", 0, "", "", "INBOX", "imaps", Duration.ofMinutes(3)));

    assertThat(none.isOpen()).isFalse();
    assertThat(none.readNew(bounces::add)).isEqualTo(new Read(0, 0, 0, 0));
    assertThat(new BounceProperties("h", 0, "u", "secret", "INBOX", "imaps", Duration.ofMinutes(3)))
        .asString()
        .doesNotContain("secret");
  }

  private static BounceMailbox mailbox(int port, String password) {
    return new BounceMailbox(
        new BounceProperties(
            "127.0.0.1", port, "retours", password, "INBOX", "imap", Duration.ofMinutes(3)));
  }

  private static String returned(String id) {
    return "Content-Type: message/rfc822\r\n\r\nFrom: mentorat@mentorat.example\r\nMessage-Id: "
        + id
        + "\r\nSubject: Bonjour\r\n\r\nMessage-ID: <autre@exemple.example>\r\n";
  }

  private static String report(String action, String status, String diagnostic, String returned) {
    return multipart(
        """
        Reporting-MTA: dns; mx.exemple.example
        Arrival-Date: Sat, 21 Nov 2026 12:00:00 -0500

        Final-Recipient: rfc822; %s
        Action: %s
        Status: %s
        Diagnostic-Code: %s
        """
            .formatted(MENTEE, action, status, diagnostic),
        returned);
  }

  private static String multipart(String status, String returned) {
    return """
        From: MAILER-DAEMON@exemple.example
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="limite"

        --limite
        Content-Type: text/plain; charset=us-ascii

        It could not be delivered. 554 5.4.4

        --limite
        Content-Type: message/delivery-status

        %s
        --limite
        %s
        --limite--
        """
        .formatted(status, returned);
  }

  private void arrives(String raw) throws MessagingException {
    byte[] bytes = raw.replaceAll("\\r?\\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    box.deliver(new MimeMessage(null, new ByteArrayInputStream(bytes)));
  }

  private List<StoredMessage> inTheBox() throws Exception {
    return server.getManagers().getImapHostManager().getInbox(box).getMessages();
  }
}
