package org.mentorat.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.accompaniment.Requests;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.notification.Letters.Said;
import org.mentorat.notification.Letters.Section;
import org.mentorat.notification.Preference.Delivery;
import org.mentorat.people.Directory;
import org.mentorat.process.MentorshipProcess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;

/**
 * What the digests say, of real mentorships, when they are sent (I9). They speak of everything that
 * is late: on a database that holds no other tests' mentorships yet.
 */
@MentoratTest
@DirtiesContext(classMode = ClassMode.BEFORE_CLASS)
class DigestsTest {

  private static final Preference IN_ENGLISH =
      new Preference("en", Delivery.SINGLE, LocalTime.of(21, 0), LocalTime.of(7, 0));

  @Autowired private Requests requests;
  @Autowired ApplicationContext beans;
  @Autowired Outbox outbox;
  @Autowired Letters letters;
  @Autowired CoordinationDigest coordination;
  @Autowired MentorDigest mentors;
  @Autowired Recipients recipients;
  @Autowired Preferences preferences;
  @Autowired Directory directory;
  @Autowired IdentityService identities;
  @Autowired TaskService tasks;
  @Autowired JdbcClient sql;
  private Mailroom mailroom;
  private Scene scene;
  private String coordinator;
  private String mentor;

  @BeforeEach
  void people() {
    mailroom = new Mailroom(beans);
    scene = new Scene(beans);
    mentor = scene.mentor(3);
    coordinator = scene.account("coordinators");
    User user = identities.createUserQuery().userId(coordinator).singleResult();
    user.setFirstName("Maude");
    user.setEmail("maude@exemple.org");
    identities.saveUser(user);
  }

  @AfterEach
  void close() {
    mailroom.close();
    identities.deleteUser(coordinator);
  }

  @Test
  void the_coordination_reads_what_is_late_what_will_be_and_what_nobody_opened() throws Exception {
    ProcessInstance assigned = scene.assignedTo(mentor);
    String reference = scene.reference(assigned);
    String name = directory.person(mentor).calledBy();
    // Nothing else is as late as that: other tests' tasks come after it.
    Said before = said(coordination, coordinator);
    assertThat(texts(before, "Pas encore ouvert")).anyMatch(row -> row.contains(reference));
    assertThat(texts(before, "Pas encore ouvert")).anyMatch(row -> row.contains(name));

    onlyTheTasksOf(assigned.getId());
    scene.passes(assigned, Duration.ofHours(50));
    Said soon = said(coordination, coordinator);
    assertThat(texts(soon, "Échéance d’ici 24\u00a0heures"))
        .singleElement()
        .asString()
        .contains("premier contact", reference, name);
    assertThat(texts(soon, "En retard")).isEmpty();

    scene.passes(assigned, Duration.ofHours(23));
    Said late = said(coordination, coordinator);
    assertThat(texts(late, "En retard"))
        .singleElement()
        .asString()
        .contains("premier contact", reference, name);
    assertThat(texts(late, "Promesses qui n’ont pas été tenues, et qui courent encore"))
        .anyMatch(row -> row.contains("Un premier contact (dossier " + reference));
    assertThat(section(late, "En retard").rows().get(0).link())
        .startsWith("https://mentorat.exemple.test/camunda/app/tasklist/default/#/?task=");
    assertThat(late.toString()).doesNotContain(directory.person(mentor).familyName());
  }

  @Test
  void a_request_that_nobody_has_read_is_in_it_until_somebody_does() throws Exception {
    ProcessInstance instance = scene.inService(mentor);
    String reference = scene.reference(instance);
    sql.sql("update assignment set opened_at = received_at where opened_at is null").update();
    sql.sql("update help_request set read_at = requested_at where read_at is null").update();
    long request = scene.asks(scene.mentee(instance), instance, "help-request", YearForms.help());
    assertThat(texts(said(coordination, coordinator), "Pas encore ouvert"))
        .singleElement()
        .asString()
        .contains("Une demande", reference);

    requests.stampRead(request, mentor);

    assertThat(
            coordination
                .said(notice(coordination.kind(), coordinator), recipients.of(coordinator), "")
                .map(digest -> texts(digest, "Pas encore ouvert"))
                .orElse(List.of()))
        .isEmpty();
  }

  @Test
  void it_is_sent_in_the_readers_language_by_itself_in_the_morning() throws Exception {
    ProcessInstance assigned = scene.assignedTo(mentor);
    scene.passes(assigned, Duration.ofHours(80));
    preferences.change(coordinator, IN_ENGLISH);
    tell("coordination-digest", coordinator);
    mailroom.senderFor(coordinator).sendDue();
    assertThat(summaries()).as("not before seven").isEmpty();

    TestTime.advance(Duration.ofHours(24).minusMillis(1));
    mailroom.senderFor(coordinator).sendDue();

    MimeMessage mail = summaries().get(0);
    String text = Mailroom.parts(mail, "text/plain").get(0);
    String html = Mailroom.parts(mail, "text/html").get(0);
    assertThat(mail.getSubject()).isEqualTo("The coordination’s daily summary");
    assertThat(text)
        .contains("Hello Maude", "Late", "Not opened yet", "#/?task=")
        .doesNotContain("En retard", "{0}", "null", "??");
    assertThat(html).contains("lang=\"en\"", "<h2", "#/?task=").doesNotContain("??", ">null<");
  }

  @Test
  void no_word_in_confidence_is_ever_in_it() throws Exception {
    ProcessInstance instance = scene.inService(mentor);
    scene.asks(scene.mentee(instance), instance, "charter-breach", YearForms.confidentialWord());
    Task word =
        tasks
            .createTaskQuery()
            .processDefinitionKey("confidentialWord")
            .orderByTaskCreateTime()
            .desc()
            .list()
            .get(0);
    onlyTheTasksOf(word.getProcessInstanceId(), instance.getId());
    TestTime.advance(Duration.ofDays(30));
    assertThat(word.getDueDate().toInstant()).isBefore(Scene.now());

    Said said = said(coordination, coordinator);
    assertThat(texts(said, "En retard"))
        .isNotEmpty()
        .allMatch(row -> row.contains(scene.reference(instance)));
    assertThat(said.toString()).doesNotContain(word.getId());
    tasks.setAssignee(word.getId(), mentor);
    assertThat(said(mentors, mentor).toString()).doesNotContain(word.getId());
  }

  @Test
  void of_a_long_list_the_most_pressing_are_told_and_how_many_there_are_more() throws Exception {
    for (int i = 0; i < DigestWords.LISTED + 3; i++) {
      scene.register();
    }
    TestTime.advance(Duration.ofDays(60));
    Section late = section(said(coordination, coordinator), "En retard");
    assertThat(late.rows()).hasSize(DigestWords.LISTED + 1);
    assertThat(late.rows().get(DigestWords.LISTED).text()).matches("Et \\d+ de plus");
  }

  @Test
  void a_mentor_reads_what_waits_and_what_the_week_holds() throws Exception {
    ProcessInstance instance = scene.inService(mentor);
    String reference = scene.reference(instance);
    String mentee = directory.person(scene.mentee(instance)).calledBy();
    scene.asks(
        mentor, instance, "meeting", YearForms.meeting(Scene.now().plus(Duration.ofDays(3))));
    scene.asks(scene.mentee(instance), instance, "help-request", YearForms.help());

    Said said = said(mentors, mentor);

    assertThat(said.subject()).isEqualTo("Votre relevé de la semaine");
    assertThat(texts(said, "Ce qui vous attend"))
        .anyMatch(
            row -> row.contains("demande") && row.contains(reference) && row.contains(mentee));
    assertThat(texts(said, "Rencontres et suivis de la semaine"))
        .containsExactly("Rencontre avec " + mentee + " (dossier " + reference + ")");
    assertThat(said.toString())
        .doesNotContain(directory.person(scene.mentee(instance)).familyName());

    scene.passes(instance, Duration.ofDays(8));
    assertThat(texts(said(mentors, mentor), "Rencontres et suivis de la semaine"))
        .as("a follow-up every two weeks")
        .contains("Suivi périodique (dossier " + reference + ", " + mentee + ")");
  }

  @Test
  void a_mentor_is_thanked_for_what_was_answered_in_time() throws Exception {
    ProcessInstance instance = scene.inService(mentor);
    scene.asks(scene.mentee(instance), instance, "help-request", YearForms.help());
    scene.mentors(instance, MentorshipProcess.ANSWER_REQUEST, YearForms.answer());

    assertThat(said(mentors, mentor).paragraphs())
        .contains("La semaine dernière, vous avez répondu à temps à une demande. Merci!");
    preferences.change(mentor, IN_ENGLISH);
    assertThat(said(mentors, mentor).paragraphs())
        .contains("Last week you answered one request in time. Thank you!");
    TestTime.advance(Duration.ofDays(8));
    assertThat(said(mentors, mentor).paragraphs()).hasSize(1);
  }

  @Test
  void when_there_is_nothing_to_say_nothing_is_sent() {
    String idle = scene.mentor(1);
    assertThat(mentors.said(notice("mentor-digest", idle), recipients.of(idle), "")).isEmpty();
    UUID told = tell("mentor-digest", idle);
    TestTime.advance(Duration.ofHours(24).minusMillis(1));
    assertThat(to(directory.person(idle).email())).isEmpty();
    while (mailroom.senderFor(idle).sendDue() > 0) {
      continue;
    }
    assertThat(outbox.find(told).orElseThrow().state()).isEqualTo(Notice.State.DROPPED);
    assertThat(to(directory.person(idle).email())).isEmpty();
  }

  @Test
  void what_could_not_be_sent_in_time_gives_way_to_the_next_one() throws Exception {
    ProcessInstance assigned = scene.assignedTo(mentor);
    scene.passes(assigned, Duration.ofHours(80));
    Notice told = outbox.find(tell("coordination-digest", coordinator)).orElseThrow();
    Notice weekly = outbox.find(tell("mentor-digest", mentor)).orElseThrow();

    TestTime.advance(Duration.ofHours(24));
    assertThat(coordination.said(told, recipients.of(coordinator), "")).isEmpty();
    assertThat(mentors.said(weekly, recipients.of(mentor), "")).isPresent();
    TestTime.advance(Duration.ofDays(6));
    assertThat(mentors.said(weekly, recipients.of(mentor), "")).isEmpty();
  }

  private Said said(LetterOf letter, String account) {
    return letter.said(notice(letter.kind(), account), recipients.of(account), "").orElseThrow();
  }

  private Notice notice(String kind, String account) {
    return outbox.find(tell(kind, account)).orElseThrow();
  }

  private UUID tell(String kind, String account) {
    return new Telling(beans)
        .told(account, kind, Level.DIGEST, null, UUID.randomUUID().toString(), null, null)
        .id();
  }

  // Other tests share the database: their tasks are due at no time any more.
  private void onlyTheTasksOf(String... instances) {
    sql.sql("update act_ru_task set due_date_ = null where proc_inst_id_ not in (:ids)")
        .param("ids", List.of(instances))
        .update();
  }

  private static Section section(Said said, String title) {
    return said.sections().stream()
        .filter(section -> section.title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(Said said, String title) {
    return section(said, title).rows().stream().map(Letters.Row::text).toList();
  }

  private List<MimeMessage> summaries() throws Exception {
    List<MimeMessage> found = new ArrayList<>();
    for (MimeMessage mail : to("maude@exemple.org")) {
      if (mail.getSubject().contains("summary")) {
        found.add(mail);
      }
    }
    return found;
  }

  private List<MimeMessage> to(String address) {
    return mailroom.received().stream()
        .filter(
            mail -> {
              try {
                return mail.getAllRecipients()[0].toString().equals(address);
              } catch (jakarta.mail.MessagingException e) {
                throw new IllegalStateException(e);
              }
            })
        .toList();
  }
}
