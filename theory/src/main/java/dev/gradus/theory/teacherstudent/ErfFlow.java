package dev.gradus.theory.teacherstudent;

/// The order-parameter equations for erf, in the tilting form: each factor g' is a Gaussian weight
/// that changes the covariance of the other fields by a matrix of rank 1.
///
/// ```text
/// C'  = C  - C_:i  C_i:  / (1 + C_ii)       serves all averages with g'_i
/// C'' = C' - C'_:k C'_k: / (1 + C'_kk)      those with g'_i g'_k, also for k = i
/// D_i,b               = 2/pi (1 + C_ii)^-1/2 sum_c c_c C'_bc (1 + C'_cc)^-1/2
/// E[g'_i g'_k g_c g_e] = (2/pi)^2 ((1 + C_ii) (1 + C'_kk))^-1/2
///                        asin(C''_ce ((1 + C''_cc) (1 + C''_ee))^-1/2)
/// ```
class ErfFlow extends OrderParameterFlow {
  /// Below this many fields, computing several arcsines together does not pay.
  private static final int FEWEST_TOGETHER = 6;

  private static final double TWO_OVER_PI = Erf.TWO_OVER_PI;

  /// C', row by row, its diagonal, and c_c c_e, twice that below the diagonal and 0 above it.
  final double[] tilted;

  final double[] diagonal;
  final double[] weight;

  /// (1 + C''_cc)^-1/2 and, times it, the root of what the second tilt takes from C'_cc.
  final double[] scale;

  final double[] root;

  /// (1 + C_cc)^-1/2 and (1 + C'_cc)^-1/2.
  final double[] untilted;

  final double[] once;

  /// The root of what the first tilt takes from C_cc.
  final double[] share;

  ErfFlow(TeacherStudent problem, int stride) {
    super(problem, stride);
    tilted = new double[fields * stride];
    diagonal = new double[stride];
    weight = new double[fields * stride];
    scale = new double[stride];
    root = new double[stride];
    untilted = new double[stride];
    once = new double[stride];
    share = new double[stride];
  }

  static ErfFlow of(TeacherStudent problem) {
    int fields = problem.student() + problem.teacher();
    return fields >= FEWEST_TOGETHER && Vectors.AVAILABLE
        ? new VectorErfFlow(problem)
        : new ErfFlow(problem, fields);
  }

  @Override
  final void average() {
    for (int d = 0; d < fields; d++) {
      int row = d * stride;
      double twice = 2 * c[d];
      for (int e = 0; e < d; e++) {
        weight[row + e] = twice * c[e];
      }
      weight[row + d] = c[d] * c[d];
      untilted[d] = 1 / Math.sqrt(1 + covariance[d * stride + d]);
    }
    for (int i = 0; i < students; i++) {
      double first = untilted[i];
      tilt(i, first);
      for (int d = 0; d < fields; d++) {
        diagonal[d] = tilted[d * stride + d];
      }
      drift(i, TWO_OVER_PI * first);
      for (int k = i; k < students; k++) {
        double second = once[k];
        tiltAgain(k, second);
        square[i * students + k] =
            TWO_OVER_PI * first * second * (TWO_OVER_PI * weightedArcsines() + noise);
      }
    }
    if (heads) {
      headDrift();
    }
  }

  /// Computes `tilted`.
  void tilt(int i, double first) {
    int row = i * stride;
    for (int d = 0; d < fields; d++) {
      share[d] = covariance[row + d] * first;
    }
    for (int d = 0; d < fields; d++) {
      int to = d * stride;
      double shareD = share[d];
      for (int e = 0; e < fields; e++) {
        tilted[to + e] = Math.fma(-shareD, share[e], covariance[to + e]);
      }
    }
  }

  /// Computes `once` and a row of `drift`.
  void drift(int i, double factor) {
    int row = i * stride;
    for (int b = 0; b < fields; b++) {
      once[b] = 1 / Math.sqrt(1 + diagonal[b]);
      drift[row + b] = 0;
    }
    for (int e = 0; e < fields; e++) {
      int from = e * stride;
      double share = factor * c[e] * once[e];
      for (int b = 0; b < fields; b++) {
        drift[row + b] = Math.fma(share, tilted[from + b], drift[row + b]);
      }
    }
  }

  /// Computes `scale` and `root`.
  void tiltAgain(int k, double second) {
    int row = k * stride;
    for (int d = 0; d < fields; d++) {
      double share = tilted[row + d] * second;
      scale[d] = 1 / Math.sqrt(Math.fma(-share, share, 1 + diagonal[d]));
      root[d] = share * scale[d];
    }
  }

  /// sum_ce c_c c_e asin(C''_ce ((1 + C''_cc) (1 + C''_ee))^-1/2).
  double weightedArcsines() {
    double sum = 0;
    for (int e = 0; e < fields; e++) {
      double scaleE = scale[e];
      double rootE = root[e];
      double column = 0;
      for (int d = e; d < fields; d++) {
        int at = d * stride + e;
        double x = Math.fma(tilted[at] * scale[d], scaleE, rootE * -root[d]);
        column = Math.fma(weight[at], Arcsine.of(x), column);
      }
      sum += column;
    }
    return sum;
  }

  private void headDrift() {
    for (int i = 0; i < students; i++) {
      double sum = 0;
      for (int e = 0; e < fields; e++) {
        double x = covariance[i * stride + e] * untilted[i] * untilted[e];
        sum = Math.fma(c[e], Arcsine.of(x), sum);
      }
      headDrift[i] = TWO_OVER_PI * sum;
    }
  }
}
