package dev.gradus.theory.largestep;

import dev.gradus.core.Status;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// What dynamics of this package have in common when they are saved.
final class SavedState {
  private SavedState() {}

  static void write(long steps, Status status, DataOutput out) throws IOException {
    out.writeLong(steps);
    out.writeBoolean(status.isDiverged());
    out.writeLong(status.step());
    out.writeUTF(status.reason());
  }

  static Status status(DataInput in) throws IOException {
    boolean diverged = in.readBoolean();
    Status status = Status.diverged(in.readLong(), in.readUTF());
    return diverged ? status : Status.RUNNING;
  }

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
