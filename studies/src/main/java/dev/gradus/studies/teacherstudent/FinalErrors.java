package dev.gradus.studies.teacherstudent;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Claim.Relation;
import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import dev.gradus.studies.LineFit;
import dev.gradus.theory.teacherstudent.Activation;
import dev.gradus.theory.teacherstudent.Activations;
import dev.gradus.theory.teacherstudent.FinalError;
import dev.gradus.theory.teacherstudent.FixedPoints;
import dev.gradus.theory.teacherstudent.OrderParameters;
import dev.gradus.theory.teacherstudent.TeacherStudent;
import dev.gradus.theory.teacherstudent.TrainedLayers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Where training ends under label noise: the stationary error of the exact process beside the
/// linear response of theory, for students with more and more hidden units.
final class FinalErrors {
  private static final int TEACHER = 2;
  private static final double NOISE = 0.01;
  private static final double STEPSIZE = 0.2;
  private static final int INPUTS = 784;

  /// The first layer alone, or both, which is the story, and both with other units.
  ///
  /// @param head second-layer weights of the teacher
  /// @param students the counts K of hidden units
  private record Trained(
      String name,
      String label,
      Activation activation,
      TrainedLayers layers,
      double head,
      int... students) {
    static final Trained FIRST =
        new Trained(
            "first", "erf, first layer trained", Activations.ERF, TrainedLayers.FIRST, 1, 2, 3, 4);
    static final Trained BOTH =
        new Trained(
            "both", "erf, both layers trained", Activations.ERF, TrainedLayers.BOTH, 2, 2, 4, 6);
    static final Trained RELU =
        new Trained(
            "relu", "ReLU, both layers trained", Activations.RELU, TrainedLayers.BOTH, 1, 2, 6);
    static final Trained LINEAR =
        new Trained(
            "linear",
            "linear, both layers trained",
            Activations.LINEAR,
            TrainedLayers.BOTH,
            1,
            2,
            6);
    static final List<Trained> ALL = List.of(FIRST, BOTH, RELU, LINEAR);

    String run(int student) {
      return "final-" + name + "-" + student;
    }

    /// A student that computes what the teacher does: with surplus units at zero if only the first
    /// layer is trained, with teacher units shared among copies if both are.
    OrderParameters zeroErrorState(int student) {
      double[][] t = {{1, 0}, {0, 1}};
      double[] a = {head, head};
      return layers == TrainedLayers.FIRST
          ? FixedPoints.specialised(t, a, student, head)
          : FixedPoints.shared(t, a, student);
    }

    TeacherStudent problem(int student) {
      return TeacherStudent.of(
          activation, layers, STEPSIZE, NOISE, INPUTS, zeroErrorState(student));
    }
  }

  private FinalErrors() {}

  static Map<String, ObjectNode> runs(boolean full, long seed) {
    Map<String, ObjectNode> runs = new LinkedHashMap<>();
    for (Trained trained : Trained.ALL) {
      for (int student : trained.students) {
        ObjectNode run = JsonMapper.shared().createObjectNode();
        run.put("problem", "teacher-student").put("activation", trained.activation.name());
        run.put("train", trained.layers == TrainedLayers.FIRST ? "first" : "both");
        run.put("stepsize", STEPSIZE).put("noise", NOISE).put("inputs", INPUTS);
        run.set("initial", json(trained.zeroErrorState(student)));
        ArrayNode times = run.putArray("times");
        List.of(0, 10, 30, 100, 200, 300).forEach(times::add);
        run.putArray("methods").add("ensemble");
        run.put("seeds", full ? 128 : 32).put("seed", seed);
        runs.put(trained.run(student), run);
      }
    }
    return runs;
  }

  private static ObjectNode json(OrderParameters point) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    ArrayNode q = json.putArray("Q");
    ArrayNode r = json.putArray("R");
    ArrayNode t = json.putArray("T");
    for (int i = 0; i < point.student(); i++) {
      ArrayNode qi = q.addArray();
      ArrayNode ri = r.addArray();
      for (int k = 0; k < point.student(); k++) {
        qi.add(point.q(i, k));
      }
      for (int m = 0; m < point.teacher(); m++) {
        ri.add(point.r(i, m));
      }
    }
    for (int m = 0; m < point.teacher(); m++) {
      ArrayNode tm = t.addArray();
      for (int n = 0; n < point.teacher(); n++) {
        tm.add(point.t(m, n));
      }
    }
    ArrayNode a = json.putArray("A");
    ArrayNode v = json.putArray("v");
    for (int m = 0; m < point.teacher(); m++) {
      a.add(point.a(m));
    }
    for (int k = 0; k < point.student(); k++) {
      v.add(point.v(k));
    }
    return json;
  }

  /// Final errors for several K, in units of the noise variance.
  private record Measured(Trained trained, double[] error, double[] standardError, double seconds) {
    static Measured of(Trained trained, Map<String, RunResult> results) {
      int n = trained.students.length;
      double[] error = new double[n];
      double[] standardError = new double[n];
      double seconds = 0;
      for (int i = 0; i < n; i++) {
        RunResult result = Objects.requireNonNull(results.get(trained.run(trained.students[i])));
        Trajectory one = result.trajectories().getFirst();
        int last = one.size() - 1;
        double seeds = one.column("seeds")[last];
        error[i] = one.column("eg")[last] / (NOISE * NOISE);
        standardError[i] = one.column("eg_sd")[last] / (NOISE * NOISE * Math.sqrt(seeds));
        seconds += result.totalSeconds();
      }
      return new Measured(trained, error, standardError, seconds);
    }

    double[] students() {
      return Arrays.stream(trained.students).asDoubleStream().toArray();
    }

    double[] theory() {
      return Arrays.stream(trained.students)
          .mapToDouble(student ->
              FinalError.linearResponse(trained.problem(student), trained.zeroErrorState(student))
                  / (NOISE * NOISE))
          .toArray();
    }

    String evidence() {
      return "runs final-" + trained.name + "-*, last time, N = " + INPUTS;
    }
  }

  static List<Claim> claims(Map<String, RunResult> results) {
    Measured first = Measured.of(Trained.FIRST, results);
    Measured both = Measured.of(Trained.BOTH, results);
    Measured relu = Measured.of(Trained.RELU, results);
    Measured linear = Measured.of(Trained.LINEAR, results);
    return List.of(
        slope(
            "grows",
            "Trained in the first layer only, the final error grows with each surplus unit, as linear"
                + " response says",
            first),
        slope(
            "falls",
            "Trained in both layers, the final error falls with each further unit, as linear response"
                + " says",
            both),
        slope(
            "relu-slope",
            "With ReLU units and both layers trained, the final error falls less, as linear response"
                + " says",
            relu),
        slope(
            "linear-slope",
            "With linear units and both layers trained, the final error falls as linear response says",
            linear),
        largest("first-layer-law", "the first layer trained", first),
        largest("both-layers-law", "both layers trained", both));
  }

  /// Neither curve is a line in K, so theory and measurement are reduced to a slope in the same
  /// way.
  private static Claim slope(String id, String sentence, Measured measured) {
    double[] students = measured.students();
    LineFit fit = LineFit.equallyWeighted(students, measured.error(), measured.standardError());
    LineFit theory =
        LineFit.equallyWeighted(students, measured.theory(), new double[students.length]);
    return new Claim(
        id,
        sentence,
        Relation.EQUAL,
        theory.slope(),
        fit.slope(),
        fit.slopeError(),
        "σ²/unit",
        measured.evidence(),
        measured.seconds());
  }

  private static Claim largest(String id, String what, Measured measured) {
    int last = measured.error().length - 1;
    return new Claim(
        id,
        "The final error of %d units with %s is that of linear response"
            .formatted(measured.trained().students[last], what),
        Relation.EQUAL,
        measured.theory()[last],
        measured.error()[last],
        measured.standardError()[last],
        "σ²",
        measured.evidence(),
        measured.seconds());
  }

  static Figure figure(Map<String, RunResult> results) {
    List<Series> series = new ArrayList<>();
    for (Trained trained : Trained.ALL) {
      Measured measured = Measured.of(trained, results);
      String name = trained.label;
      double[] low = new double[measured.error().length];
      double[] high = new double[low.length];
      for (int i = 0; i < low.length; i++) {
        low[i] = measured.error()[i] - 2 * measured.standardError()[i];
        high[i] = measured.error()[i] + 2 * measured.standardError()[i];
      }
      series.add(Series.line(name, Kind.THEORY, measured.students(), measured.theory()));
      series.add(
          new Series(
              name,
              Kind.MEASURED,
              measured.students(),
              measured.error(),
              low,
              high,
              "2 standard errors"));
    }
    return new Figure(
        "final-error",
        "Where training ends, for larger and larger students",
        "The error that label noise leaves in the end, divided by the noise variance. Surplus units"
            + " cost when only the first layer learns, and cost nothing or help when both do. Teachers with %d units; lines are linear response, points the exact process."
                .formatted(TEACHER),
        TeacherStudentKind.WORDS.axis("student", false),
        new Axis("final error", "noise variance", false),
        series);
  }
}
