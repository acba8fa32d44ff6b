package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.lab.sweep.RunRecord;
import dev.gradus.lab.sweep.SweepResults;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sweeps from their file to their report, through the commands a user types.
class SweepCommandTest {
  private static final String FILE =
      """
      problem: teacher-student
      student: 2
      teacher: 2
      stepsize: 0.2
      noise: 0.1
      inputs: 20
      times: [0, 1, 2, 4]
      methods: [chain]
      """;

  @TempDir private Path directory;

  @Test
  void thePlanNamesTheRunsAndStartsNone() throws IOException {
    Captured answer = sweep("stepsize=0.1,0.3", "student=2..4", "seed=0..1", "--plan");
    assertThat(answer.code()).as(answer.error()).isZero();
    assertThat(answer.output().lines()).hasSize(13).contains("0  stepsize=0.1 student=2 seed=0");
    assertThat(answer.output()).endsWith("12 runs, none started\n");
    assertThat(out()).doesNotExist();
  }

  @Test
  void runsThatWouldShareTrajectoriesAreWarnedOf() throws IOException {
    assertThat(sweep("seed=0..3", "seeds=4", "--plan").error())
        .contains("values are 1 apart, but each run takes seeds = 4", "take seeds 4 apart");
    assertThat(sweep("seed=0,4,8", "seeds=4", "--plan").error()).isEmpty();
    assertThat(sweep("seed=0..3", "--plan").error()).isEmpty();
    assertThat(sweep("stepsize=0.1,0.2", "seeds=4", "--plan").error()).isEmpty();
  }

  @Test
  void aSweepIsReportedOverItsAxesAndAnswersSql() throws IOException {
    Captured swept = sweep("stepsize=0.1,0.3,1e9", "student=2..4", "seed=0..3", "--json");
    assertThat(swept.code()).as(swept.error()).isZero();
    JsonNode counts = JsonMapper.shared().readTree(swept.output());
    assertThat(counts.get("completed").intValue()).isEqualTo(24);
    assertThat(counts.get("diverged").intValue()).isEqualTo(12);

    Captured report = Captured.run("report", out().toString(), "--json");
    assertThat(report.code()).as(report.error()).isZero();
    JsonNode cell = JsonMapper.shared().readTree(report.output()).get("cells").get(1);
    assertThat(cell.get("count").intValue()).isEqualTo(4);
    assertThat(cell.get("runs").toString()).isEqualTo("[4,5,6,7]");
    assertThat(Files.readString(out().resolve("report.html")))
        .contains("stepsize = 0.1, K = 3: runs 4–7")
        .contains("Final generalisation error over stepsize and hidden units of the student, K")
        .contains("final(eg)")
        .contains("Share of runs that diverged")
        .contains("Mean over seeds with the band", "with the band from the 10 %");

    String sql = "select avg(eg) m from trajectory where stepsize = 0.1 and student = 3 and t = 4";
    Captured query = Captured.run("query", out().toString(), sql, "--json");
    assertThat(query.code()).as(query.error()).isZero();
    assertThat(JsonMapper.shared().readTree(query.output()).get(0).get("m").doubleValue())
        .isCloseTo(
            cell.get("mean").doubleValue(), org.assertj.core.data.Percentage.withPercentage(1e-9));
    Path csv = directory.resolve("all.csv");
    Path parquet = directory.resolve("all.parquet");
    Captured export =
        Captured.run(
            "query",
            out().toString(),
            "select * from trajectory",
            "--csv",
            csv.toString(),
            "--parquet",
            parquet.toString());
    assertThat(export.code()).as(export.error()).isZero();
    assertThat(Files.readAllLines(csv).getFirst()).startsWith("run,stepsize,student,method,seed,t");
    assertThat(parquet).isNotEmptyFile();
    Captured wrong = Captured.run("query", out().toString(), "select stepsise from run");
    assertThat(wrong.code()).isEqualTo(Main.WRONG_INPUT);
    assertThat(wrong.error()).hasLineCount(1).contains("stepsize");
  }

  @ParameterizedTest
  @CsvSource({"exit(eg)", "stable(eg)", "slope(eg)", "mean(eg)", "min(Q_0_0)", "steps", "eg"})
  void everySummaryIsDrawn(String summary) throws IOException {
    sweep("stepsize=0.1,0.3", "noise=0,0.1,0.2");
    Captured report = Captured.run("report", out().toString(), "--summary", summary);
    assertThat(report.code()).as(report.error()).isZero();
  }

  @Test
  void noBandOverSeedsIsSpokenOfWhereThereIsNone() throws IOException {
    assertThat(sweep("stepsize=0.1,0.3").code()).isZero();
    assertThat(Captured.run("report", out().toString()).code()).isZero();
    assertThat(Files.readString(out().resolve("report.html")))
        .contains("One run a curve", "One run a point")
        .doesNotContain("with the band");
  }

  @Test
  void axesOfAFileAreZippedAndDrawn() throws IOException {
    Path file = directory.resolve("file.yaml");
    Files.writeString(
        file,
        FILE
            + """
            sweep:
              zipped: {noise: [0, 0.1], student: [2, 3]}
              random: {count: 3, seed: 1, axes: {stepsize: "log(0.01, 1)"}}
              grid: {seed: 0..1}
            """);
    Captured swept = Captured.run("sweep", file.toString(), "--out", out().toString());
    assertThat(swept.code()).as(swept.error()).isZero();
    assertThat(swept.output()).contains("12 of 12 runs done");
    assertThat(Captured.run("report", out().toString()).code()).isZero();
  }

  @Test
  void aStudyIsSweptOverItsSeedsRunByRun() {
    Captured answer = Captured.run("sweep", "teacher-student", "seed=0..1", "--plan", "--json");
    assertThat(answer.code()).as(answer.error()).isZero();
    JsonNode plan = JsonMapper.shared().readTree(answer.output()).get("plan");
    assertThat(plan.get(1).get("seed").intValue()).isEqualTo(1);
    assertThat(plan.get(0).get("run").stringValue()).isNotBlank();
  }

  @Test
  void failingRunsAreShownKeptAndRetried() throws IOException {
    String start = "initial={Q: [[1]], R: [[0.1]], T: [[1]], A: [1], v: [1]}";
    String[] axes = {start, "teacher=1", "student=1,2", "seed=0..1"};
    Captured answer = sweep(axes);
    assertThat(answer.code()).isEqualTo(Main.CLAIM_DISAGREES);
    assertThat(answer.error()).contains("run 2 (student=2 seed=0) failed: student: 2 found");
    assertThat(answer.output()).contains("4 of 4 runs done: 2 completed, 0 diverged, 2 failed");
    assertThat(Captured.run("sweep", out().toString()).error()).isEmpty();
    Captured again = Captured.run("sweep", out().toString(), "--retry", "failed", "--json");
    assertThat(again.error()).contains("run 2 (student=2 seed=0) failed").hasLineCount(2);
    JsonNode failures = JsonMapper.shared().readTree(again.output()).get("failures");
    assertThat(failures.get(1).get("point").get("seed").intValue()).isEqualTo(1);
  }

  @Test
  void aFileThatNoRunCanUseIsRefusedAtOnce() throws IOException {
    Path file = Files.writeString(directory.resolve("bad.yaml"), FILE.replace("student: 2\n", ""));
    Captured bad = Captured.run("sweep", file.toString(), "seed=0..1", "--out", out().toString());
    assertThat(bad.code()).isEqualTo(Main.WRONG_INPUT);
    assertThat(bad.error()).hasLineCount(1).contains("student: missing");
    assertThat(out()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stepsise=1,2             | nearest valid one is `stepsize`
          seed=5..3                | is empty
          seed=1..10000000         | more than 1000000 values
          stepsize=                | expected key=values
          stepsize=0.1,-2          | expected a number > 0
          activation=erf,rely      | did you mean relu
          --on=local[2]            | Apache Spark is not on the class path
          --on=spark://a:1,spark://b:1 | a sweep has one master
          --retry=all              | expected failed
          """)
  void wrongAxesGetOneLine(String argument, String message) throws IOException {
    Captured answer = sweep("noise=0,0.1", argument);
    assertThat(answer.code()).isEqualTo(Main.WRONG_INPUT);
    assertThat(answer.error()).hasLineCount(1).contains(message);
  }

  @Test
  void twoMastersAndOtherSweepsAreRefused() throws IOException {
    Captured two = sweep("seed=0..1", "--on", "local[2]", "--on", "local[3]");
    assertThat(two.code()).isEqualTo(Main.WRONG_INPUT);
    assertThat(two.error()).hasLineCount(1).contains("only once");
    sweep("seed=0..1");
    Captured other = sweep("seed=0..2");
    assertThat(other.code()).isEqualTo(Main.WRONG_INPUT);
    assertThat(other.error()).contains("axes.grid.seed: \"0..1\" -> \"0..2\"");
  }

  /// As on a machine for which only the plain jars are there.
  @Test
  void missingNativeLibrariesAreOneLineAndNoFailedRuns() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("file.yaml"),
            """
            problem: classification
            data: disk
            model: {name: mlp, widths: [4]}
            stepsize: 0.1
            until: 2
            """);
    String plain =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .flatMap(SweepCommandTest::jars)
            .filter(
                jar -> !jar.matches(".*(pytorch|openblas|javacpp)[^/]*-(linux|macosx|windows).*"))
            .collect(Collectors.joining(File.pathSeparator));
    Path log = directory.resolve("log.txt");
    Process process =
        ChildProcess.start(
            directory,
            log,
            List.of("-cp", plain),
            List.of("sweep", file.toString(), "seed=0..3", "--out", out().toString()));
    assertThat(process.waitFor()).as(Files.readString(log)).isEqualTo(Main.WRONG_INPUT);
    assertThat(Files.readString(log)).hasLineCount(1).contains("library");
    try (SweepResults results = SweepResults.open(out())) {
      assertThat(results.count(RunRecord.Status.FAILED)).isZero();
    }
  }

  private static Stream<String> jars(String entry) {
    if (!entry.endsWith("*")) {
      return Stream.of(entry);
    }
    try (Stream<Path> jars = Files.list(Path.of(entry.substring(0, entry.length() - 1)))) {
      return jars.map(Path::toString).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Captured sweep(String... axes) throws IOException {
    Path file = Files.writeString(directory.resolve("file.yaml"), FILE);
    List<String> arguments = new ArrayList<>(List.of("sweep", file.toString()));
    arguments.addAll(List.of(axes));
    arguments.addAll(List.of("--out", out().toString()));
    return Captured.run(arguments.toArray(String[]::new));
  }

  private Path out() {
    return directory.resolve("out");
  }
}
