package dev.gradus.data;

import dev.gradus.core.InputException;
import dev.gradus.data.format.GuardedInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/// One file of a named data set, as published.
///
/// @param set such as `mnist`
/// @param name without `.gz`
/// @param bytes of the content, gunzipped
/// @param sha256 of the content, gunzipped
record SetFile(String set, String name, long bytes, String sha256) {
  private static final List<SetFile> ALL = manifest();

  /// The files of a set; none if it is not known.
  static List<SetFile> of(String set) {
    return ALL.stream().filter(file -> file.set.equals(set)).toList();
  }

  /// The file of a set with this name.
  static SetFile of(String set, String name) {
    return of(set).stream().filter(file -> file.name.equals(name)).findAny().orElseThrow();
  }

  private static List<SetFile> manifest() {
    InputStream resource =
        Objects.requireNonNull(SetFile.class.getResourceAsStream("manifest.txt"));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("[/ ]", 4))
          .map(cells -> new SetFile(cells[0], cells[1], Long.parseLong(cells[2]), cells[3]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Opens the file in the first of these folders that has it, plain or gzipped; the small set is
  /// inside the program.
  ///
  /// @throws InputException if none has it
  GuardedInput open(List<Path> folders) {
    InputStream embedded = SetFile.class.getResourceAsStream(set + "/" + name + ".gz");
    if (embedded != null) {
      try {
        return GuardedInput.of(
            set + "/" + name, embedded, bytes, GuardedInput.defaultBudget(), true);
      } catch (IOException e) {
        throw new UncheckedIOException(set + "/" + name + ": cannot be read", e);
      }
    }
    for (Path folder : folders) {
      for (String suffix : List.of("", ".gz")) {
        Path file = folder.resolve(set).resolve(name + suffix);
        if (Files.exists(file)) {
          return GuardedInput.openHashed(file);
        }
      }
    }
    throw new InputException(
        set
            + ": "
            + name
            + " (or .gz) found in none of "
            + folders.stream().map(folder -> folder.resolve(set)).toList()
            + "; run `gradus data fetch "
            + set
            + "`, or set GRADUS_DATA to a folder that has "
            + set
            + "/"
            + name
            + ".gz");
  }

  /// Compares what was read with what was published.
  ///
  /// @throws InputException if it is another content
  void verify(GuardedInput readToTheEnd) {
    String found = readToTheEnd.sha256Hex();
    if (!found.equals(sha256)) {
      throw readToTheEnd.refuse(
          "SHA-256 of the content is "
              + found
              + ", expected "
              + sha256
              + "; delete the file and run `gradus data fetch "
              + set
              + "`");
    }
  }

  /// Copies the content to `out` and compares it with what was published.
  ///
  /// @throws IOException if it is another content, or cannot be read or written
  void copyVerified(InputStream content, OutputStream out) throws IOException {
    MessageDigest digest = GuardedInput.sha256();
    byte[] piece = new byte[1 << 16];
    long done = 0;
    for (int got = content.read(piece); got >= 0; got = content.read(piece)) {
      done += got;
      if (done > bytes) {
        throw new IOException(name + " is longer than the " + bytes + " bytes expected");
      }
      digest.update(piece, 0, got);
      out.write(piece, 0, got);
    }
    if (done < bytes) {
      throw new IOException(name + " ends after " + done + " of " + bytes + " bytes");
    }
    String found = HexFormat.of().formatHex(digest.digest());
    if (!found.equals(sha256)) {
      throw new IOException(name + " has SHA-256 " + found + ", expected " + sha256);
    }
  }
}
