package dev.gradus.data.format;

import dev.gradus.core.InputException;

/// Scores of several classes: from them to the class predicted, and to probabilities.
final class Scores {
  private Scores() {}

  /// The class of the highest score in each row; of equal ones the first, as NumPy's argmax.
  ///
  /// @throws InputException if one is NaN or infinitely large, or all numbers are whole but do not
  ///   mark at most one class a row: these are other columns, not scores
  static int[] classes(String place, NdArray scores) {
    int width = scores.shape().get(1);
    int[] classes = new int[scores.size() / width];
    if (classes.length == 0) {
      throw new InputException(place + ": no row in it, expected one an example; save it again");
    }
    boolean whole = true;
    boolean marks = true;
    for (int j = 0; j < classes.length; j++) {
      int best = 0;
      double highest = Double.NEGATIVE_INFINITY;
      double sum = 0;
      for (int c = 0; c < width; c++) {
        double score = scores.real(j * width + c);
        if (!(score < Double.POSITIVE_INFINITY)) {
          throw new InputException(
              "%s: row %d, column %d is %s, expected a finite score; did training diverge?"
                  .formatted(place, j, c, score));
        }
        whole &= score == Math.rint(score);
        marks &= score == 0 || score == 1;
        sum += score;
        if (score > highest) {
          highest = score;
          best = c;
        }
      }
      marks &= sum <= 1; // none is marked by a network that starts from zero
      classes[j] = best;
    }
    if (whole && !marks) {
      throw new InputException(
          "%s: %d columns of whole numbers, expected one class an example or %d scores; keep the"
                  .formatted(place, width, width)
              + " column of predictions, or save probabilities");
    }
    return classes;
  }

  /// Whether each row marks one class with 1 and all others with 0.
  static boolean mark(NdArray scores) {
    int width = scores.shape().get(1);
    double inRow = 0;
    for (int i = 0; i < scores.size(); i++) {
      double score = scores.real(i);
      inRow += score;
      if ((score != 0 && score != 1) || (i % width == width - 1 && inRow != 1)) {
        return false;
      }
      inRow = i % width == width - 1 ? 0 : inRow;
    }
    return scores.size() > 0;
  }

  /// Whether these are no classes because a finite one is not whole.
  static boolean fractions(NdArray numbers) {
    if (!numbers.type().isInteger()) {
      for (int i = 0; i < numbers.size(); i++) {
        if (Double.isFinite(numbers.real(i)) && numbers.real(i) != Math.rint(numbers.real(i))) {
          return true;
        }
      }
    }
    return false;
  }

  /// The probability of the second of two classes as those of both.
  ///
  /// @throws InputException if one is not in [0, 1]
  static NdArray ofTwo(String place, NdArray second) {
    double[] both = new double[2 * second.size()];
    for (int i = 0; i < second.size(); i++) {
      double p = second.real(i);
      if (!(p >= 0 && p <= 1)) {
        throw new InputException(
            "%s: index %d is %s among fractions, expected the probability of class 1 in [0, 1];"
                    .formatted(place, i, p)
                + " apply the sigmoid, or save class indices");
      }
      both[2 * i] = 1 - p;
      both[2 * i + 1] = p;
    }
    return NdArray.of(both, second.size(), 2);
  }

  static double[][] certain(int[] classes, int count) {
    double[][] certain = new double[classes.length][count];
    for (int j = 0; j < classes.length; j++) {
      certain[j][classes[j]] = 1;
    }
    return certain;
  }

  static double[][] probabilities(NdArray scores) {
    int width = scores.shape().get(1);
    double[][] rows = new double[scores.size() / width][width];
    boolean logits = false;
    for (int j = 0; j < rows.length; j++) {
      for (int c = 0; c < width; c++) {
        rows[j][c] = scores.real(j * width + c);
        logits |= rows[j][c] < 0;
      }
    }
    if (logits) {
      for (double[] row : rows) {
        softmax(row);
      }
    }
    return rows;
  }

  private static void softmax(double[] row) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double score : row) {
      highest = Math.max(highest, score);
    }
    double sum = 0;
    for (int c = 0; c < row.length; c++) {
      row[c] = Math.exp(row[c] - highest);
      sum += row[c];
    }
    for (int c = 0; c < row.length; c++) {
      row[c] /= sum;
    }
  }
}
