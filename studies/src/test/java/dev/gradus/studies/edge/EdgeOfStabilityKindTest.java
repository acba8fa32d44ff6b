package dev.gradus.studies.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.InputException;
import dev.gradus.core.Trajectory;
import dev.gradus.lab.Executor;
import dev.gradus.lab.RunResult;
import dev.gradus.studies.Resolved;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EdgeOfStabilityKindTest {
  private static final String IMAGES =
      """
      problem: edge-of-stability
      data: fashion-mnist-small
      examples: 60
      model: {widths: [40]}
      stepsize: 0.1
      until: 200
      times: [0, 40, 80, 100, 120, 140, 160, 180, 200]
      """;

  private static final String CHEBYSHEV =
      """
      problem: edge-of-stability
      data: chebyshev-3
      model: {widths: [10]}
      stepsize: 0.2
      until: 20
      precision: float64
      """;

  private final EdgeOfStabilityKind kind = new EdgeOfStabilityKind();

  @TempDir private Path directory;

  private RunResult run(String yaml, String... changes) {
    return new Executor().execute(kind.plan("test", Resolved.of(yaml, changes)), directory);
  }

  private static double[] share(Trajectory run) {
    double[] sharpness = run.column("sharpness");
    double threshold = run.column("threshold")[0];
    return Arrays.stream(sharpness).map(s -> s / threshold).toArray();
  }

  /// It starts at three times the threshold and is thrown back; descent with half the squared error
  /// then stays within 15 % of 2/stepsize while the loss falls.
  @Test
  void aPerceptronThatStartsBeyondTheEdgeIsThrownBackToIt() {
    RunResult result = run(IMAGES);
    Trajectory run = result.trajectories().getFirst();
    double[] share = share(run);
    assertThat(run.column("threshold")).containsOnly(20);
    assertThat(share[0]).isGreaterThan(2);
    assertThat(Arrays.stream(share, 3, share.length).min().orElseThrow()).isGreaterThan(0.85);
    assertThat(Arrays.stream(share, 3, share.length).max().orElseThrow()).isLessThan(1.2);
    double[] loss = run.column("loss");
    assertThat(loss[8]).isLessThan(loss[3]).isLessThan(loss[0] / 10);
    assertThat(run.column("increases")[8]).isGreaterThan(20);
    double[] residual = run.column("sharpness_residual");
    for (int row = 0; row < residual.length; row++) {
      assertThat(residual[row]).isLessThan(0.1 * run.column("sharpness")[row]);
      assertThat(run.column("oscillation")[row]).isPositive();
      assertThat(run.column("beta")[row]).isPositive();
      assertThat(run.column("smallest")[row]).isLessThan(run.column("sharpness")[row]);
    }
    assertThat(kind.figures(result)).hasSize(3);
  }

  /// Progressive sharpening from below, then hovering.
  @Test
  void aSmallConvolutionalNetworkSharpensUntilItMeetsTheEdge() {
    RunResult result =
        run(
            IMAGES,
            "model={convolutions: [4, 4], widths: []}",
            "until=320",
            "times=[0, 40, 80, 120, 160, 200, 240, 280, 320]",
            "smallest-eigenvalue=false",
            "self-stabilisation=false");
    Trajectory run = result.trajectories().getFirst();
    double[] share = share(run);
    assertThat(share[0]).isLessThan(0.7);
    for (int row = 2; row <= 4; row++) {
      assertThat(share[row]).isGreaterThan(share[row - 1]);
    }
    assertThat(Arrays.stream(share, 4, share.length).min().orElseThrow()).isGreaterThan(0.7);
    assertThat(Arrays.stream(share, 4, share.length).max().orElseThrow()).isBetween(1.0, 1.5);
    assertThat(run.column("increases")[3]).isZero();
    assertThat(run.column("increases")[8]).isPositive();
    assertThat(run.column("smallest")).containsOnly(Double.NaN);
  }

  /// Under the cross-entropy the sharpness sinks again once all examples are right: the second
  /// derivative of the loss goes with the doubt that is left.
  @Test
  void underTheCrossEntropySharpnessSinksOnceAllIsLearnt() {
    Trajectory run =
        run(IMAGES, "loss=cross-entropy", "stepsize=0.2", "self-stabilisation=false")
            .trajectories()
            .getFirst();
    double[] share = share(run);
    assertThat(run.column("accuracy")[8]).isCloseTo(1, within(1e-12));
    assertThat(share[8]).isLessThan(share[0] / 5);
    assertThat(run.column("increases")[8]).isZero();
  }

  @Test
  void momentumMovesTheThreshold() {
    for (Trajectory run :
        run(CHEBYSHEV, "methods=[gd, polyak, nesterov]", "momentum=0.5").trajectories()) {
      double expected =
          switch (run.method()) {
            case "gd" -> 10;
            case "polyak" -> 15;
            default -> 7.5;
          };
      assertThat(run.column("threshold")[0]).isCloseTo(expected, within(1e-12));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          loss=cross-entropy           | cross-entropy needs classes
          model={convolutions: [2]}    | expected images
          data=mnist-of-1998           | mnist-of-1998
          stepsize=0                   | stepsize
          examples=1                   | examples
          data-sha256=12               | data-sha256
          momentum=1                   | momentum
          """)
  void wrongKeysAreRefusedInOneLine(String change, String told) {
    assertThatThrownBy(() -> kind.plan("test", Resolved.of(CHEBYSHEV, change)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(told)
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          examples=60000                                   | has 6000
          model={convolutions: [2, 2, 2, 2, 2], widths: []} | too many for images of 28 x 28
          """)
  void whatTheImagesDoNotAllowIsRefusedInOneLine(String change, String told) {
    assertThatThrownBy(() -> kind.plan("test", Resolved.of(IMAGES, change)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(told)
        .hasMessageNotContaining("\n");
  }
}
