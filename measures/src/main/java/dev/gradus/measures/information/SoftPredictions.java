package dev.gradus.measures.information;

import dev.gradus.core.InputException;
import java.util.Arrays;

/// Predictions as probabilities, and the joint law they make with the labels.
///
/// @param cells the cell of the joint law of each triple (y F + f) L + l; -1 where it has no weight
record SoftPredictions(int[] label, double[][] model, double[][] by, Joint joint, int[] cells) {
  private static final double TOLERANCE = 1e-3;
  private static final long MOST_TRIPLES = 1L << 28;

  static SoftPredictions of(int[] label, double[][] model, double[][] by) {
    ContingencyTable.checkLengths(label.length, model.length, by.length);
    double[][] f = normalised("model", model);
    double[][] l = normalised("by", by);
    int columns = f[0].length;
    int others = l[0].length;
    long triples = ((long) largest(label) + 1) * columns * others;
    if (triples > MOST_TRIPLES) {
      throw new InputException(
          triples
              + " triples of classes, expected at most "
              + MOST_TRIPLES
              + " for probabilities; are these class labels?");
    }
    double[] dense = new double[(int) triples];
    for (int j = 0; j < label.length; j++) {
      for (int a = 0; a < columns; a++) {
        int from = (label[j] * columns + a) * others;
        for (int b = 0; b < others; b++) {
          dense[from + b] += f[j][a] * l[j][b];
        }
      }
    }
    return joined(label, f, l, dense);
  }

  private static SoftPredictions joined(int[] label, double[][] f, double[][] l, double[] dense) {
    int columns = f[0].length;
    int others = l[0].length;
    int k = Math.max(dense.length / (columns * others), Math.max(columns, others));
    int[] cells = new int[dense.length];
    int count = 0;
    long[] keys = new long[dense.length];
    double[] weights = new double[dense.length];
    for (int triple = 0; triple < dense.length; triple++) {
      cells[triple] = dense[triple] > 0 ? count : -1;
      if (dense[triple] > 0) {
        long y = triple / (columns * others);
        keys[count] = (y * k + triple / others % columns) * k + triple % others;
        weights[count++] = dense[triple];
      }
    }
    Joint joint =
        Joint.of(k, Arrays.copyOf(keys, count), Arrays.copyOf(weights, count), label.length);
    return new SoftPredictions(label, f, l, joint, cells);
  }

  private static int largest(int[] label) {
    int largest = 0;
    for (int j = 0; j < label.length; j++) {
      if (label[j] < 0) {
        throw new InputException(
            "label[" + j + "] is " + label[j] + ", expected a class from 0 on");
      }
      largest = Math.max(largest, label[j]);
    }
    return largest;
  }

  private static double[][] normalised(String what, double[][] rows) {
    int columns = rows[0].length;
    double[][] result = new double[rows.length][];
    for (int j = 0; j < rows.length; j++) {
      if (rows[j].length != columns) {
        throw new InputException(
            what
                + "["
                + j
                + "] has "
                + rows[j].length
                + " probabilities, expected "
                + columns
                + " as in the first row");
      }
      double sum = 0;
      for (int c = 0; c < columns; c++) {
        if (!(rows[j][c] >= 0)) {
          throw new InputException(
              what + "[" + j + "][" + c + "] is " + rows[j][c] + ", expected a probability");
        }
        sum += rows[j][c];
      }
      if (!(Math.abs(sum - 1) <= TOLERANCE)) {
        throw new InputException(
            what
                + "["
                + j
                + "] sums to "
                + sum
                + ", expected probabilities that sum to 1; are these logits or scores?");
      }
      result[j] = new double[columns];
      for (int c = 0; c < columns; c++) {
        result[j][c] = rows[j][c] / sum;
      }
    }
    return result;
  }

  /// The mean over the examples of the expected term of each, with the standard error of that mean.
  Estimate mean(double[] terms) {
    int n = label.length;
    double[] expected = new double[n];
    double sum = 0;
    for (int j = 0; j < n; j++) {
      expected[j] = expected(j, terms);
      sum += expected[j];
    }
    double mean = sum / n;
    double squares = 0;
    for (double value : expected) {
      squares += (value - mean) * (value - mean);
    }
    return new Estimate(mean, Math.sqrt(squares) / n);
  }

  private double expected(int j, double[] terms) {
    double sum = 0;
    int others = by[j].length;
    for (int a = 0; a < model[j].length; a++) {
      int from = (label[j] * model[j].length + a) * others;
      for (int b = 0; b < others; b++) {
        int cell = cells[from + b];
        sum += cell < 0 ? 0 : model[j][a] * by[j][b] * terms[cell];
      }
    }
    return sum;
  }
}
