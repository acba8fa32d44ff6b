package dev.gradus.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.InputException;
import dev.gradus.lab.sweep.Cluster;
import dev.gradus.lab.sweep.Sweep;
import dev.gradus.lab.sweep.SweepExecutor;
import dev.gradus.lab.sweep.SweepProgress;
import dev.gradus.lab.sweep.SweepResults;
import dev.gradus.measures.information.Unit;
import dev.gradus.studies.explain.PredictionTable;
import dev.gradus.studies.explain.Question;
import dev.gradus.studies.sweep.SweepFile;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
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
        AtomicInteger done = new AtomicInteger();
        CompletableFuture<SweepProgress> end =
            CompletableFuture.supplyAsync(() ->
                new SweepExecutor()
                    .on(cluster)
                    .onProgress(progress -> done.set(progress.ended()))
                    .execute(sweep, there));
        while (!end.isDone() && kills < KILLS) {
          Standalone.sleep(random.nextInt(1500));
          if (kills % 2 == 1) { // as executors start anew, and while they compute
            int before = done.get();
            Standalone.await("progress", () -> done.get() > before || end.isDone());
          }
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

  @Test
  void longTablesAreCountedOnWorkersWithTheSameBits() throws SQLException {
    for (int part = 0; part < 3; part++) {
      try (var database = DriverManager.getConnection("jdbc:duckdb:");
          var statement = database.createStatement()) {
        statement.execute(
            """
            COPY (SELECT (i %% 10)::INTEGER AS label,
                         CASE WHEN hash(i) %% 5 = 0 THEN hash(i + 1) %% 10 ELSE i %% 10 END::INTEGER AS model,
                         CASE WHEN hash(i) %% 3 = 0 THEN hash(i + 2) %% 10 ELSE i %% 10 END::INTEGER AS reference,
                         i // 100000 AS step
                  FROM range(%d, %d) t(i)) TO '%s'
            """
                .formatted(
                    100_000 * part,
                    100_000 * part + 150_000,
                    directory.resolve(part + ".parquet")));
      }
    }
    List<String> table = List.of(directory + "/?.parquet");
    Question.Settings settings = new Question.Settings(null, 99, Unit.BITS, false, true);
    PredictionTable here = PredictionTable.answer(table, settings, null);
    try (Cluster cluster = new SparkBackend().open("local[2]")) {
      assertThat(PredictionTable.answer(table, settings, cluster)).isEqualTo(here);
    }
    try (Cluster cluster = new SparkBackend().open(spark.url())) {
      assertThat(PredictionTable.answer(table, settings, cluster)).isEqualTo(here);
    }
    assertThat(here.timeline().points()).hasSize(4);
  }

  @Test
  void aStoppedCommandIsContinuedWithTheSameBits() throws Exception {
    Path file = Files.writeString(directory.resolve("slow.yaml"), FILE);
    Path there = directory.resolve("stopped");
    List<String> flags = Standalone.settings("\n").stream().map(one -> "-D" + one).toList();
    Process command =
        spark.start(
            "driver",
            flags,
            "dev.gradus.cli.Main",
            List.of(
                "sweep", file.toString(), "seed=0..399", "--on", spark.url(), "--out", there + ""));
    Standalone.await(
        "the first runs",
        () -> !command.isAlive() || there.resolve("journal.jsonl").toFile().length() > 0);
    new ProcessBuilder("kill", "-INT", Long.toString(command.pid())).start().waitFor();
    assertThat(command.waitFor()).as(spark.log("driver")).isEqualTo(130);
    assertThat(spark.log("driver")).contains("Start the same command again to continue");
    int before = runsInJournal(there).size();
    assertThat(before).isBetween(1, 399);
    new SweepExecutor().execute(SweepFile.read(file, List.of("seed=0..399")), there);
    assertThat(runsInJournal(there)).isEqualTo(IntStream.range(0, 400).boxed().toList());
    Path whole = directory.resolve("unstopped");
    new SweepExecutor().execute(SweepFile.read(file, List.of("seed=0..399")), whole);
    assertThat(bits(there)).isEqualTo(bits(whole));
  }

  @Test
  void workersThatCannotComputeGetOneLineEach() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("edge.yaml"),
            """
            problem: edge-of-stability
            data: chebyshev-5
            model: {widths: [4], activation: tanh}
            stepsize: 0.1
            until: 2
            """);
    Sweep onLibtorch = SweepFile.read(file, List.of("seed=0..3"));
    assertThatThrownBy(() -> sweepWithout("-linux-x86_64", onLibtorch))
        .isInstanceOf(InputException.class)
        .hasMessageMatching(
            "worker 127.0.0.1: run \\d: a library cannot be loaded on this machine.*");
    assertThatThrownBy(() -> sweepWithout("gradus", onLibtorch))
        .isInstanceOf(InputException.class)
        .hasMessageMatching(
            "a worker does not have this Gradus on its class path.*docs/spark.md.*");
  }

  /// Sweeps with executors from whose class path some jars are missing.
  private static void sweepWithout(String jars, Sweep sweep) {
    use(Standalone.settings(jars));
    use(List.of("spark.cores.max=1"));
    try (Cluster cluster = new SparkBackend().open(spark.url())) {
      new SweepExecutor().on(cluster).execute(sweep, directory.resolve("without" + jars));
    } finally {
      use(Standalone.settings("\n"));
    }
  }

  @Test
  void mastersThatDoNotAnswerAndClustersWithoutWorkersGetOneLineEach() throws Exception {
    try (ServerSocket silent = new ServerSocket(0)) {
      String listening = "spark://127.0.0.1:" + silent.getLocalPort();
      Process one = swept("silent", listening, "-Dspark.gradus.wait=3s");
      Process two = // no worker is as large as that
          swept("alone", spark.url(), "-Dspark.gradus.wait=20s", "-Dspark.executor.memory=100g");
      String free = "spark://127.0.0.1:" + Standalone.freePort();
      assertThatThrownBy(() -> new SparkBackend().open(free))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("no master answers at " + free);
      assertThatThrownBy(() -> new SparkBackend().open("spark://no.such.host.invalid:7077"))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("no master answers at");
      assertRefused(one, "silent", "did not answer as a Spark master within 3 s");
      assertRefused(two, "alone", "no worker with a free core for 20 s");
    }
  }

  private static Process swept(String name, String master, String... flags) throws IOException {
    Path file = Files.writeString(directory.resolve(name + ".yaml"), FILE);
    return spark.start(
        name,
        List.of(flags),
        "dev.gradus.cli.Main",
        List.of("sweep", file.toString(), "seed=0..1", "--on", master));
  }

  private static void assertRefused(Process command, String name, String reason)
      throws InterruptedException {
    assertThat(command.waitFor()).isEqualTo(2);
    assertThat(spark.log(name).lines().filter(line -> line.startsWith("gradus: ")))
        .singleElement()
        .asString()
        .contains(reason);
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
