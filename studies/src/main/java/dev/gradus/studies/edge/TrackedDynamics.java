package dev.gradus.studies.edge;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Status;
import dev.gradus.measures.spectrum.Eigenpair;
import dev.gradus.measures.spectrum.EigenvalueTracker;
import dev.gradus.nets.FullBatchState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Training with the trackers of its spectrum, which are saved with it: what they find depends on
/// where they looked before.
final class TrackedDynamics implements Dynamics<EdgeState>, EdgeState {
  private final Dynamics<FullBatchState> training;
  private final EigenvalueTracker top = EigenvalueTracker.ofLargest();
  private final EigenvalueTracker bottom = EigenvalueTracker.ofSmallest();
  private @Nullable Eigenpair sharpest;
  private @Nullable Eigenpair smallest;

  TrackedDynamics(Dynamics<FullBatchState> training) {
    this.training = training;
  }

  @Override
  public boolean advance(double target, long maxSteps) {
    long before = training.steps();
    boolean done = training.advance(target, maxSteps);
    if (training.steps() != before) {
      sharpest = null;
      smallest = null;
    }
    return done;
  }

  @Override
  public Eigenpair sharpest() {
    if (sharpest == null) {
      sharpest = top.look(network());
    }
    return sharpest;
  }

  @Override
  public Eigenpair smallest() {
    if (smallest == null) {
      smallest = bottom.look(network());
    }
    return smallest;
  }

  @Override
  public long products() {
    return top.products() + bottom.products();
  }

  @Override
  public FullBatchState network() {
    return training.state();
  }

  @Override
  public EdgeState state() {
    return this;
  }

  @Override
  public double time() {
    return training.time();
  }

  @Override
  public long steps() {
    return training.steps();
  }

  @Override
  public Status status() {
    return training.status();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    training.save(out);
    top.save(out);
    bottom.save(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    training.restore(in);
    top.restore(in);
    bottom.restore(in);
    sharpest = null;
    smallest = null;
  }

  @Override
  public void close() {
    training.close();
  }
}
