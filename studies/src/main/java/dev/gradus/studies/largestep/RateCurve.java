package dev.gradus.studies.largestep;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.RunResult;
import dev.gradus.studies.LineFit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Risk after T steps.
record RateCurve(double[] steps, double[] risk) {

  /// One run at its observed steps.
  static RateCurve of(RunResult result) {
    Trajectory one = result.trajectories().getFirst();
    return new RateCurve(one.column("t"), one.column("risk"));
  }

  /// The last steps of runs whose stepsize grows with their length.
  static RateCurve growing(String model, Map<String, RunResult> results) {
    List<Trajectory> all =
        results.entrySet().stream()
            .filter(one -> one.getKey().startsWith(model + LargeStepsizeStudy.GROWING))
            .map(one -> one.getValue().trajectories().getFirst())
            .sorted(Comparator.comparingDouble(one -> last(one, "t")))
            .toList();
    return new RateCurve(
        all.stream().mapToDouble(one -> last(one, "t")).toArray(),
        all.stream().mapToDouble(one -> last(one, "risk")).toArray());
  }

  private static double last(Trajectory one, String column) {
    return one.value(one.size() - 1, one.indexOf(column));
  }

  double last() {
    return risk[risk.length - 1];
  }

  /// Of log risk against log T.
  double slope() {
    return fit().slope();
  }

  /// From the scatter about the line: how far from a power law it is.
  double slopeError() {
    LineFit fit = fit();
    double square = 0;
    for (int i = 0; i < steps.length; i++) {
      double off = Math.log(risk[i]) - fit.intercept() - fit.slope() * Math.log(steps[i]);
      square += off * off;
    }
    return fit.slopeError() * Math.sqrt(square / (steps.length - 2));
  }

  private LineFit fit() {
    double[] one = new double[steps.length];
    Arrays.fill(one, 1);
    return LineFit.of(logs(steps), logs(risk), one);
  }

  private static double[] logs(double[] values) {
    return Arrays.stream(values).map(Math::log).toArray();
  }
}
