package dev.gradus.studies.complexity;

import dev.gradus.studies.Study;
import dev.gradus.studies.Study.Scale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// The runs of the study at each scale.
///
/// The networks are those of the protocol that two public repetitions of Kalimeris et al. (2019)
/// agree on; stepsizes and lengths are ours.
final class ComplexityRuns {
  static final String IMAGES = "images";
  static final String DISK = "disk";

  // The task of the images: of all splits of the ten classes into five and five, one on which a
  // linear model does poorly, so that there is more to learn; see docs/notes/linear-first-task.md.
  private static final String CLOTHES = "0,1,3,4,5-vs-2,6,7,8,9";

  /// Few examples, so that zero training error is reached.
  private static final String REDUCED =
      """
      "training-examples": 500, "evaluate": {"test": 2000}, "until": 600,
      "times": [0, 20, 40, 60, 80, 110, 150, 200, 300, 400, 600]\
      """;

  private static final String IMAGES_RUN =
      """
      {"data": "fashion-mnist-small", "task": "%s", "model": {"name": "mlp", "widths": [200, 200]},
       "stepsize": 0.02, "until": 3000, "reference": {"stepsize": 0.05, "until": 5000},
       "ladder": [{"model": {"name": "mlp", "widths": [3]}},
                  {"model": {"name": "mlp", "widths": [30]}}],
       "evaluate": {"train": 1000}, "seeds": 3}
      """
          .formatted(CLOTHES);

  /// Few enough points, far enough apart, that every label is fitted, the wrong ones as well.
  private static final String DISK_RUN =
      """
      {"data": "disk", "label-noise": 0.1, "drawn": {"train": 100, "test": 10000, "spacing": 0.1},
       "model": {"name": "mlp", "widths": [200, 200]}, "stepsize": 0.1, "momentum": 0.9,
       "batch": 100, "until": 3000, "reference": {"stepsize": 0.1, "until": 2000, "batch": 32},
       "seeds": 2}
      """;

  private static final List<String> SMALL = List.of("[1]", "[1, 1]");
  private static final List<String> LARGE = List.of("[1]", "[1, 1]", "[1, 1, 1]");

  private ComplexityRuns() {}

  static Map<String, ObjectNode> at(Scale scale, long seed) {
    Map<String, String> runs = new LinkedHashMap<>();
    if (scale == Scale.QUICK) {
      runs.put(IMAGES, IMAGES_RUN);
      runs.put(DISK, DISK_RUN);
    } else {
      runs.put("mnist-cnn", cnn(scale, "mnist", "first-five-vs-last-five"));
      runs.put("cifar10-cnn", cnn(scale, "cifar10", "animals-vs-vehicles"));
      runs.put("cifar10-resnet", resNet(scale));
      runs.put("fashion-mnist-cnn", cnn(scale, "fashion-mnist", CLOTHES));
    }
    Map<String, ObjectNode> all = new LinkedHashMap<>();
    runs.forEach((name, json) -> {
      ObjectNode run = Study.configuration(json);
      run.put("problem", "classification");
      run.put("seed", seed);
      all.put(name, run);
    });
    return all;
  }

  private static String cnn(Scale scale, String data, String task) {
    boolean reduced = scale == Scale.REDUCED;
    return """
    {"data": "%s", "task": "%s", "model": {"name": "cnn"}, "stepsize": 0.01, %s,
     "reference": {"stepsize": 0.01, "until": %d},
     "ladder": [
       {"model": {"name": "cnn", "convolutions": 1, "widths": []}, "stepsize": 0.01,
        "momentum": 0.9, "until": %d},
       {"model": {"name": "cnn", "convolutions": 2, "widths": []}, "stepsize": 0.01,
        "momentum": 0.9, "until": %d}],
     "seeds": 3}
    """
        .formatted(
            data,
            task,
            reduced
                ? "\"momentum\": 0.9, \"batch\": 32, " + REDUCED
                : "\"until\": 6000, \"evaluate\": {\"train\": 2000}",
            reduced ? 2000 : 20_000,
            reduced ? 400 : 3000,
            reduced ? 400 : 3000);
  }

  /// A residual network explained by smaller ones of its family, which learn its last predictions.
  private static String resNet(Scale scale) {
    boolean reduced = scale == Scale.REDUCED;
    String rule =
        "\"stepsize\": 0.01, \"momentum\": 0.9, \"batch\": %d".formatted(reduced ? 32 : 128);
    String simpler = "{\"model\": {\"name\": \"resnet\", \"blocks\": %s}, %s, \"until\": %d}";
    int until = reduced ? 400 : 4000;
    List<String> ladder = new ArrayList<>();
    for (String blocks : reduced ? SMALL : LARGE) {
      ladder.add(simpler.formatted(blocks, rule, until));
    }
    return """
    {"data": "cifar10", "task": "animals-vs-vehicles",
     "model": {"name": "resnet", "blocks": %s}, %s, %s,
     "reference": {"stepsize": 0.01, "until": %d, "labels": "network"}, "ladder": %s}
    """
        .formatted(
            reduced ? "[1, 1, 1]" : "[3, 3, 3]",
            rule,
            reduced
                ? REDUCED
                : "\"augmentation\": \"crop-and-flip\", \"until\": 4000,"
                    + " \"evaluate\": {\"train\": 2000}",
            reduced ? 2000 : 4000,
            ladder);
  }
}
