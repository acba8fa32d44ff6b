package dev.gradus.theory.teacherstudent;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStream;
import java.util.Arrays;
import java.util.List;

/// The law of a teacher's weights.
///
/// @param lengths |B_m|^2 / N of orthogonal rows; empty for Gaussian rows of variance 1; one number
///   stands for all rows
/// @param sparsity the probability with which each entry of B is replaced by zero; not for
///   orthogonal rows
/// @param constant second-layer weight of each unit, or of the student's if they are Gaussian
/// @param gaussianSecondLayer whether the second layer is Gaussian of variance 1 instead
/// @param mixedSigns whether the first half (rounded up) of the second layer changes sign
public record TeacherLaw(
    List<Double> lengths,
    double sparsity,
    double constant,
    boolean gaussianSecondLayer,
    boolean mixedSigns) {
  /// Gaussian rows, second-layer weights of 1.
  public static final TeacherLaw GAUSSIAN = new TeacherLaw(List.of(), 0, 1, false, false);

  /// Orthogonal rows with T = 1, second-layer weights of 1.
  public static final TeacherLaw ORTHOGONAL = new TeacherLaw(List.of(1.), 0, 1, false, false);

  /// Patterns of zeros are counted one by one: 2^M of them.
  private static final int MOST_SPARSE = 16;

  /// @throws InputException if a length is negative or not finite, or the sparsity not in [0, 1],
  ///   or both are asked for
  public TeacherLaw {
    lengths = List.copyOf(lengths);
    for (double length : lengths) {
      require(length >= 0 && length < 1e100, "teacher-law.lengths", length, "finite numbers >= 0");
    }
    require(sparsity >= 0 && sparsity <= 1, "teacher-law.sparsity", sparsity, "a probability");
    require(
        sparsity == 0 || lengths.isEmpty(),
        "teacher-law.sparsity",
        sparsity,
        "0 for orthogonal teachers");
    require(Math.abs(constant) < 1e100, "teacher-law.second-layer", constant, "a finite number");
  }

  /// Orthogonal rows with T = diag(lengths).
  public static TeacherLaw graded(Double... lengths) {
    return new TeacherLaw(List.of(lengths), 0, 1, false, false);
  }

  /// The same with zeros.
  public TeacherLaw withSparsity(double probability) {
    return new TeacherLaw(lengths, probability, constant, gaussianSecondLayer, mixedSigns);
  }

  /// The same with other second-layer weights.
  public TeacherLaw withSecondLayer(double weight) {
    return new TeacherLaw(lengths, sparsity, weight, false, mixedSigns);
  }

  /// The same with Gaussian second-layer weights.
  public TeacherLaw withGaussianSecondLayer() {
    return new TeacherLaw(lengths, sparsity, constant, true, mixedSigns);
  }

  /// The same with half of the second-layer weights changed in sign.
  public TeacherLaw withMixedSigns() {
    return new TeacherLaw(lengths, sparsity, constant, gaussianSecondLayer, true);
  }

  /// Rows in an orthonormal basis that follows them.
  double[][] drawRows(int teachers, long inputs, RandomStream stream) {
    if (sparsity > 0) {
      return sparseRows(teachers, inputs, stream);
    }
    if (lengths.isEmpty()) {
      return Gram.drawRows(teachers, inputs, stream);
    }
    if (lengths.size() != 1 && lengths.size() != teachers) {
      throw new InputException(
          "teacher-law.lengths: %d numbers found, expected one for each of the %d teacher units"
              .formatted(lengths.size(), teachers));
    }
    double[][] rows = new double[teachers][teachers];
    for (int m = 0; m < teachers; m++) {
      rows[m][m] = Math.sqrt(lengths.get(lengths.size() == 1 ? 0 : m) * inputs);
    }
    return rows;
  }

  /// The inputs fall into classes by which rows are not zero there; within a class the rows that
  /// are not are Gaussian.
  private double[][] sparseRows(int teachers, long inputs, RandomStream stream) {
    if (teachers > MOST_SPARSE) {
      throw new InputException(
          "teacher: %d found, expected at most %d units if they are sparse"
              .formatted(teachers, MOST_SPARSE));
    }
    double[][] sum = new double[teachers][teachers];
    long left = inputs;
    double rest = 1;
    for (int pattern = 0; pattern < 1 << teachers; pattern++) {
      int rows = Integer.bitCount(pattern);
      double share = Math.pow(1 - sparsity, rows) * Math.pow(sparsity, teachers - rows);
      long size =
          pattern + 1 == 1 << teachers
              ? left
              : Binomial.draw(left, Math.min(1, share / rest), stream);
      left -= size;
      rest = Math.max(rest - share, Double.MIN_NORMAL);
      if (size > 0 && rows > 0) {
        add(wishart(rows, size, stream), pattern, sum);
      }
    }
    return Gram.factor(sum);
  }

  /// Inner products of Gaussian rows, also of more rows than dimensions.
  private static double[][] wishart(int rows, long dimensions, RandomStream stream) {
    if (dimensions >= rows) {
      return Gram.ofRows(Gram.drawRows(rows, dimensions, stream), 1);
    }
    double[][] entries = new double[rows][(int) dimensions];
    for (double[] row : entries) {
      Arrays.setAll(row, j -> stream.nextGaussian());
    }
    return Gram.ofRows(entries, 1);
  }

  private static void add(double[][] part, int pattern, double[][] sum) {
    int row = 0;
    for (int m = 0; m < sum.length; m++) {
      if ((pattern >> m & 1) == 0) {
        continue;
      }
      int column = 0;
      for (int n = 0; n < sum.length; n++) {
        if ((pattern >> n & 1) != 0) {
          sum[m][n] += part[row][column++];
        }
      }
      row++;
    }
  }

  double[] drawSecondLayer(int teachers, double factor, RandomStream stream) {
    double[] a = new double[teachers];
    Arrays.setAll(a, m -> factor * (gaussianSecondLayer ? stream.nextGaussian() : constant));
    for (int m = 0; mixedSigns && m < (teachers + 1) / 2; m++) {
      a[m] = -a[m];
    }
    return a;
  }

  private static void require(boolean holds, String name, double found, String expected) {
    if (!holds) {
      throw new InputException(name + ": " + found + " found, expected " + expected);
    }
  }
}
