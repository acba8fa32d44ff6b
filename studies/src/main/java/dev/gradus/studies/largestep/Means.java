package dev.gradus.studies.largestep;

import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Claim.Relation;
import java.util.Arrays;

/// Claims on a mean over draws, with its standard error. A single number is exact: nothing is
/// drawn.
final class Means {
  private Means() {}

  static Claim claim(
      String id,
      String sentence,
      Relation relation,
      double expected,
      double[] values,
      String unit,
      String evidence,
      RunResult result) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    return new Claim(
        id,
        sentence,
        relation,
        expected,
        mean,
        standardError(values, mean),
        unit,
        evidence,
        result.totalSeconds());
  }

  private static double standardError(double[] values, double mean) {
    if (values.length == 1) {
      return 0;
    }
    double square = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(square / (values.length - 1) / values.length);
  }
}
