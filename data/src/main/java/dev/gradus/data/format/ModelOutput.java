package dev.gradus.data.format;

import dev.gradus.core.InputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a model said of each example: a class, and the scores it comes from where there are some.
///
/// ```java
/// int[] classes = ModelOutput.readOne("preds/step-100.npy").classes();
/// ```
///
/// @param name of the file, or `FILE[NAME]` for one array or column of it
/// @param classes one an example
/// @param scores probabilities or logits of shape [examples, classes]; null where the file holds
///   classes alone
public record ModelOutput(String name, int[] classes, @Nullable NdArray scores) {
  private static final Pattern PART =
      Pattern.compile(
          "(.*\\.(?:npz|parquet|(?:csv|tsv|txt)(?:\\.gz)?))\\[([^\\[\\]]+)\\]",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TEXT = Pattern.compile("\\.(csv|tsv|txt)(\\.gz)?$");

  /// A file, and which of its arrays or columns is meant; null for all there are.
  private record Place(Path file, @Nullable String part) {
    static Place of(String place) {
      Matcher matcher = PART.matcher(place);
      try {
        return matcher.matches() && !Files.exists(Path.of(place))
            ? new Place(Path.of(matcher.group(1)), matcher.group(2))
            : new Place(Path.of(place), null);
      } catch (InvalidPathException e) {
        throw new InputException(
            GuardedInput.printable(place) + ": not the name of a file; check it", e);
      }
    }
  }

  /// Reads one model's output.
  ///
  /// @param place as for [#readAll]
  /// @throws InputException as there, and if the file holds several
  public static ModelOutput readOne(String place) {
    List<ModelOutput> all = readAll(place);
    if (all.size() > 1) {
      throw new InputException(
          "%s: holds %d arrays, expected one; name it, as in '%s'"
              .formatted(GuardedInput.printable(place), all.size(), all.getFirst().name()));
    }
    return all.getFirst();
  }

  /// Reads every model's output in a file: one in NPY, text and Parquet, one an array in NPZ.
  ///
  /// Whole numbers in one dimension or column are classes. Several columns are scores, one a class,
  /// of which the highest, and of equals the first, is predicted.
  ///
  /// @param place a file, or `FILE[NAME]` for one array of an NPZ or one column of a table
  /// @throws InputException if the file is none of these, or its numbers are no classes or scores
  public static List<ModelOutput> readAll(String place) {
    Place at = Place.of(place);
    String lower = at.file.toString().toLowerCase(Locale.ROOT);
    if (lower.endsWith(".npz")) {
      return ofArrays(at);
    }
    if (lower.endsWith(".parquet")) {
      return List.of(ofTable(at, Parquet.read(at.file, at.part)));
    }
    if (TEXT.matcher(lower).find()) {
      return List.of(ofTable(at, Csv.read(at.file)));
    }
    try (GuardedInput in = GuardedInput.open(at.file)) {
      return List.of(of(in.name(), Npy.read(in)));
    }
  }

  private static List<ModelOutput> ofArrays(Place at) {
    Map<String, NdArray> arrays = Npz.read(at.file);
    String file = GuardedInput.printable(at.file.toString());
    if (at.part == null) {
      List<ModelOutput> all = new ArrayList<>();
      boolean alone = arrays.size() == 1;
      arrays.forEach((name, array) ->
          all.add(of(alone ? file : file + "[" + GuardedInput.printable(name) + "]", array)));
      return all;
    }
    NdArray array = arrays.get(at.part);
    if (array == null) {
      throw missing(file, at.part, List.copyOf(arrays.keySet()));
    }
    return List.of(of(file + "[" + at.part + "]", array));
  }

  private static ModelOutput ofTable(Place at, Csv table) {
    String file = GuardedInput.printable(at.file.toString());
    int width = table.values().shape().get(1);
    if (at.part != null) {
      int column = table.columns().indexOf(at.part);
      if (column < 0) {
        throw missing(file, at.part, table.columns());
      }
      double[] values = new double[table.values().size() / width];
      for (int i = 0; i < values.length; i++) {
        values[i] = table.values().real(i * width + column);
      }
      return of(file + "[" + at.part + "]", NdArray.of(values, values.length));
    }
    if (width > 1 && !table.columns().isEmpty() && isIndex(table.columns().getFirst())) {
      throw new InputException(
          "%s: its first column (\"%s\") looks like row numbers, expected scores or classes; write"
                  .formatted(file, table.columns().getFirst())
              + " it without (pandas: index=False) or name a column, as in '%s[NAME]'"
                  .formatted(file));
    }
    return of(file, table.values());
  }

  private static boolean isIndex(String column) {
    String lower = column.toLowerCase(Locale.ROOT);
    return lower.isEmpty() || lower.startsWith("unnamed") || lower.equals("index");
  }

  private static InputException missing(String file, String part, List<String> there) {
    String names = String.join(", ", there.stream().limit(8).map(GuardedInput::printable).toList());
    return new InputException(
        "%s: nothing named %s in it, expected one of: %s"
            .formatted(file, GuardedInput.quoted(part), names.isEmpty() ? "(no names)" : names));
  }

  /// Interprets numbers.
  ///
  /// @param name of the file, or `FILE[NAME]`
  /// @param array of shape [examples], [examples, 1] or [examples, classes]
  /// @throws InputException if these are no classes or scores
  public static ModelOutput of(String name, NdArray array) {
    List<Integer> shape = array.shape();
    if (shape.size() == 1 || (shape.size() == 2 && shape.get(1) == 1)) {
      return new ModelOutput(name, Labels.values(name, array, "index "), null);
    }
    if (shape.size() != 2 || shape.get(1) == 0) {
      throw new InputException(
          name
              + ": an array of shape "
              + shape
              + ", expected [examples] or [examples, classes]; save classes.ravel()");
    }
    return new ModelOutput(name, Scores.classes(name, array), array);
  }

  /// Count of examples.
  public int size() {
    return classes.length;
  }

  /// The law over classes of each example: probabilities as they are, logits by softmax (scores are
  /// taken for logits where one is negative), plain classes as certain.
  ///
  /// @param count of classes where there are no scores
  /// @return \[example\]\[class\]
  public double[][] probabilities(int count) {
    return scores == null ? Scores.certain(classes, count) : Scores.probabilities(scores);
  }
}
