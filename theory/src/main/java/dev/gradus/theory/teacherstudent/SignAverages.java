package dev.gradus.theory.teacherstudent;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.numbers.gamma.InverseErfc;
import org.hipparchus.random.SobolSequenceGenerator;

/// Averages that involve the sign of the teacher's output, over a fixed set of points (Sobol) in
/// place of the fields: good to about 1e-3 of their size, without randomness.
///
/// @param error E[(phi - sgn phi*)^2] / 2
/// @param wrong the probability that phi and phi* differ in sign (0 counts as +)
record SignAverages(double error, double wrong) {
  private static final int POINTS = 1 << 13;
  private static final Map<Integer, double[][]> NORMALS = new ConcurrentHashMap<>();

  static SignAverages of(TeacherStudent problem, FieldLaw fields, OrderParameterState s) {
    int students = s.student();
    int n = students + s.teacher();
    double[][] factor = Gram.factor(fields.covariance());
    double error = 0;
    int wrong = 0;
    for (double[] z : NORMALS.computeIfAbsent(n, SignAverages::normals)) {
      double phi = 0;
      double teacher = 0;
      for (int i = 0; i < n; i++) {
        double field = fields.mean()[i];
        for (int j = 0; j <= i; j++) {
          field = Math.fma(factor[i][j], z[j], field);
        }
        if (i < students) {
          phi += s.v(i) * problem.activation().value(field);
        } else {
          teacher += s.a(i - students) * problem.teacherActivation().value(field);
        }
      }
      double distance = phi - (teacher >= 0 ? 1 : -1);
      error += 0.5 * distance * distance / POINTS;
      wrong += phi >= 0 == teacher >= 0 ? 0 : 1;
    }
    return new SignAverages(error, wrong / (double) POINTS);
  }

  /// The first point, which is zero, is left out; each is taken with its opposite.
  private static double[][] normals(int dimension) {
    SobolSequenceGenerator sobol = new SobolSequenceGenerator(dimension);
    sobol.skipTo(1);
    double[][] points = new double[POINTS][dimension];
    for (int p = 0; p < POINTS; p += 2) {
      double[] uniform = sobol.nextVector();
      for (int j = 0; j < dimension; j++) {
        points[p][j] = -Math.sqrt(2) * InverseErfc.value(2 * uniform[j]);
        points[p + 1][j] = -points[p][j];
      }
    }
    return points;
  }
}
