package dev.gradus.lab.store;

import dev.gradus.core.Column;
import dev.gradus.core.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far one unit of work came, with everything to go on from there.
///
/// @param unit id of the unit, such as `chain-3`
/// @param generation counts the checkpoints of the unit
/// @param rows rows handed out so far; the journal holds them
/// @param seconds time the unit took so far
/// @param status running, or how it ended
/// @param columns what each number of a row is
/// @param state what the recorder saved; empty once the unit has ended
public record Checkpoint(
    String unit,
    long generation,
    int rows,
    double seconds,
    Status status,
    List<Column> columns,
    byte[] state) {

  private static final long MAGIC = 0x47524144_43503031L; // GRADCP01
  private static final int REASON_LIMIT = 1000;

  public boolean isFinished() {
    return status.kind() != Status.Kind.RUNNING;
  }

  byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(state.length + 1024);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(MAGIC);
      out.writeUTF(unit);
      out.writeLong(generation);
      out.writeInt(rows);
      out.writeDouble(seconds);
      out.writeUTF(status.kind().name());
      out.writeLong(status.step());
      String reason = status.reason();
      out.writeUTF(reason.substring(0, Math.min(reason.length(), REASON_LIMIT)));
      out.writeInt(columns.size());
      for (Column column : columns) {
        out.writeUTF(column.name());
        out.writeUTF(column.unit());
      }
      out.writeInt(state.length);
      out.write(state);
      out.writeInt(Seal.crc(bytes.toByteArray(), bytes.size()));
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("cannot happen in memory", e);
    }
  }

  /// @return null if the bytes are not what [#encode] gave
  static @Nullable Checkpoint decode(byte[] bytes) {
    int body = bytes.length - Integer.BYTES;
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (body < Long.BYTES || Seal.crc(bytes, body) != crcAt(bytes, body)) {
        return null;
      }
      if (in.readLong() != MAGIC) {
        return null;
      }
      String unit = in.readUTF();
      long generation = in.readLong();
      int rows = in.readInt();
      double seconds = in.readDouble();
      Status status = new Status(Status.Kind.valueOf(in.readUTF()), in.readLong(), in.readUTF());
      int count = in.readInt();
      List<Column> columns = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        columns.add(new Column(in.readUTF(), in.readUTF()));
      }
      byte[] state = new byte[in.readInt()];
      in.readFully(state);
      return new Checkpoint(unit, generation, rows, seconds, status, columns, state);
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  private static int crcAt(byte[] bytes, int offset) {
    return java.nio.ByteBuffer.wrap(bytes, offset, Integer.BYTES).getInt();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Checkpoint that && Arrays.equals(encode(), that.encode());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encode());
  }
}
