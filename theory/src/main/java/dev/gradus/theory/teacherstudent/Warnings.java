package dev.gradus.theory.teacherstudent;

import dev.gradus.core.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What may surprise in a problem that can be solved all the same.
public final class Warnings {
  /// The limit of the stepsize is computed up to this many student units: it takes the powers of a
  /// matrix with some K^2 / 2 rows.
  private static final int MOST_UNITS = 6;

  /// As many teacher and student units can be treated with ReLU in a fraction of a second.
  private static final int MOST_RELU_UNITS = 8;

  /// Copies that share a teacher's unit without error are where they belong.
  private static final double NO_ERROR = 1e-12;

  private Warnings() {}

  /// Sentences of one line each about exactly symmetric starts, which the equations never leave,
  /// and stepsizes beyond the stability of a student without error.
  public static List<String> of(TeacherStudent problem) {
    List<String> all = new ArrayList<>();
    OrderParameters initial = problem.initial();
    if (new PackedState(problem, Packing.of(problem).pack(initial)).generalisationError()
        > NO_ERROR) {
      addSymmetry(initial, all);
    }
    all.addAll(ofStepsize(problem));
    return List.copyOf(all);
  }

  /// Those that hold for every method: the ones about the stepsize.
  public static List<String> ofStepsize(TeacherStudent problem) {
    List<String> all = new ArrayList<>();
    addStepsize(problem, all);
    return List.copyOf(all);
  }

  private static void addSymmetry(OrderParameters initial, List<String> all) {
    for (int i = 0; i < initial.student(); i++) {
      for (int k = i + 1; k < initial.student(); k++) {
        if (Asymmetry.change(initial, i, k) == 0) {
          all.add(
              "initial: student units %d and %d start exactly alike, so that the method ode never"
                      .formatted(i, k)
                  + " tells them apart and stays on the plateau; make their overlaps differ, say by"
                  + " 1e-3");
          return;
        }
      }
    }
  }

  private static void addStepsize(TeacherStudent problem, List<String> all) {
    double largest = stabilityLimit(problem);
    if (problem.stepsize() > largest) {
      all.add(
          "stepsize: %s found, but beyond %.4g a student without error is unstable; expect no"
                  .formatted(problem.stepsize(), largest)
              + " convergence");
    }
  }

  /// The stepsize beyond which a student without error is unstable (the specialised one with erf,
  /// one that shares the teacher's units evenly with ReLU), or infinity where none is known; both
  /// stepsizes grow in proportion.
  public static double stabilityLimit(TeacherStudent problem) {
    if (problem.hasMixedActivations()
        || problem.labels() == Labels.SIGNS
        || !problem.law().isStandard()) {
      return Double.POSITIVE_INFINITY;
    }
    OrderParameters initial = problem.initial();
    int teacher = problem.teacher();
    if (problem.activation() instanceof Linear && !problem.trainsSecondLayer()) {
      double squares = 0;
      for (int k = 0; k < problem.student(); k++) {
        squares += initial.v(k) * initial.v(k);
      }
      return 2 * problem.batch() / squares;
    }
    if (problem.weightDecay() != 0
        || problem.student() < teacher
        || problem.student() > MOST_UNITS) {
      return Double.POSITIVE_INFINITY;
    }
    double[][] t = new double[teacher][teacher];
    double[] a = new double[teacher];
    double[] v = new double[problem.student()];
    Arrays.setAll(v, initial::v);
    for (int m = 0; m < teacher; m++) {
      a[m] = initial.a(m);
      for (int n = 0; n < teacher; n++) {
        t[m][n] = initial.t(m, n);
      }
    }
    return switch (problem.activation()) {
      case Erf erf -> erf(problem, t, a, v);
      case Relu relu -> relu(problem, t, a, v);
      default -> Double.POSITIVE_INFINITY;
    };
  }

  private static double erf(TeacherStudent problem, double[][] t, double[] a, double[] v) {
    if (!problem.trainsSecondLayer() && !Arrays.equals(a, Arrays.copyOf(v, a.length))) {
      return Double.POSITIVE_INFINITY;
    }
    double surplus = problem.trainsSecondLayer() ? 0 : v[v.length - 1];
    return FinalError.largestStepsize(problem, FixedPoints.specialised(t, a, v.length, surplus));
  }

  /// Where both layers are trained there is none: the larger the weights of the first and the
  /// smaller those of the second, the more stable.
  private static double relu(TeacherStudent problem, double[][] t, double[] a, double[] v) {
    if (a.length + v.length > MOST_RELU_UNITS) {
      return Double.POSITIVE_INFINITY;
    }
    for (int k = 0; k < v.length; k++) {
      if (problem.trainsSecondLayer() || !(v[k] * a[k % a.length] > 0)) {
        return Double.POSITIVE_INFINITY;
      }
    }
    try {
      return FinalError.largestStepsize(problem, FixedPoints.sharedLengths(t, a, v));
    } catch (InputException e) {
      return Double.POSITIVE_INFINITY; // of linearly dependent teacher units no limit is known
    }
  }
}
