package org.mentorat.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MatchingPropertiesTest {

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
          .withUserConfiguration(MatchingConfiguration.class);

  @Test
  void needsWeighMoreThanTheRestTogetherUnlessConfiguredOtherwise() {
    application.run(
        context -> {
          MatchingProperties.Weights weights = context.getBean(MatchingProperties.class).weights();
          assertThat(weights.points(weights.needs())).isEqualTo(55);
          assertThat(
                  weights.points(weights.text())
                      + weights.points(weights.workplace())
                      + weights.points(weights.experience())
                      + weights.points(weights.load()))
              .isEqualTo(45);
        });
  }

  @Test
  void anyUnitWillDo() {
    application
        .withPropertyValues("mentorat.matching.weights.needs=165", "mentorat.matching.shown=3")
        .run(
            context -> {
              MatchingProperties properties = context.getBean(MatchingProperties.class);
              assertThat(properties.shown()).isEqualTo(3);
              assertThat(properties.weights().points(165)).isEqualTo(100 * 165 / 210.0);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "weights.needs=14",
        "weights.needs=-1",
        "weights.workplace=5",
        "weights.load=55",
        "weights.text=many",
        "shown=0",
        "shown=1000",
        "full-text=0",
        "full-text=2",
        "full-experience=0"
      })
  void refusesWhatMakesNoSense(String property) {
    application
        .withPropertyValues("mentorat.matching." + property)
        .run(context -> assertThat(context).hasFailed());
  }
}
