package dev.gradus.measures.information;

import dev.gradus.core.RandomStream;

/// How many of some marked examples are among a number of drawn ones: its law, cut off where
/// nothing is left of it.
final class Hypergeometric {
  private static final double NEGLIGIBLE = 1e-20;
  private static final int GUIDES = 128;

  private final int first;

  /// P(first + i or fewer).
  private final double[] cumulative;

  /// The least number that a uniform number from each of equal parts can stand for.
  private final int[] guide = new int[GUIDES];

  private Hypergeometric(int first, double[] cumulative) {
    this.first = first;
    this.cumulative = cumulative;
    int drawn = 0;
    for (int part = 0; part < GUIDES; part++) {
      while (cumulative[drawn] <= part / (double) GUIDES && drawn < cumulative.length - 1) {
        drawn++;
      }
      guide[part] = drawn;
    }
  }

  /// @param all examples
  /// @param marked how many of them are marked
  /// @param drawn how many of them are drawn
  static Hypergeometric of(int all, int marked, int drawn) {
    Walk walk = new Walk(all, marked, drawn);
    int first = walk.mode;
    for (double p = 1; p > NEGLIGIBLE && first > walk.least; first--) {
      p *= walk.down(first);
    }
    int last = walk.mode;
    for (double p = 1; p > NEGLIGIBLE && last < walk.most; last++) {
      p *= walk.up(last);
    }
    double[] weights = new double[last - first + 1];
    weights[walk.mode - first] = 1;
    for (int k = walk.mode; k > first; k--) {
      weights[k - 1 - first] = weights[k - first] * walk.down(k);
    }
    for (int k = walk.mode; k < last; k++) {
      weights[k + 1 - first] = weights[k - first] * walk.up(k);
    }
    for (int i = 1; i < weights.length; i++) {
      weights[i] += weights[i - 1];
    }
    double sum = weights[weights.length - 1];
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return new Hypergeometric(first, weights);
  }

  /// The least number that is drawn.
  int first() {
    return first;
  }

  /// How many different numbers are drawn.
  int size() {
    return cumulative.length;
  }

  /// One draw.
  ///
  /// @return by how much it is above [#first]
  int draw(RandomStream random) {
    double uniform = random.nextDouble();
    int drawn = guide[(int) (uniform * GUIDES)];
    while (cumulative[drawn] <= uniform && drawn < cumulative.length - 1) {
      drawn++;
    }
    return drawn;
  }

  /// One draw without the law's table, where a law is drawn from once: from the mode outwards.
  static int draw(int all, int marked, int drawn, RandomStream random) {
    int others = all - marked - drawn;
    int least = Math.max(0, -others);
    int most = Math.min(marked, drawn);
    int mode = (int) ((marked + 1.0) * (drawn + 1.0) / (all + 2.0));
    double up =
        Math.exp(
            LogFactorial.of(marked)
                + LogFactorial.of(all - marked)
                + LogFactorial.of(drawn)
                + LogFactorial.of(all - drawn)
                - LogFactorial.of(all)
                - LogFactorial.of(mode)
                - LogFactorial.of(marked - mode)
                - LogFactorial.of(drawn - mode)
                - LogFactorial.of(others + mode));
    double down = up;
    double uniform = random.nextDouble() - up;
    int high = mode;
    int low = mode;
    while (uniform >= 0 && (high < most || low > least)) {
      if (high < most) {
        up *= (double) (marked - high) * (drawn - high) / ((high + 1.0) * (others + high + 1.0));
        high++;
        uniform -= up;
        if (uniform < 0) {
          return high;
        }
      }
      if (low > least) {
        down *= (double) low * (others + low) / ((marked - low + 1.0) * (drawn - low + 1.0));
        low--;
        uniform -= down;
        if (uniform < 0) {
          return low;
        }
      }
      if (up + down < NEGLIGIBLE) {
        break;
      }
    }
    return mode;
  }

  /// The mean of k ln k.
  static double meanNLogN(int all, int marked, int drawn) {
    Walk walk = new Walk(all, marked, drawn);
    double weights = 1;
    double sum = NLogN.of(walk.mode);
    double p = 1;
    for (int k = walk.mode; p > NEGLIGIBLE && k > walk.least; k--) {
      p *= walk.down(k);
      weights += p;
      sum += p * NLogN.of(k - 1);
    }
    p = 1;
    for (int k = walk.mode; p > NEGLIGIBLE && k < walk.most; k++) {
      p *= walk.up(k);
      weights += p;
      sum += p * NLogN.of(k + 1);
    }
    return sum / weights;
  }

  /// Ratios of neighbouring probabilities, from the mode outwards: no factorial is needed.
  private record Walk(double all, double marked, double drawn, int least, int most, int mode) {
    Walk(int all, int marked, int drawn) {
      this(
          all,
          marked,
          drawn,
          Math.max(0, marked - (all - drawn)),
          Math.min(marked, drawn),
          (int) ((marked + 1.0) * (drawn + 1.0) / (all + 2.0)));
    }

    /// P(k - 1) / P(k).
    double down(double k) {
      return k * (all - marked - drawn + k) / ((marked - k + 1) * (drawn - k + 1));
    }

    /// P(k + 1) / P(k).
    double up(double k) {
      return (marked - k) * (drawn - k) / ((k + 1) * (all - marked - drawn + k + 1));
    }
  }
}
