package dev.gradus.core.numeric;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What solvers that choose their own steps have in common: the time, the counts, and how they are
/// saved.
abstract class AdaptiveSolver implements OdeSolver {
  final VectorField field;
  final double rtol;
  final double atol;
  final int n;

  double time;
  double previousTime;
  double nextStep;
  long steps;

  long evaluations;

  @Nullable String failure;

  AdaptiveSolver(VectorField field, double t0, int n, double rtol, double atol) {
    if (!(rtol > 0 && atol > 0)) {
      throw new IllegalArgumentException("tolerances must be positive: " + rtol + ", " + atol);
    }
    this.field = field;
    this.rtol = rtol;
    this.atol = atol;
    this.n = n;
    time = t0;
    previousTime = t0;
  }

  /// Counts a step that ends at [#time] plus `h`.
  final void passed(double h) {
    previousTime = time;
    time += h;
    steps++;
  }

  @Override
  public final double time() {
    return time;
  }

  @Override
  public final double previousTime() {
    return previousTime;
  }

  @Override
  public final long steps() {
    return steps;
  }

  /// Evaluations of the right-hand side, those of rejected steps included.
  public final long evaluations() {
    return evaluations;
  }

  @Override
  public final @Nullable String failure() {
    return failure;
  }

  @Override
  public final void stateAt(double t, double[] out) {
    if (!(t >= previousTime && t <= time)) {
      throw new IllegalArgumentException(
          t + " is outside the last step, from " + previousTime + " to " + time);
    }
    interpolate(t, out);
  }

  abstract void interpolate(double t, double[] out);

  /// All vectors that change, in the order in which they are saved.
  abstract double[][] vectors();

  /// Writes what the choice of the next step depends on.
  void saveControl(DataOutput out) throws IOException {
    out.writeDouble(nextStep);
  }

  void restoreControl(DataInput in) throws IOException {
    nextStep = in.readDouble();
  }

  @Override
  public final void save(DataOutput out) throws IOException {
    out.writeInt(n);
    out.writeDouble(time);
    out.writeDouble(previousTime);
    saveControl(out);
    out.writeLong(steps);
    out.writeLong(evaluations);
    out.writeUTF(failure == null ? "" : failure);
    for (double[] vector : vectors()) {
      for (double number : vector) {
        out.writeDouble(number);
      }
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    int length = in.readInt();
    if (length != n) {
      throw new IOException("a state of " + length + " numbers found, expected " + n);
    }
    time = in.readDouble();
    previousTime = in.readDouble();
    restoreControl(in);
    steps = in.readLong();
    evaluations = in.readLong();
    String reason = in.readUTF();
    failure = reason.isEmpty() ? null : reason;
    for (double[] vector : vectors()) {
      for (int i = 0; i < n; i++) {
        vector[i] = in.readDouble();
      }
    }
  }
}
