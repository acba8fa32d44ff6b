package dev.gradus.studies.complexity;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.report.Numbers;
import dev.gradus.studies.Finding;
import dev.gradus.studies.SeedMean;
import java.util.ArrayList;
import java.util.List;

/// What the network knows at the end, and how much of it each reference explains. Errors are those
/// over seeds; of a single seed, those over test examples.
final class ExplanationFindings {
  private final List<Trajectory> seeds;

  private ExplanationFindings(List<Trajectory> seeds) {
    this.seeds = seeds;
  }

  static List<Finding> of(List<Trajectory> all) {
    List<Trajectory> seeds = all.stream().filter(one -> one.size() > 0).toList();
    return seeds.isEmpty() ? List.of() : new ExplanationFindings(seeds).findings();
  }

  private List<Finding> findings() {
    List<Finding> all = new ArrayList<>();
    all.add(
        new Finding(
            "network at the end",
            "I(F;Y) = %s bits, accuracy %s on test examples"
                .formatted(end("i_model_label"), end("accuracy_test"))));
    String share =
        Double.isNaN(last("explained_fraction"))
            ? ""
            : " (" + end("explained_fraction") + " of it)";
    all.add(
        new Finding(
            "reference",
            "I(L;Y) = %s bits, accuracy %s; it explains mu = %s bits of I(F;Y)%s, %s lie beyond it"
                .formatted(
                    end("i_by_label"),
                    end("accuracy_by"),
                    end("mu"),
                    share,
                    end("i_model_label_given_by"))));
    for (int i = 2; seeds.getFirst().indexOf("mu" + i) >= 0; i++) {
      all.add(
          new Finding(
              "reference " + i,
              "I(L;Y) = %s bits, accuracy %s; it explains mu = %s bits of I(F;Y), %s lie beyond it"
                  .formatted(
                      end("i_by%d_label".formatted(i)),
                      end("accuracy_by" + i),
                      end("mu" + i),
                      end("i_model_label_given_by" + i))));
    }
    return all;
  }

  /// NaN where one seed has no such number.
  private double last(String column) {
    return SeedMean.last(seeds, column).value();
  }

  private String end(String column) {
    Trajectory first = seeds.getFirst();
    int error = first.indexOf(column + "_se");
    return seeds.size() == 1 && error >= 0
        ? Numbers.uncertain(
            first.column(column)[first.size() - 1], first.value(first.size() - 1, error))
        : SeedMean.last(seeds, column).text();
  }
}
