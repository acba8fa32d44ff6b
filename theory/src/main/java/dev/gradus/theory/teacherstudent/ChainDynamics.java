package dev.gradus.theory.teacherstudent;

import dev.gradus.core.Dynamics;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Status;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// The exact chain in motion.
final class ChainDynamics implements Dynamics<OrderParameterState> {
  private final TriangularChain chain;
  private final int inputs;
  private final GaussianInnovations innovations;
  private long steps;
  private Status status = Status.RUNNING;

  ChainDynamics(TeacherStudent problem, RandomStream stream) {
    chain = new TriangularChain(problem);
    inputs = problem.inputs();
    innovations = new GaussianInnovations(inputs, problem.student() + problem.teacher(), stream);
  }

  @Override
  public boolean advance(double target, long maxSteps) {
    if (status.isDiverged()) {
      return true;
    }
    long goal = Math.round(target * inputs);
    long end = Math.min(goal, steps + maxSteps);
    while (steps < end) {
      if (!chain.step(innovations)) {
        status = Status.diverged(steps, "the weights or the error left the range of numbers");
        return true;
      }
      steps++;
    }
    return steps >= goal;
  }

  @Override
  public double time() {
    return steps / (double) inputs;
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
  public OrderParameterState state() {
    return chain;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(steps);
    SavedStatus.write(status, out);
    innovations.save(out);
    chain.save(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    steps = in.readLong();
    status = SavedStatus.read(in);
    innovations.restore(in);
    chain.restore(in);
  }
}
