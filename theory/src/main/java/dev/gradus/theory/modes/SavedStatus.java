package dev.gradus.theory.modes;

import dev.gradus.core.Status;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Writes and reads whether dynamics are running or diverged.
final class SavedStatus {
  private SavedStatus() {}

  static void write(Status status, DataOutput out) throws IOException {
    out.writeBoolean(status.isDiverged());
    out.writeLong(status.step());
    out.writeUTF(status.reason());
  }

  static Status read(DataInput in) throws IOException {
    boolean diverged = in.readBoolean();
    Status status = Status.diverged(in.readLong(), in.readUTF());
    return diverged ? status : Status.RUNNING;
  }
}
