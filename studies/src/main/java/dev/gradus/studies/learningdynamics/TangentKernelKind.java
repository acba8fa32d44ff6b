package dev.gradus.studies.learningdynamics;

import static java.util.stream.Collectors.joining;

import dev.gradus.core.InputException;
import dev.gradus.core.Method;
import dev.gradus.core.TimeGrid;
import dev.gradus.core.Trajectory;
import dev.gradus.lab.RunPlan;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.WorkUnit;
import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import dev.gradus.lab.report.Numbers;
import dev.gradus.lab.report.Picture;
import dev.gradus.studies.Finding;
import dev.gradus.studies.ProblemKind;
import dev.gradus.studies.Quantities;
import dev.gradus.studies.Schemas;
import dev.gradus.studies.WorkUnits;
import dev.gradus.theory.tangentkernel.FixedPoint;
import dev.gradus.theory.tangentkernel.KernelDescent;
import dev.gradus.theory.tangentkernel.KernelFlow;
import dev.gradus.theory.tangentkernel.ResponseProbe;
import dev.gradus.theory.tangentkernel.Responses;
import dev.gradus.theory.tangentkernel.TangentKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `problem: tangent-kernel`.
public final class TangentKernelKind implements ProblemKind {
  static final Quantities WORDS = Quantities.beside(TangentKernelKind.class, "tangent-kernel.txt");
  private static final int POINTS = 160;
  private static final int MOST_SHOWN = 10;

  @Override
  public String name() {
    return "tangent-kernel";
  }

  @Override
  public String summary() {
    return "features of a fixed kernel: responses under weight decay and spectral decoupling";
  }

  @Override
  public Quantities quantities() {
    return WORDS;
  }

  @Override
  public ObjectNode schema() {
    return Schemas.beside(TangentKernelKind.class, "tangent-kernel.json");
  }

  @Override
  public RunPlan plan(String name, ObjectNode configuration) {
    TangentKernel problem = problem(configuration);
    double until = configuration.get("until").doubleValue();
    double stepsize = configuration.get("stepsize").doubleValue();
    boolean descent =
        configuration.get("methods").valueStream().anyMatch(m -> m.stringValue().equals("gd"));
    TimeGrid times =
        configuration.has("times")
            ? TimeGrid.of(ProblemKind.numbers(configuration.get("times")))
            : TimeGrid.logSpaced(until / 1000, until, POINTS);
    if (descent && !configuration.has("times") && until >= stepsize) {
      times = TimeGrid.onLattice(times, stepsize); // descent exists at whole steps only
    }
    TimeGrid grid = times;
    List<WorkUnit> units = new ArrayList<>();
    for (JsonNode node : configuration.get("methods")) {
      boolean descends = node.stringValue().equals("gd");
      if (descends && grid.last() / stepsize > 1e9) {
        throw new InputException(
            "stepsize: method gd would take %.3g steps until %s; raise it or lower until"
                .formatted(grid.last() / stepsize, grid.last()));
      }
      Method<TangentKernel, Responses> method =
          descends ? new KernelDescent(stepsize) : new KernelFlow();
      units.addAll(
          WorkUnits.<TangentKernel, Responses>of(
              method,
              () -> problem,
              grid,
              () -> List.of(new ResponseProbe(shown(problem))),
              configuration.get("seed").longValue(),
              1));
    }
    return new RunPlan(name, configuration, units);
  }

  private static int shown(TangentKernel problem) {
    return Math.min(MOST_SHOWN, problem.size());
  }

  private static TangentKernel problem(ObjectNode configuration) {
    double weightDecay = configuration.get("weight-decay").doubleValue();
    double decoupling = configuration.get("decoupling").doubleValue();
    boolean kernel = configuration.has("kernel");
    if (kernel == configuration.has("strengths") || kernel != configuration.has("labels")) {
      throw new InputException(
          "kernel: give either kernel and labels, or strengths (and directions)");
    }
    if (kernel) {
      if (configuration.has("directions") || configuration.has("initial")) {
        throw new InputException(
            "kernel: directions and initial go with strengths; leave them out");
      }
      return TangentKernel.of(
          matrix(configuration.get("kernel")),
          ProblemKind.numbers(configuration.get("labels")),
          weightDecay,
          decoupling);
    }
    double[] strengths = ProblemKind.numbers(configuration.get("strengths"));
    double[][] unit = new double[strengths.length][strengths.length];
    for (int j = 0; j < unit.length; j++) {
      unit[j][j] = 1;
    }
    return new TangentKernel(
        configuration.has("directions") ? matrix(configuration.get("directions")) : unit,
        strengths,
        configuration.has("initial")
            ? ProblemKind.numbers(configuration.get("initial"))
            : new double[strengths.length],
        weightDecay,
        decoupling);
  }

  private static double[][] matrix(JsonNode rows) {
    return rows.valueStream().map(ProblemKind::numbers).toArray(double[][]::new);
  }

  /// The features and where training ends.
  @Override
  public Map<String, Object> answers(RunResult result) {
    TangentKernel problem = problem(result.configuration());
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("strengths", list(problem.strengths()));
    if (problem.weightDecay() > 0 || problem.decoupling() > 0) {
      FixedPoint end = FixedPoint.of(problem);
      Map<String, Object> fixed = new LinkedHashMap<>();
      fixed.put("responses", list(end.responses()));
      fixed.put("margins", list(end.margins()));
      fixed.put("alpha", list(end.alpha()));
      all.put("fixed_point", fixed);
    }
    if (problem.decoupling() > 0) {
      all.put("shared_margin", FixedPoint.sharedMargin(problem.decoupling()));
    }
    return all;
  }

  private static List<Double> list(double[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  @Override
  public List<Finding> findings(RunResult result) {
    TangentKernel problem = problem(result.configuration());
    int shown = shown(problem);
    List<Finding> all = new ArrayList<>();
    if (problem.weightDecay() > 0 || problem.decoupling() > 0) {
      all.add(
          new Finding(
              "fixed point",
              "responses "
                  + numbers(FixedPoint.of(problem).responses(), shown)
                  + (problem.decoupling() > 0 && problem.weightDecay() == 0
                      ? ", with the same margin %s for every example"
                          .formatted(Numbers.exactly(FixedPoint.sharedMargin(problem.decoupling())))
                      : "")));
    } else {
      all.add(new Finding("fixed point", "none: without a penalty the responses grow for ever"));
    }
    for (Trajectory one : result.trajectories()) {
      if (one.size() > 0) {
        double[] last = new double[shown];
        Arrays.setAll(last, j -> one.column("z_" + j)[one.size() - 1]);
        all.add(new Finding(one.method(), "responses at the end " + numbers(last, shown)));
      }
    }
    return all;
  }

  private static String numbers(double[] values, int shown) {
    return Arrays.stream(values).limit(shown).mapToObj(Numbers::exactly).collect(joining(", "))
        + (values.length > shown ? ", ..." : "");
  }

  @Override
  public List<Picture> figures(RunResult result) {
    TangentKernel problem = problem(result.configuration());
    List<Series> series = new ArrayList<>();
    for (Trajectory one : result.trajectories()) {
      boolean descent = one.method().equals("gd");
      for (int j = 0; j < Math.min(4, problem.size()); j++) {
        series.add(
            Series.line(
                "feature %d, %s".formatted(j, descent ? "gradient descent" : "flow"),
                descent ? Kind.MEASURED : Kind.THEORY,
                one.column("t"),
                one.column("z_" + j)));
      }
    }
    if (problem.weightDecay() > 0 || problem.decoupling() > 0) {
      double[] end = FixedPoint.of(problem).responses();
      double[] times = result.trajectories().getFirst().column("t");
      for (int j = 0; j < Math.min(4, problem.size()); j++) {
        series.add(
            Series.line(
                "feature %d, fixed point".formatted(j),
                Kind.THEORY,
                new double[] {times[times.length / 160], times[times.length - 1]},
                new double[] {end[j], end[j]}));
      }
    }
    return List.of(
        new Figure(
            "responses",
            "What is learnt of each feature",
            "Responses of the features, strongest first in a kernel. Under weight decay a strong feature"
                + " keeps a weak one down; spectral decoupling gives each its own share.",
            WORDS.axis("t", true),
            new Axis("response z", "1", false),
            series));
  }
}
