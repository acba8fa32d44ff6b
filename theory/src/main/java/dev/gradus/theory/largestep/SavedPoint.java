package dev.gradus.theory.largestep;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Writes and reads the weights of a point.
final class SavedPoint {
  private SavedPoint() {}

  static void write(Point point, DataOutput out) throws IOException {
    for (double[] row : point.position) {
      for (double number : row) {
        out.writeDouble(number);
      }
    }
  }

  static void read(Point point, DataInput in) throws IOException {
    for (double[] row : point.position) {
      for (int j = 0; j < row.length; j++) {
        row[j] = in.readDouble();
      }
    }
  }
}
