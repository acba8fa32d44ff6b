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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// How the finite-size process approaches its limit: fluctuations like 1 / sqrt N, a mean like 1 /
/// N.
final class FluctuationClaims {
  static final String PREFIX = "inputs-";

  /// Mean and spread of the last generalisation error over seeds, at one input dimension.
  private record Size(double inputs, int seeds, double mean, double deviation, double seconds) {
    double meanError() {
      return deviation / Math.sqrt(seeds);
    }

    /// Standard error of the logarithm of a standard deviation of normal numbers.
    double logDeviationError() {
      return 1 / Math.sqrt(2.0 * (seeds - 1));
    }
  }

  private FluctuationClaims() {}

  static List<Claim> of(Map<String, RunResult> results) {
    List<Size> sizes = sizes(results);
    double seconds = sizes.stream().mapToDouble(Size::seconds).sum();
    String evidence =
        "runs %s*, generalisation error at the last time, %d seeds a size"
            .formatted(PREFIX, sizes.getFirst().seeds());
    LineFit slope =
        LineFit.of(
            array(sizes, size -> Math.log(size.inputs())),
            array(sizes, size -> Math.log(size.deviation())),
            array(sizes, Size::logDeviationError));
    LineFit limit =
        LineFit.of(
            array(sizes, size -> 1 / size.inputs()),
            array(sizes, Size::mean),
            array(sizes, Size::meanError));
    return List.of(
        new Claim(
            "fluctuations",
            "The spread between seeds of SGD falls like a power of the input dimension, with exponent"
                + " -1/2",
            Relation.EQUAL,
            -0.5,
            slope.slope(),
            slope.slopeError(),
            "1",
            evidence,
            seconds),
        new Claim(
            "limit",
            "The mean error of SGD, extrapolated to infinite input dimension, is that of the ODE",
            Relation.EQUAL,
            theory(results),
            limit.intercept(),
            limit.interceptError(),
            "1",
            evidence,
            seconds));
  }

  static Figure figure(Map<String, RunResult> results) {
    List<Size> sizes = sizes(results);
    double[] inputs = array(sizes, Size::inputs);
    double[] deviation = array(sizes, Size::deviation);
    double scale = deviation[0] * Math.sqrt(inputs[0]);
    return new Figure(
        "fluctuations",
        "Spread between seeds against input dimension",
        "Standard deviation over seeds of the generalisation error at the last time. The line has the"
            + " slope -1/2 that theory predicts, drawn through the first point.",
        TeacherStudentKind.WORDS.axis("inputs", true),
        new Axis("standard deviation", "1", true),
        List.of(
            Series.line(
                "slope -1/2",
                Kind.THEORY,
                inputs,
                array(sizes, s -> scale / Math.sqrt(s.inputs()))),
            new Series(
                "exact process",
                Kind.MEASURED,
                inputs,
                deviation,
                array(sizes, s -> s.deviation() * Math.exp(-2 * s.logDeviationError())),
                array(sizes, s -> s.deviation() * Math.exp(2 * s.logDeviationError())),
                "2 standard errors")));
  }

  private static List<Size> sizes(Map<String, RunResult> results) {
    List<Size> sizes = new ArrayList<>();
    results.forEach((name, result) -> {
      if (name.startsWith(PREFIX)) {
        double[] last =
            result.trajectories().stream()
                .filter(one -> one.method().equals("chain"))
                .mapToDouble(FluctuationClaims::lastError)
                .toArray();
        double mean = java.util.Arrays.stream(last).average().orElseThrow();
        double square = java.util.Arrays.stream(last).map(x -> (x - mean) * (x - mean)).sum();
        sizes.add(
            new Size(
                Double.parseDouble(name.substring(PREFIX.length())),
                last.length,
                mean,
                Math.sqrt(square / (last.length - 1)),
                result.totalSeconds()));
      }
    });
    sizes.sort(Comparator.comparingDouble(Size::inputs));
    return sizes;
  }

  private static double theory(Map<String, RunResult> results) {
    return results.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(PREFIX))
        .flatMap(entry -> entry.getValue().trajectories().stream())
        .filter(one -> one.method().equals("ode"))
        .mapToDouble(FluctuationClaims::lastError)
        .findFirst()
        .orElseThrow();
  }

  private static double lastError(Trajectory trajectory) {
    double[] error = trajectory.column("eg");
    return error[error.length - 1];
  }

  private static double[] array(List<Size> sizes, java.util.function.ToDoubleFunction<Size> value) {
    return sizes.stream().mapToDouble(value).toArray();
  }
}
