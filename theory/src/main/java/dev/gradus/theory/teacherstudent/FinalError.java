package dev.gradus.theory.teacherstudent;

import dev.gradus.core.InputException;

/// The generalisation error that online SGD with a constant stepsize ends at, for small label
/// noise, around a state without error ([FixedPoints]).
///
/// ```java
/// var point = FixedPoints.specialised(t, a, 4, 1);
/// double error = FinalError.linearResponse(problem, point);
/// ```
///
/// Of the problem the activation, the trained layers, the stepsizes, the noise and the batch count;
/// the initial state does not. There must be no weight decay, since with it there is no state
/// without error.
public final class FinalError {
  private FinalError() {}

  /// The law for small stepsizes: eta sigma^2 / (4 batch) sum_k v_k^2 E[g'(lambda_k)^2], for every
  /// activation with known averages, whichever layers are trained.
  ///
  /// @throws InputException for weight decay, or an activation without [GaussianAverages]
  public static double smallRate(TeacherStudent problem, OrderParameters point) {
    problem.requireEquations("the final error");
    requireNoDecay(problem);
    GaussianAverages averages = averages(problem);
    double[][] gram = point.gram();
    double sum = 0;
    for (int k = 0; k < point.student(); k++) {
      sum += point.v(k) * point.v(k) * averages.j2(gram, k, k);
    }
    return 0.25 * problem.stepsize() * noiseVariance(problem) * sum / problem.batch();
  }

  /// To first order in the noise variance and exact in the stepsize: the fixed point of the
  /// order-parameter equations moves by m sigma^2 with J m = -b, J their Jacobian there and b their
  /// derivative by sigma^2.
  ///
  /// Meaningless beyond [#largestStepsize]. Costs a singular value decomposition of J. With ReLU
  /// the next order is smaller by a factor of order sigma only, and motion along states without
  /// error is left out: trained in both layers, ReLU units drift among them in time 1 / sigma^2.
  ///
  /// @throws InputException for weight decay, an activation without equations, or ReLU units
  ///   without weights or of a linearly dependent teacher
  public static double linearResponse(TeacherStudent problem, OrderParameters point) {
    return noiseVariance(problem) * new Linearisation(checked(problem), point).response();
  }

  /// Whether the state without error is stable at the problem's stepsizes, without which
  /// [#linearResponse] means nothing; some sixty times cheaper than [#largestStepsize].
  ///
  /// @throws InputException as [#linearResponse]
  public static boolean isStable(TeacherStudent problem, OrderParameters point) {
    return new Linearisation(checked(problem), point).isStable();
  }

  /// The stepsize (of the first layer, that of the second in proportion) beyond which the state
  /// without error is unstable and [#linearResponse] means nothing, or infinity.
  ///
  /// @throws InputException as [#linearResponse]
  public static double largestStepsize(TeacherStudent problem, OrderParameters point) {
    return problem.stepsize() * new Linearisation(checked(problem), point).largestFactor();
  }

  /// A linear network of which only the first layer is trained, or with second-layer weights `v` as
  /// they are at the end: eta sigma^2 S / (4 batch - 2 eta S), S = sum_k v_k^2; infinite where that
  /// is unstable.
  ///
  /// @param stepsize eta
  /// @param noise sigma, a standard deviation
  /// @param batch examples an update
  /// @param v second-layer weights of the student
  public static double linear(double stepsize, double noise, int batch, double... v) {
    double squares = 0;
    for (double weight : v) {
      squares += weight * weight;
    }
    double rate = stepsize * squares;
    return rate < 2 * batch
        ? rate * noise * noise / (4 * batch - 2 * rate)
        : Double.POSITIVE_INFINITY;
  }

  private static double noiseVariance(TeacherStudent problem) {
    return problem.noise() * problem.noise();
  }

  private static GaussianAverages averages(TeacherStudent problem) {
    if (problem.activation() instanceof GaussianAverages averages) {
      return averages;
    }
    throw new InputException(
        "activation: "
            + problem.activation().name()
            + " found, but the final error needs one with known averages (GaussianAverages)");
  }

  private static TeacherStudent checked(TeacherStudent problem) {
    problem.requireEquations("the final error");
    requireNoDecay(problem);
    averages(problem);
    return problem;
  }

  private static void requireNoDecay(TeacherStudent problem) {
    if (problem.weightDecay() != 0) {
      throw new InputException(
          "weight-decay: "
              + problem.weightDecay()
              + " found, expected 0: with weight decay no state is without error");
    }
  }
}
