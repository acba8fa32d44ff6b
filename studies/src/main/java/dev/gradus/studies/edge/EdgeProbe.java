package dev.gradus.studies.edge;

import dev.gradus.core.Column;
import dev.gradus.core.Probe;
import dev.gradus.measures.spectrum.Eigenpair;
import dev.gradus.nets.FullBatchState;
import java.util.List;

/// Loss, sharpness against the threshold of stability, and the quantities of self-stabilisation.
///
/// With u the top eigenvector, S the sharpness and L the loss (Damian, Nichani and Lee 2023):
/// `oscillation` x = |u . grad L| / S is the distance from the valley's floor along u; `alpha` is
/// progressive sharpening, `beta` = |grad S|^2 its counterweight, and `amplitude` = sqrt(2 alpha /
/// beta) the oscillation at which both balance (NaN where alpha is negative). The gradient is taken
/// at the point itself, not on the floor, so alpha = x^2 beta / 2 - grad L . grad S, both gradients
/// without their part along u; derived in docs/notes/edge-of-stability.md. grad S is the central
/// difference of two Hessian-vector products along u.
final class EdgeProbe implements Probe<EdgeState> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("loss"),
          Column.of("accuracy"),
          Column.of("gradnorm"),
          Column.of("wnorm"),
          Column.of("stepsize"),
          Column.of("sharpness"),
          Column.of("sharpness_residual"),
          Column.of("threshold"),
          Column.of("smallest"),
          Column.of("smallest_residual"),
          Column.of("u_grad"),
          Column.of("oscillation"),
          Column.of("alpha"),
          Column.of("beta"),
          Column.of("amplitude"),
          new Column("increases", "steps"),
          new Column("last_increase", "step"),
          Column.of("products"));

  private final double stepsize;
  private final double threshold;
  private final double difference;
  private final boolean classifies;
  private final boolean stabilisation;
  private final boolean smallest;

  /// @param threshold of stability for the method
  /// @param difference step of the difference that gives grad S
  /// @param classifies whether accuracy means something
  /// @param stabilisation whether to take the two products for grad S
  /// @param smallest whether to follow the lower end
  EdgeProbe(
      double stepsize,
      double threshold,
      double difference,
      boolean classifies,
      boolean stabilisation,
      boolean smallest) {
    this.stepsize = stepsize;
    this.threshold = threshold;
    this.difference = difference;
    this.classifies = classifies;
    this.stabilisation = stabilisation;
    this.smallest = smallest;
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public void measure(EdgeState state, double[] row, int offset) {
    FullBatchState network = state.network();
    Eigenpair top = state.sharpest();
    double[] gradient = network.gradient();
    double slope = dot(top.vector(), gradient);
    int at = offset;
    row[at++] = network.loss();
    row[at++] = classifies ? network.accuracy() : Double.NaN;
    row[at++] = Math.sqrt(dot(gradient, gradient));
    row[at++] = Math.sqrt(dot(network.parameters(), network.parameters()));
    row[at++] = stepsize;
    row[at++] = top.value();
    row[at++] = top.residual();
    row[at++] = threshold;
    row[at++] = smallest ? state.smallest().value() : Double.NaN;
    row[at++] = smallest ? state.smallest().residual() : Double.NaN;
    double oscillation = top.value() > 0 ? Math.abs(slope) / top.value() : Double.NaN;
    row[at++] = Math.abs(slope);
    row[at++] = oscillation;
    double alpha = Double.NaN;
    double beta = Double.NaN;
    if (stabilisation) {
      double[] steepest = sharpnessGradient(network, top.vector());
      double along = dot(top.vector(), steepest);
      for (int i = 0; i < steepest.length; i++) {
        steepest[i] -= along * top.vector()[i];
      }
      beta = dot(steepest, steepest);
      alpha = oscillation * oscillation * beta / 2 - dot(gradient, steepest);
    }
    row[at++] = alpha;
    row[at++] = beta;
    row[at++] = alpha >= 0 && beta > 0 ? Math.sqrt(2 * alpha / beta) : Double.NaN;
    row[at++] = network.increases();
    row[at++] = network.lastIncrease();
    row[at] = state.products();
  }

  /// grad S = d/de H(w + e u) u at e = 0.
  private double[] sharpnessGradient(FullBatchState network, double[] u) {
    double[] step = new double[u.length];
    double[] ahead = new double[u.length];
    double[] behind = new double[u.length];
    for (int i = 0; i < u.length; i++) {
      step[i] = difference * u[i];
    }
    network.hessianVectorProductAt(step, u, ahead);
    for (int i = 0; i < u.length; i++) {
      step[i] = -step[i];
    }
    network.hessianVectorProductAt(step, u, behind);
    for (int i = 0; i < u.length; i++) {
      ahead[i] = (ahead[i] - behind[i]) / (2 * difference);
    }
    return ahead;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
