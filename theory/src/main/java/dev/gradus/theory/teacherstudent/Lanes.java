package dev.gradus.theory.teacherstudent;

/// Elementwise arithmetic over the seeds of an ensemble, in loops that the virtual machine turns
/// into vector instructions. Arrays that are written to must not be among those that are read, or
/// be so as a whole.
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

  /// out = x y.
  static void product(double[] x, double[] y, double[] out) {
    for (int l = 0; l < out.length; l++) {
      out[l] = x[l] * y[l];
    }
  }

  /// out = x y + out.
  static void addProduct(double[] x, double[] y, double[] out) {
    for (int l = 0; l < out.length; l++) {
      out[l] = Math.fma(x[l], y[l], out[l]);
    }
  }

  /// out = x y + z.
  static void addProduct(double[] x, double[] y, double[] z, double[] out) {
    for (int l = 0; l < out.length; l++) {
      out[l] = Math.fma(x[l], y[l], z[l]);
    }
  }

  /// out = x y + z u.
  static void addProduct(double[] x, double[] y, double[] z, double[] u, double[] out) {
    for (int l = 0; l < out.length; l++) {
      out[l] = Math.fma(x[l], y[l], z[l] * u[l]);
    }
  }

  /// out = x y + c out.
  static void decayAndAddProduct(double c, double[] x, double[] y, double[] out) {
    for (int l = 0; l < out.length; l++) {
      out[l] = Math.fma(x[l], y[l], c * out[l]);
    }
  }

  /// out = out + c x, rounded twice.
  static void plus(double c, double[] x, double[] out) {
    for (int l = 0; l < out.length; l++) {
      out[l] += c * x[l];
    }
  }

  /// out = out - x y, rounded twice.
  static void minusProduct(double[] x, double[] y, double[] out) {
    for (int l = 0; l < out.length; l++) {
      out[l] -= x[l] * y[l];
    }
  }

  /// v = c v + gain g error.
  static void learn(double c, double gain, double[] g, double[] error, double[] v) {
    for (int l = 0; l < v.length; l++) {
      v[l] = c * v[l] + gain * g[l] * error[l];
    }
  }

  /// change = gain v slope error.
  static void change(double gain, double[] v, double[] slope, double[] error, double[] change) {
    for (int l = 0; l < change.length; l++) {
      change[l] = gain * v[l] * slope[l] * error[l];
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
