package dev.gradus.lab.store;

import dev.gradus.core.InputException;
import dev.gradus.core.Trajectory;
import dev.gradus.lab.config.Configuration;
import dev.gradus.lab.config.YamlWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A directory that holds, or will hold, one run. Reading needs no lock and writes nothing.
///
/// @param path where it is
public record RunDirectory(Path path) {
  static final String RUN = "run.yaml";
  static final String JOURNAL = "trajectory.jsonl";
  static final String CSV = "trajectory.csv";
  static final String PARQUET = "trajectory.parquet";
  static final String CHECKPOINTS = "checkpoint";
  static final String MANIFEST = "manifest.json";
  static final String FAILURE = "failure.txt";
  static final String LOCK = ".lock";

  /// The files whose SHA-256 stands in the manifest.
  static final List<String> FINAL = List.of(RUN, CSV, PARQUET);

  /// What `run.yaml` says.
  ///
  /// @param name what the user calls the run
  /// @param configuration all that is needed to plan it again
  /// @param versions what made it: gradus, java, system
  public record Description(String name, ObjectNode configuration, ObjectNode versions) {

    byte[] encode() {
      ObjectNode root = JsonNodeFactory.instance.objectNode();
      root.put("name", name);
      root.set("configuration", configuration);
      root.set("versions", versions);
      return Seal.closeYaml(YamlWriter.write(root));
    }
  }

  /// Whether there is a run, finished or not.
  public boolean exists() {
    return Files.exists(path.resolve(RUN));
  }

  /// Whether everything was computed and written.
  public boolean isFinished() {
    return Files.exists(path.resolve(MANIFEST));
  }

  /// Reads `run.yaml`.
  ///
  /// @throws InputException if there is none
  /// @throws StorageException if it was changed or damaged
  public Description description() {
    Path file = path.resolve(RUN);
    if (!exists()) {
      throw new InputException(
          path + ": not a run: there is no " + RUN + " in it; give the directory of a run");
    }
    byte[] bytes = Disk.read(file);
    if (!Seal.isIntactYaml(bytes)) {
      throw new StorageException(
          file
              + ": changed or damaged: its checksum does not match; restore the file, or run again"
              + " in a new directory");
    }
    ObjectNode root =
        Configuration.parse(new String(bytes, StandardCharsets.UTF_8), file.toString()).root();
    return new Description(
        root.required("name").stringValue(),
        root.required("configuration").asObject(),
        root.required("versions").asObject());
  }

  /// Reads the manifest of a finished run and checks every file it names.
  ///
  /// @throws InputException if the run is not finished
  /// @throws StorageException if a file is missing or not what was written
  public Manifest manifest() {
    if (!isFinished()) {
      throw new InputException(
          path + ": the run is not finished; continue it with `gradus run " + path + "`");
    }
    Manifest manifest = Manifest.read(path.resolve(MANIFEST));
    for (Map.Entry<String, String> entry : manifest.files().entrySet()) {
      Path file = path.resolve(entry.getKey());
      String found = Files.exists(file) ? "changed or damaged" : "missing";
      if (!Files.exists(file) || !Sha256.of(file).equals(entry.getValue())) {
        throw new StorageException(
            file
                + ": "
                + found
                + ": not the file whose SHA-256 stands in "
                + MANIFEST
                + "; restore it, or delete the directory and run again");
      }
    }
    return manifest;
  }

  /// Reads what a finished run observed, in the order of its plan.
  ///
  /// @param manifest as read from this directory
  public List<Trajectory> trajectories(Manifest manifest) {
    Path csv = path.resolve(CSV);
    try {
      return CsvFile.read(csv, manifest.units());
    } catch (IOException e) {
      throw StorageException.of("cannot read", csv, e);
    }
  }
}
