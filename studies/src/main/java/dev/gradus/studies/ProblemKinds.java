package dev.gradus.studies;

import dev.gradus.core.InputException;
import dev.gradus.studies.complexity.ClassificationKind;
import dev.gradus.studies.edge.EdgeOfStabilityKind;
import dev.gradus.studies.interpolator.InterpolatorKind;
import dev.gradus.studies.largestep.LargeStepsizeKind;
import dev.gradus.studies.learningdynamics.ModesKind;
import dev.gradus.studies.learningdynamics.StarvationKind;
import dev.gradus.studies.learningdynamics.TangentKernelKind;
import dev.gradus.studies.shade.ShadedKind;
import dev.gradus.studies.shade.TwoMoonsKind;
import dev.gradus.studies.teacherstudent.TeacherStudentKind;
import java.util.List;

/// The registry of problem kinds: to add one, write a [ProblemKind] and name it here.
public final class ProblemKinds {
  private static final List<ProblemKind> ALL =
      List.of(
          new ClassificationKind(),
          new EdgeOfStabilityKind(),
          new InterpolatorKind(),
          new LargeStepsizeKind(),
          new ModesKind(),
          new StarvationKind(),
          new TangentKernelKind(),
          new ShadedKind(),
          new TeacherStudentKind(),
          new TwoMoonsKind());

  private ProblemKinds() {}

  public static List<ProblemKind> all() {
    return ALL;
  }

  /// @throws InputException if there is no such kind
  public static ProblemKind byName(String name) {
    return ALL.stream()
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "problem: '"
                    + name
                    + "' found, expected one of "
                    + ALL.stream().map(ProblemKind::name).toList()));
  }
}
