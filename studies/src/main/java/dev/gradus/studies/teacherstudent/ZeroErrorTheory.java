package dev.gradus.studies.teacherstudent;

import dev.gradus.core.InputException;
import dev.gradus.theory.teacherstudent.FinalError;
import dev.gradus.theory.teacherstudent.FixedPoints;
import dev.gradus.theory.teacherstudent.OrderParameters;
import dev.gradus.theory.teacherstudent.TeacherStudent;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import tools.jackson.databind.node.ObjectNode;

/// What linear response says of runs that start at a state without error, which is then known: the
/// first layer trained from `informed`, or any from `denoising`, for teachers that are not drawn
/// (orthogonal rows, equal second layers).
final class ZeroErrorTheory {
  private static final Set<String> OTHER_LAWS =
      Set.of("input-law", "training-set", "data", "scaling", "teacher-activation", "initial");

  private final TeacherStudent problem;
  private final OrderParameters point;

  private ZeroErrorTheory(TeacherStudent problem, OrderParameters point) {
    this.problem = problem;
    this.point = point;
  }

  /// @param configuration a file that has passed the schema
  static Optional<ZeroErrorTheory> of(ObjectNode configuration) {
    String start = configuration.path("initialisation").stringValue("");
    boolean first = configuration.get("train").stringValue().equals("first");
    boolean shared = start.equals("denoising");
    boolean fixed =
        configuration.path("teacher-law").path("rows").stringValue("").equals("orthogonal")
            && !configuration.path("teacher-law").path("second-layer").isString();
    if (!fixed
        || !(shared || (first && start.equals("informed")))
        || OTHER_LAWS.stream().anyMatch(configuration::has)
        || configuration.get("labels").stringValue().equals("signs")) {
      return Optional.empty();
    }
    TeacherStudent problem =
        ProblemReader.read(configuration, configuration.get("seed").longValue());
    OrderParameters drawn = problem.initial();
    int teacher = drawn.teacher();
    int student = drawn.student();
    double[][] t = new double[teacher][teacher];
    double[] a = new double[teacher];
    for (int m = 0; m < teacher; m++) {
      a[m] = drawn.a(m);
      for (int n = 0; n < teacher; n++) {
        t[m][n] = drawn.t(m, n);
      }
    }
    return student < teacher
        ? Optional.empty()
        : Optional.of(
            new ZeroErrorTheory(
                problem,
                shared
                    ? FixedPoints.shared(t, a, student)
                    : FixedPoints.specialised(t, a, student, drawn.v(student - 1))));
  }

  /// The errors that training ends at; NaN beyond the limit of stability.
  static double[] finalErrors(ObjectNode configuration, double[] stepsizes) {
    try {
      double largest = of(configuration).map(ZeroErrorTheory::largestStepsize).orElse(Double.NaN);
      return DoubleStream.of(stepsizes)
          .map(stepsize ->
              stepsize < largest
                  ? of(configuration.deepCopy().put("stepsize", stepsize))
                      .map(theory -> FinalError.linearResponse(theory.problem, theory.point))
                      .orElse(Double.NaN)
                  : Double.NaN)
          .toArray();
    } catch (InputException e) {
      return new double[0]; // weight decay, or no smooth equations
    }
  }

  /// The error that training ends at; NaN beyond the limit of stability, and where it is not known.
  static double finalError(ObjectNode configuration) {
    try {
      return of(configuration)
          .filter(theory -> FinalError.isStable(theory.problem, theory.point))
          .map(theory -> FinalError.linearResponse(theory.problem, theory.point))
          .orElse(Double.NaN);
    } catch (InputException e) {
      return Double.NaN; // weight decay, or no smooth equations
    }
  }

  /// The stepsize beyond which that state is unstable; infinite where that is not known.
  double largestStepsize() {
    try {
      return FinalError.largestStepsize(problem, point);
    } catch (InputException e) {
      return Double.POSITIVE_INFINITY; // weight decay, or no smooth equations
    }
  }
}
