package dev.gradus.studies.shade;

import dev.gradus.core.RandomStreams;
import dev.gradus.core.TimeGrid;
import dev.gradus.core.Trajectory;
import dev.gradus.data.Synthetic;
import dev.gradus.lab.RunPlan;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.WorkUnit;
import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import dev.gradus.lab.report.Picture;
import dev.gradus.nets.Classification;
import dev.gradus.nets.Hyperparameters;
import dev.gradus.nets.Model;
import dev.gradus.nets.NetworkState;
import dev.gradus.nets.StochasticGradientDescent;
import dev.gradus.nets.TrainingProbe;
import dev.gradus.studies.Finding;
import dev.gradus.studies.ProblemKind;
import dev.gradus.studies.Quantities;
import dev.gradus.studies.Schemas;
import dev.gradus.studies.SeedBand;
import dev.gradus.studies.WorkUnits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// `problem: two-moons` (after Pezeshki et al., arXiv 2011.09468): where one coordinate alone tells
/// the classes apart, a network leaves the other unlearnt.
public final class TwoMoonsKind implements ProblemKind {
  static final Quantities WORDS = Quantities.beside(TwoMoonsKind.class, "two-moons.txt");
  private static final int POINTS = 60;

  @Override
  public String name() {
    return "two-moons";
  }

  @Override
  public String summary() {
    return "a network on two moons: does a straight line starve the curve?";
  }

  @Override
  public Quantities quantities() {
    return WORDS;
  }

  @Override
  public ObjectNode schema() {
    return Schemas.beside(TwoMoonsKind.class, "two-moons.json");
  }

  @Override
  public RunPlan plan(String name, ObjectNode configuration) {
    long first = configuration.get("seed").longValue();
    List<WorkUnit> units = new ArrayList<>();
    for (long seed = first; seed < first + configuration.get("seeds").intValue(); seed++) {
      RandomStreams streams = new RandomStreams(seed);
      Synthetic data = data(configuration, streams);
      Classification problem =
          new Classification(
              data,
              data,
              new Model.Mlp(List.of(configuration.get("width").intValue())),
              new Hyperparameters(
                  configuration.get("stepsize").doubleValue(),
                  data.size(),
                  configuration.get("momentum").doubleValue(),
                  configuration.get("weight-decay").doubleValue(),
                  Hyperparameters.Augmentation.NONE,
                  configuration.get("logit-penalty").doubleValue()),
              data.size());
      units.addAll(
          WorkUnits.<Classification, NetworkState>of(
              new StochasticGradientDescent(),
              () -> problem,
              TimeGrid.logSteps(configuration.get("until").longValue(), POINTS),
              () -> List.of(new TrainingProbe(), new MoonProbe(data, streams)),
              seed,
              1));
    }
    return new RunPlan(name, configuration, units);
  }

  private static Synthetic data(ObjectNode configuration, RandomStreams streams) {
    return TwoMoons.draw(
        configuration.get("examples").intValue(),
        configuration.get("noise").doubleValue(),
        configuration.get("gap").doubleValue(),
        streams);
  }

  /// Means over seeds with their standard errors at the end of training.
  @Override
  public Map<String, Object> answers(RunResult result) {
    Map<String, Object> answers = new LinkedHashMap<>();
    Arm arm = Arm.of(result);
    for (String column :
        List.of("auc", "auc_x_permuted", "auc_y_permuted", "smallest_margin", "mean_margin")) {
      answers.put(column, arm.last(column).value());
      answers.put(column + "_se", arm.last(column).error());
    }
    return answers;
  }

  @Override
  public List<Finding> findings(RunResult result) {
    Arm arm = Arm.of(result);
    return List.of(
        new Finding(
            "AUC at the end",
            "%s; %s with x permuted over the examples (1: x is not used), %s with y permuted"
                .formatted(
                    arm.last("auc").text(),
                    arm.last("auc_x_permuted").text(),
                    arm.last("auc_y_permuted").text())));
  }

  @Override
  public List<Picture> figures(RunResult result) {
    List<Trajectory> all = result.trajectories();
    return List.of(boundary(result, all.getFirst()), used(all));
  }

  private static Figure boundary(RunResult result, Trajectory one) {
    Synthetic data = data(result.configuration(), new RandomStreams(one.seed()));
    double[] x = new double[MoonProbe.POSITIONS];
    double[] y = new double[x.length];
    Arrays.setAll(x, MoonProbe::position);
    Arrays.setAll(y, i -> one.value(one.size() - 1, one.indexOf(MoonProbe.boundary(i))));
    double gap = result.configuration().get("gap").doubleValue();
    return new Figure(
        "boundary",
        "Where the network draws the line",
        "The boundary of the first seed's network at the end, between the outermost points of its two"
            + " moons. A flat boundary uses y alone; one that follows the moons uses x as well.",
        new Axis("x", "1", false),
        new Axis("y", "1", false),
        List.of(
            Series.line("boundary", Kind.THEORY, x, y),
            Series.line(
                "upper edge of the gap",
                Kind.THEORY,
                new double[] {x[0], x[x.length - 1]},
                new double[] {gap / 2, gap / 2}),
            Series.line("lowest points of the upper moon", Kind.MEASURED, x, edge(data, x, 1)),
            Series.line("highest points of the lower moon", Kind.MEASURED, x, edge(data, x, 0))));
  }

  /// The point of a class nearest to the other class, in each column of the boundary.
  private static double[] edge(Synthetic data, double[] x, int label) {
    double[] edge = new double[x.length];
    Arrays.fill(edge, Double.NaN);
    for (int i = 0; i < data.size(); i++) {
      int at = (int) Math.rint((data.points()[i][0] - MoonProbe.FIRST) / MoonProbe.STEP);
      double y = data.points()[i][1];
      if (data.label(i) == label && at >= 0 && at < x.length) {
        boolean outer = label == 1 ? y < edge[at] : y > edge[at];
        edge[at] = Double.isNaN(edge[at]) || outer ? y : edge[at];
      }
    }
    return edge;
  }

  private static Figure used(List<Trajectory> all) {
    return new Figure(
        "used",
        "Which coordinate is used",
        "AUC when one coordinate is permuted over the examples. At 1/2 without y and 1 without x, the"
            + " network uses y alone: x starves.",
        WORDS.axis("t", true),
        WORDS.axis("auc", false),
        List.of(
            SeedBand.of("x permuted", Kind.MEASURED, all, "auc_x_permuted"),
            SeedBand.of("y permuted", Kind.MEASURED, all, "auc_y_permuted"),
            SeedBand.of("as it is", Kind.MEASURED, all, "auc")));
  }
}
