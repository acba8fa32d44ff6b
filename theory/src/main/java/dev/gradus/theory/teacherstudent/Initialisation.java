package dev.gradus.theory.teacherstudent;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStream;
import java.util.Arrays;

/// A law of teachers and of students at time 0, from which order parameters are drawn exactly for
/// every N, at a cost that does not depend on it.
///
/// ```java
/// OrderParameters initial =
///     Initialisation.of(Start.MIXED).with(TeacherLaw.GAUSSIAN.withMixedSigns())
///         .draw(4, 2, 784, TrainedLayers.BOTH, streams.stream("initial"));
/// ```
///
/// @param start how the student starts
/// @param teacher the law of the teacher
/// @param scaling of the second layers
public record Initialisation(Start start, TeacherLaw teacher, Scaling scaling) {
  /// Of the noise added to the teacher's weights in [Start#INFORMED].
  private static final double NEARLY_ZERO = 1e-9;

  private static final double SMALL = 1e-3;

  /// How the student starts; "Gaussian of s" has mean 0 and standard deviation s. If only the first
  /// layer is trained, second-layer weights are all that of the teacher's law.
  public enum Start {
    /// Both layers Gaussian of 1.
    LARGE,
    /// Both layers Gaussian of 0.001.
    SMALL,
    /// First layer Gaussian of 1 / sqrt N, second of 1 / sqrt K.
    MIXED,
    /// First layer Gaussian of 1 / N, second of 1 / K.
    TINY,
    /// First layer Gaussian of 0.001, second constant (1 / K or 1 / sqrt K by its [Scaling]).
    CONSTANT,
    /// The teacher, with noise of 1e-9; surplus units are noise.
    INFORMED,
    /// Copies of the teacher's units in turn, which share their second-layer weights equally.
    DENOISING
  }

  /// Scaling of second-layer weights with the number of units.
  public enum Scaling {
    /// None.
    NONE,
    /// A is divided by M, and v is constant and divided by K.
    NORMALISED,
    /// A is divided by sqrt M, and v is constant and divided by sqrt K.
    MEAN_FIELD;

    double factor(int units) {
      return switch (this) {
        case NONE -> 1;
        case NORMALISED -> 1. / units;
        case MEAN_FIELD -> 1 / Math.sqrt(units);
      };
    }
  }

  /// A start, with Gaussian teachers and without scaling.
  public static Initialisation of(Start start) {
    return new Initialisation(start, TeacherLaw.GAUSSIAN, Scaling.NONE);
  }

  /// The same with another law of the teacher.
  public Initialisation with(TeacherLaw law) {
    return new Initialisation(start, law, scaling);
  }

  /// The same with another scaling.
  public Initialisation with(Scaling other) {
    return new Initialisation(start, teacher, other);
  }

  /// Draws teacher and student; the teacher does not depend on K.
  ///
  /// @param students hidden units of the student, K
  /// @param teachers hidden units of the teacher, M
  /// @param inputs N, at least K + M
  /// @param trained which layers are trained
  /// @param stream where the randomness comes from
  /// @throws InputException if a number cannot be used
  public OrderParameters draw(
      int students, int teachers, long inputs, TrainedLayers trained, RandomStream stream) {
    requirePositive("student", students);
    requirePositive("teacher", teachers);
    if (inputs < (long) students + teachers) {
      throw new InputException(
          "inputs: "
              + inputs
              + " found, expected at least student + teacher = "
              + ((long) students + teachers));
    }
    double[][] teacherRows = teacher.drawRows(teachers, inputs, stream);
    double[][] rows = continueRows(teacherRows, students, inputs, stream);
    place(rows, teachers, inputs);
    double[] a = teacher.drawSecondLayer(teachers, scaling.factor(teachers), stream);
    double[] v = secondLayer(students, a, trained, stream);
    return split(Gram.ofRows(rows, inputs), a, v);
  }

  /// Below the teacher's rows, Gaussian ones: their entries along the basis so far, then the length
  /// of what is left.
  private static double[][] continueRows(
      double[][] teacherRows, int students, long inputs, RandomStream stream) {
    int teachers = teacherRows.length;
    double[][] rows = new double[teachers + students][teachers + students];
    for (int m = 0; m < teachers; m++) {
      System.arraycopy(teacherRows[m], 0, rows[m], 0, teachers);
    }
    for (int i = teachers; i < rows.length; i++) {
      Gram.drawRow(rows[i], i, inputs, stream);
    }
    return rows;
  }

  private void place(double[][] rows, int teachers, long inputs) {
    double size =
        switch (start) {
          case LARGE -> 1;
          case SMALL, CONSTANT -> SMALL;
          case MIXED -> 1 / Math.sqrt((double) inputs);
          case TINY -> 1. / inputs;
          case INFORMED -> NEARLY_ZERO;
          case DENOISING -> 0;
        };
    for (int k = 0; k < rows.length - teachers; k++) {
      double[] copied =
          start == Start.DENOISING || (start == Start.INFORMED && k < teachers)
              ? rows[k % teachers]
              : new double[rows.length];
      double[] row = rows[teachers + k];
      for (int j = 0; j < row.length; j++) {
        row[j] = copied[j] + size * row[j];
      }
    }
  }

  private double[] secondLayer(
      int students, double[] a, TrainedLayers trained, RandomStream stream) {
    double[] v = new double[students];
    if (start == Start.DENOISING) {
      Arrays.setAll(v, k -> a[k % a.length] / ((students - 1 - k % a.length) / a.length + 1));
      return v;
    }
    boolean drawn = trained == TrainedLayers.BOTH && scaling == Scaling.NONE;
    if (start == Start.INFORMED && trained == TrainedLayers.BOTH) {
      Arrays.setAll(v, k -> (k < a.length ? a[k] : 0) + NEARLY_ZERO * stream.nextGaussian());
      return v;
    }
    if (start == Start.CONSTANT || !drawn) {
      Arrays.fill(v, teacher.constant() * scaling.factor(students));
      return v;
    }
    double size =
        switch (start) {
          case SMALL -> SMALL;
          case MIXED -> 1 / Math.sqrt(students);
          case TINY -> 1. / students;
          default -> 1;
        };
    Arrays.setAll(v, k -> size * stream.nextGaussian());
    return v;
  }

  /// Takes a matrix with the teacher first apart.
  private static OrderParameters split(double[][] gram, double[] a, double[] v) {
    int teachers = a.length;
    double[][] q = new double[v.length][];
    double[][] r = new double[v.length][];
    double[][] t = new double[teachers][];
    for (int i = 0; i < v.length; i++) {
      q[i] = Arrays.copyOfRange(gram[teachers + i], teachers, gram.length);
      r[i] = Arrays.copyOf(gram[teachers + i], teachers);
    }
    for (int m = 0; m < teachers; m++) {
      t[m] = Arrays.copyOf(gram[m], teachers);
    }
    return OrderParameters.of(q, r, t, a, v);
  }

  private static void requirePositive(String name, int count) {
    if (count <= 0) {
      throw new InputException(name + ": " + count + " found, expected at least 1 hidden unit");
    }
  }
}
