package dev.gradus.theory.modes;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Method;
import dev.gradus.core.RandomStreams;
import dev.gradus.core.Status;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Gradient flow of a class with several features. Time is stepsize times steps.
public final class FeatureFlow implements Method<Features, FeatureState> {
  @Override
  public String name() {
    return "ode";
  }

  @Override
  public boolean isStochastic() {
    return false;
  }

  @Override
  public Dynamics<FeatureState> start(Features problem, RandomStreams streams) {
    return new Flow(problem);
  }

  /// The flow in motion.
  static final class Flow implements Dynamics<FeatureState>, FeatureState {
    private final FeatureSwitches switches;
    private final PiecewiseOde ode;
    private final double[] y;
    private final int features;
    private double time;
    private Status status = Status.RUNNING;

    Flow(Features problem) {
      switches = new FeatureSwitches(problem);
      ode = Starvation.ode(problem, switches);
      y = switches.initialState();
      features = problem.size();
      for (int j = 0; j < features; j++) {
        if (!Double.isFinite(margin(j))) {
          status = Status.diverged(0, "the margin at time 0 is not finite");
        }
      }
    }

    @Override
    public boolean advance(double target, long maxSteps) {
      long end = stepLimit(maxSteps);
      while (!status.isDiverged() && ode.time() < target && ode.steps() < end) {
        if (!ode.step()) {
          status = Status.diverged(ode.steps(), String.valueOf(ode.failure()));
        }
      }
      boolean reached = ode.time() >= target;
      if (!status.isDiverged() || ode.steps() > 0) {
        time = reached ? target : ode.time();
        ode.stateAt(time, y);
      }
      return reached || status.isDiverged();
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
    public double time() {
      return time;
    }

    @Override
    public long steps() {
      return ode.steps();
    }

    @Override
    public Status status() {
      return status;
    }

    @Override
    public FeatureState state() {
      return this;
    }

    @Override
    public void save(DataOutput out) throws IOException {
      ode.save(out);
      out.writeDouble(time);
      SavedStatus.write(status, out);
    }

    @Override
    public void restore(DataInput in) throws IOException {
      ode.restore(in);
      time = in.readDouble();
      status = SavedStatus.read(in);
      if (!status.isDiverged()) {
        ode.stateAt(time, y);
      }
    }
  }
}
