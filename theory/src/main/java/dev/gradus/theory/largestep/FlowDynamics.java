package dev.gradus.theory.largestep;

import dev.gradus.core.OdeDynamics;
import dev.gradus.core.Status;
import dev.gradus.core.numeric.DormandPrince;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Gradient flow in motion.
final class FlowDynamics extends OdeDynamics<RiskState> {
  private static final double ABSOLUTE = 1e-12;

  private final double stepsize;
  private final Landscape landscape;
  private final Point point;
  private final DormandPrince solver;
  private final View view;

  FlowDynamics(TwoLayerClassifier problem, double stepsize, double tolerance) {
    Landscape terrain = new Landscape(problem);
    Point probe = terrain.start();
    double[] start = flat(probe.position);
    DormandPrince ode =
        new DormandPrince(
            (t, weights, derivative) -> {
              fill(probe, weights);
              terrain.evaluate(probe);
              double scale = stepsize * Math.exp(-probe.logScale);
              int at = 0;
              for (double[] row : probe.downhill) {
                for (double number : row) {
                  derivative[at++] = scale * number;
                }
              }
            },
            0,
            start,
            tolerance,
            ABSOLUTE);
    super(ode, start);
    this.stepsize = stepsize;
    landscape = terrain;
    point = landscape.start();
    solver = ode;
    view = new View();
    moved();
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

  @Override
  protected void moved() {
    fill(point, y);
    landscape.evaluate(point);
  }

  @Override
  public RiskState state() {
    return view;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(steps());
    status().save(out);
    solver.save(out);
    out.writeDouble(time());
  }

  @Override
  public void restore(DataInput in) throws IOException {
    in.readLong();
    Status status = Status.restore(in);
    solver.restore(in);
    resume(in.readDouble(), status);
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
