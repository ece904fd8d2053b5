package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorat.ApplicationProcess;

/** The application without any configuration, as a visitor starts it. */
class RestartTest {

  @TempDir private Path folder;

  @Test
  void goesOnAfterBeingKilledAndLeavesNothingRunningWhenItStops() throws IOException {
    try (ApplicationProcess first = ApplicationProcess.start(folder)) {
      first.awaitReady().awaitOutput("coordination");
      assertThat(first.output())
          .contains("profile is active: \"demo\"")
          .contains(first.url() + "/connexion")
          .doesNotContain("\tat ");
      first.kill();
    }
    try (ApplicationProcess second = ApplicationProcess.start(folder)) {
      second.awaitReady();
      assertThat(second.output())
          .contains("is up to date. No migration necessary")
          .doesNotContain("\tat ");
      long server =
          Long.parseLong(
              Files.readAllLines(folder.resolve("data/postgres/postmaster.pid")).get(0).strip());
      assertThat(ProcessHandle.of(server)).isPresent();
      second.stop();
      assertThat(second.output()).doesNotContain("\tat ").doesNotContain(" ERROR ");
      assertThat(folder.resolve("data/postgres/postmaster.pid")).doesNotExist();
      await().until(() -> ProcessHandle.of(server).filter(ProcessHandle::isAlive).isEmpty());
    }
  }
}
