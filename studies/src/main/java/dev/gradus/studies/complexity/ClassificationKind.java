package dev.gradus.studies.complexity;

import dev.gradus.core.Dynamics;
import dev.gradus.core.InputException;
import dev.gradus.core.RandomStreams;
import dev.gradus.core.TimeGrid;
import dev.gradus.data.DataSet;
import dev.gradus.data.DataSets;
import dev.gradus.data.Task;
import dev.gradus.lab.RunPlan;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Picture;
import dev.gradus.nets.Classification;
import dev.gradus.nets.Model;
import dev.gradus.nets.NetworkState;
import dev.gradus.nets.StochasticGradientDescent;
import dev.gradus.nets.TrainingProbe;
import dev.gradus.studies.ProblemKind;
import dev.gradus.studies.Schemas;
import dev.gradus.studies.WorkUnits;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `problem: classification`: a network on real images, explained by a simpler model.
public final class ClassificationKind implements ProblemKind {
  private static final int DEFAULT_POINTS = 60;

  @Override
  public String name() {
    return "classification";
  }

  @Override
  public String summary() {
    return "networks on images: information about the label, and what a simpler model explains of it";
  }

  @Override
  public ObjectNode schema() {
    return Schemas.beside(ClassificationKind.class);
  }

  @Override
  public RunPlan plan(String name, ObjectNode configuration) {
    String data = configuration.get("data").stringValue();
    requireSameData(configuration, DataSets.sha256(data));
    Task task = Task.parse(configuration.get("task").stringValue());
    DataSets.Split split = DataSets.load(data);
    DataSet train = task.of(split.train());
    DataSet test = task.of(split.test());
    Classification problem = problem(train, test, configuration);
    ObjectNode simpler = (ObjectNode) configuration.get("reference");
    Classification referenceProblem = problem(train, test, simpler);
    long seed = configuration.get("seed").longValue();
    // Deterministic, so a resumed run repeats it rather than stores it.
    Supplier<int[]> reference =
        new Once<>(
            () -> finalPredictions(referenceProblem, simpler.get("until").longValue(), seed));
    int[] labels = IntStream.range(0, test.size()).map(test::label).toArray();
    return new RunPlan(
        name,
        configuration,
        WorkUnits.<Classification, NetworkState>of(
            new StochasticGradientDescent(),
            () -> problem,
            times(configuration),
            () -> List.of(new TrainingProbe(), new ExplainedProbe(labels, reference)),
            seed,
            configuration.get("seeds").intValue()));
  }

  private static void requireSameData(ObjectNode configuration, String sha256) {
    if (!configuration.path("data-sha256").stringValue(sha256).equals(sha256)) {
      throw new InputException(
          "data-sha256: the run was made with other content of this data set; use the version of"
              + " Gradus it was made with, or leave the key out");
    }
    configuration.put("data-sha256", sha256);
  }

  private static Classification problem(DataSet train, DataSet test, ObjectNode settings) {
    return new Classification(
        train,
        test,
        model(settings.get("model")),
        settings.get("stepsize").doubleValue(),
        settings.get("batch").intValue());
  }

  private static Model model(JsonNode model) {
    boolean linear = model.get("name").stringValue().equals("linear");
    if (linear == model.has("widths")) {
      throw new InputException(
          linear
              ? "model.widths: a linear model has no hidden layers; leave it out"
              : "model.widths: missing; give the units of each hidden layer, such as [200, 200]");
    }
    return linear
        ? Model.linear()
        : Model.mlp(model.get("widths").valueStream().mapToInt(JsonNode::intValue).toArray());
  }

  private static TimeGrid times(ObjectNode configuration) {
    return configuration.has("times")
        ? TimeGrid.of(
            configuration.get("times").valueStream().mapToDouble(JsonNode::doubleValue).toArray())
        : TimeGrid.logSteps(configuration.get("until").longValue(), DEFAULT_POINTS);
  }

  private static int[] finalPredictions(Classification problem, long steps, long seed) {
    RandomStreams streams = new RandomStreams(seed);
    try (Dynamics<NetworkState> dynamics =
        new StochasticGradientDescent().start(problem, streams)) {
      dynamics.advance((double) steps, steps);
      if (dynamics.status().isDiverged()) {
        throw new InputException(
            "reference.stepsize: the reference " + dynamics.status() + "; choose a smaller one");
      }
      return dynamics.state().predictions().clone();
    }
  }

  @Override
  public List<Picture> figures(RunResult result) {
    return List.of(
        ComplexityFigures.information(result.trajectories()),
        ComplexityFigures.accuracy(result.trajectories()));
  }
}
