package dev.gradus.theory.teacherstudent;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The weights in one group of inputs, in an orthonormal basis that follows them: the mean of the
/// inputs if they have one, the teacher, the student; see [BatchChain].
///
/// An update adds combinations of the batch's inputs to the student; reflections (Householder)
/// bring its rows back into as many axes as they need. With fewer inputs than hidden units the axes
/// are those of all inputs, and nothing lies outside.
final class Eigenspace {
  private final InputLaw.Group group;
  private final double deviation;

  /// Length of the mean, which is the first axis.
  private final double length;

  /// Axes that mean and teacher need, all that are kept, and those a batch adds during a step.
  private final int fixed;

  private final int width;
  private final int extra;

  /// By unit and axis; longer than `width` for the student.
  final double[][] teacherRows;

  final double[][] rows;

  /// The present batch: by example and axis, within those kept and beyond.
  final double[][] z;

  final double[][] rest;

  private final double[] reflector;

  /// @param initial rows, teacher first, by axis
  /// @param teacherAxes how many the teacher needs
  private Eigenspace(
      InputLaw.Group group, int batch, int teachers, int teacherAxes, double[][] initial) {
    this.group = group;
    int students = initial.length - teachers;
    int means = group.mean() == 0 ? 0 : 1;
    deviation = Math.sqrt(group.variance());
    length = group.mean() * Math.sqrt(group.inputs());
    fixed = Math.min(group.inputs(), means + teacherAxes);
    width = Math.min(group.inputs(), fixed + students);
    extra = Math.min(batch, group.inputs() - width);
    teacherRows = new double[teachers][width];
    rows = new double[students][width + extra];
    for (int i = 0; i < initial.length; i++) {
      double[] row = i < teachers ? teacherRows[i] : rows[i - teachers];
      System.arraycopy(initial[i], 0, row, 0, Math.min(width, initial[i].length));
    }
    z = new double[batch][width];
    rest = new double[batch][extra];
    reflector = new double[width + extra];
  }

  /// All groups of a problem at time 0.
  ///
  /// Weights that point in random directions have random overlaps with the eigenspaces and the
  /// mean. In N dimensions the directions would be rows of a Gaussian matrix made orthonormal; here
  /// its inner products in each group are drawn by Bartlett's factor.
  ///
  /// @throws InputException if N is too small
  static List<Eigenspace> of(TeacherStudent problem, RandomStream directions) {
    int teachers = problem.teacher();
    double[][] factor = Gram.factor(Gram.teacherFirst(problem.initial()));
    int[] axes = new int[factor.length];
    int rank = 0;
    int teacherAxes = 0;
    for (int j = 0; j < axes.length; j++) {
      if (factor[j][j] > 0) {
        axes[rank++] = j;
        teacherAxes += j < teachers ? 1 : 0;
      }
    }
    if (rank > problem.inputs()) {
      throw new InputException(
          "inputs: %d found, but the initial weights point in %d directions; raise inputs"
              .formatted(problem.inputs(), rank));
    }
    double[][] rows = new double[factor.length][rank];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rank; j++) {
        rows[i][j] = factor[i][axes[j]];
      }
    }
    List<InputLaw.Group> groups = problem.law().groups(problem.inputs());
    List<double[][]> frames =
        problem.law().isStandard() ? List.of() : frames(groups, rank, directions);
    List<Eigenspace> all = new ArrayList<>();
    for (int s = 0; s < groups.size(); s++) {
      double[][] initial = frames.isEmpty() ? rows : product(rows, frames.get(s));
      all.add(new Eigenspace(groups.get(s), problem.batch(), teachers, teacherAxes, initial));
    }
    return all;
  }

  /// Random orthonormal rows, cut into the groups.
  private static List<double[][]> frames(
      List<InputLaw.Group> groups, int rank, RandomStream directions) {
    List<double[][]> frames = new ArrayList<>();
    double[][] gram = new double[rank][rank];
    for (InputLaw.Group group : groups) {
      double[][] frame = frame(group, rank, directions);
      frames.add(frame);
      for (int i = 0; i < rank; i++) {
        for (int j = 0; j < rank; j++) {
          gram[i][j] += Dense.product(frame[i], frame[j]);
        }
      }
    }
    double[][] factor = Gram.factor(gram);
    for (double[][] frame : frames) {
      for (int i = 0; i < rank; i++) {
        for (int column = 0; column < frame[i].length; column++) {
          for (int j = 0; j < i; j++) {
            frame[i][column] -= factor[i][j] * frame[j][column];
          }
          frame[i][column] /= factor[i][i];
        }
      }
    }
    return frames;
  }

  /// Gaussian rows in a group, along the mean and then a basis that follows them.
  private static double[][] frame(InputLaw.Group group, int rank, RandomStream stream) {
    int means = group.mean() == 0 ? 0 : 1;
    int others = group.inputs() - means;
    double[][] frame = new double[rank][means + Math.min(rank, others)];
    for (int i = 0; i < rank; i++) {
      stream.nextGaussians(frame[i], 0, Math.min(frame[i].length, means + i));
      if (i < others) {
        frame[i][means + i] = new ChiSampler(others - i).sample(stream.nextGaussian(), stream);
      }
    }
    return frame;
  }

  private static double[][] product(double[][] rows, double[][] frame) {
    int columns = frame.length == 0 ? 0 : frame[0].length;
    double[][] product = new double[rows.length][columns];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < frame.length; j++) {
        for (int column = 0; column < columns; column++) {
          product[i][column] = Math.fma(rows[i][j], frame[j][column], product[i][column]);
        }
      }
    }
    return product;
  }

  /// Dimensions outside the axes that are kept.
  int outside() {
    return group.inputs() - width;
  }

  double variance() {
    return group.variance();
  }

  /// The mean of a unit's field.
  double mean(double[] row) {
    return length == 0 ? 0 : length * row[0];
  }

  /// Gives standard normal coordinates their variance and mean.
  void scaleInputs() {
    if (deviation == 1 && length == 0) {
      return;
    }
    for (int e = 0; e < z.length; e++) {
      for (int j = 0; j < width; j++) {
        z[e][j] *= deviation;
      }
      if (length != 0) {
        z[e][0] += length;
      }
      for (int j = 0; j < Math.min(e + 1, extra); j++) {
        rest[e][j] *= deviation;
      }
    }
  }

  void addFields(int e, double[] fields) {
    int teachers = teacherRows.length;
    for (int m = 0; m < teachers; m++) {
      fields[m] += Dense.product(z[e], teacherRows[m]);
    }
    for (int k = 0; k < rows.length; k++) {
      fields[teachers + k] += Dense.product(z[e], rows[k]);
    }
  }

  /// Shrinks the student by `decay` and adds the inputs.
  ///
  /// @param changes by student and example
  void move(double decay, double[][] changes) {
    for (int k = 0; k < rows.length; k++) {
      move(rows[k], decay, changes[k]);
    }
    for (int k = 0; extra > 0 && k < rows.length && fixed + k < width; k++) {
      reflect(k);
    }
  }

  private void move(double[] row, double decay, double[] changes) {
    for (int j = 0; j < width; j++) {
      row[j] *= decay;
    }
    for (int e = 0; e < changes.length; e++) {
      double change = changes[e];
      for (int j = 0; j < width; j++) {
        row[j] = Math.fma(change, z[e][j], row[j]);
      }
      for (int j = 0; j < Math.min(e + 1, extra); j++) {
        row[width + j] = Math.fma(change, rest[e][j], row[width + j]);
      }
    }
  }

  /// Reflects the axes from the k-th of the student on so that row k ends there.
  private void reflect(int k) {
    int first = fixed + k;
    double[] row = rows[k];
    double beyond = 0;
    for (int j = first + 1; j < row.length; j++) {
      beyond = Math.fma(row[j], row[j], beyond);
      reflector[j] = row[j];
      row[j] = 0;
    }
    double size = Math.sqrt(Math.fma(row[first], row[first], beyond));
    if (beyond == 0) {
      return;
    }
    double axis = row[first] > 0 ? -beyond / (row[first] + size) : row[first] - size;
    reflector[first] = axis;
    row[first] = size;
    double factor = 2 / Math.fma(axis, axis, beyond);
    for (int other = k + 1; other < rows.length; other++) {
      double[] next = rows[other];
      double along = 0;
      for (int j = first; j < next.length; j++) {
        along = Math.fma(reflector[j], next[j], along);
      }
      along *= factor;
      for (int j = first; j < next.length; j++) {
        next[j] = Math.fma(-along, reflector[j], next[j]);
      }
    }
  }

  void save(int k, DataOutput out) throws IOException {
    for (int j = 0; j < width; j++) {
      out.writeDouble(rows[k][j]);
    }
  }

  void restore(int k, DataInput in) throws IOException {
    Arrays.fill(rows[k], 0);
    for (int j = 0; j < width; j++) {
      rows[k][j] = in.readDouble();
    }
  }
}
