package dev.gradus.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Helpers to look at and to damage run directories.
final class RunFiles {
  static final List<String> FINAL = List.of("run.yaml", "trajectory.csv", "trajectory.parquet");

  private RunFiles() {}

  /// Hashes of the final files, by name.
  static Map<String, Integer> finalFiles(Path run) {
    Map<String, Integer> files = new LinkedHashMap<>();
    FINAL.forEach(name -> files.put(name, Arrays.hashCode(bytes(run.resolve(name)))));
    return files;
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
    return to;
  }

  static List<String> names(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }
}
