package dev.gradus.studies.teacherstudent;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStreams;
import dev.gradus.theory.teacherstudent.Activations;
import dev.gradus.theory.teacherstudent.Initialisation;
import dev.gradus.theory.teacherstudent.Initialisation.Scaling;
import dev.gradus.theory.teacherstudent.Initialisation.Start;
import dev.gradus.theory.teacherstudent.InputLaw;
import dev.gradus.theory.teacherstudent.Labels;
import dev.gradus.theory.teacherstudent.OrderParameters;
import dev.gradus.theory.teacherstudent.TeacherLaw;
import dev.gradus.theory.teacherstudent.TeacherStudent;
import dev.gradus.theory.teacherstudent.TrainedLayers;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes the problem that a file describes.
final class ProblemReader {
  private static final List<String> LAWS = List.of("initialisation", "teacher-law", "scaling");

  private ProblemReader() {}

  /// @param configuration a file that has passed the schema, defaults filled in
  /// @param seed draws the initial order parameters unless they are given
  /// @throws InputException if the values do not fit together
  static TeacherStudent read(ObjectNode configuration, long seed) {
    double stepsize = configuration.get("stepsize").doubleValue();
    TrainedLayers trained =
        configuration.get("train").stringValue().equals("first")
            ? TrainedLayers.FIRST
            : TrainedLayers.BOTH;
    int inputs = configuration.get("inputs").intValue();
    return new TeacherStudent(
        Activations.of(configuration.get("activation").stringValue()),
        trained,
        stepsize,
        configuration.path("second-layer-stepsize").doubleValue(stepsize),
        configuration.get("noise").doubleValue(),
        configuration.get("weight-decay").doubleValue(),
        configuration.get("batch").intValue(),
        inputs,
        configuration.has("initial")
            ? given(configuration)
            : initialisation(configuration)
                .draw(
                    units(configuration, "student"),
                    units(configuration, "teacher"),
                    inputs,
                    trained,
                    new RandomStreams(seed).stream("initial order parameters")),
        Activations.of(
            configuration
                .path("teacher-activation")
                .stringValue(configuration.get("activation").stringValue())),
        Labels.valueOf(name(configuration.get("labels").stringValue())),
        new InputLaw(
            configuration.path("input-law").valueStream().map(ProblemReader::group).toList()));
  }

  private static InputLaw.Group group(JsonNode group) {
    return new InputLaw.Group(
        group.get("inputs").intValue(),
        group.path("variance").doubleValue(1),
        group.path("mean").doubleValue(0));
  }

  private static OrderParameters given(ObjectNode configuration) {
    for (String key : LAWS) {
      if (configuration.has(key)) {
        throw new InputException(
            key + ": found beside initial, which gives what it would draw; leave one of them out");
      }
    }
    JsonNode initial = configuration.get("initial");
    OrderParameters all =
        OrderParameters.of(
            matrix(initial.get("Q")),
            matrix(initial.get("R")),
            matrix(initial.get("T")),
            vector(initial.get("A")),
            vector(initial.get("v")));
    requireSame(configuration, "student", all.student(), "v");
    requireSame(configuration, "teacher", all.teacher(), "A");
    return all;
  }

  private static void requireSame(ObjectNode configuration, String key, int found, String list) {
    if (configuration.has(key) && configuration.get(key).intValue() != found) {
      throw new InputException(
          "%s: %d found, but initial.%s has %d entries; leave the key out or make them agree"
              .formatted(key, configuration.get(key).intValue(), list, found));
    }
  }

  private static int units(ObjectNode configuration, String key) {
    if (!configuration.has(key)) {
      throw new InputException(
          key + ": missing; give the count of hidden units, or initial order parameters");
    }
    return configuration.get(key).intValue();
  }

  private static Initialisation initialisation(ObjectNode configuration) {
    return new Initialisation(
        Start.valueOf(name(configuration.path("initialisation").stringValue("large"))),
        teacherLaw(configuration.path("teacher-law")),
        Scaling.valueOf(name(configuration.path("scaling").stringValue("none"))));
  }

  private static String name(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static TeacherLaw teacherLaw(JsonNode law) {
    boolean orthogonal = law.path("rows").stringValue("gaussian").equals("orthogonal");
    List<Double> lengths =
        law.has("lengths")
            ? law.get("lengths").valueStream().map(JsonNode::doubleValue).toList()
            : orthogonal ? List.of(1.) : List.of();
    if (!orthogonal && law.has("lengths")) {
      throw new InputException(
          "teacher-law.lengths: found for gaussian rows, whose lengths are drawn; add rows:"
              + " orthogonal");
    }
    JsonNode second = law.path("second-layer");
    return new TeacherLaw(
        lengths,
        law.path("sparsity").doubleValue(0),
        second.isNumber() ? second.doubleValue() : 1,
        second.isString(),
        law.path("mixed-signs").booleanValue(false));
  }

  static double[][] matrix(JsonNode rows) {
    return rows.valueStream().map(ProblemReader::vector).toArray(double[][]::new);
  }

  static double[] vector(JsonNode numbers) {
    return numbers.valueStream().mapToDouble(JsonNode::doubleValue).toArray();
  }
}
