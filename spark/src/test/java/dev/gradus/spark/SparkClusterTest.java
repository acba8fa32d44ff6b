package dev.gradus.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.lab.sweep.Cluster;
import dev.gradus.lab.sweep.Sweep;
import dev.gradus.lab.sweep.SweepExecutor;
import dev.gradus.lab.sweep.SweepProgress;
import dev.gradus.lab.sweep.SweepResults;
import dev.gradus.studies.sweep.SweepFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sweeps on a master and two workers that are JVMs of their own.
class SparkClusterTest {
  /// As many as continuous integration has time for.
  private static final int KILLS = Integer.getInteger("gradus.kills", 2);

  private static final String FILE =
      """
      problem: teacher-student
      student: 2
      teacher: 2
      stepsize: 0.2
      noise: 0.1
      inputs: 50
      times: [0, 1, 2, 400]
      methods: [chain]
      """;

  @TempDir private static Path directory;
  private static Standalone spark;

  @BeforeAll
  static void start() throws IOException {
    spark = new Standalone(Files.createDirectory(directory.resolve("spark")), 2);
    use(Standalone.settings("\n"));
  }

  @AfterAll
  static void end() {
    spark.close();
    System.getProperties().stringPropertyNames().stream()
        .filter(key -> key.startsWith("spark."))
        .forEach(System::clearProperty);
  }

  private static void use(List<String> settings) {
    settings.forEach(one -> System.setProperty(one.split("=")[0], one.split("=", 2)[1]));
  }

  @Test
  void executorsKilledAtAnyMomentLoseNothingAndRepeatNothing() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    int kills = 0;
    try (Cluster cluster = new SparkBackend().open(spark.url())) {
      for (int round = 0; kills < KILLS; round++) {
        Sweep sweep =
            sweep("stepsize=0.1,0.3,1e9", "seed=" + 20 * round + ".." + (20 * round + 19));
        Path there = directory.resolve("killed-" + round);
        CompletableFuture<SweepProgress> end =
            CompletableFuture.supplyAsync(
                () -> new SweepExecutor().on(cluster).execute(sweep, there));
        while (!end.isDone() && kills < KILLS) {
          Standalone.sleep(300 + random.nextInt(1500));
          List<ProcessHandle> executors = spark.executors();
          if (!executors.isEmpty() && !end.isDone()) {
            executors.get(random.nextInt(executors.size())).destroyForcibly();
            kills++;
          }
        }
        assertThat(end.join().completed()).isEqualTo(40);
        assertThat(end.join().diverged()).isEqualTo(20);
        Path whole = directory.resolve("whole-" + round);
        new SweepExecutor().threads(1).execute(sweep, whole);
        assertThat(bits(there)).isEqualTo(bits(whole));
        assertThat(runsInJournal(there)).isEqualTo(IntStream.range(0, 60).boxed().toList());
        System.out.println("round " + round + ": " + kills + " executors killed so far");
      }
    }
  }

  private static Sweep sweep(String... axes) throws IOException {
    Path file = Files.writeString(directory.resolve("file.yaml"), FILE);
    return SweepFile.read(file, List.of(axes));
  }

  /// All that the runs observed, without the times they took.
  private static List<String> bits(Path there) {
    try (SweepResults results = SweepResults.open(there)) {
      List<String> all = new ArrayList<>();
      for (int run = 0; run < results.space().size(); run++) {
        StringBuilder text = new StringBuilder();
        for (var one : results.read(run).orElseThrow().trajectories()) {
          text.append(one.method()).append(one.seed()).append(one.columns()).append(one.status());
          for (int row = 0; row < one.size(); row++) {
            Arrays.stream(one.row(row)).mapToLong(Double::doubleToLongBits).forEach(text::append);
          }
        }
        all.add(text.toString());
      }
      return all;
    }
  }

  private static List<Integer> runsInJournal(Path there) throws IOException {
    try (var lines = Files.lines(there.resolve("journal.jsonl"))) {
      return lines
          .map(line -> Integer.valueOf(line.replaceFirst("\\{\"run\":(\\d+),.*", "$1")))
          .sorted()
          .toList();
    }
  }
}
