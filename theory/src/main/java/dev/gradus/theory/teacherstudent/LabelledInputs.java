package dev.gradus.theory.teacherstudent;

/// Inputs with the labels of the teacher, on which a student's error is measured.
final class LabelledInputs {
  private final TeacherStudent problem;
  private final InputSource inputs;
  private final double[] labels;

  /// @param weights of teacher and student, teacher first
  /// @param noise of each label in units of its standard deviation
  LabelledInputs(TeacherStudent problem, double[][] weights, InputSource inputs, double[] noise) {
    this.problem = problem;
    this.inputs = inputs;
    labels = new double[inputs.count()];
    double[] x = new double[problem.inputs()];
    double scale = 1 / Math.sqrt(problem.inputs());
    for (int i = 0; i < labels.length; i++) {
      inputs.copy(i, x);
      labels[i] = problem.noise() * noise[i];
      for (int m = 0; m < problem.teacher(); m++) {
        labels[i] +=
            problem.initial().a(m)
                * problem.activation().value(scale * Dense.product(weights[m], x));
      }
    }
  }

  /// Half the mean squared distance of the student to the labels.
  double error(double[][] students, double[] v) {
    double scale = 1 / Math.sqrt(problem.inputs());
    double[] x = new double[problem.inputs()];
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      inputs.copy(i, x);
      double distance = -labels[i];
      for (int k = 0; k < v.length; k++) {
        distance += v[k] * problem.activation().value(scale * Dense.product(students[k], x));
      }
      sum += 0.5 * distance * distance;
    }
    return sum / labels.length;
  }
}
