/// Gradient descent with large stepsizes on classifiers (Cai, Wu, Mei, Lindsey and Bartlett, arXiv
/// 2406.08654; Wu, Bartlett, Telgarsky and Yu, arXiv 2402.15926): first the risk oscillates, then
/// it falls steadily while the margin grows.
///
/// Start with the problem [TwoLayerClassifier] on [BinaryData]: an [Activation], a [Loss] and a
/// [Stepsize]. [GradientDescent], [Momentum] and [GradientFlow] solve it; all offer a [RiskState],
/// which [RiskProbe] writes into a trajectory. [Constants] says how smooth the problem is, and
/// [Certificate] what the theorems promise of a run and whether it kept to it. [HardMargin] is the
/// largest margin of a linear classifier without bias, [MarginFunctions] are the normalised margins
/// and [DenseHessian] the sharpness of small networks.
@NullMarked
package dev.gradus.theory.largestep;

import org.jspecify.annotations.NullMarked;
