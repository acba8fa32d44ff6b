package dev.gradus.theory.modes;

import dev.gradus.core.InputException;
import dev.gradus.core.Problem;
import dev.gradus.theory.modes.Features.Pattern;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// A frequent feature and a rare one in one class. Co-occurring, a fraction lambda of the inputs
/// holds both and the rest the frequent one; disjoint, the fraction lambda holds the rare one
/// alone. Always looked at together: what is lost in the first and not in the second is lost to
/// starvation, not to rarity.
///
/// Proposition B (docs/notes/modes.md): with co-occurrence, at all times, f2 <= lambda (r2/r1)^2 f1
/// + r2 sum z_i max(0, a_i2(0) - lambda (r2/r1) a_i1(0)).
public final class Starvation implements Problem {
  private static final double TOLERANCE = 1e-13;
  private static final long MOST_STEPS = 1_000_000;

  private final double lambda;
  private final boolean together;
  private final Features asked;
  private final Features control;

  /// @param lambda share of the class that holds the rare feature, in (0, 1)
  /// @param together whether the arrangement asked for is the co-occurring one
  /// @param norms r1 and r2
  /// @param frequency of the class, p
  /// @param frequent a_i1 at time 0
  /// @param rare a_i2 at time 0
  /// @param outputWeights z_i at time 0
  /// @param drive cross-entropy or hinge
  public Starvation(
      double lambda,
      boolean together,
      double[] norms,
      double frequency,
      double[] frequent,
      double[] rare,
      double[] outputWeights,
      Drive drive) {
    if (!(lambda > 0 && lambda < 1)) {
      throw new InputException("lambda: " + lambda + " found, expected a share in (0, 1)");
    }
    if (norms.length != 2) {
      throw new InputException("norms: " + norms.length + " found, expected two");
    }
    if (frequent.length != rare.length) {
      throw new InputException(
          "a2_0: %d numbers found, expected %d as in a0".formatted(rare.length, frequent.length));
    }
    this.lambda = lambda;
    this.together = together;
    double[][] activations = new double[frequent.length][];
    for (int i = 0; i < frequent.length; i++) {
      activations[i] = new double[] {frequent[i], rare[i]};
    }
    List<Pattern> both = List.of(new Pattern(0b01, 1 - lambda), new Pattern(0b11, lambda));
    List<Pattern> apart = List.of(new Pattern(0b01, 1 - lambda), new Pattern(0b10, lambda));
    asked =
        new Features(norms, frequency, together ? both : apart, activations, outputWeights, drive);
    control = asked.with(together ? apart : both);
  }

  /// What was asked for.
  public Features asked() {
    return asked;
  }

  /// The other arrangement of the same inputs.
  public Features control() {
    return control;
  }

  /// The co-occurring arrangement.
  public Features cooccurring() {
    return together ? asked : control;
  }

  /// The disjoint arrangement.
  public Features disjoint() {
    return together ? control : asked;
  }

  /// The bound of Proposition B on f2.
  ///
  /// @param frequentMargin f1
  /// @param outputWeights z_i at the same time
  public double bound(double frequentMargin, double[] outputWeights) {
    double ratio = asked.norm(1) / asked.norm(0);
    double bound = lambda * ratio * ratio * frequentMargin;
    for (int i = 0; i < outputWeights.length; i++) {
      double surplus = asked.activation(i, 1) - lambda * ratio * asked.activation(i, 0);
      bound += asked.norm(1) * outputWeights[i] * Math.max(0, surplus);
    }
    return bound;
  }

  /// The state of an arrangement at one moment.
  ///
  /// @param time in units of stepsize times steps; infinite where it never comes
  /// @param frequent f1
  /// @param rare f2, the margin of an input with the rare feature alone
  /// @param bound of Proposition B, which holds for the co-occurring arrangement
  public record Moment(double time, double frequent, double rare, double bound) {
    private static final Moment NEVER =
        new Moment(Double.POSITIVE_INFINITY, Double.NaN, Double.NaN, Double.NaN);
  }

  /// When a feature's margin first reaches a value.
  ///
  /// @param arrangement [#cooccurring] or [#disjoint]
  /// @param feature 0 the frequent one, 1 the rare one
  public Moment whenReached(Features arrangement, int feature, double margin) {
    FeatureSwitches switches = new FeatureSwitches(arrangement);
    PiecewiseOde ode = ode(arrangement, switches);
    ToDoubleFunction<double[]> missing = y -> switches.featureMargin(feature, y) - margin;
    double[] y = switches.initialState();
    while (missing.applyAsDouble(y) < 0) {
      if (isOver(switches, ode) || ode.steps() > MOST_STEPS || !ode.step()) {
        return Moment.NEVER;
      }
      ode.stateAt(ode.time(), y);
    }
    return moment(switches, ode, ode.steps() == 0 ? 0 : ode.first(missing));
  }

  /// Where the hinge loss leaves both features for ever; never under cross-entropy.
  public Moment whenFrozen(Features arrangement) {
    if (!(arrangement.drive() instanceof Drive.Hinge)) {
      return Moment.NEVER;
    }
    FeatureSwitches switches = new FeatureSwitches(arrangement);
    PiecewiseOde ode = ode(arrangement, switches);
    while (!isOver(switches, ode)) {
      if (!ode.step()) {
        return Moment.NEVER;
      }
    }
    return moment(switches, ode, ode.time());
  }

  private static boolean isOver(FeatureSwitches switches, PiecewiseOde ode) {
    return switches.isFrozen(ode.ending());
  }

  static PiecewiseOde ode(Features arrangement, FeatureSwitches switches) {
    double[] y = switches.initialState();
    double smallest = FlowDynamics.smallest(new double[][] {y});
    return new PiecewiseOde(switches, y, TOLERANCE, TOLERANCE * 0.1 * smallest);
  }

  private Moment moment(FeatureSwitches switches, PiecewiseOde ode, double time) {
    if (!(time < Double.POSITIVE_INFINITY)) {
      return Moment.NEVER;
    }
    double[] y = switches.initialState();
    ode.stateAt(time, y);
    double[] weights = new double[asked.units()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = y[3 * i + 2];
    }
    double f1 = switches.featureMargin(0, y);
    return new Moment(time, f1, switches.featureMargin(1, y), bound(f1, weights));
  }
}
