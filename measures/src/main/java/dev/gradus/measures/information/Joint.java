package dev.gradus.measures.information;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The joint law of label, model and explaining model as weighted cells: counts of a
/// [ContingencyTable], or expected counts where predictions are probabilities.
///
/// @param label class of the label in each cell, as an index
/// @param model the same of the model
/// @param by the same of the explaining model
/// @param weights one a cell, above 0
/// @param total sum of the weights
record Joint(int classes, int[] label, int[] model, int[] by, double[] weights, double total) {
  private static final int LARGEST_ARRAY = 1 << 16;

  /// @param keys (y K + f) K + l of each cell
  static Joint of(int classes, long[] keys, double[] weights, double total) {
    int[] label = new int[keys.length];
    int[] model = new int[keys.length];
    int[] by = new int[keys.length];
    for (int c = 0; c < keys.length; c++) {
      long rest = keys[c] / classes;
      by[c] = (int) (keys[c] - rest * classes);
      label[c] = (int) (rest / classes);
      model[c] = (int) (rest - (long) label[c] * classes);
    }
    return new Joint(classes, label, model, by, weights, total);
  }

  int cells() {
    return weights.length;
  }

  /// Which class, as an index, a variable has in each cell.
  int[] indices(Variable variable) {
    return switch (variable) {
      case LABEL -> label;
      case MODEL -> model;
      case BY -> by;
    };
  }

  /// The law of some variables alone: weights that occur, and which of them each cell belongs to.
  record Margin(int[] group, double[] sums) {
    double at(int cell) {
      return sums[group[cell]];
    }
  }

  Margin margin(Variable variable) {
    int[] values = indices(variable);
    long[] keys = new long[cells()];
    for (int c = 0; c < keys.length; c++) {
      keys[c] = values[c];
    }
    return margin(keys, classes);
  }

  Margin margin(Variable first, Variable second) {
    int[] a = indices(first);
    int[] b = indices(second);
    long[] keys = new long[cells()];
    for (int c = 0; c < keys.length; c++) {
      keys[c] = (long) a[c] * classes + b[c];
    }
    return margin(keys, (long) classes * classes);
  }

  private Margin margin(long[] keys, long space) {
    int[] group = new int[keys.length];
    double[] sums = new double[(int) Math.min(space, keys.length)];
    int groups = space <= LARGEST_ARRAY ? number(keys, group, (int) space) : number(keys, group);
    for (int c = 0; c < keys.length; c++) {
      sums[group[c]] += weights[c];
    }
    return new Margin(group, Arrays.copyOf(sums, groups));
  }

  private static int number(long[] keys, int[] group, int space) {
    int[] numbers = new int[space];
    int groups = 0;
    for (int c = 0; c < keys.length; c++) {
      int key = (int) keys[c];
      if (numbers[key] == 0) {
        numbers[key] = ++groups;
      }
      group[c] = numbers[key] - 1;
    }
    return groups;
  }

  private static int number(long[] keys, int[] group) {
    Map<Long, Integer> numbers = new HashMap<>();
    for (int c = 0; c < keys.length; c++) {
      Integer next = numbers.size();
      Integer known = numbers.putIfAbsent(keys[c], next);
      group[c] = known == null ? next : known;
    }
    return numbers.size();
  }

  /// Share of the weight where two variables agree.
  double agreement(Variable first, Variable second) {
    int[] a = indices(first);
    int[] b = indices(second);
    double same = 0;
    for (int c = 0; c < weights.length; c++) {
      same += a[c] == b[c] ? weights[c] : 0;
    }
    return same / total;
  }
}
