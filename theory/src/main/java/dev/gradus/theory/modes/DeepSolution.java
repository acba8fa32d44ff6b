package dev.gradus.theory.modes;

import java.util.ArrayList;
import java.util.List;

/// Three and more weight layers: in network time the loss drops out, and physical time is one more
/// component. The squared loss, whose network time is bounded, is integrated in physical time.
final class DeepSolution extends ModeSolution {
  private static final double TOLERANCE = 2e-14;

  /// Margins beyond are reached after times that no one waits for.
  private static final double LARGEST_MARGIN = 690;

  private static final double LAST_INFLECTION = 20;
  private static final long MOST_STEPS = 200_000;

  private final boolean inNetworkTime;
  private final double start;
  private final boolean falls;
  private Cursor cursor;

  DeepSolution(ModeProblem problem) {
    super(problem);
    inNetworkTime = !(problem.drive() instanceof Drive.Squared);
    start = problem.margin();
    falls = !inNetworkTime && start > 1;
    cursor = new Cursor(problem, inNetworkTime);
  }

  /// The solution up to some time.
  private static final class Cursor {
    final boolean inNetworkTime;
    final PathSwitches switches;
    final double[] y;
    final PiecewiseOde ode;

    Cursor(ModeProblem problem, boolean inNetworkTime) {
      this.inNetworkTime = inNetworkTime;
      switches = new PathSwitches(problem, inNetworkTime);
      y = switches.initialState();
      double smallest = Math.min(1, FlowDynamics.smallest(problem.balanced()));
      ode = new PiecewiseOde(switches, y, TOLERANCE, TOLERANCE * smallest);
    }

    double timeAt(double at) {
      ode.stateAt(at, y);
      return inNetworkTime ? y[y.length - 1] : at;
    }

    double networkTimeAt(double at) {
      ode.stateAt(at, y);
      return inNetworkTime ? at : y[y.length - 1];
    }

    double margin() {
      ode.stateAt(ode.time(), y);
      return switches.margin(y);
    }
  }

  @Override
  double timeOf(double margin) {
    if (falls ? start <= margin : start >= margin) {
      return 0;
    }
    if (margin > problem.drive().end() || margin > LARGEST_MARGIN || !canReach(margin)) {
      return Double.POSITIVE_INFINITY;
    }
    Cursor one = new Cursor(problem, inNetworkTime);
    double at = one.ode.until(y -> (falls ? -1 : 1) * (one.switches.margin(y) - margin));
    return Double.isInfinite(at) ? at : one.timeAt(at);
  }

  /// Whether the margin comes so far: a negative one rises to 0 at least, and with one path that
  /// learns beyond every number.
  private boolean canReach(double margin) {
    if (margin < 0 || falls) {
      return true;
    }
    for (double[] path : problem.balanced()) {
      if (Products.isOpen(path) && -path[path.length - 1] < smallestHidden(path)) {
        return true;
      }
    }
    return false;
  }

  /// Differences of squares are kept, so the smallest factor is the first to reach 0.
  private static double smallestHidden(double[] path) {
    double smallest = Double.POSITIVE_INFINITY;
    for (int j = 0; j < path.length - 1; j++) {
      smallest = Math.min(smallest, path[j]);
    }
    return smallest;
  }

  /// Two equal smallest factors approach 0 for ever.
  private static boolean diesInTime(double[] path) {
    double smallest = smallestHidden(path);
    int times = 0;
    for (int j = 0; j < path.length - 1; j++) {
      times += path[j] == smallest ? 1 : 0;
    }
    return Products.isOpen(path) && smallest < -path[path.length - 1] && times == 1;
  }

  @Override
  public List<Death> deaths() {
    long ahead = 0;
    for (double[] path : problem.balanced()) {
      ahead += diesInTime(path) ? 1 : 0;
    }
    List<Death> deaths = new ArrayList<>();
    Cursor one = new Cursor(problem, inNetworkTime);
    int depth = problem.depth();
    int hidden = problem.size() * (depth - 1);
    double gain = Math.sqrt(problem.drive().gain());
    while (deaths.size() < ahead
        && one.ode.steps() < MOST_STEPS
        && one.margin() < Math.min(LARGEST_MARGIN, problem.drive().end())
        && one.ode.step()) {
      int index = one.ode.ending();
      if (index >= 0 && index < hidden) {
        int unit = index / (depth - 1);
        double at = one.ode.time();
        double tau = one.networkTimeAt(at) / gain;
        double last = one.y[unit * depth + depth - 1] * gain;
        deaths.add(new Death(unit, tau, one.timeAt(at), last));
      }
    }
    return deaths;
  }

  @Override
  public List<Inflection> inflections() {
    List<Inflection> all = new ArrayList<>();
    Cursor one = new Cursor(problem, inNetworkTime);
    double before = bend(one, one.y);
    while (one.ode.steps() < MOST_STEPS && goesOn(one) && one.ode.step()) {
      one.ode.stateAt(one.ode.time(), one.y);
      double now = bend(one, one.y);
      if (before * now < 0) {
        double at = one.ode.first(y -> bend(one, y));
        double time = one.timeAt(at);
        double margin = one.switches.margin(one.y);
        all.add(new Inflection(margin, problem.drive().error(margin), time));
      }
      before = now;
    }
    return all;
  }

  private boolean goesOn(Cursor one) {
    double margin = one.margin();
    boolean near = problem.drive() instanceof Drive.Squared && Math.abs(margin - 1) < 1e-9;
    return margin < Math.min(LAST_INFLECTION, problem.drive().end())
        && Math.abs(margin) > Double.MIN_NORMAL
        && !near;
  }

  /// d ln |d error / dt| / df: that of the drive and f'' / f'^2 in network time.
  private double bend(Cursor one, double[] y) {
    int depth = problem.depth();
    double speed = 0;
    double change = 0;
    for (int i = 0; i < problem.size(); i++) {
      if (one.switches.isOpen(i)) {
        double[] path = java.util.Arrays.copyOfRange(y, i * depth, (i + 1) * depth);
        for (int j = 0; j < depth; j++) {
          double rest = Products.without(path, j);
          speed += rest * rest;
          for (int l = 0; l < depth; l++) {
            if (l != j) {
              change += 2 * rest * Products.without(path, j, l) * Products.without(path, l);
            }
          }
        }
      }
    }
    return problem.drive().bend(one.switches.margin(y))
        + change / (problem.scale() * speed * speed);
  }

  @Override
  void stateAt(double time, double[][] factors) {
    if (cursor.timeAt(cursor.ode.previousTime()) > time) {
      cursor = new Cursor(problem, inNetworkTime);
    }
    double at = inNetworkTime ? cursor.ode.until(y -> y[y.length - 1] - time) : untilPhysical(time);
    cursor.ode.stateAt(Double.isInfinite(at) ? cursor.ode.time() : at, cursor.y);
    int next = 0;
    for (double[] path : factors) {
      for (int j = 0; j < path.length; j++) {
        path[j] = cursor.y[next++];
      }
    }
  }

  private double untilPhysical(double time) {
    while (cursor.ode.time() < time && cursor.ode.step()) {
      // goes on
    }
    return Math.min(time, cursor.ode.time());
  }
}
