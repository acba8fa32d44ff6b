package dev.gradus.theory.teacherstudent;

import java.util.function.DoubleBinaryOperator;

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
    Residual residual = new Residual(problem);
    double[] outputs = new double[problem.teacher()];
    double[] none = {};
    for (int i = 0; i < labels.length; i++) {
      inputs.copy(i, x);
      for (int m = 0; m < problem.teacher(); m++) {
        outputs[m] = problem.teacherActivation().value(scale * Dense.product(weights[m], x));
      }
      labels[i] = residual.of(outputs, none, noise[i]);
    }
  }

  /// Half the mean squared distance of the student to the labels.
  double error(double[][] students, double[] v) {
    return mean(students, v, (output, label) -> 0.5 * (output - label) * (output - label));
  }

  /// The share of inputs on which the student's output has another sign than the label.
  double signError(double[][] students, double[] v) {
    return mean(students, v, (output, label) -> output >= 0 == label >= 0 ? 0 : 1);
  }

  private double mean(double[][] students, double[] v, DoubleBinaryOperator loss) {
    double scale = 1 / Math.sqrt(problem.inputs());
    double[] x = new double[problem.inputs()];
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      inputs.copy(i, x);
      double output = 0;
      for (int k = 0; k < v.length; k++) {
        output += v[k] * problem.activation().value(scale * Dense.product(students[k], x));
      }
      sum += loss.applyAsDouble(output, labels[i]);
    }
    return sum / labels.length;
  }
}
