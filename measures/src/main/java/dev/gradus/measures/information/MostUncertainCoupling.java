package dev.gradus.measures.information;

import java.util.Arrays;

/// The largest H(Y|F,L) that two confusion matrices allow, between an attained value and a
/// certified one.
///
/// The problem is that of the unique information of Bertschinger et al. (2014), solved by
/// alternating divergence minimisation: given the law r(f,l), the closest coupling of each label is
/// q(f,l|y) = u(y,f) r(f,l) v(y,l), scaled to its margins; given the couplings, r is their sum.
///
/// The scalings are also a dual solution: for any u, v with sum_y u(y,f) v(y,l) <= 1 everywhere,
/// H(Y|F,L) <= -sum p(y,f) ln u(y,f) - sum p(y,l) ln v(y,l), because the relative entropy of
/// q(.|f,l) and u v is not negative. So the gap between both is a proof, however the iteration
/// fared. All of it is in counts, N times the probabilities.
final class MostUncertainCoupling {
  /// In nats. What is attained is nearer to the maximum than the certificate shows, by some ten
  /// times.
  private static final double TOLERANCE = 5e-7;

  private static final int MOST_ROUNDS = 20_000;
  private static final int LEAST_ROUNDS = 200;
  private static final long MOST_WORK = 400_000_000;
  private static final int ROUNDS_BETWEEN_CHECKS = 25;

  /// Least share of a pair (f,l), so that one that faded away can soon come back; it costs less
  /// than the tolerance.
  private static final double FLOOR = 1e-10;

  private final Confusions confusions;

  /// Counts of both confusion matrices, \[label\]\[position in its row\].
  private final double[][] model;

  private final double[][] by;
  private final Confusions.Pairs pairs;

  /// By number of the pair.
  private final double[] r;

  /// sum_y u(y,f) v(y,l).
  private final double[] growth;

  private final double[][] u;
  private final double[][] v;

  private MostUncertainCoupling(Confusions confusions) {
    this.confusions = confusions;
    model = confusions.model().counts();
    by = confusions.by().counts();
    pairs = confusions.pairs();
    r = new double[pairs.count()];
    growth = new double[r.length];
    u = new double[model.length][];
    v = new double[model.length][];
    for (int y = 0; y < u.length; y++) {
      u[y] = model[y].clone();
      v[y] = by[y].clone();
      for (int j = 0; j < v[y].length; j++) {
        v[y][j] /= confusions.labels()[y];
      }
    }
    sumScalings();
    System.arraycopy(growth, 0, r, 0, r.length);
  }

  /// @param attained by a coupling with these confusion matrices
  /// @param gap no such coupling attains more by more than this
  record Bracket(double attained, double gap) {}

  static Bracket of(Confusions confusions) {
    return new MostUncertainCoupling(confusions).solve();
  }

  private Bracket solve() {
    long triples = 0;
    for (int[] ofLabel : pairs.of()) {
      triples += ofLabel.length;
    }
    long rounds = Math.clamp(MOST_WORK / triples, LEAST_ROUNDS, MOST_ROUNDS);
    double attained = Double.NEGATIVE_INFINITY;
    double certified = Double.POSITIVE_INFINITY;
    for (int round = 1; round <= rounds; round++) {
      scale();
      sumScalings();
      if (round % ROUNDS_BETWEEN_CHECKS == 0) {
        certified = Math.min(certified, certificate());
        attained = Math.max(attained, uncertainty());
        if (certified - attained <= TOLERANCE * confusions.total()) {
          break;
        }
      }
      // A step and a half takes two thirds of the rounds; the certificate is none the worse.
      for (int cell = 0; cell < r.length; cell++) {
        r[cell] =
            Math.max(FLOOR * confusions.total(), r[cell] * growth[cell] * Math.sqrt(growth[cell]));
      }
    }
    return new Bracket(
        attained / confusions.total(), Math.max(0, certified - attained) / confusions.total());
  }

  private void scale() {
    for (int y = 0; y < u.length; y++) {
      int[] pair = pairs.of()[y];
      int width = v[y].length;
      double[] sums = new double[width];
      for (int i = 0; i < u[y].length; i++) {
        int row = i * width;
        double sum = 0;
        for (int j = 0; j < width; j++) {
          sum += r[pair[row + j]] * v[y][j];
        }
        u[y][i] = model[y][i] / sum;
        for (int j = 0; j < width; j++) {
          sums[j] += r[pair[row + j]] * u[y][i];
        }
      }
      for (int j = 0; j < width; j++) {
        v[y][j] = by[y][j] / sums[j];
      }
    }
  }

  private void sumScalings() {
    Arrays.fill(growth, 0);
    for (int y = 0; y < u.length; y++) {
      int[] pair = pairs.of()[y];
      int t = 0;
      for (double ofModel : u[y]) {
        for (double ofBy : v[y]) {
          growth[pair[t++]] += ofModel * ofBy;
        }
      }
    }
  }

  /// The dual value after u and v were divided by as little as makes them feasible: u first, then
  /// what is left by v, or the other way round.
  private double certificate() {
    double value = 0;
    for (int y = 0; y < u.length; y++) {
      value -= sumLog(model[y], u[y]) + sumLog(by[y], v[y]);
    }
    double[] fs = confusions.model().totals();
    double[] ls = confusions.by().totals();
    return value
        + Math.min(
            infeasibility(fs, pairs.model(), ls, pairs.by()),
            infeasibility(ls, pairs.by(), fs, pairs.model()));
  }

  /// @param first count of each class that is divided first, and the class of each pair
  private double infeasibility(double[] first, int[] firstOf, double[] second, int[] secondOf) {
    double[] most = new double[first.length];
    for (int pair = 0; pair < growth.length; pair++) {
      most[firstOf[pair]] = Math.max(most[firstOf[pair]], growth[pair]);
    }
    double[] mostLeft = new double[second.length];
    for (int pair = 0; pair < growth.length; pair++) {
      double left = growth[pair] / most[firstOf[pair]];
      mostLeft[secondOf[pair]] = Math.max(mostLeft[secondOf[pair]], left);
    }
    return sumLog(first, most) + sumLog(second, mostLeft);
  }

  private static double sumLog(double[] counts, double[] values) {
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += counts[i] * Math.log(values[i]);
    }
    return sum;
  }

  /// H(Y|F,L) of the present couplings, moved onto their margins exactly: rows that are too heavy
  /// are scaled down, and what is then missing is added as a product (Altschuler et al. 2017).
  private double uncertainty() {
    double[] both = new double[r.length];
    double sum = 0;
    for (int y = 0; y < u.length; y++) {
      int width = v[y].length;
      double[] rowScale = new double[u[y].length];
      double[] rowMissing = new double[u[y].length];
      double[] columnMissing = by[y].clone();
      double missing = 0;
      for (int i = 0; i < rowScale.length; i++) {
        double row = 0;
        for (int j = 0; j < width; j++) {
          row += coupling(y, i, j);
        }
        rowScale[i] = Math.min(1, model[y][i] / row);
        rowMissing[i] = model[y][i] - rowScale[i] * row;
        missing += rowMissing[i];
        for (int j = 0; j < width; j++) {
          columnMissing[j] -= rowScale[i] * coupling(y, i, j);
        }
      }
      for (int i = 0; i < rowScale.length; i++) {
        for (int j = 0; j < width; j++) {
          double added = missing > 0 ? rowMissing[i] * Math.max(0, columnMissing[j]) / missing : 0;
          double n = rowScale[i] * coupling(y, i, j) + added;
          both[pairs.of()[y][i * width + j]] += n;
          sum += Confusions.nLogN(n);
        }
      }
    }
    return Arrays.stream(both).map(Confusions::nLogN).sum() - sum;
  }

  private double coupling(int y, int i, int j) {
    return u[y][i] * r[pairs.of()[y][i * v[y].length + j]] * v[y][j];
  }
}
