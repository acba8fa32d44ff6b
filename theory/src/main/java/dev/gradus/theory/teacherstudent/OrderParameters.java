package dev.gradus.theory.teacherstudent;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStream;
import java.util.Arrays;

/// Order parameters of a student with K and a teacher with M hidden units: all that the
/// generalisation error depends on. Immutable; every entry is finite and [[Q, R], [R^T, T]] is a
/// matrix of inner products.
public final class OrderParameters {
  /// What can still be squared without leaving the range of doubles.
  private static final double LARGEST = 1e150;

  private final double[][] q;
  private final double[][] r;
  private final double[][] t;
  private final double[] a;
  private final double[] v;

  private OrderParameters(double[][] q, double[][] r, double[][] t, double[] a, double[] v) {
    this.q = q;
    this.r = r;
    this.t = t;
    this.a = a;
    this.v = v;
  }

  /// These numbers; K and M are the lengths of `v` and `a`.
  ///
  /// @param q Q_ik = w_i . w_k / N, K x K
  /// @param r R_im = w_i . B_m / N, K x M
  /// @param t T_mn = B_m . B_n / N, M x M
  /// @param a second-layer weights of the teacher, M
  /// @param v second-layer weights of the student, K
  /// @throws InputException if a shape is wrong, an entry not finite, Q or T not symmetric, or the
  ///   whole not a matrix of inner products
  public static OrderParameters of(
      double[][] q, double[][] r, double[][] t, double[] a, double[] v) {
    int student = v.length;
    int teacher = a.length;
    if (student == 0 || teacher == 0) {
      throw new InputException(
          "initial."
              + (student == 0 ? "v" : "A")
              + ": an empty list found, expected one second-layer weight a hidden unit");
    }
    requireFinite("v", v);
    requireFinite("A", a);
    OrderParameters all =
        new OrderParameters(
            copy("Q", q, student, student),
            copy("R", r, student, teacher),
            copy("T", t, teacher, teacher),
            a.clone(),
            v.clone());
    requireSymmetric("Q", all.q);
    requireSymmetric("T", all.t);
    double[][] gram = all.gram();
    double smallest = Gram.smallestEigenvalue(gram);
    double largest = 0;
    for (int i = 0; i < gram.length; i++) {
      largest = Math.max(largest, gram[i][i]);
    }
    if (smallest < -Gram.ROUNDING * largest) {
      throw new InputException(
          "initial: [[Q, R], [R^T, T]] has the eigenvalue "
              + smallest
              + ", but inner products of weights cannot have a negative one; check R against Q and T"
              + " (R_im^2 <= Q_ii T_mm)");
    }
    return all;
  }

  /// Those of Gaussian weights of variance 1 in N dimensions; others are in [Initialisation].
  ///
  /// The second layers are all 1, except that a student of which both are trained starts from
  /// Gaussian ones. The teacher does not depend on K.
  ///
  /// @param student hidden units of the student, K
  /// @param teacher hidden units of the teacher, M
  /// @param inputs N, at least K + M
  /// @param trained which layers are trained
  /// @param stream where the randomness comes from
  public static OrderParameters draw(
      int student, int teacher, long inputs, TrainedLayers trained, RandomStream stream) {
    return Initialisation.of(Initialisation.Start.LARGE)
        .draw(student, teacher, inputs, trained, stream);
  }

  /// K.
  public int student() {
    return v.length;
  }

  /// M.
  public int teacher() {
    return a.length;
  }

  public double q(int i, int k) {
    return q[i][k];
  }

  public double r(int i, int m) {
    return r[i][m];
  }

  public double t(int m, int n) {
    return t[m][n];
  }

  public double a(int m) {
    return a[m];
  }

  public double v(int k) {
    return v[k];
  }

  /// [[Q, R], [R^T, T]], the covariance of the local fields of student and teacher.
  double[][] gram() {
    int k = student();
    double[][] gram = new double[k + teacher()][k + teacher()];
    for (int i = 0; i < gram.length; i++) {
      for (int j = 0; j < gram.length; j++) {
        if (i < k) {
          gram[i][j] = j < k ? q[i][j] : r[i][j - k];
        } else {
          gram[i][j] = j < k ? r[j][i - k] : t[i - k][j - k];
        }
      }
    }
    return gram;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OrderParameters that
        && Arrays.deepEquals(q, that.q)
        && Arrays.deepEquals(r, that.r)
        && Arrays.deepEquals(t, that.t)
        && Arrays.equals(a, that.a)
        && Arrays.equals(v, that.v);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(new Object[] {q, r, t, a, v});
  }

  @Override
  public String toString() {
    return "Q: %s, R: %s, T: %s, A: %s, v: %s"
        .formatted(
            Arrays.deepToString(q),
            Arrays.deepToString(r),
            Arrays.deepToString(t),
            Arrays.toString(a),
            Arrays.toString(v));
  }

  private static double[][] copy(String name, double[][] matrix, int rows, int columns) {
    if (matrix.length != rows) {
      throw new InputException(
          "initial.%s: %d rows found, expected %d x %d (K = %d from v)"
              .formatted(name, matrix.length, rows, columns, rows));
    }
    double[][] copy = new double[rows][];
    for (int i = 0; i < rows; i++) {
      if (matrix[i].length != columns) {
        throw new InputException(
            "initial.%s[%d]: %d numbers found, expected %d x %d"
                .formatted(name, i, matrix[i].length, rows, columns));
      }
      copy[i] = matrix[i].clone();
      requireFinite(name + "[" + i + "]", copy[i]);
    }
    return copy;
  }

  private static void requireFinite(String name, double[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      if (!(Math.abs(numbers[i]) <= LARGEST)) {
        throw new InputException(
            "initial.%s[%d]: %s found, expected a finite number of size <= %s"
                .formatted(name, i, numbers[i], LARGEST));
      }
    }
  }

  private static void requireSymmetric(String name, double[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < i; j++) {
        double scale = Math.max(Math.abs(matrix[i][i]), Math.abs(matrix[j][j]));
        if (Math.abs(matrix[i][j] - matrix[j][i]) > Gram.ROUNDING * scale) {
          throw new InputException(
              "initial.%s: %s at [%d][%d] but %s at [%d][%d], expected a symmetric matrix"
                  .formatted(name, matrix[i][j], i, j, matrix[j][i], j, i));
        }
        matrix[j][i] = matrix[i][j];
      }
    }
  }
}
