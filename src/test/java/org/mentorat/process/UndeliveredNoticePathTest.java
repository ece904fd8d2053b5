package org.mentorat.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.notification.Undelivered.MAIL_SERVER;
import static org.mentorat.process.UndeliveredNoticeProcess.CORRECT_ADDRESS;
import static org.mentorat.process.UndeliveredNoticeProcess.KEY;
import static org.mentorat.process.UndeliveredNoticeProcess.NOTICE_FAILED;
import static org.mentorat.process.UndeliveredNoticeProcess.RECORD_UNDELIVERED_SETTLED;
import static org.mentorat.process.UndeliveredNoticeProcess.REMIND_UNDELIVERED;
import static org.mentorat.process.UndeliveredNoticeProcess.REMIND_UNDELIVERED_DONE_END;
import static org.mentorat.process.UndeliveredNoticeProcess.SEND_AGAIN;
import static org.mentorat.process.UndeliveredNoticeProcess.SENT_AGAIN_END;
import static org.mentorat.process.UndeliveredNoticeProcess.SETTLE_UNDELIVERED;
import static org.mentorat.process.UndeliveredNoticeProcess.TELL_SETTLE_UNDELIVERED;
import static org.mentorat.process.UndeliveredNoticeProcess.TOLD_OTHERWISE_END;
import static org.mentorat.process.UndeliveredNoticeProcess.UNDELIVERED_WAITING;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Together;
import org.mentorat.journeys.Scene;
import org.mentorat.notification.Failure;
import org.mentorat.notification.Level;
import org.mentorat.notification.Notice;
import org.mentorat.notification.NoticeFailed;
import org.mentorat.notification.Outbox;
import org.mentorat.notification.Telling;
import org.mentorat.notification.Undelivered;
import org.mentorat.notification.UndeliveredDecision;
import org.mentorat.people.Directory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Every path of what did not arrive: whose it is, once, until it is settled (I9). */
@MentoratTest
class UndeliveredNoticePathTest {

  private static final List<String> COORDINATORS = List.of("coordinators");

  @Autowired ApplicationContext spring;
  @Autowired ApplicationEventPublisher events;
  @Autowired ProcessEngine engine;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired IdentityService identities;
  @Autowired Directory directory;
  @Autowired Outbox outbox;
  @Autowired Undelivered undelivered;
  @Autowired JdbcClient sql;
  @Autowired TransactionTemplate transaction;
  private Scene scene;
  private String mentor;
  private ProcessInstance mentorship;
  private String coordinator;

  @BeforeEach
  void aMentorship() {
    init(engine);
    nothingIsOpenForEverybody();
    scene = new Scene(spring);
    coordinator = scene.account("coordinators");
    mentor = scene.mentor(1);
    mentorship = scene.assignedTo(mentor);
  }

  @AfterEach
  void nobodyIsLeft() {
    nothingIsOpenForEverybody();
    identities.deleteUser(coordinator);
  }

  private void nothingIsOpenForEverybody() {
    instances(MAIL_SERVER)
        .forEach(one -> runtime.deleteProcessInstance(one.getId(), "end of test"));
    sql.sql(
            "update undelivered set settled_at = opened_at, settled_by = 'test', settled_as ="
                + " 'SEND_AGAIN' where account is null and settled_at is null")
        .update();
  }

  @Test
  void what_is_refused_is_a_task_at_once_and_is_sent_again() {
    UUID notice = toldToTheMentor();
    Instant now = Scene.now();
    fails(notice, Failure.REFUSED);

    ProcessInstance settling = settling(mentor);
    assertThat(settling)
        .hasPassed(NOTICE_FAILED, TELL_SETTLE_UNDELIVERED)
        .isWaitingAt(SETTLE_UNDELIVERED);
    assertThat(settling)
        .task(SETTLE_UNDELIVERED)
        .hasCandidateGroup("coordinators")
        .hasDueDate(Date.from(now.plus(Duration.ofHours(24))));
    assertThat(toldOf(settling))
        .extracting(Notice::kind, Notice::level, Notice::element, Notice::dueAt)
        .containsExactly(
            tuple(
                "settle-undelivered",
                Level.ASK,
                SETTLE_UNDELIVERED,
                now.plus(Duration.ofHours(24))));

    Map<String, Object> shown =
        scene.opens(coordinator, COORDINATORS, settling, SETTLE_UNDELIVERED);
    assertThat(shown.get("who").toString()).isEqualTo(directory.person(mentor).displayName());
    assertThat(shown.get("role").toString()).isEqualTo("Mentors et mentores");
    assertThat(shown.get("email").toString()).isEqualTo(directory.person(mentor).email());
    assertThat(shown.get("why").toString()).contains("refuse le message");
    assertThat(shown.get("messageCount")).isEqualTo(1);
    assertThat(shown.get("lost").toString()).contains("premier contact");
    assertThat(shown.get("before")).isNull();
    assertThat(shown.get("decisions").toString()).contains("sendAgain", "correctAddress", "told");
    assertThat(runtime.getVariables(settling.getId()).toString())
        .doesNotContain(directory.person(mentor).email(), directory.person(mentor).familyName());

    coordinates(settling, Map.of("decision", "sendAgain"));

    assertThat(settling)
        .hasPassed(RECORD_UNDELIVERED_SETTLED, SEND_AGAIN, SENT_AGAIN_END)
        .hasNotPassed(CORRECT_ADDRESS)
        .isEnded();
    assertThat(outbox.find(notice).orElseThrow())
        .returns(Notice.State.WAITING, Notice::state)
        .returns(0, Notice::attempts)
        .returns(now, Notice::nextAttemptAt);
    assertThat(outbox.failedOf(mentor)).isEmpty();

    fails(notice, Failure.BOUNCED);
    ProcessInstance again = settling(mentor);
    assertThat(again.getId()).isNotEqualTo(settling.getId());
    assertThat(
            scene
                .opens(coordinator, COORDINATORS, again, SETTLE_UNDELIVERED)
                .get("before")
                .toString())
        .contains("envoyé de nouveau");
  }

  @Test
  void what_was_told_otherwise_is_not_sent_and_not_open_any_more() {
    UUID notice = toldToTheMentor();
    fails(notice, Failure.BOUNCED);
    ProcessInstance settling = settling(mentor);
    assertThat(Scene.refused(() -> coordinates(settling, Map.of("decision", "told"))))
        .containsExactly("note");

    coordinates(settling, Map.of("decision", "told", "note", "Je lui ai parlé à midi"));

    assertThat(settling).hasPassed(TOLD_OTHERWISE_END).hasNotPassed(SEND_AGAIN).isEnded();
    assertThat(outbox.find(notice).orElseThrow().state()).isEqualTo(Notice.State.FAILED);
    assertThat(outbox.failedOf(mentor)).isEmpty();
    assertThat(outbox.retry(List.of(notice))).isZero();
    assertThat(undelivered.before(undelivered.matter(subject(settling))))
        .singleElement()
        .returns(UndeliveredDecision.TOLD, Undelivered.Matter::settledAs)
        .returns(coordinator, Undelivered.Matter::settledBy)
        .returns("Je lui ai parlé à midi", Undelivered.Matter::note);
  }

  @Test
  void the_address_is_corrected_for_the_person_and_their_account() {
    UUID notice = toldToTheMentor();
    fails(notice, Failure.ADDRESS);
    ProcessInstance settling = settling(mentor);
    String taken = directory.person(scene.mentee(mentorship)).email();
    String free = Scene.unique("nouvelle") + "@exemple.org";

    assertThat(Scene.refused(() -> coordinates(settling, corrected("pas une adresse"))))
        .containsExactly("newEmail");
    assertThat(Scene.refused(() -> coordinates(settling, corrected(taken.toUpperCase()))))
        .containsExactly("newEmail");
    assertThat(directory.person(mentor).email()).isNotEqualTo(free);

    coordinates(settling, corrected(free));

    assertThat(settling).hasPassed(CORRECT_ADDRESS, SEND_AGAIN, SENT_AGAIN_END).isEnded();
    assertThat(directory.person(mentor).email()).isEqualTo(free);
    assertThat(identities.createUserQuery().userId(mentor).singleResult().getEmail())
        .isEqualTo(free);
    assertThat(outbox.find(notice).orElseThrow().state()).isEqualTo(Notice.State.WAITING);
    assertThat(
            engine
                .getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(settling.getId())
                .list())
        .extracting(variable -> String.valueOf(variable.getValue()))
        .noneMatch(value -> value.contains(free));
  }

  @Test
  void further_failures_of_the_same_person_join_the_task_that_is_open() {
    fails(toldToTheMentor(), Failure.REFUSED);
    String first = settling(mentor).getId();
    fails(toldToTheMentor(), Failure.BOUNCED);
    fails(toldToTheMentor(), Failure.ADDRESS);

    assertThat(instances(mentor)).extracting(ProcessInstance::getId).containsExactly(first);
    assertThat(scene.opens(coordinator, COORDINATORS, settling(mentor), SETTLE_UNDELIVERED))
        .containsEntry("messageCount", 3);
    coordinates(settling(mentor), Map.of("decision", "sendAgain"));
    assertThat(outbox.failedOf(mentor)).isEmpty();
    assertThat(instances(mentor)).isEmpty();
  }

  @Test
  void fifty_failures_at_once_are_one_task() throws Exception {
    List<UUID> notices = java.util.stream.Stream.generate(this::toldToTheMentor).limit(50).toList();
    List<Object> got =
        Together.act(
            50,
            i ->
                () -> {
                  fails(notices.get(i), Failure.REFUSED);
                  return "failed";
                });

    assertThat(got).containsOnly("failed");
    assertThat(instances(mentor)).hasSize(1);
    assertThat(outbox.failedOf(mentor)).hasSize(50);
  }

  @Test
  void a_server_that_takes_nothing_is_one_task_however_many_were_not_reached() {
    UUID ofTheMentor = toldToTheMentor();
    UUID ofTheMentee = toldTo(scene.mentee(mentorship));
    UUID refused = toldToTheMentor();
    fails(ofTheMentor, Failure.UNREACHABLE);
    fails(ofTheMentee, Failure.FAULT);
    fails(refused, Failure.REFUSED);

    assertThat(instances(MAIL_SERVER)).hasSize(1);
    ProcessInstance settling = settling(MAIL_SERVER);
    Map<String, Object> shown =
        scene.opens(coordinator, COORDINATORS, settling, SETTLE_UNDELIVERED);
    assertThat(shown.get("who")).isEqualTo("Personne en particulier");
    assertThat(shown.get("email")).isNull();
    assertThat(shown.get("why").toString()).contains("Aucun serveur", "une erreur du service");
    assertThat(shown.get("decisions").toString()).doesNotContain("correctAddress");
    assertThat(Scene.refused(() -> coordinates(settling, corrected("a@exemple.org"))))
        .contains("decision");

    coordinates(settling, Map.of("decision", "sendAgain"));

    assertThat(outbox.find(ofTheMentor).orElseThrow().state()).isEqualTo(Notice.State.WAITING);
    assertThat(outbox.find(ofTheMentee).orElseThrow().state()).isEqualTo(Notice.State.WAITING);
    assertThat(outbox.find(refused).orElseThrow().state())
        .as("it is another matter")
        .isEqualTo(Notice.State.FAILED);
  }

  @Test
  void a_coordinator_who_is_not_reached_starts_no_endless_chain() {
    fails(toldToTheMentor(), Failure.REFUSED);
    Notice toldToTheCoordinator = toldOf(settling(mentor)).get(0);

    fails(toldToTheCoordinator.id(), Failure.BOUNCED);

    assertThat(instances(coordinator)).isEmpty();
    assertThat(outbox.failedOf(coordinator)).hasSize(1);

    fails(toldTo(coordinator), Failure.REFUSED);
    ProcessInstance own = settling(coordinator);
    assertThat(
            scene
                .opens(coordinator, COORDINATORS, own, SETTLE_UNDELIVERED)
                .get("decisions")
                .toString())
        .as("whose address is the account’s own")
        .doesNotContain("correctAddress");
    coordinates(own, Map.of("decision", "told", "note", "C’est moi"));
    assertThat(outbox.failedOf(coordinator)).isEmpty();
  }

  @Test
  void whoever_waits_is_reminded_each_day_and_then_the_lead_may_act_too() {
    fails(toldToTheMentor(), Failure.REFUSED);
    ProcessInstance settling = settling(mentor);

    scene.passes(settling, Duration.ofHours(24));
    assertThat(settling)
        .hasPassed(UNDELIVERED_WAITING, REMIND_UNDELIVERED, REMIND_UNDELIVERED_DONE_END)
        .isWaitingAt(SETTLE_UNDELIVERED);
    assertThat(toldOf(settling))
        .extracting(Notice::level)
        .containsExactlyInAnyOrder(Level.ASK, Level.REMIND);
    assertThat(candidates(settling)).isEmpty();
    scene.passes(settling, Duration.ofHours(24));
    assertThat(candidates(settling)).containsExactly(Scene.COORDINATOR);
    scene.passes(settling, Duration.ofHours(24));
    assertThat(candidates(settling)).hasSize(1);
    assertThat(
            scene.opens(coordinator, COORDINATORS, settling, SETTLE_UNDELIVERED).get("reminders"))
        .isEqualTo("3");
  }

  @Test
  void fifty_answers_at_once_are_one() throws Exception {
    UUID notice = toldToTheMentor();
    fails(notice, Failure.REFUSED);
    ProcessInstance settling = settling(mentor);
    String task = scene.task(settling, SETTLE_UNDELIVERED).getId();
    long subject = subject(settling);

    List<Object> got =
        Together.act(
            50,
            i ->
                () -> {
                  scene.submits(
                      coordinator,
                      COORDINATORS,
                      task,
                      i % 2 == 0
                          ? Map.of("decision", "sendAgain")
                          : Map.of("decision", "told", "note", "Note " + i));
                  return "done";
                });

    assertThat(got).filteredOn("done"::equals).hasSize(1);
    assertThat(settling).isEnded();
    assertThat(undelivered.matter(subject).settledBy()).isEqualTo(coordinator);
    assertThat(undelivered.before(undelivered.matter(subject))).hasSize(1);
    assertThat(outbox.failedOf(mentor)).isEmpty();
  }

  @Test
  void what_fails_while_it_is_being_settled_is_never_nobodys() throws Exception {
    fails(toldToTheMentor(), Failure.REFUSED);
    ProcessInstance settling = settling(mentor);
    String task = scene.task(settling, SETTLE_UNDELIVERED).getId();
    UUID next = toldToTheMentor();
    CountDownLatch joined = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      // It joins the open one, and is not committed yet.
      Future<?> failing =
          threads.submit(
              () ->
                  transaction.executeWithoutResult(
                      status -> {
                        fails(next, Failure.BOUNCED);
                        joined.countDown();
                        await(goOn);
                      }));
      await(joined);
      Future<?> deciding =
          threads.submit(
              () ->
                  scene.submits(
                      coordinator,
                      COORDINATORS,
                      task,
                      Map.of("decision", "told", "note", "Au téléphone")));
      assertThatThrownBy(() -> deciding.get(1, TimeUnit.SECONDS))
          .isInstanceOf(TimeoutException.class);
      goOn.countDown();
      failing.get(30, TimeUnit.SECONDS);
      deciding.get(30, TimeUnit.SECONDS);
    } finally {
      threads.shutdownNow();
    }

    assertThat(settling).isEnded();
    assertThat(outbox.failedOf(mentor)).as("it was settled with the others").isEmpty();
    assertThat(instances(mentor)).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private UUID toldToTheMentor() {
    return toldTo(mentor);
  }

  private UUID toldTo(String account) {
    return new Telling(spring)
        .told(
            account,
            "make-first-contact",
            Level.ASK,
            scene.reference(mentorship),
            mentorship.getId(),
            MentorshipProcess.MAKE_FIRST_CONTACT,
            null)
        .id();
  }

  // What the sender does when a server says no, or the mailbox when a message has come back.
  private void fails(UUID notice, Failure why) {
    Instant now = Scene.now();
    transaction.executeWithoutResult(
        status -> {
          sql.sql(
                  """
                  update outbox set failed_at = greatest(:now, created_at), failed_as = :why,
                    sent_at = case when :why = 'BOUNCED' then created_at end
                  where id = :id
                  """)
              .param("now", Timestamp.from(now))
              .param("why", why.name())
              .param("id", notice)
              .update();
          events.publishEvent(
              new NoticeFailed(notice, outbox.find(notice).orElseThrow().account(), why, now));
        });
  }

  private void coordinates(ProcessInstance settling, Map<String, Object> form) {
    scene.submits(
        coordinator, COORDINATORS, scene.task(settling, SETTLE_UNDELIVERED).getId(), form);
  }

  private static Map<String, Object> corrected(String email) {
    return Map.of("decision", "correctAddress", "newEmail", email);
  }

  private ProcessInstance settling(String key) {
    return instances(key).stream().reduce((first, second) -> second).orElseThrow();
  }

  private List<ProcessInstance> instances(String key) {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(KEY)
        .processInstanceBusinessKey(key)
        .list();
  }

  private List<Notice> toldOf(ProcessInstance settling) {
    return outbox.of(settling.getBusinessKey()).stream()
        .filter(notice -> notice.processInstance().equals(settling.getId()))
        .filter(notice -> notice.account().equals(coordinator))
        .toList();
  }

  private long subject(ProcessInstance settling) {
    return sql.sql(
            "select long_ from act_hi_varinst where proc_inst_id_ = :id and name_ = 'subject'")
        .param("id", settling.getId())
        .query(Long.class)
        .single();
  }

  private List<String> candidates(ProcessInstance settling) {
    return tasks.getIdentityLinksForTask(scene.task(settling, SETTLE_UNDELIVERED).getId()).stream()
        .map(IdentityLink::getUserId)
        .filter(Objects::nonNull)
        .toList();
  }
}
