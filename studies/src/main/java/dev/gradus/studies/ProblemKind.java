package dev.gradus.studies;

import dev.gradus.lab.RunPlan;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.HeatMap.Overlay;
import dev.gradus.lab.report.Picture;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A kind of problem that a file can name with `problem: NAME`: how its keys are read, what can be
/// run on it, and what its figures are.
public interface ProblemKind {

  /// The value of the key `problem`.
  String name();

  /// One line for `gradus list`.
  String summary();

  /// What its keys, its columns and its methods are called.
  Quantities quantities();

  /// JSON schema of its files, with defaults; every key that is not in it is refused. The file
  /// `schema.json` in its package, unless that has several kinds.
  default ObjectNode schema() {
    return Schemas.beside(getClass());
  }

  /// Keys whose values may name files, relative to the file that holds the configuration.
  default List<String> files() {
    return List.of();
  }

  /// The numbers of a list in a configuration.
  static double[] numbers(JsonNode list) {
    return list.valueStream().mapToDouble(JsonNode::doubleValue).toArray();
  }

  /// Makes a run ready.
  ///
  /// @param name what the user calls it
  /// @param configuration a file that has passed [#schema], defaults filled in
  /// @throws dev.gradus.core.InputException if the values do not fit together
  RunPlan plan(String name, ObjectNode configuration);

  /// What a user should know before the run starts, one line each, such as a stepsize beyond
  /// stability.
  ///
  /// @param configuration as for [#plan]
  default List<String> warnings(ObjectNode configuration) {
    return List.of();
  }

  /// What theory draws over a map of two keys, such as the limit of stability.
  ///
  /// @param configuration as for [#plan], of one cell
  /// @param x key of the horizontal axis
  /// @param xs its values, increasing
  /// @param y key of the vertical axis
  /// @param ys its values, increasing
  default List<Overlay> limits(
      ObjectNode configuration, String x, double[] xs, String y, double[] ys) {
    return List.of();
  }

  /// What theory says trajectories end at, drawn beside what a sweep measured.
  ///
  /// @param configuration as for [#plan], of one cell
  /// @param column such as `eg`
  /// @param x key that varies
  /// @param xs its values
  /// @return as many as xs, NaN where it is not known; or none
  default double[] finalValues(ObjectNode configuration, String column, String x, double[] xs) {
    return new double[0];
  }

  /// What a reader looks for in a finished run beyond its rows.
  default List<Finding> findings(RunResult result) {
    return List.of();
  }

  /// What a finished run answers besides its trajectories, for `--json`: maps, lists, strings and
  /// numbers; a number that is not finite becomes null.
  default Map<String, Object> answers(RunResult result) {
    return Map.of();
  }

  /// The default figures of a finished run.
  List<Picture> figures(RunResult result);
}
