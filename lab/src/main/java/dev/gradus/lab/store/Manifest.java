package dev.gradus.lab.store;

import dev.gradus.core.Column;
import dev.gradus.core.Status;
import dev.gradus.core.Trajectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `manifest.json`: what a finished run consists of.
///
/// @param name what the user calls the run
/// @param units how each unit of work ended, in the order of the files
/// @param files SHA-256 of each file, by its name
public record Manifest(String name, List<Unit> units, Map<String, String> files) {
  private static final JsonMapper JSON = new JsonMapper();

  /// One unit of work.
  ///
  /// @param rows how many rows of the files are its own
  /// @param seconds how long it took, without the time between interruptions
  /// @param columns what it measured
  public record Unit(
      String method, long seed, Status status, int rows, double seconds, List<Column> columns) {

    static Unit of(Trajectory trajectory, double seconds) {
      return new Unit(
          trajectory.method(),
          trajectory.seed(),
          trajectory.status(),
          trajectory.size(),
          seconds,
          trajectory.columns());
    }
  }

  byte[] encode() {
    ObjectNode root = JSON.createObjectNode();
    root.put("name", name);
    ArrayNode list = root.putArray("units");
    for (Unit unit : units) {
      ObjectNode node = list.addObject();
      node.put("method", unit.method());
      node.put("seed", unit.seed());
      node.put("status", unit.status().kind().name().toLowerCase(Locale.ROOT));
      node.put("steps", unit.status().step());
      node.put("reason", unit.status().reason());
      node.put("rows", unit.rows());
      node.put("seconds", unit.seconds());
      ObjectNode columns = node.putObject("columns");
      unit.columns().forEach(column -> columns.put(column.name(), column.unit()));
    }
    ObjectNode sums = root.putObject("files");
    files.forEach(sums::put);
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root).stripTrailing();
    return Seal.closeJson(text.substring(0, text.length() - 1).stripTrailing());
  }

  /// @throws StorageException if the file is damaged
  static Manifest read(Path path) {
    byte[] bytes = Disk.read(path);
    if (!Seal.isIntactJson(bytes, bytes.length)) {
      throw new StorageException(
          path
              + ": damaged: its checksum does not match; delete this file and run again with the"
              + " same directory");
    }
    try {
      return decode(JSON.readTree(bytes));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new StorageException(path + ": written by another version of Gradus; use that one");
    }
  }

  private static Manifest decode(JsonNode root) {
    List<Unit> units = new ArrayList<>();
    for (JsonNode node : root.required("units")) {
      List<Column> columns = new ArrayList<>();
      node.required("columns")
          .propertyStream()
          .forEach(
              entry -> columns.add(new Column(entry.getKey(), entry.getValue().stringValue())));
      String kind = node.required("status").stringValue().toUpperCase(Locale.ROOT);
      Status status =
          new Status(
              Status.Kind.valueOf(kind),
              node.required("steps").longValue(),
              node.required("reason").stringValue());
      units.add(
          new Unit(
              node.required("method").stringValue(),
              node.required("seed").longValue(),
              status,
              node.required("rows").intValue(),
              node.required("seconds").doubleValue(),
              List.copyOf(columns)));
    }
    Map<String, String> files = new LinkedHashMap<>();
    root.required("files")
        .propertyStream()
        .forEach(entry -> files.put(entry.getKey(), entry.getValue().stringValue()));
    return new Manifest(root.required("name").stringValue(), units, files);
  }
}
