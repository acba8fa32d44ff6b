package dev.gradus.measures.examples;

/// Logistic regression with a quadratic penalty on its weights: what a last layer could read out of
/// features.
///
/// Minimises the mean of log(1 + exp(-y f)) plus penalty/2 |w|^2 over f = w x + b by Newton's
/// method with halved steps where needed; the bias is not penalised.
public final class RidgeLogistic {
  private static final int MOST_STEPS = 20;
  private static final double ENOUGH = 1e-7;

  private final int width;
  private final double[] weights;

  private RidgeLogistic(int width) {
    this.width = width;
    weights = new double[width + 1];
  }

  /// Fits n examples.
  ///
  /// @param features [n][width]
  /// @param labels 0 or 1, [n]
  /// @param penalty above 0, which makes the minimum unique
  /// @throws IllegalArgumentException if the sizes do not fit
  public static RidgeLogistic fit(float[] features, int[] labels, double penalty) {
    if (labels.length == 0 || features.length % labels.length != 0 || !(penalty > 0)) {
      throw new IllegalArgumentException(
          features.length + " features of " + labels.length + " examples, penalty " + penalty);
    }
    RidgeLogistic model = new RidgeLogistic(features.length / labels.length);
    double loss = model.loss(model.weights, features, labels, penalty);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] direction = model.newton(features, labels, penalty);
      double decrease = 0;
      double[] tried = model.weights;
      double scale = 1;
      double next = loss;
      while (scale > 1e-6) {
        tried = model.weights.clone();
        for (int i = 0; i < tried.length; i++) {
          tried[i] -= scale * direction[i];
        }
        next = model.loss(tried, features, labels, penalty);
        if (next <= loss) {
          decrease = loss - next;
          break;
        }
        scale /= 2;
      }
      System.arraycopy(tried, 0, model.weights, 0, tried.length);
      loss = next;
      if (decrease < ENOUGH) {
        break;
      }
    }
    return model;
  }

  private double loss(double[] w, float[] features, int[] labels, double penalty) {
    double loss = 0;
    for (int i = 0; i < labels.length; i++) {
      double margin = (2 * labels[i] - 1) * value(w, features, i);
      loss += margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
    }
    loss /= labels.length;
    for (int k = 0; k < width; k++) {
      loss += penalty / 2 * w[k] * w[k];
    }
    return loss;
  }

  private double value(double[] w, float[] features, int example) {
    double value = w[width];
    for (int k = 0; k < width; k++) {
      value += w[k] * features[example * width + k];
    }
    return value;
  }

  /// Inverse Hessian times gradient.
  private double[] newton(float[] features, int[] labels, double penalty) {
    int size = width + 1;
    double[] gradient = new double[size];
    double[][] hessian = new double[size][size];
    double[] x = new double[size];
    x[width] = 1;
    for (int i = 0; i < labels.length; i++) {
      double p = 1 / (1 + Math.exp(-value(weights, features, i)));
      for (int k = 0; k < width; k++) {
        x[k] = features[i * width + k];
      }
      double curvature = p * (1 - p) / labels.length;
      for (int k = 0; k < size; k++) {
        gradient[k] += (p - labels[i]) / labels.length * x[k];
        double scaled = curvature * x[k];
        if (scaled != 0) {
          double[] row = hessian[k];
          for (int l = 0; l <= k; l++) {
            row[l] += scaled * x[l];
          }
        }
      }
    }
    for (int k = 0; k < width; k++) {
      gradient[k] += penalty * weights[k];
      hessian[k][k] += penalty;
    }
    hessian[width][width] += 1e-12;
    return solved(hessian, gradient);
  }

  /// Cholesky, in place; only the lower triangle is used.
  private static double[] solved(double[][] a, double[] b) {
    int n = b.length;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= a[i][k] * a[j][k];
        }
        a[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-300)) : sum / a[j][j];
      }
    }
    double[] x = b.clone();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= a[i][k] * x[k];
      }
      x[i] /= a[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        x[i] -= a[k][i] * x[k];
      }
      x[i] /= a[i][i];
    }
    return x;
  }

  /// The logit of each example.
  ///
  /// @param features [n][width]
  public float[] logits(float[] features) {
    float[] logits = new float[features.length / width];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) value(weights, features, i);
    }
    return logits;
  }
}
