package org.mentorat.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database that the configuration names, before anything uses it: waits for it to answer, and
 * refuses what cannot work, so that the operator reads one sentence instead of what each layer
 * above makes of it.
 */
final class ExternalDatabase {

  private static final Logger log = LoggerFactory.getLogger(ExternalDatabase.class);
  private static final String POSTGRESQL = "jdbc:postgresql:";

  /** The PostgreSQL versions that Camunda 7.24 is supported on. */
  private static final int OLDEST = 15;

  private static final int NEWEST = 17;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final String url;
  private final Properties account = new Properties();

  ExternalDatabase(String url, String user, String password) {
    this.url = url;
    account.setProperty("loginTimeout", "5");
    account.setProperty("user", user == null ? System.getProperty("user.name") : user);
    if (password != null) {
      account.setProperty("password", password);
    }
  }

  /**
   * Returns once the database answers and is one that we can use.
   *
   * @param limit how long a database that does not answer is waited for
   * @throws StartupRefused otherwise
   */
  void await(Duration limit) {
    if (!url.startsWith(POSTGRESQL)) {
      throw new StartupRefused("startup.databaseKind", address());
    }
    long deadline = System.nanoTime() + limit.toNanos();
    boolean told = false;
    while (true) {
      try (Connection connection = DriverManager.getConnection(url, account)) {
        refuseOtherVersion(connection);
        return;
      } catch (SQLException e) {
        refuseForGood(e);
        if (System.nanoTime() >= deadline) {
          throw new StartupRefused(
              "startup.databaseAway", address(), limit.toSeconds(), oneLine(e));
        }
        if (!told) {
          log.info(StartupTexts.text("startup.databaseAwaited", address(), limit.toSeconds()));
          told = true;
        }
        pause();
      }
    }
  }

  private void refuseOtherVersion(Connection connection) throws SQLException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    if (version < OLDEST || version > NEWEST) {
      throw new StartupRefused("startup.databaseVersion", address(), version, OLDEST, NEWEST);
    }
  }

  /** Some answers do not get better by waiting. */
  private void refuseForGood(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (state.startsWith("28")) {
      throw new StartupRefused("startup.databaseLogin", address(), account.getProperty("user"));
    }
    if (state.equals("3D000")) {
      throw new StartupRefused("startup.databaseMissing", address());
    }
  }

  /** Without its parameters: they may hold a password. */
  private String address() {
    return url.replaceFirst("[?;].*", "").replaceFirst("//[^/@]*@", "//");
  }

  private static String oneLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
