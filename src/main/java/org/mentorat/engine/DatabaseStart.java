package org.mentorat.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes sure that there is a database before anything asks for one: starts the embedded server when
 * {@link DatabaseChoice} chose it and makes it this run's data source, or else waits for the one
 * that the configuration names.
 */
class DatabaseStart
    implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

  /**
   * The folder that keeps the embedded database: the server's files, its programs, its password and
   * our lock.
   */
  static final String FOLDER = "mentorat.database.folder";

  /** How long a database that does not answer is waited for. */
  static final String WAIT = "mentorat.database.wait";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    ConfigurableEnvironment environment = context.getEnvironment();
    if (environment.getProperty(DatabaseChoice.EMBEDDED, Boolean.class, false)) {
      startEmbedded(context, environment);
    } else {
      new ExternalDatabase(
              environment.getRequiredProperty("spring.datasource.url"),
              environment.getProperty("spring.datasource.username"),
              environment.getProperty("spring.datasource.password"))
          .await(environment.getRequiredProperty(WAIT, Duration.class));
    }
  }

  private static void startEmbedded(
      ConfigurableApplicationContext context, ConfigurableEnvironment environment) {
    KeptServer server = KeptServer.start(Path.of(environment.getRequiredProperty(FOLDER)));
    // What is registered first is destroyed last: the server stops when nothing uses it any more.
    ((DefaultListableBeanFactory) context.getBeanFactory())
        .registerDisposableBean("embeddedServer", server::close);
    SpringApplication.getShutdownHandlers().add(server::close);
    Map<String, Object> source = new HashMap<>();
    source.put("spring.datasource.url", server.url());
    source.put("spring.datasource.username", server.user());
    source.put("spring.datasource.password", server.password());
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("mentorat embedded database", source));
  }

  @Override
  public int getOrder() {
    return PortCheck.ORDER + 1;
  }
}
