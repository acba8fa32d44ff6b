package dev.gradus.studies.learningdynamics;

import dev.gradus.core.InputException;
import dev.gradus.core.Method;
import dev.gradus.core.TimeGrid;
import dev.gradus.lab.RunPlan;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.WorkUnit;
import dev.gradus.lab.report.Picture;
import dev.gradus.studies.Finding;
import dev.gradus.studies.ProblemKind;
import dev.gradus.studies.Quantities;
import dev.gradus.studies.Schemas;
import dev.gradus.studies.WorkUnits;
import dev.gradus.theory.modes.ClosedForm;
import dev.gradus.theory.modes.Drive;
import dev.gradus.theory.modes.GradientDescent;
import dev.gradus.theory.modes.ModeFlow;
import dev.gradus.theory.modes.ModeProbe;
import dev.gradus.theory.modes.ModeProblem;
import dev.gradus.theory.modes.ModeSolution;
import dev.gradus.theory.modes.ModeState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `problem: modes`.
public final class ModesKind implements ProblemKind {
  static final Quantities WORDS = Quantities.beside(ModesKind.class, "modes.txt");
  private static final int DEFAULT_POINTS = 160;

  @Override
  public String name() {
    return "modes";
  }

  @Override
  public String summary() {
    return "modes of a deep ReLU network on one class: closed-form, ode, gd; confidence times, deaths";
  }

  @Override
  public Quantities quantities() {
    return WORDS;
  }

  @Override
  public ObjectNode schema() {
    return Schemas.beside(ModesKind.class, "modes.json");
  }

  @Override
  public RunPlan plan(String name, ObjectNode configuration) {
    ModeProblem problem = problem(configuration);
    TimeGrid times = times(configuration, problem);
    List<WorkUnit> units = new ArrayList<>();
    for (JsonNode method : configuration.get("methods")) {
      units.addAll(
          WorkUnits.<ModeProblem, ModeState>of(
              method(method.stringValue(), configuration),
              () -> problem,
              times,
              () -> List.of(new ModeProbe(problem)),
              configuration.get("seed").longValue(),
              1));
    }
    return new RunPlan(name, configuration, units);
  }

  private static Method<ModeProblem, ModeState> method(String name, ObjectNode configuration) {
    return switch (name) {
      case "ode" -> new ModeFlow();
      case "gd" -> new GradientDescent(configuration.get("stepsize").doubleValue());
      default -> new ClosedForm();
    };
  }

  static ModeProblem problem(ObjectNode configuration) {
    Drive drive = drive(configuration);
    int depth = configuration.get("depth").intValue();
    JsonNode units = configuration.get("units");
    double[][] factors = new double[units.size()][];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = factors(units.get(i), "units[" + i + "]", depth, drive);
    }
    return new ModeProblem(
        factors,
        configuration.get("frequency").doubleValue(),
        configuration.get("norm").doubleValue(),
        drive);
  }

  private static Drive drive(ObjectNode configuration) {
    String loss = configuration.get("loss").stringValue();
    if (configuration.has("classes")) {
      if (!loss.equals("cross-entropy")) {
        throw new InputException(
            "classes: a softmax needs cross-entropy, but loss is " + loss + "; leave the key out");
      }
      return Drive.softmax(configuration.get("classes").intValue());
    }
    return loss(loss);
  }

  static Drive loss(String name) {
    return switch (name) {
      case "hinge" -> Drive.hinge();
      case "squared" -> Drive.squared();
      default -> Drive.logistic();
    };
  }

  private static double[] factors(JsonNode unit, String key, int depth, Drive drive) {
    if (unit.has("factors")) {
      double[] given = ProblemKind.numbers(unit.get("factors"));
      if (unit.has("a") || unit.has("z") || given.length != depth) {
        throw new InputException(
            "%s: %d factors found, expected %d (depth), and neither a nor z beside them"
                .formatted(key, given.length, depth));
      }
      return given;
    }
    if (!unit.has("a")) {
      throw new InputException(key + ": a is missing; give {a: ..., z: ...} or {factors: [...]}");
    }
    double[] factors = new double[depth];
    double a = unit.get("a").doubleValue();
    Arrays.fill(factors, a);
    if (depth > 1) {
      factors[depth - 1] = unit.path("z").doubleValue(a * Math.sqrt(drive.gain()));
    }
    return factors;
  }

  static double[] confidences(ObjectNode configuration) {
    return ProblemKind.numbers(configuration.get("confidence"));
  }

  private static TimeGrid times(ObjectNode configuration, ModeProblem problem) {
    boolean descends =
        configuration.get("methods").valueStream().anyMatch(m -> m.stringValue().equals("gd"));
    double stepsize = configuration.get("stepsize").doubleValue();
    TimeGrid times;
    if (configuration.has("times")) {
      times = TimeGrid.of(ProblemKind.numbers(configuration.get("times")));
    } else {
      double until =
          configuration.has("until")
              ? configuration.get("until").doubleValue()
              : enough(configuration, problem);
      times = TimeGrid.logSpaced(until / 1000, until, DEFAULT_POINTS);
      // Descent exists at whole steps only: between them it would seem to be off by half a step.
      times = descends && until >= stepsize ? TimeGrid.onLattice(times, stepsize) : times;
    }
    double steps = times.last() / stepsize;
    if (descends && steps > 1e9) {
      throw new InputException(
          "stepsize: method gd would take %.3g steps until %s; raise it or lower until"
              .formatted(steps, times.last()));
    }
    return times;
  }

  /// A little beyond the last confidence that is reached.
  private static double enough(ObjectNode configuration, ModeProblem problem) {
    ModeSolution solution = ModeSolution.of(problem);
    double last =
        Arrays.stream(confidences(configuration))
            .map(solution::timeTo)
            .filter(Double::isFinite)
            .max()
            .orElse(0);
    double natural = 10 / (problem.frequency() * problem.norm());
    return Math.max(1.2 * last, natural);
  }

  @Override
  public Map<String, Object> answers(RunResult result) {
    return ModeAnswers.of(
        problem(result.configuration()),
        confidences(result.configuration()),
        result.trajectories());
  }

  @Override
  public List<Finding> findings(RunResult result) {
    return ModeFindings.of(
        problem(result.configuration()),
        confidences(result.configuration()),
        result.trajectories());
  }

  @Override
  public List<Picture> figures(RunResult result) {
    return ModeFigures.of(problem(result.configuration()), result.trajectories());
  }
}
