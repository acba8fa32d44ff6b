package dev.gradus.studies.complexity;

import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Picture;
import dev.gradus.studies.Study;
import dev.gradus.studies.interpolator.InterpolatorClaims;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// SGD on real images, explained bit by bit by a linear model.
public final class IncreasingComplexityStudy implements Study {

  @Override
  public String name() {
    return "increasing-complexity";
  }

  @Override
  public String question() {
    return "How many bits of a network's performance does a linear model explain, and when?";
  }

  @Override
  public String lead() {
    return "A network learns to sort images of clothes. At each moment, its information about the"
        + " label is split into what a linear model explains and what it does not: first the network"
        + " is no more than linear, then it learns what a linear model cannot say. (The sorting task"
        + " was chosen among all 126 splits of the classes into five and five as one that is hard"
        + " for a linear model.) On a disk with wrong labels the network is trained until it has"
        + " learnt all of them, to see what it keeps.";
  }

  @Override
  public List<Reference> references() {
    return List.of(
        new Reference(
            "D. Kalimeris, G. Kaplun, P. Nakkiran, B. Edelman, T. Yang, B. Barak, H. Zhang: SGD on"
                + " neural networks learns functions of increasing complexity, NeurIPS 2019, arXiv"
                + " 1905.11604",
            "the measure mu = I(F;Y) - I(F;Y|L) and the claim that training starts linear"),
        new Reference(
            "Delta method on the contingency table of label, model and reference",
            "the standard error of every information"),
        new Reference(
            "A linear model fitted to noisy labels from a simple classifier; derived in"
                + " docs/notes/interpolator.md",
            "the population error and mu of the simplified model"),
        new Reference(
            "H. Xiao, K. Rasul, R. Vollgraf: Fashion-MNIST, arXiv 1708.07747 (MIT licence)",
            "the images; 6,000 + 2,000 of them come with Gradus"));
  }

  @Override
  public Set<Scale> scales() {
    return EnumSet.allOf(Scale.class);
  }

  @Override
  public Map<String, ObjectNode> runs(Scale scale, long seed) {
    return ComplexityRuns.at(scale, seed);
  }

  @Override
  public List<Claim> claims(Map<String, RunResult> results) {
    List<Claim> claims = new ArrayList<>();
    results.forEach((name, result) ->
        claims.addAll(
            name.equals(ComplexityRuns.DISK)
                ? ExplanationClaims.ofNoise(result)
                : ExplanationClaims.ofImages(result, prefix(name), about(name))));
    long seed = results.values().iterator().next().configuration().get("seed").longValue();
    claims.addAll(InterpolatorClaims.of(seed));
    return claims;
  }

  @Override
  public List<Picture> figures(Map<String, RunResult> results) {
    List<Picture> pictures = new ArrayList<>();
    results.forEach((name, result) -> {
      pictures.addAll(
          ClassificationKind.figures(
              new ComplexityFigures(prefix(name), about(name), result.trajectories())));
      if (name.equals(ComplexityRuns.DISK)) {
        double[] times = result.trajectories().getFirst().column("t");
        pictures.addAll(BoundaryPictures.of(result, 20, 300, (long) times[times.length - 1]));
      }
    });
    return pictures;
  }

  private static String prefix(String run) {
    return run.equals(ComplexityRuns.IMAGES) ? "" : run + "-";
  }

  private static String about(String run) {
    return switch (run) {
      case ComplexityRuns.IMAGES -> "";
      case ComplexityRuns.DISK -> "Disk: ";
      case "mnist-cnn" -> "MNIST, CNN: ";
      case "fashion-mnist-cnn" -> "Fashion-MNIST, CNN: ";
      case "cifar10-cnn" -> "CIFAR-10, CNN: ";
      default -> "CIFAR-10, ResNet: ";
    };
  }
}
