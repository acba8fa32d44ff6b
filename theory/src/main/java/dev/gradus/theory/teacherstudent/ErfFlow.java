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

  /// Rows up to this length share one loop: to enter a loop costs more than the work on a short
  /// row.
  private static final int LONGEST_SHORT_ROW = 4;

  private static final double TWO_OVER_PI = Erf.TWO_OVER_PI;

  /// The upper half of c_c c_e (twice that off the diagonal), packed.
  private final double[] weight;

  /// 1 + C_cc, and (1 + C_cc)^-1/2, (1 + C'_cc)^-1/2, (1 + C''_cc)^-1/2.
  private final double[] variance;

  private final double[] untilted;
  private final double[] once;
  private final double[] twice;

  /// Roots, with a sign, of what the first tilt takes from C_cc; then of what each tilt takes, in
  /// units of (1 + C''_cc)^1/2.
  private final double[] share;

  private final double[] first;
  private final double[] second;

  /// c_c (1 + C'_cc)^-1/2.
  private final double[] pull;

  /// What is waiting: arguments of arcsines, as many as `weight` for each pair of units, then those
  /// of `headDrift`; the place of each pair in `square` and its factor.
  private final double[] arguments;

  private final Arcsine arcsine;
  private final int[] places;
  private final double[] factors;
  private int waiting;

  ErfFlow(TeacherStudent problem) {
    super(problem);
    weight = new double[fields * (fields + 1) / 2];
    variance = new double[fields];
    twice = new double[fields];
    first = new double[fields];
    second = new double[fields];
    pull = new double[fields];
    untilted = new double[fields];
    once = new double[fields];
    share = new double[fields];
    int pairs = Math.min(students * (students + 1) / 2, GATHERED / weight.length + 1);
    arguments = new double[pairs * weight.length + students * fields];
    arcsine = new Arcsine(arguments.length);
    places = new int[pairs];
    factors = new double[pairs];
  }

  @Override
  void average() {
    int at = 0;
    for (int d = 0; d < fields; d++) {
      weight[at++] = c[d] * c[d];
      double doubled = 2 * c[d];
      for (int e = d + 1; e < fields; e++) {
        weight[at++] = doubled * c[e];
      }
      variance[d] = 1 + covariance[d * fields + d];
      untilted[d] = 1 / Math.sqrt(variance[d]);
    }
    for (int i = 0; i < students; i++) {
      drift(i, untilted[i]);
      for (int k = i; k < students; k++) {
        if (waiting == places.length) {
          square(0);
        }
        gather(k);
        places[waiting] = i * students + k;
        factors[waiting++] = TWO_OVER_PI * untilted[i] * once[k];
      }
    }
    int pairs = waiting * weight.length;
    square(heads ? gatherHeads(pairs) : 0);
    if (heads) {
      headDrift(pairs);
    }
  }

  /// The first tilt, and the averages that need no second one.
  private void drift(int i, double scale) {
    int row = i * fields;
    double taken = 0;
    for (int e = 0; e < fields; e++) {
      double own = covariance[row + e] * scale;
      double inverse = 1 / Math.sqrt(Math.fma(-own, own, variance[e]));
      double pulls = c[e] * inverse;
      share[e] = own;
      once[e] = inverse;
      pull[e] = pulls;
      taken = Math.fma(pulls, own, taken);
    }
    double factor = TWO_OVER_PI * scale;
    for (int b = 0; b < fields; b++) {
      int from = b * fields;
      double sum = -share[b] * taken;
      for (int e = 0; e < fields; e++) {
        sum = Math.fma(pull[e], covariance[from + e], sum);
      }
      drift[row + b] = factor * sum;
    }
  }

  /// Puts C''_ce ((1 + C''_cc) (1 + C''_ee))^-1/2 among the arguments.
  private void gather(int k) {
    int row = k * fields;
    double shareK = -share[k];
    double onceK = once[k];
    for (int d = 0; d < fields; d++) {
      double one = share[d];
      double two = Math.fma(shareK, one, covariance[row + d]) * onceK;
      double inverse = 1 / Math.sqrt(Math.fma(-two, two, Math.fma(-one, one, variance[d])));
      twice[d] = inverse;
      first[d] = one * inverse;
      second[d] = two * inverse;
    }
    int to = waiting * weight.length;
    int end = to + weight.length;
    int d = 0;
    for (; fields - d > LONGEST_SHORT_ROW; d++) {
      gatherRow(d, to);
      to += fields - d;
    }
    int from = d * fields;
    int e = d;
    double twiceD = twice[d];
    double firstD = -first[d];
    double secondD = -second[d];
    for (int p = to; p < end; p++) {
      double left = Math.fma(firstD, first[e], covariance[from + e] * twiceD * twice[e]);
      arguments[p] = Math.fma(secondD, second[e], left);
      if (++e == fields && ++d < fields) {
        e = d;
        from += fields;
        twiceD = twice[d];
        firstD = -first[d];
        secondD = -second[d];
      }
    }
  }

  private void gatherRow(int d, int begin) {
    int to = begin;
    int from = d * fields;
    double twiceD = twice[d];
    double firstD = -first[d];
    double secondD = -second[d];
    for (int e = d; e < fields; e++) {
      double left = Math.fma(firstD, first[e], covariance[from + e] * twiceD * twice[e]);
      arguments[to++] = Math.fma(secondD, second[e], left);
    }
  }

  /// Works off what is waiting, and the arguments of heads behind it: a few by themselves would not
  /// pay for passes over them.
  private void square(int headArguments) {
    arcsine.replace(arguments, waiting * weight.length + headArguments);
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

  private int gatherHeads(int first) {
    int to = first;
    for (int i = 0; i < students; i++) {
      for (int e = 0; e < fields; e++) {
        arguments[to++] = covariance[i * fields + e] * untilted[i] * untilted[e];
      }
    }
    return to - first;
  }

  private void headDrift(int first) {
    int from = first;
    for (int i = 0; i < students; i++) {
      double sum = 0;
      for (int e = 0; e < fields; e++) {
        sum = Math.fma(c[e], arguments[from++], sum);
      }
      headDrift[i] = TWO_OVER_PI * sum;
    }
  }
}
