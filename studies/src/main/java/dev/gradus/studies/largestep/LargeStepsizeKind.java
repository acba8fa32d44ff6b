package dev.gradus.studies.largestep;

import dev.gradus.core.Curvature;
import dev.gradus.core.InputException;
import dev.gradus.core.Method;
import dev.gradus.core.Probe;
import dev.gradus.core.TimeGrid;
import dev.gradus.lab.RunPlan;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.WorkUnit;
import dev.gradus.lab.report.Picture;
import dev.gradus.measures.spectrum.Lanczos;
import dev.gradus.studies.Finding;
import dev.gradus.studies.ProblemKind;
import dev.gradus.studies.Quantities;
import dev.gradus.studies.WorkUnits;
import dev.gradus.theory.largestep.Activation;
import dev.gradus.theory.largestep.BinaryData;
import dev.gradus.theory.largestep.Certificate;
import dev.gradus.theory.largestep.Certifier;
import dev.gradus.theory.largestep.DenseHessian;
import dev.gradus.theory.largestep.GradientDescent;
import dev.gradus.theory.largestep.GradientFlow;
import dev.gradus.theory.largestep.Loss;
import dev.gradus.theory.largestep.Momentum;
import dev.gradus.theory.largestep.RiskProbe;
import dev.gradus.theory.largestep.RiskState;
import dev.gradus.theory.largestep.Shape;
import dev.gradus.theory.largestep.Stepsize;
import dev.gradus.theory.largestep.TwoLayerClassifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `problem: large-stepsize`.
public final class LargeStepsizeKind implements ProblemKind {
  static final Quantities WORDS = Quantities.beside(LargeStepsizeKind.class);
  private static final int DEFAULT_POINTS = 130;

  /// Up to as many parameters the Hessian is formed as a matrix.
  private static final int FEW_PARAMETERS = 200;

  /// Products in all steps together up to which a certificate is made unasked: some 2 s.
  private static final double MOST_WORK = 1e10;

  @Override
  public String name() {
    return "large-stepsize";
  }

  @Override
  public String summary() {
    return "gradient descent at large stepsizes (gd, momentum, nesterov) and gradient flow (flow)";
  }

  @Override
  public Quantities quantities() {
    return WORDS;
  }

  @Override
  public List<String> files() {
    return List.of("data", "initial");
  }

  @Override
  public RunPlan plan(String name, ObjectNode configuration) {
    TwoLayerClassifier problem = problem(configuration);
    requireSame(configuration, "data", Inputs.sha256(problem.data().x(), problem.data().y()));
    requireSame(configuration, "initial", Inputs.sha256(problem.initial(), problem.signs()));
    TimeGrid times = times(configuration);
    ToDoubleFunction<Curvature> sharpness = sharpness(configuration);
    List<Probe<RiskState>> probes = new ArrayList<>();
    probes.add(new RiskProbe(problem, sharpness));
    Inputs.test(configuration.get("data"))
        .ifPresent(test -> probes.add(new AccuracyProbe(problem, test)));
    List<WorkUnit> units = new ArrayList<>();
    for (JsonNode method : configuration.get("methods")) {
      Method<TwoLayerClassifier, RiskState> chosen = method(method.stringValue());
      chosen.start(problem, new dev.gradus.core.RandomStreams(0)).close();
      units.addAll(
          WorkUnits.<TwoLayerClassifier, RiskState>of(
              chosen,
              () -> problem,
              times,
              () -> probes,
              configuration.get("seed").longValue(),
              1));
    }
    return new RunPlan(name, configuration, units);
  }

  private static ToDoubleFunction<Curvature> sharpness(ObjectNode configuration) {
    if (!configuration.get("sharpness").booleanValue()) {
      return state -> Double.NaN;
    }
    Lanczos lanczos = new Lanczos(1e-7);
    return state ->
        state.dimension() <= FEW_PARAMETERS
            ? DenseHessian.sharpness(state)
            : lanczos.largest(state).value();
  }

  private static void requireSame(ObjectNode configuration, String key, String sha256) {
    String wanted = key + "-sha256";
    if (!configuration.path(wanted).stringValue(sha256).equals(sha256)) {
      throw new InputException(
          "%s: the run was made with other numbers than %s has now; bring them back, or leave the"
                  .formatted(wanted, key)
              + " key out");
    }
    configuration.put(wanted, sha256);
  }

  static Method<TwoLayerClassifier, RiskState> method(String name) {
    return switch (name) {
      case "gd" -> new GradientDescent();
      case "flow" -> new GradientFlow();
      case "momentum" -> Momentum.polyak();
      case "nesterov" -> Momentum.nesterov();
      default -> throw new IllegalStateException("the schema lets pass " + name);
    };
  }

  static TwoLayerClassifier problem(ObjectNode configuration) {
    BinaryData data = Inputs.data(configuration.get("data"));
    Inputs.Initial initial = Inputs.initial(configuration, data.dimension());
    JsonNode loss = configuration.get("loss");
    return new TwoLayerClassifier(
        data,
        initial.signs(),
        scaling(configuration.get("scaling"), initial.signs().length),
        activation(configuration),
        loss.isString()
            ? Loss.of(loss.stringValue(), 1)
            : Loss.of(loss.get("name").stringValue(), loss.path("a").doubleValue(1)),
        initial.weights(),
        stepsize(configuration.get("stepsize")),
        configuration.get("momentum").doubleValue());
  }

  private static double scaling(JsonNode scaling, int units) {
    if (scaling.isNumber()) {
      return scaling.doubleValue();
    }
    return scaling.stringValue().equals("ntk") ? Math.sqrt(units) : 1;
  }

  private static Stepsize stepsize(JsonNode stepsize) {
    if (stepsize.isNumber()) {
      return new Stepsize.Constant(stepsize.doubleValue());
    }
    return stepsize.has("adaptive")
        ? new Stepsize.Adaptive(stepsize.get("adaptive").doubleValue())
        : new Stepsize.Monotone();
  }

  private static Activation activation(ObjectNode configuration) {
    JsonNode activation = configuration.path("activation");
    boolean linear = configuration.get("model").stringValue().equals("linear");
    String name =
        (activation.isString() ? activation : activation.path("name")).stringValue("identity");
    if (linear) {
      if (!name.equals("identity")) {
        throw new InputException(
            "activation: %s found, but a linear model has none; leave it out".formatted(name));
      }
      return Activation.IDENTITY;
    }
    if (activation.isMissingNode()) {
      throw new InputException(
          "activation: missing; name one, such as {name: softplus, leak: 0.5, scale: 0.5}");
    }
    Shape shape = Shape.of(name);
    double leak = activation.path("leak").doubleValue(0);
    return new Activation(
        shape,
        activation.path("h").doubleValue(1),
        leak,
        activation.path("scale").doubleValue(defaultScale(shape, leak)));
  }

  /// Example 3.1 of Cai et al. 2024.
  private static double defaultScale(Shape shape, double leak) {
    if (leak == 0) {
      return 1;
    }
    double rest = Math.max(1 - leak, Double.MIN_NORMAL);
    return shape == Shape.TANH || shape == Shape.SIGMOID ? rest : rest / 4;
  }

  private static TimeGrid times(ObjectNode configuration) {
    long steps = configuration.get("steps").longValue();
    if (!configuration.has("times")) {
      return steps == 0 ? TimeGrid.of(0) : TimeGrid.logSteps(steps, DEFAULT_POINTS);
    }
    double[] times = ProblemKind.numbers(configuration.get("times"));
    for (int i = 0; i < times.length; i++) {
      if (times[i] > steps) {
        throw new InputException(
            "times[%d]: %.0f found, but there are %d steps".formatted(i, times[i], steps));
      }
    }
    return TimeGrid.of(times);
  }

  @Override
  public List<String> warnings(ObjectNode configuration) {
    return Certifier.warnings(problem(configuration));
  }

  @Override
  public Map<String, Object> answers(RunResult result) {
    return descends(result.configuration())
        ? Map.of("certificate", CertificateJson.of(certificate(result.configuration())))
        : Map.of();
  }

  @Override
  public List<Finding> findings(RunResult result) {
    ObjectNode configuration = result.configuration();
    if (!descends(configuration)) {
      return List.of();
    }
    long steps = configuration.get("steps").longValue();
    TwoLayerClassifier problem = problem(configuration);
    double work =
        (double) steps
            * problem.data().size()
            * problem.signs().length
            * problem.data().dimension();
    return work > MOST_WORK
        ? List.of(
            new Finding(
                "certificate", "repeats every step, which takes long here: ask for it with --json"))
        : CertificateFindings.of(certificate(configuration), steps);
  }

  private static boolean descends(ObjectNode configuration) {
    return configuration.get("methods").valueStream().anyMatch(m -> m.stringValue().equals("gd"));
  }

  /// Repeats the steps of gradient descent with every lemma checked at each.
  private static Certificate certificate(ObjectNode configuration) {
    return Certifier.certify(
        problem(configuration),
        configuration.get("steps").longValue(),
        configuration.path("target-risk").doubleValue(Double.NaN));
  }

  @Override
  public List<Picture> figures(RunResult result) {
    return LargeStepsizeFigures.of(result);
  }
}
