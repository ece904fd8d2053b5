package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorat.ApplicationProcess;

class KeptServerTest {

  @TempDir private Path folder;

  @Test
  void keepsDataBetweenRunsAndWritesSafely() throws SQLException {
    try (KeptServer server = KeptServer.start(folder.resolve("data"))) {
      run(server, "create table kept (word text)");
      run(server, "insert into kept values ('été')");
    }
    try (KeptServer server = KeptServer.start(folder.resolve("data"))) {
      assertThat(ask(server, "select word from kept")).isEqualTo("été");
      assertThat(ask(server, "show fsync")).isEqualTo("on");
      assertThat(ask(server, "show synchronous_commit")).isEqualTo("on");
      assertThat(ask(server, "show server_version")).startsWith(KeptServer.MAJOR_VERSION + ".");
      assertThat(ask(server, "select rolsuper::text from pg_roles where rolname = current_user"))
          .isEqualTo("false");
      assertThat(ask(server, "select upper('é')")).isEqualTo("É");
    }
  }

  @Test
  void opensTheDatabaseOnlyToWhoMayReadTheFolder() throws IOException {
    Path data = folder.resolve("data");
    try (KeptServer server = KeptServer.start(data)) {
      for (String user : new String[] {"mentorat", "postgres"}) {
        assertThatThrownBy(() -> DriverManager.getConnection(server.url(), user, "mentorat"))
            .isInstanceOf(SQLException.class)
            .extracting(e -> ((SQLException) e).getSQLState())
            .isEqualTo("28P01");
      }
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void takesOverFromAKilledApplication() throws SQLException, IOException {
    Path data = folder.resolve("data");
    long orphan = killTheHolderOf(data);
    // The other process unpacked the programs there; in this one they may lie elsewhere already.
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("programs"))))
        .isEqualTo("rwxr-xr-x");
    try (KeptServer server = KeptServer.start(data)) {
      assertThat(ask(server, "select answer::text from kept")).isEqualTo("42");
      assertThat(serverProcess(data)).isNotEqualTo(orphan);
      await().until(() -> ProcessHandle.of(orphan).filter(ProcessHandle::isAlive).isEmpty());
    }
  }

  @Test
  void leavesAProcessAloneThatOnlyHasTheServersNumber() throws SQLException, IOException {
    Path data = folder.resolve("data");
    KeptServer.start(data).close();
    long other = ProcessHandle.current().pid();
    Files.writeString(
        data.resolve("postgres/postmaster.pid"),
        other + "\n" + data.resolve("postgres") + "\n1\n1\n\n\n");
    // PostgreSQL itself then decides what the file is worth; this process goes on living in any
    // case.
    try (KeptServer server = KeptServer.start(data)) {
      assertThat(ask(server, "select 1::text")).isEqualTo("1");
    }
  }

  @Test
  void beginsAgainAfterAnInterruptedFirstStart() throws SQLException, IOException {
    Path unfinished = Files.createDirectories(folder.resolve("data/postgres.new/base"));
    Files.writeString(unfinished.resolve("1"), "half");
    try (KeptServer server = KeptServer.start(folder.resolve("data"))) {
      assertThat(ask(server, "select 1::text")).isEqualTo("1");
    }
  }

  @Test
  void refusesAFolderThatThisProcessAlreadyHolds() {
    Path data = folder.resolve("data");
    try (KeptServer server = KeptServer.start(data)) {
      assertThatThrownBy(() -> KeptServer.start(data))
          .isInstanceOf(StartupRefused.class)
          .hasMessage("startup.folderInUse");
      assertThat(server.url()).isNotEmpty();
    }
  }

  /** Gives the process of the server that then runs alone. */
  private long killTheHolderOf(Path data) throws SQLException, IOException {
    try (ApplicationProcess holder =
        ApplicationProcess.start(folder, KeptServerMain.class, data.toString())) {
      holder.awaitOutput("holds jdbc:postgresql:");
      try (Connection connection = connect(holder, data);
          Statement statement = connection.createStatement()) {
        statement.execute("create table kept as select 42 as answer");
      }
      holder.kill();
    }
    long orphan = serverProcess(data);
    assertThat(ProcessHandle.of(orphan)).as("the server outlives its application").isPresent();
    return orphan;
  }

  private static long serverProcess(Path data) throws IOException {
    return Long.parseLong(
        Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0).strip());
  }

  private static Connection connect(ApplicationProcess holder, Path data)
      throws SQLException, IOException {
    String url = holder.output().replaceFirst("(?s).*holds (\\S+).*", "$1");
    return DriverManager.getConnection(
        url, "mentorat", Files.readString(data.resolve("postgres-password")));
  }

  private static void run(KeptServer server, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(server.url(), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(KeptServer server, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(server.url(), server.user(), server.password());
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      assertThat(answer.next()).isTrue();
      return answer.getString(1);
    }
  }
}
