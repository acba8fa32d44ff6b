package dev.gradus.measures.information;

import dev.gradus.core.RandomStream;
import java.util.Arrays;

/// The two-way table of labels and predictions among the examples that the explaining model calls
/// alike, and the tables of the same margins that chance makes of it.
///
/// Most examples of a stratum share one label and one prediction. How many are outside both is one
/// hypergeometric number; these are drawn one by one, and all others follow from the margins. With
/// two classes none is left to draw. Where they are too many, cell after cell is drawn instead.
final class Stratum {
  /// A cell of many examples costs about as much as this many examples by themselves.
  private static final double EXAMPLES_PER_CELL = 16;

  /// Bits of a random number that are used up.
  private static final int PICKS = 60;

  private final int total;

  /// Count of each label and of each prediction, the largest last.
  private final int[] rows;

  private final int[] columns;

  /// The sum of n ln n over the cells.
  private final double observed;

  private final Way way;

  /// Row of each example outside the last row, and column of each outside the last column; empty
  /// unless they are drawn one by one.
  private final int[] rowOfExample;

  private final int[] columnOfExample;

  private final Hypergeometric outsideBoth;

  /// By number of the count of examples outside both; empty if cells are drawn.
  private final double[] most;

  /// The table being drawn: number of the count of examples outside both, and the most that its sum
  /// can be.
  private int drawn;

  private double begun;

  /// Scratch: the table but for its last row and column, and what is left of each for the last.
  private final int[] cells;

  private final int[] rowRest;
  private final int[] columnRest;

  private enum Way {
    AT_ONCE,
    ONE_BY_ONE,
    CELL_BY_CELL
  }

  Stratum(int[] labelCounts, int[] predictionCounts, double observed) {
    this(labelCounts, predictionCounts, observed, EXAMPLES_PER_CELL);
  }

  /// @param examplesPerCell from which mean on cells are drawn
  Stratum(int[] labelCounts, int[] predictionCounts, double observed, double examplesPerCell) {
    int[] labels = largestLast(labelCounts);
    int[] predictions = largestLast(predictionCounts);
    boolean labelsInRows = outside(labels) <= outside(predictions);
    rows = labelsInRows ? labels : predictions;
    columns = labelsInRows ? predictions : labels;
    this.observed = observed;
    int freedom = (rows.length - 1) * (columns.length - 1);
    rowRest = new int[rows.length];
    columnRest = new int[columns.length];
    int outsideRow = outside(rows);
    int outsideColumn = outside(columns);
    total = outsideRow + rows[rows.length - 1];
    outsideBoth = Hypergeometric.of(total, outsideRow, outsideColumn);
    double expected = (double) outsideRow * outsideColumn / total;
    way =
        freedom <= 1
            ? Way.AT_ONCE
            : expected > examplesPerCell * freedom ? Way.CELL_BY_CELL : Way.ONE_BY_ONE;
    boolean oneByOne = way == Way.ONE_BY_ONE;
    most = way == Way.CELL_BY_CELL ? new double[0] : most();
    rowOfExample = oneByOne ? expanded(rows, outsideRow) : new int[0];
    columnOfExample = oneByOne ? expanded(columns, outsideColumn) : new int[0];
    cells = new int[freedom];
  }

  private static int[] largestLast(int[] counts) {
    int[] sorted = counts.clone();
    int largest = 0;
    for (int i = 1; i < sorted.length; i++) {
      largest = sorted[i] > sorted[largest] ? i : largest;
    }
    int last = sorted.length - 1;
    sorted[largest] = sorted[last];
    sorted[last] = counts[largest];
    return sorted;
  }

  private static int outside(int[] counts) {
    int outside = 0;
    for (int i = 0; i < counts.length - 1; i++) {
      outside += counts[i];
    }
    return outside;
  }

  private static int[] expanded(int[] counts, int outside) {
    int[] expanded = new int[outside];
    int at = 0;
    for (int i = 0; i < counts.length - 1; i++) {
      for (int j = 0; j < counts[i]; j++) {
        expanded[at++] = i;
      }
    }
    return expanded;
  }

  double observed() {
    return observed;
  }

  /// The mean of the sum of n ln n over the cells of a table of chance: each cell is
  /// hypergeometric.
  double mean() {
    double mean = 0;
    for (int row : rows) {
      for (int column : columns) {
        mean += Hypergeometric.meanNLogN(total, row, column);
      }
    }
    return mean;
  }

  /// Begins a table of chance.
  ///
  /// @return what its sum of n ln n over the cells will not be above
  double begin(RandomStream random) {
    switch (way) {
      case CELL_BY_CELL -> begun = cellByCell(random);
      case AT_ONCE -> begun = most[outsideBoth.draw(random)];
      case ONE_BY_ONE -> {
        drawn = outsideBoth.draw(random);
        begun = most[drawn];
      }
    }
    return begun;
  }

  /// Draws the rest of the table.
  ///
  /// @return by how much its sum is below what [#begin] said, 0 or less
  double finish(RandomStream random) {
    return way == Way.ONE_BY_ONE ? oneByOne(outsideBoth.first() + drawn, random) - begun : 0;
  }

  private void startRests() {
    System.arraycopy(rows, 0, rowRest, 0, rows.length);
    System.arraycopy(columns, 0, columnRest, 0, columns.length);
  }

  /// The sum over the last row and the last column, beside that over all other cells.
  private double withRests(double outsideLast) {
    double sum = outsideLast;
    int last = rows[rows.length - 1];
    for (int i = 0; i < rows.length - 1; i++) {
      sum += NLogN.of(rowRest[i]);
    }
    for (int j = 0; j < columns.length - 1; j++) {
      sum += NLogN.of(columnRest[j]);
      last -= columnRest[j];
    }
    return sum + NLogN.of(last);
  }

  /// What the sum of n ln n cannot be above, by how many examples are outside both: a row is no
  /// less even than with all of it in one cell, and the last row no less than when what is missing
  /// there is missing in its smallest cells. With two rows and two columns it is the sum itself.
  private double[] most() {
    double[] most = new double[outsideBoth.size()];
    int[] ascending = Arrays.copyOf(columns, columns.length - 1);
    Arrays.sort(ascending);
    for (int k = 0; k < most.length; k++) {
      int missing = outsideBoth.first() + k;
      double sum = NLogN.of(rows[rows.length - 1] - outside(columns) + missing);
      if (rows.length == 2) {
        sum += NLogN.of(missing) + NLogN.of(rows[0] - missing);
      } else {
        for (int i = 0; i < rows.length - 1; i++) {
          sum += NLogN.of(rows[i]);
        }
      }
      for (int column : ascending) {
        int here = Math.min(column, missing);
        sum += NLogN.of(column - here);
        missing -= here;
      }
      most[k] = sum;
    }
    return most;
  }

  /// A random set of the examples outside the last row meets a random row of those outside the last
  /// column.
  private double oneByOne(int outside, RandomStream random) {
    startRests();
    int all = rowOfExample.length;
    // What takes fewer steps is picked, the examples that meet or the others.
    int picked = Math.min(outside, all - outside);
    pick(rowOfExample, picked, random);
    pick(columnOfExample, outside, random);
    for (int i = all - picked; i < all; i++) {
      rowRest[rowOfExample[i]]--;
    }
    if (picked < outside) {
      for (int row = 0; row < rows.length - 1; row++) {
        rowRest[row] = rows[row] - rowRest[row];
      }
    }
    int row = picked < outside ? 0 : all - outside;
    int width = columns.length - 1;
    Arrays.fill(cells, 0);
    double sum = 0;
    for (int met = columnOfExample.length - outside; met < columnOfExample.length; met++) {
      int column = columnOfExample[met];
      columnRest[column]--;
      sum += NLogN.growth(cells[rowOfExample[row++] * width + column]++);
    }
    return withRests(sum);
  }

  /// Puts a random choice of examples last, in random order.
  ///
  /// One number picks several: the high part of its product with a bound picks one, the low part
  /// the next. It is left out where the last low part shows that it is one of those too many for
  /// the choices to be equally likely (Brackett-Rozinsky and Lemire 2024, arXiv 2408.06213). What
  /// has been swapped by then does not matter, as any order is as good to go on from.
  private static void pick(int[] examples, int count, RandomStream random) {
    int left = examples.length;
    int end = left - count;
    int together = PICKS / (Integer.SIZE - Integer.numberOfLeadingZeros(left));
    while (left > end) {
      int begun = left;
      int stop = Math.max(end, left - together);
      long bits = random.nextLong();
      long choices = 1;
      while (left > stop) {
        int at = (int) Math.unsignedMultiplyHigh(bits, left);
        bits *= left;
        choices *= left;
        swap(examples, at, --left);
      }
      if (Long.compareUnsigned(bits, choices) < 0
          && Long.compareUnsigned(bits, Long.remainderUnsigned(-choices, choices)) < 0) {
        left = begun;
      }
    }
  }

  private static void swap(int[] examples, int a, int b) {
    int kept = examples[a];
    examples[a] = examples[b];
    examples[b] = kept;
  }

  /// Each row takes its examples from what the rows before left of each column.
  private double cellByCell(RandomStream random) {
    startRests();
    int left = total;
    double sum = 0;
    for (int row = 0; row < rows.length - 1; row++) {
      int among = left;
      for (int column = 0; column < columns.length - 1; column++) {
        int there = columnRest[column];
        int drawn = Hypergeometric.draw(among, there, rowRest[row], random);
        sum += NLogN.of(drawn);
        columnRest[column] -= drawn;
        rowRest[row] -= drawn;
        among -= there;
      }
      left -= rows[row];
    }
    return withRests(sum);
  }
}
