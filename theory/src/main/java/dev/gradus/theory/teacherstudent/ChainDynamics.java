package dev.gradus.theory.teacherstudent;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Status;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// The exact chain in motion.
final class ChainDynamics<I extends Saved> implements Dynamics<OrderParameterState> {
  private final Chain<? super I> chain;
  private final I innovations;
  private final int inputs;
  private long steps;
  private Status status = Status.RUNNING;

  ChainDynamics(Chain<? super I> chain, I innovations, int inputs) {
    this.chain = chain;
    this.innovations = innovations;
    this.inputs = inputs;
  }

  @Override
  public boolean advance(double target, long maxSteps) {
    if (status.isDiverged()) {
      return true;
    }
    long goal = Math.round(target * inputs);
    long end = Math.min(goal, stepLimit(maxSteps));
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
