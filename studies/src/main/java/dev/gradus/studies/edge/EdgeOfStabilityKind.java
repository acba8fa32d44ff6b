package dev.gradus.studies.edge;

import dev.gradus.core.InputException;
import dev.gradus.core.TimeGrid;
import dev.gradus.core.Trajectory;
import dev.gradus.data.DataSets;
import dev.gradus.lab.RunPlan;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.WorkUnit;
import dev.gradus.lab.report.Picture;
import dev.gradus.nets.DenseNetwork;
import dev.gradus.nets.FullBatchFit;
import dev.gradus.nets.InitialWeights;
import dev.gradus.nets.Momentum;
import dev.gradus.nets.torch.Nonlinearity;
import dev.gradus.studies.DataContent;
import dev.gradus.studies.Divergence;
import dev.gradus.studies.Finding;
import dev.gradus.studies.ProblemKind;
import dev.gradus.studies.Quantities;
import dev.gradus.studies.WorkUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `problem: edge-of-stability`: full-batch training with the sharpness beside the threshold.
public final class EdgeOfStabilityKind implements ProblemKind {
  static final Quantities WORDS = Quantities.beside(EdgeOfStabilityKind.class);
  private static final int DEFAULT_POINTS = 150;
  private static final int IMAGES = 1000;
  private static final int POINTS = 20;

  @Override
  public String name() {
    return "edge-of-stability";
  }

  @Override
  public String summary() {
    return "networks under full-batch descent: sharpness against 2/stepsize, and self-stabilisation";
  }

  @Override
  public Quantities quantities() {
    return WORDS;
  }

  @Override
  public RunPlan plan(String name, ObjectNode configuration) {
    String data = configuration.get("data").stringValue();
    boolean images = DataSets.names().contains(data);
    if (images) {
      DataContent.require(configuration, DataSets.sha256(data));
    }
    TrainingExamples examples =
        TrainingExamples.of(
            data, configuration.path("examples").intValue(images ? IMAGES : POINTS));
    FullBatchFit problem = problem(configuration, examples, images);
    List<WorkUnit> units = new ArrayList<>();
    for (JsonNode method : configuration.get("methods")) {
      Momentum momentum =
          switch (method.stringValue()) {
            case "gd" -> Momentum.NONE;
            case "polyak" -> Momentum.POLYAK;
            default -> Momentum.NESTEROV;
          };
      units.addAll(
          WorkUnits.<FullBatchFit, EdgeState>of(
              new TrackedDescent(momentum),
              () -> problem,
              times(configuration),
              () -> List.of(probe(configuration, problem, momentum, images)),
              configuration.get("seed").longValue(),
              configuration.get("seeds").intValue()));
    }
    return new RunPlan(name, configuration, units);
  }

  private static FullBatchFit problem(
      ObjectNode configuration, TrainingExamples examples, boolean images) {
    boolean crossEntropy = configuration.get("loss").stringValue().equals("cross-entropy");
    if (crossEntropy && !images) {
      throw new InputException(
          "loss: cross-entropy needs classes, but a Chebyshev polynomial has numbers; use mse");
    }
    JsonNode model = configuration.get("model");
    JsonNode initial = configuration.get("initial");
    return new FullBatchFit(
        examples.inputs(),
        examples.targets(),
        new DenseNetwork(
            examples.features(),
            new DenseNetwork.Convolutions(examples.shape(), integers(model.path("convolutions"))),
            integers(model.get("widths")),
            examples.outputs(),
            Nonlinearity.valueOf(model.get("activation").stringValue().toUpperCase(Locale.ROOT)),
            new InitialWeights(
                InitialWeights.Law.valueOf(
                    initial.get("name").stringValue().toUpperCase(Locale.ROOT)),
                initial.get("gain").doubleValue())),
        crossEntropy,
        configuration.get("stepsize").doubleValue(),
        configuration.get("momentum").doubleValue(),
        configuration.get("precision").stringValue().equals("float64"));
  }

  private static List<Integer> integers(JsonNode array) {
    return array.valueStream().map(JsonNode::intValue).toList();
  }

  private static EdgeProbe probe(
      ObjectNode configuration, FullBatchFit problem, Momentum momentum, boolean images) {
    return new EdgeProbe(
        problem.stepsize(),
        momentum.stabilityThreshold(problem.stepsize(), problem.momentum()),
        problem.doublePrecision() ? 1e-4 : 1e-2,
        images,
        configuration.get("self-stabilisation").booleanValue(),
        configuration.get("smallest-eigenvalue").booleanValue());
  }

  private static TimeGrid times(ObjectNode configuration) {
    if (configuration.has("times")) {
      return TimeGrid.of(ProblemKind.numbers(configuration.get("times")));
    }
    long until = configuration.get("until").longValue();
    long points = Math.min(until, DEFAULT_POINTS);
    return TimeGrid.of(
        LongStream.rangeClosed(0, points)
            .mapToDouble(i -> Math.floorDiv(i * until, points))
            .toArray());
  }

  @Override
  public List<Finding> findings(RunResult result) {
    return EdgeFindings.of(result.trajectories());
  }

  @Override
  public List<Picture> figures(RunResult result) {
    List<Trajectory> shown = Divergence.cut(result.trajectories(), "loss");
    return List.of(
        EdgeFigures.sharpness(shown), EdgeFigures.loss(shown), EdgeFigures.stabilisation(shown));
  }
}
