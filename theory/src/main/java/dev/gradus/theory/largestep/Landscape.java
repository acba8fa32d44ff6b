package dev.gradus.theory.largestep;

import dev.gradus.core.numeric.ArrayMath;
import java.util.Arrays;

/// The risk of a problem, its gradient and its Hessian at any [Point]: the hot core.
///
/// With fewer examples than dimensions, the weights are kept as combinations of the inputs, and all
/// goes through the inner products of inputs: n^2 m multiplications a step in place of 2 n d m.
/// Nothing is allocated by [#evaluate].
final class Landscape {
  /// Beyond this margin of all examples, their losses are brought back into the range of numbers.
  private static final double FAR_OUT = 600;

  private final TwoLayerClassifier problem;
  private final int n;
  private final int d;
  private final int m;
  private final boolean gram;
  private final double[][] x;
  private final double[][] xTransposed;

  /// Inner products of inputs, or empty.
  private final double[][] kernel;

  /// x w_0^T, of the same use.
  private final double[][] initialFields;

  private final double initialSquare;

  /// (b / m) a_j.
  private final double[] heads;

  private final double[][] fields;
  private final double[][] pulls;
  private final double[] z;
  private final double[] value;
  private final double[] slope;
  private final double[][] scratch;
  private final double[] columns;
  private final double[] margins;
  private final double[] decays;
  private final double[] losses;
  private final double[] lossSlopes;

  Landscape(TwoLayerClassifier problem) {
    this.problem = problem;
    x = problem.data().x();
    n = problem.data().size();
    d = problem.data().dimension();
    m = problem.units();
    gram = n < d;
    xTransposed = Rows.transposed(x);
    heads = new double[m];
    for (int j = 0; j < m; j++) {
      heads[j] = problem.scaling() / m * problem.signs()[j];
    }
    fields = gram ? new double[0][] : new double[n][m];
    pulls = gram ? new double[0][] : new double[n][m];
    kernel = gram ? new double[n][n] : new double[0][];
    initialFields = gram ? new double[n][m] : new double[0][];
    double norm = Rows.norm(problem.initial());
    initialSquare = norm * norm;
    if (gram) {
      Rows.product(x, xTransposed, d, kernel, n);
      Rows.product(x, Rows.transposed(problem.initial()), d, initialFields, n);
    }
    z = new double[n * m];
    value = new double[n * m];
    slope = new double[n * m];
    scratch = new double[2][n * m];
    columns = new double[m];
    margins = new double[n];
    decays = new double[n];
    losses = new double[n];
    lossSlopes = new double[n];
  }

  /// A point to be evaluated, at the initial weights.
  Point start() {
    Point point = blank();
    double[][] from = gram ? initialFields : Rows.transposed(problem.initial());
    double[][] to = gram ? point.fields : point.position;
    for (int i = 0; i < from.length; i++) {
      System.arraycopy(from[i], 0, to[i], 0, m);
    }
    return point;
  }

  /// A point of the right size.
  Point blank() {
    return gram ? new Point(2 * n, m, n) : new Point(d, m, 0);
  }

  int parameters() {
    return m * d;
  }

  /// Fills in the direction and the measurements.
  void evaluate(Point point) {
    activate(point);
    lose(point);
    double[][] pull = gram ? point.downhill : pulls;
    double[] y = problem.data().y();
    for (int i = 0; i < n; i++) {
      pull(lossSlopes[i] * y[i] / n, heads, slope, i * m, pull[i]);
    }
    if (gram) {
      Rows.product(kernel, pull, n, point.downhillFields, n);
    } else {
      Rows.product(xTransposed, pull, n, point.downhill, d);
    }
    measure(point, pull);
  }

  /// Fields, activations and margins.
  private void activate(Point point) {
    double[][] rows = gram ? point.fields : fields;
    if (!gram) {
      Rows.product(x, point.position, d, fields, n);
    }
    for (int i = 0; i < n; i++) {
      System.arraycopy(rows[i], 0, z, i * m, m);
    }
    problem.activation().evaluate(z, value, slope, scratch, n * m);
    double[] y = problem.data().y();
    for (int i = 0; i < n; i++) {
      margins[i] = y[i] * Rows.weighted(heads, value, i * m, m);
    }
  }

  /// Losses and their means.
  private void lose(Point point) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double q : margins) {
      least = Math.min(least, q);
      most = Math.max(most, q);
    }
    point.smallestMargin = least;
    Loss loss = problem.loss();
    point.logScale = 0;
    if (least > FAR_OUT && loss.isExponentialFarOut()) {
      loseFarOut(point, least);
      return;
    }
    boolean plain = Math.max(-least, most) < 700;
    if (plain) {
      ArrayMath.decay(margins, decays, scratch[0], n);
    }
    if (plain && loss.kind() == Loss.Kind.LOGISTIC) {
      for (int i = 0; i < n; i++) {
        double u = decays[i];
        losses[i] = Math.max(-margins[i], 0) + ArrayMath.log1p(u);
        lossSlopes[i] = (margins[i] < 0 ? 1 : u) / (1 + u);
        decays[i] = margins[i] < 0 ? 1 / u : u;
      }
    } else {
      for (int i = 0; i < n; i++) {
        losses[i] = loss.value(margins[i]);
        lossSlopes[i] = loss.slope(margins[i]);
        decays[i] = Math.exp(-margins[i]);
      }
    }
    double risk = 0;
    double potential = 0;
    double exponential = 0;
    for (int i = 0; i < n; i++) {
      risk += losses[i];
      potential += lossSlopes[i];
      exponential += decays[i];
    }
    point.risk = risk / n;
    point.gradientPotential = potential / n;
    point.exponentialRisk = exponential / n;
    point.logRisk = point.risk > 1e-280 ? Math.log(point.risk) : logRisk();
  }

  /// All losses are exp(-q): as if all margins were smaller by the smallest of them.
  private void loseFarOut(Point point, double least) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      lossSlopes[i] = Math.exp(least - margins[i]);
      sum += lossSlopes[i];
    }
    point.logRisk = Math.log(sum / n) - least;
    point.risk = Math.exp(point.logRisk);
    point.gradientPotential = point.risk;
    point.exponentialRisk = point.risk;
    point.logScale = least;
  }

  private double logRisk() {
    double largest = Double.NEGATIVE_INFINITY;
    for (double q : margins) {
      largest = Math.max(largest, problem.loss().logValue(q));
    }
    double sum = 0;
    for (double q : margins) {
      sum += Math.exp(problem.loss().logValue(q) - largest);
    }
    return largest + Math.log(sum / n);
  }

  /// How an example pulls at its fields: the negative derivative of the risk by z_ij.
  private static void pull(double factor, double[] heads, double[] slope, int from, double[] row) {
    for (int j = 0; j < row.length; j++) {
      row[j] = factor * heads[j] * slope[from + j];
    }
  }

  private void measure(Point point, double[][] pull) {
    double scale = Math.exp(-point.logScale);
    double[][] rows = gram ? point.fields : fields;
    point.descentAlongWeights = scale * Rows.inner(pull, rows, n, columns);
    double square =
        gram
            ? Rows.inner(pull, point.downhillFields, n, columns)
            : Rows.inner(point.downhill, point.downhill, d, columns);
    point.gradientNorm = scale * (isSafe(square) ? Math.sqrt(square) : carefulGradientNorm(point));
    square =
        gram
            ? initialSquare
                + Rows.inner(point.position, initialFields, n, columns)
                + Rows.inner(point.position, point.fields, n, columns)
            : Rows.inner(point.position, point.position, d, columns);
    point.weightNorm = isSafe(square) ? Math.sqrt(square) : Rows.norm(weights(point));
  }

  /// Whether no term of a sum of squares that matters has left the range of numbers.
  private static boolean isSafe(double square) {
    return square > 1e-250 && square < 1e300;
  }

  private double carefulGradientNorm(Point point) {
    if (!gram) {
      return Rows.norm(point.downhill);
    }
    double largest = 0;
    for (int i = 0; i < n; i++) {
      for (double pull : point.downhill[i]) {
        largest = Math.max(largest, Math.abs(pull));
      }
    }
    if (largest == 0 || !(largest < Double.POSITIVE_INFINITY)) {
      return largest;
    }
    double square = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        square += point.downhill[i][j] / largest * (point.downhillFields[i][j] / largest);
      }
    }
    return largest * Math.sqrt(Math.max(0, square));
  }

  /// w, m rows of d numbers.
  double[][] weights(Point point) {
    if (!gram) {
      return Rows.transposed(point.position);
    }
    double[][] w = new double[m][d];
    Rows.product(Rows.transposed(Arrays.copyOf(point.position, n)), x, n, w, m);
    Rows.sum(w, 1, problem.initial(), w);
    return w;
  }

  /// The Hessian of the risk at a point that was evaluated last, times a vector, unit by unit:
  /// (1/n) sum_i [l''(q_i) df_i (b/m) a_j phi'(z_ij) + l'(q_i) y_i (b/m) a_j phi''(z_ij) dz_ij]
  /// x_i, where dz_ij = v_j . x_i and df_i = (b/m) sum_j a_j phi'(z_ij) dz_ij.
  void hessianVectorProduct(double[] direction, double[] product) {
    double[][] v = new double[m][];
    for (int j = 0; j < m; j++) {
      v[j] = Arrays.copyOfRange(direction, j * d, (j + 1) * d);
    }
    double[][] change = new double[n][m];
    Rows.product(x, Rows.transposed(v), d, change, n);
    double[] y = problem.data().y();
    for (int i = 0; i < n; i++) {
      double df = 0;
      for (int j = 0; j < m; j++) {
        df += heads[j] * slope[i * m + j] * change[i][j];
      }
      double bend = problem.loss().curvature(margins[i]) * df / n;
      double tilt = problem.loss().slope(margins[i]) * y[i] / n;
      for (int j = 0; j < m; j++) {
        change[i][j] =
            heads[j]
                * (bend * slope[i * m + j]
                    - tilt * problem.activation().curvature(z[i * m + j]) * change[i][j]);
      }
    }
    double[][] result = new double[m][d];
    Rows.product(Rows.transposed(change), x, n, result, m);
    for (int j = 0; j < m; j++) {
      System.arraycopy(result[j], 0, product, j * d, d);
    }
  }
}
