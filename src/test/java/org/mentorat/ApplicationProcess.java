package org.mentorat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The application, or another main class of the tests, in a process of its own, as a machine runs
 * it: for what only a real process shows, such as being killed. Everything it prints is kept;
 * closing kills it.
 */
public final class ApplicationProcess implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Process process;
  private final Path output;
  private final int port;

  private ApplicationProcess(Process process, Path output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  /** Starts the application on a free port, in {@code folder}, with further arguments. */
  public static ApplicationProcess start(Path folder, String... arguments) {
    return start(folder, freePort(), arguments);
  }

  /** Starts the application on this port. */
  public static ApplicationProcess start(Path folder, int port, String... arguments) {
    List<String> all = new ArrayList<>(List.of("--server.port=" + port));
    all.addAll(List.of(arguments));
    return start(folder, port, MentoratApplication.class, all);
  }

  /** Starts another main class. */
  public static ApplicationProcess start(Path folder, Class<?> main, String... arguments) {
    return start(folder, 0, main, List.of(arguments));
  }

  private static ApplicationProcess start(
      Path folder, int port, Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx768m", "-Dstdout.encoding=UTF-8"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    try {
      Path output = Files.createTempFile("mentorat-process", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      Map<String, String> environment = builder.environment();
      environment
          .keySet()
          .removeIf(name -> name.startsWith("SPRING_") || name.startsWith("MENTORAT_"));
      environment.put("MENTORAT_SITE_ADDRESS", "http://localhost:" + port);
      return new ApplicationProcess(builder.start(), output, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port that nobody listens on now. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it has printed {@code text}. */
  public ApplicationProcess awaitOutput(String text) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!output().contains(text)) {
      if (!process.isAlive() && !output().contains(text)) {
        throw new AssertionError(
            "ended with "
                + process.exitValue()
                + " before printing « "
                + text
                + " »:\n"
                + output());
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "did not print « " + text + " » within " + LIMIT + ":\n" + output());
      }
      sleep();
    }
    return this;
  }

  /** Waits until the application answers requests. */
  public ApplicationProcess awaitReady() {
    return awaitOutput("Started MentoratApplication").awaitOutput("http://localhost:" + port);
  }

  /** Waits until it ends by itself, and gives its exit value. */
  public int awaitEnd() {
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("still runs after " + LIMIT + ":\n" + output());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return process.exitValue();
  }

  /** Asks it to end (SIGTERM) and waits for it. */
  public void stop() {
    process.destroy();
    awaitEnd();
  }

  /** Kills it (SIGKILL) and waits for it. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** All that it has printed until now. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it answers. */
  public String url() {
    return "http://localhost:" + port;
  }

  @Override
  public void close() {
    try {
      kill();
      Files.deleteIfExists(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
