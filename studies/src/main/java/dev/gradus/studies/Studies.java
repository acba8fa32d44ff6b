package dev.gradus.studies;

import dev.gradus.core.InputException;
import dev.gradus.studies.complexity.IncreasingComplexityStudy;
import dev.gradus.studies.largestep.LargeStepsizeStudy;
import dev.gradus.studies.learningdynamics.LearningDynamicsStudy;
import dev.gradus.studies.shade.GradientStarvationStudy;
import dev.gradus.studies.teacherstudent.TeacherStudentStudy;
import java.util.List;

/// The registry of studies: to add one, write a [Study] and name it here.
public final class Studies {
  private static final List<Study> ALL =
      List.of(
          new IncreasingComplexityStudy(),
          new TeacherStudentStudy(),
          new GradientStarvationStudy(),
          new LearningDynamicsStudy(),
          new LargeStepsizeStudy());

  private Studies() {}

  public static List<Study> all() {
    return ALL;
  }

  /// Whether there is a study of this name.
  public static boolean contains(String name) {
    return ALL.stream().anyMatch(study -> study.name().equals(name));
  }

  /// @throws InputException if there is no such study
  public static Study byName(String name) {
    return ALL.stream()
        .filter(study -> study.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "study '"
                    + name
                    + "' not found; there are "
                    + String.join(", ", ALL.stream().map(Study::name).toList())));
  }
}
