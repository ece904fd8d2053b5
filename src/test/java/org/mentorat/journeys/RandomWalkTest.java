package org.mentorat.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.JourneyTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
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

  private static final int EVENTS = Integer.getInteger("walk.events", 1_000);

  @Autowired ApplicationContext spring;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void what_must_always_hold_holds_whatever_people_do(long seed) {
    long chosen = Long.getLong("walk.seed", seed);
    RandomWalk walk = new RandomWalk(spring, chosen);
    Invariants invariants = new Invariants(spring);
    try {
      while (walk.events() < EVENTS) {
        walk.step();
        invariants.hold();
      }
      walk.endsWell();
      invariants.hold();
    } catch (Throwable e) {
      throw new AssertionError(
          "walk %d, event %d:%n%s".formatted(chosen, walk.events(), walk.lastSteps()), e);
    }
    assertThat(walk.accepted())
        .as("events that took place, of %d:%n%s", walk.events(), walk.counts())
        .isGreaterThan(walk.events() / 4);
  }
}
