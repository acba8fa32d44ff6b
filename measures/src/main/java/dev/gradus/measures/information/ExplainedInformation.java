package dev.gradus.measures.information;

import static dev.gradus.measures.information.Variable.BY;
import static dev.gradus.measures.information.Variable.LABEL;
import static dev.gradus.measures.information.Variable.MODEL;

import java.util.function.Function;

/// What a model knows about the label, and how much of that another model explains: mu = I(F;Y) -
/// I(F;Y|L) (Kalimeris et al. 2019), with standard errors by the delta method.
///
/// Values are those of an [EntropyEstimator]. By plug-in, with all cells filled, I(F;Y) is biased
/// by (K-1)^2/2N nats upwards and mu by (K-1)^3/2N downwards to first order: negligible for K = 2,
/// many standard errors for K = 10 and N = 10,000. Standard errors are those of the plug-in
/// whatever the estimator; what corrects the bias is hardly less variable.
///
/// Grassberger's estimator still leaves half a standard error of bias in sparse tables, so its
/// intervals are centred at the estimate of Chao, Wang and Jost and reach to the value where that
/// is outside. They cover as they should for 10 classes and 10,000 examples (of I(F;Y|L) in sparse
/// tables 0.89 to 0.94; docs/notes/information.md); for 2,000 they are too short.
///
/// @param unit of all information in it
/// @param estimator of the entropies
/// @param n count of examples
/// @param accuracyModel share of examples where the model is right
/// @param accuracyBy share of examples where the explaining model is right
/// @param agreement share of examples where both say the same
/// @param entropies of all subsets of the variables
/// @param iModelLabel I(F;Y)
/// @param iByLabel I(L;Y)
/// @param iModelLabelGivenBy I(F;Y|L), what the model knows beyond the other
/// @param mu I(F;Y) - I(F;Y|L), what the other explains of it; may be negative
/// @param explainedFraction mu / I(F;Y), a pure number; NaN where I(F;Y) is not above 0
public record ExplainedInformation(
    Unit unit,
    EntropyEstimator estimator,
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

  /// Measures a table, in nats, by the estimator that is [standard][EntropyEstimator#standardFor]
  /// for it.
  public static ExplainedInformation of(ContingencyTable table) {
    Pointwise pointwise = Pointwise.of(table.joint());
    return of(
        pointwise,
        EntropyEstimator.standardFor(pointwise.margins()),
        table.total(),
        pointwise::mean);
  }

  /// Measures a table, in nats.
  ///
  /// Estimators that need the size of an alphabet take for each variable the classes that occur.
  public static ExplainedInformation of(ContingencyTable table, EntropyEstimator estimator) {
    Pointwise pointwise = Pointwise.of(table.joint());
    return of(pointwise, estimator, table.total(), pointwise::mean);
  }

  /// Measures predictions that are probabilities, in nats, by plug-in: the joint law is the mean of
  /// 1\[label\] model(f) by(l) over the examples, as if both drew their answers independently given
  /// the example. A model that answers plainly has probabilities 0 and 1.
  ///
  /// @param label true class of each example
  /// @param model \[example\]\[class\], each row a distribution; rows are scaled to sum to 1
  /// @param by the same of the model that may explain the other
  /// @throws dev.gradus.core.InputException if the lengths differ, there is no example, a label is
  ///   negative, or a row is no distribution (negative, not finite, sum off 1 by more than 0.001)
  public static ExplainedInformation ofProbabilities(int[] label, double[][] model, double[][] by) {
    SoftPredictions predictions = SoftPredictions.of(label, model, by);
    return of(
        Pointwise.of(predictions.joint()),
        EntropyEstimator.PLUGIN,
        label.length,
        predictions::mean);
  }

  private static ExplainedInformation of(
      Pointwise pointwise, EntropyEstimator estimator, long n, Function<double[], Estimate> mean) {
    Joint joint = pointwise.joint();
    Entropies entropies = Entropies.of(joint, pointwise.margins(), estimator);
    Estimate information = mean.apply(pointwise.modelLabel());
    Estimate byInformation = mean.apply(pointwise.byLabel());
    Estimate conditional = mean.apply(pointwise.modelLabelGivenBy());
    Estimate mu = mean.apply(pointwise.mu());
    boolean informed = information.value() > 0;
    if (estimator != EntropyEstimator.PLUGIN) {
      information = information.at(entropies.modelLabelInformation());
      byInformation = byInformation.at(entropies.byLabelInformation());
      conditional = conditional.at(entropies.modelLabelGivenBy());
      mu = mu.at(entropies.mu());
    }
    Estimate fraction = Estimate.UNDEFINED;
    if (informed && information.value() > 0) {
      double ratio = mu.value() / information.value();
      fraction = mean.apply(pointwise.fractionInfluence(information.value(), ratio)).at(ratio);
    }
    if (estimator == EntropyEstimator.GRASSBERGER) {
      Entropies centre = Entropies.of(joint, pointwise.margins(), EntropyEstimator.CHAO_WANG_JOST);
      information = information.around(centre.modelLabelInformation());
      byInformation = byInformation.around(centre.byLabelInformation());
      conditional = conditional.around(centre.modelLabelGivenBy());
      mu = mu.around(centre.mu());
      fraction = fraction.around(centre.mu() / centre.modelLabelInformation());
    }
    return new ExplainedInformation(
        Unit.NATS,
        estimator,
        n,
        joint.agreement(LABEL, MODEL),
        joint.agreement(LABEL, BY),
        joint.agreement(MODEL, BY),
        entropies,
        information,
        byInformation,
        conditional,
        mu,
        fraction);
  }

  /// The same in another unit.
  public ExplainedInformation in(Unit other) {
    double factor = other.perNat / unit.perNat;
    return new ExplainedInformation(
        other,
        estimator,
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
