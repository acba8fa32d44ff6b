package dev.gradus.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs in processes of their own that are killed at random moments.
class KillTest {
  @TempDir Path directory;

  /// Executes a run: directory, seeds, steps, nanoseconds a step.
  public static final class Main {
    private Main() {}

    public static void main(String[] args) {
      RunPlan plan =
          Walks.plan(Integer.parseInt(args[1]), Long.parseLong(args[2]), Long.parseLong(args[3]));
      System.out.println("begun " + ProcessHandle.current().pid());
      try {
        new Executor()
            .checkpointEvery(Duration.ofMillis(2))
            .onWarning(System.out::println)
            .execute(plan, Path.of(args[0]));
        System.out.println("finished");
      } catch (RuntimeException e) {
        System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
      }
    }
  }

  @Test
  void aRunKilledAgainAndAgainWhileItRunsEqualsOneThatWasNot() throws Exception {
    new Executor().execute(Walks.plan(2, 1500, 0), directory.resolve("whole"));
    int kills = runKilled(1500, 1_000_000, 250, 12);
    assertThat(kills).isGreaterThanOrEqualTo(8);
    assertFinalFilesEqual();
  }

  @Test
  void aRunKilledAgainAndAgainWhileItIsClosedEqualsOneThatWasNot() throws Exception {
    new Executor().execute(Walks.plan(2, 30, 0), directory.resolve("whole"));
    int kills = runKilled(30, 0, 400, 8);
    assertThat(kills).isPositive();
    assertFinalFilesEqual();
  }

  @Test
  void aSecondProcessIsRefusedWithTheProcessIdOfTheFirst() throws Exception {
    Process first = start("1", "100000", "1000000");
    BufferedReader out = first.inputReader();
    String pid = out.readLine().substring("begun ".length());
    Path lock = directory.resolve("run/.lock");
    while (!Files.exists(lock) || Files.size(lock) == 0) {
      Thread.sleep(5);
    }
    for (int attempt = 0; attempt < 2; attempt++) {
      List<String> lines = start("1", "100000", "1000000").inputReader().readAllLines();
      assertThat(lines.getLast())
          .startsWith("InputException: ")
          .contains("process " + pid + " is writing this run");
    }
    first.destroyForcibly().waitFor();
    assertThat(lock).exists();
  }

  @Test
  void theEndOfTheProcessLeavesCheckpointsAndSaysSo() throws Exception {
    Process process = start("1", "100000", "1000000");
    BufferedReader out = process.inputReader();
    assertThat(out.readLine()).startsWith("begun");
    while (!Files.exists(directory.resolve("run/checkpoint/ar-0.0"))) {
      Thread.sleep(5);
    }
    process.toHandle().destroy(); // SIGTERM, as Ctrl-C
    assertThat(out.readAllLines()).last().asString().startsWith("RunStoppedException: ");
  }

  private int runKilled(long steps, long nanos, int millis, int limit) throws Exception {
    SplittableRandom random = new SplittableRandom(20);
    for (int kills = 0; ; ) {
      Process process = start("2", Long.toString(steps), Long.toString(nanos));
      BufferedReader out = process.inputReader();
      assertThat(out.readLine()).startsWith("begun");
      boolean kill = kills < limit;
      if (kill) {
        Thread.sleep(random.nextInt(millis));
        process.toHandle().destroyForcibly(); // leaves its output readable
      }
      List<String> lines = out.readAllLines();
      process.waitFor();
      if (lines.contains("finished")) {
        assertThat(lines).containsExactly("finished");
        return kills;
      }
      assertThat(lines).isEmpty();
      assertThat(kill).isTrue();
      kills++;
    }
  }

  private Process start(String seeds, String steps, String nanos) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + directory, // where a killed process leaves DuckDB's library
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            directory.resolve("run").toString(),
            seeds,
            steps,
            nanos)
        .redirectErrorStream(true)
        .start();
  }

  private void assertFinalFilesEqual() {
    assertThat(RunFiles.finalFiles(directory.resolve("run")))
        .isEqualTo(RunFiles.finalFiles(directory.resolve("whole")));
  }
}
