package dev.gradus.measures.information;

/// Entropies of the label (Y), the model (F), the one that may explain it (L), and of them
/// together.
public record Entropies(
    double label,
    double model,
    double by,
    double labelModel,
    double labelBy,
    double modelBy,
    double labelModelBy) {

  /// The alphabet of a variable is what it takes in the table; that of two is the product.
  static Entropies of(Joint joint, Pointwise.Margins margins, EntropyEstimator estimator) {
    double y = margins.label().sums().length;
    double f = margins.model().sums().length;
    double l = margins.by().sums().length;
    double n = joint.total();
    return new Entropies(
        estimator.entropy(margins.label().sums(), n, y),
        estimator.entropy(margins.model().sums(), n, f),
        estimator.entropy(margins.by().sums(), n, l),
        estimator.entropy(margins.labelModel().sums(), n, y * f),
        estimator.entropy(margins.labelBy().sums(), n, y * l),
        estimator.entropy(margins.modelBy().sums(), n, f * l),
        estimator.entropy(joint.weights(), n, y * f * l));
  }

  /// I(F;Y).
  public double modelLabelInformation() {
    return model + label - labelModel;
  }

  /// I(L;Y).
  public double byLabelInformation() {
    return by + label - labelBy;
  }

  /// I(F;L).
  public double modelByInformation() {
    return model + by - modelBy;
  }

  /// I(F;Y|L).
  public double modelLabelGivenBy() {
    return labelBy + modelBy - by - labelModelBy;
  }

  /// I(F;Y) - I(F;Y|L).
  public double mu() {
    return modelLabelInformation() - modelLabelGivenBy();
  }

  /// I(L;Y|F).
  public double byLabelGivenModel() {
    return labelModel + modelBy - model - labelModelBy;
  }

  /// I(F;L|Y).
  public double modelByGivenLabel() {
    return labelModel + labelBy - label - labelModelBy;
  }

  /// I((F,L);Y).
  public double bothLabel() {
    return modelBy + label - labelModelBy;
  }

  Entropies times(double factor) {
    return new Entropies(
        label * factor,
        model * factor,
        by * factor,
        labelModel * factor,
        labelBy * factor,
        modelBy * factor,
        labelModelBy * factor);
  }
}
