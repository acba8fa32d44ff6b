package dev.gradus.measures.information;

/// Plug-in entropies of the label (Y), the model (F), the one that may explain it (L), and of them
/// together.
public record Entropies(
    double label,
    double model,
    double by,
    double labelModel,
    double labelBy,
    double modelBy,
    double labelModelBy) {

  static Entropies of(ContingencyTable table) {
    return new Entropies(
        entropy(table, Variable.LABEL),
        entropy(table, Variable.MODEL),
        entropy(table, Variable.BY),
        entropy(table, Variable.LABEL, Variable.MODEL),
        entropy(table, Variable.LABEL, Variable.BY),
        entropy(table, Variable.MODEL, Variable.BY),
        entropy(table, Variable.LABEL, Variable.MODEL, Variable.BY));
  }

  private static double entropy(ContingencyTable table, Variable... variables) {
    double[] margin = Pointwise.margin(table, variables);
    double sum = 0;
    for (int c = 0; c < margin.length; c++) {
      sum += table.count(c) * Math.log(table.total() / margin[c]);
    }
    return sum / table.total();
  }

  /// I(F;L).
  public double modelByInformation() {
    return model + by - modelBy;
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
