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
/// Immutable. Classes below 128 are held in a byte each, so that a hundred million take 100 MB.
public final class ModelOutput {
  private static final Pattern PART =
      Pattern.compile(
          "(.*\\.(?:np[yz]|parquet|(?:csv|tsv|txt)(?:\\.gz)?))\\[([^\\[\\]]+)\\]",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TEXT = Pattern.compile("\\.(csv|tsv|txt)(\\.gz)?$");

  private final String name;
  private final Labels classes;
  private final @Nullable NdArray scores;

  /// @param name of the file, or `FILE[NAME]` for one array or column of it
  /// @param classes one an example
  /// @param scores probabilities or logits of shape [examples, classes]; null where there are
  ///   classes alone
  public ModelOutput(String name, int[] classes, @Nullable NdArray scores) {
    this(name, Labels.of(classes.length, j -> classes[j]), scores);
  }

  private ModelOutput(String name, Labels classes, @Nullable NdArray scores) {
    this.name = name;
    this.classes = classes;
    this.scores = scores;
  }

  /// Its file, or `FILE[NAME]` for one array or column of it.
  public String name() {
    return name;
  }

  /// The class of each example.
  public int[] classes() {
    return classes.wide();
  }

  /// The same in a byte each, not to be changed; null where one is above 127.
  public byte @Nullable [] narrowClasses() {
    return classes.narrow();
  }

  /// Probabilities or logits of shape [examples, classes]; null where there are classes alone.
  public @Nullable NdArray scores() {
    return scores;
  }

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

  /// Reads every model's output in a file: one in text and Parquet, one an array in NPZ, and one a
  /// checkpoint of an array of shape [checkpoints, examples] or [checkpoints, examples, classes],
  /// else one.
  ///
  /// Whole numbers in one dimension or column are classes, -1 and 1 alone the classes 0 and 1,
  /// fractions in it the probability of the second of two. Several columns are scores, one a class,
  /// of which the highest, and of equals the first, is predicted.
  ///
  /// @param place a file, or `FILE[NAME]` for one array of an NPZ, one column of a table, or one
  ///   checkpoint of an NPY, from 0 on
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
      return ofStack(in.name(), Npy.read(in), at.part);
    }
  }

  /// Whether a place names an NPZ or an array of one.
  public static boolean isArchive(String place) {
    return Place.of(place).file.toString().toLowerCase(Locale.ROOT).endsWith(".npz");
  }

  /// Whether an NPY may hold several checkpoints, by its header.
  public static boolean isStack(String place) {
    try (GuardedInput in = GuardedInput.open(Place.of(place).file)) {
      NpyHeader header = Npy.header(in);
      return isStack(header.type(), header.shape());
    }
  }

  private static boolean isStack(ElementType type, int... shape) {
    return shape.length == 3 || (shape.length == 2 && type.isInteger() && shape[1] > 1);
  }

  private static List<ModelOutput> ofStack(String name, NdArray array, @Nullable String part) {
    int[] shape = array.shape().stream().mapToInt(Integer::intValue).toArray();
    boolean oneHot = shape.length == 2 && shape[1] > 1 && Scores.mark(array);
    if (oneHot || !isStack(array.type(), shape)) {
      if (part != null) {
        throw new InputException(name + ": one checkpoint alone; leave out [" + part + "]");
      }
      return List.of(of(name, array));
    }
    List<ModelOutput> all = new ArrayList<>();
    for (int t = 0; t < shape[0]; t++) {
      if (part == null || part.equals(Integer.toString(t))) {
        all.add(of(name + "[" + t + "]", array.part(t)));
      }
    }
    if (all.isEmpty()) {
      throw new InputException(
          "%s: %d checkpoints%s"
              .formatted(
                  name,
                  shape[0],
                  part == null
                      ? ", expected one or more; save them again"
                      : ", none is %s; number them from 0 on"
                          .formatted(GuardedInput.quoted(part))));
    }
    return all;
  }

  private static List<ModelOutput> ofArrays(Place at) {
    Map<String, NdArray> arrays = Npz.read(at.file);
    String file = GuardedInput.printable(at.file.toString());
    if (at.part == null) {
      List<ModelOutput> all = new ArrayList<>();
      boolean alone = arrays.size() == 1;
      arrays.forEach((name, array) ->
          all.addAll(
              ofStack(
                  alone ? file : file + "[" + GuardedInput.printable(name) + "]", array, null)));
      return all;
    }
    NdArray array = arrays.get(at.part);
    if (array == null) {
      throw missing(file, at.part, List.copyOf(arrays.keySet()));
    }
    return ofStack(file + "[" + at.part + "]", array, null);
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
      return Scores.fractions(array)
          ? of(name, Scores.ofTwo(name, array))
          : new ModelOutput(name, Labels.of(name, array), null);
    }
    if (shape.size() != 2 || shape.get(1) == 0) {
      throw new InputException(
          name
              + ": an array of shape "
              + shape
              + ", expected [examples] or [examples, classes]; save classes.ravel()");
    }
    int[] classes = Scores.classes(name, array);
    return new ModelOutput(name, classes, array);
  }

  /// Whether it says no more than classes: plainly, or with rows that mark one each.
  public boolean areClasses() {
    return scores == null || Scores.mark(scores);
  }

  /// Whether its classes 0 and 1 are -1 and 1 in the file.
  public boolean areSigns() {
    return classes.signs();
  }

  /// Count of examples.
  public int size() {
    return classes.size();
  }

  /// The law over classes of each example: probabilities as they are, logits by softmax (scores are
  /// taken for logits where one is negative), plain classes as certain.
  ///
  /// @param count of classes where there are no scores
  /// @return \[example\]\[class\]
  public double[][] probabilities(int count) {
    return scores == null ? Scores.certain(classes.wide(), count) : Scores.probabilities(scores);
  }
}
