package dev.gradus.theory.tangentkernel;

import dev.gradus.core.InputException;
import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/// Where training ends: the one minimum of a loss with a penalty, by Newton's method on the convex
/// loss.
///
/// @param responses z*, one a feature
/// @param margins m*, one an example
/// @param alpha sigma(-m*), the dual variables; under weight decay w they minimise the dual |Phi^T
///   Y alpha|^2 / (2 w) minus the sum of their entropies
public record FixedPoint(double[] responses, double[] margins, double[] alpha) {
  private static final int MOST_STEPS = 500;

  /// @throws InputException if there is no penalty, so that the weights grow for ever
  public static FixedPoint of(TangentKernel problem) {
    if (problem.weightDecay() == 0 && problem.decoupling() == 0) {
      throw new InputException("weight-decay and decoupling are 0: the weights grow for ever");
    }
    double[] weights = new double[problem.size()];
    double[] descent = new double[weights.length];
    problem.descent(weights, descent);
    double norm = norm(descent);
    for (int n = 0; n < MOST_STEPS && norm > 0; n++) {
      double[] step = newton(problem, weights, descent);
      double part = 1;
      double[] next = moved(weights, step, part);
      problem.descent(next, descent);
      while (!(norm(descent) < norm) && part > 1e-10) {
        part /= 2;
        next = moved(weights, step, part);
        problem.descent(next, descent);
      }
      if (!(norm(descent) < norm)) {
        break;
      }
      norm = norm(descent);
      weights = next;
    }
    double[] responses = problem.responses(weights);
    double[] margins = problem.margins(responses);
    return new FixedPoint(
        responses, margins, Arrays.stream(margins).map(m -> 1 / (1 + Math.exp(m))).toArray());
  }

  /// The margin u* that all examples share under spectral decoupling alone, where there are as many
  /// features as examples: `decoupling` u = sigma(-u).
  ///
  /// @param decoupling positive
  public static double sharedMargin(double decoupling) {
    double low = 0;
    double high = 0.5 / decoupling;
    for (int n = 0; n < 200; n++) {
      double middle = 0.5 * (low + high);
      if (decoupling * middle * (1 + Math.exp(middle)) < 1) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0.5 * (low + high);
  }

  private static double[] newton(TangentKernel problem, double[] weights, double[] descent) {
    int n = weights.length;
    double[] strengths = problem.strengths();
    double[] curvature = problem.margins(problem.responses(weights));
    Arrays.setAll(
        curvature,
        i -> {
          double sigma = 1 / (1 + Math.exp(Math.abs(curvature[i])));
          return sigma * (1 - sigma);
        });
    RealMatrix hessian = new Array2DRowRealMatrix(n, n);
    for (int j = 0; j < n; j++) {
      for (int k = 0; k <= j; k++) {
        double sum = j == k ? problem.decoupling() : 0;
        for (int i = 0; i < curvature.length; i++) {
          sum += problem.direction(i, j) * curvature[i] * problem.direction(i, k);
        }
        // A feature without strength has no gradient: any positive number keeps it where it is.
        double own = strengths[j] == 0 && problem.weightDecay() == 0 ? 1 : problem.weightDecay();
        double entry = strengths[j] * strengths[k] * sum + (j == k ? own : 0);
        hessian.setEntry(j, k, entry);
        hessian.setEntry(k, j, entry);
      }
    }
    return new CholeskyDecomposition(hessian, 1e-10, 0)
        .getSolver()
        .solve(new ArrayRealVector(descent))
        .toArray();
  }

  private static double[] moved(double[] weights, double[] step, double part) {
    double[] next = weights.clone();
    Arrays.setAll(next, j -> weights[j] + part * step[j]);
    return next;
  }

  private static double norm(double[] x) {
    return Math.sqrt(Arrays.stream(x).map(v -> v * v).sum());
  }
}
