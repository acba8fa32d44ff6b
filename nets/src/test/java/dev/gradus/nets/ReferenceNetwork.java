package dev.gradus.nets;

import java.util.List;

/// The same networks in plain float64 Java, written from the formulas.
final class ReferenceNetwork {
  private final List<Integer> widths;

  /// @param widths units from input to logits
  ReferenceNetwork(Integer... widths) {
    this.widths = List.of(widths);
  }

  /// The logits of one example; a linear map and ReLU in turn, no ReLU after the last.
  double[] logits(double[] parameters, float[] example) {
    double[] values = new double[example.length];
    for (int i = 0; i < example.length; i++) {
      values[i] = example[i];
    }
    int offset = 0;
    for (int layer = 1; layer < widths.size(); layer++) {
      int inputs = values.length;
      int outputs = widths.get(layer);
      double[] next = new double[outputs];
      for (int o = 0; o < outputs; o++) {
        next[o] = parameters[offset + inputs * outputs + o];
        for (int i = 0; i < inputs; i++) {
          next[o] += parameters[offset + o * inputs + i] * values[i];
        }
        if (layer < widths.size() - 1) {
          next[o] = Math.max(0, next[o]);
        }
      }
      values = next;
      offset += inputs * outputs + outputs;
    }
    return values;
  }

  /// Mean over all examples of -ln p(label), p a softmax, or a sigmoid of a single logit.
  double loss(double[] parameters, ArrayDataSet data) {
    double total = 0;
    for (int i = 0; i < data.size(); i++) {
      double[] logits = logits(parameters, data.examples()[i]);
      if (logits.length == 1) {
        logits = new double[] {0, logits[0]};
      }
      double sum = 0;
      for (double logit : logits) {
        sum += Math.exp(logit);
      }
      total += Math.log(sum) - logits[data.label(i)];
    }
    return total / data.size();
  }

  /// The gradient of [#loss] by central differences, exact to about 1e-9 away from the kinks.
  double[] gradient(double[] parameters, ArrayDataSet data) {
    double h = 1e-6;
    double[] gradient = new double[parameters.length];
    for (int i = 0; i < gradient.length; i++) {
      double[] up = parameters.clone();
      double[] down = parameters.clone();
      up[i] += h;
      down[i] -= h;
      gradient[i] = (loss(up, data) - loss(down, data)) / (2 * h);
    }
    return gradient;
  }
}
