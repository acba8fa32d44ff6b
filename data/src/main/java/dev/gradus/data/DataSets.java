package dev.gradus.data;

import dev.gradus.core.InputException;
import dev.gradus.data.format.Cifar10Binary;
import dev.gradus.data.format.GuardedInput;
import dev.gradus.data.format.Idx;
import dev.gradus.data.format.NdArray;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The data sets known by name: `mnist`, `fashion-mnist`, `cifar10`, and `fashion-mnist-small`,
/// which is inside the program.
///
/// ```java
/// DataSet train = DataSets.load("fashion-mnist-small").train();
/// ```
public final class DataSets {
  private static final List<String> NAMES =
      List.of("fashion-mnist-small", "mnist", "fashion-mnist", "cifar10");

  private static final int CLASSES = 10;
  private static final int CIFAR_RECORDS = 10_000;

  private DataSets() {}

  /// What a network is trained on and what it is judged by.
  public record Split(DataSet train, DataSet test) {}

  public static List<String> names() {
    return NAMES;
  }

  /// Loads a set from the folder named by the environment variable GRADUS_DATA, else from the
  /// user's cache, and checks every file against its published SHA-256.
  ///
  /// @throws InputException if the name is not known, or a file is missing or another than
  ///   published
  public static Split load(String name) {
    return load(name, folders());
  }

  /// What the published content of a set's files hashes to, all together: enough to tell, years
  /// later, whether a run saw the same data.
  ///
  /// @return hexadecimal SHA-256
  public static String sha256(String name) {
    MessageDigest digest = GuardedInput.sha256();
    for (SetFile file : SetFile.of(name)) {
      digest.update(HexFormat.of().parseHex(file.sha256()));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// Where downloads are kept: `$XDG_CACHE_HOME/gradus/data`, else `~/.cache/gradus/data`.
  public static Path cacheFolder() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path base =
        cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    return base.resolve("gradus").resolve("data");
  }

  private static List<Path> folders() {
    String chosen = System.getenv("GRADUS_DATA");
    return chosen == null || chosen.isBlank()
        ? List.of(cacheFolder())
        : List.of(Path.of(chosen), cacheFolder());
  }

  static Split load(String name, List<Path> folders) {
    if (!NAMES.contains(name)) {
      throw new InputException(
          "data set \""
              + GuardedInput.printable(name)
              + "\" is not known, expected one of "
              + String.join(", ", NAMES));
    }
    if (name.equals("cifar10")) {
      List<String> train = new ArrayList<>();
      for (int batch = 1; batch <= 5; batch++) {
        train.add("data_batch_" + batch + ".bin");
      }
      return new Split(
          cifar10(name + "/train", train, folders),
          cifar10(name + "/test", List.of("test_batch.bin"), folders));
    }
    return new Split(idx(name, "train", "train", folders), idx(name, "test", "t10k", folders));
  }

  private static DataSet idx(String set, String part, String prefix, List<Path> folders) {
    NdArray images = idx(SetFile.of(set, prefix + "-images-idx3-ubyte"), folders);
    NdArray labels = idx(SetFile.of(set, prefix + "-labels-idx1-ubyte"), folders);
    List<Integer> shape = List.of(1, images.shape().get(1), images.shape().get(2));
    return new ImageDataSet(set + "/" + part, CLASSES, shape, images.toBytes(), labels.toBytes());
  }

  private static NdArray idx(SetFile file, List<Path> folders) {
    try (GuardedInput in = file.open(folders)) {
      NdArray array = Idx.read(in);
      file.verify(in);
      return array;
    }
  }

  private static DataSet cifar10(String name, List<String> files, List<Path> folders) {
    byte[] pixels = new byte[files.size() * CIFAR_RECORDS * Cifar10Binary.PIXELS];
    byte[] labels = new byte[files.size() * CIFAR_RECORDS];
    for (int i = 0; i < files.size(); i++) {
      SetFile file = SetFile.of("cifar10", files.get(i));
      try (GuardedInput in = file.open(folders)) {
        Cifar10Binary batch = Cifar10Binary.read(in, CIFAR_RECORDS);
        file.verify(in);
        int from = i * CIFAR_RECORDS;
        System.arraycopy(batch.labels(), 0, labels, from, CIFAR_RECORDS);
        System.arraycopy(
            batch.pixels(), 0, pixels, from * Cifar10Binary.PIXELS, batch.pixels().length);
      }
    }
    return new ImageDataSet(name, CLASSES, List.of(3, 32, 32), pixels, labels);
  }
}
