package dev.gradus.data.format;

import dev.gradus.core.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;

/// Named arrays seen as a table, in one of two layouts.
///
/// *Long*: all arrays have one entry a row; an array [rows, K] gives K columns. *Dense*: one array
/// of shape [epochs, examples, K], [examples, epochs, K] or [epochs, examples] has a row for each
/// epoch of each example, in its own order; the others hold one entry an epoch or one an example
/// and are repeated. The columns `epoch` and `id` count from 0 where no array is named so.
final class ArrayRows implements Rows {
  /// More classes than any data set has.
  private static final int MOST_COLUMNS = 100_000;

  private static final Set<String> EPOCHS = Set.of("epoch", "epochs", "step", "steps", "t", "time");

  private final NpyArrays arrays;
  private final List<String> columns = new ArrayList<>();
  private final List<Source> sources = new ArrayList<>();
  private final List<NpyStream> streams = new ArrayList<>();
  private final long rows;
  private final int inner;
  private long row = -1;
  private int[] source = {};
  private int[] place = {};

  /// Some columns, filled anew for each row.
  private interface Source {
    void fill(long row);

    double value(int k);
  }

  private ArrayRows(NpyArrays arrays) {
    this.arrays = arrays;
    Map<String, int[]> shapes = new LinkedHashMap<>();
    for (String array : arrays.names()) {
      try (NpyStream stream = arrays.open(array)) {
        if (stream.shape().length > 0) {
          shapes.put(array, stream.shape());
        }
      }
    }
    if (shapes.isEmpty()) {
      throw new InputException(
          arrays.name()
              + ": holds no array; write it with numpy.savez(file, logits=..., gold=...)");
    }
    String dense = denseAmong(shapes);
    if (dense.isEmpty()) {
      inner = 1;
      rows = openLong(shapes);
    } else {
      int[] shape = Objects.requireNonNull(shapes.get(dense));
      inner = shape[1];
      rows = (long) shape[0] * shape[1];
      openDense(dense, shapes);
    }
    if (rows == 0) {
      throw new InputException(arrays.name() + ": holds no row; write it again");
    }
  }

  static ArrayRows open(NpyArrays arrays) {
    boolean fine = false;
    try {
      ArrayRows rows = new ArrayRows(arrays);
      rows.index();
      fine = true;
      return rows;
    } finally {
      if (!fine) {
        arrays.close();
      }
    }
  }

  /// The name of the array that makes the layout dense; empty where there is none.
  private static String denseAmong(Map<String, int[]> shapes) {
    List<String> cubes =
        shapes.keySet().stream()
            .filter(name -> Objects.requireNonNull(shapes.get(name)).length == 3)
            .toList();
    if (!cubes.isEmpty()) {
      return cubes.stream()
          .filter(name -> name.toLowerCase(Locale.ROOT).matches("(logit|prob|score|output).*"))
          .findFirst()
          .orElse(cubes.getFirst());
    }
    Set<Integer> lengths =
        shapes.values().stream()
            .filter(shape -> shape.length == 1)
            .map(shape -> shape[0])
            .collect(Collectors.toCollection(TreeSet::new));
    return shapes.keySet().stream()
        .filter(name -> {
          int[] shape = Objects.requireNonNull(shapes.get(name));
          return shape.length == 2
              && lengths.contains(shape[1])
              && (!lengths.contains(shape[0]) || shape[0] != shape[1]);
        })
        .findFirst()
        .orElse("");
  }

  private long openLong(Map<String, int[]> shapes) {
    int length = shapes.values().iterator().next()[0];
    shapes.forEach((name, shape) -> {
      if (shape[0] != length || shape.length > 2) {
        throw new InputException(
            "%s: %s has shape %s, expected %d rows as %s has; save one entry a row, or logits of shape [epochs, examples, classes]"
                .formatted(
                    arrays.name(),
                    GuardedInput.quoted(name),
                    Arrays.toString(shape),
                    length,
                    GuardedInput.quoted(shapes.keySet().iterator().next())));
      }
      stream(name, shape.length == 1 ? -1 : shape[1]);
    });
    return length;
  }

  private void stream(String name, int width) {
    NpyStream stream = arrays.open(name);
    streams.add(stream);
    if (!stream.isInOrder()) {
      throw stream.in().refuse("is in Fortran order; save it again with numpy.ascontiguousarray");
    }
    if (width == 0) {
      throw stream.in().refuse("holds no number a row; leave it out");
    }
    if (width > MOST_COLUMNS) {
      throw stream
          .in()
          .refuse(
              "holds "
                  + width
                  + " numbers a row, expected at most "
                  + MOST_COLUMNS
                  + " columns; save one row an example");
    }
    String printable = GuardedInput.printable(name);
    for (int k = 0; k < width; k++) {
      columns.add(printable + "[" + k + "]");
    }
    if (width < 0) {
      columns.add(printable);
    }
    double[] values = new double[Math.abs(width)];
    sources.add(
        new Source() {
          @Override
          public void fill(long row) {
            stream.read(values, values.length);
          }

          @Override
          public double value(int k) {
            return values[k];
          }
        });
  }

  private void openDense(String dense, Map<String, int[]> shapes) {
    int[] shape = Objects.requireNonNull(shapes.get(dense));
    boolean epochsFirst = epochsFirst(shape, shapes);
    boolean hasEpoch = false;
    boolean hasId = false;
    for (Map.Entry<String, int[]> entry : shapes.entrySet()) {
      String name = entry.getKey();
      if (entry.getValue().length != 1) {
        continue;
      }
      boolean epoch = EPOCHS.contains(name.toLowerCase(Locale.ROOT));
      int length = entry.getValue()[0];
      int wanted = shape[epoch == epochsFirst ? 0 : 1];
      if (length != wanted) {
        throw new InputException(
            "%s: %s has %d entries, expected %d, one for each %s of %s; save them alike"
                .formatted(
                    arrays.name(),
                    GuardedInput.quoted(name),
                    length,
                    wanted,
                    epoch ? "epoch" : "example",
                    GuardedInput.quoted(dense)));
      }
      hasEpoch |= epoch;
      hasId |= name.toLowerCase(Locale.ROOT).matches("id|ids|guid|index|indices|example|examples");
      double[] values = arrays.open(name).all();
      repeated(GuardedInput.printable(name), at -> values[at], epoch == epochsFirst);
    }
    if (!hasEpoch) {
      repeated("epoch", at -> at, epochsFirst);
    }
    if (!hasId) {
      repeated("id", at -> at, !epochsFirst);
    }
    stream(dense, shape.length == 3 ? shape[2] : -1);
  }

  /// Examples lie on the axis that is as long as the labels; where both are, on the second.
  private static boolean epochsFirst(int[] dense, Map<String, int[]> shapes) {
    for (Map.Entry<String, int[]> entry : shapes.entrySet()) {
      if (entry.getValue().length == 1) {
        int length = entry.getValue()[0];
        boolean epoch = EPOCHS.contains(entry.getKey().toLowerCase(Locale.ROOT));
        if (length == dense[0] != (length == dense[1])) {
          return epoch == (length == dense[0]);
        }
      }
    }
    return true;
  }

  private void repeated(String name, IntToDoubleFunction values, boolean outer) {
    columns.add(name);
    double[] now = {0};
    sources.add(
        new Source() {
          @Override
          public void fill(long row) {
            now[0] = values.applyAsDouble((int) (outer ? row / inner : row % inner));
          }

          @Override
          public double value(int k) {
            return now[0];
          }
        });
  }

  private void index() {
    source = new int[columns.size()];
    place = new int[columns.size()];
    int at = 0;
    for (int column = 0; column < columns.size(); column++) {
      boolean follows = columns.get(column).endsWith("]") && !columns.get(column).endsWith("[0]");
      at += column > 0 && !follows ? 1 : 0;
      source[column] = at;
      place[column] = follows ? place[column - 1] + 1 : 0;
    }
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public boolean next() {
    row++;
    if (row >= rows) {
      return false;
    }
    for (Source one : sources) {
      one.fill(row);
    }
    return true;
  }

  @Override
  public double number(int column) {
    return sources.get(source[column]).value(place[column]);
  }

  @Override
  public String text(int column) {
    double value = number(column);
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  @Override
  public String place() {
    return row < 0 ? arrays.name() : arrays.name() + ": row " + row;
  }

  @Override
  public void close() {
    streams.forEach(NpyStream::close);
    arrays.close();
  }
}
