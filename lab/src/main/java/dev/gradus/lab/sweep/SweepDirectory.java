package dev.gradus.lab.sweep;

import dev.gradus.core.InputException;
import dev.gradus.lab.Versions;
import dev.gradus.lab.config.Configuration;
import dev.gradus.lab.config.ConfigurationDiff;
import dev.gradus.lab.config.YamlWriter;
import dev.gradus.lab.store.Disk;
import dev.gradus.lab.store.Seal;
import dev.gradus.lab.store.StorageException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A directory that holds, or will hold, one sweep. Reading needs no lock and writes nothing.
///
/// @param path where it is
public record SweepDirectory(Path path) {
  private static final String FILE = "sweep.yaml";

  /// What `sweep.yaml` says.
  ///
  /// @param name what the user calls the sweep
  /// @param configuration before any change
  /// @param axes as [Space#description]
  public record Description(String name, ObjectNode configuration, ObjectNode axes) {}

  /// Whether there is a sweep, finished or not.
  public boolean exists() {
    return Files.exists(path.resolve(FILE));
  }

  /// Reads `sweep.yaml`.
  ///
  /// @throws InputException if there is none
  /// @throws StorageException if it was changed or damaged
  public Description description() {
    ObjectNode root = read();
    return new Description(
        root.required("name").stringValue(),
        root.required("configuration").asObject(),
        root.required("axes").asObject());
  }

  private ObjectNode read() {
    Path file = path.resolve(FILE);
    if (!exists()) {
      throw new InputException(
          path + ": not a sweep: there is no " + FILE + " in it; give the directory of a sweep");
    }
    byte[] bytes = Disk.read(file);
    if (!Seal.isIntactYaml(bytes)) {
      throw new StorageException(
          file
              + ": changed or damaged: its checksum does not match; restore the file, or sweep again"
              + " in a new directory");
    }
    return Configuration.parse(new String(bytes, StandardCharsets.UTF_8), file.toString()).root();
  }

  Path journal() {
    return path.resolve("journal.jsonl");
  }

  Path results() {
    return path.resolve("results");
  }

  /// Where an interrupted run has its checkpoints.
  Path work(int run) {
    return path.resolve("work").resolve(Integer.toString(run));
  }

  /// Makes it a sweep's directory, or makes sure that it is this sweep's.
  ///
  /// @throws InputException if it holds another sweep, with what differs, or something else
  void begin(Disk disk, Sweep sweep, BlockLocks locks) {
    locks.alone(() -> {
      if (exists()) {
        refuseOther(sweep);
        return;
      }
      ObjectNode root = JsonNodeFactory.instance.objectNode();
      root.put("name", sweep.name());
      sweep.description().properties().forEach(e -> root.set(e.getKey(), e.getValue()));
      root.set("versions", Versions.current());
      disk.replace(path.resolve(FILE), Seal.closeYaml(YamlWriter.write(root)));
    });
  }

  private void refuseOther(Sweep sweep) {
    ObjectNode found = read();
    ObjectNode wanted = sweep.description();
    ObjectNode there = JsonNodeFactory.instance.objectNode();
    wanted.propertyNames().forEach(key -> there.set(key, found.path(key)));
    List<String> differences = ConfigurationDiff.of(there, wanted);
    if (!differences.isEmpty()) {
      throw new InputException(
          path
              + ": holds another sweep (there -> here): "
              + ConfigurationDiff.summary(differences)
              + "; choose another directory or delete this one");
    }
  }

  /// @throws InputException if it holds something that is no sweep
  void refuseForeign() {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new InputException(path + ": a file, where a directory is needed; choose another name");
    }
    // Listed before it is asked for: another process may make it a sweep's between the two.
    List<Path> entries = Disk.list(path);
    if (exists()) {
      return;
    }
    for (Path entry : entries) {
      String name = String.valueOf(entry.getFileName());
      if (!name.equals(".claims") && !name.startsWith(FILE)) {
        throw new InputException(
            path + ": not a sweep, but holds " + name + "; choose an empty or a new directory");
      }
    }
  }
}
