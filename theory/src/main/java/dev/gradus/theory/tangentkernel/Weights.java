package dev.gradus.theory.tangentkernel;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Status;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// The weights of a problem in motion, seen as responses.
abstract class Weights implements Dynamics<Responses>, Responses {
  final TangentKernel problem;

  /// V^T theta.
  final double[] weights;

  Status status = Status.RUNNING;

  Weights(TangentKernel problem) {
    this.problem = problem;
    weights = problem.startWeights();
    if (!isFinite(weights)) {
      status = Status.diverged(0, "a margin is not finite at time 0");
    }
  }

  final boolean isFinite(double[] candidate) {
    double[] responses = problem.responses(candidate);
    return Arrays.stream(responses).allMatch(Double::isFinite)
        && Arrays.stream(problem.margins(responses)).allMatch(Double::isFinite);
  }

  @Override
  public double[] responses() {
    return problem.responses(weights);
  }

  @Override
  public double[] margins() {
    return problem.margins(responses());
  }

  @Override
  public Status status() {
    return status;
  }

  @Override
  public Responses state() {
    return this;
  }

  final void saveStatus(DataOutput out) throws IOException {
    out.writeBoolean(status.isDiverged());
    out.writeLong(status.step());
    out.writeUTF(status.reason());
  }

  final void restoreStatus(DataInput in) throws IOException {
    boolean diverged = in.readBoolean();
    Status read = Status.diverged(in.readLong(), in.readUTF());
    status = diverged ? read : Status.RUNNING;
  }
}
