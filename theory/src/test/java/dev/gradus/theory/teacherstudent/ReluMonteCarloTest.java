package dev.gradus.theory.teacherstudent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import org.junit.jupiter.api.Test;

class ReluMonteCarloTest {
  private static final int LAWS = 4;
  private static final int SAMPLES = 400_000;

  /// All E[g'_a g'_b g_d g_e], coincident fields included, of four laws of four correlated fields:
  /// 400 averages, each within 4.5 standard errors of the mean of samples; a false alarm in one of
  /// 370 choices of the seed.
  @Test
  void averagesOfFourFieldsAreThoseOfSamples() {
    RandomStream stream = new RandomStreams(4).stream("fields");
    for (int law = 0; law < LAWS; law++) {
      double[][] rows = BruteForce.gaussianWeights(4, 4, stream);
      double[][] sum = new double[10][10];
      double[][] squares = new double[10][10];
      double[] normals = new double[4];
      double[] field = new double[4];
      for (int s = 0; s < SAMPLES; s++) {
        stream.nextGaussians(normals, 0, 4);
        for (int i = 0; i < 4; i++) {
          field[i] = 0;
          for (int n = 0; n < 4; n++) {
            field[i] += rows[i][n] * normals[n];
          }
        }
        add(field, sum, squares);
      }
      double[][] covariance = gram(rows);
      GaussianAverages relu = (GaussianAverages) Activations.RELU;
      for (int ab = 0; ab < 10; ab++) {
        for (int de = 0; de < 10; de++) {
          double mean = sum[ab][de] / SAMPLES;
          double variance = squares[ab][de] / SAMPLES - mean * mean;
          double expected = relu.i4(covariance, first(ab), second(ab), first(de), second(de));
          assertThat(Math.abs(mean - expected))
              .as("law %d, fields %d %d, %d %d", law, first(ab), second(ab), first(de), second(de))
              .isLessThan(4.5 * Math.sqrt(variance / SAMPLES));
        }
      }
    }
  }

  private static void add(double[] field, double[][] sum, double[][] squares) {
    for (int ab = 0; ab < 10; ab++) {
      if (field[first(ab)] > 0 && field[second(ab)] > 0) {
        for (int de = 0; de < 10; de++) {
          double product = Math.max(0, field[first(de)]) * Math.max(0, field[second(de)]);
          sum[ab][de] += product;
          squares[ab][de] += product * product;
        }
      }
    }
  }

  private static double[][] gram(double[][] rows) {
    double[][] gram = new double[4][4];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        for (int n = 0; n < 4; n++) {
          gram[i][j] += rows[i][n] * rows[j][n];
        }
      }
    }
    return gram;
  }

  /// The pairs 0 0, 1 0, 1 1, 2 0, ..., 3 3.
  private static int first(int pair) {
    return pair < 1 ? 0 : pair < 3 ? 1 : pair < 6 ? 2 : 3;
  }

  private static int second(int pair) {
    return pair - first(pair) * (first(pair) + 1) / 2;
  }
}
