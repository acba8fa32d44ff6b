package dev.gradus.theory.teacherstudent;

import dev.gradus.core.Status;
import dev.gradus.core.SteppedDynamics;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The exact chain in motion.
final class ChainDynamics<I extends Saved> extends SteppedDynamics<OrderParameterState> {
  static final String OUT_OF_RANGE = "the weights or the error left the range of numbers";

  private final Chain<? super I> chain;
  private final I innovations;
  private final int inputs;

  ChainDynamics(Chain<? super I> chain, I innovations, int inputs) {
    this.chain = chain;
    this.innovations = innovations;
    this.inputs = inputs;
  }

  @Override
  protected @Nullable String step() {
    return chain.step(innovations) ? null : OUT_OF_RANGE;
  }

  @Override
  protected long stepAt(double time) {
    return Math.round(time * inputs);
  }

  @Override
  public double time() {
    return steps() / (double) inputs;
  }

  @Override
  public OrderParameterState state() {
    return chain;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(steps());
    status().save(out);
    innovations.save(out);
    chain.save(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    resume(in.readLong(), Status.restore(in));
    innovations.restore(in);
    chain.restore(in);
  }
}
