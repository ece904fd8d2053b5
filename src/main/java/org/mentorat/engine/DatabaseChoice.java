package org.mentorat.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Decides, before anything else reads the configuration, which database this run uses: the one that
 * {@code spring.datasource.url} names, from whatever source, or else our own embedded server. A run
 * without any configuration is a visitor's, so the embedded server also brings the profile {@code
 * demo}, unless profiles were asked for.
 */
class DatabaseChoice implements EnvironmentPostProcessor, Ordered {

  /** True when this run starts its own server. */
  static final String EMBEDDED = "mentorat.database.embedded";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    ConfigurableEnvironment configured = asItWillBe(environment, application);
    StartupTexts.speak(configured.getProperty("mentorat.operators.language", "fr"));
    boolean embedded = !configured.containsProperty("spring.datasource.url");
    Map<String, Object> choice = new HashMap<>();
    choice.put(EMBEDDED, embedded);
    environment
        .getPropertySources()
        .addLast(new MapPropertySource("mentorat database choice", choice));
    if (embedded && configured.getActiveProfiles().length == 0) {
      environment.addActiveProfile("demo");
    }
  }

  /**
   * Profiles decide which configuration files count, and so must be settled first: read the files
   * once to find out.
   */
  private static ConfigurableEnvironment asItWillBe(
      ConfigurableEnvironment environment, SpringApplication application) {
    StandardEnvironment trial = new StandardEnvironment();
    for (PropertySource<?> source : trial.getPropertySources().stream().toList()) {
      trial.getPropertySources().remove(source.getName());
    }
    for (PropertySource<?> source : environment.getPropertySources()) {
      trial.getPropertySources().addLast(source);
    }
    trial.setActiveProfiles(environment.getActiveProfiles());
    ConfigDataEnvironmentPostProcessor.applyTo(
        trial,
        application.getResourceLoader(),
        null,
        List.copyOf(application.getAdditionalProfiles()));
    return trial;
  }

  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER - 1;
  }
}
