package dev.gradus.studies.complexity;

import dev.gradus.core.Probe;
import dev.gradus.core.TimeGrid;
import dev.gradus.lab.RunPlan;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Picture;
import dev.gradus.nets.Classification;
import dev.gradus.nets.LabelNoiseProbe;
import dev.gradus.nets.NetworkState;
import dev.gradus.nets.StochasticGradientDescent;
import dev.gradus.nets.TrainingProbe;
import dev.gradus.studies.Finding;
import dev.gradus.studies.ProblemKind;
import dev.gradus.studies.Quantities;
import dev.gradus.studies.WorkUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `problem: classification`: a network on images or drawn data, explained by simpler models.
public final class ClassificationKind implements ProblemKind {
  static final Quantities WORDS = Quantities.beside(ClassificationKind.class);
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
  public Quantities quantities() {
    return WORDS;
  }

  @Override
  public RunPlan plan(String name, ObjectNode configuration) {
    LabelledData data = LabelledData.of(configuration);
    Classification problem =
        new Classification(
            data.train(),
            data.test(),
            Settings.model(configuration.get("model")),
            Settings.hyperparameters(configuration),
            data.evaluated());
    long seed = configuration.get("seed").longValue();
    List<LongFunction<Supplier<int[]>>> references =
        references(
            configuration,
            new References(data, problem, configuration.get("until").longValue(), seed));
    return new RunPlan(
        name,
        configuration,
        WorkUnits.<Classification, NetworkState>of(
            new StochasticGradientDescent(),
            () -> problem,
            times(configuration),
            unit -> probes(data, references, unit),
            seed,
            configuration.get("seeds").intValue()));
  }

  private static List<LongFunction<Supplier<int[]>>> references(
      ObjectNode configuration, References references) {
    ObjectNode first = (ObjectNode) configuration.get("reference");
    List<LongFunction<Supplier<int[]>>> all = new ArrayList<>();
    all.add(references.predictions("reference", first));
    JsonNode ladder = configuration.path("ladder");
    for (int i = 0; i < ladder.size(); i++) {
      ObjectNode settings = first.deepCopy();
      settings.setAll((ObjectNode) ladder.get(i));
      all.add(references.predictions("ladder[" + i + "]", settings));
    }
    return all;
  }

  private static List<Probe<? super NetworkState>> probes(
      LabelledData data, List<LongFunction<Supplier<int[]>>> references, long seed) {
    List<Probe<? super NetworkState>> probes = new ArrayList<>();
    probes.add(new TrainingProbe());
    if (data.train() != data.clean()) {
      probes.add(new LabelNoiseProbe(data.trueLabels(), data.givenLabels()));
    }
    int[] labels = data.testLabels();
    probes.add(new ExplainedProbe(labels, references.getFirst().apply(seed)));
    for (int i = 1; i < references.size(); i++) {
      probes.add(new LadderProbe(labels, references.get(i).apply(seed), i + 1));
    }
    return probes;
  }

  private static TimeGrid times(ObjectNode configuration) {
    return configuration.has("times")
        ? TimeGrid.of(ProblemKind.numbers(configuration.get("times")))
        : TimeGrid.logSteps(configuration.get("until").longValue(), DEFAULT_POINTS);
  }

  @Override
  public List<Finding> findings(RunResult result) {
    return ExplanationFindings.of(result.trajectories());
  }

  @Override
  public List<Picture> figures(RunResult result) {
    return figures(new ComplexityFigures("", "", result.trajectories()));
  }

  static List<Picture> figures(ComplexityFigures figures) {
    List<Picture> pictures = new ArrayList<>();
    pictures.add(figures.information());
    pictures.add(figures.retention());
    if (figures.hasReference(2)) {
      pictures.add(figures.ladder());
    }
    if (figures.hasNoise()) {
      pictures.add(figures.noise());
    }
    pictures.add(figures.accuracy());
    return pictures;
  }
}
