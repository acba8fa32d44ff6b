package dev.gradus.theory.modes;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Method;
import dev.gradus.core.RandomStreams;
import dev.gradus.core.Status;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Gradient flow of a frequent and a rare feature, together with that of its control. Time is
/// stepsize times steps.
public final class StarvationFlow implements Method<Starvation, StarvationState> {
  @Override
  public String name() {
    return "ode";
  }

  @Override
  public Dynamics<StarvationState> start(Starvation problem, RandomStreams streams) {
    return new Both(problem);
  }

  private static final class Both implements Dynamics<StarvationState> {
    private final FeatureFlow.Flow asked;
    private final FeatureFlow.Flow control;
    private final StarvationState state;

    Both(Starvation problem) {
      asked = new FeatureFlow.Flow(problem.asked());
      control = new FeatureFlow.Flow(problem.control());
      state = new StarvationState(problem, asked, control);
    }

    @Override
    public boolean advance(double target, long maxSteps) {
      long end = stepLimit(maxSteps);
      boolean reached = asked.advance(target, maxSteps);
      long left = end - steps();
      return reached
          && (left > 0 || control.time() >= target)
          && control.advance(target, Math.max(1, left));
    }

    @Override
    public double time() {
      return Math.min(asked.time(), control.time());
    }

    @Override
    public long steps() {
      return asked.steps() + control.steps();
    }

    @Override
    public Status status() {
      return asked.status().isDiverged() ? asked.status() : control.status();
    }

    @Override
    public StarvationState state() {
      return state;
    }

    @Override
    public void save(DataOutput out) throws IOException {
      asked.save(out);
      control.save(out);
    }

    @Override
    public void restore(DataInput in) throws IOException {
      asked.restore(in);
      control.restore(in);
    }
  }
}
