package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Real runs of every method, killed at random moments and started again, end with the bits of a
/// run that nobody touched.
@Execution(ExecutionMode.CONCURRENT)
class KillResumeTest {
  private static final int KILLS = Integer.getInteger("gradus.kills", 15);

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"ode", "chain", "ensemble", "weights", "sgd"})
  void fiftyKillsLeaveNoBitDifferent(String method) throws Exception {
    Path file = Files.writeString(directory.resolve(method + ".yaml"), configuration(method));
    long begin = System.nanoTime();
    assertThat(run(file, "undisturbed").waitFor()).as(log(method)).isZero();
    double undisturbed = (System.nanoTime() - begin) * 1e-9;
    SplittableRandom random = new SplittableRandom(method.hashCode());
    int kills = 0;
    int runs = 0;
    while (kills < KILLS) {
      String name = "killed-" + runs;
      Process process = run(file, name);
      if (process.waitFor(
          (long) (1000 * undisturbed * random.nextDouble()), TimeUnit.MILLISECONDS)) {
        assertThat(process.exitValue()).as(log(method)).isZero();
        assertSameBits(name);
        runs++;
      } else {
        process.destroyForcibly().waitFor();
        kills++;
      }
    }
    String last = "killed-" + runs;
    assertThat(run(file, last).waitFor()).as(log(method)).isZero();
    assertSameBits(last);
  }

  private Process run(Path file, String name) throws IOException {
    return ChildProcess.start(
        directory,
        directory.resolve("log.txt"),
        List.of("run", file.toString(), "--out", name, "--checkpoint-every", "0.05"));
  }

  private void assertSameBits(String name) throws IOException {
    for (String file : List.of("trajectory.csv", "trajectory.parquet", "run.yaml")) {
      assertThat(
              Files.mismatch(directory.resolve("undisturbed", file), directory.resolve(name, file)))
          .as(file + " of " + name)
          .isEqualTo(-1);
    }
  }

  private String log(String method) {
    try {
      return method + ": " + Files.readString(directory.resolve("log.txt"));
    } catch (IOException e) {
      return method;
    }
  }

  private static String configuration(String method) {
    return switch (method) {
      case "ode" ->
          """
          problem: teacher-student
          student: 8
          teacher: 4
          stepsize: 0.3
          noise: 0.1
          until: 1500
          methods: [ode]
          """;
      case "chain" ->
          """
          problem: teacher-student
          student: 3
          teacher: 2
          stepsize: 0.3
          noise: 0.1
          inputs: 10000
          until: 40
          methods: [chain]
          seeds: 4
          """;
      case "ensemble" ->
          """
          problem: teacher-student
          student: 2
          teacher: 2
          stepsize: 0.3
          noise: 0.1
          inputs: 1000
          until: 100
          methods: [ensemble]
          seeds: 64
          """;
      case "weights" ->
          """
          problem: teacher-student
          student: 3
          teacher: 2
          stepsize: 0.3
          noise: 0.1
          inputs: 300
          training-set: 1000
          until: 400
          methods: [sgd]
          seeds: 2
          """;
      default ->
          """
          problem: classification
          model: {name: mlp, widths: [50]}
          until: 250
          reference: {until: 50}
          methods: [sgd]
          seeds: 2
          """;
    };
  }
}
