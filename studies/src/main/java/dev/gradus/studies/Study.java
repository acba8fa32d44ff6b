package dev.gradus.studies;

import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Picture;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Runs, what is claimed of them, and their figures.
public interface Study {

  /// How large the runs are.
  enum Scale {
    /// Seconds, for a demonstration.
    QUICK,
    /// What [#FULL] shows, on fewer examples and in fewer steps. Only studies with runs of hours
    /// have it.
    REDUCED,
    /// What a paper would show.
    FULL
  }

  /// What is cited, and for what.
  ///
  /// @param text authors, title, where, year
  /// @param use what of it is used here
  record Reference(String text, String use) {}

  /// The name on the command line.
  String name();

  /// The question it answers, one line.
  String question();

  /// What was run and what to see, one paragraph for the report.
  String lead();

  /// The papers and equations behind it.
  List<Reference> references();

  /// Whether its quick scale needs nothing that must be downloaded first, so that the demonstration
  /// can run it.
  default boolean selfContained() {
    return true;
  }

  /// The scales it has runs for.
  default Set<Scale> scales() {
    return EnumSet.of(Scale.QUICK, Scale.FULL);
  }

  /// The configuration of each run by its name, in order.
  ///
  /// @param scale one of [#scales]
  Map<String, ObjectNode> runs(Scale scale, long seed);

  /// The configuration of a run or a part of it, from JSON.
  static ObjectNode configuration(String json) {
    return (ObjectNode) JsonMapper.shared().readTree(json);
  }

  /// What the results say. Asked only when all runs are finished.
  ///
  /// @param results by name of the run
  List<Claim> claims(Map<String, RunResult> results);

  /// What the results look like.
  List<Picture> figures(Map<String, RunResult> results);
}
