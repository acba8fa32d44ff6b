package dev.gradus.theory.modes;

import dev.gradus.core.numeric.DormandPrince;
import dev.gradus.core.numeric.OdeSolver;
import dev.gradus.core.numeric.VectorField;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// An equation whose right-hand side is smooth but for switches that are thrown when the state
/// crosses a line: the solver stops exactly there and begins anew.
final class PiecewiseOde implements OdeSolver {
  private static final long MOST_STEPS = 2_000_000;

  private final Switches switches;
  private final double rtol;
  private final double atol;

  /// Where this piece began, and which switches were thrown then.
  private double begin;

  private double[] initial;
  private final boolean[] thrown;

  private DormandPrince solver;
  private long earlierSteps;

  /// The end of the window in which the state is known, and the switch that ends it, or -1.
  private double end;

  private int ending = -1;

  /// The equation and its switches.
  interface Switches extends VectorField {

    /// How many there are.
    int count();

    /// Whether a switch is on this side (negative) or that side of its line.
    double side(int index, double[] y);

    /// Throws a switch, and puts the state exactly on its line.
    void cross(int index, double[] y);
  }

  PiecewiseOde(Switches switches, double[] y0, double rtol, double atol) {
    this.switches = switches;
    this.rtol = rtol;
    this.atol = atol;
    thrown = new boolean[switches.count()];
    initial = y0.clone();
    solver = solver();
  }

  private DormandPrince solver() {
    return new DormandPrince(switches, begin, initial, rtol, atol);
  }

  /// May end early at a switch.
  @Override
  public boolean step() {
    if (ending >= 0) {
      beginAnew();
    }
    if (!solver.step()) {
      return false;
    }
    end = solver.time();
    double[] y = new double[initial.length];
    solver.stateAt(end, y);
    for (int i = 0; i < thrown.length; i++) {
      if (!thrown[i] && switches.side(i, y) >= 0) {
        double at = crossing(i);
        if (at < end || ending < 0) {
          end = at;
          ending = i;
        }
      }
    }
    return true;
  }

  private double crossing(int index) {
    double[] y = new double[initial.length];
    solver.stateAt(solver.previousTime(), y);
    if (switches.side(index, y) >= 0) {
      return solver.previousTime();
    }
    return Bends.root(
        t -> {
          solver.stateAt(t, y);
          return switches.side(index, y);
        },
        solver.previousTime(),
        solver.time());
  }

  private void beginAnew() {
    solver.stateAt(end, initial);
    switches.cross(ending, initial);
    thrown[ending] = true;
    ending = -1;
    begin = end;
    earlierSteps += solver.steps();
    solver = solver();
  }

  @Override
  public double previousTime() {
    return solver.previousTime();
  }

  @Override
  public double time() {
    return end;
  }

  @Override
  public void stateAt(double t, double[] out) {
    solver.stateAt(t, out);
  }

  @Override
  public long steps() {
    return earlierSteps + solver.steps();
  }

  @Override
  public @Nullable String failure() {
    return solver.failure();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeDouble(begin);
    for (double number : initial) {
      out.writeDouble(number);
    }
    for (boolean one : thrown) {
      out.writeBoolean(one);
    }
    out.writeLong(earlierSteps);
    out.writeDouble(end);
    out.writeInt(ending);
    solver.save(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    begin = in.readDouble();
    for (int i = 0; i < initial.length; i++) {
      initial[i] = in.readDouble();
    }
    double[] spare = initial.clone();
    for (int i = 0; i < thrown.length; i++) {
      thrown[i] = in.readBoolean();
      if (thrown[i]) {
        switches.cross(i, spare);
      }
    }
    earlierSteps = in.readLong();
    end = in.readDouble();
    ending = in.readInt();
    solver = solver();
    solver.restore(in);
  }

  /// Goes on until a quantity has crossed from below 0.
  ///
  /// @return the time of the crossing; infinite where no further step is possible, or too many
  double until(ToDoubleFunction<double[]> quantity) {
    double[] y = new double[initial.length];
    while (true) {
      solver.stateAt(end, y);
      if (quantity.applyAsDouble(y) >= 0) {
        return first(quantity);
      }
      if (steps() > MOST_STEPS || !step()) {
        return Double.POSITIVE_INFINITY;
      }
    }
  }

  /// Where a quantity crosses 0 within the last step.
  double first(ToDoubleFunction<double[]> quantity) {
    double[] y = new double[initial.length];
    solver.stateAt(previousTime(), y);
    double before = quantity.applyAsDouble(y);
    if (before == 0 || end == previousTime()) {
      return previousTime();
    }
    return Bends.root(
        t -> {
          solver.stateAt(t, y);
          return quantity.applyAsDouble(y);
        },
        previousTime(),
        end);
  }

  /// The switch at which the last step ended, or -1.
  int ending() {
    return ending;
  }
}
