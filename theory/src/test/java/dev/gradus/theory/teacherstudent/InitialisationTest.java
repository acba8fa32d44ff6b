package dev.gradus.theory.teacherstudent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import dev.gradus.theory.teacherstudent.Initialisation.Scaling;
import dev.gradus.theory.teacherstudent.Initialisation.Start;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialisationTest {
  private static final long MANY = 1_000_000_000_000L;

  private static OrderParameters draw(
      Initialisation law, int student, int teacher, long inputs, TrainedLayers trained) {
    return law.draw(student, teacher, inputs, trained, new RandomStreams(1).stream("initial"));
  }

  /// N Q_kk and v_k^2, as functions of N = 100 and K = 4, are averaged over 20,000 draws of four
  /// units: 5 standard errors.
  @ParameterizedTest
  @CsvSource({
    "LARGE, 1, 1",
    "SMALL, 1e-6, 1e-6",
    "MIXED, 0.01, 0.25",
    "TINY, 1e-4, 0.0625",
    "CONSTANT, 1e-6, 1"
  })
  void gaussianStartsHaveTheirVariances(Start start, double first, double second) {
    RandomStream stream = new RandomStreams(3).stream("initial");
    Initialisation law = Initialisation.of(start);
    double q = 0;
    double v = 0;
    int count = 20_000;
    for (int i = 0; i < count; i++) {
      OrderParameters s = law.draw(4, 2, 100, TrainedLayers.BOTH, stream);
      for (int k = 0; k < 4; k++) {
        q += s.q(k, k) / (4 * count);
        v += s.v(k) * s.v(k) / (4 * count);
      }
    }
    assertThat(q / first).isCloseTo(1, within(5 * Math.sqrt(2. / 100 / (4 * count))));
    assertThat(v / second).isCloseTo(1, within(5 * Math.sqrt(2. / (4 * count))));
  }

  @Test
  void anInformedStudentIsNearlyItsTeacher() {
    Initialisation law = Initialisation.of(Start.INFORMED);
    OrderParameters s = draw(law, 3, 2, 100, TrainedLayers.BOTH);
    for (int m = 0; m < 2; m++) {
      assertThat(s.q(m, m)).isCloseTo(s.t(m, m), within(1e-8));
      assertThat(s.r(m, 1)).isCloseTo(s.t(m, 1), within(1e-8));
      assertThat(s.v(m)).isCloseTo(s.a(m), within(1e-8)).isNotEqualTo(s.a(m));
    }
    assertThat(s.q(2, 2)).isBetween(1e-20, 1e-17);
    assertThat(draw(law, 3, 2, 100, TrainedLayers.FIRST).v(2)).isEqualTo(1);
  }

  @Test
  void aDenoisingStudentSharesTheTeachersUnits() {
    OrderParameters s = draw(Initialisation.of(Start.DENOISING), 5, 2, 100, TrainedLayers.BOTH);
    double[][] t = {{s.t(0, 0), s.t(0, 1)}, {s.t(1, 0), s.t(1, 1)}};
    assertThat(s).isEqualTo(FixedPoints.shared(t, new double[] {1, 1}, 5));
  }

  @Test
  void scalingsDivideTheSecondLayersByTheNumbersOfUnits() {
    Initialisation large = Initialisation.of(Start.LARGE);
    OrderParameters normalised =
        draw(large.with(Scaling.NORMALISED), 5, 2, MANY, TrainedLayers.BOTH);
    assertThat(normalised.a(1)).isEqualTo(0.5);
    assertThat(normalised.v(3)).isEqualTo(0.2);
    OrderParameters mean = draw(large.with(Scaling.MEAN_FIELD), 16, 4, MANY, TrainedLayers.FIRST);
    assertThat(mean.a(1)).isEqualTo(0.5);
    assertThat(mean.v(3)).isEqualTo(0.25);
  }

  @Test
  void teachersCanBeGradedAndOfMixedSigns() {
    TeacherLaw law = TeacherLaw.graded(1., 2., 3.).withSecondLayer(4).withMixedSigns();
    OrderParameters s =
        draw(Initialisation.of(Start.LARGE).with(law), 2, 3, MANY, TrainedLayers.FIRST);
    for (int m = 0; m < 3; m++) {
      assertThat(s.t(m, m)).isCloseTo(m + 1, within(1e-14));
      assertThat(s.t(m, (m + 1) % 3)).isZero();
      assertThat(s.a(m)).isEqualTo(m < 2 ? -4 : 4);
    }
    assertThat(s.v(0)).isEqualTo(4);
    TeacherLaw gaussian = TeacherLaw.ORTHOGONAL.withGaussianSecondLayer();
    OrderParameters other =
        draw(Initialisation.of(Start.LARGE).with(gaussian), 2, 3, MANY, TrainedLayers.FIRST);
    assertThat(other.t(2, 2)).isCloseTo(1, within(1e-14));
    assertThat(other.a(0)).isNotEqualTo(other.a(1));
  }

  /// At N = 5 with three rows of which each entry is zero with probability S = 0.4, against means
  /// and variances of sums of products of independent entries: E T_mm = 1 - S, Var T_mm = (3 (1 -
  /// S)
  /// - (1 - S)^2) / N, Var T_mn = (1 - S)^2 / N; R keeps E R^2 = E T / N. 5 standard errors.
  @Test
  void sparseTeachersHaveTheLawOfMaskedEntries() {
    int inputs = 5;
    double kept = 0.6;
    int count = 100_000;
    Initialisation law = Initialisation.of(Start.LARGE).with(TeacherLaw.GAUSSIAN.withSparsity(0.4));
    RandomStream stream = new RandomStreams(8).stream("initial");
    double[] sums = new double[4];
    for (int i = 0; i < count; i++) {
      OrderParameters s = law.draw(2, 3, inputs, TrainedLayers.FIRST, stream);
      sums[0] += s.t(1, 1) / count;
      sums[1] += Math.pow(s.t(1, 1) - kept, 2) / count;
      sums[2] += Math.pow(s.t(0, 2), 2) / count;
      sums[3] += Math.pow(s.r(1, 0), 2) / count;
    }
    double variance = (3 * kept - kept * kept) / inputs;
    assertThat(sums[0]).isCloseTo(kept, within(5 * Math.sqrt(variance / count)));
    assertThat(sums[1]).isCloseTo(variance, within(0.05 * variance));
    assertThat(sums[2]).isCloseTo(kept * kept / inputs, within(0.05 * kept * kept / inputs));
    assertThat(sums[3]).isCloseTo(kept / inputs, within(0.05 * kept / inputs));
  }

  /// Mean and variance n p and n p (1 - p), to 5 standard errors.
  @ParameterizedTest
  @CsvSource({"7, 0.3", "1000, 0.02", "1000000000, 0.7"})
  void binomialNumbersHaveTheirMeanAndVariance(long n, double p) {
    RandomStream stream = new RandomStreams(2).stream("binomial");
    int count = 50_000;
    ToDoubleFunction<Long> standard = k -> (k - n * p) / Math.sqrt(n * p * (1 - p));
    double mean = 0;
    double square = 0;
    for (int i = 0; i < count; i++) {
      double z = standard.applyAsDouble(Binomial.draw(n, p, stream));
      mean += z / count;
      square += z * z / count;
    }
    assertThat(mean).isCloseTo(0, within(5 / Math.sqrt(count)));
    assertThat(square).isCloseTo(1, within(5 * Math.sqrt(2.2 / count)));
  }

  @Test
  void lawsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> TeacherLaw.GAUSSIAN.withSparsity(1.5))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("sparsity: 1.5");
    assertThatThrownBy(() -> TeacherLaw.ORTHOGONAL.withSparsity(0.5))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("orthogonal");
    assertThatThrownBy(() -> TeacherLaw.graded(-1.))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("lengths: -1.0");
    Initialisation graded = Initialisation.of(Start.LARGE).with(TeacherLaw.graded(1., 2.));
    assertThatThrownBy(() -> draw(graded, 2, 3, 100, TrainedLayers.FIRST))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("2 numbers found");
    Initialisation sparse =
        Initialisation.of(Start.LARGE).with(TeacherLaw.GAUSSIAN.withSparsity(0.5));
    assertThatThrownBy(() -> draw(sparse, 2, 20, 100, TrainedLayers.FIRST))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("at most 16");
  }
}
