package dev.gradus.theory.teacherstudent;

/// The order-parameter equations for ReLU.
///
/// What averages over the same four fields share, their orthant probability and those of two where
/// the other two are zero, is computed once for each set of fields.
final class ReluFlow extends OrderParameterFlow {
  private final HalfSpaces half;

  ReluFlow(TeacherStudent problem) {
    super(problem);
    half = new HalfSpaces(fields);
  }

  @Override
  void average() {
    half.set(covariance);
    for (int i = 0; i < students; i++) {
      for (int b = 0; b < fields; b++) {
        double sum = 0;
        for (int e = 0; e < fields; e++) {
          double ib = covariance[i * fields + b];
          double be = covariance[b * fields + e];
          sum += c[e] * Relu.i3(half, ib, be, i, e);
        }
        drift[i * fields + b] = sum;
      }
      for (int k = i; k < students; k++) {
        boolean zero = half.isZero(i) || half.isZero(k);
        square[i * students + k] = zero ? 0 : noise * half.both(i, k) + squareOfFewFields(i, k);
      }
      headDrift[i] = heads ? headDrift(i) : 0;
    }
    addAllDistinct();
  }

  /// The terms of E[g'_i g'_k (phi* - phi)^2] with at most three fields.
  private double squareOfFewFields(int i, int k) {
    double sum = 0;
    for (int d = 0; d < fields; d++) {
      boolean few = i == k || d == i || d == k;
      for (int e = 0; e < d; e++) {
        if (few || e == i || e == k) {
          sum += 2 * c[d] * c[e] * half.i4(i, k, d, e);
        }
      }
      sum += c[d] * c[d] * half.i4(i, k, d, d);
    }
    return sum;
  }

  private void addAllDistinct() {
    for (int p = 0; p < students; p++) {
      for (int q = p + 1; q < students; q++) {
        for (int s = q + 1; s < fields; s++) {
          for (int t = s + 1; t < fields; t++) {
            if (half.isZero(p) || half.isZero(q) || half.isZero(s) || half.isZero(t)) {
              continue;
            }
            if (half.haveCoincidences()) {
              addWithCoincidences(p, q, s, t);
            } else {
              addSet(p, q, s, t);
            }
          }
        }
      }
    }
  }

  private void addWithCoincidences(int p, int q, int s, int t) {
    add(p, q, s, t, half.i4(p, q, s, t));
    if (s < students) {
      add(p, s, q, t, half.i4(p, s, q, t));
      add(q, s, p, t, half.i4(q, s, p, t));
    }
    if (t < students) {
      add(p, t, q, s, half.i4(p, t, q, s));
      add(q, t, p, s, half.i4(q, t, p, s));
      add(s, t, p, q, half.i4(s, t, p, q));
    }
  }

  private void addSet(int p, int q, int s, int t) {
    double all = half.four(p, q, s, t);
    double pq = half.bothGiven(p, q, s, t);
    double ps = half.bothGiven(p, s, q, t);
    double pt = half.bothGiven(p, t, q, s);
    double qs = half.bothGiven(q, s, p, t);
    double qt = half.bothGiven(q, t, p, s);
    double st = half.bothGiven(s, t, p, q);
    addTerm(p, q, s, t, st, qt, qs, pt, ps, pq, all);
    if (s < students) {
      addTerm(p, s, q, t, qt, st, qs, pt, pq, ps, all);
      addTerm(q, s, p, t, pt, st, ps, qt, pq, qs, all);
    }
    if (t < students) {
      addTerm(p, t, q, s, qs, st, qt, ps, pq, pt, all);
      addTerm(q, t, p, s, ps, st, pt, qs, pq, qt, all);
      addTerm(s, t, p, q, pq, qt, pt, qs, ps, st, all);
    }
  }

  private void addTerm(
      int u,
      int v,
      int w,
      int z,
      double wz,
      double vz,
      double vw,
      double uz,
      double uw,
      double uv,
      double all) {
    double scale = half.scale(w) * half.scale(z);
    add(u, v, w, z, scale * half.twoStepsTwoParts(u, v, w, z, wz, vz, vw, uz, uw, uv, all));
  }

  private void add(int i, int k, int d, int e, double average) {
    square[i * students + k] += 2 * c[d] * c[e] * average;
  }

  /// sum_c c_c E[g_i g_c].
  private double headDrift(int i) {
    double sum = 0;
    for (int e = 0; e < fields; e++) {
      double scale = half.scale(i) * half.scale(e);
      sum += c[e] * scale * HalfSpaces.productOfParts(half.correlation(i, e));
    }
    return sum;
  }
}
