package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A run from its file to its report, through the commands a user types.
class RunCommandTest {
  private static final String FILE =
      """
      problem: teacher-student
      train: both
      stepsize: 0.2
      noise: 0.1
      inputs: 50
      times: [0.25, 1, 3.14159]
      initial: {Q: [[1.0, 0.1], [0.1, 0.9]], R: [[0.1], [0.2]], T: [[1.0]], A: [1.0], v: [0.5, -0.5]}
      methods: [ode, chain]
      seeds: 3
      """;

  @TempDir private Path directory;

  @Test
  void trajectoriesHaveTheNamedColumnsAtExactlyTheAskedTimes() throws IOException {
    assertThat(run().code()).isZero();
    List<String> lines = Files.readAllLines(out().resolve("trajectory.csv"));
    assertThat(lines.getFirst())
        .isEqualTo("method,seed,t,eg,Q_0_0,Q_0_1,Q_1_1,R_0_0,R_1_0,v_0,v_1,smallest-eigenvalue");
    assertThat(lines).hasSize(1 + 4 * 3);
    assertThat(lines.subList(1, 4).stream().map(line -> line.split(",")[2]))
        .containsExactly("0.25", "1.0", "3.14159");
    assertThat(lines.subList(4, 13).stream().map(line -> line.split(",")[0])).containsOnly("chain");
  }

  @Test
  void aFinishedRunIsShownNotRepeated() throws IOException {
    run();
    var before = Files.getLastModifiedTime(out().resolve("manifest.json"));
    assertThat(run().code()).isZero();
    assertThat(Captured.run("run", out().toString()).code()).isZero();
    assertThat(Files.getLastModifiedTime(out().resolve("manifest.json"))).isEqualTo(before);
  }

  @Test
  void anotherConfigurationInTheSameDirectoryIsRefused() throws IOException {
    run();
    Captured answer =
        Captured.run("run", file().toString(), "stepsize=0.3", "--out", out().toString());
    assertThat(answer.code()).isEqualTo(Main.WRONG_INPUT);
    assertThat(answer.error()).contains("stepsize");
  }

  @Test
  void verifyRepeatsARunAndFindsADamagedFile() throws IOException {
    run();
    Captured identical = Captured.run("verify", out().toString());
    assertThat(identical.code()).as(identical.error()).isZero();
    assertThat(identical.output()).contains("identical");
    Path csv = out().resolve("trajectory.csv");
    Files.writeString(csv, Files.readString(csv).replaceFirst("0\\.", "1."));
    Captured damaged = Captured.run("verify", out().toString());
    assertThat(damaged.code()).isEqualTo(Main.FILES);
    assertThat(damaged.error()).contains("trajectory.csv").hasLineCount(1);
  }

  @Test
  void reportDrawsThePageAnew() throws IOException {
    run();
    Path page = out().resolve("report.html");
    byte[] first = Files.readAllBytes(page);
    Files.delete(page);
    assertThat(Captured.run("report", out().toString()).code()).isZero();
    assertThat(Files.readAllBytes(page)).isEqualTo(first);
    assertThat(out().resolve("figures/generalisation-error.svg")).exists();
    assertThat(out().resolve("figures/generalisation-error.csv")).exists();
    assertThat(out().resolve("claims.json")).exists();
  }

  @Test
  void divergenceIsAResultWithItsStep() throws IOException {
    Captured answer =
        Captured.run(
            "run",
            file().toString(),
            "stepsize=1e200",
            "methods=[chain]",
            "--json",
            "--out",
            out().toString());
    assertThat(answer.code()).as(answer.error()).isZero();
    JsonNode unit = JsonMapper.shared().readTree(answer.output()).get("units").get(0);
    assertThat(unit.get("status").stringValue()).isEqualTo("diverged");
    assertThat(unit.get("reason").stringValue()).isNotBlank();
    assertThat(unit.get("last").get("eg").isNumber()).isTrue();
  }

  @Test
  void changesFromTheCommandLineAreSaidAndUsed() throws IOException {
    Captured answer =
        Captured.run("run", file().toString(), "noise=0", "--seed", "5", "--out", out().toString());
    assertThat(answer.error()).contains("noise: 0.1 -> 0").contains("seed");
    assertThat(Files.readString(out().resolve("run.yaml"))).contains("seed: 5");
  }

  @Test
  void wrongKeysGiveFileLineKeyAndTheNearestName() throws IOException {
    Path bad = Files.writeString(directory.resolve("bad.yaml"), FILE + "stepsise: 1\n");
    Captured answer = Captured.run("run", bad.toString());
    assertThat(answer.code()).isEqualTo(Main.WRONG_INPUT);
    assertThat(answer.error()).contains("bad.yaml:10: stepsise").contains("stepsize");
  }

  @Test
  void valuesThatDoNotFitTogetherNameTheirLine() throws IOException {
    Path bad =
        Files.writeString(
            directory.resolve("bad.yaml"), FILE.replace("R: [[0.1], [0.2]]", "R: [[2.0], [0.2]]"));
    Captured answer = Captured.run("run", bad.toString());
    assertThat(answer.code()).isEqualTo(Main.WRONG_INPUT);
    assertThat(answer.error()).contains("bad.yaml:7: initial").contains("eigenvalue");
  }

  @Test
  void commandsThatDoNotTrainDoNotLoadLibtorch() throws Exception {
    Path log = directory.resolve("log.txt");
    Process list =
        ChildProcess.start(directory, log, List.of("-Xlog:class+load:stdout"), List.of("list"));
    assertThat(list.waitFor()).isZero();
    assertThat(Files.readString(log))
        .contains("dev.gradus.cli.ListCommand")
        .doesNotContain("org.bytedeco");
  }

  private Captured run() throws IOException {
    return Captured.run("run", file().toString(), "--out", out().toString());
  }

  private Path file() throws IOException {
    return Files.writeString(directory.resolve("small.yaml"), FILE);
  }

  private Path out() {
    return directory.resolve("out");
  }
}
