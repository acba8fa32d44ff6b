package dev.gradus.studies.largestep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.InputException;
import dev.gradus.core.Trajectory;
import dev.gradus.lab.Executor;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim.Verdict;
import dev.gradus.studies.QuickStudy;
import dev.gradus.studies.Resolved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class LargeStepsizeStudyTest {
  private static final LargeStepsizeKind KIND = new LargeStepsizeKind();
  @TempDir private Path directory;

  /// Nothing is drawn but the initial weights, from a fixed seed.
  @Test
  void everyClaimOfTheQuickStudyAgrees() {
    LargeStepsizeStudy study = new LargeStepsizeStudy();
    Map<String, RunResult> results = QuickStudy.run(study, directory);
    assertThat(study.claims(results))
        .isNotEmpty()
        .allSatisfy(claim -> assertThat(claim.verdict()).isEqualTo(Verdict.AGREES));
    assertThat(study.figures(results)).isNotEmpty();
    for (RunResult result : results.values()) {
      assertThat(KIND.figures(result)).isNotEmpty();
      for (Trajectory one : result.trajectories()) {
        assertThat(one.status().isDiverged()).isFalse();
      }
    }
  }

  @Test
  void aFileOfDataAndWeightsBecomesARunWithACertificate() throws IOException {
    Path data = directory.resolve("data.csv");
    Path weights = directory.resolve("w0.csv");
    Files.writeString(data, "x1,x2,y\n1,0.2,1\n-2,0.2,1\n-1,-0.2,-1\n2,-0.2,-1\n");
    Files.writeString(weights, "a,w1,w2\n1,0,0\n");
    RunResult result =
        new Executor()
            .execute(
                KIND.plan(
                    "toy",
                    Resolved.of(
                        """
                        problem: large-stepsize
                        data: %s
                        initial: %s
                        model: linear
                        stepsize: 8
                        steps: 500
                        times: [0, 1, 500]
                        methods: [gd, flow, momentum, nesterov]
                        """
                            .formatted(data, weights))),
                directory.resolve("run"));
    assertThat(result.trajectories()).hasSize(4);
    assertThat(result.trajectories().getFirst().columns().stream().map(c -> c.name()).toList())
        .containsExactly(
            "t",
            "risk",
            "qmin",
            "wnorm",
            "gradnorm",
            "G",
            "F",
            "v",
            "sharpness",
            "margin_bar",
            "gamma_a",
            "gamma_b",
            "log_gamma_c",
            "stepsize");
    assertThat(KIND.answers(result).get("certificate"))
        .asInstanceOf(
            org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("first_t_eq4", 202L)
        .containsEntry("n_increases", 10L)
        .containsEntry("violations", 0L);
    assertThat(KIND.warnings(result.configuration())).singleElement().asString().contains("R =");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "data: nowhere, model: linear, stepsize: 1 | expected a .csv file or one of",
        "data: mnist, model: linear, stepsize: 1 | ten classes",
        "data: xor, activation: gelu, stepsize: 1 | initial: missing",
        "data: xor, initial: {units: 2}, stepsize: 1 | activation: missing",
        "data: xor, model: linear, activation: gelu, stepsize: 1 | leave it out",
        "data: xor, model: linear, initial: {units: 2}, stepsize: 1 | a linear model has one",
        "data: xor, initial: weights, activation: gelu, stepsize: 1 | expected a .csv file",
        "data: xor, model: linear, stepsize: {monotone: true}, methods: [flow] | needs a number",
        "data: xor, model: linear, stepsize: {monotone: true}, methods: [nesterov] | needs a number",
        "data: xor, model: linear, stepsize: 1, times: [99] | there are 9 steps",
        "data: xor, model: linear, stepsize: 1, data-sha256: '00' | other numbers",
        "data: {name: fashion-mnist-small, classes: [1, 12]}, model: linear, stepsize: 1 | 12 found",
        "data: {name: fashion-mnist-small, classes: [1, 3], n: 99999}, model: linear, stepsize: 1 | data.n"
      })
  void whatDoesNotFitIsSaidInOneLine(String keys, String message) {
    ObjectNode configuration = Resolved.of("{problem: large-stepsize, steps: 9, " + keys + "}");
    assertThatThrownBy(() -> KIND.plan("bad", configuration))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "initial: {units: 3}, activation: {name: tanh, leak: 0.5}, scaling: ntk, stepsize: {adaptive: 2}",
        "initial: {units: 3}, activation: silu, scaling: 2, loss: exponential, stepsize: {monotone: true}",
        "initial: {units: 3}, activation: {name: hrelu, h: 2}, loss: {name: flattened-polynomial, a: 2}, stepsize: 1"
      })
  void otherLossesStepsizesAndScalingsRun(String keys) {
    ObjectNode configuration =
        Resolved.of("{problem: large-stepsize, data: xor, steps: 20, " + keys + "}");
    RunResult result =
        new Executor().execute(KIND.plan("other", configuration), directory.resolve("other"));
    double[] risk = result.trajectories().getFirst().column("risk");
    assertThat(risk[risk.length - 1]).isPositive();
    assertThat(KIND.answers(result)).containsKey("certificate");
  }
}
