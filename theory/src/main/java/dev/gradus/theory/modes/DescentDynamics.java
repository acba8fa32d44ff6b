package dev.gradus.theory.modes;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Status;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// Gradient descent in motion, at the step nearest to each time asked for.
final class DescentDynamics implements Dynamics<ModeState> {
  private final Descent descent;
  private final double stepsize;
  private long steps;
  private Status status = Status.RUNNING;

  DescentDynamics(Descent descent, double stepsize) {
    this.descent = descent;
    this.stepsize = stepsize;
    if (!Double.isFinite(descent.margin())) {
      status = Status.diverged(0, "the margin at time 0 is not finite");
    }
  }

  @Override
  public boolean advance(double target, long maxSteps) {
    long wanted = Math.round(target / stepsize);
    long end = Math.min(wanted, stepLimit(maxSteps));
    while (steps < end && !status.isDiverged()) {
      double[] good = descent.parameters();
      descent.step(stepsize);
      if (isFinite()) {
        steps++;
      } else {
        descent.setParameters(good);
        status = Status.diverged(steps, "a weight or the margin is not finite after the next step");
      }
    }
    return status.isDiverged() || steps >= wanted;
  }

  private boolean isFinite() {
    return Double.isFinite(descent.margin())
        && Arrays.stream(descent.parameters()).allMatch(Double::isFinite);
  }

  @Override
  public double time() {
    return steps * stepsize;
  }

  @Override
  public long steps() {
    return steps;
  }

  @Override
  public Status status() {
    return status;
  }

  @Override
  public ModeState state() {
    return descent;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(steps);
    for (double number : descent.parameters()) {
      out.writeDouble(number);
    }
    SavedStatus.write(status, out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    steps = in.readLong();
    double[] parameters = descent.parameters();
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = in.readDouble();
    }
    descent.setParameters(parameters);
    status = SavedStatus.read(in);
  }
}
