package dev.gradus.theory.modes;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Method;
import dev.gradus.core.OdeDynamics;
import dev.gradus.core.RandomStreams;
import dev.gradus.core.Status;

/// Gradient flow of a class with several features. Time is stepsize times steps.
public final class FeatureFlow implements Method<Features, FeatureState> {
  @Override
  public String name() {
    return "ode";
  }

  @Override
  public Dynamics<FeatureState> start(Features problem, RandomStreams streams) {
    return new Flow(problem);
  }

  /// The flow in motion.
  static final class Flow extends OdeDynamics<FeatureState> implements FeatureState {
    private final FeatureSwitches switches;
    private final int features;

    Flow(Features problem) {
      FeatureSwitches equation = new FeatureSwitches(problem);
      super(Starvation.ode(problem, equation), equation.initialState());
      switches = equation;
      features = problem.size();
      for (int j = 0; j < features; j++) {
        if (!Double.isFinite(margin(j))) {
          resume(0, Status.diverged(0, "the margin at time 0 is not finite"));
        }
      }
    }

    @Override
    public double margin(int feature) {
      return switches.featureMargin(feature, y);
    }

    @Override
    public double outputWeight(int unit) {
      return y[unit * (features + 1) + features];
    }

    @Override
    public FeatureState state() {
      return this;
    }
  }
}
