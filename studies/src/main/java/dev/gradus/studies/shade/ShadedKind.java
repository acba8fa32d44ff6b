package dev.gradus.studies.shade;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStreams;
import dev.gradus.core.TimeGrid;
import dev.gradus.data.DataSets;
import dev.gradus.data.Task;
import dev.gradus.lab.RunPlan;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.WorkUnit;
import dev.gradus.lab.report.Picture;
import dev.gradus.nets.Classification;
import dev.gradus.nets.Hyperparameters;
import dev.gradus.nets.Model;
import dev.gradus.nets.NetworkState;
import dev.gradus.nets.StochasticGradientDescent;
import dev.gradus.nets.TrainingProbe;
import dev.gradus.studies.DataContent;
import dev.gradus.studies.Finding;
import dev.gradus.studies.ProblemKind;
import dev.gradus.studies.Quantities;
import dev.gradus.studies.SeedMean;
import dev.gradus.studies.WorkUnits;
import dev.gradus.studies.shade.ShadedSets.Rule;
import dev.gradus.studies.shade.ShadedSets.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `problem: shaded`: a network on images of two classes of which one is dark, the other light.
public final class ShadedKind implements ProblemKind {
  static final Quantities WORDS = Quantities.beside(ShadedKind.class);
  private static final List<String> ENDS =
      List.of(
          "accuracy_train",
          "accuracy_aligned",
          "accuracy_conflict",
          "accuracy_neutral",
          "auc_neutral",
          "retrained_conflict",
          "brightness_train",
          "brightness_aligned",
          "brightness_conflict");

  @Override
  public String name() {
    return "shaded";
  }

  @Override
  public String summary() {
    return "networks on shaded images: does brightness starve the shape?";
  }

  @Override
  public Quantities quantities() {
    return WORDS;
  }

  @Override
  public RunPlan plan(String name, ObjectNode configuration) {
    String data = configuration.get("data").stringValue();
    DataContent.require(configuration, DataSets.sha256(data));
    Task task = Task.parse(configuration.get("task").stringValue());
    Pool pool = Pool.of(data, task, configuration.get("pool").intValue());
    long first = configuration.get("seed").longValue();
    List<WorkUnit> units = new ArrayList<>();
    for (long seed = first; seed < first + configuration.get("seeds").intValue(); seed++) {
      units.addAll(unit(configuration, pool, seed));
    }
    return new RunPlan(name, configuration, units);
  }

  /// The images that the seeds of a run share.
  private record Pool(Images train, Images test) {
    static Pool of(String data, Task task, int side) {
      DataSets.Split split = DataSets.load(data);
      return new Pool(
          Images.of(task.of(split.train()), side), Images.of(task.of(split.test()), side));
    }
  }

  private static List<WorkUnit> unit(ObjectNode configuration, Pool pool, long seed) {
    Rule rule = rule(configuration, pool.train.size());
    ShadedSets sets = ShadedSets.of(pool.train, pool.test, rule, new RandomStreams(seed));
    Classification problem =
        new Classification(
            sets.train(),
            sets.neutral(),
            model(configuration.get("model")),
            new Hyperparameters(
                configuration.get("stepsize").doubleValue(),
                configuration.get("batch").intValue(),
                configuration.get("momentum").doubleValue(),
                configuration.get("weight-decay").doubleValue(),
                Hyperparameters.Augmentation.NONE,
                configuration.get("logit-penalty").doubleValue()),
            sets.train().size());
    boolean retrains = configuration.get("retrain").booleanValue();
    return WorkUnits.<Classification, NetworkState>of(
        new StochasticGradientDescent(),
        () -> problem,
        times(configuration.get("epochs").intValue(), problem.stepsPerEpoch()),
        () -> List.of(new TrainingProbe(), new ShadeProbe(sets, retrains)),
        seed,
        1);
  }

  private static Rule rule(ObjectNode configuration, int images) {
    Selection selection =
        Selection.valueOf(configuration.get("selection").stringValue().toUpperCase(Locale.ROOT));
    boolean apart = configuration.get("cues").stringValue().equals("apart");
    if (apart && selection != Selection.SHADE) {
      throw new InputException("cues: apart needs selection: shade; leave one of them out");
    }
    return new Rule(
        selection,
        configuration.get("shade").doubleValue(),
        configuration.get("aligned").doubleValue(),
        apart,
        configuration.has("examples") ? configuration.get("examples").intValue() : images,
        configuration.get("data").stringValue().equals("cifar10") ? 0.25 : 0.5);
  }

  /// Epochs 0, 1, 2, 3, 5, 8, 13, ... and the last, in steps.
  private static TimeGrid times(int epochs, int stepsPerEpoch) {
    TreeSet<Integer> seen = new TreeSet<>(List.of(0, epochs));
    int before = 1;
    for (int epoch = 1; epoch < epochs; ) {
      seen.add(epoch);
      int next = before + epoch;
      before = epoch;
      epoch = next == epoch ? epoch + 1 : next;
    }
    return TimeGrid.of(
        seen.stream().mapToDouble(epoch -> (double) epoch * stepsPerEpoch).toArray());
  }

  private static Model model(JsonNode model) {
    List<Integer> widths = model.path("widths").valueStream().map(JsonNode::intValue).toList();
    return switch (model.get("name").stringValue()) {
      case "linear" -> Model.linear();
      case "cnn" ->
          new Model.Cnn(
              model.path("convolutions").intValue(2), model.path("channels").intValue(16), widths);
      default -> new Model.Mlp(widths);
    };
  }

  /// Means over seeds with their standard errors (`..._se`): at the end of training, and of the
  /// readouts of random features, which are those before it.
  @Override
  public Map<String, Object> answers(RunResult result) {
    Arm arm = Arm.of(result);
    Map<String, Object> answers = new LinkedHashMap<>();
    for (String column : ENDS) {
      put(answers, column, arm.last(column));
    }
    put(answers, "random_features_conflict", arm.first("retrained_conflict"));
    put(answers, "random_features_neutral", arm.first("retrained_neutral"));
    return answers;
  }

  private static void put(Map<String, Object> answers, String name, SeedMean mean) {
    answers.put(name, mean.value());
    answers.put(name + "_se", mean.error());
  }

  @Override
  public List<Finding> findings(RunResult result) {
    Arm arm = Arm.of(result);
    List<Finding> all = new ArrayList<>();
    all.add(
        new Finding(
            "accuracy at the end",
            "%s where shade and class agree, %s where they conflict, %s under a neutral shade (AUC %s)"
                .formatted(
                    arm.last("accuracy_aligned").text(),
                    arm.last("accuracy_conflict").text(),
                    arm.last("accuracy_neutral").text(),
                    arm.last("auc_neutral").text())));
    if (result.configuration().get("retrain").booleanValue()) {
      all.add(
          new Finding(
              "shape in the hidden layer",
              "a readout retrained on balanced images is right on %s of the conflicting ones; on random"
                      .formatted(arm.last("retrained_conflict").text())
                  + " features "
                  + arm.first("retrained_conflict").text()));
    }
    all.add(
        new Finding(
            "brightness alone",
            "is right on %s of the training images and %s of the conflicting ones"
                .formatted(
                    arm.last("brightness_train").text(), arm.last("brightness_conflict").text())));
    return all;
  }

  @Override
  public List<Picture> figures(RunResult result) {
    return List.of(ShadeFigures.accuracies(result), ShadeFigures.readout(result));
  }
}
