package dev.gradus.data.format;

import dev.gradus.core.AtomicFile;
import dev.gradus.core.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// NumPy's file of several named arrays: a zip of NPY files, stored or deflated.
public final class Npz {
  private static final String SUFFIX = ".npy";

  private Npz() {}

  /// Reads all arrays, by name, in the order of the file.
  ///
  /// @throws InputException if the zip or one of its arrays is damaged, or all of them together
  ///   would take more memory than one file may
  public static Map<String, NdArray> read(Path file) {
    return read(file, GuardedInput.defaultBudget());
  }

  static Map<String, NdArray> read(Path file, long budget) {
    String name = GuardedInput.printable(file.toString());
    long size = GuardedInput.sizeOf(file);
    if (size > budget) {
      throw new InputException(
          name
              + ": "
              + size
              + " bytes, more than the "
              + budget
              + " that one file may take; split"
              + " the file, or give the JVM more memory");
    }
    Map<String, NdArray> arrays = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      long left = budget;
      for (ZipEntry entry : Collections.list(zip.entries())) {
        NdArray array =
            read(name + "[" + GuardedInput.printable(entry.getName()) + "]", zip, entry, left);
        left -= (long) array.size() * array.type().bytes;
        String key = entry.getName();
        key = key.endsWith(SUFFIX) ? key.substring(0, key.length() - SUFFIX.length()) : key;
        if (arrays.put(key, array) != null) {
          throw new InputException(
              name
                  + ": two arrays named "
                  + GuardedInput.quoted(key)
                  + ", expected each name once; write the file again with numpy.savez");
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new InputException(
          name
              + ": not a readable zip file ("
              + GuardedInput.printable(String.valueOf(e.getMessage()))
              + "); write it again with numpy.savez",
          e);
    }
    if (arrays.isEmpty()) {
      throw new InputException(name + ": holds no array; write it again with numpy.savez");
    }
    return arrays;
  }

  private static NdArray read(String name, ZipFile zip, ZipEntry entry, long budget)
      throws IOException {
    InputStream raw = zip.getInputStream(entry);
    if (raw == null) {
      throw new InputException(name + ": listed but not there; write the file again");
    }
    long atMost = Math.min(entry.getSize(), GuardedInput.deflationBound(entry.getCompressedSize()));
    CheckedInputStream checked = new CheckedInputStream(raw, new CRC32());
    try (GuardedInput in = GuardedInput.plain(name, checked, atMost, budget)) {
      NdArray array = Npy.read(in);
      if (in.taken() != entry.getSize()) {
        throw in.refuse(
            in.taken()
                + " bytes found, but the zip directory lists "
                + entry.getSize()
                + ": the file is damaged; get or write it again");
      }
      // ZipFile leaves it to us to compare the checksum.
      if (checked.getChecksum().getValue() != entry.getCrc()) {
        throw in.refuse("its checksum is wrong: the file is damaged; get or write it again");
      }
      return array;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// Writes arrays, deflated, in the order of the map; the same arrays give the same bytes.
  public static void write(Path file, Map<String, NdArray> arrays) throws IOException {
    AtomicFile.write(file, out -> write(out, arrays));
  }

  private static void write(OutputStream out, Map<String, NdArray> arrays) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, NdArray> array : List.copyOf(arrays.entrySet())) {
        ZipEntry entry = new ZipEntry(array.getKey() + SUFFIX);
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0)); // the earliest that zip can say
        zip.putNextEntry(entry);
        Npy.write(zip, array.getValue());
        zip.closeEntry();
      }
    }
  }
}
