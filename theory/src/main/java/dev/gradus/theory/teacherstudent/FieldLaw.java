package dev.gradus.theory.teacherstudent;

/// Mean and covariance of the local fields of all units, student first. With inputs of mean 0 and
/// variance 1 the covariance is that of the order parameters.
record FieldLaw(double[] mean, double[][] covariance) {

  /// A state that knows more of its fields than order parameters say.
  interface Source extends OrderParameterState {
    FieldLaw fields();
  }

  static FieldLaw of(TeacherStudent problem, OrderParameterState s) {
    if (s instanceof Source source && !problem.law().isStandard()) {
      return source.fields();
    }
    double[][] gram = Gram.of(s);
    return new FieldLaw(new double[gram.length], gram);
  }
}
