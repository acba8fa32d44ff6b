package dev.gradus.studies;

import dev.gradus.core.InputException;
import dev.gradus.lab.config.Configuration;
import dev.gradus.lab.config.ConfigurationSchema;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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

  private static final Map<String, ConfigurationSchema> SCHEMAS = new ConcurrentHashMap<>();

  private ProblemKinds() {}

  public static List<ProblemKind> all() {
    return ALL;
  }

  /// @throws InputException if there is no such kind
  public static ProblemKind byName(String name) {
    return find(name)
        .orElseThrow(() -> new InputException("problem: '" + name + "' found, " + expected()));
  }

  /// What a configuration that has been checked is of.
  public static ProblemKind of(ObjectNode configuration) {
    return byName(configuration.get("problem").stringValue());
  }

  /// What a configuration is of.
  ///
  /// @throws InputException with the place of the key `problem`, if that names no kind
  public static ProblemKind of(Configuration configuration) {
    JsonNode problem = configuration.root().path("problem");
    return find(problem.stringValue(""))
        .orElseThrow(() ->
            configuration.error(
                "problem",
                (problem.isMissingNode()
                        ? "missing, "
                        : (problem.isString() ? "'" + problem.stringValue() + "'" : problem)
                            + " found, ")
                    + expected()));
  }

  /// Checks a configuration against the schema of its problem, and fills in defaults.
  ///
  /// @throws InputException in one line with the nearest key, if it is wrong
  public static Configuration resolve(Configuration configuration) {
    ProblemKind kind = of(configuration);
    return configuration.resolve(
        SCHEMAS.computeIfAbsent(kind.name(), name -> ConfigurationSchema.of(kind.schema())));
  }

  private static Optional<ProblemKind> find(String name) {
    return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
  }

  private static String expected() {
    return "expected one of " + String.join(", ", ALL.stream().map(ProblemKind::name).toList());
  }
}
