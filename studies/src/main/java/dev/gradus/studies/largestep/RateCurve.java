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

  /// An exponent of T.
  record Slope(double value, double error) {}

  /// Of the risk over the last doubling of T, and what that changed since the doubling before: a
  /// limit is approached.
  Slope latest() {
    return latest(logs(risk));
  }

  /// The same of the logarithm of 1 / risk.
  Slope logarithm() {
    return latest(Arrays.stream(risk).map(value -> Math.log(-Math.log(value))).toArray());
  }

  private Slope latest(double[] y) {
    double[] x = logs(steps);
    int n = x.length;
    double last = (y[n - 1] - y[n - 2]) / (x[n - 1] - x[n - 2]);
    double before = (y[n - 2] - y[n - 3]) / (x[n - 2] - x[n - 3]);
    return new Slope(last, Math.abs(last - before));
  }

  /// Of log risk against log T; the error is from the scatter about the line: how far from a power
  /// law it is.
  Slope slope() {
    LineFit fit = fit();
    double square = 0;
    for (int i = 0; i < steps.length; i++) {
      double off = Math.log(risk[i]) - fit.intercept() - fit.slope() * Math.log(steps[i]);
      square += off * off;
    }
    return new Slope(fit.slope(), fit.slopeError() * Math.sqrt(square / (steps.length - 2)));
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
