package dev.gradus.theory.modes;

import dev.gradus.core.InputException;
import java.util.Arrays;

/// A network of ReLU units without biases on vectors, f(x) = sum z_i max(0, w_i x), under
/// full-batch gradient descent with a finite stepsize: what the modes are a theory of.
public final class VectorNetwork {
  private final double[][] hidden;
  private final double[] output;
  private final double[][] inputs;
  private final double[] labels;
  private final double[] weights;
  private final Drive drive;
  private final double[][] hiddenGradient;
  private final double[] outputGradient;

  /// @param hidden W, a row per hidden unit
  /// @param output z, as many
  /// @param inputs a row per example, as long as the rows of W
  /// @param labels +1 or -1
  /// @param weights of the examples in the loss, such as 1 / n
  /// @param drive the loss of y f; not a softmax
  public VectorNetwork(
      double[][] hidden,
      double[] output,
      double[][] inputs,
      double[] labels,
      double[] weights,
      Drive drive) {
    if (drive.gain() != 1) {
      throw new InputException("loss: a softmax found, expected a loss of one output");
    }
    if (hidden.length != output.length
        || inputs.length != labels.length
        || inputs.length != weights.length) {
      throw new IllegalArgumentException("as many rows of W as z, and as many inputs as labels");
    }
    this.hidden = Arrays.stream(hidden).map(double[]::clone).toArray(double[][]::new);
    this.output = output.clone();
    this.inputs = inputs;
    this.labels = labels.clone();
    this.weights = weights.clone();
    this.drive = drive;
    hiddenGradient = new double[hidden.length][hidden[0].length];
    outputGradient = new double[hidden.length];
  }

  /// f(x).
  public double output(double[] x) {
    double sum = 0;
    for (int i = 0; i < hidden.length; i++) {
      sum += output[i] * Math.max(0, dot(hidden[i], x));
    }
    return sum;
  }

  /// w_i x.
  public double activation(int unit, double[] x) {
    return dot(hidden[unit], x);
  }

  /// z_i.
  public double outputWeight(int unit) {
    return output[unit];
  }

  /// One step of gradient descent on the weighted sum of losses.
  public void step(double stepsize) {
    for (double[] row : hiddenGradient) {
      Arrays.fill(row, 0);
    }
    Arrays.fill(outputGradient, 0);
    for (int n = 0; n < inputs.length; n++) {
      double[] x = inputs[n];
      double pull = weights[n] * labels[n] * drive.weight(labels[n] * output(x));
      for (int i = 0; i < hidden.length; i++) {
        double field = dot(hidden[i], x);
        if (field > 0) {
          outputGradient[i] += pull * field;
          addScaled(pull * output[i], x, hiddenGradient[i]);
        }
      }
    }
    for (int i = 0; i < hidden.length; i++) {
      output[i] += stepsize * outputGradient[i];
      addScaled(stepsize, hiddenGradient[i], hidden[i]);
    }
  }

  /// W, row by row, then z: all that changes.
  double[] parameters() {
    int width = hidden[0].length;
    double[] all = new double[hidden.length * (width + 1)];
    for (int i = 0; i < hidden.length; i++) {
      System.arraycopy(hidden[i], 0, all, i * width, width);
    }
    System.arraycopy(output, 0, all, hidden.length * width, output.length);
    return all;
  }

  void setParameters(double[] all) {
    int width = hidden[0].length;
    for (int i = 0; i < hidden.length; i++) {
      System.arraycopy(all, i * width, hidden[i], 0, width);
    }
    System.arraycopy(all, hidden.length * width, output, 0, output.length);
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  private static void addScaled(double factor, double[] x, double[] sum) {
    for (int i = 0; i < x.length; i++) {
      sum[i] += factor * x[i];
    }
  }
}
