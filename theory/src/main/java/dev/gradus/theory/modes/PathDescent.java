package dev.gradus.theory.modes;

/// Gradient descent on the factors of the paths.
final class PathDescent implements Descent {
  private final Paths paths;
  private final Drive drive;
  private final double rate;
  private final int depth;

  PathDescent(ModeProblem problem) {
    paths = new Paths(problem);
    drive = problem.drive();
    rate = problem.rate();
    depth = problem.depth();
  }

  @Override
  public void step(double stepsize) {
    double length = stepsize * rate * drive.weight(margin());
    for (double[] path : paths.factors) {
      if (Products.isOpen(path)) {
        double[] before = path.clone();
        for (int j = 0; j < depth; j++) {
          path[j] += length * Products.without(before, j);
        }
      }
    }
  }

  @Override
  public double[] parameters() {
    double[] all = new double[paths.factors.length * depth];
    for (int i = 0; i < paths.factors.length; i++) {
      System.arraycopy(paths.factors[i], 0, all, i * depth, depth);
    }
    return all;
  }

  @Override
  public void setParameters(double[] all) {
    for (int i = 0; i < paths.factors.length; i++) {
      System.arraycopy(all, i * depth, paths.factors[i], 0, depth);
    }
  }

  @Override
  public double margin() {
    return paths.margin();
  }

  @Override
  public double factor(int unit, int layer) {
    return paths.factor(unit, layer);
  }
}
