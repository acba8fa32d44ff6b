package dev.gradus.measures.information;

/// How the information changed from one checkpoint to another, judged on the same examples.
///
/// Two checkpoints err on much the same examples, so the error of their difference is far below
/// what the errors of the two values suggest; here it comes from each example's influence on both.
///
/// @param unit of all but the last
/// @param estimator of the entropies
/// @param iModelLabel change of I(F;Y)
/// @param iModelLabelGivenBy change of I(F;Y|L)
/// @param mu change of mu
/// @param explainedFraction change of mu / I(F;Y); NaN where one of the two is
public record PairedDifference(
    Unit unit,
    EntropyEstimator estimator,
    Estimate iModelLabel,
    Estimate iModelLabelGivenBy,
    Estimate mu,
    Estimate explainedFraction) {

  /// Compares two checkpoints, in nats, by Grassberger's estimator if one of the two tables calls
  /// for it, otherwise by plug-in.
  ///
  /// @param label true class of each example
  /// @param by class predicted for each example by the model that may explain
  /// @param earlier class predicted for each example by one checkpoint
  /// @param later the same of the other; what is reported is the later less the earlier
  /// @throws dev.gradus.core.InputException as [ContingencyTable#of(int\[\], int\[\], int\[\])]
  public static PairedDifference of(int[] label, int[] by, int[] earlier, int[] later) {
    ContingencyTable first = ContingencyTable.of(label, earlier, by);
    EntropyEstimator standard = EntropyEstimator.standardFor(first);
    return of(
        label,
        by,
        earlier,
        later,
        standard == EntropyEstimator.PLUGIN
            ? EntropyEstimator.standardFor(ContingencyTable.of(label, later, by))
            : standard);
  }

  /// The same by an estimator of choice.
  public static PairedDifference of(
      int[] label, int[] by, int[] earlier, int[] later, EntropyEstimator estimator) {
    Side first = Side.of(label, by, earlier, estimator);
    Side second = Side.of(label, by, later, estimator);
    Pointwise a = first.pointwise;
    Pointwise b = second.pointwise;
    return new PairedDifference(
        Unit.NATS,
        estimator,
        new Estimate(
            second.values.iModelLabel().value() - first.values.iModelLabel().value(),
            error(first, a.modelLabel(), second, b.modelLabel())),
        new Estimate(
            second.values.iModelLabelGivenBy().value() - first.values.iModelLabelGivenBy().value(),
            error(first, a.modelLabelGivenBy(), second, b.modelLabelGivenBy())),
        new Estimate(
            second.values.mu().value() - first.values.mu().value(),
            error(first, a.mu(), second, b.mu())),
        fraction(first, second));
  }

  private static Estimate fraction(Side first, Side second) {
    double change =
        second.values.explainedFraction().value() - first.values.explainedFraction().value();
    return Double.isNaN(change)
        ? Estimate.UNDEFINED
        : new Estimate(
            change, error(first, first.fractionInfluence(), second, second.fractionInfluence()));
  }

  /// Standard error of the mean of the differences between each example's terms.
  private static double error(Side first, double[] firstTerms, Side second, double[] secondTerms) {
    double mean = 0;
    double squares = 0;
    int n = first.cells.length;
    for (int j = 0; j < n; j++) {
      mean += secondTerms[second.cells[j]] - firstTerms[first.cells[j]];
    }
    mean /= n;
    for (int j = 0; j < n; j++) {
      double deviation = secondTerms[second.cells[j]] - firstTerms[first.cells[j]] - mean;
      squares += deviation * deviation;
    }
    return Math.sqrt(squares) / n;
  }

  /// The same in another unit.
  public PairedDifference in(Unit other) {
    double factor = other.perNat / unit.perNat;
    return new PairedDifference(
        other,
        estimator,
        iModelLabel.times(factor),
        iModelLabelGivenBy.times(factor),
        mu.times(factor),
        explainedFraction);
  }

  /// One checkpoint: its values, its pointwise information and the cell of each example.
  private record Side(ExplainedInformation values, Pointwise pointwise, int[] cells) {
    static Side of(int[] label, int[] by, int[] model, EntropyEstimator estimator) {
      ContingencyTable table = ContingencyTable.of(label, model, by);
      int[] cells = new int[label.length];
      for (int j = 0; j < cells.length; j++) {
        cells[j] = table.cell(label[j], model[j], by[j]);
      }
      return new Side(
          ExplainedInformation.of(table, estimator), Pointwise.of(table.joint()), cells);
    }

    double[] fractionInfluence() {
      return pointwise.fractionInfluence(
          values.iModelLabel().value(), values.explainedFraction().value());
    }
  }
}
