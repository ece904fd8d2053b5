package org.mentorat.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.demo.DemoClock.ClockStopped;
import org.mentorat.demo.DemoClock.Moved;
import org.mentorat.notification.Sending;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"camunda.bpm.job-execution.enabled=true", "mentorat.demo.data=false"})
@ActiveProfiles({"test", "demo"})
class DemoClockTest {

  @Autowired DemoClock clock;
  @Autowired EngineTime time;
  @Autowired private Sending mail;
  @Autowired DataSource dataSource;
  @Autowired JdbcClient database;
  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired HistoryService history;
  @Autowired ManagementService management;

  private final List<String> deployed = new ArrayList<>();

  @BeforeEach
  void followTheStoredClock() {
    ClockUtil.offset(storedOffset());
  }

  @AfterEach
  void removeModels() {
    deployed.forEach(deployment -> repository.deleteDeployment(deployment, true));
  }

  @Test
  void aMonthlyLoopFiresEachMonth() throws Exception {
    deploy(
        Bpmn.createExecutableProcess("monthly")
            .camundaHistoryTimeToLiveString("P1D")
            .startEvent()
            .intermediateCatchEvent("wait")
            .name("Chaque mois")
            .timerWithDuration("P30D")
            .serviceTask("count")
            .camundaExpression("${true}")
            .connectTo("wait")
            .done());
    runtime.startProcessInstanceByKey("monthly", "M-2026-00001");

    Moved twoMonths = clock.advance(Advance.parse("P60DT1M"), "coordination");

    assertThat(twoMonths.fired()).extracting("event").containsExactly("Chaque mois", "Chaque mois");
    assertThat(twoMonths.fired()).extracting("reference").containsOnly("M-2026-00001");
    assertThat(Duration.between(twoMonths.fired().get(0).at(), twoMonths.fired().get(1).at()))
        .isCloseTo(Duration.ofDays(30), Duration.ofMinutes(1));

    Moved year = clock.advance(Advance.parse("P365D"), "coordination");

    assertThat(year.fired()).hasSize(12);
    assertThat(count("count")).isEqualTo(14);
  }

  @Test
  void theLimitIsExact() throws Exception {
    deploy(
        Bpmn.createExecutableProcess("limit")
            .camundaHistoryTimeToLiveString("P1D")
            .startEvent()
            .userTask("contact")
            .name("Faire le premier contact")
            .boundaryEvent("late")
            .name("72 h")
            .cancelActivity(false)
            .timerWithDuration("PT72H")
            .userTask("decide")
            .moveToActivity("contact")
            .endEvent()
            .done());
    runtime.startProcessInstanceByKey("limit");

    Moved before = clock.advance(Advance.parse("PT71H59M"), "coordination");

    assertThat(before.fired()).isEmpty();
    assertThat(before.advanced()).isEqualTo(Duration.parse("PT71H59M"));
    assertThat(tasks.createTaskQuery().taskDefinitionKey("decide").count()).isZero();
    assertThat(clock.ahead(10)).extracting("step").containsExactly("Faire le premier contact");
    assertThat(clock.ahead(10)).extracting("event").containsExactly("72 h");

    Moved after = clock.advance(Advance.parse("PT1M"), "coordination");

    assertThat(after.fired()).extracting("event").containsExactly("72 h");
    assertThat(tasks.createTaskQuery().taskDefinitionKey("decide").count()).isOne();
  }

  @Test
  void whatATimerSetsOffIsDoneBeforeTheClockGoesOn() throws Exception {
    deploy(
        Bpmn.createExecutableProcess("chain")
            .camundaHistoryTimeToLiveString("P1D")
            .startEvent()
            .intermediateCatchEvent("first")
            .timerWithDuration("PT1H")
            .serviceTask("then")
            .camundaAsyncBefore()
            .camundaAsyncAfter()
            .camundaExpression("${true}")
            .intermediateCatchEvent("second")
            .timerWithDuration("PT1H")
            .userTask("last")
            .endEvent()
            .done());
    Instant start = time.now();
    runtime.startProcessInstanceByKey("chain");

    Moved moved = clock.advance(Advance.parse("P10D"), "coordination");

    assertThat(moved.fired()).hasSize(2);
    assertThat(tasks.createTaskQuery().taskDefinitionKey("last").singleResult().getCreateTime())
        .isCloseTo(Date.from(start.plus(2, ChronoUnit.HOURS)), 60_000);
    assertThat(moved.now())
        .isCloseTo(start.plus(10, ChronoUnit.DAYS), within(1, ChronoUnit.MINUTES));
  }

  @Test
  void workThatFailsForGoodHoldsNothingUp() throws Exception {
    deploy(
        Bpmn.createExecutableProcess("failing")
            .camundaHistoryTimeToLiveString("P1D")
            .startEvent()
            .intermediateCatchEvent("wait")
            .timerWithDuration("PT1H")
            .serviceTask("fail")
            .camundaAsyncBefore()
            .camundaExpression("${noSuchBean.call()}")
            .endEvent()
            .done());
    runtime.startProcessInstanceByKey("failing");

    Moved moved = clock.advance(Advance.parse("P2D"), "coordination");

    assertThat(moved.fired()).hasSize(1);
    assertThat(runtime.createIncidentQuery().activityId("fail").count()).isOne();
  }

  @Test
  void suspendedWorkIsNotWaitedFor() throws Exception {
    deploy(
        Bpmn.createExecutableProcess("suspended")
            .camundaHistoryTimeToLiveString("P1D")
            .startEvent()
            .intermediateCatchEvent("wait")
            .timerWithDuration("PT1H")
            .endEvent()
            .done());
    runtime.startProcessInstanceByKey("suspended");
    runtime.updateProcessInstanceSuspensionState().byProcessDefinitionKey("suspended").suspend();

    assertThat(clock.advance(Advance.parse("PT2H"), "coordination").fired()).isEmpty();
  }

  @Test
  void workThatDoesNotEndIsGivenUpAfterTheLimit() throws Exception {
    deploy(
        Bpmn.createExecutableProcess("slow")
            .camundaHistoryTimeToLiveString("P1D")
            .startEvent()
            .intermediateCatchEvent("wait")
            .timerWithDuration("PT1H")
            .serviceTask("work")
            .camundaAsyncBefore()
            .camundaClass(WorkUntilTold.class)
            .endEvent()
            .done());
    runtime.startProcessInstanceByKey("slow");
    Instant start = time.now();
    DemoClock impatient = new DemoClock(time, mail, dataSource, Duration.ofSeconds(2));

    assertThatThrownBy(() -> impatient.advance(Advance.parse("PT72H"), "coordination"))
        .isInstanceOfSatisfying(
            ClockStopped.class,
            stopped -> {
              assertThat(stopped.moved().fired()).hasSize(1);
              assertThat(stopped.moved().advanced())
                  .isCloseTo(Duration.ofHours(1), Duration.ofMinutes(1));
              assertThat(stopped.moved().now())
                  .isCloseTo(start.plus(1, ChronoUnit.HOURS), within(1, ChronoUnit.MINUTES));
            });

    WorkUntilTold.enough.countDown();
    assertThat(clock.advance(Advance.parse("PT1H"), "coordination").fired()).isEmpty();
    assertThat(count("work")).isOne();
  }

  @Test
  void movesAskedForAtTheSameTimeAddUp() throws Exception {
    Instant start = time.now();
    ExecutorService people = Executors.newFixedThreadPool(8);
    try {
      List<Future<Moved>> moves = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        // Each from a clock of its own, as on several nodes.
        DemoClock node =
            i % 2 == 0 ? clock : new DemoClock(time, mail, dataSource, Duration.ofMinutes(1));
        moves.add(people.submit(() -> node.advance(Advance.parse("PT1H"), "coordination")));
      }
      for (Future<Moved> move : moves) {
        assertThat(move.get().advanced()).isEqualTo(Duration.ofHours(1));
      }
    } finally {
      people.shutdownNow();
    }
    assertThat(time.now())
        .isCloseTo(start.plus(8, ChronoUnit.HOURS), within(1, ChronoUnit.MINUTES));
  }

  @Test
  void anotherNodesMoveIsFollowed() throws Exception {
    Instant start = time.now();
    database
        .sql("update demo_clock set offset_millis = offset_millis + :hour")
        .param("hour", Duration.ofHours(1).toMillis())
        .update();

    Thread.sleep(EngineTime.FOLLOW_EVERY.multipliedBy(4).toMillis());

    assertThat(time.now())
        .isCloseTo(start.plus(1, ChronoUnit.HOURS), within(10, ChronoUnit.SECONDS));
  }

  private void deploy(BpmnModelInstance model) {
    deployed.add(
        repository
            .createDeployment()
            .addModelInstance("test-" + deployed.size() + ".bpmn", model)
            .deploy()
            .getId());
  }

  private long count(String activity) {
    return history.createHistoricActivityInstanceQuery().activityId(activity).finished().count();
  }

  private long storedOffset() {
    return database.sql("select offset_millis from demo_clock").query(Long.class).single();
  }

  public static class WorkUntilTold implements JavaDelegate {

    static final CountDownLatch enough = new CountDownLatch(1);

    @Override
    public void execute(DelegateExecution execution) throws InterruptedException {
      enough.await();
    }
  }

  /** The models of this test have no people in them, and so no forms. */
  @TestConfiguration
  static class WithoutForms {

    @Bean
    ProcessEnginePlugin noGate() {
      return new AbstractProcessEnginePlugin() {
        @Override
        public void postInit(ProcessEngineConfigurationImpl configuration) {
          for (Deployer deployer : configuration.getDeployers()) {
            if (deployer instanceof BpmnDeployer bpmn) {
              bpmn.getBpmnParser()
                  .getParseListeners()
                  .removeIf(listener -> listener.getClass().getName().contains("FormGate"));
            }
          }
          configuration.getDeploymentCache().setDeployers(configuration.getDeployers());
        }
      };
    }
  }
}
