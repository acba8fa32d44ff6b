package dev.gradus.studies.shade;

import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Picture;
import dev.gradus.studies.Study;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Whether an easy cue keeps a network from learning one that tells as much.
public final class GradientStarvationStudy implements Study {

  @Override
  public String name() {
    return "gradient-starvation";
  }

  @Override
  public String question() {
    return "Does an easy feature keep a network from learning another that tells as much?";
  }

  @Override
  public String lead() {
    return "Two kinds of images are told apart by their shape. In training, one kind is also made"
        + " darker and the other lighter, for a share rho of the images and with a strength s. What"
        + " the network then knows of shape is measured where brightness says nothing (neutral) and"
        + " where it says the opposite (conflict). The controls have as many images and the same"
        + " shapes: brightness at random (rho = 0.5), and brightness and shape on different images"
        + " (apart).";
  }

  @Override
  public List<Reference> references() {
    return List.of(
        new Reference(
            "R. Tachet des Combes, M. Pezeshki, S. Shabanian, A. Courville, Y. Bengio: On the learning"
                + " dynamics of deep neural networks, arXiv 1809.06848",
            "gradient starvation: the claim that a frequent feature keeps others from being learned;"
                + " the images and numbers here are our own"),
        new Reference(
            "M. Pezeshki, S.-O. Kaba, Y. Bengio, A. Courville, D. Precup, G. Lajoie: Gradient starvation:"
                + " a learning proclivity in neural networks, NeurIPS 2021, arXiv 2011.09468",
            "spectral decoupling: the penalty on logits"),
        new Reference(
            "P. Kirichenko, P. Izmailov, A. G. Wilson: Last layer re-training is sufficient for"
                + " robustness to spurious correlations, ICLR 2023, arXiv 2204.02937",
            "retraining the last layer; the baseline of random features is ours"),
        new Reference(
            "Y. LeCun, C. Cortes: MNIST; A. Krizhevsky: CIFAR-10",
            "digits 3 and 5; cats and dogs"));
  }

  @Override
  public boolean selfContained() {
    return false;
  }

  @Override
  public Map<String, ObjectNode> runs(Scale scale, long seed) {
    return StarvationRuns.of(scale, seed);
  }

  @Override
  public List<Claim> claims(Map<String, RunResult> results) {
    return new StarvationClaims(results).all();
  }

  @Override
  public List<Picture> figures(Map<String, RunResult> results) {
    return StarvationFigures.of(results);
  }
}
