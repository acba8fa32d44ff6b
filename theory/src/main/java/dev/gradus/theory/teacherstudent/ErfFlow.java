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
///
/// The arcsines are gathered and computed many at a time; they are most of the work.
final class ErfFlow extends OrderParameterFlow {
  /// Arcsines gathered before they are computed, at least: a share of the fastest cache.
  private static final int GATHERED = 1024;

  private static final double TWO_OVER_PI = Erf.TWO_OVER_PI;

  /// C', row by row, and the upper half of c_c c_e (twice that off the diagonal), packed.
  private final double[] tilted;

  private final double[] weight;

  /// (1 + C''_cc)^-1/2 and, times it, the root of what the second tilt takes from C'_cc.
  private final double[] scale;

  private final double[] root;

  /// (1 + C_cc)^-1/2 and (1 + C'_cc)^-1/2.
  private final double[] untilted;

  private final double[] once;

  /// The root of what the first tilt takes from C_cc.
  private final double[] share;

  /// What is waiting: arguments of arcsines, as many as `weight` for each pair of units, then the
  /// place of the pair in `square` and its factor.
  private final double[] arguments;

  private final Arcsine arcsine;
  private final int[] places;
  private final double[] factors;
  private int waiting;

  ErfFlow(TeacherStudent problem) {
    super(problem);
    tilted = new double[fields * fields];
    weight = new double[fields * (fields + 1) / 2];
    scale = new double[fields];
    root = new double[fields];
    untilted = new double[fields];
    once = new double[fields];
    share = new double[fields];
    int pairs = Math.min(students * (students + 1) / 2, GATHERED / weight.length + 1);
    arguments = new double[Math.max(pairs * weight.length, students * fields)];
    arcsine = new Arcsine(arguments.length);
    places = new int[pairs];
    factors = new double[pairs];
  }

  @Override
  void average() {
    int at = 0;
    for (int d = 0; d < fields; d++) {
      weight[at++] = c[d] * c[d];
      double twice = 2 * c[d];
      for (int e = d + 1; e < fields; e++) {
        weight[at++] = twice * c[e];
      }
      untilted[d] = 1 / Math.sqrt(1 + covariance[d * fields + d]);
    }
    for (int i = 0; i < students; i++) {
      double first = untilted[i];
      tilt(i, first);
      drift(i, TWO_OVER_PI * first);
      for (int k = i; k < students; k++) {
        gather(k, once[k]);
        places[waiting] = i * students + k;
        factors[waiting++] = TWO_OVER_PI * first * once[k];
        if (waiting == places.length) {
          square();
        }
      }
    }
    square();
    if (heads) {
      headDrift();
    }
  }

  private void tilt(int i, double first) {
    int row = i * fields;
    for (int d = 0; d < fields; d++) {
      share[d] = covariance[row + d] * first;
    }
    for (int d = 0; d < fields; d++) {
      int to = d * fields;
      double shareD = share[d];
      for (int e = 0; e < fields; e++) {
        tilted[to + e] = Math.fma(-shareD, share[e], covariance[to + e]);
      }
      once[d] = 1 / Math.sqrt(1 + tilted[to + d]);
    }
  }

  private void drift(int i, double factor) {
    int row = i * fields;
    for (int b = 0; b < fields; b++) {
      drift[row + b] = 0;
    }
    for (int e = 0; e < fields; e++) {
      int from = e * fields;
      double share = factor * c[e] * once[e];
      for (int b = 0; b < fields; b++) {
        drift[row + b] = Math.fma(share, tilted[from + b], drift[row + b]);
      }
    }
  }

  /// Puts C''_ce ((1 + C''_cc) (1 + C''_ee))^-1/2 among the arguments.
  private void gather(int k, double second) {
    int row = k * fields;
    for (int d = 0; d < fields; d++) {
      double share = tilted[row + d] * second;
      scale[d] = 1 / Math.sqrt(Math.fma(-share, share, 1 + tilted[d * fields + d]));
      root[d] = share * scale[d];
    }
    int to = waiting * weight.length;
    for (int d = 0; d < fields; d++) {
      int from = d * fields;
      double scaleD = scale[d];
      double rootD = -root[d];
      for (int e = d; e < fields; e++) {
        arguments[to++] = Math.fma(tilted[from + e] * scaleD, scale[e], rootD * root[e]);
      }
    }
  }

  /// Works off what is waiting.
  private void square() {
    arcsine.replace(arguments, waiting * weight.length);
    for (int pair = 0; pair < waiting; pair++) {
      double sum = weighted(pair * weight.length);
      square[places[pair]] = factors[pair] * (TWO_OVER_PI * sum + noise);
    }
    waiting = 0;
  }

  /// In four parts, so that they need not wait for each other.
  private double weighted(int from) {
    double one = 0;
    double two = 0;
    double three = 0;
    double four = 0;
    int p = 0;
    for (; p + 3 < weight.length; p += 4) {
      one = Math.fma(weight[p], arguments[from + p], one);
      two = Math.fma(weight[p + 1], arguments[from + p + 1], two);
      three = Math.fma(weight[p + 2], arguments[from + p + 2], three);
      four = Math.fma(weight[p + 3], arguments[from + p + 3], four);
    }
    for (; p < weight.length; p++) {
      one = Math.fma(weight[p], arguments[from + p], one);
    }
    return (one + two) + (three + four);
  }

  private void headDrift() {
    int to = 0;
    for (int i = 0; i < students; i++) {
      for (int e = 0; e < fields; e++) {
        arguments[to++] = covariance[i * fields + e] * untilted[i] * untilted[e];
      }
    }
    arcsine.replace(arguments, to);
    int from = 0;
    for (int i = 0; i < students; i++) {
      double sum = 0;
      for (int e = 0; e < fields; e++) {
        sum = Math.fma(c[e], arguments[from++], sum);
      }
      headDrift[i] = TWO_OVER_PI * sum;
    }
  }
}
