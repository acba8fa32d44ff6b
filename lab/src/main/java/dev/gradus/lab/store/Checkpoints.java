package dev.gradus.lab.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// `checkpoint/`: the two newest checkpoints of every unit of work.
public final class Checkpoints {
  private static final int GENERATIONS = 2;

  private final Disk disk;
  private final Path directory;

  Checkpoints(Disk disk, Path directory) {
    this.disk = disk;
    this.directory = directory;
    disk.createDirectories(directory);
  }

  /// Replaces the older of the unit's two checkpoints. The rows it counts must be durable.
  ///
  /// @throws StorageException if it cannot be written; the newer one then still stands
  public void write(Checkpoint checkpoint) {
    disk.replace(path(checkpoint.unit(), checkpoint.generation()), checkpoint.encode());
  }

  /// The checkpoints of a unit that can be trusted, newest first.
  ///
  /// @param damaged gets the files that cannot
  List<Checkpoint> read(String unit, List<Path> damaged) {
    List<Checkpoint> intact = new ArrayList<>();
    for (int i = 0; i < GENERATIONS; i++) {
      Path path = path(unit, i);
      if (Files.exists(path)) {
        Checkpoint checkpoint = Checkpoint.decode(Disk.read(path));
        if (checkpoint != null && checkpoint.unit().equals(unit)) {
          intact.add(checkpoint);
        } else {
          damaged.add(path);
        }
      }
    }
    intact.sort(Comparator.comparingLong(Checkpoint::generation).reversed());
    return intact;
  }

  /// Forgets the checkpoint of a unit in the place of this generation.
  void delete(String unit, long generation) {
    disk.delete(path(unit, generation));
  }

  /// Forgets all checkpoints of a unit.
  public void delete(String unit) {
    for (int i = 0; i < GENERATIONS; i++) {
      delete(unit, i);
    }
  }

  private Path path(String unit, long generation) {
    return directory.resolve(unit + "." + generation % GENERATIONS);
  }
}
