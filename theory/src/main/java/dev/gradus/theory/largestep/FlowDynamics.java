package dev.gradus.theory.largestep;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Status;
import dev.gradus.core.numeric.DormandPrince;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Gradient flow in motion.
final class FlowDynamics implements Dynamics<RiskState> {
  private static final double ABSOLUTE = 1e-12;

  private final double stepsize;
  private final Landscape landscape;
  private final Point point;
  private final double[] y;
  private final DormandPrince solver;
  private final View view;
  private double time;
  private Status status = Status.RUNNING;

  FlowDynamics(TwoLayerClassifier problem, double stepsize, double tolerance) {
    this.stepsize = stepsize;
    landscape = new Landscape(problem);
    point = landscape.start();
    y = flat(point.position);
    Point probe = landscape.blank();
    solver =
        new DormandPrince(
            (t, weights, derivative) -> {
              fill(probe, weights);
              landscape.evaluate(probe);
              double scale = stepsize * Math.exp(-probe.logScale);
              int at = 0;
              for (double[] row : probe.downhill) {
                for (double number : row) {
                  derivative[at++] = scale * number;
                }
              }
            },
            0,
            y,
            tolerance,
            ABSOLUTE);
    view = new View();
    show();
  }

  private static double[] flat(double[][] rows) {
    double[] all = new double[rows.length * rows[0].length];
    int at = 0;
    for (double[] row : rows) {
      System.arraycopy(row, 0, all, at, row.length);
      at += row.length;
    }
    return all;
  }

  private static void fill(Point point, double[] weights) {
    int at = 0;
    for (double[] row : point.position) {
      System.arraycopy(weights, at, row, 0, row.length);
      at += row.length;
    }
  }

  /// Makes the present weights those that are seen.
  private void show() {
    solver.stateAt(time, y);
    fill(point, y);
    landscape.evaluate(point);
  }

  @Override
  public boolean advance(double target, long maxSteps) {
    long end = stepLimit(maxSteps);
    while (!status.isDiverged() && solver.time() < target && solver.steps() < end) {
      if (!solver.step()) {
        status = Status.diverged(solver.steps(), String.valueOf(solver.failure()));
      }
    }
    boolean reached = solver.time() >= target;
    time = reached ? target : solver.time();
    if (reached || status.isDiverged()) {
      show();
    }
    return reached || status.isDiverged();
  }

  @Override
  public double time() {
    return time;
  }

  @Override
  public long steps() {
    return solver.steps();
  }

  @Override
  public Status status() {
    return status;
  }

  @Override
  public RiskState state() {
    return view;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    SavedState.write(solver.steps(), status, out);
    solver.save(out);
    out.writeDouble(time);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    in.readLong();
    status = SavedState.status(in);
    solver.restore(in);
    time = in.readDouble();
    show();
  }

  private final class View extends PointView {
    View() {
      super(landscape);
    }

    @Override
    Point point() {
      return point;
    }

    @Override
    public double stepsize() {
      return stepsize;
    }
  }
}
