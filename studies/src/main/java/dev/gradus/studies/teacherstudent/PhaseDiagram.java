package dev.gradus.studies.teacherstudent;

import dev.gradus.lab.report.HeatMap;
import dev.gradus.theory.teacherstudent.Activations;
import dev.gradus.theory.teacherstudent.FinalError;
import dev.gradus.theory.teacherstudent.FixedPoints;
import dev.gradus.theory.teacherstudent.OrderParameters;
import dev.gradus.theory.teacherstudent.TeacherStudent;
import dev.gradus.theory.teacherstudent.TrainedLayers;
import java.util.List;

/// The final error that theory predicts over stepsize and count of hidden units, with the limit of
/// stability: a map of where training ends well, badly, or not at all.
final class PhaseDiagram {
  private static final int TEACHER = 2;
  private static final int MOST = 8;
  private static final double LEAST_STEPSIZE = 0.02;
  private static final double RATIO = Math.pow(10, 0.125);
  private static final int STEPSIZES = 18;

  private PhaseDiagram() {}

  static HeatMap draw() {
    double[] stepsizes = new double[STEPSIZES];
    for (int i = 0; i < STEPSIZES; i++) {
      stepsizes[i] = LEAST_STEPSIZE * Math.pow(RATIO, i);
    }
    double[] students = new double[MOST - TEACHER + 1];
    double[] limits = new double[students.length];
    double[][] values = new double[students.length][STEPSIZES];
    for (int row = 0; row < students.length; row++) {
      int student = TEACHER + row;
      students[row] = student;
      limits[row] = FinalError.largestStepsize(problem(student, 1), point(student));
      for (int i = 0; i < STEPSIZES; i++) {
        values[row][i] =
            stepsizes[i] < limits[row]
                ? FinalError.linearResponse(problem(student, stepsizes[i]), point(student))
                : Double.NaN;
      }
    }
    return new HeatMap(
        "phase-diagram",
        "Final error over stepsize and size of the student",
        "Theory (linear response), erf units, first layer trained, teacher with two units, in units"
            + " of the noise variance. Right of the line the solution is unstable and training does"
            + " not end there.",
        TeacherStudentKind.WORDS.axis("stepsize", true),
        TeacherStudentKind.WORDS.axis("student", false),
        "final error",
        "noise variance",
        true,
        stepsizes,
        students,
        values,
        List.of(new HeatMap.Overlay("limit of stability", limits, students)));
  }

  private static OrderParameters point(int student) {
    return FixedPoints.specialised(
        new double[][] {{1, 0}, {0, 1}}, new double[] {1, 1}, student, 1);
  }

  private static TeacherStudent problem(int student, double stepsize) {
    return TeacherStudent.of(
        Activations.ERF, TrainedLayers.FIRST, stepsize, 1, 1000, point(student));
  }
}
