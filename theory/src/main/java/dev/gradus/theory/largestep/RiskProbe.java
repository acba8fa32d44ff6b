package dev.gradus.theory.largestep;

import dev.gradus.core.Column;
import dev.gradus.core.Curvature;
import dev.gradus.core.Probe;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// Writes the risk, the norms, the sharpness and the margins: the columns `risk, qmin, wnorm,
/// gradnorm, G, F, v, sharpness, margin_bar, gamma_a, gamma_b, log_gamma_c, stepsize`.
public final class RiskProbe implements Probe<RiskState> {
  private final Constants constants;
  private final int examples;
  private final ToDoubleFunction<Curvature> sharpness;

  /// @param sharpness how to find the largest eigenvalue of the Hessian, such as
  ///   [DenseHessian#sharpness]
  public RiskProbe(TwoLayerClassifier problem, ToDoubleFunction<Curvature> sharpness) {
    constants = Constants.of(problem);
    examples = problem.data().size();
    this.sharpness = sharpness;
  }

  @Override
  public List<Column> columns() {
    return Stream.of(
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
            "stepsize")
        .map(Column::of)
        .toList();
  }

  @Override
  public void measure(RiskState state, double[] row, int offset) {
    double norm = state.weightNorm();
    MarginFunctions margins =
        MarginFunctions.of(state.logRisk(), norm, state.stepsize(), constants, examples);
    int at = offset;
    row[at++] = state.risk();
    row[at++] = state.smallestMargin();
    row[at++] = norm;
    row[at++] = state.gradientNorm();
    row[at++] = state.gradientPotential();
    row[at++] = state.exponentialRisk();
    row[at++] = state.descentAlongWeights();
    row[at++] = sharpness.applyAsDouble(state);
    row[at++] = norm == 0 ? Double.NaN : state.smallestMargin() / norm;
    row[at++] = margins.smoothed();
    row[at++] = margins.corrected();
    row[at++] = margins.logLyapunov();
    row[at] = state.stepsize();
  }
}
