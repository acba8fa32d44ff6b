package dev.gradus.theory.interpolator;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Status;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// A closed form read off at one time after the other.
final class FormulaDynamics implements Dynamics<InterpolatorState> {
  private final Interpolator problem;
  private InterpolatorFormula.Numbers state;
  private double time;
  private Status status = Status.RUNNING;

  FormulaDynamics(Interpolator problem) {
    this.problem = problem;
    state = (InterpolatorFormula.Numbers) InterpolatorFormula.at(problem, 0);
  }

  @Override
  public boolean advance(double target, long maxSteps) {
    double next = Math.rint(target);
    if (!status.isDiverged() && next > time) {
      var found = (InterpolatorFormula.Numbers) InterpolatorFormula.at(problem, next);
      if (found.areGood()) {
        state = found;
        time = next;
      } else {
        status = Divergence.at((long) time, problem);
      }
    }
    return true;
  }

  @Override
  public double time() {
    return time;
  }

  @Override
  public long steps() {
    return (long) time;
  }

  @Override
  public Status status() {
    return status;
  }

  @Override
  public InterpolatorState state() {
    return state;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeDouble(time);
    out.writeBoolean(status.isDiverged());
  }

  @Override
  public void restore(DataInput in) throws IOException {
    time = in.readDouble();
    status = in.readBoolean() ? Divergence.at((long) time, problem) : Status.RUNNING;
    state = (InterpolatorFormula.Numbers) InterpolatorFormula.at(problem, time);
  }
}
