package dev.gradus.studies.learningdynamics;

import dev.gradus.core.InputException;
import dev.gradus.core.TimeGrid;
import dev.gradus.lab.RunPlan;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Picture;
import dev.gradus.studies.Finding;
import dev.gradus.studies.ProblemKind;
import dev.gradus.studies.Quantities;
import dev.gradus.studies.Schemas;
import dev.gradus.studies.WorkUnits;
import dev.gradus.theory.modes.Drive;
import dev.gradus.theory.modes.FeatureFlow;
import dev.gradus.theory.modes.FeatureProbe;
import dev.gradus.theory.modes.FeatureState;
import dev.gradus.theory.modes.Features;
import dev.gradus.theory.modes.Features.Pattern;
import dev.gradus.theory.modes.Starvation;
import dev.gradus.theory.modes.StarvationFlow;
import dev.gradus.theory.modes.StarvationProbe;
import dev.gradus.theory.modes.StarvationState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `problem: starvation`.
public final class StarvationKind implements ProblemKind {
  static final Quantities WORDS = Quantities.beside(StarvationKind.class, "starvation.txt");
  private static final int DEFAULT_POINTS = 160;

  @Override
  public String name() {
    return "starvation";
  }

  @Override
  public String summary() {
    return "a frequent and a rare feature of one class, with the bound and the disjoint control";
  }

  @Override
  public Quantities quantities() {
    return WORDS;
  }

  @Override
  public ObjectNode schema() {
    return Schemas.beside(StarvationKind.class, "starvation.json");
  }

  @Override
  public RunPlan plan(String name, ObjectNode configuration) {
    long seed = configuration.get("seed").longValue();
    if (configuration.has("patterns")) {
      Features problem = features(configuration);
      return new RunPlan(
          name,
          configuration,
          WorkUnits.<Features, FeatureState>of(
              new FeatureFlow(),
              () -> problem,
              times(configuration, 50 / problem.frequency()),
              () -> List.of(new FeatureProbe(problem.size())),
              seed,
              1));
    }
    Starvation problem = problem(configuration);
    return new RunPlan(
        name,
        configuration,
        WorkUnits.<Starvation, StarvationState>of(
            new StarvationFlow(),
            () -> problem,
            times(configuration, StarvationAnswers.enough(configuration, problem)),
            () -> List.of(new StarvationProbe()),
            seed,
            1));
  }

  static Starvation problem(ObjectNode configuration) {
    if (!configuration.has("lambda")) {
      throw new InputException(
          "lambda: missing; give the share of the rare feature, or patterns of features");
    }
    double lambda = configuration.get("lambda").doubleValue();
    double[] norms = ProblemKind.numbers(configuration.get("norms"));
    double[] frequent = numbers(configuration.get("a0"));
    double[] rare;
    if (configuration.has("a2_0")) {
      rare = numbers(configuration.get("a2_0"));
    } else {
      double share = norms.length == 2 ? lambda * norms[1] / norms[0] : lambda;
      rare = Arrays.stream(frequent).map(a -> share * a).toArray();
    }
    double[] weights = new double[frequent.length];
    if (configuration.has("z0")) {
      weights = numbers(configuration.get("z0"));
    } else {
      for (int i = 0; i < Math.min(weights.length, rare.length); i++) {
        weights[i] = Math.hypot(frequent[i], rare[i]);
      }
    }
    return new Starvation(
        lambda,
        configuration.get("control").stringValue().equals("cooccurring"),
        norms,
        configuration.get("frequency").doubleValue(),
        frequent,
        rare,
        weights,
        drive(configuration));
  }

  private static Drive drive(ObjectNode configuration) {
    return ModesKind.loss(configuration.get("loss").stringValue());
  }

  /// One unit and any count of features.
  private static Features features(ObjectNode configuration) {
    if (configuration.has("lambda") || configuration.has("a2_0")) {
      throw new InputException("patterns: take the place of lambda and a2_0; leave those out");
    }
    double[] norms = ProblemKind.numbers(configuration.get("norms"));
    double[] given = numbers(configuration.get("a0"));
    double[] activations = given.length == 1 ? new double[norms.length] : given;
    if (given.length == 1) {
      Arrays.fill(activations, given[0]);
    }
    double[] weight =
        configuration.has("z0")
            ? numbers(configuration.get("z0"))
            : new double[] {Math.sqrt(Arrays.stream(activations).map(a -> a * a).sum())};
    return new Features(
        norms,
        configuration.get("frequency").doubleValue(),
        configuration.get("patterns").valueStream().map(StarvationKind::pattern).toList(),
        new double[][] {activations},
        weight,
        drive(configuration));
  }

  private static Pattern pattern(JsonNode node) {
    int bits = 0;
    for (JsonNode feature : node.get("features")) {
      bits |= 1 << (feature.intValue() - 1);
    }
    return new Pattern(bits, node.get("share").doubleValue());
  }

  private static TimeGrid times(ObjectNode configuration, double enough) {
    if (configuration.has("times")) {
      return TimeGrid.of(ProblemKind.numbers(configuration.get("times")));
    }
    double until = configuration.has("until") ? configuration.get("until").doubleValue() : enough;
    return TimeGrid.logSpaced(until / 1000, until, DEFAULT_POINTS);
  }

  private static double[] numbers(JsonNode node) {
    return node.isArray() ? ProblemKind.numbers(node) : new double[] {node.doubleValue()};
  }

  @Override
  public Map<String, Object> answers(RunResult result) {
    return result.configuration().has("patterns")
        ? Map.of()
        : StarvationAnswers.of(result.configuration(), problem(result.configuration()));
  }

  @Override
  public List<Finding> findings(RunResult result) {
    ObjectNode configuration = result.configuration();
    return configuration.has("patterns")
        ? StarvationFindings.ofFeatures(
            result.trajectories().getFirst(),
            drive(configuration),
            configuration.get("norms").size())
        : StarvationFindings.of(
            problem(configuration),
            ModesKind.confidences(configuration),
            ProblemKind.numbers(configuration.get("targets")));
  }

  @Override
  public List<Picture> figures(RunResult result) {
    return StarvationFigures.of(result.trajectories().getFirst());
  }
}
