package dev.gradus.theory.teacherstudent;

import dev.gradus.core.InputException;
import java.util.Arrays;

/// States in which the student computes what the teacher does, for use with [FinalError].
public final class FixedPoints {
  /// In a list of nodes: a unit whose weights have shrunk to zero.
  public static final int SHRUNK = -1;

  private FixedPoints() {}

  /// Unit m of the student equals unit m of the teacher; surplus units have shrunk to zero.
  ///
  /// @param t T_mn, M x M
  /// @param a second-layer weights of the teacher, M
  /// @param student K, at least M
  /// @param surplus second-layer weight of the surplus units: the frozen one, or 0 if both layers
  ///   are trained
  public static OrderParameters specialised(double[][] t, double[] a, int student, double surplus) {
    if (student < a.length) {
      throw new InputException(
          "student: "
              + student
              + " found, expected at least the teacher's "
              + a.length
              + " units for a student without error");
    }
    int[] nodes = new int[student];
    Arrays.setAll(nodes, k -> k < a.length ? k : SHRUNK);
    double[] v = new double[student];
    Arrays.setAll(v, k -> k < a.length ? a[k] : surplus);
    return copies(t, a, nodes, v);
  }

  /// Units 0, M, 2 M, ... share teacher unit 0 in equal parts, and so on ("denoising").
  ///
  /// @param t T_mn, M x M
  /// @param a second-layer weights of the teacher, M
  /// @param student K, at least M
  public static OrderParameters shared(double[][] t, double[] a, int student) {
    int teacher = a.length;
    int[] nodes = new int[student];
    Arrays.setAll(nodes, k -> k % teacher);
    double[] v = new double[student];
    Arrays.setAll(v, k -> a[k % teacher] / ((student - 1 - k % teacher) / teacher + 1));
    return copies(t, a, nodes, v);
  }

  /// For ReLU or linear units with given second-layer weights: units 0, M, 2 M, ... share teacher
  /// unit 0 in equal parts, each by weights of a length of its own.
  ///
  /// @param t T_mn, M x M
  /// @param a second-layer weights of the teacher, M
  /// @param v second-layer weights of the student, K of them, at least M, each with the sign of
  ///   that of its teacher unit
  public static OrderParameters sharedLengths(double[][] t, double[] a, double[] v) {
    int student = v.length;
    int teacher = a.length;
    double[] length = new double[student];
    for (int k = 0; k < student; k++) {
      int m = k % teacher;
      int copies = (student - 1 - m) / teacher + 1;
      length[k] = a[m] / (copies * v[k]);
      if (student < teacher || !(length[k] > 0) || Double.isInfinite(length[k])) {
        throw new InputException(
            "v[%d]: %s found for one of %d units, expected at least %d units and the sign of A_%d = %s"
                .formatted(k, v[k], student, teacher, m, a[m]));
      }
    }
    double[][] q = new double[student][student];
    double[][] r = new double[student][teacher];
    for (int i = 0; i < student; i++) {
      for (int m = 0; m < teacher; m++) {
        r[i][m] = length[i] * t[i % teacher][m];
      }
      for (int k = 0; k < student; k++) {
        q[i][k] = length[i] * length[k] * t[i % teacher][k % teacher];
      }
    }
    return OrderParameters.of(q, r, t, a, v);
  }

  /// Each unit of the student is a copy of a teacher unit, or has shrunk to zero.
  ///
  /// @param t T_mn, M x M
  /// @param a second-layer weights of the teacher, M
  /// @param nodes the teacher unit each student unit copies, or [#SHRUNK]
  /// @param v second-layer weights of the student; those of the copies of m add up to a_m
  public static OrderParameters copies(double[][] t, double[] a, int[] nodes, double[] v) {
    double[] left = a.clone();
    for (int k = 0; k < nodes.length; k++) {
      if (nodes[k] >= a.length || nodes[k] < SHRUNK) {
        throw new InputException(
            "nodes[%d]: %d found, expected a teacher unit from 0 to %d, or -1"
                .formatted(k, nodes[k], a.length - 1));
      }
      if (nodes[k] != SHRUNK) {
        left[nodes[k]] -= v[k];
      }
    }
    for (int m = 0; m < a.length; m++) {
      if (Math.abs(left[m]) > 1e-9 * Math.abs(a[m])) {
        throw new InputException(
            "v: the copies of teacher unit %d add up to %s, expected A_%d = %s"
                .formatted(m, a[m] - left[m], m, a[m]));
      }
    }
    int student = nodes.length;
    double[][] q = new double[student][student];
    double[][] r = new double[student][a.length];
    for (int i = 0; i < student; i++) {
      for (int m = 0; m < a.length; m++) {
        r[i][m] = nodes[i] == SHRUNK ? 0 : t[nodes[i]][m];
      }
      for (int k = 0; k < student; k++) {
        q[i][k] = nodes[k] == SHRUNK ? 0 : r[i][nodes[k]];
      }
    }
    return OrderParameters.of(q, r, t, a, v);
  }
}
