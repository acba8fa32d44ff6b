package dev.gradus.theory.teacherstudent;

/// Elementwise arithmetic over the seeds of an ensemble, in loops that the virtual machine turns
/// into vector instructions. With few seeds it is the entering of loops that costs, so that each
/// does as much as there is to do. Arrays that are written to must not be among those that are
/// read, or be so as a whole.
final class Lanes {
  private Lanes() {}

  /// out = c x.
  static void scale(double c, double[] x, double[] out) {
    for (int l = 0; l < out.length; l++) {
      out[l] = c * x[l];
    }
  }

  /// out = c x + out.
  static void add(double c, double[] x, double[] out) {
    for (int l = 0; l < out.length; l++) {
      out[l] = Math.fma(c, x[l], out[l]);
    }
  }

  /// out = out + c x, rounded twice.
  static void plus(double c, double[] x, double[] out) {
    for (int l = 0; l < out.length; l++) {
      out[l] += c * x[l];
    }
  }

  /// What [#planTurn] begins with.
  static void beginTurn(double[] w, double[] square, double[] length, double[] inverse) {
    for (int l = 0; l < length.length; l++) {
      double norm = w[l];
      length[l] = norm;
      square[l] = norm * norm;
      inverse[l] = 1 / (norm + RowSweeps.TINY);
    }
  }

  /// One rotation of [RowSweeps#planTurn].
  static void planTurn(
      double decay,
      double[] w,
      double[] square,
      double[] length,
      double[] inverse,
      double[] ofSum,
      double[] ofEntry) {
    for (int l = 0; l < length.length; l++) {
      double z = w[l] + RowSweeps.TINY;
      double sum = Math.fma(z, z, square[l]);
      double longer = Math.sqrt(sum);
      double next = 1 / longer;
      ofSum[l] = decay * (z * next) * inverse[l];
      ofEntry[l] = -decay * (length[l] * next);
      square[l] = sum;
      length[l] = longer;
      inverse[l] = next;
    }
  }

  /// out = x w + z.
  static void addProduct(double[] x, double[] w, double[] z, double[] out) {
    for (int l = 0; l < out.length; l++) {
      out[l] = Math.fma(x[l], w[l], z[l]);
    }
  }

  /// out1 = x1 w1 + z, out0 = x0 w0 + out1.
  static void addProducts(
      double[] x1,
      double[] w1,
      double[] x0,
      double[] w0,
      double[] z,
      double[] out1,
      double[] out0) {
    for (int l = 0; l < out0.length; l++) {
      double one = Math.fma(x1[l], w1[l], z[l]);
      out1[l] = one;
      out0[l] = Math.fma(x0[l], w0[l], one);
    }
  }

  /// out = z - x y, rounded twice.
  static void minusProduct(double[] z, double[] x, double[] y, double[] out) {
    for (int l = 0; l < out.length; l++) {
      out[l] = z[l] - x[l] * y[l];
    }
  }

  /// out = z - x y - u s, each rounded twice.
  static void minusProducts(
      double[] z, double[] x, double[] y, double[] u, double[] s, double[] out) {
    for (int l = 0; l < out.length; l++) {
      out[l] = z[l] - x[l] * y[l] - u[l] * s[l];
    }
  }

  /// change = gain v slope error; left = norm change + first sum, what a row is after its turn to
  /// the first axis.
  static void change(
      double gain,
      double[] v,
      double[] slope,
      double[] error,
      double[] norm,
      double[] first,
      double[] sum,
      double[] change,
      double[] left) {
    for (int l = 0; l < left.length; l++) {
      double moved = gain * v[l] * slope[l] * error[l];
      change[l] = moved;
      left[l] = Math.fma(norm[l], moved, first[l] * sum[l]);
    }
  }

  /// size = max(size, |error| + |field| + |v| + |change| norm).
  static void watch(
      double[] error, double[] field, double[] v, double[] change, double[] norm, double[] size) {
    for (int l = 0; l < size.length; l++) {
      size[l] =
          Math.max(
              size[l],
              Math.abs(error[l])
                  + Math.abs(field[l])
                  + Math.abs(v[l])
                  + Math.abs(change[l]) * norm[l]);
    }
  }

  /// v = c v + gain g error.
  static void learn(double c, double gain, double[] g, double[] error, double[] v) {
    for (int l = 0; l < v.length; l++) {
      v[l] = c * v[l] + gain * g[l] * error[l];
    }
  }

  /// out = x w + c out.
  static void decayAndAddProduct(double c, double[] x, double[] w, double[] out) {
    for (int l = 0; l < out.length; l++) {
      out[l] = Math.fma(x[l], w[l], c * out[l]);
    }
  }

  /// out0 = x w0 + c out0, out1 = x w1 + c out1.
  static void decayAndAddProducts(
      double c, double[] x, double[] w0, double[] w1, double[] out0, double[] out1) {
    for (int l = 0; l < out0.length; l++) {
      double xl = x[l];
      out0[l] = Math.fma(xl, w0[l], c * out0[l]);
      out1[l] = Math.fma(xl, w1[l], c * out1[l]);
    }
  }

  /// Both sweeps over one entry of a row.
  static void turn(
      double[] ofSum,
      double[] ofEntry,
      double[] sum,
      double[] cosine,
      double[] sine,
      double[] entry,
      double[] left) {
    for (int l = 0; l < left.length; l++) {
      double y = Math.fma(ofSum[l], sum[l], ofEntry[l] * entry[l]);
      double run = left[l];
      double c = cosine[l];
      double s = sine[l];
      entry[l] = Math.fma(c, run, s * y);
      left[l] = Math.fma(c, y, -s * run);
    }
  }

  /// The rotation that a row itself needs.
  static void close(
      double[] left, double[] ofEntry, double[] cosine, double[] sine, double[] diagonal) {
    for (int l = 0; l < left.length; l++) {
      double x = left[l] + RowSweeps.TINY;
      double y = ofEntry[l] * diagonal[l];
      double square = Math.fma(x, x, y * y);
      double length = Math.sqrt(square);
      double inverse = length * (1 / square);
      cosine[l] = x * inverse;
      sine[l] = y * inverse;
      diagonal[l] = length;
    }
  }
}
