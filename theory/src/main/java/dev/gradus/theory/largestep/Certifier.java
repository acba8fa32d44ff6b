package dev.gradus.theory.largestep;

import dev.gradus.core.Dynamics;
import dev.gradus.core.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
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
    certifier.bounds(HardMargin.of(problem.data()).margin());
    return certifier.warnings;
  }

  private Certificate run(long steps, double targetRisk) {
    double gamma = HardMargin.of(problem.data()).margin();
    PhaseBounds bounds = bounds(gamma);
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
    try (Dynamics<RiskState> dynamics =
        new GradientDescent().start(problem, new RandomStreams(0))) {
      last = Snapshot.of(0, dynamics.state());
      see(last, checks);
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
        }
        see(now, checks);
        last = now;
      }
    }
    return result(last, gamma, bounds, checks, targetRisk);
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
      @Nullable LemmaChecks checks,
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
        bounds == null ? Double.NaN : bounds.advised(Math.max(1, last.step())),
        bounds == null ? Double.NaN : bounds.advisedFrom(),
        ratio,
        constant ? last.stepsize() * last.step() * last.risk() * ratio * ratio : Double.NaN,
        target,
        constant
            ? Math.max(0, (1 / target - 1 / last.risk()) / (last.stepsize() * ratio * ratio))
            : Double.NaN,
        checks == null ? List.of() : checks.tallies(),
        List.copyOf(warnings));
  }

  private boolean hasUnitInputs() {
    return constants.radius() <= 1 + 1e-12
        && problem.activation().lipschitz() <= 1
        && problem.scaling() == 1;
  }

  /// The bounds that need all assumptions, or null and a warning.
  private @Nullable PhaseBounds bounds(double gamma) {
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
    if (Double.isNaN(gamma)) {
      warnings.add(needs + "the margin of the data, which is only found for up to 400 examples");
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
