package dev.gradus.lab.sweep;

import dev.gradus.core.Column;
import dev.gradus.core.Status;
import dev.gradus.core.Trajectory;
import dev.gradus.lab.LightRun;
import dev.gradus.lab.store.Seal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The results of one run as bytes: its number, its trajectories, and a CRC-32C of all that.
final class ResultCodec {
  private static final int MAGIC = 0x47525331; // GRS1

  private ResultCodec() {}

  static byte[] encode(int run, LightRun.Result result) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeInt(run);
      out.writeInt(result.trajectories().size());
      for (int i = 0; i < result.trajectories().size(); i++) {
        write(result.trajectories().get(i), result.seconds().get(i), out);
      }
      byte[] body = bytes.toByteArray();
      out.writeInt(Seal.crc(body, body.length));
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("cannot happen in memory", e);
    }
  }

  private static void write(Trajectory one, double seconds, DataOutputStream out)
      throws IOException {
    out.writeUTF(one.method());
    out.writeLong(one.seed());
    out.writeDouble(seconds);
    out.writeUTF(one.status().kind().name());
    out.writeLong(one.status().step());
    String reason = one.status().reason();
    out.writeUTF(reason.substring(0, Math.min(reason.length(), 1000)));
    out.writeInt(one.columns().size());
    for (Column column : one.columns()) {
      out.writeUTF(column.name());
      out.writeUTF(column.unit());
    }
    out.writeInt(one.size());
    ByteBuffer values = ByteBuffer.allocate(one.size() * one.columns().size() * Double.BYTES);
    for (int row = 0; row < one.size(); row++) {
      for (int column = 0; column < one.columns().size(); column++) {
        values.putDouble(one.value(row, column));
      }
    }
    out.write(values.array());
  }

  /// @throws IOException if the bytes are not what [#encode] gave for this run
  static LightRun.Result decode(int run, byte[] bytes) throws IOException {
    int body = bytes.length - Integer.BYTES;
    if (body < 0 || Seal.crc(bytes, body) != ByteBuffer.wrap(bytes, body, 4).getInt()) {
      throw new IOException("its checksum does not match");
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, body));
    if (in.readInt() != MAGIC || in.readInt() != run) {
      throw new IOException("another run lies there");
    }
    List<Trajectory> trajectories = new ArrayList<>();
    List<Double> seconds = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      trajectories.add(read(in, seconds));
    }
    return new LightRun.Result(trajectories, seconds);
  }

  private static Trajectory read(DataInputStream in, List<Double> seconds) throws IOException {
    String method = in.readUTF();
    long seed = in.readLong();
    seconds.add(in.readDouble());
    Status status = new Status(Status.Kind.valueOf(in.readUTF()), in.readLong(), in.readUTF());
    Column[] columns = new Column[in.readInt()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = new Column(in.readUTF(), in.readUTF());
    }
    double[][] rows = new double[in.readInt()][columns.length];
    ByteBuffer values = ByteBuffer.wrap(in.readNBytes(rows.length * columns.length * Double.BYTES));
    for (double[] row : rows) {
      values.asDoubleBuffer().get(row);
      values.position(values.position() + row.length * Double.BYTES);
    }
    return new Trajectory(method, seed, Arrays.asList(columns), Arrays.asList(rows), status);
  }
}
