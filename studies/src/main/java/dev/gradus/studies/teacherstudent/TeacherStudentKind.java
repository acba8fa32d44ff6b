package dev.gradus.studies.teacherstudent;

import dev.gradus.core.InputException;
import dev.gradus.core.Method;
import dev.gradus.core.Probe;
import dev.gradus.core.TimeGrid;
import dev.gradus.core.Trajectory;
import dev.gradus.data.DataSets;
import dev.gradus.lab.RunPlan;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.WorkUnit;
import dev.gradus.lab.report.HeatMap.Overlay;
import dev.gradus.lab.report.Picture;
import dev.gradus.studies.Divergence;
import dev.gradus.studies.Finding;
import dev.gradus.studies.ProblemKind;
import dev.gradus.studies.Quantities;
import dev.gradus.studies.WorkUnits;
import dev.gradus.theory.teacherstudent.ChainEnsemble;
import dev.gradus.theory.teacherstudent.EnsembleProbe;
import dev.gradus.theory.teacherstudent.EnsembleState;
import dev.gradus.theory.teacherstudent.ExactChain;
import dev.gradus.theory.teacherstudent.GramProbe;
import dev.gradus.theory.teacherstudent.Labels;
import dev.gradus.theory.teacherstudent.OnlineSgd;
import dev.gradus.theory.teacherstudent.OrderParameterOde;
import dev.gradus.theory.teacherstudent.OrderParameterProbe;
import dev.gradus.theory.teacherstudent.OrderParameterState;
import dev.gradus.theory.teacherstudent.SgdProbe;
import dev.gradus.theory.teacherstudent.SgdState;
import dev.gradus.theory.teacherstudent.SignProbe;
import dev.gradus.theory.teacherstudent.TeacherStudent;
import dev.gradus.theory.teacherstudent.Warnings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `problem: teacher-student`.
public final class TeacherStudentKind implements ProblemKind {
  static final Quantities WORDS = Quantities.beside(TeacherStudentKind.class);
  private static final int DEFAULT_POINTS = 120;

  @Override
  public String name() {
    return "teacher-student";
  }

  @Override
  public String summary() {
    return "two-layer networks: theory (ode), the exact finite-size process (chain, ensemble), sgd";
  }

  @Override
  public Quantities quantities() {
    return WORDS;
  }

  @Override
  public RunPlan plan(String name, ObjectNode configuration) {
    long first = configuration.get("seed").longValue();
    int seeds = configuration.get("seeds").intValue();
    TeacherStudent shared = ProblemReader.read(configuration, first);
    TimeGrid times = times(configuration, shared.inputs());
    Supplier<OnlineSgd> sgd = sgd(configuration, shared);
    boolean each = configuration.get("starts").stringValue().equals("each");
    List<WorkUnit> units = new ArrayList<>();
    for (JsonNode method : configuration.get("methods")) {
      if (each) {
        for (long seed = first; seed < first + seeds; seed++) {
          units.addAll(
              units(
                  method.stringValue(),
                  ProblemReader.read(configuration, seed),
                  sgd,
                  times,
                  seed,
                  1));
        }
      } else {
        units.addAll(units(method.stringValue(), shared, sgd, times, first, seeds));
      }
    }
    return new RunPlan(name, configuration, units);
  }

  private static List<WorkUnit> units(
      String method,
      TeacherStudent problem,
      Supplier<OnlineSgd> sgd,
      TimeGrid times,
      long seed,
      int seeds) {
    if (method.equals("sgd")) {
      return WorkUnits.<TeacherStudent, SgdState>of(
          sgd.get(),
          () -> problem,
          times,
          () -> with(probes(problem), new SgdProbe()),
          seed,
          seeds);
    }
    if (method.equals("ensemble")) {
      return WorkUnits.<TeacherStudent, EnsembleState>of(
          new ChainEnsemble(seeds),
          () -> problem,
          times,
          () -> List.of(new EnsembleProbe(problem.student(), problem.teacher())),
          seed,
          1);
    }
    Method<TeacherStudent, OrderParameterState> chosen =
        switch (method) {
          case "ode" -> new OrderParameterOde();
          case "chain" -> new ExactChain();
          default -> throw new IllegalStateException("the schema lets pass " + method);
        };
    return WorkUnits.of(
        chosen, () -> problem, times, () -> with(probes(problem), new GramProbe()), seed, seeds);
  }

  private static List<Probe<? super OrderParameterState>> probes(TeacherStudent problem) {
    OrderParameterProbe order = new OrderParameterProbe(problem.student(), problem.teacher());
    return problem.labels() == Labels.SIGNS ? List.of(order, new SignProbe()) : List.of(order);
  }

  private static <S extends OrderParameterState> List<Probe<? super S>> with(
      List<Probe<? super OrderParameterState>> probes, Probe<? super S> last) {
    List<Probe<? super S>> all = new ArrayList<>(probes);
    all.add(last);
    return all;
  }

  /// SGD on weights, on what the file says: Gaussian inputs online, a finite set of them, or
  /// images.
  private static Supplier<OnlineSgd> sgd(ObjectNode configuration, TeacherStudent problem) {
    int examples = configuration.path("training-set").intValue(0);
    if (!configuration.has("data")) {
      return () -> examples == 0 ? OnlineSgd.gaussian() : OnlineSgd.gaussian(examples);
    }
    String name = configuration.get("data").stringValue();
    return () -> {
      DataSets.Split split = DataSets.load(name);
      if (split.train().features() != problem.inputs()) {
        throw new InputException(
            "inputs: %d found, but the images of %s have %d pixels; set inputs to that"
                .formatted(problem.inputs(), name, split.train().features()));
      }
      int most = split.train().size();
      if (examples > most) {
        throw new InputException(
            "training-set: %d found, but %s has %d training images"
                .formatted(examples, name, most));
      }
      return OnlineSgd.on(
          new ImageInputs(split.train(), examples == 0 ? most : examples),
          new ImageInputs(split.test(), split.test().size()));
    };
  }

  private static TimeGrid times(ObjectNode configuration, int inputs) {
    if (configuration.has("times")) {
      return TimeGrid.of(ProblemReader.vector(configuration.get("times")));
    }
    if (!configuration.has("until")) {
      throw new InputException("until: missing; give the last time in steps/N, or a list of times");
    }
    double until = configuration.get("until").doubleValue();
    double first = Math.min(0.1, until / 2);
    return TimeGrid.onLattice(
        TimeGrid.logSpaced(
            Math.max(first, 1.0 / inputs), Math.max(until, 1.0 / inputs), DEFAULT_POINTS),
        1.0 / inputs);
  }

  @Override
  public List<String> warnings(ObjectNode configuration) {
    TeacherStudent problem =
        ProblemReader.read(configuration, configuration.get("seed").longValue());
    List<String> all =
        new ArrayList<>(
            has(configuration, "ode") ? Warnings.of(problem) : Warnings.ofStepsize(problem));
    for (String key : List.of("data", "training-set")) {
      if (configuration.has(key) && !has(configuration, "sgd")) {
        all.add(key + ": without effect, because only the method sgd uses it; add it to methods");
      }
    }
    if (has(configuration, "ensemble") && !ChainEnsemble.hasVectors()) {
      all.add(
          "methods: an ensemble takes its seeds one by one, in twice the time; with Java's option"
              + " --add-modules=jdk.incubator.vector several at once");
    }
    return all;
  }

  private static boolean has(ObjectNode configuration, String method) {
    return configuration.get("methods").valueStream().anyMatch(m -> m.stringValue().equals(method));
  }

  @Override
  public List<Overlay> limits(
      ObjectNode configuration, String x, double[] xs, String y, double[] ys) {
    return StabilityLimit.over(configuration, x, xs, y, ys);
  }

  @Override
  public double[] finalValues(ObjectNode configuration, String column, String x, double[] xs) {
    return column.equals("eg") && x.equals("stepsize")
        ? ZeroErrorTheory.finalErrors(configuration, xs)
        : new double[0];
  }

  /// `final_error`, what linear response says the error ends at, where the start is one without
  /// error.
  @Override
  public Map<String, Object> answers(RunResult result) {
    double end = ZeroErrorTheory.finalError(result.configuration());
    return end > 0 ? Map.of("final_error", end) : Map.of();
  }

  @Override
  public List<Finding> findings(RunResult result) {
    return Basins.of(result);
  }

  @Override
  public List<Picture> figures(RunResult result) {
    List<Trajectory> all = Divergence.cut(result.trajectories(), "eg");
    return List.of(TeacherStudentFigures.error(all), TeacherStudentFigures.overlaps(all));
  }
}
