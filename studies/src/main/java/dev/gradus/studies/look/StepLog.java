package dev.gradus.studies.look;

import dev.gradus.core.InputException;
import dev.gradus.data.format.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One training run, a row a logged step.
///
/// Cells that are empty were not logged there. From the first loss that is not finite on, rows are
/// left out. Where a table holds several runs (columns `method` or `seed`), the first is read.
final class StepLog {
  private static final int MOST_ROWS = 4_000_000;

  private final Map<StepColumn, double[]> values = new EnumMap<>(StepColumn.class);
  private final Map<String, String> names = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private int size;

  private StepLog() {}

  static StepLog read(Rows rows) {
    return new Reader(rows).read();
  }

  int size() {
    return size;
  }

  boolean has(StepColumn column) {
    return values.containsKey(column);
  }

  /// The value at a row; NaN where it was not logged.
  double get(StepColumn column, int row) {
    double[] all = values.get(column);
    return all == null ? Double.NaN : all[row];
  }

  /// All rows of a column that [#has].
  double[] column(StepColumn column) {
    double[] all = values.get(column);
    if (all == null) {
      throw new IllegalArgumentException("no column " + column);
    }
    return all;
  }

  double step(int row) {
    return get(StepColumn.STEP, row);
  }

  /// What each quantity is called in the table.
  Map<String, String> names() {
    return names;
  }

  /// What was left out, a sentence each.
  List<String> notes() {
    return notes;
  }

  private static final class Reader {
    private final Rows rows;
    private final StepLog log = new StepLog();
    private final Map<StepColumn, Integer> places = new EnumMap<>(StepColumn.class);
    private final int method;
    private final int seed;

    Reader(Rows rows) {
      this.rows = rows;
      List<String> columns = rows.columns();
      for (StepColumn column : StepColumn.values()) {
        int place = column.in(columns);
        if (place >= 0) {
          places.put(column, place);
          log.names.put(column.label, columns.get(place));
          log.values.put(column, new double[256]);
        }
      }
      log.values.putIfAbsent(StepColumn.STEP, new double[256]);
      method = Names.find(columns, "method", "run");
      seed = Names.find(columns, "seed");
    }

    StepLog read() {
      String run = "";
      boolean others = false;
      boolean finite = true;
      while (rows.next()) {
        String here = run();
        run = log.size == 0 ? here : run;
        if (!here.equals(run)) {
          others = true;
        } else if (finite) {
          finite = isFinite();
          if (finite) {
            add();
          }
        }
      }
      if (log.size == 0) {
        throw new InputException(
            rows.place() + ": no row with a finite loss found, expected at least one");
      }
      log.values.replaceAll((_, all) -> Arrays.copyOf(all, log.size));
      log.values
          .entrySet()
          .removeIf(entry -> Arrays.stream(entry.getValue()).allMatch(Double::isNaN));
      if (others) {
        log.notes.add("the table holds several runs; only the first, " + run + ", was read");
      }
      if (!places.containsKey(StepColumn.STEP)) {
        log.notes.add("no column step: rows are counted as steps 0, 1, 2, ...");
      }
      return log;
    }

    private String run() {
      return (method < 0 ? "" : rows.text(method))
          + (method >= 0 && seed >= 0 ? " " : "")
          + (seed < 0 ? "" : "seed " + rows.text(seed));
    }

    /// Whether the loss is a number or not logged here.
    private boolean isFinite() {
      Integer place = places.get(StepColumn.LOSS);
      if (place == null || Double.isFinite(rows.number(place))) {
        return true;
      }
      String text = rows.text(place).strip().toLowerCase(Locale.ROOT);
      if (text.isEmpty() || text.equals("null") || text.equals("na")) {
        return true;
      }
      if (!text.matches("[+-]?(nan|inf|infinity)")) {
        throw new InputException(
            "%s: %s is '%s', expected a number"
                .formatted(rows.place(), log.names.get("loss"), text));
      }
      log.notes.add(
          "the loss is %s at %s: the run diverged; rows from there on are left out"
              .formatted(text, rows.place()));
      return false;
    }

    private void add() {
      if (log.size == MOST_ROWS) {
        throw new InputException(
            "%s: more than %d rows found; keep every tenth, say"
                .formatted(rows.place(), MOST_ROWS));
      }
      int row = log.size;
      double[] steps = log.values.get(StepColumn.STEP);
      if (steps != null && row == steps.length) {
        log.values.replaceAll((_, all) -> Arrays.copyOf(all, 2 * all.length));
      }
      log.values.forEach((column, all) -> {
        Integer place = places.get(column);
        double value = place == null ? row : rows.number(place);
        all[row] = Double.isFinite(value) ? value : Double.NaN;
      });
      double step = log.step(row);
      if (Double.isNaN(step) || (row > 0 && step <= log.step(row - 1))) {
        throw new InputException(
            "%s: step %s follows %s, expected increasing numbers; sort the rows, each step once, one run a table"
                .formatted(rows.place(), written(step), before(row)));
      }
      check(StepColumn.STEPSIZE, row);
      check(StepColumn.WEIGHT_NORM, row);
      check(StepColumn.GRADIENT_NORM, row);
      log.size++;
    }

    private String written(double step) {
      Integer place = places.get(StepColumn.STEP);
      return Double.isNaN(step) && place != null ? "'" + rows.text(place) + "'" : number(step);
    }

    private String before(int row) {
      return row == 0 ? "the header" : number(log.step(row - 1));
    }

    private void check(StepColumn column, int row) {
      if (log.get(column, row) < 0) {
        throw new InputException(
            "%s: %s %s found, expected a number >= 0"
                .formatted(rows.place(), log.names.get(column.label), log.get(column, row)));
      }
    }
  }

  /// A number as people write it.
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.4g", value);
  }
}
