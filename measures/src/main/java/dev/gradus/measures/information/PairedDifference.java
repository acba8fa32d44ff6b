package dev.gradus.measures.information;

/// How the information changed from one checkpoint to another, judged on the same examples.
///
/// Two checkpoints err on much the same examples, so the error of their difference is far below
/// what the errors of the two values suggest; here it comes from each example's influence on both.
///
/// @param unit of all but the last
/// @param iModelLabel change of I(F;Y)
/// @param iModelLabelGivenBy change of I(F;Y|L)
/// @param mu change of mu
/// @param explainedFraction change of mu / I(F;Y); NaN where one of the informations is 0
public record PairedDifference(
    Unit unit,
    Estimate iModelLabel,
    Estimate iModelLabelGivenBy,
    Estimate mu,
    Estimate explainedFraction) {

  /// Compares two checkpoints, in nats.
  ///
  /// @param label true class of each example
  /// @param by class predicted for each example by the model that may explain
  /// @param earlier class predicted for each example by one checkpoint
  /// @param later the same of the other; what is reported is the later less the earlier
  /// @throws dev.gradus.core.InputException as [ContingencyTable#of(int\[\], int\[\], int\[\])]
  public static PairedDifference of(int[] label, int[] by, int[] earlier, int[] later) {
    Side first = Side.of(label, by, earlier);
    Side second = Side.of(label, by, later);
    return new PairedDifference(
        Unit.NATS,
        difference(first, first.pointwise.modelLabel(), second, second.pointwise.modelLabel()),
        difference(
            first,
            first.pointwise.modelLabelGivenBy(),
            second,
            second.pointwise.modelLabelGivenBy()),
        difference(first, first.pointwise.mu(), second, second.pointwise.mu()),
        fraction(first, second));
  }

  private static Estimate fraction(Side first, Side second) {
    double change =
        second.pointwise.explainedFraction().value() - first.pointwise.explainedFraction().value();
    if (Double.isNaN(change)) {
      return new Estimate(Double.NaN, Double.NaN);
    }
    // The influences have mean 0, so their difference gives the error and not the value.
    Estimate influence =
        difference(
            first,
            first.pointwise.fractionInfluence(),
            second,
            second.pointwise.fractionInfluence());
    return new Estimate(change, influence.standardError());
  }

  private static Estimate difference(
      Side first, double[] firstTerms, Side second, double[] secondTerms) {
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
    return new Estimate(mean, Math.sqrt(squares) / n);
  }

  /// The same in another unit.
  public PairedDifference in(Unit other) {
    double factor = other.perNat / unit.perNat;
    return new PairedDifference(
        other,
        iModelLabel.times(factor),
        iModelLabelGivenBy.times(factor),
        mu.times(factor),
        explainedFraction);
  }

  /// One checkpoint: its pointwise information and the cell of each example.
  private record Side(Pointwise pointwise, int[] cells) {
    static Side of(int[] label, int[] by, int[] model) {
      ContingencyTable table = ContingencyTable.of(label, model, by);
      int[] cells = new int[label.length];
      for (int j = 0; j < cells.length; j++) {
        cells[j] = table.cell(label[j], model[j], by[j]);
      }
      return new Side(Pointwise.of(table), cells);
    }
  }
}
