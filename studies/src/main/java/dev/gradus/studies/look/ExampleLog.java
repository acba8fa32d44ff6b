package dev.gradus.studies.look;

import dev.gradus.core.InputException;
import dev.gradus.data.format.Rows;
import dev.gradus.measures.examples.ExampleDynamics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A log of each example's outputs over the epochs, read once from its first row to its last.
///
/// Rows may come epoch by epoch or example by example, as long as the epochs of each example
/// increase; every example must be there once in every epoch, always with the same label and group.
final class ExampleLog {
  private static final double LEAST_PROBABILITY = 1e-300;
  private static final double EXACT = 0x1p53;

  private final Rows rows;
  private final ExampleColumns columns;
  private final Map<String, Integer> byId = new HashMap<>();
  private final Map<String, Integer> byGroup = new HashMap<>();
  private final double[] logits;
  private double[] numbers = new double[1024];
  private int[] gold = new int[1024];
  private int[] group = new int[1024];
  private int previous = -1;
  private int[] successor = new int[1024];

  final List<String> ids = new ArrayList<>();
  final List<String> groups = new ArrayList<>();
  final List<Double> epochs = new ArrayList<>();
  final MarginHistory margins = new MarginHistory();
  final ExampleDynamics scores;

  private ExampleLog(Rows rows) {
    this.rows = rows;
    columns = ExampleColumns.of(rows.columns());
    logits = new double[columns.classes()];
    scores = new ExampleDynamics(columns.classes());
  }

  /// @throws InputException if a row contradicts another, holds no number where one must be, or
  ///   something is missing at the end
  static ExampleLog read(Rows rows) {
    ExampleLog log = new ExampleLog(rows);
    while (rows.next()) {
      log.row();
    }
    log.checkComplete();
    return log;
  }

  int size() {
    return scores.size();
  }

  int gold(int example) {
    return gold[example];
  }

  /// Index in [#groups], or 0 where the log has no groups.
  int group(int example) {
    return group[example];
  }

  boolean hasGroups() {
    return columns.group() >= 0;
  }

  boolean areProbabilities() {
    return columns.areProbabilities();
  }

  private void row() {
    int example = example();
    int epoch = epoch(example);
    int label = label(example);
    readOutputs(example, epoch);
    margins.put(example, epoch, scores.add(example, label, logits));
  }

  /// Most rows hold the example that followed the last one before, or that one again.
  private int example() {
    double number = rows.number(columns.id());
    boolean exact = Math.abs(number) < EXACT;
    if (exact && previous >= 0) {
      int guess = successor[previous];
      if (guess >= 0 && numbers[guess] == number) {
        previous = guess;
        return guess;
      }
      if (numbers[previous] == number) {
        return previous;
      }
    }
    String id = rows.text(columns.id());
    Integer known = byId.get(id);
    int example = known == null ? ids.size() : known;
    if (known == null) {
      makeRoom(example);
      byId.put(id, example);
      ids.add(id);
      numbers[example] = exact ? number : Double.NaN;
      successor[example] = -1;
      gold[example] = -1;
    }
    if (previous >= 0) {
      successor[previous] = example;
    }
    previous = example;
    return example;
  }

  private void makeRoom(int example) {
    if (example >= gold.length) {
      numbers = Arrays.copyOf(numbers, 2 * example);
      successor = Arrays.copyOf(successor, 2 * example);
      gold = Arrays.copyOf(gold, 2 * example);
      group = Arrays.copyOf(group, 2 * example);
    }
  }

  private int epoch(int example) {
    double value = rows.number(columns.epoch());
    int at = example < scores.size() ? scores.epochs(example) : 0;
    if (!Double.isFinite(value)) {
      throw refuse("epoch", "a number", "write the epoch into each row", columns.epoch());
    }
    if (at == epochs.size() && (at == 0 || value > epochs.getLast())) {
      epochs.add(value);
    }
    if (at == epochs.size() || epochs.get(at) != value) {
      throw new InputException(
          rows.place()
              + ": example "
              + ids.get(example)
              + " in epoch "
              + text(value)
              + ", expected "
              + (at == epochs.size()
                  ? "no epoch after " + text(epochs.getLast()) + " that is not later"
                  : "its row of epoch " + text(epochs.get(at)) + " first")
              + "; log every example once in every epoch, epochs increasing");
    }
    return at;
  }

  private int label(int example) {
    double value = rows.number(columns.gold());
    int label = value == -1 && columns.outputs().size() == 1 ? 0 : (int) value;
    if ((label != value && !(value == -1 && label == 0)) || label < 0 || label >= logits.length) {
      throw refuse(
          "label",
          "a whole number from 0 to " + (logits.length - 1),
          "write the index of the class",
          columns.gold());
    }
    String name = columns.group() < 0 ? "" : rows.text(columns.group());
    if (gold[example] < 0) {
      gold[example] = label;
      group[example] = byGroup.computeIfAbsent(name, _ -> groups.size());
      if (group[example] == groups.size()) {
        groups.add(name);
      }
    } else if (gold[example] != label || !groups.get(group[example]).equals(name)) {
      boolean labelled = gold[example] != label;
      throw new InputException(
          "%s: example %s has %s %s, but %s before; ids must mean the same example in every epoch: log without shuffling, or log the data set's own index"
              .formatted(
                  rows.place(),
                  ids.get(example),
                  labelled ? "label" : "group",
                  labelled ? label : name,
                  labelled ? gold[example] : groups.get(group[example])));
    }
    return label;
  }

  private void readOutputs(int example, int epoch) {
    List<Integer> outputs = columns.outputs();
    boolean single = outputs.size() == 1;
    for (int k = 0; k < outputs.size(); k++) {
      double value = rows.number(outputs.get(k));
      boolean fine =
          columns.areProbabilities() ? value >= 0 && value <= 1 + 1e-5 : Double.isFinite(value);
      if (!fine) {
        throw new InputException(
            "%s: %s of example %s in epoch %s is %s, expected a %s; %s"
                .formatted(
                    rows.place(),
                    rows.columns().get(outputs.get(k)),
                    ids.get(example),
                    text(epochs.get(epoch)),
                    rows.text(outputs.get(k)),
                    columns.areProbabilities() ? "probability" : "finite number",
                    columns.areProbabilities()
                        ? "write probabilities in [0, 1], or logits as logit_0, logit_1, ..."
                        : "if training diverged there, cut the log before that epoch"));
      }
      logits[single ? 1 : k] =
          columns.areProbabilities() && !single
              ? Math.log(Math.max(value, LEAST_PROBABILITY))
              : value;
    }
    if (single) {
      double value = logits[1];
      logits[0] = columns.areProbabilities() ? logarithm(1 - value) : 0;
      logits[1] = columns.areProbabilities() ? logarithm(value) : value;
    }
  }

  private static double logarithm(double probability) {
    return Math.log(Math.max(probability, LEAST_PROBABILITY));
  }

  private void checkComplete() {
    if (size() == 0) {
      throw new InputException(rows.place() + ": no row found; write the log again");
    }
    for (int i = 0; i < size(); i++) {
      if (scores.epochs(i) < epochs.size()) {
        int here = scores.epochs(i);
        throw new InputException(
            "%s: the log ends, but example %s has no row of epoch %s (%d of %d examples have); it is cut off or its ids change: log every example once in every epoch"
                .formatted(
                    rows.place(), ids.get(i), text(epochs.get(here)), countOf(here), size()));
      }
    }
  }

  private int countOf(int epoch) {
    int count = 0;
    for (int i = 0; i < size(); i++) {
      count += scores.epochs(i) > epoch ? 1 : 0;
    }
    return count;
  }

  private InputException refuse(String what, String expected, String todo, int column) {
    return new InputException(
        "%s: %s %s found, expected %s; %s"
            .formatted(rows.place(), what, rows.text(column), expected, todo));
  }

  /// A number without a needless `.0`.
  static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
