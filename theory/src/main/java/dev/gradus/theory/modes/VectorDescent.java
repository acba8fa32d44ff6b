package dev.gradus.theory.modes;

/// A network on vectors whose units of the first class are those of a problem, and whose second
/// class, at a right angle, has the rest of the examples and as many units of its own.
final class VectorDescent implements Descent {
  private static final int DIMENSIONS = 8;

  private final VectorNetwork network;
  private final double[] input;
  private final double norm;

  VectorDescent(ModeProblem problem) {
    norm = problem.norm();
    int units = problem.size();
    double[] first = direction(0);
    double[] second = direction(1);
    input = scaled(norm, first);
    double[][] hidden = new double[2 * units][];
    double[] output = new double[2 * units];
    double[][] start = problem.units();
    for (int i = 0; i < units; i++) {
      hidden[i] = scaled(start[i][0], first);
      output[i] = start[i][1];
      hidden[units + i] = scaled(Math.abs(start[i][0]), second);
      output[units + i] = -Math.abs(start[i][1]);
    }
    network =
        new VectorNetwork(
            hidden,
            output,
            new double[][] {input, scaled(norm, second)},
            new double[] {1, -1},
            new double[] {problem.frequency(), 1 - problem.frequency()},
            problem.drive());
  }

  /// Of length 1 and without a common coordinate: a right angle to the last bit, since a unit that
  /// is active on the other class by rounding only would be learnt by it.
  private static double[] direction(int which) {
    double[] direction = new double[DIMENSIONS];
    int half = DIMENSIONS / 2;
    for (int j = 0; j < half; j++) {
      direction[which * half + j] =
          Math.sqrt(2.0 / half) * StrictMath.cos(Math.PI * (j + 0.5) / half);
    }
    return direction;
  }

  private static double[] scaled(double factor, double[] x) {
    double[] result = x.clone();
    for (int j = 0; j < x.length; j++) {
      result[j] *= factor;
    }
    return result;
  }

  @Override
  public void step(double stepsize) {
    network.step(stepsize);
  }

  @Override
  public double[] parameters() {
    return network.parameters();
  }

  @Override
  public void setParameters(double[] parameters) {
    network.setParameters(parameters);
  }

  @Override
  public double margin() {
    return network.output(input);
  }

  @Override
  public double factor(int unit, int layer) {
    return layer == 0 ? network.activation(unit, input) / norm : network.outputWeight(unit);
  }
}
