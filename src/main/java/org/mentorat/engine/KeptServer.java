package org.mentorat.engine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server of our own whose data stay between runs. One application at a time holds
 * the folder, by a file lock that ends with its process however it ends; whoever holds it may
 * therefore stop a server left behind by a killed predecessor. Only this machine can connect, and
 * only with the password kept in the folder.
 */
final class KeptServer implements AutoCloseable {

  /**
   * The major version of the embedded binaries: a folder written by another one cannot be opened
   * (pom.xml).
   */
  static final String MAJOR_VERSION = "17";

  private static final Logger log = LoggerFactory.getLogger(KeptServer.class);
  private static final String NAME = "mentorat";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

  private final FileChannel lock;
  private final EmbeddedPostgres server;
  private final String password;

  private KeptServer(FileChannel lock, EmbeddedPostgres server, String password) {
    this.lock = lock;
    this.server = server;
    this.password = password;
  }

  /** Starts the server of {@code folder}, creating whatever is not there yet. */
  static KeptServer start(Path folder) {
    Path home = folder.toAbsolutePath().normalize();
    FileChannel lock = null;
    try {
      refuseRoot();
      createPrivately(home);
      lock = lock(home);
      Path data = home.resolve("postgres");
      refuseOtherVersion(data);
      String password = password(home.resolve("postgres-password"));
      if (Files.exists(data)) {
        stopLeftBehind(data);
      } else {
        create(home, data, password);
      }
      return new KeptServer(lock, launch(home, data, password), password);
    } catch (StartupRefused e) {
      release(lock);
      throw e;
    } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
      // The library throws the last kind when it cannot unpack the server's programs.
      release(lock);
      log.debug("The embedded server does not start", e);
      throw new StartupRefused("startup.embedded", home, reason(e));
    }
  }

  private static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }

  String url() {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/" + NAME;
  }

  String user() {
    return NAME;
  }

  String password() {
    return password;
  }

  /** Stops the server, then lets go of the folder. Safe to call again. */
  @Override
  public synchronized void close() {
    if (!lock.isOpen()) {
      return;
    }
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      release(lock);
    }
  }

  /**
   * PostgreSQL never runs as root; where the machine allows it, the library starts it under another
   * identity.
   */
  private static void refuseRoot() {
    if ("root".equals(System.getProperty("user.name")) && !LinuxUtils.isUnshareAvailable()) {
      throw new StartupRefused("startup.root");
    }
  }

  /**
   * A folder for this account only, if it is not there yet: the data are personal, the programs are
   * run.
   */
  private static void createPrivately(Path home) throws IOException {
    if (!Files.exists(home)) {
      Files.createDirectories(home);
      permit(home, "rwx------");
    }
  }

  private static void permit(Path path, String permissions) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }

  private static FileChannel lock(Path home) throws IOException {
    FileChannel channel =
        FileChannel.open(
            home.resolve("mentorat.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock held;
    try {
      held = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      held = null;
    }
    if (held == null) {
      channel.close();
      throw new StartupRefused("startup.folderInUse", home);
    }
    return channel;
  }

  private static void release(FileChannel lock) {
    if (lock != null) {
      try {
        lock.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void refuseOtherVersion(Path data) throws IOException {
    Path file = data.resolve("PG_VERSION");
    if (Files.exists(file)) {
      String version = Files.readString(file).strip();
      if (!version.equals(MAJOR_VERSION)) {
        throw new StartupRefused("startup.folderVersion", data, version, MAJOR_VERSION);
      }
    }
  }

  private static String password(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      Path fresh = Files.createTempFile(file.getParent(), "password", ".new");
      permit(fresh, "rw-------");
      Files.writeString(fresh, HexFormat.of().formatHex(random));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readString(file).strip();
  }

  /**
   * Prepares the server's files beside their place and moves them there when they are complete: a
   * first start that is interrupted leaves nothing that could be taken for data, and the next one
   * begins again.
   */
  private static void create(Path home, Path data, String password) throws IOException {
    Path fresh = home.resolve("postgres.new");
    stopLeftBehind(fresh);
    delete(fresh);
    try (EmbeddedPostgres server = launch(home, fresh, password);
        Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create role " + NAME + " login password '" + password + "'");
      statement.execute("create database " + NAME + " owner " + NAME);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private static EmbeddedPostgres launch(Path home, Path data, String password) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            // The server would otherwise stop beside the application instead of after it.
            .setRegisterShutdownHook(false)
            .setPGStartupWait(START_LIMIT)
            // Programs in /tmp disappear under a running server when the machine tidies up.
            .setOverrideWorkingDirectory(home.resolve("programs").toFile())
            .setConnectConfig("password", password)
            .setLocaleConfig("auth", "scram-sha-256")
            .setLocaleConfig("pwfile", home.resolve("postgres-password").toString())
            // The library trades safety for speed; these data are kept.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "100")
            // One log file a weekday, without the values that people typed.
            .setServerConfig("logging_collector", "on")
            .setServerConfig("log_filename", "postgresql-%a.log")
            .setServerConfig("log_truncate_on_rotation", "on")
            .setServerConfig("log_error_verbosity", "terse")
            .setServerConfig("log_min_error_statement", "panic");
    if (System.getProperty("os.name").startsWith("Linux")) {
      // The same letters and order everywhere, whatever the language of the machine.
      builder.setLocaleConfig("locale", "C.UTF-8");
    }
    EmbeddedPostgres server = builder.start();
    // The library lets everybody write there, where it has not unpacked its programs before.
    Path programs = home.resolve("programs");
    if (Files.exists(programs)) {
      permit(programs, "rwxr-xr-x");
    }
    return server;
  }

  private static void stopLeftBehind(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return;
    }
    List<String> lines = Files.readAllLines(file);
    ProcessHandle process =
        ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
            .filter(p -> isServerOf(p, data))
            .orElse(null);
    if (process == null) {
      return;
    }
    log.info(
        "Stopping the PostgreSQL server that an earlier run left behind (process {})",
        process.pid());
    process.destroy();
    if (!isGone(process, file)) {
      process.destroyForcibly();
      isGone(process, file);
    }
  }

  /** Waits; a server whose file has gone has gone too, even if nobody took note of its end. */
  private static boolean isGone(ProcessHandle process, Path file) {
    long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
    while (process.isAlive() && Files.exists(file)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    return true;
  }

  /**
   * Process numbers are used again: the number in the file alone does not prove that this is our
   * server.
   */
  private static boolean isServerOf(ProcessHandle process, Path data) {
    ProcessHandle.Info info = process.info();
    boolean postgres =
        info.command()
            .map(c -> Path.of(c).getFileName().toString().startsWith("postgres"))
            .orElse(false);
    return postgres && info.arguments().map(a -> List.of(a).contains(data.toString())).orElse(true);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException e)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
