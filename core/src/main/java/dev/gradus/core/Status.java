package dev.gradus.core;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How far a trajectory came, and why it went no further.
///
/// @param kind running, completed, diverged or stopped
/// @param step elementary steps taken when this was so
/// @param reason one line for people; empty while running and when completed
public record Status(Kind kind, long step, String reason) {

  /// The four ways a trajectory can stand.
  public enum Kind {
    RUNNING,
    COMPLETED,
    DIVERGED,
    STOPPED
  }

  /// Nothing has ended it yet.
  public static final Status RUNNING = new Status(Kind.RUNNING, 0, "");

  /// All observation times were reached.
  public static Status completed(long step) {
    return new Status(Kind.COMPLETED, step, "");
  }

  /// A number stopped being finite, or too large to square, in the step after `step`.
  public static Status diverged(long step, String reason) {
    return new Status(Kind.DIVERGED, step, reason);
  }

  /// Ended on request before the last observation time.
  public static Status stopped(long step, String reason) {
    return new Status(Kind.STOPPED, step, reason);
  }

  /// Writes whether dynamics are running or diverged.
  public void save(DataOutput out) throws IOException {
    out.writeBoolean(isDiverged());
    out.writeLong(step);
    out.writeUTF(reason);
  }

  /// Reads what [#save] wrote.
  public static Status restore(DataInput in) throws IOException {
    boolean diverged = in.readBoolean();
    Status status = diverged(in.readLong(), in.readUTF());
    return diverged ? status : RUNNING;
  }

  public boolean isDiverged() {
    return kind == Kind.DIVERGED;
  }

  @Override
  public String toString() {
    String name = kind.name().toLowerCase(java.util.Locale.ROOT);
    return switch (kind) {
      case RUNNING, COMPLETED -> name;
      case DIVERGED, STOPPED -> name + " at step " + step + ": " + reason;
    };
  }
}
