package dev.gradus.theory.largestep;

import dev.gradus.core.Curvature;

/// The risk and its gradient at one time, with what theorems on large stepsizes are about.
///
/// As a [Curvature] it multiplies with the Hessian of the risk; the order of the parameters is unit
/// by unit.
public interface RiskState extends Curvature {

  /// L, the mean loss.
  double risk();

  /// log L, also where L is below the smallest number.
  double logRisk();

  /// The smallest margin y_i f(x_i).
  double smallestMargin();

  /// |w|.
  double weightNorm();

  /// |grad L|.
  double gradientNorm();

  /// G, the mean of -l'(q_i); for the logistic loss the mean of 1 / (1 + exp(q_i)).
  double gradientPotential();

  /// F, the mean of exp(-q_i); infinite where it overflows.
  double exponentialRisk();

  /// v = <grad L, -w>.
  double descentAlongWeights();

  /// The stepsize of the next step.
  double stepsize();

  /// A copy of w, m rows of d numbers.
  double[][] weights();
}
