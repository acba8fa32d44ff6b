package dev.gradus.lab.store;

import dev.gradus.core.Column;
import dev.gradus.core.Trajectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// `trajectory.csv`: comma-separated, a header line, doubles in the shortest form that reads back
/// to the same bits, NaN empty, infinities `inf` and `-inf` (RFC 4180; line feeds alone).
final class CsvFile {
  private CsvFile() {}

  static void write(TrajectoryTable table, OutputStream out) throws IOException {
    StringBuilder line = new StringBuilder("method,seed");
    table.columns().forEach(name -> line.append(',').append(quote(name)));
    writeLine(line, out);
    for (Trajectory trajectory : table.trajectories()) {
      int[] places = table.places(trajectory);
      for (int row = 0; row < trajectory.size(); row++) {
        line.append(trajectory.method()).append(',').append(trajectory.seed());
        for (int place : places) {
          line.append(',').append(place < 0 ? "" : number(trajectory.value(row, place)));
        }
        writeLine(line, out);
      }
    }
  }

  /// Reads the trajectories back.
  ///
  /// @param units which there are, in order
  /// @throws IOException if the file does not hold them
  static List<Trajectory> read(Path path, List<Manifest.Unit> units) throws IOException {
    List<String> columns =
        TrajectoryTable.columns(units.stream().map(Manifest.Unit::columns).toList());
    List<Trajectory> trajectories = new ArrayList<>();
    try (BufferedReader in = Files.newBufferedReader(path)) {
      in.readLine();
      for (Manifest.Unit unit : units) {
        int[] places =
            unit.columns().stream().map(Column::name).mapToInt(columns::indexOf).toArray();
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < unit.rows(); i++) {
          String line = in.readLine();
          String[] fields = line == null ? new String[0] : line.split(",", -1);
          if (fields.length != columns.size() + 2) {
            throw new IOException("row " + (i + 1) + " of " + unit.method() + " is missing");
          }
          double[] row = new double[places.length];
          for (int j = 0; j < places.length; j++) {
            row[j] = parse(fields[places[j] + 2]);
          }
          rows.add(row);
        }
        trajectories.add(
            new Trajectory(unit.method(), unit.seed(), unit.columns(), rows, unit.status()));
      }
    }
    return trajectories;
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return Double.isInfinite(value) ? (value > 0 ? "inf" : "-inf") : Double.toString(value);
  }

  private static double parse(String field) {
    return switch (field) {
      case "" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(field);
    };
  }

  private static String quote(String name) {
    boolean plain = Stream.of(",", "\"", "\n", "\r").noneMatch(name::contains);
    return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  private static void writeLine(StringBuilder line, OutputStream out) throws IOException {
    out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    line.setLength(0);
  }
}
