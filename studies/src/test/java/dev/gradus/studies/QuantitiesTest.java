package dev.gradus.studies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Column;
import dev.gradus.core.Recorder;
import dev.gradus.lab.WorkUnit;
import dev.gradus.lab.config.Configuration;
import dev.gradus.lab.report.Figure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class QuantitiesTest {
  /// Keys that say what is run, not what it measures.
  private static final Set<String> NO_QUANTITIES =
      Set.of("problem", "data-sha256", "initial-sha256");

  static List<ProblemKind> kinds() {
    return ProblemKinds.all();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyNumberThatCanBeSweptHasWords(ProblemKind kind) {
    List<String> keys = new ArrayList<>();
    ObjectNode schema = kind.schema();
    collect(schema, schema, "", keys);
    assertThat(keys).isNotEmpty();
    assertThat(keys.stream().filter(key -> !kind.quantities().knows(key))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"problem": "teacher-student", "student": 2, "teacher": 2, "stepsize": 0.1, "until": 1,
         "inputs": 50, "seeds": 2, "methods": ["ode", "chain", "ensemble", "sgd"]}
        """,
        """
        {"problem": "teacher-student", "student": 2, "teacher": 2, "stepsize": 0.1, "until": 1,
         "inputs": 50, "methods": ["chain"], "labels": "signs"}
        """,
        """
        {"problem": "large-stepsize", "data": "xor", "initial": {"units": 4}, "stepsize": 1,
         "steps": 2, "activation": "gelu", "methods": ["gd", "flow", "momentum", "nesterov"]}
        """,
        "{\"problem\": \"edge-of-stability\", \"stepsize\": 0.1, \"until\": 2, \"methods\": [\"gd\", \"polyak\"]}",
        "{\"problem\": \"interpolator\", \"until\": 2}",
        "{\"problem\": \"modes\", \"units\": [{\"a\": 0.1}], \"methods\": [\"closed-form\", \"ode\", \"gd\"]}",
        "{\"problem\": \"modes\", \"depth\": 3, \"units\": [{\"a\": 0.1}], \"methods\": [\"ode\"]}",
        "{\"problem\": \"starvation\", \"lambda\": 0.2}",
        "{\"problem\": \"tangent-kernel\", \"strengths\": [2, 1]}",
        "{\"problem\": \"two-moons\", \"until\": 2}",
        """
        {"problem": "classification", "data": "disk", "until": 2, "label-noise": 0.1,
         "model": {"name": "linear"}, "reference": {"until": 2},
         "ladder": [{"model": {"name": "linear"}, "until": 2}]}
        """,
        "{\"problem\": \"shaded\", \"data\": \"fashion-mnist-small\", \"examples\": 100}",
      })
  void everyColumnAndMethodHasWordsAndTheUnitOfItsProbe(String text) {
    ObjectNode given = (ObjectNode) JsonMapper.shared().readTree(text);
    ProblemKind kind = ProblemKinds.of(given);
    ObjectNode configuration = ProblemKinds.resolve(Configuration.of("run", given)).root();
    for (WorkUnit unit : kind.plan("run", configuration).units()) {
      assertThat(kind.quantities().method(unit.method())).isNotEqualTo(unit.method());
      Recorder<?> recorder = unit.start().get();
      for (Column column : recorder.columns()) {
        assertThat(kind.quantities().knows(column.name())).as(column.name()).isTrue();
        if (!column.unit().equals("1")) {
          assertThat(kind.quantities().of(column.name()).unit()).isEqualTo(column.unit());
        }
      }
    }
  }

  @Test
  void aKeyMayStandForManyColumns() {
    Quantities words = ProblemKinds.byName("teacher-student").quantities();
    assertThat(words.of("R_0_12").label())
        .isEqualTo("overlap of student unit 0 and teacher unit 12, R 0,12");
    assertThat(words.of("R_0_12_sd").name())
        .isEqualTo(
            "standard deviation over seeds of overlap of student unit 0 and teacher unit 12");
    assertThat(words.of("no-such-key")).isEqualTo(new Quantity("no-such-key", "", "1"));
  }

  @Test
  void aMethodIsTheoryOrMeasured() {
    Quantities words = ProblemKinds.byName("teacher-student").quantities();
    assertThat(words.method("ode")).isEqualTo("theory (N to infinity)");
    assertThat(words.kind("ode")).isEqualTo(Kind.THEORY);
    assertThat(words.kind("chain")).isEqualTo(Kind.MEASURED);
    assertThat(words.kind("no-such-method")).isEqualTo(Kind.MEASURED);
  }

  @Test
  void theFirstOfSeveralKindsNamesAKey() {
    Quantities words =
        Quantities.of(
            List.of(
                ProblemKinds.byName("interpolator").quantities(),
                ProblemKinds.byName("edge-of-stability").quantities()));
    assertThat(words.of("noise").symbol()).isEqualTo("eta");
    assertThat(words.of("threshold").name()).isEqualTo("threshold of stability");
  }

  private static void collect(ObjectNode root, JsonNode at, String path, List<String> keys) {
    JsonNode schema =
        at.has("$ref")
            ? root.get("$defs").get(at.get("$ref").stringValue().substring("#/$defs/".length()))
            : at;
    schema.path("anyOf").forEach(one -> collect(root, one, path, keys));
    String type = schema.path("type").asString("");
    if ((Set.of("number", "integer", "boolean").contains(type) || schema.has("enum"))
        && !NO_QUANTITIES.contains(path)) {
      keys.add(path);
    }
    schema
        .path("properties")
        .properties()
        .forEach(entry ->
            collect(
                root,
                entry.getValue(),
                path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                keys));
  }
}
