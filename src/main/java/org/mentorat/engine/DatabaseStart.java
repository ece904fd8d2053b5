package org.mentorat.engine;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts the embedded server when {@link DatabaseChoice} chose it, and makes it this run's data
 * source. It stops after everything that uses it: as the first thing registered it is the last one
 * destroyed.
 */
class DatabaseStart implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /**
   * The folder that keeps the embedded database: the server's files, its programs, its password and
   * our lock.
   */
  static final String FOLDER = "mentorat.database.folder";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    ConfigurableEnvironment environment = context.getEnvironment();
    if (!environment.getProperty(DatabaseChoice.EMBEDDED, Boolean.class, false)) {
      return;
    }
    KeptServer server = KeptServer.start(Path.of(environment.getProperty(FOLDER, "data")));
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
}
