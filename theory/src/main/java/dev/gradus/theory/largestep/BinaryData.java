package dev.gradus.theory.largestep;

import dev.gradus.core.InputException;

/// Examples with labels -1 and 1.
///
/// @param x inputs, n rows of d numbers
/// @param y labels, n of them
public record BinaryData(double[][] x, double[] y) {

  /// @throws InputException naming the first row that cannot be used
  public BinaryData {
    if (x.length == 0 || x[0].length == 0) {
      throw new InputException("data: no example in it, expected rows x1, ..., xd, y");
    }
    if (x.length != y.length) {
      throw new InputException("data: %d inputs but %d labels".formatted(x.length, y.length));
    }
    for (int i = 0; i < x.length; i++) {
      if (x[i].length != x[0].length) {
        throw new InputException(
            "data: row %d has %d inputs, but the first row has %d"
                .formatted(i + 1, x[i].length, x[0].length));
      }
      for (double value : x[i]) {
        if (!(Math.abs(value) <= 1e100)) {
          throw new InputException(
              "data: row %d has %s in it, expected finite numbers up to 1e100"
                  .formatted(i + 1, value));
        }
      }
      if (Math.abs(y[i]) != 1) {
        throw new InputException(
            "data: row %d has the label %s, expected -1 or 1".formatted(i + 1, y[i]));
      }
    }
  }

  /// n.
  public int size() {
    return x.length;
  }

  /// d.
  public int dimension() {
    return x[0].length;
  }

  /// R, the largest norm of an input.
  public double radius() {
    double largest = 0;
    for (double[] row : x) {
      largest = Math.max(largest, Rows.norm(row));
    }
    return largest;
  }
}
