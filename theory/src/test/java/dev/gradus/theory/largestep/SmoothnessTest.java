package dev.gradus.theory.largestep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.InputException;
import dev.gradus.core.Recorder;
import dev.gradus.core.TimeGrid;
import dev.gradus.core.Trajectory;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SmoothnessTest {

  /// activation_constants.csv, from a grid with refinement.
  @Test
  void constantsAreThoseOfTheReference() {
    for (String line : ReferenceRun.lines("activation_constants.csv").stream().skip(1).toList()) {
      String[] cells = line.split(",");
      Activation phi = parse(cells[0]);
      assertThat(phi.lipschitz()).as(line).isCloseTo(Double.parseDouble(cells[1]), within(1e-9));
      assertThat(phi.smoothness()).as(line).isCloseTo(Double.parseDouble(cells[3]), within(1e-9));
      assertThat(phi.kappa()).as(line).isCloseTo(Double.parseDouble(cells[5]), within(1e-9));
      if (phi.leak() > 0) {
        assertThat(phi.alpha()).as(line).isCloseTo(Double.parseDouble(cells[7]), within(1e-9));
      } else {
        assertThat(phi.alpha()).isZero();
      }
    }
  }

  /// Such as `leaky-gelu c=0.5 s=(1-c)/4` and `hrelu(h=0.1)`.
  private static Activation parse(String name) {
    double width = name.contains("h=") ? after(name, "h=") : 1;
    double leak = name.contains("c=") ? after(name, "c=") : 0;
    double scale =
        leak == 0
            ? 1
            : name.contains("s=(1-c)/4")
                ? (1 - leak) / 4
                : name.contains("s=(1-c)") ? 1 - leak : after(name, "s=");
    String shape = name.replaceFirst("^leaky-", "").split("[ (]")[0];
    return new Activation(Shape.of(shape), width, leak, scale);
  }

  private static double after(String name, String key) {
    return Double.parseDouble(name.substring(name.indexOf(key) + key.length()).split("[ )]")[0]);
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void slopesAndCurvaturesAreDerivatives(Shape shape) {
    Activation phi = new Activation(shape, 0.7, 0.2, 0.6);
    SplittableRandom random = new SplittableRandom(3);
    double h = 1e-5;
    for (int i = 0; i < 300; i++) {
      double z = random.nextDouble(-8, 8);
      if (shape == Shape.HRELU && Math.min(Math.abs(z), Math.abs(z - 0.7)) < 1e-3) {
        continue;
      }
      double slope = (phi.value(z + h) - phi.value(z - h)) / (2 * h);
      double curvature = (phi.slope(z + h) - phi.slope(z - h)) / (2 * h);
      assertThat(phi.slope(z)).isCloseTo(slope, within(1e-9));
      assertThat(phi.curvature(z)).isCloseTo(curvature, within(1e-9));
    }
    assertThat(phi.value(1e300)).isBetween(0.0, 1e300);
    assertThat(phi.slope(-1e300)).isBetween(-0.1, 1.0);
  }

  @ParameterizedTest
  @EnumSource(Loss.Kind.class)
  void lossesHaveTheirDerivativesAndInverse(Loss.Kind kind) {
    Loss loss = new Loss(kind, 1.5);
    double h = 1e-5;
    for (double q = -3.05; q < 9; q += 0.1) {
      assertThat(loss.slope(q))
          .isCloseTo((loss.value(q - h) - loss.value(q + h)) / (2 * h), within(1e-7));
      assertThat(loss.curvature(q))
          .isCloseTo((loss.slope(q - h) - loss.slope(q + h)) / (2 * h), within(1e-7));
      assertThat(loss.logValue(q)).isCloseTo(Math.log(loss.value(q)), within(1e-12));
      assertThat(loss.inverseSlope(loss.value(q)) * loss.slope(q)).isCloseTo(1, within(1e-9));
    }
  }

  /// 0 <= l(z) - l(x) - l'(x) (z - x) <= 2 l(x) (z - x)^2 for |z - x| < 1.
  @Test
  void lemmaA2Holds() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 10_000; i++) {
      double x = random.nextDouble(-30, 30);
      double move = random.nextDouble(-1, 1);
      double l = Loss.LOGISTIC.value(x);
      double rest = Loss.LOGISTIC.value(x + move) - l + Loss.LOGISTIC.slope(x) * move;
      double rounding = 1e-14 * (1 + Math.abs(x));
      assertThat(rest).isBetween(-rounding, 2 * l * move * move + rounding);
    }
  }

  /// One step through inner products of inputs is the step on the weights.
  @Test
  void bothFormsTakeTheSamePath() {
    TwoLayerClassifier wide =
        DescentConformance.problem(9, Loss.LOGISTIC, new Stepsize.Constant(5));
    double[][] doubled = new double[12][];
    double[] labels = new double[12];
    for (int i = 0; i < 12; i++) {
      doubled[i] = wide.data().x()[i % 6];
      labels[i] = wide.data().y()[i % 6];
    }
    TwoLayerClassifier tall =
        TwoLayerClassifier.of(
            new BinaryData(doubled, labels),
            wide.signs(),
            wide.activation(),
            wide.initial(),
            wide.stepsize());
    Trajectory one = run(wide, 100);
    Trajectory other = run(tall, 100);
    for (String column : List.of("risk", "qmin", "wnorm", "gradnorm", "v", "sharpness")) {
      double[] expected = other.column(column);
      for (int i = 0; i < expected.length; i++) {
        assertThat(one.column(column)[i])
            .as(column)
            .isCloseTo(expected[i], within(1e-10 * Math.abs(expected[i]) + 1e-13));
      }
    }
  }

  private static Trajectory run(TwoLayerClassifier problem, long steps) {
    return Recorder.run(
        new GradientDescent(),
        problem,
        0,
        TimeGrid.of(0, 1, 5, steps),
        List.of(new RiskProbe(problem, DenseHessian::sharpness)));
  }

  /// With an adaptive stepsize the risk falls far below the smallest number, and stays a number.
  @Test
  void tinyRisksAreFollowedInLogarithms() {
    BinaryData data = new BinaryData(new double[][] {{0.6, 0.8}, {0.6, -0.8}}, new double[] {1, 1});
    Trajectory run = run(TwoLayerClassifier.linear(data, new Stepsize.Adaptive(64)), 100);
    assertThat(run.column("risk")[3]).isZero();
    assertThat(run.column("gamma_a")[3]).isCloseTo(0.6, within(0.01));
    assertThat(run.column("margin_bar")[3]).isCloseTo(0.6, within(0.01));
  }

  @Test
  void smallStepsFollowTheFlow() {
    TwoLayerClassifier problem =
        DescentConformance.problem(3, Loss.LOGISTIC, new Stepsize.Constant(0.001));
    double steps = run(problem, 1000).column("risk")[3];
    double flow =
        Recorder.run(
                new GradientFlow(),
                problem,
                0,
                TimeGrid.of(0, 1000),
                List.of(new RiskProbe(problem, state -> Double.NaN)))
            .column("risk")[1];
    assertThat(steps).isCloseTo(flow, within(1e-4));
  }

  @Test
  void marginsOfSupportVectorMachines() {
    assertThat(HardMargin.of(ReferenceRun.all().get(0).problem().data()).margin()).isZero();
    BinaryData one = new BinaryData(new double[][] {{3, 4}}, new double[] {-1});
    assertThat(HardMargin.of(one).margin()).isCloseTo(5, within(1e-12));
    BinaryData both =
        new BinaryData(new double[][] {{1, 0}, {1, 0}, {1, 0}}, new double[] {1, 1, -1});
    assertThat(HardMargin.of(both).margin()).isZero();
    assertThat(HardMargin.of(new BinaryData(new double[1][2], new double[] {1})).margin()).isZero();
  }

  /// No margin exceeds the distance of any point of the convex hull, and one that reaches it is the
  /// largest: a thousand examples, their labels from a direction or from a coin.
  @Test
  void theMarginOfAThousandExamplesIsItsOwnProof() {
    SplittableRandom random = new SplittableRandom(11);
    double[][] x = new double[1000][3];
    double[] y = new double[1000];
    for (int i = 0; i < 1000; i++) {
      y[i] = random.nextBoolean() ? 1 : -1;
      x[i][0] = y[i] * (0.05 + (i < 2 ? 0 : random.nextDouble()));
      x[i][1] = y[i] * (i < 2 ? 1 - 3 * i : random.nextGaussian());
      x[i][2] = y[i] * (i < 2 ? 0 : random.nextGaussian());
    }
    HardMargin found = HardMargin.of(new BinaryData(x, y));
    // Points 0 and 1 have (0.05, 0, 0) between them, which is as near as the margin in (1, 0, 0).
    assertThat(found.margin()).isCloseTo(0.05, within(1e-9));
    assertThat(found.direction()[0]).isCloseTo(1, within(1e-9));
    for (int i = 0; i < 1000; i++) {
      y[i] = random.nextBoolean() ? 1 : -1;
    }
    assertThat(HardMargin.of(new BinaryData(x, y)).margin()).isZero();
  }

  @Test
  void badNumbersAreRefusedInOneLine() {
    assertThatThrownBy(() -> new BinaryData(new double[][] {{Double.NaN}}, new double[] {1}))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("row 1 has NaN");
    assertThatThrownBy(() -> new BinaryData(new double[][] {{1}}, new double[] {0}))
        .hasMessageContaining("label 0.0");
    assertThatThrownBy(() -> new BinaryData(new double[0][], new double[0]))
        .hasMessageContaining("no example");
    assertThatThrownBy(() -> new Stepsize.Constant(Double.POSITIVE_INFINITY))
        .hasMessageContaining("Infinity");
    assertThatThrownBy(() -> Loss.of("hinge", 1)).hasMessageContaining("hinge");
    assertThatThrownBy(() -> Shape.of("relu")).hasMessageContaining("relu");
  }

  @Test
  void aHugeStepsizeIsSurvived() {
    BinaryData data = new BinaryData(new double[][] {{0.5, 0.2}}, new double[] {1});
    Trajectory run = run(TwoLayerClassifier.linear(data, new Stepsize.Constant(1e300)), 50);
    assertThat(run.column("wnorm")[3]).isBetween(1e299, 1e300);
    assertThat(run.column("risk")[3]).isZero();
  }
}
