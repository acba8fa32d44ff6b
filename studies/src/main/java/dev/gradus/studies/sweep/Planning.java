package dev.gradus.studies.sweep;

import dev.gradus.core.InputException;
import dev.gradus.lab.RunPlan;
import dev.gradus.lab.config.Configuration;
import dev.gradus.lab.config.ConfigurationSchema;
import dev.gradus.lab.sweep.Axis;
import dev.gradus.studies.ProblemKinds;
import dev.gradus.studies.Quantities;
import dev.gradus.studies.Studies;
import dev.gradus.studies.Study;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// From the configuration of one run of a sweep to its plan. A configuration names a `problem`, or
/// a `study` with one of its runs.
final class Planning {
  private static final Map<String, ConfigurationSchema> SCHEMAS = new ConcurrentHashMap<>();

  private Planning() {}

  /// Plans one run.
  ///
  /// @throws InputException if the configuration is wrong
  static RunPlan plan(Configuration configuration) {
    ObjectNode resolved = check(configuration).root();
    if (!resolved.has("study")) {
      return ProblemKinds.of(configuration).plan(configuration.name(), resolved);
    }
    Study study = Studies.byName(resolved.get("study").stringValue());
    String run = resolved.path("run").stringValue("");
    ObjectNode own = study.runs(scale(resolved), resolved.get("seed").longValue()).get(run);
    if (own == null) {
      throw new InputException("run: the study has no run '" + run + "' at this scale");
    }
    return plan(Configuration.of(run, own));
  }

  static Study.Scale scale(ObjectNode configuration) {
    return Study.Scale.valueOf(
        configuration.path("scale").stringValue("quick").toUpperCase(Locale.ROOT));
  }

  /// Checks a configuration against its schema and fills in defaults.
  ///
  /// @throws InputException in one line with the nearest key, if it is wrong
  static Configuration check(Configuration configuration) {
    JsonNode study = configuration.root().path("study");
    if (!study.isMissingNode()) {
      return configuration.resolve(schema(Studies.byName(study.asString(""))));
    }
    return ProblemKinds.resolve(configuration);
  }

  /// What the columns and keys of a sweep are called.
  ///
  /// @param base the configuration that its runs share
  /// @param axes what its runs differ in
  static Quantities words(ObjectNode base, List<Axis> axes) {
    Stream<JsonNode> problems =
        base.has("study")
            ? Studies.byName(base.get("study").stringValue())
                .runs(scale(base), base.path("seed").longValue(0))
                .values()
                .stream()
                .map(run -> run.get("problem"))
            : Stream.concat(
                Stream.of(base.path("problem")),
                axes.stream()
                    .filter(axis -> axis.key().equals("problem"))
                    .flatMap(axis -> axis.values().stream()));
    return Quantities.of(
        problems
            .filter(JsonNode::isString)
            .map(problem -> ProblemKinds.byName(problem.stringValue()).quantities())
            .distinct()
            .toList());
  }

  /// Keys whose values may be names of files.
  static List<String> files(Configuration configuration) {
    return configuration.root().has("study") ? List.of() : ProblemKinds.of(configuration).files();
  }

  private static ConfigurationSchema schema(Study study) {
    return SCHEMAS.computeIfAbsent(
        study.name(),
        name -> {
          ObjectNode schema = JsonMapper.shared().createObjectNode();
          schema.put("type", "object").put("additionalProperties", false);
          ObjectNode keys = schema.putObject("properties");
          keys.putObject("study").put("type", "string");
          ObjectNode scale = keys.putObject("scale").put("default", "quick");
          var names = scale.putArray("enum");
          study.scales().forEach(one -> names.add(one.name().toLowerCase(Locale.ROOT)));
          keys.putObject("seed").put("type", "integer").put("minimum", 0).put("default", 0);
          keys.putObject("run").put("type", "string");
          return ConfigurationSchema.of(schema);
        });
  }
}
