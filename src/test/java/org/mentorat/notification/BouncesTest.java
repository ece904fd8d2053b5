package org.mentorat.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Pair;
import org.mentorat.TestTime;
import org.mentorat.notification.Notice.State;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** From a message that a server took to the task of the coordination when it came back (I9). */
@MentoratTest
class BouncesTest {

  private static final Instant START = Instant.parse("2031-03-04T15:00:00Z");

  @Autowired ApplicationContext beans;
  @Autowired Outbox outbox;
  @Autowired TaskService tasks;
  @Autowired DataSource database;
  @Autowired JdbcTemplate sql;
  private Mailroom mailroom;
  private GreenMail returns;
  private GreenMailUser box;
  private Bounces bounces;
  private Pair pair;

  @BeforeEach
  void mailroom() throws Exception {
    mailroom = new Mailroom(beans);
    returns = new GreenMail(ServerSetup.IMAP.dynamicPort());
    returns.start();
    box = returns.setUser("retours@exemple.test", "retours", "secret");
    bounces =
        new Bounces(
            new BounceMailbox(
                new BounceProperties(
                    "127.0.0.1",
                    returns.getImap().getPort(),
                    "retours",
                    "secret",
                    "INBOX",
                    "imap",
                    Duration.ofMinutes(3))),
            outbox,
            sql);
    pair = Pair.inService(beans, START);
  }

  @AfterEach
  void close() {
    mailroom.close();
    returns.stop();
  }

  @Test
  void what_comes_back_is_a_task_of_the_coordination() throws Exception {
    UUID notice = toldToTheMentor();
    mailroom.sender().sendDue();
    assertThat(mailroom.received()).hasSize(1);
    assertThat(state(notice)).isEqualTo(State.SENT);
    bounces.readNew();
    assertThat(state(notice)).isEqualTo(State.SENT);

    TestTime.advance(Duration.ofMinutes(2));
    comesBack(mailroom.received().get(0).getHeader("Message-ID")[0]);
    bounces.readNew();

    assertThat(outbox.find(notice).orElseThrow())
        .returns(State.FAILED, Notice::state)
        .returns(Failure.BOUNCED, Notice::failedAs)
        .returns("550 5.1.1", Notice::failureCode)
        .returns(START.plus(Duration.ofMinutes(2)), Notice::failedAt);
    assertThat(theTask().getName()).startsWith("Régler ce qui n’est pas arrivé");
    assertThat(inTheBox()).isEmpty();

    comesBack(Mailroom.messageId(notice));
    bounces.readNew();
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(pair.mentor()).count())
        .as("a report that comes twice changes nothing")
        .isEqualTo(1);
  }

  @Test
  void what_was_never_ours_is_nothing() throws Exception {
    UUID notice = toldToTheMentor();
    mailroom.sender().sendDue();
    comesBack(Mailroom.messageId(UUID.randomUUID()));
    comesBack("<quelque.chose@exemple.test>");
    comesBack("<zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz@exemple.test>");

    bounces.readNew();

    assertThat(inTheBox()).isEmpty();
    assertThat(state(notice)).isEqualTo(State.SENT);
  }

  @Test
  void what_comes_back_before_its_sender_is_done_is_read_again() throws Exception {
    UUID notice = toldToTheMentor();
    List<Notice> inHand = outbox.takeNext();
    comesBack(Mailroom.messageId(notice));

    bounces.readNew();
    assertThat(inTheBox()).hasSize(1);

    outbox.sent(inHand);
    bounces.readNew();
    assertThat(state(notice)).isEqualTo(State.FAILED);
    assertThat(inTheBox()).isEmpty();
  }

  @Test
  void one_node_at_a_time_reads() throws Exception {
    UUID notice = toldToTheMentor();
    mailroom.sender().sendDue();
    comesBack(Mailroom.messageId(notice));
    try (Connection other = database.getConnection();
        var statement = other.createStatement()) {
      statement.execute("select pg_advisory_lock(" + 0x626f756e6365L + ")");
      bounces.readNew();
      assertThat(state(notice)).as("another node reads").isEqualTo(State.SENT);
      statement.execute("select pg_advisory_unlock(" + 0x626f756e6365L + ")");
    }

    bounces.readNew();
    assertThat(state(notice)).isEqualTo(State.FAILED);
  }

  @Test
  void a_mailbox_that_is_away_stops_nothing() {
    returns.stop();
    bounces.readNew();
    assertThat(
            sql.queryForObject(
                "select pg_try_advisory_xact_lock(" + 0x626f756e6365L + ")", Boolean.class))
        .as("nobody holds the others up")
        .isTrue();
  }

  @Test
  void what_a_server_refuses_at_once_is_the_same_task() throws Exception {
    UUID notice = toldToTheMentor();
    outbox.refuse(outbox.takeNext(), Failure.REFUSED, "550");
    assertThat(state(notice)).isEqualTo(State.FAILED);
    assertThat(theTask()).isNotNull();
  }

  private UUID toldToTheMentor() {
    return new Telling(beans)
        .told(pair.mentor(), "terms-agreed", Level.TELL, pair.reference(), "none", null, null)
        .id();
  }

  private State state(UUID notice) {
    return outbox.find(notice).orElseThrow().state();
  }

  private Task theTask() {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(pair.mentor())
        .taskDefinitionKey("userTask_settleUndelivered")
        .taskCandidateGroup("coordinators")
        .singleResult();
  }

  private void comesBack(String messageId) throws Exception {
    String report =
        """
        From: MAILER-DAEMON@exemple.example
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="limite"

        --limite
        Content-Type: text/plain

        Desole.

        --limite
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.exemple.example

        Final-Recipient: rfc822; quelqu.un@exemple.example
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 unknown

        --limite
        Content-Type: text/rfc822-headers

        Message-ID: %s

        --limite--
        """
            .formatted(messageId)
            .replace("\n", "\r\n");
    box.deliver(
        new MimeMessage(null, new ByteArrayInputStream(report.getBytes(StandardCharsets.UTF_8))));
  }

  private List<?> inTheBox() throws Exception {
    return returns.getManagers().getImapHostManager().getInbox(box).getMessages();
  }
}
