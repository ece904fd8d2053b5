package org.mentorat.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.reset;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ASSIGNMENT;
import static org.mentorat.process.MentorshipProcess.CONFIRM_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.DECIDE_LATE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.FIRST_CONTACT_REMINDER;
import static org.mentorat.process.MentorshipProcess.MAKE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.MATCHING;
import static org.mentorat.process.MentorshipProcess.NEW_SEARCH;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.RESOLVE_WAITING;

import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.EmbeddedDatabase;
import org.mentorat.MentoratApplication;
import org.mentorat.commitment.Promise;
import org.mentorat.commitment.Verdict;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application is stopped in the middle and started again on the same database. */
class RestartJourneyTest {

  private String database;
  private ConfigurableApplicationContext application;

  @BeforeEach
  void start() {
    database = EmbeddedDatabase.create();
    application = started();
  }

  @AfterEach
  void stop() {
    application.close();
    reset();
    ClockUtil.reset();
  }

  @Test
  void timers_survive_and_fire_and_what_was_begun_goes_on() {
    Scene before = Scene.live(application);
    String mentor = before.mentor(1);
    ProcessInstance accompanied = before.assignedTo(mentor);
    ProcessInstance waiting = before.register();
    jobExecutorStops();
    ProcessInstance justRegistered = before.start(before.registration());
    application.close();

    LiveTime.moveTo(Scene.now().plus(Duration.ofHours(50)));
    application = started();
    Scene after = before.in(application);
    after.settle();

    assertThat(accompanied)
        .hasPassed(FIRST_CONTACT_REMINDER)
        .isWaitingAtExactly(FIRST_CONTACT, MAKE_FIRST_CONTACT);
    assertThat(waiting).hasPassed(NEW_SEARCH).isWaitingAtExactly(MATCHING, RESOLVE_WAITING);
    assertThat(justRegistered).isWaitingAtExactly(MATCHING, RESOLVE_WAITING);

    after.passes(accompanied, Duration.ofHours(22).minusMinutes(5));
    assertThat(after.promise(accompanied, Promise.FIRST_CONTACT).verdict()).isEqualTo(Verdict.OPEN);
    after.passes(accompanied, Duration.ofMinutes(5));
    assertThat(accompanied).isWaitingAt(MAKE_FIRST_CONTACT, DECIDE_LATE_FIRST_CONTACT);
    after.mentors(mentor, accompanied, Scene.contacted());
    assertThat(accompanied).hasPassed(RECORD_FIRST_CONTACT).isWaitingAt(CONFIRM_FIRST_CONTACT);

    String another = after.mentor(1);
    after.settle();
    assertThat(waiting).isWaitingAtExactly(MATCHING, CONFIRM_ASSIGNMENT);
    Map<String, Object> confirmed = Scene.confirmed(another);
    after.coordinates(waiting, CONFIRM_ASSIGNMENT, confirmed);
    assertThat(waiting).isWaitingAtExactly(FIRST_CONTACT, MAKE_FIRST_CONTACT);
    new Invariants(application).hold();
    assertThat(application.getBean(RepositoryService.class).createDeploymentQuery().count())
        .as("a restart deploys nothing again")
        .isEqualTo(1);
  }

  private void jobExecutorStops() {
    ((ProcessEngineConfigurationImpl)
            application.getBean(ProcessEngine.class).getProcessEngineConfiguration())
        .getJobExecutor()
        .shutdown();
  }

  private ConfigurableApplicationContext started() {
    ConfigurableApplicationContext started =
        new SpringApplicationBuilder(MentoratApplication.class)
            .profiles("test")
            .run(
                "--spring.datasource.url=" + database,
                "--spring.datasource.username=mentorat",
                "--server.port=0",
                "--camunda.bpm.job-execution.enabled=true");
    init(started.getBean(ProcessEngine.class));
    return started;
  }
}
