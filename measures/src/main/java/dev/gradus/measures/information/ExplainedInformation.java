package dev.gradus.measures.information;

import static dev.gradus.measures.information.Variable.BY;
import static dev.gradus.measures.information.Variable.LABEL;
import static dev.gradus.measures.information.Variable.MODEL;

/// What a model knows about the label, and how much of that another model explains: mu = I(F;Y) -
/// I(F;Y|L) (Kalimeris et al. 2019), by plug-in, with standard errors by the delta method.
///
/// The values are biased: with all cells filled, I(F;Y) by (K-1)^2/2N nats upwards and mu by
/// (K-1)^3/2N downwards to first order; negligible for K = 2, not for K = 10 and N = 10,000.
///
/// @param unit of all information in it
/// @param n count of examples
/// @param accuracyModel share of examples where the model is right
/// @param accuracyBy share of examples where the explaining model is right
/// @param agreement share of examples where both say the same
/// @param entropies of all subsets of the variables
/// @param iModelLabel I(F;Y)
/// @param iByLabel I(L;Y)
/// @param iModelLabelGivenBy I(F;Y|L), what the model knows beyond the other
/// @param mu I(F;Y) - I(F;Y|L), what the other explains of it; may be negative
/// @param explainedFraction mu / I(F;Y), a pure number; NaN where I(F;Y) is 0
public record ExplainedInformation(
    Unit unit,
    long n,
    double accuracyModel,
    double accuracyBy,
    double agreement,
    Entropies entropies,
    Estimate iModelLabel,
    Estimate iByLabel,
    Estimate iModelLabelGivenBy,
    Estimate mu,
    Estimate explainedFraction) {

  /// Measures a table, in nats.
  public static ExplainedInformation of(ContingencyTable table) {
    Pointwise pointwise = Pointwise.of(table);
    Estimate information = pointwise.mean(pointwise.modelLabel());
    Estimate mu = pointwise.mean(pointwise.mu());
    return new ExplainedInformation(
        Unit.NATS,
        table.total(),
        agreement(table, LABEL, MODEL),
        agreement(table, LABEL, BY),
        agreement(table, MODEL, BY),
        Entropies.of(table),
        information,
        pointwise.mean(pointwise.byLabel()),
        pointwise.mean(pointwise.modelLabelGivenBy()),
        mu,
        pointwise.explainedFraction());
  }

  private static double agreement(ContingencyTable table, Variable a, Variable b) {
    long same = 0;
    for (int c = 0; c < table.cells(); c++) {
      same += table.index(a, c) == table.index(b, c) ? table.count(c) : 0;
    }
    return (double) same / table.total();
  }

  /// The same in another unit.
  public ExplainedInformation in(Unit other) {
    double factor = other.perNat / unit.perNat;
    return new ExplainedInformation(
        other,
        n,
        accuracyModel,
        accuracyBy,
        agreement,
        entropies.times(factor),
        iModelLabel.times(factor),
        iByLabel.times(factor),
        iModelLabelGivenBy.times(factor),
        mu.times(factor),
        explainedFraction);
  }
}
