package dev.gradus.data.format;

import dev.gradus.core.InputException;
import java.io.Serializable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How often each triple of label, prediction and reference occurs in Parquet files of any length:
/// columns `label`, `model`, `reference` of whole numbers, and optionally `step` and `group`.
///
/// Rows are counted as they stream by, so that memory grows with the triples that occur, not with
/// the rows. A column of -1 and 1 alone is taken for the classes 0 and 1.
///
/// @param group as in the column of that name; empty without one
/// @param step as in the column of that name; NaN without one
/// @param label class of each triple
/// @param model class predicted
/// @param reference class predicted by the simpler model
/// @param counts rows of each triple, which may come several times
/// @param signs whether a column of its table was of -1 and 1
public record CountedPredictions(
    String group,
    double step,
    int[] label,
    int[] model,
    int[] reference,
    long[] counts,
    boolean signs)
    implements Serializable {
  static final String MEMORY = "400MB";
  private static final int MOST_TRIPLES = 5_000_000;

  private static final Set<String> WHOLE =
      Set.of(
          "BOOLEAN",
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER");

  /// Counts the rows of all files together.
  ///
  /// @return one a group and step, sorted by both
  /// @throws InputException if a file cannot be read, a column is missing or of another type, a
  ///   class is missing or negative (but for -1 among -1 and 1 alone), or there are more than five
  ///   million different triples
  public static List<CountedPredictions> read(List<Path> files) {
    String place = place(files);
    return DuckDb.ask(
        place,
        MEMORY,
        database -> {
          Grouping by = grouping(place, database, files);
          return classes(place, read(place, database, by.select(source(files))));
        });
  }

  /// Puts together what was counted of parts of one table.
  ///
  /// @return one a group and step, sorted by both
  /// @throws InputException if there is nothing in them, or -1 beside others than 1
  public static List<CountedPredictions> together(
      String place, List<List<CountedPredictions>> parts) {
    Map<Key, Rows> all = new LinkedHashMap<>();
    for (List<CountedPredictions> part : parts) {
      for (CountedPredictions one : part) {
        Rows rows = all.computeIfAbsent(new Key(one.group, one.step), key -> new Rows());
        for (int i = 0; i < one.counts.length; i++) {
          rows.add(one.label[i], one.model[i], one.reference[i], one.counts[i]);
        }
      }
    }
    return classes(place, sorted(all));
  }

  /// How the rows of a table are grouped, as its first file says.
  ///
  /// @param step SQL that gives the step of a row
  /// @param group SQL that gives its group
  record Grouping(String step, String group) implements Serializable {
    String select(String source) {
      return "SELECT "
          + group
          + " AS g, "
          + step
          + " AS s, label::BIGINT, model::BIGINT, reference::BIGINT, count(*) FROM "
          + source
          + " GROUP BY ALL";
    }
  }

  static String place(List<Path> files) {
    files.forEach(GuardedInput::sizeOf);
    return GuardedInput.printable(files.getFirst().toString());
  }

  private static String source(List<Path> files) {
    return files.stream()
        .map(DuckDb::literal)
        .collect(Collectors.joining(", ", "read_parquet([", "])"));
  }

  static Grouping grouping(String place, Connection database, List<Path> files)
      throws SQLException {
    Map<String, String> columns = columns(place, database, source(files));
    String group = columns.get("group");
    return new Grouping(
        columns.containsKey("step") ? "\"step\"::DOUBLE" : "'nan'::DOUBLE",
        group == null ? "''" : "coalesce(\"group\"::" + group + "::VARCHAR, '')");
  }

  static List<CountedPredictions> read(String place, Connection database, String select)
      throws SQLException {
    Map<Key, Rows> parts = new LinkedHashMap<>();
    int triples = 0;
    try (Statement statement = database.createStatement();
        ResultSet found = statement.executeQuery(select)) {
      while (found.next()) {
        if (++triples > MOST_TRIPLES) {
          throw new InputException(
              place
                  + ": more than "
                  + MOST_TRIPLES
                  + " different rows, expected few classes, steps and groups; are these classes?");
        }
        parts
            .computeIfAbsent(new Key(found.getString(1), step(place, found)), key -> new Rows())
            .add(
                value(place, "label", found, 3),
                value(place, "model", found, 4),
                value(place, "reference", found, 5),
                found.getLong(6));
      }
    }
    return sorted(parts);
  }

  /// What was counted of a whole table, signs being taken for classes.
  private static List<CountedPredictions> classes(String place, List<CountedPredictions> counted) {
    if (counted.isEmpty()) {
      throw new InputException(place + ": no row in it, expected predictions; write it again");
    }
    // Each column is looked at, even if another is of signs.
    boolean signs =
        areSigns(place, "label", counted, CountedPredictions::label)
            | areSigns(place, "model", counted, CountedPredictions::model)
            | areSigns(place, "reference", counted, CountedPredictions::reference);
    return signs ? counted.stream().map(CountedPredictions::ofSigns).toList() : counted;
  }

  private static boolean areSigns(
      String place,
      String name,
      List<CountedPredictions> counted,
      Function<CountedPredictions, int[]> column) {
    int[] all = counted.stream().flatMapToInt(one -> Arrays.stream(column.apply(one))).toArray();
    boolean signs = Labels.areSigns(all.length, i -> all[i]);
    if (!signs && Arrays.stream(all).anyMatch(value -> value < 0)) {
      int other =
          Arrays.stream(all).filter(value -> Math.abs(value) != 1).findFirst().orElseThrow();
      throw new InputException(
          "%s: column %s holds -1 and %d, %s".formatted(place, name, other, Labels.EXPECTED));
    }
    return signs;
  }

  private CountedPredictions ofSigns() {
    return new CountedPredictions(
        group, step, fromZero(label), fromZero(model), fromZero(reference), counts, true);
  }

  private static int[] fromZero(int[] values) {
    return Arrays.stream(values).map(value -> Math.max(0, value)).toArray();
  }

  private static List<CountedPredictions> sorted(Map<Key, Rows> parts) {
    return parts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(part -> part.getValue().counted(part.getKey()))
        .toList();
  }

  private record Key(String group, double step) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = group.compareTo(other.group);
      return order == 0 ? Double.compare(step, other.step) : order;
    }
  }

  private static double step(String place, ResultSet found) throws SQLException {
    double step = found.getDouble(2);
    if (found.wasNull()) {
      throw new InputException(place + ": a step is missing; give one in every row, or no column");
    }
    return step;
  }

  private static int value(String place, String name, ResultSet found, int column)
      throws SQLException {
    long value = found.getLong(column);
    if (found.wasNull() || value < -1 || value > Integer.MAX_VALUE) {
      throw new InputException(
          "%s: column %s holds %s, %s"
              .formatted(
                  place, name, found.wasNull() ? "nothing in a row" : value, Labels.EXPECTED));
    }
    return (int) value;
  }

  private static Map<String, String> columns(String place, Connection database, String source)
      throws SQLException {
    Map<String, String> types = new LinkedHashMap<>();
    try (Statement statement = database.createStatement();
        ResultSet found = statement.executeQuery("DESCRIBE SELECT * FROM " + source)) {
      while (found.next()) {
        types.put(
            found.getString(1).toLowerCase(Locale.ROOT),
            found.getString(2).toUpperCase(Locale.ROOT));
      }
    }
    for (String name : List.of("label", "model", "reference")) {
      String type = types.get(name);
      if (type == null || !WHOLE.contains(type)) {
        throw new InputException(
            "%s: %s, expected whole numbers in label, model and reference"
                .formatted(
                    place,
                    type == null
                        ? "no column "
                            + name
                            + " among "
                            + GuardedInput.printable(String.join(", ", types.keySet()))
                        : "column " + name + " is of type " + GuardedInput.printable(type)));
      }
    }
    return types;
  }

  /// Triples while they come.
  private static final class Rows {
    private final List<int[]> triples = new ArrayList<>();
    private final List<Long> counts = new ArrayList<>();

    void add(int label, int model, int reference, long count) {
      triples.add(new int[] {label, model, reference});
      counts.add(count);
    }

    CountedPredictions counted(Key key) {
      return new CountedPredictions(
          key.group,
          key.step,
          column(0),
          column(1),
          column(2),
          counts.stream().mapToLong(Long::longValue).toArray(),
          false);
    }

    private int[] column(int at) {
      return triples.stream().mapToInt(triple -> triple[at]).toArray();
    }
  }
}
