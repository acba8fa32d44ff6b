package dev.gradus.theory.modes;

import dev.gradus.core.Status;
import dev.gradus.core.SteppedDynamics;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Gradient descent in motion, at the step nearest to each time asked for.
final class DescentDynamics extends SteppedDynamics<ModeState> {
  private final Descent descent;
  private final double stepsize;

  DescentDynamics(Descent descent, double stepsize) {
    super(stepsize);
    this.descent = descent;
    this.stepsize = stepsize;
    if (!Double.isFinite(descent.margin())) {
      resume(0, Status.diverged(0, "the margin at time 0 is not finite"));
    }
  }

  @Override
  protected @Nullable String step() {
    double[] good = descent.parameters();
    descent.step(stepsize);
    if (isFinite()) {
      return null;
    }
    descent.setParameters(good);
    return "a weight or the margin is not finite after the next step";
  }

  private boolean isFinite() {
    return Double.isFinite(descent.margin())
        && Arrays.stream(descent.parameters()).allMatch(Double::isFinite);
  }

  @Override
  public ModeState state() {
    return descent;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(steps());
    for (double number : descent.parameters()) {
      out.writeDouble(number);
    }
    status().save(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    long steps = in.readLong();
    double[] parameters = descent.parameters();
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = in.readDouble();
    }
    descent.setParameters(parameters);
    resume(steps, Status.restore(in));
  }
}
