package dev.gradus.studies.largestep;

import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Claim.Relation;
import dev.gradus.studies.SeedMean;

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
    SeedMean mean = SeedMean.of(values);
    return new Claim(
        id,
        sentence,
        relation,
        expected,
        mean.value(),
        values.length == 1 ? 0 : mean.error(),
        unit,
        evidence,
        result.totalSeconds());
  }
}
