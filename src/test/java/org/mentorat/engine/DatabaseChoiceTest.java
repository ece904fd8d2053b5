package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class DatabaseChoiceTest {

  private static final String URL = "jdbc:postgresql://database/mentorat";

  @TempDir private Path folder;

  @Test
  void withoutConfigurationOurOwnAndTheDemo() {
    StandardEnvironment environment = choose(Map.of());
    assertThat(embedded(environment)).isTrue();
    assertThat(environment.getActiveProfiles()).containsExactly("demo");
  }

  @Test
  void profilesThatWereAskedForAreKept() {
    StandardEnvironment environment = choose(Map.of("spring.profiles.active", "staging"));
    assertThat(embedded(environment)).isTrue();
    assertThat(environment.getActiveProfiles()).containsExactly("staging");
  }

  @Test
  void aNamedDatabaseIsUsedWithoutTheDemo() {
    StandardEnvironment environment = choose(Map.of("spring.datasource.url", URL));
    assertThat(embedded(environment)).isFalse();
    assertThat(environment.getActiveProfiles()).isEmpty();
  }

  @Test
  void anEnvironmentVariableNamesItToo() {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of("SPRING_DATASOURCE_URL", URL)));
    new DatabaseChoice().postProcessEnvironment(environment, new SpringApplication());
    assertThat(embedded(environment)).isFalse();
  }

  @Test
  void aNamedDatabaseWithTheDemoOnRequest() {
    StandardEnvironment environment =
        choose(Map.of("spring.datasource.url", URL, "spring.profiles.active", "demo"));
    assertThat(embedded(environment)).isFalse();
    assertThat(environment.getActiveProfiles()).containsExactly("demo");
  }

  @Test
  void aConfigurationFileCountsToo() throws IOException {
    Files.writeString(folder.resolve("application.yaml"), "spring.datasource.url: " + URL);
    StandardEnvironment environment =
        choose(Map.of("spring.config.additional-location", folder.toUri().toString()));
    assertThat(embedded(environment)).isFalse();
    assertThat(environment.getActiveProfiles()).isEmpty();
  }

  private static StandardEnvironment choose(Map<String, Object> configuration) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
    environment.getPropertySources().addFirst(new MapPropertySource("given", configuration));
    new DatabaseChoice().postProcessEnvironment(environment, new SpringApplication());
    return environment;
  }

  private static boolean embedded(StandardEnvironment environment) {
    return environment.getProperty(DatabaseChoice.EMBEDDED, Boolean.class);
  }
}
