package dev.gradus.data.format;

import dev.gradus.core.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Tables of any format, chosen by the file's name.
public final class TableFile {
  private TableFile() {}

  /// Opens CSV (also TSV), JSON lines, NPZ, Parquet, a folder of NPY files, or a folder of
  /// `dynamics_epoch_*.jsonl` as cartography writes them; text and JSON may be gzipped.
  ///
  /// @throws InputException if there is no such file, its format is not known, or its beginning is
  ///   damaged
  public static Rows open(Path path) {
    if (Files.isDirectory(path)) {
      return openFolder(path);
    }
    GuardedInput.sizeOf(path);
    String lower = path.toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    if (lower.endsWith(".jsonl") || lower.endsWith(".ndjson")) {
      return JsonRows.open(path);
    }
    if (lower.endsWith(".npz")) {
      return ArrayRows.open(NpyArrays.ofZip(path));
    }
    if (lower.endsWith(".parquet")) {
      return ParquetRows.open(path);
    }
    if (lower.endsWith(".csv") || lower.endsWith(".tsv") || lower.endsWith(".txt")) {
      return CsvRows.open(path);
    }
    throw new InputException(
        GuardedInput.printable(path.toString())
            + ": a file of unknown format, expected .csv, .tsv, .jsonl, .npz, .parquet or a folder;"
            + " rename or convert it");
  }

  private static Rows openFolder(Path folder) {
    List<Path> files = files(folder);
    List<Path> epochs = CartographyRows.epochFiles(files);
    if (!epochs.isEmpty()) {
      return CartographyRows.open(epochs);
    }
    List<Path> arrays =
        files.stream().filter(file -> file.toString().endsWith(".npy")).sorted().toList();
    if (!arrays.isEmpty()) {
      return ArrayRows.open(NpyArrays.ofFiles(folder, arrays));
    }
    throw new InputException(
        GuardedInput.printable(folder.toString())
            + ": a folder without dynamics_epoch_*.jsonl and without .npy files; give the log"
            + " itself");
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(
          GuardedInput.printable(folder.toString()) + ": cannot be listed", e);
    }
  }
}
