package dev.gradus.studies.interpolator;

import dev.gradus.core.InputException;
import dev.gradus.core.Method;
import dev.gradus.core.TimeGrid;
import dev.gradus.core.Trajectory;
import dev.gradus.lab.RunPlan;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.WorkUnit;
import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Series;
import dev.gradus.lab.report.Picture;
import dev.gradus.studies.Divergence;
import dev.gradus.studies.Finding;
import dev.gradus.studies.ProblemKind;
import dev.gradus.studies.Quantities;
import dev.gradus.studies.SeedBand;
import dev.gradus.studies.SeedMean;
import dev.gradus.studies.WorkUnits;
import dev.gradus.theory.interpolator.Interpolator;
import dev.gradus.theory.interpolator.InterpolatorDescent;
import dev.gradus.theory.interpolator.InterpolatorFormula;
import dev.gradus.theory.interpolator.InterpolatorProbe;
import dev.gradus.theory.interpolator.InterpolatorState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `problem: interpolator`: a linear model with fewer examples than inputs, fitted to noisy labels.
public final class InterpolatorKind implements ProblemKind {
  static final Quantities WORDS = Quantities.beside(InterpolatorKind.class);
  private static final int DEFAULT_POINTS = 60;

  /// Weights and inputs of one seed, in numbers.
  private static final long MOST_NUMBERS = 1L << 26;

  @Override
  public String name() {
    return "interpolator";
  }

  @Override
  public String summary() {
    return "linear models fitted to noisy labels from a simple classifier: is it retained?";
  }

  @Override
  public Quantities quantities() {
    return WORDS;
  }

  @Override
  public RunPlan plan(String name, ObjectNode configuration) {
    Interpolator problem = problem(configuration);
    TimeGrid times =
        configuration.has("times")
            ? TimeGrid.of(ProblemKind.numbers(configuration.get("times")))
            : TimeGrid.logSteps(configuration.get("until").longValue(), DEFAULT_POINTS);
    List<WorkUnit> units = new ArrayList<>();
    for (JsonNode method : configuration.get("methods")) {
      units.addAll(
          method.stringValue().equals("gd")
              ? units(new InterpolatorDescent(), problem, times, configuration)
              : units(new InterpolatorFormula(), problem, times, configuration));
    }
    return new RunPlan(name, configuration, units);
  }

  private static Interpolator problem(ObjectNode configuration) {
    Interpolator problem =
        new Interpolator(
            configuration.get("inputs").intValue(),
            configuration.get("examples").intValue(),
            configuration.get("noise").doubleValue(),
            configuration.get("initial").doubleValue(),
            configuration.path("stepsize").doubleValue(0));
    if ((long) problem.inputs() * problem.examples() > MOST_NUMBERS) {
      throw new InputException(
          "inputs x examples: %d numbers, expected at most %d; make one of them smaller"
              .formatted((long) problem.inputs() * problem.examples(), MOST_NUMBERS));
    }
    return problem;
  }

  private static <S extends InterpolatorState> List<WorkUnit> units(
      Method<Interpolator, S> method,
      Interpolator problem,
      TimeGrid times,
      ObjectNode configuration) {
    return WorkUnits.<Interpolator, S>of(
        method,
        () -> problem,
        times,
        () -> List.of(new InterpolatorProbe()),
        configuration.get("seed").longValue(),
        configuration.get("seeds").intValue());
  }

  @Override
  public List<String> warnings(ObjectNode configuration) {
    Interpolator problem = problem(configuration);
    return problem.stepsize() >= problem.largestStable()
        ? List.of(
            "stepsize %.4g is beyond the stable %.4g: it will diverge"
                .formatted(problem.stepsize(), problem.largestStable()))
        : List.of();
  }

  @Override
  public List<Finding> findings(RunResult result) {
    Map<String, List<Trajectory>> methods =
        result.trajectories().stream()
            .filter(one -> one.size() > 0)
            .collect(
                Collectors.groupingBy(Trajectory::method, LinkedHashMap::new, Collectors.toList()));
    return Stream.of("overlap", "error", "mu")
        .map(column ->
            new Finding(
                WORDS.of(column).name() + " at the end",
                methods.entrySet().stream()
                    .map(entry ->
                        WORDS.method(entry.getKey())
                            + " "
                            + SeedMean.last(entry.getValue(), column).text())
                    .collect(Collectors.joining(", "))))
        .toList();
  }

  @Override
  public List<Picture> figures(RunResult result) {
    return List.of(
        figure(
            result,
            "error",
            "Error on new examples",
            "How often the model misses a new, equally noisy label, while it is fitted to the noise"
                + " of its examples. It never falls below the noise.",
            false),
        figure(
            result,
            "mu",
            "Information about the label, all of it explained by the simple classifier",
            "In this model nothing the network knows lies beyond the simple classifier, so mu is all"
                + " of I(F;Y).",
            false),
        figure(
            result,
            "overlap",
            "How much of the simple classifier is in the weights",
            "The weight of the one input that matters. Its end is gamma + (1 - 2 eta - gamma) m/d.",
            false),
        figure(
            result,
            "loss",
            "Training loss",
            "Mean squared error on the training examples, noise included: it goes to zero.",
            true));
  }

  private static Figure figure(
      RunResult result, String column, String title, String caption, boolean logarithmic) {
    List<Series> series = new ArrayList<>();
    for (String method : List.of("formula", "gd")) {
      List<Trajectory> own =
          Divergence.cut(result.trajectories(), "loss").stream()
              .filter(one -> one.method().equals(method))
              .toList();
      if (!own.isEmpty()) {
        series.add(SeedBand.of(WORDS.method(method), WORDS.kind(method), own, column));
      }
    }
    return new Figure(
        column, title, caption, WORDS.axis("t", true), WORDS.axis(column, logarithmic), series);
  }
}
