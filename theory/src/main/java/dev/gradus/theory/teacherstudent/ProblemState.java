package dev.gradus.theory.teacherstudent;

/// A state that knows its problem, which says all but the overlaps and the student's second layer.
interface ProblemState extends OrderParameterState {

  TeacherStudent problem();

  @Override
  default int student() {
    return problem().student();
  }

  @Override
  default int teacher() {
    return problem().teacher();
  }

  @Override
  default double a(int m) {
    return problem().initial().a(m);
  }

  @Override
  default double generalisationError() {
    return GeneralisationError.of(problem(), this);
  }

  @Override
  default double signError() {
    return GeneralisationError.signs(problem(), this);
  }
}
