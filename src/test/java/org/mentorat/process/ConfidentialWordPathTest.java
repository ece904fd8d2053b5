package org.mentorat.process;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.ConfidentialWordProcess.*;
import static org.mentorat.process.MentorshipProcess.CHARTER_BREACH;
import static org.mentorat.process.MentorshipProcess.CLOSURE;
import static org.mentorat.process.MentorshipProcess.ENTRUST_WORD;
import static org.mentorat.process.MentorshipProcess.WORD_ENTRUSTED_END;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.accompaniment.Nudge;
import org.mentorat.accompaniment.Nudges;
import org.mentorat.charter.Breach;
import org.mentorat.charter.BreachOutcome;
import org.mentorat.charter.BreachWords;
import org.mentorat.charter.Breaches;
import org.mentorat.charter.Confidants;
import org.mentorat.engine.Roles;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.people.Directory;
import org.mentorat.people.NewProject;
import org.mentorat.people.Project;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every path of a word in confidence, from either of the pair to its answer (R61). */
@MentoratTest
class ConfidentialWordPathTest {

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired HistoryService history;
  @Autowired Breaches breaches;
  @Autowired Confidants confidants;
  @Autowired Nudges nudges;
  @Autowired Directory directory;
  @Autowired JdbcTemplate sql;
  private Scene scene;
  private String mentor;
  private String mentee;
  private String named;
  private String lead;
  private ProcessInstance instance;
  private String reference;
  private Instant told;

  @BeforeEach
  void inService() {
    init(engine);
    // Repeating timers know whole seconds only.
    TestTime.stopAt(Scene.now().truncatedTo(DAYS).plus(Duration.ofHours(39)));
    scene = new Scene(spring);
    named = scene.account(Roles.COORDINATORS);
    lead = scene.account(Roles.COORDINATORS);
    ledBy(lead);
    confidants.name(scene.project, List.of(named), "admin");
    mentor = scene.mentor(1);
    instance = scene.inService(mentor);
    mentee = scene.mentee(instance);
    reference = scene.reference(instance);
    told = Scene.now();
  }

  @Test
  void a_word_is_acknowledged_dealt_with_and_its_answer_is_read() {
    long id = confides(mentee);
    assertThat(instance).hasPassed(ENTRUST_WORD, WORD_ENTRUSTED_END).isNotWaitingAt(CHARTER_BREACH);
    ProcessInstance word = word(id);
    assertThat(word).hasPassed(WORD_ENTRUSTED, RECEIVE_WORD).isWaitingAt(ACKNOWLEDGE_BREACH);
    assertThat(word).task().isNotAssigned().hasDueDate(Date.from(told.plus(Duration.ofHours(24))));
    assertThat(candidates(word)).containsExactly(named);
    assertThat(scene.task(word, ACKNOWLEDGE_BREACH).getPriority()).isEqualTo(50);
    assertThat(opens(named, word, ACKNOWLEDGE_BREACH))
        .containsEntry("authorName", directory.person(mentee).displayName())
        .containsEntry("authorRole", "Personne mentorée")
        .containsEntry("breachText", YearForms.confidentialWord().get("text"))
        .containsEntry("breachKind", "La confidentialité")
        .containsEntry("contactWish", "Téléphone")
        .containsEntry("safety", "Oui, l’accompagnement peut continuer")
        .containsEntry("reference", reference);

    scene.passes(word, Duration.ofHours(3));
    submits(named, word, ACKNOWLEDGE_BREACH, YearForms.wordAcknowledged());
    assertThat(word)
        .hasPassed(RECORD_ACKNOWLEDGEMENT)
        .hasNotPassed(BREACH_UNACKNOWLEDGED)
        .isWaitingAt(HANDLE_BREACH);
    assertThat(word).task().hasDueDate(Date.from(told.plus(Duration.ofDays(5))));
    assertThat(candidates(word)).containsExactly(named);
    assertThat(breaches.breach(id))
        .returns(told.plus(Duration.ofHours(3)), Breach::acknowledgedAt)
        .returns(null, Breach::handledAt);

    submits(named, word, HANDLE_BREACH, YearForms.wordHandled());
    assertThat(word).hasPassed(RECORD_BREACH_OUTCOME).isWaitingAt(READ_BREACH_ANSWER);
    assertThat(word)
        .task()
        .isAssignedTo(mentee)
        .hasDueDate(Date.from(Scene.now().plus(Duration.ofDays(14))));
    Map<String, Object> shown =
        scene.opens(mentee, List.of(Roles.MENTEES), word, READ_BREACH_ANSWER);
    assertThat(shown)
        .containsEntry("answer", YearForms.wordHandled().get("answer"))
        .containsEntry("ownText", YearForms.confidentialWord().get("text"));
    assertThat(shown.values()).doesNotContain(YearForms.wordHandled().get("note"));

    scene.submits(
        mentee,
        List.of(Roles.MENTEES),
        scene.task(word, READ_BREACH_ANSWER).getId(),
        Map.of("answerRead", true));
    assertThat(word)
        .hasPassed(RECORD_BREACH_ANSWER_READ, BREACH_ANSWER_READ_END)
        .hasNotPassed(NAME_CONFIDANTS, BREACH_WAITING)
        .isEnded();
    assertThat(breaches.breach(id)).returns(true, Breach::answerRead);
    assertThat(breaches.wordsFor(id, mentee).orElseThrow())
        .returns(BreachOutcome.SPOKEN, BreachWords::outcome)
        .returns(null, BreachWords::note);
    assertThat(breaches.wordsFor(id, named).orElseThrow())
        .returns((String) YearForms.wordHandled().get("note"), BreachWords::note);
  }

  @Test
  void the_mentor_confides_a_word_and_the_answer_is_the_mentors() {
    long id = confides(mentor);
    ProcessInstance word = word(id);
    assertThat(opens(named, word, ACKNOWLEDGE_BREACH))
        .containsEntry("authorRole", "Mentor ou mentore");

    dealtWith(word);

    assertThat(word).task(READ_BREACH_ANSWER).isAssignedTo(mentor);
    assertThat(breaches.wordsFor(id, mentee)).isEmpty();
    assertThat(breaches.toldBy(reference, mentee)).isEmpty();
  }

  @Test
  void whoever_does_not_feel_safe_comes_first() {
    Map<String, Object> form = YearForms.confidentialWord();
    form.put("safeToGoOn", "no");
    ProcessInstance word = word(scene.asks(mentee, instance, "charter-breach", form));

    assertThat(scene.task(word, ACKNOWLEDGE_BREACH).getPriority()).isEqualTo(80);
    assertThat(opens(named, word, ACKNOWLEDGE_BREACH))
        .containsEntry("safety", "Non, pas pour l’instant");
  }

  @Test
  void an_unread_word_is_called_to_mind_each_day_and_after_48_hours_the_lead_has_it_too() {
    long id = confides(mentee);
    ProcessInstance word = word(id);

    scene.passes(word, Duration.ofHours(24).minusMillis(1));
    assertThat(word).hasNotPassed(BREACH_UNACKNOWLEDGED);
    scene.passes(word, Duration.ofMillis(1));
    assertThat(word)
        .hasPassed(BREACH_UNACKNOWLEDGED, REMIND_ACKNOWLEDGEMENT)
        .hasPassed(REMIND_ACKNOWLEDGEMENT_DONE_END)
        .isWaitingAt(ACKNOWLEDGE_BREACH);
    assertThat(reminded(ACKNOWLEDGE_BREACH, id)).isEqualTo(1);
    assertThat(candidates(word)).containsExactly(named);
    assertThatThrownBy(() -> opens(lead, word, ACKNOWLEDGE_BREACH))
        .isInstanceOf(AuthorizationException.class);

    String since = scene.account(Roles.COORDINATORS);
    confidants.name(scene.project, List.of(since), "admin");
    scene.passes(word, Duration.ofHours(24));
    assertThat(reminded(ACKNOWLEDGE_BREACH, id)).isEqualTo(2);
    assertThat(candidates(word)).containsExactlyInAnyOrder(named, lead, since);
    assertThat(opens(lead, word, ACKNOWLEDGE_BREACH)).containsKey("breachText");

    scene.passes(word, Duration.ofHours(24));
    assertThat(candidates(word)).hasSize(3);
    submits(lead, word, ACKNOWLEDGE_BREACH, YearForms.wordAcknowledged());
    assertThat(candidates(word)).containsExactlyInAnyOrder(named, lead, since);
  }

  @Test
  void a_word_that_was_read_only_is_called_to_mind_from_the_eve_of_its_limit() {
    long id = confides(mentee);
    ProcessInstance word = word(id);
    submits(named, word, ACKNOWLEDGE_BREACH, YearForms.wordAcknowledged());

    scene.passesUntil(word, told.plus(Duration.ofDays(4)).minusMillis(1));
    assertThat(word).hasNotPassed(BREACH_WAITING);
    scene.passes(word, Duration.ofMillis(1));
    assertThat(word)
        .hasPassed(BREACH_WAITING, REMIND_BREACH, REMIND_BREACH_DONE_END)
        .isWaitingAt(HANDLE_BREACH);
    assertThat(candidates(word)).containsExactly(named);

    scene.passesUntil(word, told.plus(Duration.ofDays(5)));
    assertThat(reminded(HANDLE_BREACH, id)).isEqualTo(2);
    assertThat(candidates(word)).containsExactlyInAnyOrder(named, lead);

    scene.passes(word, Duration.ofDays(2));
    assertThat(reminded(HANDLE_BREACH, id)).isEqualTo(4);
    assertThat(candidates(word)).hasSize(2);
  }

  @Test
  void an_answer_that_nobody_reads_is_called_to_mind_once_and_closes_by_itself() {
    long id = confides(mentee);
    ProcessInstance word = word(id);
    dealtWith(word);

    scene.passes(word, Duration.ofDays(7));
    assertThat(word)
        .hasPassed(BREACH_ANSWER_REMINDER, REMIND_BREACH_ANSWER, REMIND_BREACH_ANSWER_DONE_END)
        .isWaitingAt(READ_BREACH_ANSWER);
    scene.passes(word, Duration.ofDays(7).minusMillis(1));
    assertThat(reminded(READ_BREACH_ANSWER, id)).isEqualTo(1);
    assertThat(word).isWaitingAt(READ_BREACH_ANSWER);
    scene.passes(word, Duration.ofMillis(1));

    assertThat(word)
        .hasPassed(BREACH_ANSWER_LIMIT, CLOSE_BREACH_ANSWER, BREACH_ANSWER_UNREAD_END)
        .isEnded();
    assertThat(breaches.breach(id)).returns(false, Breach::answerRead);
  }

  @Test
  void where_nobody_is_named_the_word_goes_to_the_lead_alone() {
    confidants.remove(scene.project, List.of(named));

    assertThat(candidates(word(confides(mentee)))).containsExactly(lead);
  }

  @Test
  void nobody_of_the_pair_receives_a_word_and_the_group_never_does() {
    confidants.remove(scene.project, List.of(named));
    confidants.name(scene.project, List.of(mentor), "admin");
    ledBy(mentor);

    long id = confides(mentee);
    ProcessInstance word = word(id);

    assertThat(word).hasPassed(RECEIVE_WORD).isWaitingAt(NAME_CONFIDANTS);
    assertThat(word).task().hasCandidateGroup(Roles.ADMINISTRATORS);
    assertThat(groups(word)).containsExactly(Roles.ADMINISTRATORS);
    assertThat(breaches.readers(id)).isEmpty();
    Map<String, Object> shown =
        scene.opens("admin", List.of(Roles.ADMINISTRATORS), word, NAME_CONFIDANTS);
    assertThat(shown.get("confidantOptions").toString()).contains(named, lead);
    assertThat(shown.values()).doesNotContain(YearForms.confidentialWord().get("text"));

    scene.passes(word, Duration.ofHours(48));
    assertThat(word)
        .hasPassed(CONFIDANTS_MISSING, REMIND_CONFIDANTS, REMIND_CONFIDANTS_DONE_END)
        .isWaitingAt(NAME_CONFIDANTS);
    assertThat(reminded(NAME_CONFIDANTS, id)).isEqualTo(2);

    String task = scene.task(word, NAME_CONFIDANTS).getId();
    for (Object wrong : List.of(List.of(), List.of(mentee), List.of("nobody"))) {
      assertThat(
              Scene.refused(
                  () ->
                      scene.submits(
                          "admin",
                          List.of(Roles.ADMINISTRATORS),
                          task,
                          Map.of("confidants", wrong))))
          .containsExactly("confidants");
    }
    scene.submits(
        "admin", List.of(Roles.ADMINISTRATORS), task, Map.of("confidants", List.of(named)));

    assertThat(word).hasPassed(RECORD_CONFIDANTS).isWaitingAt(ACKNOWLEDGE_BREACH);
    assertThat(candidates(word)).containsExactly(named);
    assertThat(groups(word)).isEmpty();
    assertThat(confidants.named(scene.project)).contains(named);
  }

  @Test
  void an_account_that_cannot_sign_in_receives_nothing() {
    confidants.remove(scene.project, List.of(named));
    confidants.name(scene.project, List.of("left-long-ago"), "admin");
    ledBy("left-too");

    assertThat(word(confides(mentee))).isWaitingAt(NAME_CONFIDANTS);
  }

  @Test
  void a_word_outlives_the_service_and_the_mentorship() {
    Instant end = scene.mentorship(instance).serviceEndsAt();
    scene.passesUntil(instance, end.minus(Duration.ofMinutes(1)));
    ProcessInstance early = word(confides(mentee));
    scene.passesUntil(instance, end);
    assertThat(instance).isWaitingAt(CLOSURE);
    ProcessInstance during = word(confides(mentor));
    scene.passes(instance, Duration.ofDays(14));
    assertThat(instance).isEnded();

    assertThat(early).isWaitingAt(ACKNOWLEDGE_BREACH);
    assertThat(during).isWaitingAt(ACKNOWLEDGE_BREACH);
    dealtWith(early);
    assertThat(early).isWaitingAt(READ_BREACH_ANSWER);
  }

  @Test
  void a_word_that_waits_to_be_handed_on_when_the_service_ends_is_not_lost() {
    Instant end = scene.mentorship(instance).serviceEndsAt();
    scene.passesUntil(instance, end.minus(Duration.ofMinutes(1)));
    long id = stores(mentee);
    engine
        .getManagementService()
        .executeJob(
            engine
                .getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .activityId(MentorshipProcess.SERVICE_END)
                .singleResult()
                .getId());
    assertThat(instance).isWaitingAt(CLOSURE);

    scene.runWhatIsDue(instance);
    assertThat(word(id)).isWaitingAt(ACKNOWLEDGE_BREACH);
  }

  @Test
  void the_history_knows_dates_and_ids_and_neither_words_nor_in_whose_name() {
    long id = confides(mentee);
    ProcessInstance word = word(id);
    dealtWith(word);

    assertThat(
            history
                .createHistoricProcessInstanceQuery()
                .processInstanceId(word.getId())
                .singleResult()
                .getStartUserId())
        .isNull();
    assertThat(
            history
                .createUserOperationLogQuery()
                .userId(mentee)
                .afterTimestamp(Date.from(told.minusMillis(1)))
                .list())
        .isEmpty();
    assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(word.getId()).list())
        .extracting(HistoricVariableInstance::getName)
        .containsExactlyInAnyOrder(
            "subject",
            "confidants",
            "confidantsNamed",
            "reporter",
            "wordPriority",
            "wordReminderCycle",
            "acknowledgeBy",
            "handleBy",
            "handleReminderCycle",
            "answerReminderAt",
            "answerClosesAt");
    assertThat(
            history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .list())
        .filteredOn(activity -> activity.getActivityId().toLowerCase().contains("breach"))
        .isNotEmpty()
        .extracting(HistoricActivityInstance::getActivityName)
        .containsOnly("Mot à la coordination", "Mot confié");
    for (Object typed :
        List.of(
            YearForms.confidentialWord().get("text"),
            YearForms.wordAcknowledged().get("message"),
            YearForms.wordHandled().get("note"),
            YearForms.wordHandled().get("answer"))) {
      for (String table : List.of("act_hi_varinst", "act_hi_detail", "act_ru_variable")) {
        assertThat(
                sql.queryForObject(
                    "select count(*) from " + table + " where strpos(text_, ?) > 0",
                    Long.class,
                    typed))
            .as("%s in %s", typed, table)
            .isZero();
      }
    }
  }

  @Test
  void two_words_are_each_dealt_with_for_themselves() {
    ProcessInstance first = word(confides(mentee));
    ProcessInstance second = word(confides(mentor));

    dealtWith(second);

    assertThat(first).isWaitingAt(ACKNOWLEDGE_BREACH);
    assertThat(second).task(READ_BREACH_ANSWER).isAssignedTo(mentor);
    assertThat(scene.task(second, READ_BREACH_ANSWER).getName())
        .isEqualTo("Lire la réponse à votre mot · " + reference);
  }

  @Test
  void a_bad_form_of_those_who_have_it_is_refused_and_the_word_still_waits() {
    ProcessInstance word = word(confides(mentee));
    assertThat(
            Scene.refused(() -> submits(named, word, ACKNOWLEDGE_BREACH, Map.of("message", "Oui"))))
        .containsExactly("received");
    submits(named, word, ACKNOWLEDGE_BREACH, Map.of("received", true));

    assertThat(Scene.refused(() -> submits(named, word, HANDLE_BREACH, Map.of())))
        .containsExactly("outcome", "note", "answer");
    Map<String, Object> form = YearForms.wordHandled();
    form.put("outcome", "forgotten");
    assertThat(Scene.refused(() -> submits(named, word, HANDLE_BREACH, form)))
        .containsExactly("outcome");
    assertThat(word).isWaitingAt(HANDLE_BREACH);
  }

  private void ledBy(String account) {
    Project project = directory.project(scene.project);
    directory.addProject(
        new NewProject(
            project.code(),
            "Projet " + project.code(),
            "Project " + project.code(),
            project.startsOn(),
            null,
            project.duration(),
            project.promises(),
            account));
  }

  private long confides(String account) {
    return scene.asks(account, instance, "charter-breach", YearForms.confidentialWord());
  }

  /** Submits the action, and runs no job. */
  private long stores(String account) {
    return scene.asksOnly(account, instance, "charter-breach", YearForms.confidentialWord());
  }

  private ProcessInstance word(long id) {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(ConfidentialWordProcess.KEY)
        .processInstanceBusinessKey(reference)
        .variableValueEquals(MentorshipProcess.SUBJECT.name(), id)
        .singleResult();
  }

  private void dealtWith(ProcessInstance word) {
    submits(named, word, ACKNOWLEDGE_BREACH, YearForms.wordAcknowledged());
    submits(named, word, HANDLE_BREACH, YearForms.wordHandled());
  }

  private void submits(
      String account, ProcessInstance word, String task, Map<String, Object> form) {
    scene.submits(account, List.of(Roles.COORDINATORS), scene.task(word, task).getId(), form);
  }

  private Map<String, Object> opens(String account, ProcessInstance word, String task) {
    return scene.opens(account, List.of(Roles.COORDINATORS), word, task);
  }

  private List<String> candidates(ProcessInstance word) {
    return links(word).stream().map(IdentityLink::getUserId).filter(Objects::nonNull).toList();
  }

  private List<String> groups(ProcessInstance word) {
    return links(word).stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).toList();
  }

  private List<IdentityLink> links(ProcessInstance word) {
    Task task = tasks.createTaskQuery().processInstanceId(word.getId()).singleResult();
    return tasks.getIdentityLinksForTask(task.getId());
  }

  private int reminded(String task, long id) {
    List<Nudge> given = nudges.of(reference, task, id);
    assertThat(given).extracting(Nudge::told).doesNotContain(Nudge.Told.COORDINATION);
    return given.size();
  }
}
