package dev.gradus.theory.modes;

/// The equation of all factors in physical time or in network time, and its switches: a path closes
/// when one of its hidden factors reaches 0; the hinge ends everything when the margin reaches 1.
/// The last component is the other time.
final class PathSwitches implements PiecewiseOde.Switches {
  private final ModeProblem problem;
  private final boolean inNetworkTime;
  private final int units;
  private final int depth;
  private final boolean[] open;
  private final double[] path;
  private boolean finished;

  PathSwitches(ModeProblem problem, boolean inNetworkTime) {
    this.problem = problem;
    this.inNetworkTime = inNetworkTime;
    units = problem.size();
    depth = problem.depth();
    open = new boolean[units];
    path = new double[depth];
    double[][] start = problem.balanced();
    for (int i = 0; i < units; i++) {
      open[i] = Products.isOpen(start[i]);
    }
    finished = problem.margin() >= problem.drive().end();
  }

  /// All factors at time 0, and the other time.
  double[] initialState() {
    double[] y = new double[units * depth + 1];
    double[][] start = problem.balanced();
    for (int i = 0; i < units; i++) {
      System.arraycopy(start[i], 0, y, i * depth, depth);
    }
    return y;
  }

  double margin(double[] y) {
    double sum = 0;
    for (int i = 0; i < units; i++) {
      if (open[i]) {
        System.arraycopy(y, i * depth, path, 0, depth);
        sum += Products.of(path);
      }
    }
    return problem.scale() * sum;
  }

  boolean isOpen(int unit) {
    return open[unit];
  }

  @Override
  public void evaluate(double t, double[] y, double[] derivative) {
    double margin = margin(y);
    double rate = problem.rate();
    double pull =
        finished ? 0 : problem.drive() instanceof Drive.Hinge ? 1 : problem.drive().weight(margin);
    double speed = inNetworkTime ? (finished ? 0 : 1) : rate * pull;
    derivative[units * depth] = inNetworkTime ? 1 / (rate * (finished ? 1 : pull)) : speed;
    for (int i = 0; i < units; i++) {
      System.arraycopy(y, i * depth, path, 0, depth);
      for (int j = 0; j < depth; j++) {
        derivative[i * depth + j] = open[i] ? speed * Products.without(path, j) : 0;
      }
    }
  }

  @Override
  public int count() {
    return units * (depth - 1) + 1;
  }

  @Override
  public double side(int index, double[] y) {
    if (index == units * (depth - 1)) {
      return finished ? -1 : margin(y) - problem.drive().end();
    }
    int unit = index / (depth - 1);
    return open[unit] ? -y[unit * depth + index % (depth - 1)] : -1;
  }

  @Override
  public void cross(int index, double[] y) {
    if (index == units * (depth - 1)) {
      finished = true;
    } else {
      int unit = index / (depth - 1);
      open[unit] = false;
      y[unit * depth + index % (depth - 1)] = 0;
    }
  }
}
