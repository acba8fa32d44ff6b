package dev.gradus.lab.store;

import dev.gradus.core.InputException;
import dev.gradus.core.Trajectory;
import dev.gradus.lab.config.ConfigurationDiff;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// A run directory opened for writing, with what an earlier process had done in it.
public final class RunWriter implements AutoCloseable {
  /// What may lie in a directory in which a run was about to begin.
  private static final Set<String> OWN =
      Set.of(RunDirectory.LOCK, Disk.temporary(Path.of(RunDirectory.RUN)).toString());

  private final Disk disk;
  private final Path path;
  private final DirectoryLock lock;
  private final Checkpoints checkpoints;
  private final Map<UnitId, Recovered> recovered;
  private final Journal journal;

  private RunWriter(
      Disk disk, Path path, DirectoryLock lock, List<UnitId> units, Consumer<String> warnings) {
    this.disk = disk;
    this.path = path;
    this.lock = lock;
    disk.delete(path.resolve(RunDirectory.FAILURE));
    deleteTemporaries(path);
    checkpoints = new Checkpoints(disk, path.resolve(RunDirectory.CHECKPOINTS));
    deleteTemporaries(path.resolve(RunDirectory.CHECKPOINTS));
    Path file = path.resolve(RunDirectory.JOURNAL);
    recovered = new Recovery(disk, file, checkpoints, warnings).run(units);
    journal = new Journal(disk, file);
  }

  /// Opens a directory, or makes it, for one run.
  ///
  /// @param units its units of work
  /// @param warnings gets one line for each thing that had to be mended
  /// @return empty if the run is finished
  /// @throws InputException if another process writes there, or it holds something else
  /// @throws StorageException if it cannot be read or written
  public static Optional<RunWriter> open(
      Disk disk,
      Path path,
      RunDirectory.Description description,
      List<UnitId> units,
      Consumer<String> warnings) {
    RunDirectory directory = new RunDirectory(path);
    refuseForeign(directory);
    if (directory.exists()) {
      refuseOther(directory, description, warnings);
    }
    if (directory.isFinished()) {
      removeLeftovers(disk, path);
      return Optional.empty();
    }
    disk.createDirectories(path);
    DirectoryLock lock = DirectoryLock.acquire(path);
    try {
      if (directory.isFinished()) { // meanwhile, by the process that held the lock before
        lock.close();
        return Optional.empty();
      }
      if (directory.exists()) {
        refuseOther(directory, description, line -> {}); // it may have appeared meanwhile
      } else {
        disk.replace(path.resolve(RunDirectory.RUN), description.encode());
      }
      return Optional.of(new RunWriter(disk, path, lock, units, warnings));
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static void refuseOther(
      RunDirectory directory, RunDirectory.Description wanted, Consumer<String> warnings) {
    RunDirectory.Description found = directory.description();
    List<String> differences = ConfigurationDiff.of(found.configuration(), wanted.configuration());
    if (!differences.isEmpty()) {
      throw new InputException(
          directory.path()
              + ": holds another run (there -> here): "
              + ConfigurationDiff.summary(differences)
              + "; choose another directory or delete this one");
    }
    List<String> versions = ConfigurationDiff.of(found.versions(), wanted.versions());
    if (!directory.isFinished() && !versions.isEmpty()) {
      warnings.accept(
          directory.path()
              + ": begun under other versions (there -> here): "
              + ConfigurationDiff.summary(versions)
              + "; its bits may differ from those of a run under one version");
    }
  }

  private static void refuseForeign(RunDirectory directory) {
    Path path = directory.path();
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new InputException(path + ": a file, where a directory is needed; choose another name");
    }
    // Listed before it is asked for: another process may make it a run's between the two.
    List<Path> entries = Disk.list(path);
    if (directory.exists()) {
      return;
    }
    for (Path entry : entries) {
      String name = entry.getFileName().toString();
      if (!OWN.contains(name)) {
        throw new InputException(
            path + ": not a run, but holds " + name + "; choose an empty or a new directory");
      }
    }
  }

  /// Removes what a process left that was killed right after it wrote the manifest. Reading a
  /// finished run must work without that, such as on a read-only disk.
  private static void removeLeftovers(Disk disk, Path path) {
    List<Path> leftovers =
        List.of(path.resolve(RunDirectory.JOURNAL), path.resolve(RunDirectory.CHECKPOINTS));
    if (leftovers.stream().noneMatch(Files::exists)) {
      return;
    }
    try (DirectoryLock _ = DirectoryLock.acquire(path)) {
      leftovers.forEach(disk::delete);
    } catch (InputException | StorageException e) {
      return; // the next one may
    }
  }

  private void deleteTemporaries(Path directory) {
    for (Path entry : Disk.list(directory)) {
      if (entry.toString().endsWith(Disk.TEMPORARY)) {
        disk.delete(entry);
      }
    }
  }

  /// What is there of a unit of work.
  public Recovered recovered(UnitId unit) {
    Recovered found = recovered.get(unit);
    if (found == null) {
      throw new IllegalArgumentException("no unit " + unit + " in this run");
    }
    return found;
  }

  public Journal journal() {
    return journal;
  }

  public Checkpoints checkpoints() {
    return checkpoints;
  }

  /// Keeps what went wrong, for people, until the run is continued.
  public void writeFailure(String text) {
    disk.replace(path.resolve(RunDirectory.FAILURE), text.getBytes(StandardCharsets.UTF_8));
  }

  /// Writes the final files and, last of all, the manifest; then removes what only an unfinished
  /// run needs.
  ///
  /// @param trajectories in the order of the plan
  /// @param seconds how long each took
  public void finish(String name, List<Trajectory> trajectories, List<Double> seconds) {
    TrajectoryTable table = new TrajectoryTable(trajectories);
    disk.replace(path.resolve(RunDirectory.CSV), out -> CsvFile.write(table, out));
    Path parquet = path.resolve(RunDirectory.PARQUET);
    try {
      ParquetFile.write(table, Disk.temporary(parquet));
    } catch (IOException e) {
      throw StorageException.of("cannot write", parquet, e);
    }
    disk.publish(parquet);

    List<Manifest.Unit> units = new ArrayList<>();
    for (int i = 0; i < trajectories.size(); i++) {
      units.add(Manifest.Unit.of(trajectories.get(i), seconds.get(i)));
    }
    Map<String, String> sums = new LinkedHashMap<>();
    RunDirectory.FINAL.forEach(file -> sums.put(file, Sha256.of(path.resolve(file))));
    disk.replace(path.resolve(RunDirectory.MANIFEST), new Manifest(name, units, sums).encode());
    journal.close();
    disk.delete(path.resolve(RunDirectory.JOURNAL));
    disk.delete(path.resolve(RunDirectory.CHECKPOINTS));
  }

  @Override
  public void close() {
    try (lock) {
      journal.close();
    }
  }
}
