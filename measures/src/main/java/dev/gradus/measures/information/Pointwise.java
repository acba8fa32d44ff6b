package dev.gradus.measures.information;

import static dev.gradus.measures.information.Variable.BY;
import static dev.gradus.measures.information.Variable.LABEL;
import static dev.gradus.measures.information.Variable.MODEL;

/// Pointwise information of each cell of a joint law, in nats: the terms whose means are the
/// plug-in values, and whose deviations from them are the influences of single examples.
///
/// @param modelLabel ln p(y,f) / \[p(y) p(f)\], of mean I(F;Y)
/// @param byLabel ln p(y,l) / \[p(y) p(l)\], of mean I(L;Y)
/// @param modelLabelGivenBy ln p(y,f,l) p(l) / \[p(f,l) p(y,l)\], of mean I(F;Y|L)
/// @param mu the first less the third; cell by cell ln p(y,f) p(y,l) p(f,l) / \[p(y) p(f) p(l)
///   p(y,f,l)\]
record Pointwise(
    Joint joint,
    Margins margins,
    double[] modelLabel,
    double[] byLabel,
    double[] modelLabelGivenBy,
    double[] mu) {

  /// The laws of one and of two variables.
  record Margins(
      Joint.Margin label,
      Joint.Margin model,
      Joint.Margin by,
      Joint.Margin labelModel,
      Joint.Margin labelBy,
      Joint.Margin modelBy) {
    static Margins of(Joint joint) {
      return new Margins(
          joint.margin(LABEL),
          joint.margin(MODEL),
          joint.margin(BY),
          joint.margin(LABEL, MODEL),
          joint.margin(LABEL, BY),
          joint.margin(MODEL, BY));
    }
  }

  static Pointwise of(Joint joint) {
    Margins m = Margins.of(joint);
    double n = joint.total();
    int cells = joint.cells();
    double[] modelLabel = new double[cells];
    double[] byLabel = new double[cells];
    double[] modelLabelGivenBy = new double[cells];
    double[] mu = new double[cells];
    for (int c = 0; c < cells; c++) {
      // Ratios of counts: exactly 1, so exactly no information, where counts are so.
      modelLabel[c] = Math.log(m.labelModel.at(c) * n / (m.label.at(c) * m.model.at(c)));
      byLabel[c] = Math.log(m.labelBy.at(c) * n / (m.label.at(c) * m.by.at(c)));
      modelLabelGivenBy[c] =
          Math.log(joint.weights()[c] * m.by.at(c) / (m.modelBy.at(c) * m.labelBy.at(c)));
      mu[c] = modelLabel[c] - modelLabelGivenBy[c];
    }
    return new Pointwise(joint, m, modelLabel, byLabel, modelLabelGivenBy, mu);
  }

  /// The mean over the examples, with the standard error of that mean.
  Estimate mean(double[] terms) {
    double[] weights = joint.weights();
    double mean = 0;
    for (int c = 0; c < terms.length; c++) {
      mean += weights[c] * terms[c];
    }
    mean /= joint.total();
    double squares = 0;
    for (int c = 0; c < terms.length; c++) {
      squares += weights[c] * (terms[c] - mean) * (terms[c] - mean);
    }
    return new Estimate(mean, Math.sqrt(squares) / joint.total());
  }

  /// Influences of the cells on the ratio r = mu / I, but for a constant: (mu(cell) - r I(cell)) /
  /// I.
  double[] fractionInfluence(double information, double fraction) {
    double[] influence = new double[mu.length];
    for (int c = 0; c < influence.length; c++) {
      influence[c] = (mu[c] - fraction * modelLabel[c]) / information;
    }
    return influence;
  }
}
