package dev.gradus.theory.interpolator;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Method;
import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;

/// Full-batch gradient descent on the weights of an [Interpolator]: w <- w + eps X^T (y - X w) / m
/// on examples drawn once. A step costs O(m d); time is counted in steps.
public final class InterpolatorDescent implements Method<Interpolator, InterpolatorDescent.Model> {

  /// A linear model on its training examples.
  public interface Model extends InterpolatorState {
    /// w, of length d; a copy.
    double[] weights();
  }

  @Override
  public String name() {
    return "gd";
  }

  @Override
  public boolean isStochastic() {
    return true;
  }

  @Override
  public Dynamics<Model> start(Interpolator problem, RandomStreams streams) {
    RandomStream signs = streams.stream("inputs");
    RandomStream flips = streams.stream("label noise");
    double[][] x = new double[problem.examples()][];
    double[] y = new double[problem.examples()];
    for (int j = 0; j < x.length; j++) {
      x[j] = example(problem.inputs(), signs);
      y[j] = label(x[j], problem.noise(), flips);
    }
    return new DescentDynamics(problem, x, y);
  }

  /// An input x, uniform in {-1,1}^d.
  public static double[] example(int inputs, RandomStream random) {
    double[] x = new double[inputs];
    long bits = 0;
    for (int i = 0; i < inputs; i++) {
      bits = i % Long.SIZE == 0 ? random.nextLong() : bits >>> 1;
      x[i] = (bits & 1) == 0 ? 1 : -1;
    }
    return x;
  }

  /// Its label: x_1, or with probability `noise` the other.
  public static double label(double[] x, double noise, RandomStream random) {
    return random.nextDouble() < noise ? -x[0] : x[0];
  }
}
