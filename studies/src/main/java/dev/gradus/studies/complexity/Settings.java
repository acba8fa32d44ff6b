package dev.gradus.studies.complexity;

import dev.gradus.core.InputException;
import dev.gradus.nets.Hyperparameters;
import dev.gradus.nets.Hyperparameters.Augmentation;
import dev.gradus.nets.Model;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// From the keys of a file to a model and how it is trained.
final class Settings {
  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "linear", Set.of("name"),
          "mlp", Set.of("name", "widths"),
          "cnn", Set.of("name", "widths", "convolutions", "channels"),
          "resnet", Set.of("name", "blocks", "channels", "linear-blocks"));

  private Settings() {}

  static Hyperparameters hyperparameters(ObjectNode settings) {
    return new Hyperparameters(
        settings.get("stepsize").doubleValue(),
        settings.get("batch").intValue(),
        settings.get("momentum").doubleValue(),
        settings.get("weight-decay").doubleValue(),
        settings.get("augmentation").stringValue().equals("none")
            ? Augmentation.NONE
            : Augmentation.CROP_AND_FLIP);
  }

  /// @throws InputException if a key is not of this model, or one is missing
  static Model model(JsonNode model) {
    String name = model.get("name").stringValue();
    for (String key : model.propertyNames()) {
      if (!KEYS.getOrDefault(name, Set.of()).contains(key)) {
        throw new InputException(
            name.equals("linear") && key.equals("widths")
                ? "model.widths: a linear model has no hidden layers; leave it out"
                : "model.%s: is no key of %s; leave it out".formatted(key, name));
      }
    }
    return switch (name) {
      case "linear" -> Model.linear();
      case "mlp" -> {
        if (model.path("widths").isEmpty()) {
          throw new InputException(
              "model.widths: missing; give the units of each hidden layer, such as [200, 200]");
        }
        yield new Model.Mlp(numbers(model.get("widths")));
      }
      case "cnn" ->
          new Model.Cnn(
              model.path("convolutions").intValue(4),
              model.path("channels").intValue(32),
              model.has("widths") ? numbers(model.get("widths")) : List.of(2000, 2000));
      default ->
          new Model.ResNet(
              model.has("blocks") ? numbers(model.get("blocks")) : List.of(3, 3, 3),
              model.path("channels").intValue(16),
              model.path("linear-blocks").intValue(0));
    };
  }

  private static List<Integer> numbers(JsonNode list) {
    return list.valueStream().map(JsonNode::intValue).toList();
  }
}
