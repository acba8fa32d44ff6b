package dev.gradus.theory.teacherstudent;

import dev.gradus.core.RandomStream;

/// SGD on the weights themselves, written down from its definition: the oracle of the exact chain.
final class BruteForce implements Innovations, OrderParameterState {
  private final TeacherStudent problem;
  private final RandomStream stream;
  private final int n;
  private final int k;
  private final int m;

  /// Teacher rows, then student rows.
  final double[][] weights;

  private final double[] v;
  private final double[] x;
  private double zeta;

  BruteForce(TeacherStudent problem, double[][] weights, RandomStream stream) {
    this.problem = problem;
    this.weights = weights;
    this.stream = stream;
    n = problem.inputs();
    k = problem.student();
    m = problem.teacher();
    x = new double[n];
    v = new double[k];
    for (int i = 0; i < k; i++) {
      v[i] = problem.initial().v(i);
    }
  }

  static double[][] gaussianWeights(int rows, int inputs, RandomStream stream) {
    double[][] weights = new double[rows][inputs];
    for (double[] row : weights) {
      for (int j = 0; j < inputs; j++) {
        row[j] = stream.nextGaussian();
      }
    }
    return weights;
  }

  /// The order parameters of weights, with second layers.
  static OrderParameters orderParameters(double[][] weights, double[] a, double[] v) {
    int m = a.length;
    int k = v.length;
    double[][] q = new double[k][k];
    double[][] r = new double[k][m];
    double[][] t = new double[m][m];
    int n = weights[0].length;
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        q[i][j] = dot(weights[m + i], weights[m + j]) / n;
      }
      for (int j = 0; j < m; j++) {
        r[i][j] = dot(weights[m + i], weights[j]) / n;
      }
    }
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        t[i][j] = dot(weights[i], weights[j]) / n;
      }
    }
    return OrderParameters.of(q, r, t, a, v);
  }

  void drawExample() {
    for (int j = 0; j < n; j++) {
      x[j] = stream.nextGaussian();
    }
    zeta = stream.nextGaussian();
  }

  /// One update from the present example.
  void learn() {
    learn(new double[][] {x}, new double[] {zeta});
  }

  /// One update from the mean of a batch.
  void learn(double[][] inputs, double[] noise) {
    double root = Math.sqrt(n);
    Activation g = problem.activation();
    double[][] step = new double[k][n];
    double[] secondStep = new double[k];
    for (int e = 0; e < inputs.length; e++) {
      double label = problem.noise() * noise[e];
      for (int i = 0; i < m; i++) {
        label += problem.initial().a(i) * g.value(dot(weights[i], inputs[e]) / root);
      }
      double output = 0;
      double[] fields = new double[k];
      for (int i = 0; i < k; i++) {
        fields[i] = dot(weights[m + i], inputs[e]) / root;
        output += v[i] * g.value(fields[i]);
      }
      double delta = (output - label) / inputs.length;
      for (int i = 0; i < k; i++) {
        secondStep[i] += g.value(fields[i]) * delta;
        for (int j = 0; j < n; j++) {
          step[i][j] += v[i] * g.derivative(fields[i]) * delta * inputs[e][j];
        }
      }
    }
    double decay = 1 - problem.weightDecay() / n;
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < n; j++) {
        weights[m + i][j] = decay * weights[m + i][j] - problem.stepsize() / root * step[i][j];
      }
      if (problem.trained() == TrainedLayers.BOTH) {
        v[i] = decay * v[i] - problem.secondLayerStepsize() / n * secondStep[i];
      }
    }
  }

  /// The present example in coordinates of an orthonormal basis built from the rows of the weights,
  /// teacher first, by Gram and Schmidt, twice for the sake of rounding.
  @Override
  public void next(double[] w) {
    double[][] basis = new double[weights.length][];
    for (int i = 0; i < basis.length; i++) {
      basis[i] = weights[i].clone();
      for (int pass = 0; pass < 2; pass++) {
        for (int j = 0; j < i; j++) {
          subtract(basis[i], basis[j]);
        }
      }
      double norm = Math.sqrt(dot(basis[i], basis[i]));
      for (int j = 0; j < n; j++) {
        basis[i][j] /= norm;
      }
    }
    double[] rest = x.clone();
    for (int i = 0; i < basis.length; i++) {
      w[i] = dot(basis[i], x);
      subtract(rest, basis[i]);
    }
    w[basis.length] = Math.sqrt(dot(rest, rest));
    w[basis.length + 1] = zeta;
  }

  private static void subtract(double[] row, double[] direction) {
    double along = dot(row, direction);
    for (int j = 0; j < row.length; j++) {
      row[j] -= along * direction[j];
    }
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      sum += x[j] * y[j];
    }
    return sum;
  }

  @Override
  public int student() {
    return k;
  }

  @Override
  public int teacher() {
    return m;
  }

  @Override
  public double q(int i, int j) {
    return dot(weights[m + i], weights[m + j]) / n;
  }

  @Override
  public double r(int i, int j) {
    return dot(weights[m + i], weights[j]) / n;
  }

  @Override
  public double t(int i, int j) {
    return dot(weights[i], weights[j]) / n;
  }

  @Override
  public double a(int i) {
    return problem.initial().a(i);
  }

  @Override
  public double v(int i) {
    return v[i];
  }

  @Override
  public double generalisationError() {
    return GeneralisationError.of(problem.activation(), this);
  }

  @Override
  public double signError() {
    return GeneralisationError.signs(problem, this);
  }
}
