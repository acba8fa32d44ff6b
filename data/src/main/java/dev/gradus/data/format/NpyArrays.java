package dev.gradus.data.format;

import dev.gradus.core.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// Arrays by name, of an NPZ or of a folder of NPY files, opened one by one as they are needed.
final class NpyArrays implements AutoCloseable {
  private static final String SUFFIX = ".npy";

  private final String name;
  private final @Nullable ZipFile zip;
  private final Map<String, Supplier<NpyStream>> arrays;

  private NpyArrays(String name, @Nullable ZipFile zip, Map<String, Supplier<NpyStream>> arrays) {
    this.name = name;
    this.zip = zip;
    this.arrays = arrays;
  }

  static NpyArrays ofFiles(Path folder, List<Path> files) {
    Map<String, Supplier<NpyStream>> arrays = new LinkedHashMap<>();
    for (Path file : files) {
      String key = String.valueOf(file.getFileName());
      arrays.put(
          key.substring(0, key.length() - SUFFIX.length()),
          () -> new NpyStream(GuardedInput.open(file), () -> {}));
    }
    return new NpyArrays(GuardedInput.printable(folder.toString()), null, arrays);
  }

  static NpyArrays ofZip(Path path) {
    String name = GuardedInput.printable(path.toString());
    try {
      ZipFile zip = new ZipFile(path.toFile());
      Map<String, Supplier<NpyStream>> arrays = new LinkedHashMap<>();
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String key = entry.getName();
        if (key.endsWith(SUFFIX)) {
          arrays.put(
              key.substring(0, key.length() - SUFFIX.length()), () -> open(name, zip, entry));
        }
      }
      return new NpyArrays(name, zip, arrays);
    } catch (IOException | IllegalArgumentException e) {
      throw new InputException(
          name
              + ": not a readable zip file ("
              + GuardedInput.printable(String.valueOf(e.getMessage()))
              + "); it may be cut off: write it again with numpy.savez",
          e);
    }
  }

  private static NpyStream open(String name, ZipFile zip, ZipEntry entry) {
    String whole = name + "[" + GuardedInput.printable(entry.getName()) + "]";
    try {
      InputStream raw = zip.getInputStream(entry);
      CheckedInputStream checked = new CheckedInputStream(raw, new CRC32());
      long atMost =
          Math.min(entry.getSize(), GuardedInput.deflationBound(entry.getCompressedSize()));
      GuardedInput in = GuardedInput.plain(whole, checked, atMost, GuardedInput.defaultBudget());
      // ZipFile leaves it to us to compare the checksum.
      return new NpyStream(
          in,
          () -> {
            if (checked.getChecksum().getValue() != entry.getCrc()) {
              throw in.refuse("its checksum is wrong: the file is damaged; get or write it again");
            }
          });
    } catch (IOException e) {
      throw new InputException(
          whole
              + ": cannot be read ("
              + GuardedInput.printable(String.valueOf(e.getMessage()))
              + "); the file is damaged: write it again with numpy.savez",
          e);
    }
  }

  String name() {
    return name;
  }

  /// Names in the order of the file.
  List<String> names() {
    return List.copyOf(arrays.keySet());
  }

  /// Opens an array; the caller closes it.
  NpyStream open(String array) {
    Supplier<NpyStream> opener = arrays.get(array);
    if (opener == null) {
      throw new IllegalArgumentException("no array " + array);
    }
    return opener.get();
  }

  @Override
  public void close() {
    if (zip != null) {
      try {
        zip.close();
      } catch (IOException e) {
        throw new UncheckedIOException(name + ": cannot be closed", e);
      }
    }
  }
}
