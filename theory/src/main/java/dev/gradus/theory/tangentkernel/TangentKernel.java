package dev.gradus.theory.tangentkernel;

import dev.gradus.core.InputException;
import dev.gradus.core.Problem;
import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;

/// A linear model of fixed features under the sum of logistic losses: a network whose tangent
/// kernel does not change. With margins m = Y Phi theta and the singular value decomposition Y Phi
/// = U S V^T, feature j has strength s_j and response z_j = s_j (V^T theta)_j, and m = U z
/// (Pezeshki et al., arXiv 2011.09468). The loss is
///
/// sum ln(1 + exp(-m)) + (weight decay / 2) |theta|^2 + (decoupling / 2) |m|^2.
public final class TangentKernel implements Problem {
  private final double[][] directions;
  private final double[] strengths;
  private final double[] start;
  private final double weightDecay;
  private final double decoupling;

  /// @param directions U: `directions[i][j]` is how much example i has of feature j; orthonormal
  ///   columns
  /// @param strengths s_j, not negative
  /// @param start responses at time 0; 0 where the strength is 0
  /// @param weightDecay factor of |theta|^2 / 2, at least 0
  /// @param decoupling factor of |m|^2 / 2, at least 0: spectral decoupling
  /// @throws InputException if the sizes do not fit or the columns are not orthonormal to 1e-9
  public TangentKernel(
      double[][] directions,
      double[] strengths,
      double[] start,
      double weightDecay,
      double decoupling) {
    require(
        directions.length >= 1
            && Arrays.stream(directions).allMatch(row -> row.length == strengths.length),
        "directions: expected one row an example, with %d numbers each as in strengths"
            .formatted(strengths.length));
    require(
        start.length == strengths.length,
        "initial: %d numbers found, expected %d".formatted(start.length, strengths.length));
    for (int j = 0; j < strengths.length; j++) {
      require(
          strengths[j] >= 0 && strengths[j] < Double.POSITIVE_INFINITY,
          "strengths: " + strengths[j] + " found, expected numbers >= 0");
      require(
          Double.isFinite(start[j]) && (strengths[j] > 0 || start[j] == 0),
          "initial: " + start[j] + " found, expected finite numbers, 0 where the strength is 0");
      for (int other = 0; other <= j; other++) {
        double product = 0;
        for (double[] row : directions) {
          product += row[j] * row[other];
        }
        require(
            Math.abs(product - (j == other ? 1 : 0)) < 1e-9,
            "directions: the product of columns %d and %d is %s; expected orthonormal columns"
                .formatted(other, j, product));
      }
    }
    require(
        weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY,
        "weight-decay: " + weightDecay + " found, expected a number >= 0");
    require(
        decoupling >= 0 && decoupling < Double.POSITIVE_INFINITY,
        "decoupling: " + decoupling + " found, expected a number >= 0");
    this.directions = Arrays.stream(directions).map(double[]::clone).toArray(double[][]::new);
    this.strengths = strengths.clone();
    this.start = start.clone();
    this.weightDecay = weightDecay;
    this.decoupling = decoupling;
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new InputException(message);
    }
  }

  /// From a kernel K = Phi Phi^T: Y K Y = U S^2 U^T. Strengths fall, and the sign of each direction
  /// makes its examples' sum positive.
  ///
  /// @param kernel symmetric, not indefinite, n x n
  /// @param labels +1 or -1, n
  /// @throws InputException if it is not such a kernel
  public static TangentKernel of(
      double[][] kernel, double[] labels, double weightDecay, double decoupling) {
    int n = labels.length;
    RealMatrix signed = new Array2DRowRealMatrix(n, n);
    double largest = 0;
    for (int i = 0; i < n; i++) {
      require(
          kernel.length == n && kernel[i].length == n,
          "kernel: expected %d x %d numbers, as many as labels".formatted(n, n));
      require(Math.abs(labels[i]) == 1, "labels: " + labels[i] + " found, expected 1 or -1");
      for (int j = 0; j < n; j++) {
        require(
            Double.isFinite(kernel[i][j]), "kernel: " + kernel[i][j] + " found, expected numbers");
        largest = Math.max(largest, Math.abs(kernel[i][j]));
        signed.setEntry(i, j, labels[i] * labels[j] * kernel[i][j]);
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        require(
            Math.abs(kernel[i][j] - kernel[j][i]) <= 1e-9 * largest,
            "kernel: [%d][%d] and [%d][%d] differ; expected a symmetric matrix"
                .formatted(i, j, j, i));
        signed.setEntry(j, i, signed.getEntry(i, j));
      }
    }
    EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(signed, 1e-12, true);
    double[] strengths = new double[n];
    double[][] directions = new double[n][n];
    for (int j = 0; j < n; j++) {
      double value = eigen.getEigenvalue(j);
      require(value >= -1e-9 * n * largest, "kernel: negative eigenvalue " + value);
      strengths[j] = value <= 1e-14 * n * largest ? 0 : Math.sqrt(value);
      double[] direction = eigen.getEigenvector(j).toArray();
      double sign = Arrays.stream(direction).sum() < 0 ? -1 : 1;
      for (int i = 0; i < n; i++) {
        directions[i][j] = sign * direction[i];
      }
    }
    return new TangentKernel(directions, strengths, new double[n], weightDecay, decoupling);
  }

  /// How many features there are.
  public int size() {
    return strengths.length;
  }

  /// How many examples there are.
  public int examples() {
    return directions.length;
  }

  public double weightDecay() {
    return weightDecay;
  }

  public double decoupling() {
    return decoupling;
  }

  /// s.
  public double[] strengths() {
    return strengths.clone();
  }

  /// The same features and examples under other penalties.
  public TangentKernel with(double weightDecay, double decoupling) {
    return new TangentKernel(directions, strengths, start, weightDecay, decoupling);
  }

  /// V^T theta at time 0.
  double[] startWeights() {
    double[] weights = new double[size()];
    Arrays.setAll(weights, j -> start[j] == 0 ? 0 : start[j] / strengths[j]);
    return weights;
  }

  /// z.
  double[] responses(double[] weights) {
    double[] responses = new double[size()];
    Arrays.setAll(responses, j -> strengths[j] * weights[j]);
    return responses;
  }

  /// m = U z.
  double[] margins(double[] responses) {
    double[] margins = new double[examples()];
    for (int i = 0; i < margins.length; i++) {
      for (int j = 0; j < responses.length; j++) {
        margins[i] += directions[i][j] * responses[j];
      }
    }
    return margins;
  }

  /// U^T x.
  double[] project(double[] x) {
    double[] sums = new double[size()];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < sums.length; j++) {
        sums[j] += directions[i][j] * x[i];
      }
    }
    return sums;
  }

  double direction(int example, int feature) {
    return directions[example][feature];
  }

  /// Minus the gradient of the loss by V^T theta.
  void descent(double[] weights, double[] into) {
    double[] responses = responses(weights);
    double[] pulls = margins(responses);
    Arrays.setAll(pulls, i -> 1 / (1 + Math.exp(pulls[i])));
    double[] projected = project(pulls);
    for (int j = 0; j < into.length; j++) {
      into[j] =
          strengths[j] * (projected[j] - decoupling * responses[j]) - weightDecay * weights[j];
    }
  }
}
