package dev.gradus.measures.information;

/// All tables that two confusion matrices of two classes allow: one free number a label, how many
/// examples have f = l = 1.
record BinaryCouplings(double total, Label first, Label second) {
  private static final int BISECTIONS = 60;

  /// Examples of one label.
  ///
  /// @param n how many
  /// @param f how many with prediction 1 of the model
  /// @param l how many with prediction 1 of the other
  private record Label(double n, double f, double l) {
    double least() {
      return Math.max(0, f + l - n);
    }

    double most() {
      return Math.min(f, l);
    }

    /// The table n\[2 f + l\] with `both` examples at f = l = 1.
    double[] table(double both) {
      return new double[] {Math.max(0, n - f - l + both), l - both, f - both, both};
    }
  }

  static BinaryCouplings of(Confusions confusions) {
    return new BinaryCouplings(confusions.total(), label(confusions, 0), label(confusions, 1));
  }

  private static Label label(Confusions confusions, int y) {
    return y < confusions.labels().length
        ? new Label(confusions.labels()[y], ones(confusions.model(), y), ones(confusions.by(), y))
        : new Label(0, 0, 0);
  }

  private static double ones(Confusions.Side side, int y) {
    double ones = 0;
    for (int i = 0; i < side.counts()[y].length; i++) {
      ones += side.predictions()[y][i] == 1 ? side.counts()[y][i] : 0;
    }
    return ones;
  }

  /// The least H(Y|F,L): at a corner, because it is concave.
  double leastUncertainty() {
    return Math.min(
        Math.min(
            uncertainty(first.least(), second.least()), uncertainty(first.least(), second.most())),
        Math.min(
            uncertainty(first.most(), second.least()), uncertainty(first.most(), second.most())));
  }

  /// The largest H(Y|F,L), by bisection of its derivative in one number at the best of the other.
  double mostUncertainty() {
    double low = first.least();
    double high = first.most();
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (rises(first.table(middle), second.table(best(middle)))) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return uncertainty((low + high) / 2, best((low + high) / 2));
  }

  private double best(double both) {
    double[] fixed = first.table(both);
    double low = second.least();
    double high = second.most();
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (rises(second.table(middle), fixed)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /// Whether H(Y|F,L) rises where `moving` gets more examples of f = l: whether the odds ratio of
  /// all examples is above that of `moving`.
  private static boolean rises(double[] moving, double[] fixed) {
    double all = (moving[0] + fixed[0]) * (moving[3] + fixed[3]) * moving[1] * moving[2];
    double own = moving[0] * moving[3] * (moving[1] + fixed[1]) * (moving[2] + fixed[2]);
    return all > own;
  }

  private double uncertainty(double firstBoth, double secondBoth) {
    double[] a = first.table(firstBoth);
    double[] b = second.table(secondBoth);
    double sum = 0;
    for (int pair = 0; pair < 4; pair++) {
      sum +=
          Confusions.nLogN(a[pair] + b[pair])
              - Confusions.nLogN(a[pair])
              - Confusions.nLogN(b[pair]);
    }
    return sum / total;
  }
}
