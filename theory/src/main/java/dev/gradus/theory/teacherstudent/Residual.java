package dev.gradus.theory.teacherstudent;

import java.util.Arrays;
import org.apache.commons.numbers.gamma.InverseErfc;

/// y - phi, the label of an example less the output of the student.
final class Residual {
  private final boolean signs;
  private final double noise;

  /// Signs are turned for label noise below this.
  private final double turned;

  private final double[] a;

  Residual(TeacherStudent problem) {
    signs = problem.labels() == Labels.SIGNS;
    noise = problem.noise();
    turned = signs ? -Math.sqrt(2) * InverseErfc.value(noise) : 0;
    a = new double[problem.teacher()];
    Arrays.setAll(a, problem.initial()::a);
  }

  /// @param outputs g of the teacher's fields, then of the student's
  /// @param v second layer of the student
  /// @param normal label noise in units of its standard deviation
  double of(double[] outputs, double[] v, double normal) {
    int teachers = a.length;
    double error = signs ? 0 : noise * normal;
    for (int m = 0; m < teachers; m++) {
      error += a[m] * outputs[m];
    }
    if (signs) {
      error = sign(error, normal);
    }
    for (int k = 0; k < v.length; k++) {
      error -= v[k] * outputs[teachers + k];
    }
    return error;
  }

  /// The label of one of two classes from the teacher's output.
  double sign(double output, double normal) {
    return output >= 0 == normal >= turned ? 1 : -1;
  }
}
