package dev.gradus.studies.shade;

import dev.gradus.studies.Study;
import dev.gradus.studies.Study.Scale;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// What is run in the study of gradient starvation, by name: `DATA-sS-rRHO`, with `-penalised`
/// under spectral decoupling and `-apart` for the disjoint control.
final class StarvationRuns {
  private static final String DIGITS =
      """
      {"problem": "shaded", "data": "mnist", "task": "3-vs-5", "examples": 4000,
       "model": {"name": "mlp", "widths": [64]}, "epochs": 15, "seeds": %d, "seed": %d}
      """;

  private static final String PETS =
      """
      {"problem": "shaded", "data": "cifar10", "task": "3-vs-5",
       "model": {"name": "mlp", "widths": [256]}, "epochs": 20, "seeds": 3, "seed": %d}
      """;

  private static final String CONVOLUTIONAL =
      """
      {"name": "cnn", "convolutions": 2, "channels": 16, "widths": [64]}
      """;

  private final Map<String, ObjectNode> runs = new LinkedHashMap<>();

  private StarvationRuns() {}

  static Map<String, ObjectNode> of(Scale scale, long seed) {
    StarvationRuns all = new StarvationRuns();
    boolean full = scale == Scale.FULL;
    all.digits(DIGITS.formatted(full ? 5 : 3, seed), full);
    if (full) {
      all.pets("pets", PETS.formatted(seed), 0.5, 0.7, 0.9, 0.95, 0.99, 1);
      all.pets("conv", PETS.formatted(seed), 0.5, 0.9, 1);
    }
    return all.runs;
  }

  private void digits(String base, boolean full) {
    for (double rho : new double[] {0.5, 0.9, 1}) {
      put("digits-s0.3-r" + rho, shaded(base, 0.3, rho));
    }
    put("digits-s0.3-r1.0-penalised", shaded(base, 0.3, 1)).put("logit-penalty", 0.05);
    put("digits-s0.3-r1.0-apart", shaded(base, 0.3, 1)).put("cues", "apart");
    put("digits-s0.6-r1.0", shaded(base, 0.6, 1));
    if (full) {
      put("digits-s0.15-r0.5", shaded(base, 0.15, 0.5));
      put("digits-s0.15-r1.0", shaded(base, 0.15, 1));
      put("digits-s0.6-r0.9", shaded(base, 0.6, 0.9));
    }
  }

  private void pets(String prefix, String base, double... shares) {
    for (String selection : new String[] {"natural", "random"}) {
      ObjectNode run = Study.configuration(base);
      run.put("selection", selection);
      put(prefix + "-" + selection, run);
    }
    for (double rho : shares) {
      put(prefix + "-s0.3-r" + rho, shaded(base, 0.3, rho));
    }
  }

  private static ObjectNode shaded(String base, double s, double rho) {
    ObjectNode run = Study.configuration(base);
    run.put("shade", s);
    run.put("aligned", rho);
    return run;
  }

  private ObjectNode put(String name, ObjectNode run) {
    if (name.startsWith("conv")) {
      run.set("model", Study.configuration(CONVOLUTIONAL));
    }
    runs.put(name, run);
    return run;
  }
}
