package dev.gradus.theory.interpolator;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Status;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Gradient descent in motion.
final class DescentDynamics implements Dynamics<InterpolatorDescent.Model> {
  private static final double TOO_LARGE = 1e150;

  private final Interpolator problem;
  private final double[][] x;
  private final double[] y;
  private final double[] w;
  private final double[] next;
  private long step;
  private Status status = Status.RUNNING;

  DescentDynamics(Interpolator problem, double[][] x, double[] y) {
    this.problem = problem;
    this.x = x;
    this.y = y;
    w = new double[problem.inputs()];
    w[0] = problem.initial();
    next = w.clone();
  }

  @Override
  public boolean advance(double target, long maxSteps) {
    long end = Math.min((long) Math.rint(target), stepLimit(maxSteps));
    while (step < end && !status.isDiverged()) {
      descend();
    }
    return status.isDiverged() || step >= (long) Math.rint(target);
  }

  private void descend() {
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
    if (norm < TOO_LARGE) {
      System.arraycopy(next, 0, w, 0, w.length);
      step++;
    } else {
      status = Divergence.at(step, problem);
    }
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
  public double time() {
    return step;
  }

  @Override
  public long steps() {
    return step;
  }

  @Override
  public Status status() {
    return status;
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
    out.writeLong(step);
    out.writeBoolean(status.isDiverged());
    for (double weight : w) {
      out.writeDouble(weight);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    step = in.readLong();
    status = in.readBoolean() ? Divergence.at(step, problem) : Status.RUNNING;
    for (int i = 0; i < w.length; i++) {
      w[i] = in.readDouble();
    }
  }
}
