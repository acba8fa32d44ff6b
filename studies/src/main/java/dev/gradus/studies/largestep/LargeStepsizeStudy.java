package dev.gradus.studies.largestep;

import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Picture;
import dev.gradus.studies.Study;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/// Gradient descent at large stepsizes: oscillation, then a stable phase in which the margin grows.
public final class LargeStepsizeStudy implements Study {
  static final String XOR = "xor-";
  static final int LARGE_STEPSIZE = 640;
  static final String LARGE = XOR + LARGE_STEPSIZE;
  static final String NEURONS = "neurons";

  /// Models on the two points of Theorem 4.3.
  static final List<String> MODELS = List.of("linear", "network");

  static final String STEADY = "-steady";
  static final String SEARCHED = "linear-search";
  static final String GROWING = "-growing-";
  static final String IMAGES = "images-";

  /// The largest whole constant stepsize that never lets the risk rise: logistic regression fails
  /// between 14 and 16, four leaky softplus units between 180 and 190.
  private static final Map<String, Integer> EDGE = Map.of("linear", 14, "network", 180);

  /// Stepsize over count of steps.
  private static final Map<String, Double> SHARE = Map.of("linear", 0.005, "network", 0.08);

  private static final int[] LENGTHS = {1000, 2000, 4000, 8000, 16_000};

  static int edge(String model) {
    return Objects.requireNonNull(EDGE.get(model));
  }

  static double share(String model) {
    return Objects.requireNonNull(SHARE.get(model));
  }

  @Override
  public String name() {
    return "large-stepsize";
  }

  @Override
  public String question() {
    return "What do stepsizes do that are too large for the risk to fall steadily?";
  }

  @Override
  public String lead() {
    return "Full-batch gradient descent at large stepsizes. First the risk goes up and down; once it"
        + " is below a threshold it falls steadily, the margin grows, and the risk ends lower than any"
        + " constant stepsize could bring it that never lets it rise.";
  }

  @Override
  public List<Reference> references() {
    return List.of(
        new Reference(
            "Y. Cai, J. Wu, S. Mei, M. Lindsey, P. Bartlett: Large stepsize gradient descent for"
                + " non-homogeneous two-layer networks: margin improvement and fast optimization,"
                + " NeurIPS 2024, arXiv 2406.08654",
            "two phases, thresholds, margins, rates"),
        new Reference(
            "J. Wu, P. Bartlett, M. Telgarsky, B. Yu: Large stepsize gradient descent for logistic"
                + " loss, COLT 2024, arXiv 2402.15926",
            "logistic regression, the mean risk of the first phase"));
  }

  @Override
  public Map<String, ObjectNode> runs(Scale scale, long seed) {
    boolean full = scale == Scale.FULL;
    Map<String, ObjectNode> runs = new LinkedHashMap<>();
    for (int stepsize : new int[] {20, 160, LARGE_STEPSIZE, 1280}) {
      runs.put(
          XOR + stepsize,
          Study.configuration(
              """
              {"problem": "large-stepsize", "data": "xor", "initial": {"units": 20}, "seed": %d,
               "activation": {"name": "softplus", "leak": 0.5, "scale": 0.5},
               "stepsize": %d, "steps": %d}
              """
                  .formatted(seed, stepsize, full ? 100_000 : 10_000)));
    }
    runs.put(
        NEURONS,
        Study.configuration(
            """
            {"problem": "large-stepsize", "data": "five-points", "initial": {"units": 2, "std": 0},
             "activation": {"name": "softplus", "leak": 0.5, "scale": 0.5}, "stepsize": 3,
             "steps": 4000}
            """));
    for (String model : MODELS) {
      runs.put(model + STEADY, twoPoints(model, String.valueOf(edge(model)), LENGTHS[4], LENGTHS));
      for (int steps : LENGTHS) {
        runs.put(
            model + GROWING + steps, twoPoints(model, String.valueOf(share(model) * steps), steps));
      }
    }
    runs.put(SEARCHED, twoPoints("linear", "{\"monotone\": true}", LENGTHS[4], LENGTHS));
    for (int stepsize : full ? new int[] {1, 8, 64, 512, 2048, 8192} : new int[] {1, 64, 2048}) {
      runs.put(IMAGES + stepsize, images(full, 40 * stepsize, seed));
    }
    return runs;
  }

  private static ObjectNode twoPoints(String model, String stepsize, int steps, int... times) {
    ObjectNode run =
        Study.configuration(
            """
            {"problem": "large-stepsize", "data": {"name": "two-points", "gamma": 0.05},
             %s, "stepsize": %s, "steps": %d}
            """
                .formatted(
                    model.equals("linear")
                        ? "\"model\": \"linear\""
                        : """
                        "initial": {"units": 4, "std": 0},
                        "activation": {"name": "softplus", "leak": 0.5, "scale": 0.125}
                        """,
                    stepsize,
                    steps));
    for (int time : times) {
      run.withArray("times").add(time);
    }
    return run;
  }

  /// Two classes of images under softplus units: airplanes and automobiles of CIFAR-10, or
  /// pullovers and coats of what is inside the program.
  private static ObjectNode images(boolean full, int stepsize, long seed) {
    String data =
        full
            ? "{\"name\": \"cifar10\", \"classes\": [\"airplane\", \"automobile\"], \"n\": 1000}"
            : "{\"name\": \"fashion-mnist-small\", \"classes\": [2, 4], \"n\": 200}";
    return Study.configuration(
        """
        {"problem": "large-stepsize", "data": %s, "initial": {"units": 40}, "seed": %d,
         "activation": "softplus", "stepsize": %d, "steps": %d, "sharpness": false}
        """
            .formatted(data, seed, stepsize, full ? 1000 : 500));
  }

  @Override
  public List<Claim> claims(Map<String, RunResult> results) {
    List<Claim> claims = new ArrayList<>(PhaseClaims.of(results));
    claims.addAll(Neurons.claims(results));
    claims.addAll(RateClaims.of(results));
    claims.addAll(ImageClaims.of(results));
    return claims;
  }

  @Override
  public List<Picture> figures(Map<String, RunResult> results) {
    return StudyFigures.of(results);
  }
}
