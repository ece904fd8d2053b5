package org.mentorat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives every application that starts with the profile {@code test} a fresh, empty database of its
 * own, in one throw-away PostgreSQL server that the whole test run shares. {@link #create()} gives
 * a test such a database to use as an external one.
 */
public class EmbeddedDatabase implements EnvironmentPostProcessor, Ordered {

  private static final String OWNER = "mentorat";
  private static final AtomicInteger count = new AtomicInteger();

  private static EmbeddedPostgres server;
  private static boolean used;

  /** The JDBC address of a new, empty database; user {@code mentorat}, any password. */
  public static synchronized String create() {
    String name = "test_" + count.incrementAndGet();
    administer("create database " + name + " owner " + OWNER);
    return "jdbc:postgresql://localhost:" + server.getPort() + "/" + name;
  }

  /** Runs statements in one of these databases, as its owner. */
  public static void run(String url, String sql) {
    try (Connection connection = DriverManager.getConnection(url, OWNER, OWNER);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs one statement as the server's administrator. */
  public static synchronized void administer(String sql) {
    try (Connection connection = server().getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static EmbeddedPostgres server() throws SQLException {
    if (server == null) {
      try {
        EmbeddedPostgres.Builder builder =
            EmbeddedPostgres.builder()
                .setRegisterShutdownHook(false)
                .setServerConfig("max_connections", "300");
        if (System.getProperty("os.name").startsWith("Linux")) {
          builder.setLocaleConfig("locale", "C.UTF-8");
        }
        server = builder.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(EmbeddedDatabase::stopUnlessUsed));
      try (Connection connection = server.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create role " + OWNER + " login");
      }
    }
    return server;
  }

  /** An application that uses the server stops it after itself. */
  private static void stopUnlessUsed() {
    if (!used) {
      stop();
    }
  }

  private static void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    // The profiles of a test are a property until the configuration files are read.
    List<String> profiles =
        Binder.get(environment)
            .bind("spring.profiles.active", Bindable.listOf(String.class))
            .orElse(List.of());
    if (profiles.contains("test") && !environment.containsProperty("spring.datasource.url")) {
      if (!used) {
        used = true;
        SpringApplication.getShutdownHandlers().add(EmbeddedDatabase::stop);
      }
      environment
          .getPropertySources()
          .addLast(
              new MapPropertySource(
                  "test database",
                  Map.of("spring.datasource.url", create(), "spring.datasource.username", OWNER)));
    }
  }

  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER - 2;
  }
}
