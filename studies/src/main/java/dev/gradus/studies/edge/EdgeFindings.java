package dev.gradus.studies.edge;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.report.Numbers;
import dev.gradus.studies.Finding;
import dev.gradus.studies.SeedMean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Where the sharpness stood against the threshold of stability, for each method.
final class EdgeFindings {
  private EdgeFindings() {}

  static List<Finding> of(List<Trajectory> all) {
    List<Finding> findings = new ArrayList<>();
    all.stream()
        .filter(one -> one.size() > 0)
        .collect(Collectors.groupingBy(Trajectory::method, LinkedHashMap::new, Collectors.toList()))
        .forEach((method, seeds) -> findings.add(new Finding(method, text(seeds))));
    return findings;
  }

  private static String text(List<Trajectory> seeds) {
    List<Trajectory> passed = seeds.stream().filter(one -> crossing(one) >= 0).toList();
    String rises =
        "the loss rose on %s of %s steps"
            .formatted(
                SeedMean.last(seeds, "increases").text(),
                Numbers.exactly(SeedMean.last(seeds, "t").value()));
    if (passed.isEmpty()) {
      return "sharpness stays below the threshold %s, at the end it is %s of it; %s"
          .formatted(
              threshold(seeds),
              SeedMean.of(seeds.stream().mapToDouble(one -> ratio(one, one.size() - 1)).toArray())
                  .text(),
              rises);
    }
    return "sharpness first exceeds the threshold %s at step %s%s; from there on its median is %s of it; %s"
        .formatted(
            threshold(seeds),
            SeedMean.of(
                    passed.stream().mapToDouble(one -> one.column("t")[crossing(one)]).toArray())
                .text(),
            passed.size() < seeds.size()
                ? " (in %d of %d seeds)".formatted(passed.size(), seeds.size())
                : "",
            SeedMean.of(passed.stream().mapToDouble(EdgeFindings::median).toArray()).text(),
            rises);
  }

  private static String threshold(List<Trajectory> seeds) {
    return Numbers.significant(seeds.getFirst().column("threshold")[0], 4);
  }

  /// The first observation above the threshold, or -1.
  private static int crossing(Trajectory one) {
    return IntStream.range(0, one.size()).filter(row -> ratio(one, row) > 1).findFirst().orElse(-1);
  }

  private static double median(Trajectory one) {
    double[] later =
        IntStream.range(crossing(one), one.size())
            .mapToDouble(row -> ratio(one, row))
            .sorted()
            .toArray();
    return later[later.length / 2];
  }

  private static double ratio(Trajectory one, int row) {
    return one.value(row, one.indexOf("sharpness")) / one.value(row, one.indexOf("threshold"));
  }
}
