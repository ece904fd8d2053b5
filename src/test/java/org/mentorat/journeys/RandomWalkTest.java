package org.mentorat.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.JourneyTest;
import org.mentorat.process.MentorshipProcess;
import org.mentorat.process.Models;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;

/**
 * Whatever people do, in whatever order, what must always hold (DESIGN §11) holds after each step.
 * In a database of its own. Longer or other walks: {@code mvn test -Dtest=RandomWalkTest
 * -Dwalk.events=5000 -Dwalk.seed=42}.
 */
@JourneyTest
@DirtiesContext(classMode = ClassMode.BEFORE_CLASS)
class RandomWalkTest {

  private static final int EVENTS = Integer.getInteger("walk.events", 300);

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired JdbcClient database;

  @Autowired
  @Qualifier("upgrade")
  SmartInitializingSingleton upgrade;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void what_must_always_hold_holds_whatever_people_do(long seed) {
    RandomWalk walk = new RandomWalk(spring, Long.getLong("walk.seed", seed));
    goes(walk, EVENTS);
    ends(walk);
    assertThat(walk.accepted())
        .as("events that took place, of %d:%n%s", walk.events(), walk.counts())
        .isGreaterThan(walk.events() / 4);
  }

  @Test
  void a_newer_model_takes_everybody_along_from_wherever_they_are() throws Exception {
    Models.deploy(engine, Models.OF_THE_OTHER_PATHS);
    RandomWalk walk = new RandomWalk(spring, Long.getLong("walk.seed", 3L));
    goes(walk, EVENTS / 2);
    List<Map<String, Object>> waiting = waiting();
    assertThat(waiting).as("who waits, for what and until when").hasSizeGreaterThan(20);

    Models.deploy(engine, Models.OF_TODAY);
    upgrade.afterSingletonsInstantiated();

    // That they hear each week that they still wait is new in today's model.
    assertThat(waiting())
        .filteredOn(one -> !MentorshipProcess.STILL_WAITING.equals(one.get("element")))
        .containsExactlyInAnyOrderElementsOf(waiting);
    assertThat(
            database
                .sql(
                    """
                    select count(distinct proc_def_id_) from act_ru_execution
                    join act_re_procdef d on d.id_ = proc_def_id_
                    where d.key_ = 'mentorship' and parent_id_ is null
                    """)
                .query(Integer.class)
                .single())
        .as("models in use")
        .isOne();
    goes(walk, EVENTS);
    ends(walk);
  }

  private void goes(RandomWalk walk, int events) {
    Invariants invariants = new Invariants(spring);
    watched(
        walk,
        () -> {
          while (walk.events() < events) {
            walk.step();
            invariants.hold();
          }
        });
  }

  private void ends(RandomWalk walk) {
    watched(
        walk,
        () -> {
          walk.endsWell();
          new Invariants(spring).hold();
        });
  }

  private static void watched(RandomWalk walk, Runnable steps) {
    try {
      steps.run();
    } catch (Throwable e) {
      throw new AssertionError("event %d:%n%s".formatted(walk.events(), walk.lastSteps()), e);
    }
  }

  /** Every task with its owner and due date, every timer with its moment. */
  private List<Map<String, Object>> waiting() {
    return database
        .sql(
            """
            select proc_inst_id_ as instance, task_def_key_ as element, assignee_ as owner, due_date_ as due
            from act_ru_task
            union all
            select process_instance_id_, act_id_, null, duedate_
            from act_ru_job join act_ru_jobdef d on d.id_ = job_def_id_
            where process_instance_id_ is not null and type_ = 'timer'
            """)
        .query()
        .listOfRows();
  }
}
