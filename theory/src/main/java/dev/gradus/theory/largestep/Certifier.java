package dev.gradus.theory.largestep;

import dev.gradus.core.Dynamics;
import dev.gradus.core.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// Runs gradient descent and writes down what the theorems say at each step.
public final class Certifier {
  private final TwoLayerClassifier problem;
  private final Constants constants;
  private final int n;
  private final List<String> warnings = new ArrayList<>();
  private long increases;
  private OptionalLong lastIncrease = OptionalLong.empty();
  private double largestRisk = Double.NEGATIVE_INFINITY;
  private long largestRiskAt;
  private OptionalLong allCorrectFrom = OptionalLong.empty();
  private final Crossing stable;
  private final Crossing margin;

  private Certifier(TwoLayerClassifier problem) {
    this.problem = problem;
    constants = Constants.of(problem);
    n = problem.data().size();
    double stepsize =
        problem.stepsize() instanceof Stepsize.Constant constant
                && problem.loss().kind() == Loss.Kind.LOGISTIC
            ? constant.value()
            : Double.NaN;
    stable = new Crossing(constants.stableRisk(stepsize));
    margin = new Crossing(constants.marginRisk(stepsize, n));
  }

  /// When a risk went below a threshold, and when for good.
  private static final class Crossing {
    private final double threshold;
    private OptionalLong first = OptionalLong.empty();
    private OptionalLong last = OptionalLong.empty();

    Crossing(double threshold) {
      this.threshold = threshold;
    }

    void see(long step, double risk) {
      if (risk <= threshold) {
        first = first.isPresent() ? first : OptionalLong.of(step);
        last = last.isPresent() ? last : OptionalLong.of(step);
      } else {
        last = OptionalLong.empty();
      }
    }
  }

  /// Certifies gradient descent.
  ///
  /// @param steps T
  /// @param targetRisk for [Certificate#remainingSteps]; NaN for a tenth of the last risk
  public static Certificate certify(TwoLayerClassifier problem, long steps, double targetRisk) {
    return new Certifier(problem).run(steps, targetRisk);
  }

  /// What does not apply to a problem and why, one line each.
  public static List<String> warnings(TwoLayerClassifier problem) {
    Certifier certifier = new Certifier(problem);
    certifier.bounds(() -> HardMargin.of(problem.data()).margin());
    return certifier.warnings;
  }

  private Certificate run(long steps, double targetRisk) {
    HardMargin hardMargin = HardMargin.of(problem.data());
    double gamma = hardMargin.margin();
    PhaseBounds bounds = bounds(() -> gamma);
    AveragedIterate average = average(gamma);
    LemmaChecks checks =
        Double.isNaN(stable.threshold)
            ? null
            : new LemmaChecks(
                problem,
                ((Stepsize.Constant) problem.stepsize()).value(),
                gamma,
                bounds,
                hasUnitInputs());
    Snapshot last;
    double[][] weights;
    try (Dynamics<RiskState> dynamics =
        new GradientDescent().start(problem, new RandomStreams(0))) {
      last = Snapshot.of(0, dynamics.state());
      double from = along(dynamics.state(), hardMargin);
      see(last, checks);
      if (average != null) {
        average.see(dynamics.state().weights()[0]);
      }
      while (dynamics.steps() < steps) {
        dynamics.advance(dynamics.steps() + 1., 1);
        if (dynamics.status().isDiverged()) {
          warnings.add(dynamics.status().toString());
          break;
        }
        Snapshot now = Snapshot.of(dynamics.steps(), dynamics.state());
        if (now.risk() > last.risk()) {
          increases++;
          lastIncrease = OptionalLong.of(last.step());
        }
        if (checks != null) {
          checks.between(last, now);
          if (bounds != null && isLookedAt(now.step())) {
            checks.moved(now, along(dynamics.state(), hardMargin) - from);
          }
        }
        if (average != null) {
          average.see(dynamics.state().weights()[0]);
        }
        see(now, checks);
        last = now;
      }
      weights = dynamics.state().weights();
    }
    List<Certificate.Tally> lemmas =
        checks != null ? checks.tallies() : average != null ? List.of(average.tally()) : List.of();
    return result(
        last,
        gamma,
        bounds,
        Diagnostics.of(problem, last, weights, hardMargin),
        lemmas,
        targetRisk);
  }

  /// The check of the mean of all weights, where it applies.
  private @Nullable AveragedIterate average(double gamma) {
    return problem.stepsize() instanceof Stepsize.Adaptive adaptive
            && problem.loss().kind() == Loss.Kind.LOGISTIC
            && isLinearFromZero()
            && hasUnitInputs()
            && gamma > 0
        ? new AveragedIterate(problem, adaptive.eta(), gamma)
        : null;
  }

  private boolean isLinearFromZero() {
    return problem.isLinear() && problem.units() == 1 && problem.startsAtZero();
  }

  /// All steps up to 32, then the multiples of ever larger powers of two.
  private static boolean isLookedAt(long step) {
    return step % Math.max(1, Long.highestOneBit(step) / 16) == 0;
  }

  /// sum_j a_j <w_j, w*>.
  private double along(RiskState state, HardMargin margin) {
    double[][] w = state.weights();
    double sum = 0;
    for (int j = 0; j < w.length; j++) {
      sum += problem.signs()[j] * Rows.weighted(w[j], margin.direction(), 0, w[j].length);
    }
    return sum;
  }

  private void see(Snapshot now, @Nullable LemmaChecks checks) {
    stable.see(now.step(), now.risk());
    margin.see(now.step(), now.risk());
    if (now.risk() > largestRisk) {
      largestRisk = now.risk();
      largestRiskAt = now.step();
    }
    if (now.smallestMargin() > 0 && allCorrectFrom.isEmpty()) {
      allCorrectFrom = OptionalLong.of(now.step());
    }
    if (checks != null) {
      checks.at(now);
    }
  }

  private Certificate result(
      Snapshot last,
      double gamma,
      @Nullable PhaseBounds bounds,
      Diagnostics end,
      List<Certificate.Tally> lemmas,
      double targetRisk) {
    double ratio = last.risk() > 0 ? last.gradient() / last.risk() : Double.NaN;
    boolean constant = problem.stepsize() instanceof Stepsize.Constant;
    double target = Double.isNaN(targetRisk) ? last.risk() / 10 : targetRisk;
    return new Certificate(
        constants,
        stable.threshold,
        margin.threshold,
        stable.first,
        margin.first,
        stable.last,
        margin.last,
        lastIncrease.isPresent() ? lastIncrease.getAsLong() + 1 : 0,
        increases,
        lastIncrease,
        largestRisk,
        largestRiskAt,
        allCorrectFrom,
        gamma,
        bounds == null ? Double.NaN : bounds.phase(),
        bounds == null ? Double.NaN : bounds.advised((double) Math.max(1, last.step())),
        bounds == null ? Double.NaN : bounds.advisedFrom(),
        ratio,
        constant ? last.stepsize() * last.step() * last.risk() * ratio * ratio : Double.NaN,
        target,
        constant
            ? Math.max(0, (1 / target - 1 / last.risk()) / (last.stepsize() * ratio * ratio))
            : Double.NaN,
        wuApplies(gamma) ? gamma * gamma * Math.max(1, last.step()) / 120 : Double.NaN,
        wuApplies(gamma) ? 120 * Math.max(Math.E, n) / (gamma * gamma) : Double.NaN,
        end,
        lemmas,
        List.copyOf(warnings));
  }

  private boolean wuApplies(double gamma) {
    return isLinearFromZero()
        && hasUnitInputs()
        && problem.loss().kind() == Loss.Kind.LOGISTIC
        && gamma > 0;
  }

  private boolean hasUnitInputs() {
    return constants.radius() <= 1 + 1e-12
        && problem.activation().lipschitz() <= 1
        && problem.scaling() == 1;
  }

  /// The bounds that need all assumptions, or null and a warning.
  private @Nullable PhaseBounds bounds(DoubleSupplier margin) {
    Activation phi = problem.activation();
    if (Double.isNaN(stable.threshold)) {
      warnings.add(
          "the thresholds (4) and (5) are for the logistic loss and a constant stepsize; not given");
      return null;
    }
    String needs = "Theorems 3.2 and 4.1 need ";
    if (constants.radius() > 1 + 1e-12) {
      warnings.add(
          needs
              + "inputs of norm at most 1, but the largest is R = %.4g; (4) and (5) account for R"
                  .formatted(constants.radius()));
      return null;
    }
    if (!(phi.alpha() > 0 && phi.lipschitz() <= 1)) {
      warnings.add(
          needs
              + "slopes of the activation in (0, 1], but they lie in [%.4g, %.4g]"
                  .formatted(phi.alpha(), phi.lipschitz()));
      return null;
    }
    if (problem.scaling() != 1) {
      warnings.add(needs + "the mean-field scaling b = 1, but b = " + problem.scaling());
      return null;
    }
    double gamma = margin.getAsDouble();
    if (Double.isNaN(gamma)) {
      warnings.add(needs + "the margin of the data, which was not found: too many examples");
      return null;
    }
    if (gamma == 0) {
      warnings.add(
          needs + "linearly separable data, but no line through the origin separates them");
      return null;
    }
    return new PhaseBounds(
        ((Stepsize.Constant) problem.stepsize()).value() / problem.units(),
        problem.units(),
        n,
        phi.alpha(),
        phi.kappa(),
        phi.smoothness(),
        gamma,
        Rows.norm(problem.initial()));
  }
}
