package dev.gradus.studies.learningdynamics;

import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Picture;
import dev.gradus.studies.Study;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Modes, failing starts and gradient starvation: the theory beside gradient descent.
public final class LearningDynamicsStudy implements Study {
  /// Single classes, each run at two stepsizes; all but the last three start at margin 0.01 or with
  /// one thing changed from it.
  private static final Map<String, String> CLASSES = new LinkedHashMap<>();

  static {
    String small = "\"units\": [{\"a\": 0.1, \"z\": 0.1}], ";
    CLASSES.put("sigmoid", small + "\"until\": 60");
    CLASSES.put("rare", small + "\"until\": 300, \"frequency\": 0.1");
    CLASSES.put("large-inputs", small + "\"until\": 60, \"norm\": 2");
    CLASSES.put("hinge", small + "\"until\": 60, \"loss\": \"hinge\"");
    CLASSES.put(
        "deep",
        "\"units\": [{\"a\": 0.31622776601683794, \"z\": 0.31622776601683794}], \"depth\": 4,"
            + " \"until\": 60");
    CLASSES.put("convex", "\"units\": [{\"a\": 1.2, \"z\": 0.1}], \"until\": 60");
    CLASSES.put("dying", "\"units\": [{\"a\": 0.3, \"z\": -0.5}], \"until\": 60");
  }

  @Override
  public String name() {
    return "learning-dynamics";
  }

  @Override
  public String question() {
    return "Which parts of a task does a deep network learn when, which starts fail, and what"
        + " starves?";
  }

  @Override
  public String lead() {
    return "On separable classes a ReLU network learns in independent modes. Their course is known in"
        + " closed form; beside it runs full-batch gradient descent on the network itself. A rare"
        + " feature that comes together with a frequent one is compared with the same feature on"
        + " inputs of its own.";
  }

  @Override
  public List<Reference> references() {
    return List.of(
        new Reference(
            "R. Tachet des Combes, M. Pezeshki, S. Shabanian, A. Courville, Y. Bengio: On the learning"
                + " dynamics of deep neural networks, arXiv 1809.06848",
            "the questions; the propositions here are derived and numbered by this project"),
        new Reference(
            "A. Saxe, J. McClelland, S. Ganguli: Exact solutions to the nonlinear dynamics of learning"
                + " in deep linear neural networks, ICLR 2014, arXiv 1312.6120",
            "modes of deep linear networks under squared loss"),
        new Reference(
            "M. Pezeshki et al.: Gradient starvation, NeurIPS 2021, arXiv 2011.09468",
            "the name and the later theory of starvation"),
        new Reference(
            "Propositions A and B (docs/notes/modes.md)",
            "independent modes; the bound on starvation"));
  }

  @Override
  public Map<String, ObjectNode> runs(Scale scale, long seed) {
    double stepsize = scale == Scale.QUICK ? 0.1 : 0.01;
    Map<String, ObjectNode> runs = new LinkedHashMap<>();
    CLASSES.forEach((name, keys) -> {
      modes(runs, name, keys, stepsize, seed);
      modes(runs, fine(name), keys, stepsize / 4, seed);
    });
    for (double share : StarvationClaims.SHARES) {
      starvation(runs, StarvationClaims.run(share), "\"lambda\": " + share, seed);
    }
    starvation(runs, StarvationClaims.SALIENT, "\"lambda\": 0.1, \"norms\": [1, 3]", seed);
    return runs;
  }

  /// The name of the same run at a quarter of the stepsize.
  static String fine(String name) {
    return name + "-fine";
  }

  private static void modes(
      Map<String, ObjectNode> runs, String name, String keys, double stepsize, long seed) {
    runs.put(
        name,
        Study.configuration(
            """
            {"problem": "modes", "stepsize": %s, "methods": ["closed-form", "gd"], "seed": %d, %s}
            """
                .formatted(stepsize, seed, keys)));
  }

  private static void starvation(
      Map<String, ObjectNode> runs, String name, String keys, long seed) {
    runs.put(
        name,
        Study.configuration(
            "{\"problem\": \"starvation\", \"until\": 1000, \"seed\": %d, %s}"
                .formatted(seed, keys)));
  }

  @Override
  public List<Claim> claims(Map<String, RunResult> results) {
    List<Claim> claims = new ArrayList<>(ModeClaims.of(results));
    claims.addAll(StartClaims.of(results));
    claims.addAll(StarvationClaims.of(results));
    return claims;
  }

  @Override
  public List<Picture> figures(Map<String, RunResult> results) {
    List<Picture> figures = new ArrayList<>(StudyFigures.of(results));
    figures.add(StartMap.draw());
    figures.add(StartClaims.figure(results));
    figures.addAll(StarvationClaims.figures(results));
    return figures;
  }
}
