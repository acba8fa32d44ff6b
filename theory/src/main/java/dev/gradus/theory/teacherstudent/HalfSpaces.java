package dev.gradus.theory.teacherstudent;

/// Averages of centred Gaussian fields over half-spaces: products of the steps H(x) = 1 for x > 0
/// and the positive parts x+ = x H(x) of at most four fields.
///
/// All are integrated by parts: differentiating a step leaves the average over the other fields
/// given that the field is zero, so that in the end only orthant probabilities are left. Two fields
/// are closed under this, and three; four steps together need one integral, [FourSigns].
///
/// Fields are scaled to variance 1. Sums over fields that nearly coincide cancel; they do so
/// exactly because 1 - r^2 of each pair is computed once and differences r_xy - r_xa r_ya are
/// rounded once. Beyond [#COINCIDENT] two fields count as one.
final class HalfSpaces {
  /// 1 - |r| below which two fields count as one or as opposites; what this changes is of order
  /// 1e-7 times a difference of their second-layer weights that drives them apart.
  private static final double COINCIDENT = 1e-14;

  private static final double TWO_PI = 2 * Math.PI;
  private static final double ROOT = 1 / Math.sqrt(TWO_PI);

  private final int n;
  private final double[] scale;

  /// Correlations, their arcsines and 1 - r^2.
  private final double[][] r;

  private final double[][] angle;
  private final double[][] rest;

  /// The first field that each coincides with, and whether it is its opposite.
  private final int[] first;

  private final boolean[] opposite;
  private boolean coincidences;

  private final FourSigns fourSigns = new FourSigns();

  HalfSpaces(int n) {
    this.n = n;
    scale = new double[n];
    r = new double[n][n];
    angle = new double[n][n];
    rest = new double[n][n];
    first = new int[n];
    opposite = new boolean[n];
  }

  HalfSpaces(double[][] covariance) {
    this(covariance.length);
    double[] flat = new double[n * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(covariance[i], 0, flat, i * n, n);
    }
    set(flat);
  }

  /// Takes a covariance, row by row.
  void set(double[] covariance) {
    coincidences = false;
    for (int i = 0; i < n; i++) {
      scale[i] = Math.sqrt(Math.max(0, covariance[i * n + i]));
      first[i] = i;
      opposite[i] = false;
    }
    for (int i = 0; i < n; i++) {
      r[i][i] = 1;
      for (int j = 0; j < i; j++) {
        double product = scale[i] * scale[j];
        double rij = product == 0 ? 0 : Math.clamp(covariance[i * n + j] / product, -1, 1);
        r[i][j] = rij;
        r[j][i] = rij;
        angle[i][j] = Arcsine.of(rij);
        angle[j][i] = angle[i][j];
        rest[i][j] = (1 - rij) * (1 + rij);
        rest[j][i] = rest[i][j];
        if (1 - Math.abs(rij) < COINCIDENT && first[i] == i) {
          first[i] = first[j];
          opposite[i] = opposite[j] ^ rij < 0;
          coincidences = true;
        }
      }
    }
  }

  double scale(int i) {
    return scale[i];
  }

  double correlation(int i, int j) {
    return r[i][j];
  }

  /// Whether a field has no variance; its step and its positive part are then 0.
  boolean isZero(int i) {
    return scale[i] == 0;
  }

  /// Whether two fields with different names are the same but for a factor.
  boolean haveCoincidences() {
    return coincidences;
  }

  /// E[H(x) H(y)].
  double both(int x, int y) {
    return x == y ? 0.5 : 0.25 + angle[x][y] / TWO_PI;
  }

  /// E[x+ y+] for variances 1 and correlation r.
  static double productOfParts(double r) {
    return (Math.sqrt((1 - r) * (1 + r)) + r * (0.5 * Math.PI + Math.asin(r))) / TWO_PI;
  }

  /// E[H(a) H(b) d+ e+]; fields may be the same.
  double i4(int a, int b, int d, int e) {
    if (isZero(a) || isZero(b) || isZero(d) || isZero(e)) {
      return 0;
    }
    int u = first[a];
    int v = first[b];
    int w = first[d];
    int z = first[e];
    if (excludes(a, b)
        || excludes(a, d)
        || excludes(a, e)
        || excludes(b, d)
        || excludes(b, e)
        || excludes(d, e)) {
      return 0;
    }
    // Where a field coincides with another, its own name stands for the orientation.
    int x = a;
    int y = u == v ? a : b;
    int s = w == u ? x : w == v ? y : d;
    int t = z == u ? x : z == v ? y : z == w ? s : e;
    return scale[d] * scale[e] * distinct(x, y, s, t);
  }

  /// Whether both being positive has no probability.
  private boolean excludes(int i, int j) {
    return first[i] == first[j] && opposite[i] != opposite[j];
  }

  /// E[H(u) H(v) w+ z+] of fields of variance 1 that are the same or do not coincide.
  private double distinct(int u, int v, int w, int z) {
    boolean stepU = u != w && u != z;
    boolean stepV = v != u && v != w && v != z;
    if (w == z) {
      if (stepU && stepV) {
        return twoStepsSquare(u, v, w);
      }
      return stepU ? stepSquare(u, w) : stepV ? stepSquare(v, w) : 0.5;
    }
    if (stepU && stepV) {
      return twoStepsTwoParts(u, v, w, z);
    }
    return stepU ? stepTwoParts(u, w, z) : stepV ? stepTwoParts(v, w, z) : productOfParts(r[w][z]);
  }

  /// E[H(u) w+^2].
  private double stepSquare(int u, int w) {
    return both(u, w) + r[u][w] * Math.sqrt(rest[u][w]) / TWO_PI;
  }

  /// E[H(u) w+ z+].
  private double stepTwoParts(int u, int w, int z) {
    double sum = r[w][u] * stepPart(w, z, u) + stepPart(u, z, w);
    return ROOT * sum + r[w][z] * three(u, w, z);
  }

  /// E[H(u) H(v) w+^2].
  private double twoStepsSquare(int u, int v, int w) {
    double sum = r[w][u] * stepPart(v, w, u) + r[w][v] * stepPart(u, w, v);
    return ROOT * sum + three(u, v, w);
  }

  /// E[H(u) H(v) w+ z+].
  private double twoStepsTwoParts(int u, int v, int w, int z) {
    return twoStepsTwoParts(
        u,
        v,
        w,
        z,
        bothGiven(w, z, u, v),
        bothGiven(v, z, u, w),
        bothGiven(v, w, u, z),
        bothGiven(u, z, v, w),
        bothGiven(u, w, v, z),
        bothGiven(u, v, w, z),
        four(u, v, w, z));
  }

  /// The same from its probabilities: `wz` is that of both w and z being positive where the other
  /// two are zero.
  double twoStepsTwoParts(
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
    double sum = r[w][u] * (part(z, v, u) * wz + part(z, w, u) * vz + root(z, u) * vw);
    sum += r[w][v] * (part(z, u, v) * wz + part(z, w, v) * uz + root(z, v) * uw);
    sum += part(z, u, w) * vz + part(z, v, w) * uz + root(z, w) * uv;
    return sum / TWO_PI + r[w][z] * all;
  }

  /// The standard deviation of z where a is zero.
  private double root(int z, int a) {
    return Math.sqrt(rest[z][a]);
  }

  /// The covariance of z with b over the standard deviation of b, where a is zero.
  private double part(int z, int b, int a) {
    double variance = rest[b][a];
    return variance == 0 ? 0 : given(z, b, a) / Math.sqrt(variance);
  }

  /// The covariance of x and y where a is zero, rounded once.
  private double given(int x, int y, int a) {
    return Math.fma(-r[x][a], r[y][a], r[x][y]);
  }

  /// E[H(x) z+] where a is zero.
  private double stepPart(int x, int z, int a) {
    return 0.5 * ROOT * (part(z, x, a) + root(z, a));
  }

  /// The probability that three are positive.
  double three(int x, int y, int z) {
    return 0.125 + (angle[x][y] + angle[x][z] + angle[y][z]) / (2 * TWO_PI);
  }

  /// The probability that four are positive.
  double four(int u, int v, int w, int z) {
    double angles = angle[u][v] + angle[u][w] + angle[u][z];
    angles += angle[v][w] + angle[v][z] + angle[w][z];
    return (1 + fourSigns(u, v, w, z)) / 16 + angles / (4 * TWO_PI);
  }

  /// E[sgn u sgn v sgn w sgn z].
  double fourSigns(int u, int v, int w, int z) {
    return fourSigns.of(r[u][v], r[u][w], r[u][z], r[v][w], r[v][z], r[w][z]);
  }

  /// The probability that x and y are positive where a and b are zero.
  double bothGiven(int x, int y, int a, int b) {
    double r =
        PartialCorrelation.of(
            this.r[x][y], this.r[x][a], this.r[x][b], this.r[y][a], this.r[y][b], this.r[a][b]);
    return 0.25 + Arcsine.of(r) / TWO_PI;
  }
}
