package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real command line in a JVM of its own.
class MainTest {
  @TempDir Path folder;

  @Test
  void numbersAreWrittenAlikeInEveryCountry() throws Exception {
    StringBuilder log = new StringBuilder("step,loss,stepsize,grad_norm\n");
    for (int t = 1; t <= 100; t++) {
      double loss = 1 / (1 + 0.1 * t);
      log.append("%d,%s,0.5,%s%n".formatted(t, loss, 0.3 * loss));
    }
    Files.writeString(folder.resolve("log.csv"), log);
    List<String> egypt = List.of("-Duser.language=ar", "-Duser.country=EG");
    assertThat(run(egypt, 0, "look", "log.csv")).isEqualTo(run(List.of(), 0, "look", "log.csv"));
  }

  /// Exit code 1 says that a claim disagrees.
  @Test
  void anErrorOfTheJvmIsInternal() throws Exception {
    String incomplete =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("snakeyaml-engine"))
            .collect(Collectors.joining(File.pathSeparator));
    Files.writeString(folder.resolve("run.yaml"), "problem: modes\n");
    assertThat(run(List.of("-cp", incomplete), Main.INTERNAL, "run", "run.yaml"))
        .contains("gradus: internal error: java.lang.NoClassDefFoundError")
        .doesNotContain("\tat ");
  }

  private String run(List<String> flags, int code, String... arguments)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile(folder, "log", ".txt");
    Process process = ChildProcess.start(folder, log, flags, List.of(arguments));
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String said = Files.readString(log);
    assertThat(process.exitValue()).as(said).isEqualTo(code);
    return said;
  }
}
