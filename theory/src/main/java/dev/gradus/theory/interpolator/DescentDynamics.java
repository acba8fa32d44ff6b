package dev.gradus.theory.interpolator;

import dev.gradus.core.Status;
import dev.gradus.core.SteppedDynamics;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Gradient descent in motion.
final class DescentDynamics extends SteppedDynamics<InterpolatorDescent.Model> {
  private static final double TOO_LARGE = 1e150;

  private final Interpolator problem;
  private final double[][] x;
  private final double[] y;
  private final double[] w;
  private final double[] next;

  DescentDynamics(Interpolator problem, double[][] x, double[] y) {
    this.problem = problem;
    this.x = x;
    this.y = y;
    w = new double[problem.inputs()];
    w[0] = problem.initial();
    next = w.clone();
  }

  @Override
  protected long stepAt(double time) {
    return (long) Math.rint(time);
  }

  @Override
  protected @Nullable String step() {
    System.arraycopy(w, 0, next, 0, w.length);
    double scale = problem.stepsize() / x.length;
    for (int j = 0; j < x.length; j++) {
      double pull = scale * residual(j);
      double[] row = x[j];
      for (int i = 0; i < next.length; i++) {
        next[i] += pull * row[i];
      }
    }
    double norm = 0;
    for (double weight : next) {
      norm += weight * weight;
    }
    if (!(norm < TOO_LARGE)) {
      return Divergence.reason(problem);
    }
    System.arraycopy(next, 0, w, 0, w.length);
    return null;
  }

  private double residual(int j) {
    double[] row = x[j];
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += row[i] * w[i];
    }
    return y[j] - sum;
  }

  @Override
  public InterpolatorDescent.Model state() {
    return new View();
  }

  private final class View implements InterpolatorDescent.Model {
    @Override
    public double[] weights() {
      return w.clone();
    }

    @Override
    public double overlap() {
      return w[0];
    }

    @Override
    public double rest() {
      double sum = 0;
      for (int i = 1; i < w.length; i++) {
        sum += w[i] * w[i];
      }
      return sum;
    }

    @Override
    public double loss() {
      double sum = 0;
      for (int j = 0; j < x.length; j++) {
        double residual = residual(j);
        sum += residual * residual;
      }
      return sum / x.length;
    }

    @Override
    public double noise() {
      return problem.noise();
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(steps());
    out.writeBoolean(status().isDiverged());
    for (double weight : w) {
      out.writeDouble(weight);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    long steps = in.readLong();
    resume(steps, in.readBoolean() ? Divergence.at(steps, problem) : Status.RUNNING);
    for (int i = 0; i < w.length; i++) {
      w[i] = in.readDouble();
    }
  }
}
