package org.mentorat.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorat.process.MentorshipProcess.ACCEPT_ACTION_PLAN;
import static org.mentorat.process.MentorshipProcess.ACCEPT_OBJECTIVES;
import static org.mentorat.process.MentorshipProcess.ACCEPT_TERMS;
import static org.mentorat.process.MentorshipProcess.ANSWER_REQUEST;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ANSWER;
import static org.mentorat.process.MentorshipProcess.CONFIRM_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.DRAFT_ACTION_PLAN;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTEE;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTOR;
import static org.mentorat.process.MentorshipProcess.MAKE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.MID_TERM_AS_MENTEE;
import static org.mentorat.process.MentorshipProcess.MID_TERM_AS_MENTOR;
import static org.mentorat.process.MentorshipProcess.PREPARE_ENDING;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_MEETING;
import static org.mentorat.process.MentorshipProcess.RESCHEDULE_MEETING;
import static org.mentorat.process.MentorshipProcess.REVIEW_TRAINING_REQUEST;
import static org.mentorat.process.MentorshipProcess.UNBLOCK_REQUEST;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.mentorat.JourneyTest;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.notification.Notice;
import org.mentorat.notification.Outbox;
import org.mentorat.people.Directory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Everything that the people of one mentorship receive by mail in a whole year, in its order, from
 * a real mail server: who waits for a step hears of it, once, and nobody hears anything else.
 */
@JourneyTest
@DirtiesContext(classMode = ClassMode.AFTER_CLASS)
class MailYearJourneyTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final GreenMail MAIL =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired MentorshipRegister mentorships;
  @Autowired Outbox outbox;
  @Autowired Directory directory;
  @Autowired JdbcClient database;

  @DynamicPropertySource
  static void mail(DynamicPropertyRegistry properties) {
    MAIL.start();
    properties.add("spring.mail.host", () -> "127.0.0.1");
    properties.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
    properties.add("mentorat.mail.poll-every", () -> "PT0.05S");
  }

  @AfterAll
  static void stop() {
    MAIL.stop();
  }

  @Test
  void every_message_of_a_year() throws Exception {
    LivePair pair = LivePair.assigned(spring, Scene.live(spring));
    pair.passes(Duration.ofHours(50));
    pair.mentors(MAKE_FIRST_CONTACT, Scene.contacted());
    pair.mentees(CONFIRM_FIRST_CONTACT, YearForms.contactConfirmed());
    pair.mentees(ACCEPT_TERMS, YearForms.accepted());
    pair.passes(Duration.ofDays(3));
    pair.mentors(RECORD_FIRST_MEETING, YearForms.firstMeeting());
    pair.mentees(ACCEPT_OBJECTIVES, YearForms.objectivesAccepted());
    pair.mentors(DRAFT_ACTION_PLAN, YearForms.plan());
    pair.mentees(ACCEPT_ACTION_PLAN, YearForms.accepted());

    pair.asks("Une question à temps");
    pair.mentor.shown(pair.task(ANSWER_REQUEST), "requestText");
    pair.passes(Duration.ofHours(5));
    pair.mentors(ANSWER_REQUEST, YearForms.answer());
    pair.mentees(CONFIRM_ANSWER, YearForms.answerInTime());
    pair.asks("Une question qui attend");
    pair.passes(Duration.ofHours(49));
    pair.coordinates(UNBLOCK_REQUEST, YearForms.requestHandled());
    pair.asks(pair.mentor, "training-request", YearForms.training());
    pair.coordinates(REVIEW_TRAINING_REQUEST, YearForms.trainingPlanned());

    Instant date = Scene.now().plus(Duration.ofDays(3));
    long meeting = pair.asks(pair.mentor, "meeting", YearForms.meeting(date));
    delivered();
    pair.asks(
        pair.mentor,
        "meeting-move",
        YearForms.meetingMoved(meeting, date.plus(Duration.ofDays(1))));
    delivered();
    pair.asks(pair.mentee, "meeting-cancellation", YearForms.meetingCancelled(meeting));
    delivered();
    pair.mentees(RESCHEDULE_MEETING, YearForms.meeting(date.plus(Duration.ofDays(2))));

    Mentorship opened = mentorships.mentorship(pair.reference);
    Instant middle =
        opened
            .serviceStartsAt()
            .plus(Duration.between(opened.serviceStartsAt(), opened.serviceEndsAt()).dividedBy(2));
    pair.followsUpUntil(middle.plus(Duration.ofHours(12)));
    pair.mentees(MID_TERM_AS_MENTEE, YearForms.midTerm());
    pair.mentors(MID_TERM_AS_MENTOR, YearForms.midTerm());
    pair.followsUpUntil(opened.serviceEndsAt().minus(Duration.ofDays(30)));
    pair.mentors(PREPARE_ENDING, YearForms.endingPrepared());
    pair.followsUpUntil(opened.serviceEndsAt().minus(Duration.ofMinutes(10)));
    pair.passes(Duration.ofHours(1));
    pair.passes(Duration.ofDays(8));
    pair.mentees(EVALUATE_AS_MENTEE, YearForms.evaluatedAsMentee());
    pair.mentors(EVALUATE_AS_MENTOR, YearForms.evaluatedAsMentor());
    delivered();

    assertThat(told(pair))
        .containsExactly(
            "TELL account-invitation > mentee",
            "TELL registration-received > mentee",
            "ASK confirm-assignment > coordination",
            "TELL mentor-assigned > mentee",
            "ASK make-first-contact > mentor",
            "REMIND make-first-contact > mentor",
            "TELL service-opened > mentee",
            "TELL service-opened > mentor",
            "ASK confirm-first-contact > mentee",
            "ASK accept-terms > mentee",
            "ASK record-first-meeting > mentor",
            "TELL terms-agreed > mentor",
            "ASK accept-objectives > mentee",
            "ASK draft-action-plan > mentor",
            "ASK accept-action-plan > mentee",
            "TELL plan-agreed > mentor",
            "ASK answer-request > mentor",
            "TELL request-read > mentee",
            "TELL thanks-in-time > mentor",
            "ASK confirm-answer > mentee",
            "ASK answer-request > mentor",
            "REMIND answer-request > mentor",
            "TELL request-late > mentee",
            "ASK unblock-request > coordination",
            "TELL request-taken-over > mentee",
            "ASK review-training-request > coordination",
            "TELL training-reviewed > mentor",
            "TELL meeting-planned > mentee",
            "TELL meeting-planned > mentor",
            "TELL meeting-moved > mentee",
            "TELL meeting-moved > mentor",
            "TELL meeting-cancelled > mentee",
            "TELL meeting-cancelled > mentor",
            "ASK reschedule-meeting > mentee",
            "TELL meeting-planned > mentee",
            "TELL meeting-planned > mentor",
            "ASK record-meeting > mentor",
            "REMIND record-meeting > mentor",
            "ASK log-check-in > mentor × 13",
            "ASK mid-term-mentee > mentee",
            "ASK mid-term-mentor > mentor",
            "ASK log-check-in > mentor × 10",
            "ASK prepare-ending > mentor",
            "ASK log-check-in > mentor × 3",
            "ASK evaluate-as-mentee > mentee",
            "ASK evaluate-as-mentor > mentor",
            "REMIND evaluate-as-mentee > mentee",
            "REMIND evaluate-as-mentor > mentor",
            "TELL mentorship-closed > mentee",
            "TELL mentorship-closed > mentor");
    List<String> calendar = calendarFiles(directory.person(pair.menteeAccount).email());
    assertThat(calendar).hasSize(4);
    String uid = calendar.get(0).replaceFirst("REQUEST 0 ", "");
    assertThat(calendar)
        .startsWith("REQUEST 0 " + uid, "REQUEST 1 " + uid, "CANCEL 2 " + uid)
        .last()
        .asString()
        .startsWith("REQUEST 0 ")
        .doesNotContain(uid);
    assertThat(received())
        .as("each once, and nothing else")
        .containsExactlyInAnyOrderElementsOf(sent());
  }

  /** Level, kind and who, in the order in which it happened; what comes again and again once. */
  private List<String> told(LivePair pair) {
    List<String> told = new ArrayList<>();
    int times = 0;
    String last = null;
    for (Notice notice : outbox.of(pair.reference)) {
      String line = notice.level() + " " + notice.kind() + " > " + who(pair, notice);
      if (line.equals(last)) {
        told.remove(told.size() - 1);
        times++;
      } else {
        times = 1;
      }
      told.add(times == 1 ? line : line + " × " + times);
      last = line;
    }
    return told;
  }

  /** The calendar files that one of the pair received, in their order: method, sequence, UID. */
  private static List<String> calendarFiles(String email) throws Exception {
    List<String> files = new ArrayList<>();
    for (MimeMessage message : MAIL.getReceivedMessages()) {
      if (message.getAllRecipients()[0].toString().equals(email)) {
        for (ICalendar file : Biweekly.parse(calendar(message)).all()) {
          VEvent event = file.getEvents().get(0);
          files.add(
              file.getMethod().getValue()
                  + " "
                  + (event.getSequence() == null ? 0 : event.getSequence().getValue())
                  + " "
                  + event.getUid().getValue());
        }
      }
    }
    return files;
  }

  private static String calendar(Part part) throws Exception {
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        String found = calendar(parts.getBodyPart(i));
        if (!found.isEmpty()) {
          return found;
        }
      }
      return "";
    }
    return part.isMimeType("text/calendar")
        ? new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        : "";
  }

  private static String who(LivePair pair, Notice notice) {
    if (notice.account().equals(pair.menteeAccount)) {
      return "mentee";
    }
    return notice.account().equals(pair.mentorAccount) ? "mentor" : "coordination";
  }

  private List<String> sent() {
    return database
        .sql("select distinct coalesce(bundle, id)::text from outbox where sent_at is not null")
        .query(String.class)
        .list();
  }

  private static List<String> received() {
    return Stream.of(MAIL.getReceivedMessages())
        .map(MailYearJourneyTest::id)
        .collect(Collectors.toList());
  }

  private static String id(MimeMessage message) {
    try {
      return message.getMessageID().replaceAll("^<|@.*", "");
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void delivered() throws InterruptedException {
    Instant giveUp = Instant.now().plus(PATIENCE);
    while (waiting() > 0) {
      assertThat(Instant.now()).as("the mail has gone by").isBefore(giveUp);
      Thread.sleep(50);
    }
  }

  private long waiting() {
    return database
        .sql(
            """
            select count(*) from outbox
            where sent_at is null and dropped_at is null and failed_at is null
              and next_attempt_at <= :now
            """)
        .param("now", Timestamp.from(Scene.now()))
        .query(Long.class)
        .single();
  }
}
